// The intake room: lines beside questions, J/K and 1-4 on the keyboard, answers that lack something shown where they are.
// The page works without it: every link leads to the line, every form is posted.
import { announce } from "../words.js";

const pane = () => document.querySelector("[data-intake-document]");
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

const toMarked = (box, behavior) => {
  const line = box?.querySelector(".line-marked");
  const frame = box?.closest(".pane-document");
  if (!line || !frame) return;
  const apart = line.getBoundingClientRect().top - frame.getBoundingClientRect().top;
  if (frame.scrollHeight > frame.clientHeight + 4) frame.scrollTo({ top: frame.scrollTop + apart - frame.clientHeight / 3, behavior });
};

// An answer that lacks something (422) or came second (409) is a card to be shown, not an error to be swallowed.
document.body.addEventListener("htmx:beforeSwap", (event) => {
  if ([409, 422].includes(event.detail.xhr.status)) { event.detail.shouldSwap = true; event.detail.isError = false; }
});

const mark = (first, last, behavior) => {
  const box = pane();
  for (const other of box.querySelectorAll(".line-marked")) other.classList.remove("line-marked");
  for (let number = first; number <= last; number += 1) document.getElementById(`L${number}`)?.classList.add("line-marked");
  const frame = box.closest(".pane-document");
  if (frame && frame.scrollHeight > frame.clientHeight + 4) toMarked(box, behavior);
  else document.getElementById(`L${first}`)?.scrollIntoView({ block: "center", behavior });
};

const showPane = () => {
  const own = pane()?.closest(".pane");
  const tab = own?.id && document.querySelector(`[aria-controls="${own.id}"]`);
  const hidden = Boolean(tab) && own.hasAttribute("data-pane-off");
  if (hidden) tab.click();
  return hidden;
};

const goTo = async (first, last = first, atOnce = false) => {
  const box = pane();
  if (!box) return;
  if (!document.getElementById(`L${first}`)) {
    const answer = await fetch(`${box.dataset.url}?line=${first}`, { headers: { "HX-Request": "true" } });
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("document");
    box.replaceWith(fresh);
    window.htmx?.process(fresh);
  }
  mark(first, Math.min(last, first + 400), atOnce || calm() ? "auto" : "smooth");
};

document.body.addEventListener("click", (event) => {
  const link = event.target.closest("[data-to-line]");
  if (!link || !pane() || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const turned = showPane();
  goTo(Number(link.dataset.toLine), Number(link.dataset.toLast || link.dataset.toLine), turned);
});

// Own value and reason are asked for when the choice needs them.
const fit = (form) => {
  const choice = form.querySelector("[name=choice]:checked")?.value;
  form.querySelector("[data-for=own]")?.toggleAttribute("hidden", choice !== "own");
  form.querySelector("[data-for=reason]")?.toggleAttribute("hidden", !["own", "explained"].includes(choice));
};
const fitAll = (root) => { for (const form of root.querySelectorAll(".intake-answers")) fit(form); };
document.body.addEventListener("change", (event) => { if (event.target.name === "choice") fit(event.target.form); });
document.body.addEventListener("htmx:load", (event) => fitAll(event.detail.elt.parentElement ?? document));
fitAll(document);
toMarked(pane(), "auto");
const asked = new URLSearchParams(location.search).get("question");
if (asked && !location.hash) document.getElementById(`question-${asked}`)?.scrollIntoView({ block: "start" });

// Keyboard: the card that is being looked at, and its neighbours.
const cards = () => [...document.querySelectorAll("[data-question]")];
const current = () => document.querySelector(".intake-focus") ?? cards()[0];
const focusOn = (card) => {
  for (const other of cards()) other.classList.toggle("intake-focus", other === card);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: calm() ? "auto" : "smooth" });
  if (card.dataset.line) goTo(Number(card.dataset.line));
};
const step = (by) => {
  const all = cards();
  const next = all[all.indexOf(current()) + by];
  if (next) { focusOn(next); return; }
  document.querySelector(`.pages a[rel=${by > 0 ? "next" : "prev"}]`)?.click();
};
const typing = (target) => target.closest("input:not([type=radio]), textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !document.querySelector("[data-questions]")) return;
  if (typing(event.target)) return;
  // By the place of the key: a Thai keyboard types "่" and "า" on J and K, and letters on the row of digits.
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code)?.[1];
  if (digit && !event.shiftKey) {
    const choice = current()?.querySelector(`[data-choice="${digit}"]`);
    if (!choice) return;
    event.preventDefault();
    choice.checked = true;
    fit(choice.form);
    const wants = choice.form.querySelector(choice.value === "own" ? "[name=own]" : "[name=reason]");
    if (["own", "explained"].includes(choice.value)) wants?.focus(); else choice.form.requestSubmit();
  } else if (event.code === "KeyJ" || event.code === "KeyK") {
    event.preventDefault();
    event.stopImmediatePropagation();
    step(event.code === "KeyJ" ? 1 : -1);
  }
}, true);

// After an answer the next open question is looked at; only once settled does the new card have its own classes.
document.body.addEventListener("htmx:afterSettle", (event) => {
  const card = event.detail.target;
  if (!card?.matches?.("[data-question]") && !card?.id?.startsWith?.("question-")) return;
  const here = document.getElementById(card.id);
  if (here?.classList.contains("finding-settled")) {
    announce(here.querySelector("h3")?.textContent ?? "");
    const all = cards();
    const next = all.slice(all.indexOf(here) + 1).find((other) => !other.classList.contains("finding-settled"));
    if (next) focusOn(next);
  }
});

// A file that was received shows in the list below.
document.body.addEventListener("sucharit:uploaded", () => {
  const rows = document.querySelector("[data-intake-rows]");
  if (rows) window.htmx?.ajax("GET", location.href, { target: rows, swap: "outerHTML" });
});
