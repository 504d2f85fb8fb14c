// A link with data-dialog leads to a page that asks; with a script the same question opens here, in a <dialog>.
// Whatever goes wrong on the way, the link is simply followed.
export const setUpConfirmLinks = () => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(link).catch(() => { location.href = link.href; });
  });
};

const open = async (link) => {
  const answer = await fetch(link.href, { headers: { "X-Requested-With": "dialog" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const form = page.querySelector("form[data-confirm]");
  if (!answer.ok || !form) throw new Error("no question on that page");
  // A form without an address posts to its own page, which is not this one.
  if (!form.getAttribute("action")) form.setAttribute("action", link.href);
  show(document.importNode(form, true), page.querySelector("h1")?.textContent.trim() ?? "", link);
};

const show = (form, title, link) => {
  const dialog = document.createElement("dialog");
  dialog.className = "dialog stack";
  const heading = document.createElement("h2");
  heading.id = "dialog-title";
  heading.textContent = title;
  dialog.setAttribute("aria-labelledby", heading.id);
  dialog.append(heading, form);
  dialog.addEventListener("close", () => { dialog.remove(); link.focus(); });
  form.querySelector("[data-cancel]")?.addEventListener("click", (event) => { event.preventDefault(); dialog.close(); });
  document.body.append(dialog);
  dialog.showModal();
};
