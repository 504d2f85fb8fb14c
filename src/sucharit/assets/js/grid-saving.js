// Saving of the grid: changed cells gather, go together with the version the person saw, and stay marked until the
// server has acknowledged each. Someone saved before (409): both values are shown and the person chooses.
import { mark } from "./dirty.js";
import { person } from "./whose.js";
import { announce, csrf, element, say, shown } from "./words.js";

const PAUSE = 700;
const LONGEST_WAIT = 60;

/** The time as the server writes it beside a form: "14.05 น.", in English "14:05". */
const clock = () => {
  const time = new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  return document.documentElement.lang === "en" ? time : shown(`${time.replace(":", ".")} น.`);
};

/** One cell of a conflict: its name, and a choice between what was typed here and what stands there. */
const choice = (cell, now, place) => {
  const side = (value, word, text) => {
    const radio = element("input", { type: "radio", name: `grid-choice-${place}`, value });
    radio.checked = value === "mine";
    return element("label", { class: "grid-choice" }, radio, element("span", {}, say(word, text || "-")));
  };
  return element("fieldset", { class: "grid-conflict" }, element("legend", {}, cell.label), side("mine", "mine", cell.value), side("theirs", "theirs", now));
};

export class Saving {
  /** `cell(row, column)` gives the grid's cell; `sums()` is called when the server changed values. */
  constructor(form, cell, sums) {
    this.form = form;
    this.cell = cell;
    this.sums = sums;
    this.state = form.querySelector("[data-save-state]");
    this.waiting = new Set();
    this.failures = 0;
    this.timer = 0;
    this.busy = false;
    this.halted = false;  // a conflict waits for the person
    this.key = `grid:${person()}:${location.pathname}:${form.dataset.saveUrl}`;
    addEventListener("online", () => { if (this.failures) this.send(); });
    this.restore();
  }

  get isConnected() { return this.form.isConnected; }

  add(cells) {
    for (const cell of cells) { cell.mark("changed"); this.waiting.add(cell); }
    this.unsaved();
    if (!this.halted) this.soon(PAUSE);
  }

  soon(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  }

  unsaved() {
    mark(this, this.waiting.size > 0);
    if (this.waiting.size) this.say("waiting", `${say("unsaved")} ${say("cells", this.waiting.size)}`);
    this.keep();
  }

  async send() {
    clearTimeout(this.timer);
    if (this.busy || this.halted || !this.waiting.size) return;
    this.busy = true;
    const going = [...this.waiting].map((cell) => ({ cell, value: cell.value }));
    going.forEach(({ cell }) => cell.mark("saving"));
    this.say("saving", say("saving"));
    try {
      const answer = await fetch(this.form.dataset.saveUrl, {
        method: "POST",
        redirect: "manual",
        headers: { "Content-Type": "application/json", Accept: "application/json", "X-CSRFToken": csrf(this.form) },
        body: JSON.stringify({ version: this.form.dataset.version, cells: going.map(({ cell, value }) => ({ row: cell.row, column: cell.column, value })) }),
      });
      await this.read(answer, going);
    } catch {
      this.later();
    } finally {
      this.busy = false;
    }
  }

  async read(answer, going) {
    if (answer.status >= 500 || answer.status === 429) { this.later(); return; }
    if (answer.type === "opaqueredirect" || answer.status === 403) { this.say("failed", say("signedOut")); announce(say("signedOut")); return; }
    this.failures = 0;
    const said = await answer.json();
    if (answer.status === 409) this.conflict(said);
    else if (!answer.ok) { this.say("failed", said.error ?? say("refused")); announce(said.error ?? say("refused")); } else this.acknowledged(said, going);
  }

  acknowledged(said, going) {
    this.seen(said.version);
    const bad = new Map((said.errors ?? []).map((fault) => [`${fault.row}:${fault.column}`, fault.message]));
    for (const { cell, value } of going) {
      if (cell.value !== value) continue;  // typed again while it was on its way: stays waiting
      this.waiting.delete(cell);
      const fault = bad.get(`${cell.row}:${cell.column}`);
      if (fault) cell.fault(fault); else cell.mark("");
    }
    for (const { row, column, value } of said.cells ?? []) {
      const cell = this.cell(row, column);
      if (cell && !this.waiting.has(cell)) cell.show(value);
    }
    this.sums();
    this.finish(bad);
  }

