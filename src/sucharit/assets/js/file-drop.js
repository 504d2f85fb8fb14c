// Many files at once, each with its progress, its digest and its own fault. With data-url every file is its own request;
// without it (or without script) the form is sent as a whole and the list only shows what was chosen.
import { announce, csrf, element, say } from "./words.js";

const HASHED_UP_TO = 50 * 1024 * 1024;  // the browser reads the whole file into memory to hash it
const MEGABYTE = 1024 * 1024;

// form > how many files are under way, and who pressed its button meanwhile: what is saved before its files have arrived
// would be saved without them. And of how many that were refused or lost the officer has been told: nobody who looked away
// saves without a file unknowingly; pressing again does.
const forms = new WeakMap();

const waitForFiles = (form) => {
  if (!form || forms.has(form)) return;
  const here = { underWay: 0, pressed: null, toldOf: 0 };
  forms.set(form, here);
  form.addEventListener("submit", (event) => {
    if (!here.underWay && !leavesBehind(form, here)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (here.underWay) {
      here.pressed = { by: event.submitter };
      told(form, say("savedAfterFiles"));
    }
  }, { capture: true });
};

/** Whether files would be left behind of which nobody has been told yet; it tells them now. */
const leavesBehind = (form, here) => {
  const left = form.querySelectorAll("[data-drop-files] .field-error").length;
  const unheard = left > here.toldOf;
  here.toldOf = left;
  if (unheard) told(form, say("fileLeftBehind"));
  return unheard;
};

const told = (form, words) => {
  const line = form.querySelector("[data-files-told]") ?? element("p", { class: "small", "data-files-told": "" });
  line.textContent = words;
  (form.querySelector(".form-foot") ?? form).append(line);
  announce(words);
};

const begun = (form) => { if (forms.has(form)) forms.get(form).underWay += 1; };

const ended = (form) => {
  const here = forms.get(form);
  if (!here) return;
  here.underWay -= 1;
  if (here.underWay || !here.pressed) return;
  const { by } = here.pressed;
  here.pressed = null;
  if (!leavesBehind(form, here)) form.requestSubmit(by);
};

export const setUpFileDrop = (box) => {
  if (box.dataset.url) waitForFiles(box.closest("form"));
  const input = box.querySelector("input[type=file]");
  const list = box.querySelector("[data-drop-files]");
  const take = (files) => { for (const file of files) add(box, list, file); };

  box.addEventListener("dragover", (event) => { event.preventDefault(); box.classList.add("drop-over"); });
  box.addEventListener("dragleave", (event) => { if (!box.contains(event.relatedTarget)) box.classList.remove("drop-over"); });
  box.addEventListener("drop", (event) => {
    event.preventDefault();
    box.classList.remove("drop-over");
    const files = input.multiple ? event.dataTransfer.files : [...event.dataTransfer.files].slice(0, 1);
    if (box.dataset.url) take(files); else { input.files = event.dataTransfer.files; show(list, input.files); }
  });
  input.addEventListener("change", () => {
    if (!box.dataset.url) { show(list, input.files); return; }
    take(input.files);
    input.value = "";  // else the form would send them a second time
  });
};

const size = (file) => (file.size < MEGABYTE ? `${Math.ceil(file.size / 1024)} KB` : `${(file.size / MEGABYTE).toFixed(1)} MB`);

const show = (list, files) => list.replaceChildren(...[...files].map((file) => element("li", {}, element("span", {}, file.name), element("span", { class: "small quiet" }, size(file)))));

const add = (box, list, file) => {
  const state = element("span", { class: "small" });
  const progress = element("progress", { max: "100", value: "0", "aria-label": file.name });
  const digest = element("span", { class: "drop-digest" });
  const row = element("li", {}, element("span", {}, file.name, " ", element("span", { class: "small quiet" }, size(file))), state, progress, digest);
  list.append(row);
  const most = Number(box.dataset.max || 0);
  if (most && file.size > most) { fail({ row, state, progress }, say("tooLarge", Math.floor(most / MEGABYTE))); return; }
  send(box, file, { row, state, progress, digest });
};

const send = async (box, file, parts) => {
  const form = box.closest("form");
  begun(form);
  parts.state.textContent = say("hashing");
  const hash = await sha256(file);
  if (hash) parts.digest.textContent = `SHA-256 ${hash}`;
  const body = new FormData();
  // The other fields of the form (which plan, which year) go with each file.
  for (const [name, value] of form ? new FormData(form) : []) if (!(value instanceof File)) body.append(name, value);
  body.append(box.querySelector("input[type=file]").name, file, file.name);
  if (hash) body.append("sha256", hash);

  // XMLHttpRequest, because fetch still cannot tell how much has been sent.
  const request = new XMLHttpRequest();
  request.open("POST", box.dataset.url);
  request.setRequestHeader("X-CSRFToken", csrf(form));
  request.setRequestHeader("Accept", "application/json");
  request.upload.addEventListener("progress", (event) => {
    if (!event.lengthComputable) return;
    const share = Math.round(event.loaded / event.total * 100);
    parts.progress.value = share;
    parts.state.textContent = say("sending", share);
  });
  request.addEventListener("load", () => { finish(request, box, file, parts); ended(form); });
  request.addEventListener("error", () => { retryable(box, file, parts, say("notSent")); ended(form); });
  request.send(body);
};

const finish = (request, box, file, parts) => {
  let answer = {};
  try { answer = JSON.parse(request.responseText); } catch { /* not ours: a proxy's page */ }
  if (request.status >= 200 && request.status < 300) succeed(parts, answer, file);
  else if (answer.error) fail(parts, answer.error);
  else retryable(box, file, parts, say("notSent"));
};

const succeed = ({ row, state, progress }, answer, file) => {
  progress.value = 100;
  progress.hidden = true;
  state.className = "tag tag-good";
  state.textContent = say("received");
  if (answer.url) row.firstElementChild.replaceChildren(element("a", { href: answer.url }, answer.label ?? file.name));
  announce(`${file.name} ${say("received")}`);
  row.dispatchEvent(new CustomEvent("sucharit:uploaded", { bubbles: true, detail: answer }));
};

const fail = ({ row, state, progress }, message) => {
  progress.hidden = true;
  state.textContent = "";
  row.querySelector(".field-error")?.remove();
  row.append(element("span", { class: "field-error drop-digest" }, message));
  announce(message);
};

const retryable = (box, file, parts, message) => {
  fail(parts, message);
  const again = element("button", { type: "button", class: "button button-second" }, say("again"));
  again.addEventListener("click", () => {
    again.remove();
    parts.row.querySelector(".field-error")?.remove();
    parts.progress.hidden = false;
    send(box, file, parts);
  });
  parts.row.append(again);
};

/** Hexadecimal, or "" where the browser will not (too large, no secure connection). */
const sha256 = async (file) => {
  if (file.size > HASHED_UP_TO || !globalThis.crypto?.subtle) return "";
  try {
    const bytes = await crypto.subtle.digest("SHA-256", await file.arrayBuffer());
    return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return "";  // the file vanished or may not be read: sending it will say so
  }
};
