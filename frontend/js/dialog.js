// Dialogs: whatever is swapped into #dialog-body opens #dialog; questions are asked in #confirm.
// The server closes the dialog by the header HX-Trigger: dialog:close.
const dialog = document.getElementById("dialog");
const question = document.getElementById("confirm");

document.addEventListener("htmx:after:swap", () => {
  const body = document.getElementById("dialog-body");
  if (!dialog || !body.childElementCount || dialog.open) return;
  dialog.showModal();
  const fields = "input:checked, input:not([type=hidden], [type=radio]), select, textarea";
  (body.querySelector("[autofocus]") ?? body.querySelector(fields) ?? body.querySelector("h2"))?.focus();
});

document.addEventListener("dialog:close", () => dialog?.close());
dialog?.addEventListener("close", () => document.getElementById("dialog-body").replaceChildren());

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) document.getElementById(opener.dataset.opens).showModal();
  if (event.target.closest("[data-close]")) event.target.closest("dialog")?.close();
  // The click lands on the dialog itself only outside of its content: on the backdrop.
  if (event.target.matches("dialog[open]") && isOutside(event)) event.target.close();
});

function isOutside({ target, clientX, clientY }) {
  const box = target.getBoundingClientRect();
  return clientX < box.left || clientX > box.right || clientY < box.top || clientY > box.bottom;
}

/** @returns {Promise<boolean>} whether the person said yes */
export function ask(text) {
  if (!question) return Promise.resolve(window.confirm(text));
  question.querySelector("#confirm-question").textContent = text;
  question.returnValue = "";
  question.showModal();
  return new Promise((resolve) => {
    question.addEventListener("close", () => resolve(question.returnValue === "yes"), { once: true });
  });
}

document.addEventListener("htmx:confirm", async (event) => {
  const { ctx, issueRequest, dropRequest } = event.detail;
  event.preventDefault();
  if (await ask(ctx.confirm)) issueRequest();
  else dropRequest();
});

document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.dataset.confirm || form.dataset.confirmed) return;
  event.preventDefault();
  event.stopPropagation();
  if (!(await ask(form.dataset.confirm))) return;
  form.dataset.confirmed = "yes";
  form.requestSubmit(event.submitter);
  delete form.dataset.confirmed;
}, true);
