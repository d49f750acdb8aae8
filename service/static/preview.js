// The quick look: the paper drawn in the page by docx-preview. Without it there is a file to download.
"use strict";

const sheet = document.querySelector("[data-docx]");
const options = { inWrapper: true, ignoreLastRenderedPageBreak: true, useBase64URL: true, experimental: true };

async function draw() {
  const answer = await fetch(sheet.dataset.docx, { credentials: "same-origin" });
  if (!answer.ok) throw new Error(String(answer.status));
  const drawn = document.createElement("div");
  await docx.renderAsync(await answer.blob(), drawn, drawn, options);
  // docx-preview 0.4.1 draws a hyphen that does not break as <wbr>: «№ АЗ-1128/08» would lose it.
  for (const mark of drawn.querySelectorAll("wbr")) mark.replaceWith("\u2011");
  sheet.replaceChildren(drawn);
  sheet.dataset.drawn = "yes";
}

if (sheet) {
  draw().catch(() => {
    sheet.textContent = "Показать документ не получилось: скачайте проект и откройте его в Word.";
    sheet.dataset.drawn = "no";
  });
}
