// An ordered list with items under items, edited as comfortably as in Word. The truth is the <textarea> it stands for:
// a line is an item, leading tabs nest it; the server reads the same text with and without this script.
// With data-ids the items keep the names the server knows them by, sent beside as "<name>_ids".
import { announce, element, icon, say, shown } from "./words.js";

const MOST_UNDO = 200;
const TYPING_PAUSE = 800;  // milliseconds; letters typed within it are undone together

export const setUpNestedList = (source) => new NestedList(source);

class NestedList {
  constructor(source) {
    this.source = source;
    this.deepest = Number(source.dataset.maxDepth ?? 2);
    this.label = document.querySelector(`label[for="${source.id}"]`);
    this.undoable = [];
    this.redoable = [];
    this.typedAt = 0;
    this.leaving = false;  // Esc was pressed: the next Tab leaves the list instead of nesting
    this.build();
    this.read();
    source.addEventListener("sucharit:filled", () => this.read());
  }

  build() {
    const { source } = this;
    this.list = element("ol", { class: "nested-items" });
    this.adder = element("button", { type: "button", class: "button button-quiet" }, icon("plus"), say("addItem"));
    this.adder.addEventListener("click", () => this.change(() => this.insert(this.items.length, { text: "", depth: 0, id: "" })));
    const keys = element("p", { class: "quiet small grid-hint" }, say("listKeys"));
    this.box = element("div", { class: "nested", role: "group", id: source.id, tabindex: "-1", "aria-describedby": source.getAttribute("aria-describedby") },
      this.list, element("div", { class: "row" }, this.adder), keys);
    if (this.label) {
      this.label.id ||= `${source.id}_label`;
      this.box.setAttribute("aria-labelledby", this.label.id);
      this.label.removeAttribute("for");
      this.label.addEventListener("click", () => this.fields()[0]?.focus());
    }
    if (source.dataset.ids !== undefined) {
      this.names = element("input", { type: "hidden", name: `${source.name}_ids` });
      source.after(this.names);
    }
    // Links of the error summary lead to the id: it goes to what can be seen.
    source.id = `${source.id}_text`;
    source.hidden = true;
    source.after(this.box);
    this.list.addEventListener("keydown", (event) => this.key(event));
    this.list.addEventListener("input", (event) => this.typed(event.target));
    this.list.addEventListener("paste", (event) => this.paste(event));
  }

  read() {
    const names = (this.source.dataset.ids ?? "").split(",");
    this.items = parse(this.source.value, this.deepest).map((item, place) => ({ ...item, id: names[place] ?? "" }));
    if (!this.items.length) this.items = [{ text: "", depth: 0, id: "" }];
    this.draw();
    this.write();
  }

  fields() { return [...this.list.querySelectorAll("textarea")]; }

  // ---- what the server gets

  write() {
    const kept = this.items.filter((item) => item.text.trim());
    this.source.value = kept.map((item) => "\t".repeat(item.depth) + item.text).join("\n");
    if (this.names) this.names.value = kept.map((item) => item.id).join(",");
  }

  // ---- changes: each is one step of undo

  change(act) {
    this.remember();
    const focus = act();
    this.straighten();
    this.draw();
    this.write();
    this.source.dispatchEvent(new Event("input", { bubbles: true }));
    if (focus) this.focus(...[focus].flat());
  }

  remember() {
    this.undoable.push(this.snapshot());
    if (this.undoable.length > MOST_UNDO) this.undoable.shift();
    this.redoable = [];
    this.typedAt = 0;
  }

  snapshot() {
    return { items: this.items.map((item) => ({ ...item })), at: this.fields().indexOf(document.activeElement) };
  }

  travel(from, to, said) {
    const step = from.pop();
    if (!step) { announce(say("nothingToUndo")); return; }
    to.push(this.snapshot());
    this.items = step.items;
    this.typedAt = 0;
    this.draw();
    this.write();
    this.source.dispatchEvent(new Event("input", { bubbles: true }));
    this.focus(Math.max(0, Math.min(step.at, this.items.length - 1)));
    announce(say(said));
  }

  typed(field) {
    const now = Date.now();
    if (now - this.typedAt > TYPING_PAUSE) this.remember();
    this.typedAt = now;
    this.items[this.fields().indexOf(field)].text = field.value.replace(/\s*\n\s*/g, " ");
    grow(field);
    this.write();
  }

