/** Nothing that was typed is lost: it is kept on the server a moment after each key, and when the page is left. */
import { words } from "./pinning-words.js";

const form = globalThis.document?.querySelector("#pinning");
const PAUSE = 400; // ms without a key
const RETRY = 5000; // ms
const LEFT = "pinning-left"; // when this tab left the page with something to send
const OVERTAKEN = 2000; // ms
const waiting = new Map(); // address → { fields, timer }
let isOver = false;

const SHARED = [
  "title", "story", "board", "section", "tags", "as", "credit_name", "credit_did", "upload",
  "usage", "territory", "licence", "embargo_until", "rights_until",
];

const sharedFields = () => {
  const typed = new FormData(form);
  return SHARED.flatMap((name) => typed.getAll(name).map((value) => [name, value]));
};

const cardFields = (card) => {
  const id = card.dataset.upload;
  const typed = [...card.querySelectorAll("[data-of]")].map((field) => [field.dataset.of, field.value]);
  const choice = card.querySelector(`[name="choice-${id}"]:checked:enabled`);
  return [...typed, ...(choice ? [["choice", choice.value]] : [])];
};

const show = (name) => {
  const place = document.querySelector("[data-kept]");
  place.textContent = words(name);
  place.classList.toggle("is-bad", name === "not-kept");
};

const send = async (address) => {
  const { fields, timer } = waiting.get(address);
  clearTimeout(timer);
  const sent = { fields };
  waiting.set(address, sent);
  try {
    const answer = await fetch(address, { method: "POST", body: new URLSearchParams(fields()), headers: { Accept: "application/json" } });
    if (answer.status >= 500 || answer.status === 401) throw new Error(answer.statusText);
    if (waiting.get(address) === sent) waiting.delete(address);
    if (!waiting.size) show("kept");
  } catch {
    show("not-kept");
    if (waiting.get(address) === sent) sent.timer = setTimeout(send, RETRY, address);
  }
};

const keep = (address, fields) => {
  if (isOver) return;
  clearTimeout(waiting.get(address)?.timer);
  waiting.set(address, { fields, timer: setTimeout(send, PAUSE, address) });
};

const keepCard = (card) =>
  card.dataset.upload && keep(form.dataset.upload.replace("/0", `/${card.dataset.upload}`), () => cardFields(card));
const keepShared = () => keep(form.dataset.draft, sharedFields);

/** Whatever has not been sent goes along as the page is left. */
const leave = () => {
  if (isOver) return;
  if (waiting.size) sessionStorage.setItem(LEFT, Date.now());
  for (const [address, { fields, timer }] of waiting) {
    clearTimeout(timer);
    navigator.sendBeacon(address, new URLSearchParams(fields()));
  }
  waiting.clear();
};

/** A page that was loaded again at once may have overtaken what was sent as it was left: look once more. */
const catchUp = () => {
  const left = Number(sessionStorage.getItem(LEFT));
  sessionStorage.removeItem(LEFT);
  if (Date.now() - left < OVERTAKEN && !form.querySelector("[data-bring]")) setTimeout(() => location.reload(), PAUSE);
};

if (form) {
  catchUp();
  const typed = ({ target }) => {
    const card = target.closest(".file-card");
    if (card) keepCard(card);
    else if (SHARED.includes(target.name)) keepShared();
  };
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  form.addEventListener("adopted", ({ target }) => {
    if ([...target.querySelectorAll("[data-of]")].some((field) => field.value)) keepCard(target);
    keepShared();
  });
  form.addEventListener("order", keepShared);
  form.addEventListener("submit", ({ defaultPrevented }) => {
    // The form itself takes everything along, and the draft goes when it is published.
    if (defaultPrevented) return;
    isOver = true;
    for (const { timer } of waiting.values()) clearTimeout(timer);
  });
  addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => document.visibilityState === "hidden" && leave());
  // Out of the browser's memory the page would show files that have been published.
  addEventListener("pageshow", ({ persisted }) => persisted && location.reload());
}
