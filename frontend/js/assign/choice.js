// Which rows are chosen (../boxes.js follows the boxes).

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
