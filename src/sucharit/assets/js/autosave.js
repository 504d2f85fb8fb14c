// A form that saves by itself and says so. What is typed is in localStorage until the server has acknowledged it,
// so neither a lost connection nor an expired session nor a closed window loses a word.
import { mark } from "./dirty.js";
import { person } from "./whose.js";
import { announce, csrf, element, say } from "./words.js";

const PAUSE = 1500;          // milliseconds after the last key
const LONGEST_WAIT = 60;     // seconds between attempts while offline

export const setUpAutosave = (form) => new Autosave(form);

class Autosave {
  constructor(form) {
    this.form = form;
    this.address = form.dataset.autosave || form.action;
    this.key = `draft:${person()}:${location.pathname}:${form.id || this.address}`;
    this.state = form.querySelector("[data-save-state]") ?? form.appendChild(element("span", { class: "save-state", role: "status" }));
    this.timer = 0;
    this.failures = 0;
    this.changes = 0;   // counts inputs, to know whether something was typed while a save was on its way
    this.busy = false;
    form.addEventListener("input", () => this.changed());
    form.addEventListener("change", () => this.changed());
    form.addEventListener("submit", (event) => this.submitted(event));
    document.addEventListener("keydown", (event) => {
      if (!(event.ctrlKey || event.metaKey) || event.code !== "KeyS") return;
      event.preventDefault();
      if (this.changes) this.save();
    });
    addEventListener("online", () => { if (this.failures) this.save(); });
    this.offerDraft();
  }

  get isConnected() { return this.form.isConnected; }

