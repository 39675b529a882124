"use strict";
const dialog = document.querySelector("dialog"), panes = dialog.querySelector("div");
async function unpacked(id) {
  const packed = document.getElementById(`page-${id}`).textContent.trim();
  const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).text();
}
async function open(button) {
  panes.replaceChildren();
  dialog.querySelector("span").textContent = button.dataset.name;
  dialog.showModal();
  for (const id of button.dataset.pages.split(" ")) {
    const frame = document.createElement("iframe");
    frame.title = button.dataset.name;
    frame.srcdoc = await unpacked(id);
    panes.append(frame);
  }
}
for (const button of document.querySelectorAll("[data-pages]")) button.addEventListener("click", () => open(button));
dialog.querySelector("button").addEventListener("click", () => dialog.close());
dialog.addEventListener("close", () => panes.replaceChildren());
document.documentElement.dataset.ready = "yes";
