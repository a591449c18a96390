/** What looks like a file: saying that two are no duplicates, with a way back, and files that are here twice. */
import { tell, words } from "./pinning-words.js";

const form = globalThis.document?.querySelector("#pinning");
const list = globalThis.document?.querySelector("#files");

const say = (pair, verdict) => {
  const [one, other] = pair.split(":");
  return fetch(form.dataset.verdict, { method: "POST", body: new URLSearchParams({ one, other, verdict, stay: 1 }) });
};

const choose = (card, value) => {
  const option = [...card.querySelectorAll('[type="radio"]:enabled')].find((each) => each.value === value);
  if (!option) return;
  option.checked = true;
  option.dispatchEvent(new Event("change", { bubbles: true }));
};

const judge = async (button) => {
  const alike = button.closest(".alike");
  const card = button.closest(".file-card");
  button.setAttribute("aria-busy", "true");
  const answer = await say(button.value, "not a duplicate").catch(() => null);
  button.removeAttribute("aria-busy");
  if (!answer?.ok) return tell(words("our-side"));
  const chosen = card.querySelector('[type="radio"]:checked:enabled')?.value;
  if (alike.querySelector(":checked")) choose(card, "pin");
  const note = document.querySelector("#judged").content.firstElementChild.cloneNode(true);
  note.querySelector("span").textContent = words("judged");
  alike.hidden = true;
  alike.after(note);
  note.querySelector("[data-unjudge]").addEventListener("click", async () => {
    if (!(await say(button.value, button.dataset.was).catch(() => null))?.ok) return;
    note.remove();
    alike.hidden = false;
    choose(card, chosen);
    button.focus();
  });
  note.querySelector("[data-unjudge]").focus({ preventScroll: true });
};

const switchTwin = (card, isTwin) => {
  const [twin, alike] = ["twin", "alike"].map((name) => card.querySelector(`[data-${name}]`));
  twin.hidden = twin.disabled = !isTwin;
  if (alike) alike.hidden = alike.disabled = isTwin;
  choose(card, isTwin ? "leave" : alike?.dataset.alike);
};

/** A file that is here already names the place of the first; when that has gone, it is the first. */
const findTwins = () => {
  const first = new Map();
  const here = [...list.querySelectorAll('.file-card:not([data-state="gone"], [data-state="refused"])')];
  here.forEach((card, place) => {
    const twin = card.querySelector("[data-twin]");
    if (!twin) return;
    const earlier = first.get(card.dataset.media);
    if (earlier === undefined) first.set(card.dataset.media, place + 1);
    if (twin.hidden === (earlier !== undefined)) switchTwin(card, earlier !== undefined);
    if (earlier) twin.querySelector("strong").textContent = words("twin", { number: earlier });
  });
};

if (form) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[name=judge]");
    if (!button) return;
    event.preventDefault();
    judge(button);
  });
  form.addEventListener("cards", findTwins);
  findTwins();
}