  changed() {
    this.changes += 1;
    mark(this, true);
    this.say("waiting", say("unsaved"));
    this.keep();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /** The button: waits for a save on its way, else the two would meet and one would be called stale. */
  submitted(event) {
    clearTimeout(this.timer);
    if (this.busy) {
      event.preventDefault();
      setTimeout(() => this.form.requestSubmit(event.submitter), 200);
      return;
    }
    mark(this, false);
    if (this.changes) this.keep({ sent: true });  // not forgotten: the answer may be "you have been signed out"
  }

  async save() {
    clearTimeout(this.timer);
    if (this.busy) { this.timer = setTimeout(() => this.save(), 300); return; }
    this.busy = true;
    const until = this.changes;
    this.say("saving", say("saving"));
    try {
      const answer = await fetch(this.address, {
        method: "POST",
        body: withoutFiles(this.form),
        headers: { "X-CSRFToken": csrf(this.form), "X-Requested-With": "autosave", Accept: "application/json, text/html" },
        redirect: "manual",
      });
      await this.read(answer, until);
    } catch {
      this.later();
    } finally {
      this.busy = false;
    }
  }

  async read(answer, until) {
    if (answer.status >= 500 || answer.status === 429) { this.later(); return; }
    this.failures = 0;
    if (answer.ok) this.acknowledged(await answer.json(), until);
    else if (answer.status === 409) this.conflict(await answer.text());
    else if (answer.status === 422) this.refused((await answer.json()).errors ?? {});
    else this.say("failed", say("signedOut"));  // 403, or a redirect to signing in
  }

  acknowledged({ version, saved_at: at }, until) {
    const field = this.form.elements.namedItem("version");
    if (field && version != null) field.value = version;
    this.clearErrors();
    if (this.changes !== until) { this.timer = setTimeout(() => this.save(), PAUSE); return; }
    mark(this, false);
    this.forget();
    this.say("saved", at ? say("savedAt", at) : say("saved"));
    this.form.dispatchEvent(new CustomEvent("sucharit:saved", { bubbles: true, detail: { version } }));
  }

  conflict(html) {
    const place = this.form.querySelector("[data-conflict]") ?? this.form.insertBefore(element("div", { "data-conflict": true }), this.form.firstChild);
    // The server's own page, parsed without running anything in it.
    const page = new DOMParser().parseFromString(html, "text/html");
    place.replaceChildren(...[...page.body.childNodes].map((node) => document.importNode(node, true)));
    globalThis.htmx?.process(place);
    this.say("failed", say("conflict"));
    place.scrollIntoView({ block: "nearest" });
  }

  refused(errors) {
    this.clearErrors();
    for (const [name, problems] of Object.entries(errors)) this.showError(name, problems);
    this.say("failed", say("refused"));
  }

  showError(name, problems) {
    let field = name && this.form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field = field[0];
    const id = `${field?.id || "form"}_saving_error`;
    const box = element("div", { class: "field-error", id, "data-autosave-error": true }, problems.join(" "));
    const home = field?.closest?.(".field");
    if (!home) { this.form.prepend(box); return; }
    home.append(box);
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-errormessage", id);
  }

  clearErrors() {
    for (const box of this.form.querySelectorAll("[data-autosave-error]")) box.remove();
    for (const field of this.form.querySelectorAll("[aria-errormessage]")) { field.removeAttribute("aria-invalid"); field.removeAttribute("aria-errormessage"); }
  }

  later() {
    this.failures += 1;
    const seconds = Math.min(2 ** this.failures, LONGEST_WAIT);
    this.say("failed", say("offline", seconds));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), seconds * 1000);
  }

  say(state, text) {
    if (this.state.dataset.state === state && this.state.textContent === text) return;
    this.state.dataset.state = state;
    this.state.textContent = text;
    if (state === "failed") announce(text);
  }

  // ---- the draft of this browser

  get fields() { return [...withoutFiles(this.form)].filter(([name]) => name !== "csrfmiddlewaretoken" && name !== "version"); }

  get version() { return this.form.elements.namedItem("version")?.value ?? ""; }

  keep(more = {}) {
    const draft = { at: Date.now(), version: this.version, fields: this.fields, ...more };
    try { localStorage.setItem(this.key, JSON.stringify(draft)); } catch { /* full or forbidden: the server is the memory */ }
  }

  forget() { try { localStorage.removeItem(this.key); } catch { /* nothing was kept */ } }

  /** A draft that was never acknowledged: offered, not forced, for the page may show something newer. */
  offerDraft() {
    let draft = null;
    try { draft = JSON.parse(localStorage.getItem(this.key)); } catch { /* not ours */ }
    if (!draft?.fields?.length) return;
    const arrived = JSON.stringify(draft.fields) === JSON.stringify(this.fields) || (draft.sent && draft.version !== this.version);
    if (arrived) { this.forget(); return; }
    const use = element("button", { type: "button", class: "button button-second" }, say("draftUse"));
    const drop = element("button", { type: "button", class: "button button-quiet" }, say("draftDrop"));
    const when = new Date(draft.at).toLocaleString(document.documentElement.lang);
    const note = element("div", { class: "note note-warn", role: "status" },
      element("div", { class: "stack-tight" }, element("strong", {}, say("draftFound", when)), element("div", { class: "row" }, use, drop)));
    use.addEventListener("click", () => { fill(this.form, draft.fields); note.remove(); this.changed(); });
    drop.addEventListener("click", () => { this.forget(); note.remove(); });
    this.form.prepend(note);
  }
}

/** Files go with the button, not by themselves: they would be sent again with every pause. */
const withoutFiles = (form) => {
  const data = new FormData(form);
  for (const [name, value] of [...data]) if (value instanceof File) data.delete(name);
  return data;
};

/** Puts kept fields back; a form keeps its own token and version. */
export const fill = (form, fields) => {
  const values = Map.groupBy ? Map.groupBy(fields, ([name]) => name) : groups(fields);
  for (const field of form.elements) {
    if (!field.name || field.type === "file" || field.type === "submit" || ["csrfmiddlewaretoken", "version"].includes(field.name)) continue;
    const texts = (values.get(field.name) ?? []).map(([, text]) => text);
    if (field.type === "checkbox" || field.type === "radio") field.checked = texts.includes(field.value);
    else if (texts.length) field.value = texts[0];
    // The nested list draws its items from its textarea.
    field.dispatchEvent(new CustomEvent("sucharit:filled", { bubbles: false }));
  }
};

const groups = (fields) => fields.reduce((map, pair) => map.set(pair[0], [...(map.get(pair[0]) ?? []), pair]), new Map());
