// The picker: a file that arrived becomes a ticked choice of the form, with what is known about it said at once.
import { announce, element } from "../words.js";

const note = ({ text, url }) => (url
  ? element("a", { class: "small", href: url, target: "_blank", rel: "noopener" }, text)
  : element("span", { class: "small" }, text));

const offer = (picker, piece) => {
  const box = element("input", { type: "checkbox", name: "evidence", value: String(piece.pk) });
  box.checked = true;
  const picture = piece.thumbnail ? element("img", { src: piece.thumbnail, alt: "", width: "72", height: "54" }) : element("span", { class: "evidence-mini" }, "");
  const words = element("span", {}, element("span", {}, piece.label), element("span", { class: "small quiet evidence-line" }, piece.day));
  const line = element("li", { class: "evidence-offer" }, element("label", {}, box, picture, words));
  const told = element("div", { class: "evidence-elsewhere" }, ...piece.notes.map(note));
  if (piece.place) told.append(element("a", { class: "small", href: piece.url, target: "_blank", rel: "noopener" }, picker.dataset.placeWords));
  if (told.childNodes.length) line.append(told);
  return line;
};

const arrived = (picker, event) => {
  const piece = event.detail;
  if (!piece?.pk) return;
  const chosen = picker.querySelector("[data-evidence-chosen]");
  const there = picker.querySelector(`input[name="evidence"][value="${Number(piece.pk)}"]`);
  there?.closest("li")?.remove();
  chosen.append(offer(picker, piece));
  event.target.remove();  // the line of its progress: it is a choice now
  if (piece.notes.length) announce(piece.notes.map(({ text }) => text).join(" "));
};

/** On the page of adding: what is known about a file stands under its line. */
const told = (event) => {
  for (const one of event.detail?.notes ?? []) event.target.append(element("span", { class: "drop-digest" }, note(one)));
};

for (const picker of document.querySelectorAll("[data-evidence-picker]")) picker.addEventListener("sucharit:uploaded", (event) => arrived(picker, event));
for (const form of document.querySelectorAll("[data-evidence-form]")) form.addEventListener("sucharit:uploaded", told);
