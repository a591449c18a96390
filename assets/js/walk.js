/**
 * Walking a wall from pin to pin: ← and → go to its neighbours, Esc back to the wall. However far one walks, Back
 * leads to the wall, because each step takes the place of the last.
 */

/** Which way a key leads, "before", "after" or "back", in the direction that the page is read. */
export const wayOf = (key, direction) => {
  const ways = direction === "rtl" ? ["after", "before"] : ["before", "after"];
  return { ArrowLeft: ways[0], ArrowRight: ways[1], Escape: "back" }[key];
};

const go = (link) => {
  if (link.dataset.walk !== "back") return location.replace(link.href);
  const { pathname } = new URL(link.href);
  if (sessionStorage.getItem("showcase:wall") === pathname && history.length > 1) return history.back();
  location.href = link.href;
};

const work = globalThis.document?.querySelector("[data-pin-page]");
if (work) {
  sessionStorage.setItem("showcase:seen", `pin-${work.dataset.pinPage}`);

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    if (document.querySelector(":popover-open, dialog[open], .pswp")) return;
    const link = document.querySelector(`a[data-walk="${wayOf(event.key, document.dir)}"]`);
    if (!link) return;
    event.preventDefault();
    go(link);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-walk]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(link);
  });
}
