// Small comforts; every page works without them.
"use strict";

// A form must not be sent twice by an impatient second click.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.dataset.sent === "yes") {
    event.preventDefault();
    return;
  }
  if (form.method === "post" && !form.hasAttribute("data-downloads")) {
    form.dataset.sent = "yes";
    window.setTimeout(() => delete form.dataset.sent, 5000);
  }
});

// Faults come with the page: bring the reader to the summary.
document.getElementById("fault-summary")?.focus();

// The user's menu closes on Escape and on a click elsewhere.
const menu = document.querySelector(".user-menu");
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && menu?.open) {
    menu.open = false;
    menu.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  if (menu?.open && !menu.contains(event.target)) menu.open = false;
});

// A box that checks all the boxes of its table: <input type="checkbox" data-checks="name-of-the-boxes">.
document.addEventListener("change", (event) => {
  const name = event.target.dataset?.checks;
  if (!name) return;
  for (const box of document.querySelectorAll(`input[type=checkbox][name="${name}"]:not(:disabled)`)) {
    box.checked = event.target.checked;
  }
});
for (const box of document.querySelectorAll("[data-checks]")) box.closest("[hidden]")?.removeAttribute("hidden");

// htmx shows no answer with an error: go where it came from, the page there says what is wrong.
document.addEventListener("htmx:responseError", (event) => {
  if (event.detail.requestConfig.verb === "get") window.location.assign(event.detail.pathInfo.finalRequestPath);
  else window.location.reload();
});

// Buttons that only make sense with JavaScript come hidden.
for (const button of document.querySelectorAll("[data-prints]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
