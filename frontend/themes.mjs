// The colours of both themes stand side by side in tokens.css as light-dark(a, b), which browsers
// before 2024 do not know; this writes them out as three plain blocks.

const pair = /^\s*(--[\w-]+):\s*light-dark\((.+?),\s*(.+)\);\s*$/;

/** @param {string} css a :root block with one declaration a line @returns {string} */
export function expandThemes(css) {
  const light = [];
  const dark = [];
  for (const line of css.split("\n")) {
    const found = line.match(pair);
    light.push(found ? `${found[1]}: ${found[2]};` : line);
    if (found) dark.push(`${found[1]}: ${found[3]};`);
  }
  const block = `color-scheme: dark; ${dark.join(" ")}`;
  return `${light.join("\n")}
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${block} } }
@media screen { :root[data-theme="dark"] { ${block} } }`;
}
