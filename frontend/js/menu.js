// On a phone the side opens from the bottom bar; a tap elsewhere or Escape closes it.
const side = document.getElementById("side");
const button = document.querySelector(".bottom [aria-controls='side']");

function show(open) {
  side.classList.toggle("open", open);
  button.setAttribute("aria-expanded", String(open));
}

// A long menu scrolls by itself: the entry one is on stays in sight.
side?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });

if (side && button) {
  document.addEventListener("click", (event) => {
    if (button.contains(event.target)) show(!side.classList.contains("open"));
    else if (!side.contains(event.target)) show(false);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !side.classList.contains("open")) return;
    show(false);
    button.focus();
  });
}

// <details class="more"> closes like a menu: by a press elsewhere, by Escape.
const more = () => document.querySelector("details.more[open]");
document.addEventListener("click", ({ target }) => { if (!more()?.contains(target)) more()?.removeAttribute("open"); });
document.addEventListener("keydown", ({ key }) => {
  const open = key === "Escape" && more();
  if (!open) return;
  open.removeAttribute("open");
  open.querySelector("summary").focus();
});
