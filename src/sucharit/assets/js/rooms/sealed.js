// The door works without this. With it: leaving leaves no step behind in the history, receipts print, and while a form
// is filled in this computer finds the number that lets it through at once, however many come at that moment.
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => { event.preventDefault(); location.replace(link.href); });
}
for (const button of document.querySelectorAll("[data-print-receipt]")) button.addEventListener("click", () => print());

const form = document.querySelector("form[data-work]");
const bits = Number(form?.dataset.work ?? 0);
if (bits && globalThis.crypto?.subtle) {
  if (form.querySelector("[data-work-state]")) work(form, bits);
  else form.addEventListener("input", () => work(form, bits), { once: true });
}

async function work(form, bits) {
  const show = (name) => {
    for (const part of ["state", "busy", "done"]) {
      const words = form.querySelector(`[data-work-${part}]`);
      if (words) words.hidden = part !== name;
    }
  };
  show("busy");
  const token = form.elements.token.value;
  const encoder = new TextEncoder();
  for (let number = 0; ; number += 1) {
    const digest = new DataView(await crypto.subtle.digest("SHA-256", encoder.encode(`${token}:${number}`)));
    if (digest.getUint32(0) >>> (32 - bits) === 0) {
      form.elements.work.value = String(number);
      show("done");
      return;
    }
    if (number % 2000 === 1999) await new Promise((resume) => setTimeout(resume));
  }
}
