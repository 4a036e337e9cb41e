// A year that is wider than the screen opens at the present month.
for (const scroller of document.querySelectorAll(".scroller")) {
  const now = scroller.querySelector("thead [aria-current]");
  if (now) scroller.scrollLeft = now.offsetLeft - scroller.clientWidth / 2;
}
