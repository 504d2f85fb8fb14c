// On every page: starts what the page's attributes ask for, also in content that htmx swaps in later.
// Each module sets up one element once and does nothing where its element is absent.
import { setUpAutosave } from "./autosave.js";
import { setUpConfirmLinks } from "./dialog.js";
import { setUpUnsaved } from "./dirty.js";
import { setUpFileDrop } from "./file-drop.js";
import { setUpFilters } from "./filters.js";
import { setUpGrid } from "./grid.js";
import { setUpKept } from "./kept.js";
import { setUpNestedList } from "./nested-list.js";
import { setUpDismissable, setUpMenus, setUpToast } from "./notes.js";
import { setUpPanes } from "./panes.js";
import { setUpShortcuts } from "./shortcuts.js";

// On a phone the tabs are wider than the page: the one that is open is brought into sight.
const showTab = (tabs) => {
  const open = tabs.querySelector("[aria-current]")?.parentElement;
  if (open) tabs.scrollLeft = open.offsetLeft - tabs.offsetLeft - (tabs.clientWidth - open.offsetWidth) / 2;
};

const kinds = [
  ["textarea[data-nested-list]", setUpNestedList],
  ["[data-grid]:not([data-read-only])", setUpGrid],
  ["[data-file-drop]", setUpFileDrop],
  ["form[data-filters]", setUpFilters],
  ["form[data-autosave]", setUpAutosave],
  ["form[data-unsaved]", setUpUnsaved],
  ["[data-panes]", setUpPanes],
  ["[data-dismissable]", setUpDismissable],
  ["[data-toast]", setUpToast],
  [".tabs", showTab],
];
const done = new WeakSet();

const start = (root) => {
  for (const [selector, setUp] of kinds) {
    for (const element of root.querySelectorAll(selector)) {
      if (done.has(element)) continue;
      done.add(element);
      setUp(element);
    }
  }
  // An error summary is the first thing to hear and to see after a failed save; once, not with every later swap.
  const summary = root.querySelector("[data-error-summary]");
  if (summary && !done.has(summary)) { done.add(summary); summary.focus(); }
};

start(document);
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print(); // a button, for who does not know Ctrl+P
});
setUpMenus();
setUpConfirmLinks();
setUpKept();
setUpShortcuts();
document.body.addEventListener("htmx:load", (event) => start(event.detail.elt.parentElement ?? document));
// Paper has no "show as a table": what is folded is printed.
addEventListener("beforeprint", () => {
  for (const details of document.querySelectorAll(".chart details:not([open])")) {
    details.open = true;
    addEventListener("afterprint", () => { details.open = false; }, { once: true });
  }
});
