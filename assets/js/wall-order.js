/**
 * Putting a board's pins in order by hand: drag them, or lift one with its handle and move it with the arrow keys,
 * Home and End. Without this a number field on each card does the same.
 */
const wall = globalThis.document?.querySelector("#wall[data-order]");
const heard = wall?.querySelector("[data-heard]");

/** Where a key moves the one at `place` among `total`; null when it does not move. */
export const moved = (key, place, total, direction) => {
  const forward = direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = direction === "rtl" ? "ArrowRight" : "ArrowLeft";
  const to = { [forward]: place + 1, ArrowDown: place + 1, [backward]: place - 1, ArrowUp: place - 1, Home: 0, End: total - 1 }[key];
  return to === undefined ? null : Math.max(0, Math.min(total - 1, to));
};

const say = (words, card) => {
  const all = [...wall.querySelectorAll(".pin-card")];
  heard.textContent = words.replace("{place}", all.indexOf(card) + 1).replace("{total}", all.length);
};

const post = async (fields) => {
  // The answer leads to the board, which is here already: do not follow it.
  const answer = await fetch(wall.dataset.order, { method: "POST", body: new URLSearchParams(fields), redirect: "manual" });
  if (!answer.ok && answer.type !== "opaqueredirect") throw new Error(answer.statusText);
};

/** Tell the board where a card is now. A card at the end of what is shown, but not of the board, goes by number. */
const keep = async (card) => {
  const next = card.nextElementSibling;
  const isShownToTheEnd = !wall.querySelector("[data-more] a");
  const fields = { pin: card.dataset.pin };
  if (next || isShownToTheEnd) fields.before = next?.dataset.pin ?? "";
  else fields.number = [...wall.querySelectorAll(".pin-card")].indexOf(card) + 1;
  try {
    await post(fields);
    say(wall.dataset.kept, card);
  } catch {
    location.reload();
  }
};

const dragging = () => {
  for (const part of wall.querySelectorAll(".wall__part:not([data-sorted])")) {
    part.dataset.sorted = "";
    globalThis.Sortable?.create(part, {
      animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 160,
      delay: 180,
      delayOnTouchOnly: true,
      filter: ".pin-card__order",
      preventOnFilter: false,
      ghostClass: "is-lifted",
      onEnd: ({ item, oldIndex, newIndex }) => oldIndex === newIndex || keep(item),
    });
  }
};

const arrange = (link, on) => {
  wall.classList.toggle("is-arranging", on);
  link.classList.toggle("is-on", on);
  link.setAttribute("aria-pressed", on);
  for (const grip of wall.querySelectorAll("[data-grip]")) grip.hidden = !on;
  if (on) dragging();
  for (const part of wall.querySelectorAll("[data-sorted]")) globalThis.Sortable?.get(part)?.option("disabled", !on);
};

const lift = (grip) => {
  const card = grip.closest(".pin-card");
  const home = card.nextElementSibling;
  const put = (before) => {
    card.parentElement.insertBefore(card, before);
    grip.focus();
    card.scrollIntoView({ block: "nearest" });
  };
  const end = () => {
    card.classList.remove("is-lifted");
    grip.setAttribute("aria-pressed", "false");
    grip.removeEventListener("keydown", onKey);
    grip.removeEventListener("blur", onBlur);
  };
  const finish = () => {
    end();
    if (card.nextElementSibling !== home) keep(card);
  };
  const onBlur = () => setTimeout(() => document.activeElement !== grip && card.classList.contains("is-lifted") && finish());
  const onKey = (event) => {
    const all = [...card.parentElement.children];
    const to = moved(event.key, all.indexOf(card), all.length, document.dir);
    if (to !== null) {
      const others = all.filter((each) => each !== card);
      put(others[to] ?? null);
      say(wall.dataset.place, card);
    } else if (event.key === "Escape") {
      put(home);
      end();
      say(wall.dataset.left, card);
    } else if (event.key === "Enter" || event.key === " ") finish();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  card.classList.add("is-lifted");
  grip.setAttribute("aria-pressed", "true");
  grip.addEventListener("keydown", onKey);
  grip.addEventListener("blur", onBlur);
  say(wall.dataset.lifted, card);
};

if (wall) {
  const link = document.querySelector("[data-arrange]");
  link?.setAttribute("role", "button");
  link?.addEventListener("click", (event) => {
    event.preventDefault();
    arrange(link, !wall.classList.contains("is-arranging"));
  });
  link?.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  if (link) arrange(link, wall.classList.contains("is-arranging"));

  wall.addEventListener("click", (event) => {
    const grip = event.target.closest("[data-grip]");
    if (grip && grip.getAttribute("aria-pressed") !== "true") lift(grip);
  });
  wall.addEventListener("grown", () => link && arrange(link, wall.classList.contains("is-arranging")));

  wall.addEventListener("submit", async (event) => {
    const form = event.target.closest(".pin-card__order");
    if (!form) return;
    event.preventDefault();
    const card = form.closest(".pin-card");
    const place = Number(form.elements.number.value) - 1;
    try {
      await post(new FormData(form));
    } catch {
      return form.submit();
    }
    const others = [...card.parentElement.children].filter((each) => each !== card);
    const startsHere = !new URLSearchParams(location.search).has("after");
    if (!startsHere || wall.querySelectorAll(".wall__part").length > 1 || place > others.length) return location.reload();
    card.parentElement.insertBefore(card, others[place] ?? null);
    card.scrollIntoView({ block: "center" });
    form.reset();
    say(wall.dataset.kept, card);
  });
}
