// Counts of the quarters stay true while one types in the year's table: a mark is anything but nothing and a dash.
import { shown } from "../words.js";

const setUp = (form) => {
  const table = form.querySelector("table");
  const outputs = [...table.querySelectorAll("output[data-count]")];

  const marked = (box) => !["", "-", "–", "0"].includes((box.querySelector("input")?.value ?? box.textContent).trim());

  const refresh = () => {
    for (const output of outputs) {
      const key = output.dataset.count;
      const boxes = table.tBodies[0].querySelectorAll(`td[data-column="${key}"], td[data-fixed="${key}"]`);
      const text = shown(String([...boxes].filter(marked).length));
      if (output.textContent !== text) output.textContent = text;
    }
  };

  table.addEventListener("input", refresh);
  // Pasting, undoing and answers of the server write the sums of money anew: then the counts follow.
  new MutationObserver(refresh).observe(table.tFoot ?? table, { childList: true, characterData: true, subtree: true });
  form.addEventListener("sucharit:saved", refresh);
};

document.querySelectorAll("[data-year-grid]").forEach(setUp);
