/** Sentences of the pinning page, in the reader's language and its plural forms, from the page's own template. */
const kept = globalThis.document?.querySelector("#words")?.content;
const plurals = new Intl.PluralRules(globalThis.document?.documentElement.lang || "en");

/** The sentence whose sample number has the same plural form as the count. `samples`: pairs of number and sentence. */
export const inForm = (samples, count, rules = plurals) => {
  const exact = samples.find(([of]) => of === count);
  const alike = samples.find(([of]) => rules.select(of) === rules.select(count));
  return (exact ?? alike ?? samples.at(-1))?.[1] ?? "";
};

/** Put values into a sentence: {file}, {count}. */
export const filled = (sentence, values) => sentence.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);

export const words = (name, values = {}) => {
  const found = [...(kept?.querySelectorAll(`[data-say="${name}"]`) ?? [])];
  const samples = found.map((each) => [Number(each.dataset.of), each.textContent]);
  return filled("count" in values ? inForm(samples, values.count) : (samples[0]?.[1] ?? ""), values);
};

/** Said politely to those who listen to the page; the last sentence counts. */
export const tell = (sentence) => {
  const heard = document.querySelector("#heard");
  if (heard && heard.textContent !== sentence) heard.textContent = sentence;
};
