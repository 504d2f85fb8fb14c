// The document beside the form. On a wide screen both are seen; on a phone they become tabs.
// A link to a line of the document ("#L119") shows the document, marks the line and brings it into view.
export const setUpPanes = (box) => {
  const panes = [...box.querySelectorAll(":scope > .pane")];
  const tabs = panes.map((pane, place) => makeTab(pane, place, () => show(place)));
  const list = document.createElement("div");
  list.className = "tabs panes-tabs";
  list.setAttribute("role", "tablist");
  list.append(...tabs);
  box.before(list);

  const show = (place) => {
    panes.forEach((pane, i) => pane.toggleAttribute("data-pane-off", i !== place));
    tabs.forEach((tab, i) => { tab.setAttribute("aria-selected", String(i === place)); tab.tabIndex = i === place ? 0 : -1; });
  };
  list.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const place = (tabs.indexOf(document.activeElement) + step + tabs.length) % tabs.length;
    show(place);
    tabs[place].focus();
  });
  box.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#L']");
    const line = link && document.getElementById(link.hash.slice(1));
    if (!line) return;
    event.preventDefault();
    show(panes.findIndex((pane) => pane.contains(line)));
    mark(line);
    history.replaceState(null, "", link.hash);
  });
  show(panes.length - 1);
  const here = /^#L\d+$/.test(location.hash) && document.getElementById(location.hash.slice(1));
  if (here && box.contains(here)) mark(here);
};

const makeTab = (pane, place, choose) => {
  const tab = document.createElement("button");
  tab.type = "button";
  tab.setAttribute("role", "tab");
  tab.textContent = pane.dataset.paneLabel ?? String(place + 1);
  if (!pane.id) pane.id = `pane-${place}`;
  tab.setAttribute("aria-controls", pane.id);
  tab.addEventListener("click", choose);
  return tab;
};

const mark = (line) => {
  for (const other of line.parentElement.querySelectorAll(".line-marked")) other.classList.remove("line-marked");
  line.classList.add("line-marked");
  line.scrollIntoView({ block: "center", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
};
