// On a phone the side opens from the bottom bar; a tap elsewhere or Escape closes it.
const side = document.getElementById("side");
const button = document.querySelector(".bottom [aria-controls='side']");

function show(open) {
  side.classList.toggle("open", open);
  button.setAttribute("aria-expanded", String(open));
}

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
