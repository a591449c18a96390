/** A form that is on its way says so at once, on the button that sent it. */
document.addEventListener("submit", ({ submitter, defaultPrevented }) => {
  if (!submitter || defaultPrevented) return;
  submitter.setAttribute("aria-busy", "true");
  addEventListener("pageshow", () => submitter.removeAttribute("aria-busy"), { once: true });
});
