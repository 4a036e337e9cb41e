import assert from "node:assert/strict";
import { test } from "node:test";

import { codePoints, offsetAt, trimmed } from "../reading/offsets.js";

test("a rare character outside the basic plane counts once", () => {
  assert.equal(codePoints("𠮷野家"), 3);
  assert.equal(codePoints(""), 0);
});

test("a place is counted from the start of its sentence", () => {
  assert.equal(offsetAt(120, "每季度𠮷"), 124);
});

test("white space at the ends of a selection is left out", () => {
  assert.deepEqual(trimmed(10, 20, " 每月检查一次 \n"), [11, 18]);
  assert.deepEqual(trimmed(3, 5, "每月"), [3, 5]);
});

test("a selection of nothing but white space is none", () => {
  assert.equal(trimmed(4, 6, " \n"), null);
});
