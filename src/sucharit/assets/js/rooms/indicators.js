// Printing the table as it is filtered.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) print();
});
