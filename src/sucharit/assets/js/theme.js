// Theme and letter size, remembered in this browser only (public pages set no cookies).
// A classic script in <head>: what was chosen must stand before the first paint, so it blocks, and so it is small.
(() => {
  const root = document.documentElement;
  root.classList.add("has-script");
  const read = (key) => { try { return localStorage.getItem(key); } catch { return null; } };
  const keep = (key, value) => { try { localStorage.setItem(key, value); } catch { /* private window: only this page */ } };

  const apply = () => {
    const theme = read("theme");
    if (theme === "light" || theme === "dark") root.dataset.theme = theme; else delete root.dataset.theme;
    const size = read("text-size");
    if (size === "large" || size === "larger") root.dataset.text = size; else delete root.dataset.text;
    for (const button of document.querySelectorAll("[data-theme-choice]")) {
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === (root.dataset.theme ?? "system")));
    }
    for (const button of document.querySelectorAll("[data-text-size]")) {
      button.setAttribute("aria-pressed", String(button.dataset.textSize === (root.dataset.text ?? "normal")));
    }
  };

  apply();
  document.addEventListener("DOMContentLoaded", apply);
  document.addEventListener("click", (event) => {
    const theme = event.target.closest?.("[data-theme-choice]");
    const size = event.target.closest?.("[data-text-size]");
    if (theme) keep("theme", theme.dataset.themeChoice);
    if (size) keep("text-size", size.dataset.textSize);
    if (theme || size) apply();
  });
})();
