// Cells as text: what Excel puts on the clipboard, and back. Pure functions.

/** Rows of cells. Quoted cells may hold tabs, line breaks and doubled quotes, as Excel writes them. */
export const parseTable = (text) => {
  const rows = [[]];
  let cell = "", quoted = false, fresh = true;
  const source = text.replace(/\r\n?/g, "\n");
  for (let i = 0; i < source.length; i += 1) {
    const letter = source[i];
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[i + 1] === '"') { cell += '"'; i += 1; } else quoted = false;
    } else if (letter === '"' && fresh) { quoted = true; fresh = false; } else if (letter === "\t" || letter === "\n") {
      rows.at(-1).push(cell.trim());
      if (letter === "\n") rows.push([]);
      cell = "";
      fresh = true;
    } else { cell += letter; fresh = false; }
  }
  if (cell || rows.at(-1).length) rows.at(-1).push(cell.trim());
  return rows.at(-1).length ? rows : rows.slice(0, -1);
};

/** The text that Excel pastes back as the same cells. */
export const writeTable = (rows) => rows.map((row) => row.map(quote).join("\t")).join("\n");

const quote = (text) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
