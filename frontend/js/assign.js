// The assignment page: a unit is dragged onto a commitment, a measure or a section, or given to what is chosen.
// Everything is delegated, because every step replaces the page's body.
import { choose, chosen } from "./assign/choice.js";

const MARK = "over";
let carried = null;

const form = () => document.getElementById("assign-form");
const takerOf = (event) => (carried ? event.target.closest?.("[data-row], [data-part]") : null);

function light(element) {
  for (const lit of document.querySelectorAll(`.assign .${MARK}`)) lit.classList.remove(MARK);
  element?.classList.add(MARK);
}

/** Sends the chosen rows with the unit; "each" and "nobody" are roles of their own, a unit keeps the bar's. */
function give(unit, role) {
  const { unit: units, role: roles } = form().elements;
  units.value = unit;
  if (role) roles.value = role;
  else if (!["lead", "support"].includes(roles.value)) roles.value = "lead";
  form().requestSubmit();
}

document.addEventListener("dragstart", (event) => {
  carried = event.target.closest?.(".assign [data-unit]") ?? null;
  if (!carried) return;
  event.dataTransfer.effectAllowed = "copy";
  event.dataTransfer.setData("text/plain", carried.textContent.trim());
});

document.addEventListener("dragover", (event) => {
  const taker = takerOf(event);
  light(taker);
  if (taker) event.preventDefault();
});

document.addEventListener("drop", (event) => {
  const taker = takerOf(event);
  if (!taker) return;
  event.preventDefault();
  choose(form(), taker);
  give(carried.dataset.unit, carried.dataset.role);
});

document.addEventListener("dragend", () => {
  carried = null;
  light(null);
});

document.addEventListener("click", ({ target }) => {
  const chip = target.closest(".assign [data-unit]");
  if (!chip) return;
  if (chosen(form()).length) give(chip.dataset.unit, chip.dataset.role);
  else form().elements.unit.value = chip.dataset.unit;
});

// The body is replaced as a whole; the person keeps their place in it.
let place = 0;
document.addEventListener("htmx:before:swap", () => (place = window.scrollY));
document.addEventListener("htmx:after:swap", () => {
  requestAnimationFrame(() => window.scrollTo({ top: place, behavior: "instant" }));
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input:not([type=checkbox]), textarea, select, dialog");
  const off = localStorage.getItem("single-keys-off") === "1";
  if (typing || off || event.ctrlKey || event.metaKey || event.altKey || !["a", "u"].includes(event.key)) return;
  const buttons = document.querySelectorAll(`[data-key="${event.key}"]`);
  buttons[buttons.length - 1]?.click();
});

if (location.hash.startsWith("#give-")) document.querySelector(location.hash)?.classList.add("here");
