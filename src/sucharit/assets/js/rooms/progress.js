// Recording on a phone: today and yesterday with one touch. Without this the day is typed.
for (const row of document.querySelectorAll("[data-days]")) {
  const field = document.getElementById(row.dataset.days);
  row.addEventListener("click", (event) => {
    const day = event.target.closest("[data-day]")?.dataset.day;
    if (!day || !field) return;
    field.value = day;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  });
}
