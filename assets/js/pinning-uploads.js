/**
 * What is brought becomes a card at once, and goes up a few at a time: its own preview, its progress, its answer.
 * A card's `data-state` says where it is: waiting, sending, preparing, ready, refused, gone.
 */
import { tell, words } from "./pinning-words.js";

const form = globalThis.document?.querySelector("#pinning");
const list = globalThis.document?.querySelector("#files");
const AT_ONCE = 3;
const WIDE = 352; // px, of a preview: twice its slot
const AGAIN = 1000; // ms between two looks at a picture that is being prepared
const requests = new Map(); // card → what is on its way
let number = 0;

const changed = () => form.dispatchEvent(new CustomEvent("cards"));
const fill = (card, part, text) => card.querySelectorAll(`[data-part="${part}"]`).forEach((each) => (each.textContent = text));

const setState = (card, state) => {
  card.dataset.state = state;
  changed();
};

const newCard = (name, detail) => {
  const card = document.querySelector("#blank-card").content.firstElementChild.cloneNode(true);
  const id = `new-${(number += 1)}`;
  card.id = `upload-${id}`;
  card.dataset.name = name;
  for (const field of card.querySelectorAll("[data-of]")) identify(card, field, id);
  fill(card, "name", name);
  card.brought = detail;
  return card;
};

const identify = (card, field, id) => {
  const label = card.querySelector(`label[for="${field.id}"]`);
  field.id = field.name = `${field.dataset.of}-${id}`;
  if (label) label.htmlFor = field.id;
};

// Previews: small, away from the main thread, two at a time, those in sight first.
const wanted = [];
let drawing = 0;

const draw = async (card) => {
  const bitmap = await createImageBitmap(card.brought.file, { resizeWidth: WIDE, resizeQuality: "medium" });
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
  canvas.getContext("2d").drawImage(bitmap, 0, 0);
  bitmap.close();
  const image = new Image();
  image.src = URL.createObjectURL(await canvas.convertToBlob());
  image.alt = "";
  await image.decode();
  if (card.dataset.upload) URL.revokeObjectURL(image.src);
  else card.querySelector(".picture").replaceChildren(image);
};

const drawNext = async () => {
  if (drawing >= 2 || !wanted.length) return;
  const card = wanted.shift();
  drawing += 1;
  // A kind that this browser does not show is shown when it has been prepared.
  await draw(card).catch(() => {});
  drawing -= 1;
  drawNext();
};

const sight = form && new IntersectionObserver((seen) => {
  for (const { target, isIntersecting } of seen) {
    if (!isIntersecting) continue;
    sight.unobserve(target);
    wanted.push(target);
    drawNext();
  }
}, { rootMargin: "600px" });

/** Take what the server says of a file into its card. What is being typed there stays. */
const adopt = (card, html) => {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector(".file-card");
  const id = fresh.dataset.upload;
  const preview = card.querySelector('.picture img[src^="blob:"]');
  if (preview) URL.revokeObjectURL(preview.src);
  for (const part of ["picture", "state", "alike"]) {
    card.querySelector(`[data-part="${part}"]`).replaceWith(fresh.querySelector(`[data-part="${part}"]`));
  }
  fill(card, "name", fresh.dataset.name);
  for (const field of card.querySelectorAll("[data-of]")) identify(card, field, id);
  card.id = fresh.id;
  Object.assign(card.dataset, { upload: id, media: fresh.dataset.media, name: fresh.dataset.name });
  const listed = card.querySelector("[name=upload]");
  listed.value = card.querySelector("[name=away]").value = id;
  listed.disabled = false;
  setState(card, fresh.dataset.state);
  card.dispatchEvent(new CustomEvent("adopted", { bubbles: true }));
  if (card.dataset.state === "preparing") lookAgain(card);
};

/** It was taken out when it was here already, but its answer was not. */
const putAwayLate = (card, html) => {
  adopt(card, html);
  card.dataset.state = "gone";
  card.querySelector("[name=upload]").disabled = true;
  card.dispatchEvent(new CustomEvent("late", { bubbles: true }));
};

