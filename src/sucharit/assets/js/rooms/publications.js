// An address that is typed ticks its channel. Without this the box is ticked by hand.
for (const way of document.querySelectorAll(".publication-ways li")) {
  const box = way.querySelector("input[type=checkbox]");
  way.querySelector(".publication-address input")?.addEventListener("input", (event) => {
    if (event.target.value.trim()) box.checked = true;
  });
}
