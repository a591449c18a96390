/**
 * Reads on when the end of a wall comes near, from the link that is there anyway. The address follows
 * what is on the screen, so that Back, reload and a copied address lead to the same place. After some
 * pages it waits for the button, so that the footer can be reached.
 */
const AUTOMATIC_PAGES = 5;
const AHEAD = "1200px";

/** The address of the page that is being looked at: the last one that has begun above the line. */
export const pageAt = (pages, line) =>
  pages.reduce((found, page) => (page.top() <= line ? page : found), pages[0])?.address;

const enhance = (wall) => {
  const foot = wall.querySelector("[data-more]");
  const heard = wall.querySelector("[data-heard]");
  const parts = () => wall.querySelectorAll(".wall__part");
  const pages = [{ address: location.pathname + location.search, holds: () => true, top: () => -Infinity }];
  let automatic = AUTOMATIC_PAGES;
  let loading = false;

  const append = (page) => {
    const incoming = [...page.querySelectorAll("#wall > .wall__section, #wall > .wall__part")];
    const first = page.querySelector("#wall .pin-card");
    for (const part of incoming) {
      const last = [...parts()].at(-1);
      if (part.dataset.section !== undefined && last?.dataset.section === part.dataset.section) {
        last.append(...part.children);
      } else if (!part.matches(".wall__section") || last?.dataset.section !== part.textContent) {
        foot.before(part);
      }
    }
    return first;
  };

  const more = async (link, byHand) => {
    if (loading) return;
    loading = true;
    link.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(link.href, { headers: { accept: "text/html" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const next = page.querySelector("[data-more] a");
      const first = append(page);
      const { pathname, search } = new URL(link.href);
      const holds = (card) => first === card || first.compareDocumentPosition(card) & Node.DOCUMENT_POSITION_FOLLOWING;
      if (first) pages.push({ address: pathname + search, holds, top: () => first.getBoundingClientRect().top });
      heard.textContent = page.querySelector("#wall")?.dataset.came ?? "";
      if (byHand) first?.querySelector("a")?.focus({ preventScroll: true });
      if (next) link.href = next.href;
      else link.remove();
      link.removeAttribute("aria-busy");
      wall.dispatchEvent(new CustomEvent("grown"));
    } catch {
      // The plain link still works: let it.
      link.removeAttribute("aria-busy");
      near.disconnect();
      if (byHand) location.href = link.href;
    }
    loading = false;
  };

  const near = new IntersectionObserver(
    async ([seen]) => {
      const link = foot.querySelector("a");
      if (!link) return near.disconnect();
      if (!seen.isIntersecting || automatic <= 0) return;
      automatic -= 1;
      await more(link, false);
      // Watch anew: the foot may still be near, and an observer only tells of changes.
      near.unobserve(foot);
      if (foot.querySelector("a")) near.observe(foot);
    },
    { rootMargin: AHEAD },
  );
  near.observe(foot);

  foot.addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    more(link, true);
  });

  let waiting = 0;
  const follow = (address) => {
    if (address !== location.pathname + location.search) history.replaceState(history.state, "", address);
  };

  // Whoever opens a pin comes back to the page that it is on.
  wall.addEventListener("click", ({ target }) => {
    const card = target.closest(".pin-card");
    if (!card || !target.closest("a")) return;
    clearTimeout(waiting);
    waiting = 0;
    follow(pages.findLast(({ holds }) => holds(card)).address);
  });

  addEventListener(
    "scroll",
    () => {
      if (waiting || pages.length < 2) return;
      waiting = setTimeout(() => {
        waiting = 0;
        follow(pageAt(pages, innerHeight / 2));
      }, 200);
    },
    { passive: true },
  );
};

const wall = globalThis.document?.getElementById("wall");
if (wall) enhance(wall);
