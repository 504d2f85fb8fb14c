// Settings: the print button of a password link.
document.querySelectorAll("[data-print]").forEach((button) => button.addEventListener("click", () => window.print()));
