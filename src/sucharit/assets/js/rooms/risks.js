// The risk room: the level beside the scores, the matrix by keyboard and paste, controls added and moved.
// Without this script every form works the same; the server says the level after saving.

const SHADES = { "ต่ำมาก": 1, "ต่ำ": 1, "ปานกลาง": 2, "สูง": 3, "สูงมาก": 4 };
// Letters that choose a level: the Thai initials, the Latin ones of English matrices, and places from low to high.
const LETTERS = {
  "ต": "ต่ำ", "ป": "ปานกลาง", "ส": "สูง", "ม": "สูงมาก", l: "ต่ำ", m: "ปานกลาง", h: "สูง", e: "สูงมาก", v: "ต่ำมาก",
  1: "ต่ำ", 2: "ปานกลาง", 3: "สูง", 4: "สูงมาก",
};
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

const setUpLevels = () => {
  const told = document.getElementById("risk-levels");
  if (!told) return;
  const levels = JSON.parse(told.textContent);
  const show = (stage) => {
    const score = (name) => document.getElementById(`id_${stage}_${name}`)?.value ?? "";
    const output = document.querySelector(`[data-level-of="${stage}"]`);
    if (output) output.textContent = levels[`${score("likelihood")}-${score("impact")}`] ?? "-";
  };
  for (const stage of ["inherent", "residual"]) {
    for (const name of ["likelihood", "impact"]) {
      document.getElementById(`id_${stage}_${name}`)?.addEventListener("change", () => show(stage));
    }
  }
};

const paint = (select) => {
  const cell = select.closest("td");
  cell.className = cell.className.replace(/heat-\d/u, `heat-${SHADES[select.value] ?? 0}`);
};

const choose = (select, word) => {
  if (select.value === word || ![...select.options].some((option) => option.value === word)) return;
  select.value = word;
  select.dispatchEvent(new Event("input", { bubbles: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));
};

const setUpMatrix = (table) => {
  const grid = [...table.tBodies[0].rows].map((row) => [...row.querySelectorAll("select")]);
  if (!grid[0]?.length) return;
  const place = (select) => {
    const row = grid.findIndex((cells) => cells.includes(select));
    return [row, grid[row].indexOf(select)];
  };
  table.addEventListener("change", (event) => paint(event.target));
  table.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.matches("select")) return;
    const [row, column] = place(event.target);
    if (MOVES[event.key]) {
      const next = grid[row + MOVES[event.key][0]]?.[column + MOVES[event.key][1]];
      event.preventDefault();
      next?.focus();
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      choose(event.target, "");
    } else if (LETTERS[event.key.toLowerCase()]) {
      event.preventDefault();
      choose(event.target, LETTERS[event.key.toLowerCase()]);
    }
  });
  table.addEventListener("paste", (event) => {
    if (!event.target.matches("select")) return;
    const [row, column] = place(event.target);
    const lines = event.clipboardData.getData("text").replace(/\r/gu, "").replace(/\n$/u, "").split("\n");
    event.preventDefault();
    lines.forEach((line, down) => line.split("\t").forEach((word, right) => {
      const cell = grid[row + down]?.[column + right];
      if (cell) choose(cell, word.trim());
    }));
  });
};

/** The cells and steps that the newest answer of the check means. */
const markProblems = (problems) => {
  const meant = new Set([...problems.querySelectorAll("[data-cells]")].flatMap((one) => one.dataset.cells.split(" ")));
  for (const place of document.querySelectorAll("#criteria [data-cell]")) {
    const bad = meant.has(place.dataset.cell);
    place.classList.toggle(place.tagName === "TD" ? "risk-cell-bad" : "risk-step-bad", bad);
    place.querySelector("select, textarea")?.setAttribute("aria-invalid", String(bad));
  }
};

/** A version 4 UUID also where the page is not served over TLS, in which crypto.randomUUID is absent. */
const newKey = () => {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const setUpControls = (list) => {
  const cards = () => [...list.querySelectorAll("[data-control]")];
  const blank = cards().at(-1).cloneNode(true);
  const number = () => cards().forEach((card, at) => {
    card.querySelector("[data-control-number]").textContent = String(at + 1);
    const place = card.querySelector("[name$='-place']");
    if (place) place.value = String(at + 1);
  });
  const changed = () => list.closest("form").dispatchEvent(new Event("input", { bubbles: true }));
  list.addEventListener("click", (event) => {
    const move = event.target.closest("[data-move]");
    if (move) {
      const card = move.closest("[data-control]");
      const other = cards()[cards().indexOf(card) + Number(move.dataset.move)];
      if (!other) return;
      if (move.dataset.move === "1") other.after(card); else other.before(card);
      number();
      changed();
      move.focus();
    } else if (event.target.closest("[data-add-control]")) {
      const card = blank.cloneNode(true);
      const old = card.querySelector("[name$='-here']").name.slice("control-".length, -"-here".length);
      const key = newKey();
      for (const part of card.querySelectorAll("*")) {
        for (const name of ["id", "name", "for", "aria-describedby"]) {
          if (part.getAttribute(name)?.includes(old)) part.setAttribute(name, part.getAttribute(name).replaceAll(old, key));
        }
      }
      cards().at(-1).after(card);
      number();
      card.querySelector("textarea").focus();
    }
  });
  list.addEventListener("change", (event) => {
    if (event.target.name?.endsWith("-out")) event.target.closest("[data-control]").toggleAttribute("data-out", event.target.checked);
  });
};

setUpLevels();
for (const table of document.querySelectorAll("[data-matrix]")) setUpMatrix(table);
for (const list of document.querySelectorAll("[data-controls]")) setUpControls(list);
document.body.addEventListener("htmx:afterSwap", (event) => {
  if (event.target.id === "problems") markProblems(event.target);
});
