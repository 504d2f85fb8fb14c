// The editable grid: real inputs in a real table, moved through and filled as in Excel.
// Moving: arrows, Home, End, Tab leaves. Typing replaces; Enter or F2 edits; Esc takes back; Shift+arrows choose cells;
// Ctrl+C, Ctrl+V, Delete, Ctrl+Z and Ctrl+Y do what they do in Excel. Sums are live; saving is grid-saving.js.
import { parseTable, writeTable } from "./grid-text.js";
import { Saving } from "./grid-saving.js";
import { amount, announce, element, money, say, shown } from "./words.js";

const MOST_UNDO = 300;

export const setUpGrid = (form) => new Grid(form);

/** One editable cell: its input and the marks around it. */
class Cell {
  constructor(box, row, place) {
    this.box = box;
    this.field = box.querySelector("input, select, textarea");
    this.row = row;
    this.column = box.dataset.column;
    this.place = place;  // [row, column] among the editable cells
    this.before = this.field.value;
  }

  get value() { return this.field.value.trim(); }

  get label() { return this.field.getAttribute("aria-label") ?? ""; }

  show(value) {
    if (this.field.tagName === "SELECT") {
      const wanted = [...this.field.options].find((option) => option.value === value || option.textContent.trim() === value);
      if (wanted) this.field.value = wanted.value;
    } else this.field.value = value;
    this.before = this.field.value;
  }

  mark(state) {
    this.box.dataset.state = state;
    if (state === "bad") return;
    this.box.querySelector(".cell-error")?.remove();
    this.field.removeAttribute("aria-invalid");
    this.field.removeAttribute("aria-describedby");
  }

  fault(message) {
    this.mark("");
    this.box.dataset.state = "bad";
    const error = element("span", { class: "cell-error", id: `${this.field.id}-error` }, message);
    this.box.append(error);
    this.field.setAttribute("aria-invalid", "true");
    this.field.setAttribute("aria-describedby", error.id);
  }
}

class Grid {
  constructor(form) {
    this.form = form;
    this.table = form.querySelector("table");
    this.undoable = [];
    this.redoable = [];
    this.mode = "move";   // "move", "type" (a letter replaced the cell), "edit" (the caret moves within)
    this.chosen = null;   // the other corner of a selection
    this.find();
    this.saving = new Saving(form, (row, column) => this.byName.get(`${row}:${column}`), () => this.sums());
    this.listen();
    this.sums();
    form.addEventListener("submit", (event) => { event.preventDefault(); this.saving.send(); });
  }

  find() {
    this.rows = [];
    this.byField = new Map();
    this.byName = new Map();
    for (const line of this.table.tBodies[0].rows) {
      const boxes = [...line.querySelectorAll("td[data-column]")];
      if (!boxes.length) continue;
      const cells = boxes.map((box, x) => new Cell(box, line.dataset.row, [this.rows.length, x]));
      cells.forEach((cell) => { this.byField.set(cell.field, cell); this.byName.set(`${cell.row}:${cell.column}`, cell); cell.field.tabIndex = -1; });
      this.rows.push(cells);
    }
    if (this.rows[0]) this.rows[0][0].field.tabIndex = 0;
  }

  listen() {
    const { table } = this;
    table.addEventListener("focusin", (event) => this.entered(this.byField.get(event.target)));
    table.addEventListener("focusout", (event) => this.left(this.byField.get(event.target)));
    table.addEventListener("keydown", (event) => this.key(event));
    table.addEventListener("input", () => { if (this.mode === "move") this.mode = "type"; });
    table.addEventListener("change", (event) => { if (event.target.tagName === "SELECT") this.commit(this.byField.get(event.target)); });
    table.addEventListener("mousedown", (event) => this.pressed(event));
    table.addEventListener("dblclick", (event) => { if (this.byField.has(event.target)) this.edit(); });
    table.addEventListener("copy", (event) => this.copy(event));
    table.addEventListener("cut", (event) => { if (this.copy(event)) this.clear(); });
    table.addEventListener("paste", (event) => this.paste(event));
    this.form.querySelector("[data-grid-undo]")?.addEventListener("click", () => this.travel(this.undoable, this.redoable, "undone"));
    this.form.querySelector("[data-grid-redo]")?.addEventListener("click", () => this.travel(this.redoable, this.undoable, "redone"));
  }

