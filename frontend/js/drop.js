// The drop zone: drag and drop, choosing, and progress. It sends the form as it stands, with XHR because
// fetch cannot report how much has been sent.
const zoneOf = (event) => event.target.closest?.("[data-drop]");

document.addEventListener("dragover", (event) => mark(event, true));
document.addEventListener("dragleave", (event) => {
  if (!zoneOf(event)?.contains(event.relatedTarget)) mark(event, false);
});
document.addEventListener("drop", (event) => {
  const zone = mark(event, false);
  if (zone && event.dataTransfer.files.length) {
    zone.querySelector("input[type=file]").files = event.dataTransfer.files;
    send(zone);
  }
});
document.addEventListener("change", (event) => {
  const zone = zoneOf(event);
  if (zone && event.target.type === "file" && event.target.files.length) send(zone);
});

function mark(event, over) {
  const zone = zoneOf(event);
  if (!zone) return null;
  event.preventDefault();
  zone.classList.toggle("over", over);
  return zone;
}

function send(zone) {
  if (zone.classList.contains("busy")) return;
  const request = new XMLHttpRequest();
  request.upload.addEventListener("progress", ({ loaded, total }) => show(zone, Math.round((100 * loaded) / total)));
  request.addEventListener("load", () => finish(zone, request));
  request.addEventListener("error", () => fail(zone, zone.dataset.failed));
  request.open("POST", zone.action);
  request.setRequestHeader("Accept", "application/json");
  request.setRequestHeader("X-Requested-With", "XMLHttpRequest");
  zone.querySelector(".drop-error").hidden = true;
  show(zone, 0);
  request.send(new FormData(zone));
}

function show(zone, percent) {
  zone.classList.add("busy");
  zone.querySelector(".drop-progress").hidden = false;
  zone.querySelector("progress").value = percent;
  zone.querySelector("[data-percent]").textContent = percent < 100 ? `${percent} %` : zone.dataset.done;
}

function finish(zone, request) {
  const said = request.getResponseHeader("Content-Type")?.includes("json") ? JSON.parse(request.responseText) : {};
  if (request.status < 400) window.location.assign(said.url ?? request.responseURL);
  else fail(zone, said.error || zone.dataset.refused);
}

function fail(zone, text) {
  zone.classList.remove("busy");
  zone.querySelector(".drop-progress").hidden = true;
  zone.querySelector("input[type=file]").value = "";
  const error = zone.querySelector(".drop-error");
  error.textContent = text;
  error.hidden = false;
}
