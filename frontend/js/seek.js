// The key / leads to the search from any page: into the box of the side, or of the page that is the search.
const box = () => [...document.querySelectorAll(".seek-form [name=q], .find [name=q]")].find((field) => field.offsetParent);
const isTyping = (target) => target.closest("input, textarea, select, [contenteditable], dialog");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  // Whoever has switched single keys off has switched this one off too.
  if (localStorage.getItem("single-keys-off") === "1") return;
  const field = box();
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
