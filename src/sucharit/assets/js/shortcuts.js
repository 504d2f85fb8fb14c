// Keys for hands that stay on the keyboard. Never while someone types in a field, never with Ctrl or Alt
// (those belong to the browser and to screen readers), and all of them listed under "?".
const typing = (target) => target.closest?.("input, textarea, select, [contenteditable='true'], [data-grid] td");

export const setUpShortcuts = () => {
  let afterG = false;
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target) || document.querySelector("dialog[open]")) return;
    // Thai keyboards type "ฝ" and "ฦ" on the keys of "/" and "?", "เ" on that of "g": the key's place counts.
    const key = { Slash: event.shiftKey ? "?" : "/", KeyG: "g" }[event.code] ?? event.key;
    const act = afterG && /^Digit[1-9]$/.test(event.code) ? () => goTo(Number(event.code.slice(5))) : actions[key] ?? pageKey(event);
    afterG = key === "g";
    if (!act) return;
    event.preventDefault();
    act();
  });
  document.addEventListener("click", (event) => { if (event.target.closest?.("[data-shortcuts]")) list(); });
};

const list = () => {
  const dialog = document.getElementById("shortcuts");
  if (!dialog) return;
  const own = document.getElementById("page-keys");
  own.replaceChildren();
  const keys = document.createElement("dl");
  keys.className = "keys";
  for (const link of document.querySelectorAll("[data-key][data-key-label]")) {
    const term = document.createElement("dt");
    const key = document.createElement("kbd");
    key.textContent = link.dataset.key;
    term.append(key);
    const said = document.createElement("dd");
    said.textContent = link.dataset.keyLabel;
    keys.append(term, said);
  }
  if (keys.children.length) own.append(keys);
  dialog.showModal();
};

const search = () => {
  const boxes = [...document.querySelectorAll("[data-search-box]")];
  const box = boxes.find((one) => one.offsetParent);
  if (box) { box.focus(); box.select(); } else document.querySelector(".topbar-search-link")?.click();
};

const actions = { "/": search, "?": list };

const goTo = (place) => document.querySelectorAll(".rail li a")[place - 1]?.click();

const PLACES = { "[": "BracketLeft", "]": "BracketRight" };
const placeOf = (key) => PLACES[key] ?? `Key${key.toUpperCase()}`;

const pageKey = (event) => {
  const wanted = [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key === event.key || event.code === placeOf(one.dataset.key));
  return wanted && (() => wanted.click());
};
