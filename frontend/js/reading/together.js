// Keeping two panes together: between pairs of matching places the scroll position is interpolated.

/**
 * Pairs in rising order on both sides; a pair that would lead backwards is left out.
 * @param {[number, number][]} pairs @returns {[number, number][]}
 */
export function rising(pairs) {
  const kept = [];
  for (const pair of [...pairs].sort((a, b) => a[0] - b[0])) {
    const last = kept.at(-1);
    if (!last || (pair[0] > last[0] && pair[1] >= last[1])) kept.push(pair);
  }
  return kept;
}

/**
 * Where the other pane's matching place is.
 * @param {[number, number][]} pairs rising, with the ends of both panes as first and last @param {number} place
 */
export function matching(pairs, place) {
  const after = pairs.findIndex(([here]) => here >= place);
  if (after === 0) return pairs[0][1];
  if (after < 0) return pairs.at(-1)[1];
  const [[here0, there0], [here1, there1]] = [pairs[after - 1], pairs[after]];
  return there0 + ((place - here0) / (here1 - here0)) * (there1 - there0);
}
