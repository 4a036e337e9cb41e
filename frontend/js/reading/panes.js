// Scrolling one pane moves the other; the pane under the pointer (or with the focus) leads.
import { matching, rising } from "./together.js";

/** @param {HTMLElement} paper @param {HTMLElement} cards @param {() => [Element, Element][]} matches */
export function keepTogether(paper, cards, matches) {
  let leader = null;
  for (const pane of [paper, cards]) {
    for (const kind of ["pointerenter", "wheel", "touchstart", "focusin"]) {
      pane.addEventListener(kind, () => { leader = pane; }, { passive: true });
    }
    pane.addEventListener("scroll", () => { if (leader === pane) requestAnimationFrame(follow); }, { passive: true });
  }

  function follow() {
    const other = leader === paper ? cards : paper;
    if (!scrolls(leader) || !scrolls(other)) return;
    const pairs = matches().map(([mark, card]) => (leader === paper ? [mark, card] : [card, mark]));
    const places = rising(pairs.map(([one, two]) => [top(one, leader), top(two, other)]));
    const share = leader.scrollTop / (leader.scrollHeight - leader.clientHeight);
    const ends = [[0, 0], ...places, [leader.scrollHeight, other.scrollHeight]];
    // The line that is compared wanders from the top of the pane to its bottom, so that both ends are reached.
    const line = matching(rising(ends), leader.scrollTop + share * leader.clientHeight);
    other.scrollTo({ top: line - share * other.clientHeight, behavior: "instant" });
  }

  /** Nobody leads while a selection moves both panes. */
  return () => { leader = null; };
}

const scrolls = (pane) => pane.scrollHeight > pane.clientHeight + 1;
const top = (element, pane) => element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop;
