// A phone shows the first filter and the list; the other filters come when they are asked for. Without script all are shown.
export const setUpFilters = (form) => {
  const rest = [...form.querySelectorAll(".field ~ .field")];
  const button = form.querySelector("[data-filters-more]");
  const asked = new URLSearchParams(location.search);
  const used = rest.some((field) => [...field.querySelectorAll("[name]")].some((one) => asked.get(one.name)));
  if (rest.length < 2 || used || !button) return;
  form.classList.add("filters-short");
  button.hidden = false;
  button.addEventListener("click", () => {
    const short = form.classList.toggle("filters-short");
    button.setAttribute("aria-expanded", String(!short));
    if (!short) rest[0].querySelector("input, select")?.focus();
  });
};
