import assert from "node:assert/strict";
import { test } from "node:test";

import { matching, rising } from "../reading/together.js";

test("between two pairs the place is interpolated", () => {
  const pairs = [[0, 0], [100, 400], [200, 500]];
  assert.equal(matching(pairs, 50), 200);
  assert.equal(matching(pairs, 150), 450);
});

test("on a pair it is the pair itself, outside it stays at the end", () => {
  const pairs = [[10, 20], [100, 400]];
  assert.equal(matching(pairs, 100), 400);
  assert.equal(matching(pairs, 0), 20);
  assert.equal(matching(pairs, 900), 400);
});

test("pairs that lead backwards or repeat are left out", () => {
  assert.deepEqual(rising([[30, 90], [10, 20], [20, 10], [30, 95], [40, 90]]), [[10, 20], [30, 90], [40, 90]]);
});
