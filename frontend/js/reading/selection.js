// The selected commitment: its card, its marks in the text, and what is read out.

// Several commitments may stand on the same words; the first of them says how these look.
const marksIn = (root, id, how = "~=") => root.querySelectorAll(`.paper u[data-commitment${how}"${CSS.escape(id)}"]`);
export const idOf = (card) => card.id.slice("card-".length);
export const cardOf = (id) => document.getElementById(`card-${id}`);

/** The cards that j and k reach: on a phone only the selected one is drawn, so that a fold decides, not the drawing. */
export function reachable(root) {
  return [...root.querySelectorAll(".cards [id^='card-']")].filter((card) => !card.closest("details:not([open])"));
}

/** @returns {[Element, Element][]} each reachable card with its first mark in the text */
export function matches(root) {
  return reachable(root).flatMap((card) => [...marksIn(root, idOf(card))].slice(0, 1).map((mark) => [mark, card]));
}

/** The commitment that a press on marked words selects: the one after `selected` where several stand on them. */
export function meant(mark, selected) {
  const ids = mark.dataset.commitment.split(" ");
  return ids[(ids.indexOf(selected) + 1) % ids.length];
}

export function unmark(root) {
  root.querySelectorAll(".here, .has-here").forEach((element) => element.classList.remove("here", "has-here"));
  root.querySelectorAll(".cards [aria-current]").forEach((card) => card.removeAttribute("aria-current"));
  root.classList.remove("has-sheet");
}

/** Marks the card and its text, opens the fold that hides it. @returns {Element | undefined} the first mark in the text */
export function mark(root, card) {
  unmark(root);
  card.closest("details")?.setAttribute("open", "");
  for (let group = card.parentElement; !group.matches(".cards"); group = group.parentElement) group.classList.add("has-here");
  card.classList.add("here");
  card.setAttribute("aria-current", "true");
  root.classList.add("has-sheet");
  const marks = marksIn(root, idOf(card));
  marks.forEach((element) => element.classList.add("here"));
  return marks[0];
}

/** A replaced card says in data-mark how its text is marked now. */
export function remark(root) {
  for (const card of root.querySelectorAll(".cards [data-mark]")) {
    marksIn(root, idOf(card), "^=").forEach((element) => { element.className = card.dataset.mark; });
  }
}
