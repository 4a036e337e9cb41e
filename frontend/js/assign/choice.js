// Which rows are chosen: a measure's or a section's box stands for all below it.

const boxes = (part) => [...part.querySelectorAll("input[type=checkbox]")];

/** The chosen commitments' boxes. */
export function chosen(form) {
  return boxes(form).filter((box) => box.name === "id" && box.checked);
}

/** Chooses what a unit was dropped on; one of several chosen rows stands for all of them. */
export function choose(form, taker) {
  const [box] = boxes(taker);
  if (box?.checked) return;
  for (const other of boxes(form)) other.checked = false;
  for (const inside of boxes(taker)) inside.checked = true;
}

/** After a box was changed: those below take its value, and those above are set only if all below are. */
export function follow(box) {
  const part = box.closest("[data-row]") ? null : box.closest("[data-part]");
  if (part) for (const inside of boxes(part)) inside.checked = box.checked;
  for (let above = box.closest("[data-part]"); above; above = above.parentElement.closest("[data-part]")) {
    const head = above.querySelector(":scope > header input");
    const rows = boxes(above).filter((one) => one.name === "id");
    if (head) head.checked = rows.every((one) => one.checked);
  }
}
