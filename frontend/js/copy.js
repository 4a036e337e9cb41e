// A button that copies the field it names (data-copies="id"), shown only where this script runs.
// Not navigator.clipboard: browsers offer it on https alone, and many offices serve plain http inside the house.
for (const button of document.querySelectorAll("[data-copies]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    document.getElementById(button.dataset.copies).select();
    document.execCommand("copy");
    button.querySelector("use").href.baseVal = button.querySelector("use").href.baseVal.replace(/#.*/, "#check");
  });
}