  /** No item is deeper than one below the item before it. */
  straighten() {
    let before = -1;
    for (const item of this.items) {
      item.depth = Math.max(0, Math.min(item.depth, before + 1, this.deepest));
      before = item.depth;
    }
    if (!this.items.length) this.items.push({ text: "", depth: 0, id: "" });
  }

  /** The place after the last item under this one. */
  end(place) {
    let end = place + 1;
    while (end < this.items.length && this.items[end].depth > this.items[place].depth) end += 1;
    return end;
  }

  insert(place, item) {
    this.items.splice(place, 0, item);
    announce(say("itemAdded", this.numbers()[place]));
    return [place, 0];
  }

  split(place, field) {
    const { depth } = this.items[place];
    const rest = field.value.slice(field.selectionEnd);
    this.items[place].text = field.value.slice(0, field.selectionStart).trimEnd();
    return this.insert(place + 1, { text: rest.trimStart(), depth: this.end(place) > place + 1 ? depth + 1 : depth, id: "" });
  }

  remove(place) {
    this.items.splice(place, 1);
    announce(say("itemGone"));
    return [Math.max(0, Math.min(place, this.items.length - 1)), 0];
  }

  join(place) {
    const at = this.items[place - 1].text.length;
    this.items[place - 1].text += this.items[place].text;
    this.items.splice(place, 1);
    return [place - 1, at];
  }

  nest(place, by) {
    for (let i = place, end = this.end(place); i < end; i += 1) this.items[i].depth += by;
    announce(say("itemDeeper", this.numbers()[place]));
    return place;
  }

  canNest(place, by) {
    const { depth } = this.items[place];
    if (by < 0) return depth > 0;
    return place > 0 && depth <= this.items[place - 1].depth && depth < this.deepest;
  }

  move(place, by) {
    const depth = this.items[place].depth;
    const block = this.items.slice(place, this.end(place));
    let target = place + by;
    if (by < 0) while (target > 0 && this.items[target].depth > depth) target -= 1;
    else target = this.end(place) < this.items.length ? this.end(this.end(place)) - block.length : place;
    if (target < 0 || target === place || this.items[by < 0 ? target : this.end(place)].depth < depth) return place;
    this.items.splice(place, block.length);
    this.items.splice(target, 0, ...block);
    announce(say("itemMoved", this.numbers()[target]));
    return target;
  }

  // ---- hands

  key(event) {
    const field = event.target.closest("textarea");
    if (!field || event.isComposing) return;
    const place = this.fields().indexOf(field);
    const act = this.command(event, field, place);
    if (event.key !== "Escape" && event.key !== "Tab") this.leaving = false;
    if (!act) return;
    event.preventDefault();
    act();
  }

  command(event, field, place) {
    const control = event.ctrlKey || event.metaKey;
    if (control && event.code === "KeyZ" && !event.shiftKey) return () => this.travel(this.undoable, this.redoable, "undone");
    if (control && (event.code === "KeyY" || event.code === "KeyZ")) return () => this.travel(this.redoable, this.undoable, "redone");
    if (event.altKey && /^Arrow(Up|Down)$/.test(event.key)) return () => this.change(() => this.move(place, event.key === "ArrowUp" ? -1 : 1));
    if (control || event.altKey) return null;
    if (event.key === "Enter") return () => this.change(() => this.split(place, field));
    if (event.key === "Escape") { this.leaving = true; return null; }
    if (event.key === "Tab") {
      const by = event.shiftKey ? -1 : 1;
      // Where there is nothing to nest, Tab does what Tab does everywhere: nobody is locked in.
      return this.leaving || !this.canNest(place, by) ? null : () => this.change(() => this.nest(place, by));
    }
    return this.edge(event.key, field, place);
  }

  /** Keys that mean the next item at the edge of a text. */
  edge(key, field, place) {
    const first = field.selectionEnd === 0;
    const last = field.selectionStart === field.value.length;
    const empty = !field.value && this.items.length > 1;
    if (key === "Delete" && empty) return () => this.change(() => this.remove(place));
    if (key === "Backspace" && empty) return () => this.change(() => { this.remove(place); return [Math.max(0, place - 1)]; });
    if (key === "Backspace" && first && place > 0) return () => this.change(() => this.join(place));
    if (key === "Delete" && last && place < this.items.length - 1) return () => this.change(() => this.join(place + 1));
    if (key === "ArrowUp" && first && place > 0) return () => this.focus(place - 1);
    if (key === "ArrowDown" && last && place < this.items.length - 1) return () => this.focus(place + 1, 0);
    return null;
  }

