// Bundles frontend/ into src/luoshi/web/assets/dist/ under stable names; Django adds the content hashes.
import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import * as esbuild from "esbuild";

import { expandThemes } from "./themes.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const dist = join(here, "../src/luoshi/web/assets/dist");

const themes = {
  name: "themes",
  setup(build) {
    build.onLoad({ filter: /tokens\.css$/ }, async ({ path }) => ({
      contents: expandThemes(await readFile(path, "utf8")),
      loader: "css",
    }));
  },
};

const options = {
  entryPoints: ["js/app.js", "js/read.js", "js/assign.js", "js/evidence.js", "js/chart.js", "css/app.css", "css/print.css"].map((entry) => join(here, entry)),
  outdir: dist,
  entryNames: "[name]",
  bundle: true,
  minify: true,
  format: "esm",
  // Offices keep browsers for years: Chromium 109 is the last one for Windows 7.
  target: ["chrome100", "firefox100", "safari15.4"],
  legalComments: "inline",
  plugins: [themes],
  logLevel: "info",
};

/** One file with every icon of icons.json, to be referenced as icons.svg#name. */
async function writeSprite() {
  const names = JSON.parse(await readFile(join(here, "icons.json"), "utf8"));
  const folder = join(dirname(createRequire(import.meta.url).resolve("@tabler/icons/package.json")), "icons/outline");
  const symbols = await Promise.all(names.map(async (name) => symbol(name, await readFile(join(folder, `${name}.svg`), "utf8"))));
  const notice = "<!-- Tabler Icons, MIT License, (c) Paweł Kuna -->";
  await writeFile(join(dist, "icons.svg"), `${notice}<svg xmlns="http://www.w3.org/2000/svg">${symbols.join("")}</svg>`);
}

function symbol(name, svg) {
  const shapes = svg.slice(svg.indexOf(">", svg.indexOf("<svg")) + 1, svg.lastIndexOf("</svg>")).replace(/\s*\n\s*/g, "");
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes}</symbol>`;
}

await rm(dist, { recursive: true, force: true });
await mkdir(dist, { recursive: true });
await writeSprite();
await copyFile(join(here, "mark.svg"), join(dist, "mark.svg"));
if (process.argv.includes("--watch")) {
  await (await esbuild.context(options)).watch();
} else {
  await esbuild.build(options);
}
