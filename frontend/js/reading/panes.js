// Scrolling one pane moves the other; the pane under the pointer (or with the focus) leads.
import { matching, rising } from "./together.js";

/**
 * @param {HTMLElement} root holds both panes, either of which may be replaced
 * @param {() => [Element, Element][]} matches marks of the text with their cards
 * @returns {() => void} to be called before something else scrolls: then nobody leads
 */
export function keepTogether(root, matches) {
  let leader = null;
  for (const kind of ["pointerover", "wheel", "touchstart", "focusin"]) {
    root.addEventListener(kind, ({ target }) => { leader = target.closest(".paper, .cards"); }, { passive: true });
  }
  // Scroll events do not bubble, so they are caught on the way down.
  root.addEventListener("scroll", ({ target }) => {
    if (target === leader) requestAnimationFrame(follow);
  }, { capture: true, passive: true });

  function follow() {
    const [paper, cards] = [root.querySelector(".paper"), root.querySelector(".cards")];
    if (!leader || !scrolls(paper) || !scrolls(cards)) return;
    const other = leader === paper ? cards : paper;
    const pairs = matches().map(([mark, card]) => (leader === paper ? [mark, card] : [card, mark]));
    const places = pairs.map(([one, two]) => [top(one, leader), top(two, other)]);
    const ends = rising([[0, 0], ...places, [leader.scrollHeight, other.scrollHeight]]);
    // The line that is compared wanders from the top of the pane to its bottom, so that both ends are reached.
    const share = leader.scrollTop / (leader.scrollHeight - leader.clientHeight);
    const line = matching(ends, leader.scrollTop + share * leader.clientHeight);
    other.scrollTo({ top: line - share * other.clientHeight, behavior: "instant" });
  }

  return () => { leader = null; };
}

const scrolls = (pane) => pane.scrollHeight > pane.clientHeight + 1;
const top = (element, pane) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