  /** Many lines make many items; their own nesting is kept under the item they are pasted into. */
  paste(event) {
    const text = event.clipboardData?.getData("text/plain") ?? "";
    const pasted = parse(text, this.deepest);
    if (pasted.length < 2) return;
    event.preventDefault();
    const field = event.target.closest("textarea");
    const place = this.fields().indexOf(field);
    this.change(() => {
      const { depth, id } = this.items[place];
      const rest = field.value.slice(field.selectionEnd);
      const made = pasted.map((item) => ({ text: item.text, depth: item.depth + depth, id: "" }));
      made[0].text = field.value.slice(0, field.selectionStart) + made[0].text;
      made[0].id = id;
      made.at(-1).text += rest;
      this.items.splice(place, 1, ...made);
      announce(say("itemsPasted", made.length));
      return place + made.length - 1;
    });
  }

  focus(place, caret) {
    const field = this.fields()[place];
    if (!field) return;
    field.focus();
    const at = caret ?? field.value.length;
    field.setSelectionRange(at, at);
  }

  // ---- the picture

  numbers() {
    const counts = [];
    return this.items.map(({ depth }) => {
      counts.length = Math.min(counts.length, depth + 1);
      while (counts.length <= depth) counts.push(0);
      counts[depth] += 1;
      return counts.slice(0, depth + 1).join(".");
    });
  }

  draw() {
    const numbers = this.numbers();
    this.list.replaceChildren(...this.items.map((item, place) => this.row(item, place, numbers[place])));
    this.fields().forEach(grow);
  }

  row(item, place, number) {
    const field = element("textarea", { rows: "1", class: "input", "aria-label": `${this.label?.firstChild?.textContent.trim() ?? ""} ${say("item", number)}` });
    field.value = item.text;
    const tools = element("details", { class: "nested-tools menu" },
      element("summary", { class: "button button-quiet button-icon" }, icon("more"), element("span", { class: "visually-hidden" }, say("tools", number))),
      element("div", { class: "menu-sheet" }, ...this.buttons(place)));
    return element("li", { class: "nested-item", "data-depth": String(Math.min(item.depth, 4)) },
      element("span", { class: "nested-number", "aria-hidden": "true" }, shown(item.depth ? number : `${number}.`)), field, tools);
  }

  buttons(place) {
    const button = (name, mark, act, can = true) => {
      const made = element("button", { type: "button", class: "link-button" }, icon(mark), say(name));
      made.disabled = !can;
      made.addEventListener("click", () => this.change(act));
      return made;
    };
    return [
      button("moveUp", "arrow-up", () => this.move(place, -1), place > 0),
      button("moveDown", "arrow-down", () => this.move(place, 1), this.end(place) < this.items.length),
      button("deeper", "indent", () => this.nest(place, 1), this.canNest(place, 1)),
      button("shallower", "outdent", () => this.nest(place, -1), this.canNest(place, -1)),
      button("remove", "trash", () => this.remove(place)),
    ];
  }
}

/** The same reading as sucharit.base.screens.nested.parse_items. */
export const parse = (text, deepest) => {
  let before = -1;
  return text.split(/\r?\n/).filter((line) => line.trim()).map((line) => {
    const [whole, blank, dashes] = /^([\t ]*)(?:([-–•*]+)\s+)?/.exec(line);
    const tabs = blank.split("\t").length - 1;
    const deep = tabs + Math.floor(blank.replaceAll("\t", "").length / 4) || (dashes?.length ?? 0);
    before = Math.min(deep, deepest, before + 1);
    return { depth: before, text: line.slice(whole.length).trim() };
  });
};

const grow = (field) => {
  // rows, not style: the Content-Security-Policy allows no style attribute, and rows suffice.
  field.rows = 1;
  while (field.scrollHeight > field.clientHeight + 2 && field.rows < 12) field.rows += 1;
};