  // ---- where one is

  entered(cell) {
    if (!cell) return;
    if (this.here) this.here.field.tabIndex = -1;
    this.here?.box.classList.remove("grid-here");
    this.here = cell;
    cell.field.tabIndex = 0;
    cell.box.classList.add("grid-here");
    cell.before = cell.field.value;
    this.mode = "move";
    cell.field.select?.();
  }

  left(cell) {
    if (!cell) return;
    cell.box.classList.remove("grid-here");
    this.commit(cell);
  }

  go(y, x, choosing = false) {
    const [fromY, fromX] = this.here.place;
    const row = this.rows[Math.max(0, Math.min(y, this.rows.length - 1))];
    const cell = row[Math.max(0, Math.min(x, row.length - 1))];
    if (choosing) this.chosen ??= [fromY, fromX]; else this.chosen = null;
    cell.field.focus();
    this.paintChosen();
  }

  pressed(event) {
    const cell = this.byField.get(event.target);
    if (!cell) return;
    if (event.shiftKey && this.here) {
      event.preventDefault();
      this.go(...cell.place, true);
    } else if (cell === this.here) this.mode = "edit";  // a second click puts the caret
    else { this.chosen = null; this.paintChosen(); }
  }

  /** The chosen cells in rows; only the present one where none were chosen. */
  range() {
    const [y, x] = this.here.place;
    const [otherY, otherX] = this.chosen ?? this.here.place;
    return this.rows.slice(Math.min(y, otherY), Math.max(y, otherY) + 1).map((row) => row.slice(Math.min(x, otherX), Math.max(x, otherX) + 1));
  }

  paintChosen() {
    for (const box of this.table.querySelectorAll(".grid-chosen")) box.classList.remove("grid-chosen");
    if (this.chosen) this.range().flat().forEach((cell) => cell.box.classList.add("grid-chosen"));
  }

  // ---- keys

  key(event) {
    const cell = this.byField.get(event.target);
    if (!cell || event.isComposing) return;
    const act = this.command(event, cell);
    if (!act) return;
    event.preventDefault();
    act();
  }

  command(event, cell) {
    const control = event.ctrlKey || event.metaKey;
    if (control && this.mode === "move") return this.controlled(event);
    if (control || event.altKey) return null;
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    const select = cell.field.tagName === "SELECT";
    if (step && this.mode !== "edit" && !(select && this.mode === "type")) return () => this.step(cell, step, event.shiftKey);
    if (event.key === "Enter") return () => (this.mode === "move" && !event.shiftKey ? this.edit() : this.step(cell, [event.shiftKey ? -1 : 1, 0]));
    if (event.key === "F2") return () => this.edit();
    if (event.key === "Escape") return () => this.takeBack(cell);
    if (event.key === "Tab" && this.mode !== "move") return () => this.step(cell, [0, event.shiftKey ? -1 : 1]);
    if (this.mode !== "move") return null;
    if (event.key === "Home" || event.key === "End") return () => this.go(cell.place[0], event.key === "Home" ? 0 : Infinity, event.shiftKey);
    if (event.key === "Delete" || event.key === "Backspace") return () => this.clear();
    return null;
  }

  controlled(event) {
    if (event.code === "KeyZ" && !event.shiftKey) return () => this.travel(this.undoable, this.redoable, "undone");
    if (event.code === "KeyY" || event.code === "KeyZ") return () => this.travel(this.redoable, this.undoable, "redone");
    if (event.key === "Home") return () => this.go(0, 0, event.shiftKey);
    if (event.key === "End") return () => this.go(Infinity, Infinity, event.shiftKey);
    if (event.code === "KeyS") return () => this.saving.send();
    return null;
  }

  step(cell, [down, right], choosing = false) {
    this.commit(cell);
    this.go(cell.place[0] + down, cell.place[1] + right, choosing);
  }

  edit() {
    this.mode = "edit";
    const { field } = this.here;
    if (field.tagName === "SELECT") { field.showPicker?.(); return; }
    field.setSelectionRange(field.value.length, field.value.length);
  }

