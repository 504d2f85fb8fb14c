// Sums of dimensions, missions and objectives stay true while one types: they follow the sums of the rows that grid.js keeps.
import { amount, money, shown } from "../words.js";

const setUp = (form) => {
  const table = form.querySelector("table");
  const bands = new Map();  // "1.1:2566" > its output
  for (const output of table.querySelectorAll("output[data-band]")) bands.set(`${output.dataset.band}:${output.dataset.year}`, output);

  const add = (sums, scopes, year, satang) => {
    for (const scope of scopes) for (const key of [`${scope}:${year}`, `${scope}:all`]) sums.set(key, (sums.get(key) ?? 0) + satang);
  };

  const refresh = () => {
    const sums = new Map();
    for (const line of table.querySelectorAll("tr[data-scopes]")) {
      const scopes = line.dataset.scopes === "" ? [""] : line.dataset.scopes.split(" ");
      for (const box of line.querySelectorAll("td.number[data-column]")) {
        add(sums, scopes, box.dataset.column, Math.round((amount(box.querySelector("input").value) || 0) * 100));
      }
    }
    for (const [key, output] of bands) {
      const text = shown(money((sums.get(key) ?? 0) / 100));
      if (output.textContent !== text) output.textContent = text;
    }
  };

  // grid.js writes the sums of the rows whenever a value changes, by whichever way: typing, pasting, undo, an answer.
  new MutationObserver((changes) => {
    if (changes.some(({ target }) => (target.dataset ?? target.parentElement?.dataset)?.sum)) refresh();
  }).observe(table, { childList: true, characterData: true, subtree: true });
};

document.querySelectorAll("[data-plan-grid]").forEach(setUp);