const lookAgain = (card, times = 1) =>
  setTimeout(async () => {
    if (!card.isConnected || card.dataset.state !== "preparing") return;
    const answer = await fetch(form.dataset.upload.replace("/0", `/${card.dataset.upload}`)).catch(() => null);
    if (answer?.status === 404) return refuse(card, words("unreadable"), false);
    if (!answer?.ok) return lookAgain(card, times + 1);
    const html = await answer.text();
    if (html.includes('data-state="preparing"')) lookAgain(card, times + 1);
    else adopt(card, html);
  }, AGAIN * Math.min(times, 5));

const refuse = (card, sentence, canTry = true) => {
  if (!card.querySelector("[data-refusal]")) {
    const blank = document.querySelector("#blank-card").content.querySelector("[data-part=state]");
    card.querySelector("[data-part=state]").replaceWith(blank.cloneNode(true));
  }
  card.querySelector("[name=upload]").disabled = true;
  card.querySelector("[data-refusal]").textContent = sentence;
  card.querySelector("[data-again]").hidden = !canTry || !card.brought;
  setState(card, "refused");
  tell(words("refused", { file: card.dataset.name, sentence }));
};

const showFound = (card, html) => {
  const place = form.querySelector("[data-found]");
  place.innerHTML = html;
  card.remove();
  changed();
  place.firstElementChild.focus();
};

const sentenceOf = (request) => {
  if (request.status === 401) return words("sign-in");
  try {
    return JSON.parse(request.responseText).detail || words("our-side");
  } catch {
    return words(request.status ? "our-side" : "no-connection");
  }
};

const send = (card) => {
  const { file, address, source } = card.brought;
  const body = new FormData();
  if (file) body.append("file", file, file.name);
  else for (const [name, value] of Object.entries({ address, source })) body.append(name, value ?? "");

  const request = new XMLHttpRequest();
  const bar = card.querySelector("progress");
  requests.set(card, request);
  request.open("POST", form.dataset.uploads);
  request.setRequestHeader("Accept", "text/html, application/json");
  if (file) request.upload.onprogress = ({ loaded, total }) => (bar.value = (100 * loaded) / total);
  request.upload.onload = () => bar.removeAttribute("value");
  request.onloadend = () => {
    requests.delete(card);
    if (card.dataset.state === "gone") {
      if (request.status === 201) putAwayLate(card, request.responseText);
    } else if (card.dataset.state === "sending") {
      if (request.status === 201) adopt(card, request.responseText);
      else if (request.status === 200) showFound(card, request.responseText);
      else refuse(card, sentenceOf(request));
    }
    sendNext();
  };
  bar.value = 0;
  setState(card, "sending");
  request.send(body);
};

const sendNext = () => {
  const waiting = [...list.querySelectorAll('.file-card[data-state="waiting"]')].filter((card) => card.brought);
  for (const card of waiting.slice(0, AT_ONCE - requests.size)) send(card);
};

if (form) {
  form.addEventListener("bring", ({ detail: { files, address, source } }) => {
    const all = files ? files.map((file) => newCard(file.name, { file })) : [newCard(address, { address, source })];
    list.append(...all);
    for (const card of all) if (card.brought.file) sight.observe(card);
    changed();
    sendNext();
  });

  form.addEventListener("click", ({ target }) => {
    const card = target.closest("[data-again]")?.closest(".file-card");
    if (!card) return;
    setState(card, "waiting");
    sendNext();
  });

  // A file that was taken out on its way stops; brought back, it goes again.
  list.addEventListener("gone", ({ target }) => target.querySelector("progress")?.hasAttribute("value") && requests.get(target)?.abort());
  list.addEventListener("back", ({ target }) => {
    if (requests.has(target)) return setState(target, "sending");
    setState(target, target.dataset.upload ? (target.querySelector(".picture img") ? "ready" : "preparing") : "waiting");
    if (target.dataset.state === "preparing") lookAgain(target);
    sendNext();
  });

  addEventListener("online", () => {
    for (const card of list.querySelectorAll('[data-state="refused"]')) {
      if (card.querySelector("[data-refusal]").textContent === words("no-connection")) setState(card, "waiting");
    }
    sendNext();
  });

  for (const card of list.querySelectorAll('[data-state="preparing"]')) lookAgain(card);
}
