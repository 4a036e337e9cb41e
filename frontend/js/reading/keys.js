// Which key does what on the side-by-side page.

const STEPS = new Map([["j", 1], ["k", -1]]);
const BUTTONS = new Set(["Enter", "e", "x", "u", "o", "m", "a", "s", "f"]);

/**
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean}} event
 * @param {{typing: boolean, onControl: boolean, off: boolean}} state typing: in a field or dialog; onControl: a
 *   button or link has the focus, whose own Enter must not be taken; off: single keys are switched off
 * @returns {{step: number} | {press: string} | {help: true} | null}
 */
export function meaning(event, { typing, onControl, off }) {
  if (off || typing || event.ctrlKey || event.metaKey || event.altKey) return null;
  if (event.key === "?") return { help: true };
  if (STEPS.has(event.key)) return { step: STEPS.get(event.key) };
  if (event.key === "Enter" && onControl) return null;
  return BUTTONS.has(event.key) ? { press: event.key } : null;
}
