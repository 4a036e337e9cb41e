// A button that opens and closes what it controls.
document.addEventListener("click", ({ target }) => {
  const button = target.closest("[data-fold]");
  if (button) button.setAttribute("aria-expanded", String(button.getAttribute("aria-expanded") !== "true"));
});
