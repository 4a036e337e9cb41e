// Boxes that choose rows: the one in the header of a [data-part] stands for all boxes in that part, and [data-chosen]
// in the same form says how many rows are chosen.
const boxes = (part) => [...part.querySelectorAll("input[type=checkbox]")];
const rows = (part) => boxes(part).filter((box) => !box.closest("header"));

/** Those below a header's box take its value, and those above are set only if all below are. */
function follow(box) {
  const part = box.closest("header") && box.closest("[data-part]");
  if (part) for (const inside of boxes(part)) inside.checked = box.checked;
  for (let above = box.closest("[data-part]"); above; above = above.parentElement.closest("[data-part]")) {
    const head = above.querySelector(":scope > header input");
    if (head) head.checked = rows(above).every((one) => one.checked);
  }
}

function count(form) {
  const output = form.querySelector("[data-chosen]");
  const many = output && rows(form).filter((box) => box.checked).length;
  if (output) output.textContent = many ? output.dataset.some.replace("N", many) : output.dataset.none;
}

document.addEventListener("change", ({ target }) => {
  if (!target.matches("[data-part] input[type=checkbox]")) return;
  follow(target);
  count(target.form);
});

// The browser may have kept what was chosen before.
for (const output of document.querySelectorAll("form [data-chosen]")) count(output.closest("form"));
