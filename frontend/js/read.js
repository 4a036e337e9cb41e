// The side-by-side page: <div class="read"> with <article class="paper"> and <section class="cards">.
// Everything is delegated, so that cards, and the whole list of them, may be replaced by htmx.
import { offerAdding } from "./reading/adding.js";
import { meaning } from "./reading/keys.js";
import { keepTogether } from "./reading/panes.js";
import { cardOf, idOf, mark, matches, meant, reachable, remark, unmark } from "./reading/selection.js";

const root = document.querySelector(".read");
const status = document.getElementById("reading-status");
const OFF = "single-keys-off";
const release = keepTogether(root, () => matches(root));
let selected = null;
let advancing = false;
let stepDue = false;
let pane = root.querySelector(".cards");
root.classList.add("live");

/** Selects a commitment; what the person is not looking at already is brought into view. */
function select(id, { focus = true, show = ["text", "card"] } = {}) {
  const card = cardOf(id);
  if (!card) return;
  selected = id;
  const text = mark(root, card);
  release();
  const block = getComputedStyle(card.closest(".cards")).position === "fixed" ? "start" : "center";
  if (show.includes("text")) text?.scrollIntoView({ block });
  if (show.includes("card")) card.scrollIntoView({ block });
  if (focus) card.focus({ preventScroll: true });
  announce(card);
}

function announce(card) {
  const list = reachable(root);
  const words = status.dataset.pattern.replace("N", list.indexOf(card) + 1).replace("M", list.length);
  status.textContent = `${words} ${card.querySelector("h3, h4")?.textContent ?? ""}`;
}

function deselect() {
  unmark(root);
  selected = null;
}

function step(by) {
  const list = reachable(root);
  const at = list.findIndex((card) => idOf(card) === selected);
  const next = at < 0 && by < 0 ? list.length - 1 : at + by;
  if (list[next]) select(idOf(list[next]));
}

/** The button with that key: the selected card's, its measure's, or one that belongs to neither. Enter on a settled card goes on. */
function press(key) {
  const query = `[data-key="${key}"]`;
  const card = selected && cardOf(selected);
  const head = card?.closest(".measure-cards")?.querySelector(".measure-head");
  const button = card?.querySelector(query) ?? head?.querySelector(query) ?? document.querySelector(`${query}:not(.cards *)`);
  if (button) button.click();
  else if (key === "Enter") step(1);
}

document.addEventListener("click", (event) => {
  const { target } = event;
  const link = target.closest("a[data-asks]");
  if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    htmx.ajax("GET", link.getAttribute("href"), { source: link, target: "#dialog-body", swap: "innerHTML" });
  }
  advancing = Boolean(target.closest("[data-advance]"));
  const text = target.closest(".paper u[data-commitment]");
  const stepper = target.closest("[data-step]");
  if (stepper) step(Number(stepper.dataset.step));
  else if (target.closest("[data-deselect]")) deselect();
  else if (text && document.getSelection().isCollapsed) select(meant(text, selected), { show: ["card"] });
});

// A press on a card, or the tabulator, gives it or one of its buttons the focus.
root.addEventListener("focusin", ({ target }) => {
  const card = target.closest(".cards [id^='card-']");
  if (card && idOf(card) !== selected) select(idOf(card), { focus: false, show: ["text"] });
});

document.addEventListener("keydown", (event) => {
  const typing = Boolean(event.target.closest("input, textarea, select, [contenteditable], dialog"));
  const onControl = Boolean(event.target.closest("button, a[href], summary"));
  const what = meaning(event, { typing, onControl, off: localStorage.getItem(OFF) === "1" });
  if (event.key === "Escape" && !typing) deselect();
  if (!what) return;
  event.preventDefault();
  if (what.help) document.getElementById("keys")?.showModal();
  else if (what.step) step(what.step);
  else press(what.press);
});

document.addEventListener("htmx:after:swap", ({ detail }) => {
  remark(root);
  stepDue ||= advancing && detail.ctx?.response?.status < 400;
  advancing = false;
  settle();
});
document.addEventListener("close", settle, true);

/** After a replacement, once no dialog is open: the selection comes back, and goes on if a step is due. */
function settle() {
  if (document.querySelector("dialog[open]")) return;
  const replaced = pane !== root.querySelector(".cards");
  pane = root.querySelector(".cards");
  if (replaced) selected = pane.dataset.show ?? selected;
  if (!selected) return;
  select(selected, { show: replaced ? ["card"] : [] });
  if (stepDue) step(1);
  stepDue = false;
}

// The text may be replaced beside the cards, before them or after: its marks come back at once.
new MutationObserver(() => { if (selected && cardOf(selected)) mark(root, cardOf(selected)); })
  .observe(root.querySelector(".paper"), { childList: true, subtree: true });

const keysSwitch = document.querySelector("[data-single-keys]");
if (keysSwitch) {
  keysSwitch.checked = localStorage.getItem(OFF) !== "1";
  keysSwitch.addEventListener("change", () => localStorage.setItem(OFF, keysSwitch.checked ? "0" : "1"));
}

const adding = root.querySelector("[data-add]");
if (adding) offerAdding(root.querySelector(".paper"), adding);
const start = (id) => select(id.slice("#card-".length));
window.addEventListener("hashchange", () => { if (location.hash.startsWith("#card-")) start(location.hash); });
if (location.hash.startsWith("#card-")) start(location.hash);
else if (root.dataset.goOn && !location.hash) select(root.dataset.goOn);
