/**
 * Choosing several pins without leaving the place: the Select link turns the checkboxes on and off where one
 * stands. Shift takes all between; Esc stops.
 */

/** The checkboxes from one to the other, whichever comes first. */
export const between = (boxes, one, other) => {
  const [from, to] = [boxes.indexOf(one), boxes.indexOf(other)].sort((a, b) => a - b);
  return from < 0 ? [other] : boxes.slice(from, to + 1);
};

const enhance = (wall, link, form) => {
  const count = form.querySelector("output");
  const boxes = () => [...wall.querySelectorAll(".pin-card__pick input")];
  const number = new Intl.NumberFormat(document.documentElement.lang);
  let last = null;

  const tell = () => {
    const chosen = boxes().filter((box) => box.checked).length;
    count.textContent = number.format(chosen);
    for (const button of form.querySelectorAll("button")) button.disabled = chosen === 0;
  };

  const select = (on) => {
    wall.classList.toggle("is-selecting", on);
    link.classList.toggle("is-on", on);
    link.setAttribute("aria-pressed", on);
    if (!on) for (const box of boxes()) box.checked = false;
    tell();
  };

  link.setAttribute("role", "button");
  link.setAttribute("aria-pressed", wall.classList.contains("is-selecting"));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    select(!wall.classList.contains("is-selecting"));
  });
  link.addEventListener("keydown", (event) => {
    if (event.key !== " ") return;
    event.preventDefault();
    link.click();
  });
  wall.addEventListener("click", (event) => {
    const box = event.target.closest(".pin-card__pick input");
    if (!box) return;
    if (event.shiftKey) for (const each of between(boxes(), last, box)) each.checked = box.checked;
    last = box;
    tell();
  });
  wall.addEventListener("change", tell);
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !wall.classList.contains("is-selecting")) return;
    if (document.querySelector(":popover-open, dialog[open]")) return;
    select(false);
    link.focus();
  });
  tell();
};

const [wall, link, form] = ["#wall", "[data-select]", "#bulk"].map((part) => globalThis.document?.querySelector(part));
if (wall && link && form) enhance(wall, link, form);
