// Offsets into the issued text count code points; JavaScript's strings count UTF-16 units.

/** @param {string} text @returns {number} code points in the text */
export function codePoints(text) {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}

/**
 * The offset of a place inside a sentence, which carries its own offset in data-start.
 * @param {number} start code points before the sentence
 * @param {string} before the sentence's text before the place
 */
export function offsetAt(start, before) {
  return start + codePoints(before);
}

/** Without the white space at its ends, which a hand selects by accident. @returns {[number, number] | null} */
export function trimmed(start, end, text) {
  const lead = codePoints(text) - codePoints(text.trimStart());
  const trail = codePoints(text) - codePoints(text.trimEnd());
  return start + lead < end - trail ? [start + lead, end - trail] : null;
}
