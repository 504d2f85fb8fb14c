// The sentences that scripts say, in the language of the page, and the voice that says them to a screen reader.
const THAI = {
  unsaved: "ยังไม่ได้บันทึก",
  saving: "กำลังบันทึก",
  saved: "บันทึกแล้ว",
  savedAt: "บันทึกแล้ว เวลา {0}",
  offline: "ยังติดต่อระบบไม่ได้ ข้อความยังอยู่ในเครื่องนี้ จะลองอีกครั้งใน {0} วินาที",
  refused: "ยังบันทึกไม่ได้ โปรดแก้ไขจุดที่แจ้งไว้",
  conflict: "มีผู้อื่นบันทึกก่อนคุณ โปรดเลือกฉบับที่จะใช้",
  signedOut: "หมดเวลาเข้าใช้งาน ข้อความยังอยู่ในเครื่องนี้ โปรดเข้าใช้งานในอีกแท็บหนึ่งแล้วกด Ctrl+S",
  draftFound: "พบข้อความที่พิมพ์ค้างไว้เมื่อ {0}",
  draftUse: "ใช้ข้อความนั้น",
  draftDrop: "ทิ้ง",
  cells: "{0} ช่อง",
  cellsBad: "{0} ช่องยังบันทึกไม่ได้",
  pasted: "วางแล้ว {0} แถว {1} ช่อง",
  pastedPart: "วางได้ {0} แถว ส่วนที่เกินตารางอีก {1} แถวไม่ได้วาง",
  tooManyRows: "วางได้ครั้งละไม่เกิน {0} แถว ข้อมูลที่คัดลอกมามี {1} แถว จึงวางเฉพาะ {0} แถวแรก",
  copied: "คัดลอกแล้ว {0} ช่อง",
  undone: "เลิกทำแล้ว",
  redone: "ทำซ้ำแล้ว",
  nothingToUndo: "ไม่มีสิ่งที่เลิกทำได้",
  item: "ข้อ {0}",
  itemAdded: "เพิ่มข้อ {0}",
  itemGone: "ลบข้อแล้ว",
  itemMoved: "ย้ายเป็นข้อ {0}",
  itemDeeper: "เป็นข้อย่อย {0}",
  itemsPasted: "วางเป็น {0} ข้อ",
  addItem: "เพิ่มข้อ",
  moveUp: "เลื่อนขึ้น",
  moveDown: "เลื่อนลง",
  deeper: "เป็นข้อย่อย",
  shallower: "ออกจากข้อย่อย",
  remove: "ลบข้อนี้",
  tools: "จัดการข้อ {0}",
  listKeys: "Enter เพิ่มข้อ · Tab เป็นข้อย่อย · Alt+ลูกศร ย้าย · Esc แล้ว Tab ออกจากรายการ",
  hashing: "กำลังคำนวณลายนิ้วมือไฟล์",
  sending: "กำลังส่ง ร้อยละ {0}",
  received: "รับแล้ว",
  savedAfterFiles: "กำลังส่งไฟล์ จะบันทึกให้เองเมื่อส่งครบ",
  fileLeftBehind: "ยังไม่ได้บันทึก เพราะมีไฟล์ที่ส่งไม่สำเร็จ โปรดส่งใหม่ หรือบันทึกโดยไม่มีไฟล์นั้น",
  tooLarge: "ไฟล์ใหญ่เกิน {0} MB โปรดลดขนาดหรือแบ่งไฟล์",
  notSent: "ส่งไฟล์ไม่สำเร็จ โปรดลองอีกครั้ง",
  again: "ลองอีกครั้ง",
  close: "ปิด",
  leave: "ข้อความที่พิมพ์ยังไม่ได้บันทึก",
  mine: "ค่าของคุณ {0}",
  theirs: "ค่าปัจจุบัน {0}",
  useMine: "ใช้ค่าของฉันทั้งหมด",
  useTheirs: "ใช้ค่าปัจจุบันทั้งหมด",
  useChosen: "ใช้ตามที่เลือกแต่ละช่อง",
};
const ENGLISH = {
  unsaved: "Not saved yet",
  saving: "Saving",
  saved: "Saved",
  savedAt: "Saved at {0}",
  offline: "The system cannot be reached. Your text is safe on this computer; trying again in {0} seconds",
  refused: "Not saved: please correct what is marked",
  conflict: "Someone saved before you. Please choose which version to keep",
  signedOut: "You have been signed out. Your text is safe on this computer: sign in again in another tab, then press Ctrl+S",
  draftFound: "Unsaved text from {0} was found",
  draftUse: "Use that text",
  draftDrop: "Discard",
  cells: "{0} cells",
  cellsBad: "{0} cells could not be saved",
  pasted: "Pasted {0} rows, {1} cells",
  pastedPart: "Pasted {0} rows; {1} more rows lie beyond the table and were not pasted",
  tooManyRows: "At most {0} rows can be pasted at once; of {1} copied rows the first {0} were pasted",
  copied: "Copied {0} cells",
  undone: "Undone",
  redone: "Done again",
  nothingToUndo: "Nothing to undo",
  item: "Item {0}",
  itemAdded: "Item {0} added",
  itemGone: "Item removed",
  itemMoved: "Moved to {0}",
  itemDeeper: "Now item {0}",
  itemsPasted: "Pasted as {0} items",
  addItem: "Add an item",
  moveUp: "Move up",
  moveDown: "Move down",
  deeper: "Make a sub-item",
  shallower: "Move out one level",
  remove: "Remove this item",
  tools: "Arrange item {0}",
  listKeys: "Enter adds · Tab nests · Alt+arrows move · Esc then Tab leaves the list",
  hashing: "Computing the file's digest",
  sending: "Sending, {0} %",
  received: "Received",
  savedAfterFiles: "Sending files; it will be saved when all have arrived",
  fileLeftBehind: "Not saved: a file could not be sent. Send it again, or save without it",
  tooLarge: "The file is larger than {0} MB: please make it smaller or split it",
  notSent: "The file could not be sent. Please try again",
  again: "Try again",
  close: "Close",
  leave: "What you typed is not saved yet",
  mine: "Yours: {0}",
  theirs: "Now: {0}",
  useMine: "Use all of mine",
  useTheirs: "Use what is there now",
  useChosen: "Use what is chosen for each cell",
};

