// Small manners: menus close, first-time sentences stay dismissed, toasts go by themselves.
import { say } from "./words.js";

const TOAST_SECONDS = 12;  // long enough to read twice and to reach the button

export const setUpMenus = () => {
  document.addEventListener("click", (event) => closeMenus((menu) => !menu.contains(event.target)));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const menu = document.activeElement?.closest?.("details[data-menu][open], .phone-rest[open], .nested-tools[open]");
    if (menu) menu.querySelector("summary").focus();
    closeMenus(() => true);
  });
};

const closeMenus = (which) => {
  for (const menu of document.querySelectorAll("details[data-menu][open], .phone-rest[open], .nested-tools[open]")) {
    if (which(menu)) menu.open = false;
  }
};

export const setUpDismissable = (box) => {
  const key = `dismissed:${box.dataset.dismissable}`;
  let gone = false;
  try { gone = localStorage.getItem(key) === "1"; } catch { /* no storage: it is shown each time */ }
  if (gone || !box.textContent.trim()) { box.hidden = true; return; }
  const button = document.createElement("button");
  button.type = "button";
  button.className = "link-button";
  button.textContent = box.dataset.dismissLabel || say("close");
  button.addEventListener("click", () => {
    box.hidden = true;
    try { localStorage.setItem(key, "1"); } catch { /* only for this page */ }
    document.getElementById("content")?.focus();
  });
  box.append(button);
};

export const setUpToast = (toast) => {
  if (!toast.closest(".toasts")) return;
  const go = () => { if (toast.matches(":hover") || toast.contains(document.activeElement)) wait(); else toast.remove(); };
  const wait = () => setTimeout(go, TOAST_SECONDS * 1000);
  wait();
};
