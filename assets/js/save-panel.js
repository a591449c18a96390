/**
 * Saving a pin to a board from the wall: the part of its page that the link leads to (#save) opens beside the
 * button, and what the answer says is shown here. When anything fails, the link leads to the page itself.
 */
const panel = globalThis.document?.createElement("div");

const fetched = async (address, options) => {
  const answer = await fetch(address, options);
  if (!answer.ok) throw new Error(answer.statusText);
  return new DOMParser().parseFromString(await answer.text(), "text/html");
};

const say = (page) => {
  const notice = page.querySelector(".notice");
  if (!notice) return;
  document.querySelector(".notice.is-floating")?.remove();
  notice.classList.add("is-floating");
  document.body.append(notice);
  setTimeout(() => notice.matches(":hover, :focus-within") || notice.remove(), 8000);
};

const open = async (link) => {
  link.setAttribute("aria-busy", "true");
  try {
    const part = (await fetched(link.href)).querySelector("#save");
    if (!part) throw new Error("no #save");
    part.removeAttribute("id");
    for (const each of part.querySelectorAll("[id]")) each.id = `panel-${each.id}`;
    for (const label of part.querySelectorAll("label[for]")) label.htmlFor = `panel-${label.htmlFor}`;
    panel.replaceChildren(part);
    panel.showPopover({ source: link });
    panel.querySelector("select, input:not([type=hidden]), button")?.focus();
  } catch {
    location.href = link.href;
  }
  link.removeAttribute("aria-busy");
};

if (panel) {
  panel.className = "panel is-form";
  panel.popover = "auto";
  document.body.append(panel);

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-panel]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || !panel.showPopover) return;
    event.preventDefault();
    open(link);
  });

  panel.addEventListener("submit", async (event) => {
    const form = event.target;
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form, event.submitter));
    try {
      say(await fetched(form.action, { method: "POST", body }));
      panel.hidePopover();
    } catch {
      form.submit();
    }
  });
}
