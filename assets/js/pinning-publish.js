/**
 * One button publishes: it says how many, waits for what is still on its way, and the form for all files helps:
 * sections of the chosen board only, as many people as there are, the next picture without a description.
 */
import { tell, words } from "./pinning-words.js";

const form = globalThis.document?.querySelector("#pinning");
const list = globalThis.document?.querySelector("#files");
const ON_ITS_WAY = ["waiting", "sending", "preparing"];
const TOLD_EVERY = 2000; // ms
const all = () => [...list.querySelectorAll('.file-card:not([data-state="gone"])')];
const part = (name) => form.querySelector(`[data-${name}]`);

let waitsToPublish = false;
let isLeaving = false;
let told = 0;

const choiceOf = (card) => card.querySelector('.file-card__alike [type="radio"]:checked:enabled')?.value ?? "pin";

/** How many pins are published, and how many of others are placed. `choices`: one for each file. */
export const outcome = (choices, isOne) => {
  const own = choices.filter((choice) => choice === "pin" || choice.startsWith("version:")).length;
  const placed = choices.filter((choice) => choice.startsWith("place:")).length;
  return { count: isOne ? Math.min(own, 1) : own, placed };
};

const label = (pins, onTheWay) => {
  if (waitsToPublish) return words("waiting", { count: onTheWay });
  if (pins.count && pins.placed) return words("publish-and-place", pins);
  if (pins.placed) return words("place", { count: pins.placed });
  return pins.count ? words("publish", pins) : words("publish-none");
};

const showProgress = (cards, onTheWay) => {
  const taken = cards.filter((card) => card.dataset.state !== "refused");
  const done = taken.length - onTheWay;
  const box = part("progress");
  const sentence = words("ready", { done, total: taken.length });
  if (!onTheWay && !box.hidden) tell(sentence);
  else if (onTheWay && Date.now() - told > TOLD_EVERY) {
    told = Date.now();
    tell(sentence);
  }
  box.hidden = !onTheWay;
  part("ready").textContent = sentence;
  box.querySelector("progress").max = Math.max(taken.length, 1);
  box.querySelector("progress").value = done;
};

const showLine = (name, word, count) => {
  const line = part(name);
  line.hidden = !count;
  (line.querySelector("span") ?? line).textContent = count ? words(word, { count }) : "";
};

const undescribed = () =>
  all().filter(
    (card) =>
      card.dataset.state === "ready" &&
      /^(pin|version)/.test(choiceOf(card)) &&
      !card.querySelector("[data-of=alt]").value.trim(),
  );

const show = () => {
  const cards = all();
  const states = cards.map((card) => card.dataset.state);
  const onTheWay = states.filter((state) => ON_ITS_WAY.includes(state)).length;
  const refused = states.filter((state) => state === "refused").length;
  const choices = cards.filter((card) => card.dataset.state !== "refused").map(choiceOf);
  const button = part("publish");
  const isOne = form.elements.as.value === "one";

  part("count").textContent = choices.length ? words("count", { count: choices.length }) : "";
  button.querySelector("span").textContent = label(outcome(choices, isOne), onTheWay);
  button.setAttribute("aria-busy", waitsToPublish);
  showProgress(cards, onTheWay);
  showLine("refused-say", "refused-some", refused);
  showLine("waiting", "waits", waitsToPublish && onTheWay);
  showLine("undescribed", "undescribed", undescribed().length);
  if (waitsToPublish && !onTheWay) go(refused);
};

/** All are here. When one was refused meanwhile, that is seen before the others go. */
const go = (refused) => {
  waitsToPublish = false;
  if (refused) {
    show();
    part("refused-say").scrollIntoView({ block: "nearest" });
    return part("publish").focus();
  }
  part("publish").removeAttribute("aria-busy");
  form.requestSubmit(part("publish"));
};

let drawn = 0;
const showSoon = () => {
  cancelAnimationFrame(drawn);
  drawn = requestAnimationFrame(show);
};

const sections = part && form ? [...form.querySelectorAll("[data-sections] optgroup")] : [];
const showSections = () => {
  if (!sections.length) return;
  const select = form.elements.section;
  const chosen = select.value;
  const fitting = sections.filter((group) => group.dataset.board === form.elements.board.value);
  for (const group of sections) group.remove();
  select.append(...fitting);
  select.value = [...select.options].some((option) => option.value === chosen) ? chosen : "";
  part("sections").hidden = !fitting.length;
};

if (form) {
  form.addEventListener("cards", showSoon);
  form.addEventListener("input", showSoon);
  form.addEventListener("change", (event) => {
    if (event.target.name === "board") showSections();
    showSoon();
  });

  form.addEventListener("submit", (event) => {
    const onTheWay = all().filter((card) => ON_ITS_WAY.includes(card.dataset.state)).length;
    if (event.submitter?.value === "publish" && onTheWay) {
      event.preventDefault();
      event.stopImmediatePropagation();
      waitsToPublish = true;
      show();
      tell(words("waits", { count: onTheWay }));
    } else isLeaving = true;
  }, true);

  part("waiting").querySelector("button").addEventListener("click", () => {
    waitsToPublish = false;
    show();
    part("publish").focus();
  });

  part("undescribed").querySelector("button").addEventListener("click", () => {
    const field = undescribed()[0]?.querySelector("[data-of=alt]");
    field?.focus({ preventScroll: true });
    field?.scrollIntoView({ block: "center" });
  });

  part("refused-say").querySelector("button").addEventListener("click", () => {
    const card = list.querySelector('[data-state="refused"]');
    card?.scrollIntoView({ block: "center" });
    card?.querySelector("[data-remove]").focus({ preventScroll: true });
  });

  part("add-credit").addEventListener("click", () => {
    part("credits").append(form.querySelector("template[data-credit]").content.cloneNode(true));
    part("credits").lastElementChild.querySelector("input").focus();
  });

  addEventListener("beforeunload", (event) => {
    if (!isLeaving && all().some((card) => ["waiting", "sending"].includes(card.dataset.state))) event.preventDefault();
  });

  showSections();
  show();
}
