// The plan room: folding the tree, walking it by keys, and small helps of the sheet. Everything works without.

const TREE = "sucharit:tree-closed";

const tree = () => document.querySelector("[data-tree]");

const closed = () => { try { return new Set(JSON.parse(localStorage.getItem(TREE + location.pathname) ?? "[]")); } catch { return new Set(); } };

const remember = (root) => {
  const ids = [...root.querySelectorAll("details:not([open])")].map((one) => one.id);
  try { localStorage.setItem(TREE + location.pathname, JSON.stringify(ids)); } catch { /* a full or forbidden store: nothing is lost but the folds */ }
};

const setUpTree = (root) => {
  if (root.dataset.walked) return;
  root.dataset.walked = "yes";
  const folded = closed();
  for (const one of root.querySelectorAll("details")) if (folded.has(one.id)) one.open = false;
  root.addEventListener("toggle", () => remember(root), true);
  root.addEventListener("click", (event) => {
    const all = event.target.closest("[data-tree-all]")?.dataset.treeAll;
    if (!all) return;
    for (const one of root.querySelectorAll("details")) one.open = all === "open";
    remember(root);
  });
  root.addEventListener("keydown", (event) => walk(root, event));
};

// Arrows as in a tree of folders: up and down over what is visible, right and left unfold and fold.
const walk = (root, event) => {
  const here = event.target.closest("summary, .tree-link");
  if (!here || event.altKey || event.ctrlKey || event.metaKey) return;
  const stops = [...root.querySelectorAll("summary, .tree-link")].filter((one) => one.checkVisibility?.() ?? true);
  const go = (one) => { one?.focus(); event.preventDefault(); };
  const fold = here.closest("details");
  if (event.key === "ArrowDown") go(stops[stops.indexOf(here) + 1]);
  else if (event.key === "ArrowUp") go(stops[stops.indexOf(here) - 1]);
  else if (event.key === "ArrowRight" && here.matches("summary")) { fold.open = true; event.preventDefault(); }
  else if (event.key === "ArrowLeft") {
    if (here.matches("summary") && fold.open) { fold.open = false; event.preventDefault(); }
    else go((here.matches("summary") ? fold.parentElement.closest("details") : fold)?.querySelector("summary"));
  }
};

// A place in the address is shown even where it lies in a fold.
const unfoldTarget = () => {
  const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
  for (let fold = target && target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  if (target) target.scrollIntoView();
};

// Choosing between two versions is not typing: it must not start another save.
for (const place of document.querySelectorAll("[data-conflict]"))
  for (const kind of ["input", "change"]) place.addEventListener(kind, (event) => event.stopPropagation());

document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
  const name = event.target.closest("[data-check-all]")?.dataset.checkAll;
  if (!name) return;
  const boxes = [...document.querySelectorAll(`input[type=checkbox][name="${name}"]`)];
  const on = boxes.some((box) => !box.checked);
  for (const box of boxes) box.checked = on;
});

const setUp = () => { const root = tree(); if (root) setUpTree(root); };
setUp();
unfoldTarget();
addEventListener("hashchange", unfoldTarget);
document.body.addEventListener("htmx:afterSettle", setUp);

// Printing shows the whole tree, whatever is folded on the screen.
let folded = [];
addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("[data-tree] details:not([open])")];
  for (const one of folded) one.open = true;
});
addEventListener("afterprint", () => { for (const one of folded) one.open = false; });
