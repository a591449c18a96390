/** The list of files: taking one out with a way back, and putting them in order by drag or with two buttons. */
import { tell, words } from "./pinning-words.js";

const form = globalThis.document?.querySelector("#pinning");
const list = globalThis.document?.querySelector("#files");
const cards = () => [...list.querySelectorAll('.file-card:not([data-state="gone"])')];
const changed = () => form.dispatchEvent(new CustomEvent("cards"));

const putAway = (card, fields) =>
  card.dataset.upload &&
  fetch(form.dataset.away.replace("/0/", `/${card.dataset.upload}/`), {
    method: "POST",
    body: new URLSearchParams({ stay: 1, ...fields }),
    keepalive: true,
  }).catch(() => {});

const takeOut = (card) => {
  const wasRefused = card.dataset.state === "refused";
  const next = cards()[cards().indexOf(card) + 1] ?? cards()[cards().indexOf(card) - 1];
  card.dataset.state = "gone";
  card.querySelector("[name=upload]").disabled = true;
  card.dispatchEvent(new CustomEvent("gone", { bubbles: true }));
  tell(words("gone", { file: card.dataset.name }));
  if (wasRefused) {
    card.remove();
    (next?.querySelector("[data-of]") ?? document.querySelector("#file")).focus();
  } else leaveNote(card);
  putAway(card, {});
  changed();
};

const leaveNote = (card) => {
  const note = document.querySelector("#gone-card").content.firstElementChild.cloneNode(true);
  note.querySelector("[data-words]").textContent = words("gone", { file: card.dataset.name });
  note.querySelector("[data-undo]").addEventListener("click", () => takeBack(card, note));
  card.after(note);
  card.hidden = true;
  note.querySelector("[data-undo]").focus({ preventScroll: true });
};

const takeBack = (card, note) => {
  note.remove();
  card.hidden = false;
  card.querySelector("[name=upload]").disabled = !card.dataset.upload;
  putAway(card, { back: 1 });
  card.dispatchEvent(new CustomEvent("back", { bubbles: true }));
  card.querySelector("[name=away]").focus();
  tell(words("back", { file: card.dataset.name }));
  changed();
};

const isInOrder = (card) => {
  const all = cards();
  form.dispatchEvent(new CustomEvent("order"));
  changed();
  tell(words("moved", { file: card.dataset.name, place: all.indexOf(card) + 1, total: all.length }));
};

const move = (card, by, button) => {
  const all = cards();
  const to = all[all.indexOf(card) + by];
  if (!to) return;
  by < 0 ? to.before(card) : to.after(card);
  button.focus();
  card.scrollIntoView({ block: "nearest" });
  isInOrder(card);
};

if (form) {
  list.addEventListener("click", (event) => {
    const button = event.target.closest("[name=away], [data-remove], [data-move]");
    if (!button) return;
    event.preventDefault();
    const card = button.closest(".file-card");
    button.dataset.move ? move(card, Number(button.dataset.move), button) : takeOut(card);
  });

  list.addEventListener("late", ({ target }) => putAway(target, {}));

  globalThis.Sortable?.create(list, {
    handle: ".file-card__picture",
    draggable: ".file-card",
    animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160,
    delay: 180,
    delayOnTouchOnly: true,
    ghostClass: "is-lifted",
    onEnd: ({ item, oldIndex, newIndex }) => oldIndex === newIndex || isInOrder(item),
  });
}
