/**
 * Who comes back to a wall stands where they left it, at the pin that they looked at last. Only when they
 * come *back*: a link to the wall starts at its top.
 */
const HEADER = 72; // px that the sticky header covers

const wall = document.getElementById("wall");
const here = () => `showcase:at:${location.pathname}${location.search}`;
const cards = () => [...wall.querySelectorAll(".pin-card")];
const isBack = () => ["back_forward", "reload"].includes(performance.getEntriesByType("navigation")[0]?.type);

const name = (card) => {
  for (const named of wall.querySelectorAll("[data-named]")) {
    named.style.viewTransitionName = "";
    delete named.dataset.named;
  }
  const picture = card?.querySelector(".picture");
  if (!picture) return;
  picture.style.viewTransitionName = "work";
  picture.dataset.named = "";
};

let opened = null;

const remember = () => {
  const card = opened ?? cards().find((each) => each.getBoundingClientRect().bottom > HEADER);
  if (card) sessionStorage.setItem(here(), JSON.stringify({ id: card.id, top: card.getBoundingClientRect().top }));
};

const goBackTo = (kept) => {
  const place = sessionStorage.getItem(here());
  const card = place && document.getElementById(JSON.parse(place).id);
  if (card && !kept) scrollBy({ top: card.getBoundingClientRect().top - JSON.parse(place).top, behavior: "instant" });

  const seen = document.getElementById(sessionStorage.getItem("showcase:seen"));
  if (!seen) return;
  const { top, bottom } = seen.getBoundingClientRect();
  const isElsewhere = seen !== card || bottom < HEADER || top > innerHeight;
  if (isElsewhere && (top < HEADER || bottom > innerHeight)) seen.scrollIntoView({ block: "center", behavior: "instant" });
  seen.querySelector(".pin-card__title a").focus({ preventScroll: true, focusVisible: false });
};

if (wall) {
  // The browser would go by a neighbour, which may hang elsewhere when the wall begins with another page.
  history.scrollRestoration = "manual";
  wall.addEventListener("click", (event) => {
    const link = event.target.closest(".pin-card__title a");
    if (!link) return;
    sessionStorage.setItem("showcase:wall", location.pathname);
    opened = link.closest(".pin-card");
    remember();
    name(opened);
  });
  addEventListener("pagehide", remember);
  addEventListener("pagereveal", (event) => {
    if (event.viewTransition) name(document.getElementById(sessionStorage.getItem("showcase:seen")));
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted || (isBack() && !location.hash)) goBackTo(event.persisted);
    sessionStorage.removeItem("showcase:seen");
    opened = null;
    setTimeout(() => name(null), 600);
  });
}
