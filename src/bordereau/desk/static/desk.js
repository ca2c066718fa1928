// Enhances pages that work without it: keys, charts after the page, marking of words, progress.
// Nothing here writes markup of its own: what comes from the server was escaped there.
import { keys } from "./keys.js";
import { marker } from "./marker.js";
import { parts, poll } from "./parts.js";
import { tips } from "./tips.js";

keys(document);
parts(document);
poll(document);
marker(document);
tips(document);

for (const fold of document.querySelectorAll("details[data-fold=narrow]")) {
  if (window.matchMedia("(max-width: 60rem)").matches) fold.open = false;
}
for (const button of document.querySelectorAll("[data-add-row]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const rows = button.parentElement.querySelectorAll(".row");
    const last = rows[rows.length - 1];
    const more = last.cloneNode(true);
    for (const field of more.querySelectorAll("input, select")) field.value = "";
    last.after(more);
    more.querySelector("select, input").focus();
  });
}
document.documentElement.dataset.ready = ""; // keys are heard from here on
