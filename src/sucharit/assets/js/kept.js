// What was sent by a form that does not save by itself is kept, in this tab alone, until a page answers: where the answer
// is "sign in again", the words are offered when the person is back. Never passwords, files, or anything of sealed reports.
import { fill } from "./autosave.js";
import { person } from "./whose.js";
import { element, say } from "./words.js";

const KEY = "sent-form";
const SAVED_ELSEWHERE = "[data-autosave], [data-grid], [hx-post], [data-never-kept]";
const NEVER = new Set(["hidden", "password", "file", "submit", "button", "image", "reset"]);

const here = () => location.pathname + location.search;
const isPlain = (form) => form.method === "post" && form.closest("main") && !form.matches(SAVED_ELSEWHERE) && !location.pathname.includes("/sealed/");

const typed = (form) => [...form.elements].filter((one) => one.name && !NEVER.has(one.type)
  && (!["checkbox", "radio"].includes(one.type) || one.checked)).map((one) => [one.name, one.value]);

const read = () => {
  try { return JSON.parse(sessionStorage.getItem(KEY)); } catch { return null; }
};

const keep = (sent) => {
  try {
    if (sent) sessionStorage.setItem(KEY, JSON.stringify(sent)); else sessionStorage.removeItem(KEY);
  } catch { /* full or forbidden: then it is as it was without us */ }
};

const cameFromSignIn = () => {
  try {
    const before = new URL(document.referrer);
    return before.origin === location.origin && before.pathname.startsWith("/accounts/");
  } catch {
    return false;
  }
};

const offer = (form, sent) => {
  const use = element("button", { type: "button", class: "button button-second" }, say("draftUse"));
  const drop = element("button", { type: "button", class: "button button-quiet" }, say("draftDrop"));
  const when = new Date(sent.at).toLocaleString(document.documentElement.lang);
  const note = element("div", { class: "note note-warn", role: "status", "data-kept": true },
    element("div", { class: "stack-tight" }, element("strong", {}, say("draftFound", when)), element("div", { class: "row" }, use, drop)));
  use.addEventListener("click", () => {
    fill(form, sent.fields);
    form.dispatchEvent(new Event("input", { bubbles: true }));
    note.remove();
    keep(null);
  });
  drop.addEventListener("click", () => { note.remove(); keep(null); });
  form.prepend(note);
};

/** Once a page: what was sent has arrived, or is offered to who sent it. Pages of nobody (signing in) pass it on. */
export const setUpKept = () => {
  if (!person()) return;
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !isPlain(form)) return;
    const fields = typed(form);
    keep(fields.some(([, value]) => value.trim()) ? { here: here(), action: form.action, person: person(), at: Date.now(), fields } : null);
  });
  const sent = read();
  if (!sent) return;
  if (sent.person !== person()) { keep(null); return; }
  const interrupted = sent.interrupted || cameFromSignIn();
  const form = sent.here === here() && [...document.forms].find((one) => isPlain(one) && one.action === sent.action);
  if (!interrupted) keep(null);
  else if (form) offer(form, sent);
  else keep({ ...sent, interrupted });
};
