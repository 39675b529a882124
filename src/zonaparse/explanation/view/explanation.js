"use strict";
const main = document.querySelector("main"), frame = document.querySelector("iframe"), sheet = document.getElementById("sheet");
const entries = [...document.querySelectorAll("#read [data-key]")];
const boxes = new Map();
let page, byLine;

function nodesOf(key) {
  const colon = key.indexOf(":"), kind = key.slice(0, colon), rest = key.slice(colon + 1);
  if (kind === "line") return rest.split(" ").flatMap((number) => byLine.get(number) || []);
  return [...page.querySelectorAll(`[data-${kind}~="${rest}"]`)];
}
function around(nodes) {
  const rects = nodes.map((node) => node.getBoundingClientRect()).filter((r) => r.width && r.height);
  if (!rects.length) return null;
  const left = Math.min(...rects.map((r) => r.left)), top = Math.min(...rects.map((r) => r.top));
  const right = Math.max(...rects.map((r) => r.right)), bottom = Math.max(...rects.map((r) => r.bottom));
  return { left, top, width: right - left, height: bottom - top };
}
function make(entry) {
  const box = document.createElement("button"), name = document.createElement("span");
  box.className = "box";
  box.type = "button";
  box.dataset.key = entry.dataset.key;
  box.dataset.kind = entry.closest("[data-kind]").dataset.kind;
  box.setAttribute("aria-label", `${entry.dataset.name}: go to what was read`);
  name.textContent = entry.dataset.name;
  if (box.dataset.kind === "candidate") box.tabIndex = -1;
  box.append(name);
  box.addEventListener("click", () => choose(entry.dataset.key, entry, "read"));
  return box;
}
function place() {
  frame.style.height = `${Math.ceil(page.body.getBoundingClientRect().height)}px`;
  const placed = [], found = [...boxes.values()].map(({ box, nodes }) => [box, around(nodes)]);
  for (const [box, at] of found) { // all is measured before anything is moved
    box.hidden = !at;
    if (!at) continue;
    for (const side of ["left", "top", "width", "height"]) box.style[side] = `${at[side] - (side === "left" || side === "top" ? 3 : -6)}px`;
    placed.push([at.width * at.height, box]);
  }
  placed.sort((one, other) => other[0] - one[0]).forEach(([, box], number) => { box.style.zIndex = number + 1; });
}
function choose(key, to, pane) {
  for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
  for (const each of document.querySelectorAll("[data-key]")) {
    const same = each.dataset.key === key;
    if (same) (each.closest(".field, .block, .left") || each).classList.add("on");
    if (same) each.setAttribute("aria-current", "true"); else each.removeAttribute("aria-current");
    if (same && each.classList.contains("box")) each.classList.add("on");
  }
  show(pane);
  for (let fold = to.closest("details:not([open])"); fold; fold = to.closest("details:not([open])")) fold.open = true;
  to.scrollIntoView({ block: "center" });
  to.focus({ preventScroll: true });
}
function show(pane) {
  main.dataset.shown = pane;
  for (const button of document.querySelectorAll("nav button")) button.setAttribute("aria-pressed", String(button.dataset.pane === pane));
  if (page) place();
}
function start() {
  page = frame.contentDocument;
  byLine = new Map();
  for (const node of page.querySelectorAll("[data-line]")) {
    const number = node.dataset.line;
    if (byLine.has(number)) byLine.get(number).push(node); else byLine.set(number, [node]);
  }
  for (const nodes of byLine.values()) nodes[nodes.length - 1].dataset.last = "";
  for (const entry of entries) {
    const { key } = entry.dataset, known = boxes.get(key), nodes = known ? known.nodes : nodesOf(key);
    if (!nodes.length) { entry.disabled = true; continue; }
    if (!known) boxes.set(key, { box: make(entry), nodes });
    entry.addEventListener("click", () => choose(key, boxes.get(key).box, "page"));
  }
  const inOrder = [...boxes.values()].sort((one, other) =>
    one.nodes[0].compareDocumentPosition(other.nodes[0]) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1);
  sheet.append(...inOrder.map(({ box }) => box));
  const watch = new ResizeObserver(() => requestAnimationFrame(place));
  watch.observe(sheet);
  watch.observe(page.body);
  place();
  const opening = entries.map((entry) => boxes.get(entry.dataset.key)).find((found) => found && !found.box.hidden);
  if (opening) opening.box.scrollIntoView({ block: "center" });
  document.documentElement.dataset.ready = "yes";
}
for (const button of document.querySelectorAll("nav button")) button.addEventListener("click", () => show(button.dataset.pane));
const head = document.querySelector("header");
document.documentElement.style.setProperty("--head", `${head.offsetHeight}px`);
new ResizeObserver(() => document.documentElement.style.setProperty("--head", `${head.offsetHeight}px`)).observe(head);
if (frame.contentDocument && frame.contentDocument.readyState === "complete" && frame.contentDocument.querySelector("[data-page]")) start();
else frame.addEventListener("load", start, { once: true });
