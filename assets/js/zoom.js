/** A look from near: the work fills the window and can be enlarged. Fetches PhotoSwipe at the first click. */
const works = globalThis.document?.querySelector("[data-zoom]");

const style = (href) =>
  new Promise((done) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href, onload: done, onerror: done });
    document.head.append(link);
  });

if (works) {
  const links = [...works.querySelectorAll("a[data-width]")];
  let library;

  works.addEventListener("click", async (event) => {
    const link = event.target.closest("a[data-width]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      library ??= Promise.all([import(works.dataset.zoom), style(works.dataset.zoomStyle)]);
      const [{ default: PhotoSwipe }] = await library;
      const gallery = new PhotoSwipe({
        dataSource: links.map((each) => ({
          src: each.href,
          width: Number(each.dataset.width),
          height: Number(each.dataset.height),
          alt: each.querySelector("img:not([aria-hidden])")?.alt,
          msrc: each.querySelector("img:not([aria-hidden])")?.currentSrc,
          element: each,
        })),
        index: links.indexOf(link),
        bgOpacity: 0.94,
        showHideAnimationType: matchMedia("(prefers-reduced-motion: reduce)").matches ? "none" : "zoom",
        closeTitle: works.dataset.close,
        zoomTitle: works.dataset.enlarge,
        arrowPrevTitle: works.dataset.before,
        arrowNextTitle: works.dataset.after,
        errorMsg: works.dataset.failed,
      });
      gallery.init();
    } catch {
      location.href = link.href;
    }
  });
}
