// Messages in the corner. Good news leaves by itself; what went wrong stays until it is closed, and what offers
// a button (a way back) until the next such offer.
const corner = document.getElementById("toasts");
const STAY = 6000;
const ICONS = { ok: "circle-check", soon: "alert-circle", late: "alert-triangle" };
const words = document.body.dataset;

export function toast(text, tone = "info") {
  const pattern = document.getElementById("toast-pattern").content.cloneNode(true);
  const element = pattern.firstElementChild;
  element.className = `toast ${tone}`;
  element.querySelector("div").textContent = text;
  const shape = element.querySelector("use");
  shape.setAttribute("href", shape.getAttribute("href").replace(/#.*/, `#${ICONS[tone] ?? "info-circle"}`));
  corner.append(element);
}

function leaveLater(element) {
  if (!element.matches?.(".toast.ok, .toast.info")) return;
  if (element.querySelector("form")) {
    for (const offer of corner.querySelectorAll(".toast form")) if (!element.contains(offer)) offer.closest(".toast").remove();
    return;
  }
  const timer = setInterval(() => {
    if (element.matches(":hover, :focus-within")) return;
    clearInterval(timer);
    element.remove();
  }, STAY);
}

// A modal dialog covers the page and makes it inert, so the corner goes where the person is.
function rise() {
  const home = document.querySelector("dialog[open]") ?? document.body;
  if (corner.parentElement !== home) home.append(corner);
}

if (corner) {
  for (const element of corner.children) leaveLater(element);
  new MutationObserver((changes) => {
    for (const change of changes) change.addedNodes.forEach(leaveLater);
    rise();
  }).observe(corner, { childList: true });
  document.addEventListener("close", rise, true);
  document.addEventListener("click", (event) => event.target.closest("[data-dismiss]")?.closest(".toast").remove());
  document.addEventListener("toast", ({ detail }) => toast(detail.text, detail.tone));
  document.addEventListener("htmx:response:error", ({ detail }) => explain(detail.ctx.response.status));
  document.addEventListener("htmx:error", ({ detail }) => {
    if (detail.ctx && !detail.ctx.response) toast(words.failed, "late");
  });
}

// 409 and 422 bring their own words.
function explain(status) {
  if (status === 403) toast(words.forbidden, "late");
  else if (status === 404) toast(words.gone, "late");
  else if (status !== 409 && status !== 422) toast(words.broken, "late");
}
