// Selecting text in the paper offers to add it as a commitment; the form gets its offsets in code points.
import { codePoints, offsetAt, trimmed } from "./offsets.js";

/** @param {HTMLElement} paper @param {HTMLFormElement} form with fields start, end, quote? */
export function offerAdding(paper, form) {
  document.addEventListener("selectionchange", () => {
    const range = selectedIn(paper);
    const span = range && spanOf(range);
    form.hidden = !span;
    if (!span) return;
    form.elements.start.value = span[0];
    form.elements.end.value = span[1];
    if (form.elements.quote) form.elements.quote.value = range.toString().trim();
    place(form, range, paper);
  });
  // A press on the button would otherwise empty the selection before the click arrives.
  form.addEventListener("mousedown", (event) => event.preventDefault());
}

function selectedIn(paper) {
  const selection = document.getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  return paper.contains(range.commonAncestorContainer) ? range : null;
}

function spanOf(range) {
  const start = offsetOf(range.startContainer, range.startOffset);
  const end = offsetOf(range.endContainer, range.endOffset);
  if (start !== null && end !== null) return trimmed(start, end, range.toString());
  return start !== null ? trimmed(start, start + codePoints(range.toString()), range.toString()) : null;
}

function offsetOf(node, offset) {
  const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
  const sentence = element.closest("[data-start]");
  if (!sentence) return null;
  const before = document.createRange();
  before.setStart(sentence, 0);
  before.setEnd(node, offset);
  return offsetAt(Number(sentence.dataset.start), before.toString());
}

function place(form, range, paper) {
  const text = range.getBoundingClientRect();
  const pane = paper.getBoundingClientRect();
  const left = Math.min(text.left - pane.left, pane.width - form.offsetWidth - 16);
  form.style.top = `${text.bottom - pane.top + paper.scrollTop + 8}px`;
  form.style.left = `${Math.max(16, left)}px`;
}
