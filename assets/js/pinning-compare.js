/** Two pictures over each other: a slider between them, one instead of the other, or both in turn. */
const dialog = globalThis.document?.querySelector("#compare");
const TURN = 700; // ms

if (dialog) {
  const stage = dialog.querySelector(".compare__stage");
  const [mine, theirs] = ["mine", "theirs"].map((name) => stage.querySelector(`[data-${name}]`));
  const range = dialog.querySelector("input[type=range]");
  const [swap, flicker] = ["swap", "flicker"].map((name) => dialog.querySelector(`[data-${name}]`));
  let turning = 0;

  const slide = (value) => {
    range.value = value;
    stage.style.setProperty("--shown", `${value}%`);
  };

  const turn = () => {
    const showsTheirs = swap.getAttribute("aria-pressed") === "true";
    swap.setAttribute("aria-pressed", !showsTheirs);
    slide(showsTheirs ? 100 : 0);
  };

  const rest = () => {
    clearInterval(turning);
    turning = 0;
    flicker.setAttribute("aria-pressed", "false");
  };

  range.addEventListener("input", () => {
    rest();
    swap.setAttribute("aria-pressed", "false");
    slide(range.value);
  });
  swap.addEventListener("click", () => {
    rest();
    turn();
  });
  flicker.addEventListener("click", () => {
    if (turning) return rest();
    flicker.setAttribute("aria-pressed", "true");
    turn();
    turning = setInterval(turn, TURN);
  });
  dialog.addEventListener("close", rest);
  flicker.hidden = matchMedia("(prefers-reduced-motion: reduce)").matches;

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-compare]");
    if (!button) return;
    mine.src = button.dataset.mine;
    theirs.src = button.dataset.theirs;
    dialog.querySelector("h2").textContent = button.dataset.title;
    swap.setAttribute("aria-pressed", "false");
    slide(50);
    dialog.showModal();
    range.focus();
  });
}