  takeBack(cell) {
    cell.field.value = cell.before;
    this.mode = "move";
    cell.field.select?.();
    this.chosen = null;
    this.paintChosen();
    this.sums();
  }

  // ---- values

  commit(cell) {
    this.mode = "move";
    if (cell.field.value === cell.before) return;
    const before = cell.before;
    cell.before = cell.field.value;
    this.changed([{ cell, before, after: cell.field.value }]);
  }

  changed(steps) {
    this.undoable.push(steps);
    if (this.undoable.length > MOST_UNDO) this.undoable.shift();
    this.redoable = [];
    this.saving.add(steps.map(({ cell }) => cell));
    this.sums();
  }

  /** Writes values into cells as one step of undo; returns how many changed. */
  fill(pairs) {
    const steps = [];
    for (const [cell, value] of pairs) {
      const before = cell.field.value;
      cell.show(value);
      if (cell.field.value !== before) steps.push({ cell, before, after: cell.field.value });
    }
    if (steps.length) this.changed(steps);
    return steps.length;
  }

  clear() { this.fill(this.range().flat().map((cell) => [cell, ""])); }

  travel(from, to, said) {
    const steps = from.pop();
    if (!steps) { announce(say("nothingToUndo")); return; }
    const back = from === this.undoable;
    steps.forEach(({ cell, before, after }) => cell.show(back ? before : after));
    to.push(steps);
    this.saving.add(steps.map(({ cell }) => cell));
    this.sums();
    steps[0].cell.field.focus();
    announce(say(said));
  }

  copy(event) {
    if (!this.here || this.mode === "edit") return false;
    const rows = this.range();
    event.preventDefault();
    event.clipboardData.setData("text/plain", writeTable(rows.map((row) => row.map((cell) => cell.value))));
    announce(say("copied", rows.flat().length));
    return true;
  }

  paste(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    if (!this.here || (this.mode === "edit" && !/[\t\n]/.test(text))) return;
    event.preventDefault();
    let rows = parseTable(text);
    const most = Number(this.form.dataset.rowLimit || 1000);
    const all = rows.length;
    rows = rows.slice(0, most);
    // One copied cell into many chosen ones fills them all, as in Excel.
    const one = rows.length === 1 && rows[0].length === 1;
    const pairs = one ? this.range().flat().map((cell) => [cell, rows[0][0]]) : this.pairs(rows);
    const changed = this.fill(pairs);
    const beyond = rows.length - (this.rows.length - this.here.place[0]);
    const said = all > most ? say("tooManyRows", most, all) : beyond > 0 ? say("pastedPart", rows.length - beyond, beyond) : say("pasted", rows.length, changed);
    this.tell(said, all > most || beyond > 0);
  }

  pairs(rows) {
    const [y, x] = this.here.place;
    return rows.flatMap((row, down) => row.map((value, right) => [this.rows[y + down]?.[x + right], value])).filter(([cell]) => cell);
  }

  /** Seen and heard; a message that something was left out stays until the next paste. */
  tell(text, stays) {
    this.form.querySelector("[data-grid-said]")?.remove();
    announce(text);
    if (stays) this.form.querySelector(".grid-frame").before(element("p", { class: "note note-warn", "data-grid-said": true }, text));
  }

  // ---- sums: money is added in satang, so that no fraction is lost

  sums() {
    const columns = new Map();
    let all = 0;
    for (const line of this.table.tBodies[0].rows) {
      let sum = 0;
      for (const box of line.querySelectorAll("td.number[data-column], td.number[data-fixed]")) {
        const value = Math.round((amount(box.querySelector("input")?.value ?? box.textContent) || 0) * 100);
        const key = box.dataset.column ?? box.dataset.fixed;
        columns.set(key, (columns.get(key) ?? 0) + value);
        sum += value;
      }
      put(line.querySelector("[data-sum=row]"), sum);
      all += sum;
    }
    for (const output of this.table.querySelectorAll("[data-sum=column]")) put(output, columns.get(output.dataset.of) ?? 0);
    put(this.table.querySelector("[data-sum=all]"), all);
  }
}

const put = (output, satang) => { if (output) output.textContent = shown(money(satang / 100)); };
