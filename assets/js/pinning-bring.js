/**
 * Ways to bring work to the pinning page: drop (files and folders, anywhere), paste, choose, camera, web address.
 * Each file or address is told to the form as a `bring` event. Without this the form's own fields take them along.
 */
const form = globalThis.document?.querySelector("#pinning");
const everywhere = globalThis.document?.querySelector("[data-everywhere]");

const bring = (detail) => form.dispatchEvent(new CustomEvent("bring", { detail }));
const bringFiles = (files) => files.length && bring({ files });

/** What systems put into folders for themselves. */
export const isOfTheSystem = (name) => name.startsWith(".") || /^(thumbs\.db|desktop\.ini)$/i.test(name);

export const isAddress = (text) => /^https?:\/\/\S+$/i.test(text.trim());

const entries = (folder) => new Promise((resolve, reject) => folder.readEntries(resolve, reject));
const fileOf = (entry) => new Promise((resolve, reject) => entry.file(resolve, reject));

/** The files of a folder and of the folders in it, by name. */
const within = async (folder) => {
  const reader = folder.createReader();
  const all = [];
  for (let some = await entries(reader); some.length; some = await entries(reader)) all.push(...some);
  all.sort((one, other) => one.name.localeCompare(other.name, undefined, { numeric: true }));
  const files = [];
  for (const entry of all) {
    if (entry.isDirectory) files.push(...(await within(entry)));
    else if (!isOfTheSystem(entry.name)) files.push(await fileOf(entry));
  }
  return files;
};

const dropped = async (data) => {
  const all = [...data.items].filter((item) => item.kind === "file").map((item) => item.webkitGetAsEntry?.());
  if (!all.some((entry) => entry?.isDirectory)) return [...data.files];
  const parts = await Promise.all(all.filter(Boolean).map((entry) => (entry.isDirectory ? within(entry) : fileOf(entry))));
  return parts.flat();
};

const isTyping = (target) => target.closest?.("input:not([type=radio], [type=file]), textarea");

const listenToDrops = () => {
  let deep = 0;
  let isOurs = false; // a card that is put in order, or something else of this page
  addEventListener("dragstart", () => (isOurs = true));
  addEventListener("dragend", () => (isOurs = false));
  const takes = (event) => !isOurs && [...event.dataTransfer.types].some((type) => type === "Files" || type === "text/uri-list");
  const show = (on) => (everywhere.hidden = !on);
  addEventListener("dragenter", (event) => takes(event) && (deep += 1) && show(true));
  addEventListener("dragleave", (event) => takes(event) && (deep = Math.max(0, deep - 1)) === 0 && show(false));
  addEventListener("dragover", (event) => takes(event) && event.preventDefault());
  addEventListener("drop", async (event) => {
    deep = 0;
    show(false);
    if (!takes(event)) return;
    event.preventDefault();
    const address = event.dataTransfer.getData("text/uri-list").split(/\r?\n/)[0];
    const files = await dropped(event.dataTransfer);
    if (files.length) bringFiles(files);
    else if (isAddress(address)) bring({ address, source: "" });
  });
};

const listenToPastes = () =>
  addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    const text = event.clipboardData.getData("text/plain").trim();
    if (files.length) {
      event.preventDefault();
      bringFiles(files);
    } else if (!isTyping(event.target) && isAddress(text)) bring({ address: text, source: "" });
  });

const bringAddress = () => {
  const { address, source } = form.elements;
  if (!address.value.trim()) return address.focus();
  bring({ address: address.value.trim(), source: source.value });
  address.value = source.value = "";
};

if (form) {
  listenToDrops();
  listenToPastes();

  form.addEventListener("change", ({ target }) => {
    if (target.type !== "file") return;
    bringFiles([...target.files]);
    target.value = "";
  });

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[name=verb][value=add], [name=pick]");
    if (!button) return;
    event.preventDefault();
    if (button.name === "verb") return bringAddress();
    button.disabled = true;
    bring({ address: button.value, source: button.dataset.source });
  });

  // Enter in a field of one line brings an address, and never publishes by accident.
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input:not([type=radio])")) return;
    event.preventDefault();
    if (event.target.name === "address") bringAddress();
  });

  // From the bookmarklet: once, and not again when the page is loaded again.
  if (form.elements.address.hasAttribute("data-bring")) {
    addEventListener("DOMContentLoaded", bringAddress, { once: true });
    history.replaceState(history.state, "", location.pathname);
  }
}
