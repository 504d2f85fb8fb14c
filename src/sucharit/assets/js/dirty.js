// Leaving with unsaved work asks. A form with data-unsaved is dirty from the first change until it is sent.
const dirty = new Set();

/** Other modules (autosave, grid) tell here whether they hold something that is not saved. */
export const mark = (owner, isDirty) => { if (isDirty) dirty.add(owner); else dirty.delete(owner); };

export const setUpUnsaved = (form) => {
  form.addEventListener("input", () => mark(form, true));
  form.addEventListener("submit", () => mark(form, false));
};

addEventListener("beforeunload", (event) => {
  for (const owner of dirty) if (owner.isConnected === false) dirty.delete(owner);
  if (dirty.size) event.preventDefault();
});
