// Rows that can be added, moved and removed; a chosen person brings the position along. Without this the numbers do it.

const rowsOf = (field) => [...field.querySelectorAll("[data-row]")];

function renumber(field) {
  rowsOf(field).forEach((row, at) => { row.querySelector("[name$='-place']").value = at + 1; });
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

function add(field) {
  const last = rowsOf(field).at(-1);
  const row = last.cloneNode(true);
  row.querySelectorAll("input, textarea").forEach((input) => { input.value = ""; });
  last.after(row);
  renumber(field);
  row.querySelector("td + td input, td + td textarea").focus();
}

function remove(field, row) {
  if (rowsOf(field).length === 1) {
    row.querySelectorAll("input, textarea").forEach((input) => { input.value = ""; });
  } else {
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    next?.querySelector("[data-row-remove]")?.focus();
  }
  renumber(field);
}

function move(field, row, up, button) {
  const other = up ? row.previousElementSibling : row.nextElementSibling;
  if (!other) return;
  if (up) other.before(row); else other.after(row);
  renumber(field);
  button.focus();
}

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-row-add], [data-row-remove], [data-row-up], [data-row-down]");
  const field = button?.closest("[data-rows]");
  if (!field) return;
  const row = button.closest("[data-row]");
  if (button.hasAttribute("data-row-add")) add(field);
  else if (button.hasAttribute("data-row-remove")) remove(field, row);
  else move(field, row, button.hasAttribute("data-row-up"), button);
});

document.addEventListener("change", (event) => {
  const input = event.target;
  if (input.getAttribute?.("list") !== "people") return;
  const known = [...document.querySelectorAll("#people option")].find((option) => option.value === input.value);
  const place = input.dataset.person
    ? document.getElementById(input.dataset.person)
    : input.closest("[data-row]")?.querySelector("[data-column='position']");
  if (known && place && (place.value === "" || input.dataset.person)) place.value = known.dataset.position;
});
