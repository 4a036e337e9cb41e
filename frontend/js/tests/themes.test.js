import assert from "node:assert/strict";
import { test } from "node:test";

import { expandThemes } from "../../themes.mjs";

const css = expandThemes(":root {\n  --ink: light-dark(#111, #eee);\n  --shade: light-dark(0 1px rgb(0 0 0 / .1), none);\n  --gap: 16px;\n}");

test("the light values stand first, for every medium", () => {
  assert.match(css, /^:root \{\n--ink: #111;\n--shade: 0 1px rgb\(0 0 0 \/ \.1\);\n {2}--gap: 16px;\n\}/);
});

test("the dark ones follow the system unless light was chosen, and the switch", () => {
  assert.match(css, /prefers-color-scheme: dark\) \{ :root:not\(\[data-theme="light"\]\) \{[^}]*--ink: #eee;/);
  assert.match(css, /:root\[data-theme="dark"\] \{[^}]*--shade: none;/);
  assert.doesNotMatch(css, /light-dark/);
});
