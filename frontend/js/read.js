// The side-by-side page: <div class="read"> with <article class="paper"> and <section class="cards">.
// Everything is delegated, so that cards which htmx replaces keep working.
import { offerAdding } from "./reading/adding.js";
import { meaning } from "./reading/keys.js";
import { keepTogether } from "./reading/panes.js";

const root = document.querySelector(".read");
const paper = root.querySelector(".paper");
const cards = root.querySelector(".cards");
const status = document.getElementById("reading-status");
const OFF = "single-keys-off";
let selected = null;
let advancing = false;

const cardOf = (id) => document.getElementById(`card-${id}`);
const marksOf = (id) => paper.querySelectorAll(`u[data-commitment="${CSS.escape(id)}"]`);
const idOf = (card) => card.id.slice("card-".length);
const allCards = () => [...cards.querySelectorAll("[id^='card-']")];
const isSheet = () => getComputedStyle(cards).position === "fixed";
// On a phone only the selected card is drawn, so that a fold, not the drawing, decides what j and k reach.
const reachable = () => allCards().filter((card) => !card.closest("details:not([open])"));

const release = keepTogether(paper, cards, () =>
  reachable().flatMap((card) => [...marksOf(idOf(card))].slice(0, 1).map((mark) => [mark, card])));

function select(id, { focus = true, scroll = true } = {}) {
  const card = cardOf(id);
  if (!card) return;
  clear();
  selected = id;
  card.closest("details")?.setAttribute("open", "");
  for (let group = card.parentElement; group !== cards; group = group.parentElement) group.classList.add("has-here");
  card.classList.add("here");
  card.setAttribute("aria-current", "true");
  root.classList.add("has-sheet");
  const marks = marksOf(id);
  marks.forEach((mark) => mark.classList.add("here"));
  release();
  if (scroll) [marks[0], card].forEach((element) => element?.scrollIntoView({ block: isSheet() ? "start" : "center" }));
  if (focus) card.focus({ preventScroll: true });
  announce(card);
}

function clear() {
  root.querySelectorAll(".here, .has-here").forEach((element) => {
    element.classList.remove("here", "has-here");
    element.removeAttribute("aria-current");
  });
  root.classList.remove("has-sheet");
  selected = null;
}

function announce(card) {
  const list = reachable();
  const words = status.dataset.pattern.replace("N", list.indexOf(card) + 1).replace("M", list.length);
  status.textContent = `${words} ${card.querySelector("h3, h4")?.textContent ?? ""}`;
}

function step(by) {
  const list = reachable();
  const at = list.findIndex((card) => idOf(card) === selected);
  const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : at + by;
  if (list[next]) select(idOf(list[next]));
}

function press(key) {
  const query = `[data-key="${key}"]`;
  const button = (selected && cardOf(selected)?.querySelector(query)) || root.parentElement.querySelector(`${query}:not(.cards *)`);
  button?.click();
}

document.addEventListener("click", (event) => {
  const mark = event.target.closest(".paper u[data-commitment]");
  const card = event.target.closest(".cards [id^='card-']");
  const stepper = event.target.closest("[data-step]");
  const wasButton = event.target.closest("button, a, input, select, summary, label");
  if (stepper) step(Number(stepper.dataset.step));
  else if (event.target.closest("[data-deselect]")) clear();
  else if (mark && document.getSelection().isCollapsed) select(mark.dataset.commitment);
  else if (card && idOf(card) !== selected) select(idOf(card), { focus: !wasButton, scroll: !wasButton });
  advancing = Boolean(event.target.closest("[data-advance]"));
});

cards.addEventListener("focusin", (event) => {
  const card = event.target.closest("[id^='card-']");
  if (card && idOf(card) !== selected) select(idOf(card), { focus: false, scroll: false });
});

document.addEventListener("keydown", (event) => {
  const typing = Boolean(event.target.closest("input, textarea, select, [contenteditable], dialog"));
  const onControl = Boolean(event.target.closest("button, a[href], summary"));
  const what = meaning(event, { typing, onControl, off: localStorage.getItem(OFF) === "1" });
  if (event.key === "Escape" && !typing && selected) clear();
  if (!what) return;
  event.preventDefault();
  if (what.help) document.getElementById("keys")?.showModal();
  else if (what.step) step(what.step);
  else press(what.press);
});

// A replaced card says how its text is marked now (data-mark="ok flag …"); then the next one is due.
document.addEventListener("htmx:after:swap", ({ detail }) => {
  for (const card of allCards()) {
    if (card.dataset.mark === undefined) continue;
    marksOf(idOf(card)).forEach((mark) => { mark.className = card.dataset.mark; });
  }
  const last = selected;
  if (!last || document.querySelector("dialog[open]")) return;
  select(last, { scroll: false });
  if (advancing && detail.ctx?.response?.status < 400) step(1);
  advancing = false;
});

const keysSwitch = document.querySelector("[data-single-keys]");
if (keysSwitch) {
  keysSwitch.checked = localStorage.getItem(OFF) !== "1";
  keysSwitch.addEventListener("change", () => localStorage.setItem(OFF, keysSwitch.checked ? "0" : "1"));
}

const adding = paper.querySelector("[data-add]");
if (adding) offerAdding(paper, adding);
if (location.hash.startsWith("#card-")) select(location.hash.slice("#card-".length));
