// Comforts of lists with boxes; every form works without them.
"use strict";

// «Выбрано: 3» beside the buttons of the list.
for (const form of document.querySelectorAll("form[data-counts]")) {
  const shown = form.querySelector("[data-count]");
  const boxes = () => [...form.querySelectorAll(`input[name="${form.dataset.counts}"]`)];
  const count = () => {
    const all = form.querySelector("input[name=all]");
    const chosen = all?.checked ? all.dataset.total : boxes().filter((box) => box.checked).length;
    shown.textContent = `Выбрано: ${chosen}`;
  };
  shown.hidden = false;
  form.addEventListener("change", count);
  count();
}

// A box that ticks all the boxes of its own form.
for (const all of document.querySelectorAll("[data-ticks-all]")) {
  all.closest("[hidden]")?.removeAttribute("hidden");
  all.addEventListener("change", () => {
    for (const box of all.form.querySelectorAll(`input[name="${all.dataset.ticksAll}"]`)) box.checked = all.checked;
    all.form.dispatchEvent(new Event("change"));
  });
}
