// Files for an answer: dropped, chosen or photographed, several at once. They arrive in parts (tus), so that a lost
// connection or a closed page costs one part; the same file chosen again goes on where it stopped.
import { Upload } from "tus-js-client";

const PART = 4 * 1024 * 1024;
const DELAYS = [0, 1000, 3000, 10_000, 30_000, 60_000];

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-choose]");
  if (opener) document.getElementById(opener.dataset.choose).click();
});
document.addEventListener("change", (event) => {
  const zone = event.target.type === "file" && event.target.closest("[data-uploads]");
  if (!zone) return;
  sendAll(zone, event.target.files);
  event.target.value = "";
});
document.addEventListener("dragover", (event) => mark(event, true));
document.addEventListener("dragleave", (event) => mark(event, false));
document.addEventListener("drop", (event) => {
  const zone = mark(event, false);
  if (zone && event.dataTransfer.files.length) sendAll(zone, event.dataTransfer.files);
});

function mark(event, over) {
  const zone = event.target.closest?.(".evidence")?.querySelector("[data-uploads]");
  if (!zone) return null;
  event.preventDefault();
  zone.classList.toggle("over", over);
  return zone;
}

async function sendAll(zone, files) {
  const done = await Promise.all([...files].map((file) => send(zone, file)));
  const block = zone.closest(".evidence");
  if (done.some(Boolean) && block) htmx.ajax("GET", zone.dataset.refresh, { target: block, swap: "outerHTML" });
}

function send(zone, file) {
  const line = newLine(zone, file.name);
  return new Promise((resolve) => {
    const upload = new Upload(file, {
      endpoint: zone.dataset.uploads,
      chunkSize: PART,
      retryDelays: DELAYS,
      metadata: { filename: file.name },
      removeFingerprintOnSuccess: true,
      headers: { "X-CSRFToken": token() },
      fingerprint: (one) => Promise.resolve(["luoshi", zone.dataset.uploads, one.name, one.size, one.lastModified].join("-")),
      onProgress: (sent, all) => show(line, Math.round((100 * sent) / all)),
      onShouldRetry: (error) => {
        const status = error.originalResponse?.getStatus() ?? 0;
        if (status === 0) say(line, zone.dataset.failed);
        return status === 0 || status === 409 || status >= 500;
      },
      onError: (error) => {
        line.remove();
        const text = `${file.name}: ${error.originalResponse?.getBody() || zone.dataset.refused}`;
        document.dispatchEvent(new CustomEvent("toast", { detail: { text, tone: "late" } }));
        resolve(false);
      },
      onSuccess: () => {
        line.remove();
        resolve(true);
      },
    });
    line.querySelector("[data-stop]").addEventListener("click", () => {
      upload.abort(true);
      line.remove();
      resolve(false);
    });
    upload.findPreviousUploads().then((before) => {
      if (before.length) upload.resumeFromPreviousUpload(before[0]);
      upload.start();
    });
  });
}

function token() {
  return JSON.parse(document.body.getAttribute("hx-headers:inherited"))["X-CSRFToken"];
}

function newLine(zone, name) {
  const line = zone.querySelector("template").content.cloneNode(true).firstElementChild;
  line.querySelector("[data-name]").textContent = name;
  line.querySelector("progress").setAttribute("aria-label", name);
  zone.querySelector(".arriving").append(line);
  return line;
}

function show(line, percent) {
  line.querySelector("progress").value = percent;
  line.querySelector("[data-percent]").textContent = `${percent} %`;
  line.querySelector(".drop-error").hidden = true;
}

function say(line, text) {
  const error = line.querySelector(".drop-error");
  error.textContent = text;
  error.hidden = false;
}
