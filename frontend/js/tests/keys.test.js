import assert from "node:assert/strict";
import { test } from "node:test";

import { meaning } from "../reading/keys.js";

const idle = { typing: false, onControl: false, off: false };

test("j and k step, Enter, e, x and u press a button, ? helps", () => {
  assert.deepEqual(meaning({ key: "j" }, idle), { step: 1 });
  assert.deepEqual(meaning({ key: "k" }, idle), { step: -1 });
  for (const key of ["Enter", "e", "x", "u"]) assert.deepEqual(meaning({ key }, idle), { press: key });
  assert.deepEqual(meaning({ key: "?" }, idle), { help: true });
});

test("other keys mean nothing", () => {
  assert.equal(meaning({ key: "q" }, idle), null);
  assert.equal(meaning({ key: "toString" }, idle), null);
});

test("nothing is taken while typing, with a modifier, or when switched off", () => {
  assert.equal(meaning({ key: "j" }, { ...idle, typing: true }), null);
  assert.equal(meaning({ key: "x" }, { ...idle, off: true }), null);
  for (const modifier of ["ctrlKey", "metaKey", "altKey"]) assert.equal(meaning({ key: "e", [modifier]: true }, idle), null);
});

test("Enter belongs to the button that has the focus", () => {
  assert.equal(meaning({ key: "Enter" }, { ...idle, onControl: true }), null);
  assert.deepEqual(meaning({ key: "x" }, { ...idle, onControl: true }), { press: "x" });
});