  finish(bad) {
    if (this.waiting.size) { this.unsaved(); this.soon(PAUSE); return; }
    mark(this, bad.size > 0);
    this.keep();
    if (bad.size) {
      this.say("failed", say("cellsBad", bad.size));
      announce(`${say("cellsBad", bad.size)} ${[...bad.values()][0]}`);
    } else this.say("saved", say("savedAt", clock()));
  }

  seen(version) {
    this.form.dataset.version = version;
    const field = this.form.querySelector("[name=version]");
    if (field) field.value = version;
  }

  /** Both values of each cell side by side; the person takes one cell by cell, or all of one side at once. */
  conflict(said) {
    this.halted = true;
    const there = new Map(said.cells.map(({ row, column, value }) => [`${row}:${column}`, value]));
    const apart = [...this.waiting].filter((cell) => (there.get(`${cell.row}:${cell.column}`) ?? cell.value) !== cell.value);
    const list = element("div", { class: "grid-choices" });
    apart.forEach((cell, place) => list.append(choice(cell, there.get(`${cell.row}:${cell.column}`), place)));
    const settle = (take) => () => {
      for (const cell of this.waiting) {
        const now = there.get(`${cell.row}:${cell.column}`);
        if (now !== undefined && take(cell)) { cell.show(now); cell.mark(""); this.waiting.delete(cell); }
      }
      this.seen(said.version);
      this.halted = false;
      note.remove();
      this.sums();
      this.unsaved();
      if (this.waiting.size) this.send(); else this.say("saved", say("saved"));
    };
    const button = (word, take, kind) => {
      const made = element("button", { type: "button", class: `button ${kind}` }, say(word));
      made.addEventListener("click", settle(take));
      return made;
    };
    const chosen = (cell) => Boolean(list.querySelector(`[name="grid-choice-${apart.indexOf(cell)}"][value=theirs]:checked`));
    const buttons = element("div", { class: "row" }, button("useMine", () => false, "button-second"), button("useTheirs", () => true, "button-second"));
    if (apart.length > 1) buttons.prepend(button("useChosen", (cell) => !apart.includes(cell) || chosen(cell), ""));
    const note = element("div", { class: "note note-warn", role: "alert" }, element("div", { class: "stack-tight" },
      element("strong", {}, said.message ?? say("conflict")), list, buttons));
    this.form.querySelector(".grid-frame").before(note);
    this.say("failed", say("conflict"));
  }

  later() {
    this.failures += 1;
    const seconds = Math.min(2 ** this.failures, LONGEST_WAIT);
    this.say("failed", say("offline", seconds));
    if (this.failures === 1) announce(say("offline", seconds));
    this.soon(seconds * 1000);
  }

  say(state, text) {
    if (!this.state) return;
    this.state.dataset.state = state;
    this.state.textContent = text;
  }

  // ---- the draft of this browser: cells that were not acknowledged

  keep() {
    const cells = [...this.waiting].map(({ row, column, value }) => ({ row, column, value }));
    try {
      if (cells.length) localStorage.setItem(this.key, JSON.stringify({ version: this.form.dataset.version, cells }));
      else localStorage.removeItem(this.key);
    } catch { /* full or forbidden: the server is the memory */ }
  }

  restore() {
    let draft = null;
    try { draft = JSON.parse(localStorage.getItem(this.key)); } catch { /* not ours */ }
    // Written on what is still shown: it may simply go on. Otherwise the version makes the server show both.
    const cells = (draft?.cells ?? []).map(({ row, column, value }) => ({ cell: this.cell(row, column), value })).filter(({ cell, value }) => cell && cell.value !== value);
    if (!cells.length) return;
    if (draft.version !== this.form.dataset.version) this.form.dataset.version = draft.version;
    cells.forEach(({ cell, value }) => cell.show(value));
    this.sums();
    this.add(cells.map(({ cell }) => cell));
  }
}