export const say = (key, ...parts) => {
  const words = document.documentElement.lang.startsWith("en") ? ENGLISH : THAI;
  return words[key].replace(/\{(\d)\}/g, (_, place) => shown(parts[Number(place)] ?? ""));
};

/** Said by screen readers, seen by nobody. Emptied first, so that the same sentence is said twice when it happens twice. */
export const announce = (text) => {
  const live = document.getElementById("live");
  if (!live) return;
  live.textContent = "";
  setTimeout(() => { live.textContent = text; }, 50);
};

/** Digits as the person wants to see them: the page says so at its root. */
export const shown = (text) => (document.documentElement.dataset.digits === "thai"
  ? String(text).replace(/[0-9]/g, (digit) => String.fromCharCode(0x0e50 + Number(digit))) : String(text));

export const arabic = (text) => text.replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50));

/** Thai amounts as people type them: "๒๕,๐๐๐.-" is 25000; NaN where it is no number. */
export const amount = (text) => {
  const plain = arabic(text).replace(/บาท|,|\s|\.-$|฿/g, "");
  if (plain === "" || plain === "-") return 0;
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN;
};

export const money = (value) => value.toLocaleString("en-US", { minimumFractionDigits: Number.isInteger(value) ? 0 : 2, maximumFractionDigits: 2 });

/** The token of Django's protection against forged requests. The cookie first: after signing in again in another tab
    the one in this page is old. */
export const csrf = (form) => /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie)?.[1]
  ?? (form ?? document).querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

export const element = (name, attributes = {}, ...children) => {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === true) made.setAttribute(key, ""); else if (value !== false && value != null) made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
};

const SPRITE = new URL("../img/icons.svg", import.meta.url).href;

export const icon = (name) => {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const use = document.createElementNS("http://www.w3.org/2000/svg", "use");
  use.setAttribute("href", `${SPRITE}#${name}`);
  svg.append(use);
  return svg;
};
