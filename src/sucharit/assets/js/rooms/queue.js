// Live screens of the queue: the counter, the hall, the telephone, the kiosk. A gap in the network loses nothing: what was
// pressed is sent again with the same "seen", so that the server does it once; screens keep what they last knew and say so.

const EVERY = 2500;
const body = document.body;
const gap = document.querySelector("[data-queue-gap]");
const wait = (time) => new Promise((done) => { setTimeout(done, time); });

function fetched(place, options = {}) {
  const given = new AbortController();
  const late = setTimeout(() => given.abort(), 8000);
  return fetch(place, { cache: "no-store", signal: given.signal, ...options, headers: { "X-Requested-With": "queue", ...options.headers } })
    .finally(() => clearTimeout(late));
}

function say(word) {
  if (gap && gap.textContent !== word) gap.textContent = word;
}

/** Asks again and again; `shown` gets what came. A gap is said after the second failure. */
async function live(place, read, shown) {
  let failed = 0;
  for (;;) {
    await wait(failed ? Math.min(EVERY * failed, 10000) : EVERY);
    if (document.hidden) continue;
    try {
      const answer = await fetched(place);
      if (!answer.ok) throw new Error(String(answer.status));
      shown(await read(answer));
      failed = 0;
      say("");
    } catch {
      failed += 1;
      if (failed > 1) say(gap?.dataset.word || panel?.dataset.gap || "");
    }
  }
}

// the counter
const panel = document.querySelector("[data-queue-panel]");
let sending = false;

function filled(html) {
  if (panel.dataset.last === html) return;
  panel.dataset.last = html;
  const held = document.activeElement?.closest("[data-queue-panel]") ? document.activeElement.value : "";
  panel.innerHTML = html;
  if (held) [...panel.querySelectorAll("button")].find((one) => one.value === held)?.focus();
}

async function pressed(event) {
  const form = event.target.closest("form");
  if (!form) return;
  event.preventDefault();
  if (sending) return;
  sending = true;
  panel.setAttribute("aria-busy", "true");
  const said = new URLSearchParams(new FormData(form, event.submitter));
  for (let tries = 0; ; tries += 1) {
    try {
      const answer = await fetched(form.action, { method: "POST", body: said });
      if (answer.redirected || answer.status === 403 || answer.status === 404) return location.reload();
      if (!answer.ok) throw new Error(String(answer.status));
      filled(await answer.text());
      say("");
      break;
    } catch {
      say(panel.dataset.gap);
      await wait(Math.min(1000 * (tries + 1), 5000));
    }
  }
  sending = false;
  panel.removeAttribute("aria-busy");
}

if (panel) {
  panel.addEventListener("submit", pressed);
  live(panel.dataset.queuePanel, (answer) => answer.text(), (html) => { if (!sending) filled(html); });
}

// the page of a point waits for a change, never while somebody is choosing
const state = document.querySelector("[data-queue-state]");
if (state) {
  let was = "";
  live(state.dataset.queueState, (answer) => answer.json(), (told) => {
    const busy = document.activeElement?.matches("input, select, textarea");
    if (was && told.place !== was && !busy) location.reload();
    was = was || told.place;
  });
}

// the hall
let sound;

function chime() {
  if (!sound) return;
  for (const [at, tone] of [[0, 880], [0.25, 660]]) {
    const note = sound.createOscillator();
    const loud = sound.createGain();
    note.frequency.value = tone;
    loud.gain.setValueAtTime(0.2, sound.currentTime + at);
    loud.gain.exponentialRampToValueAtTime(0.001, sound.currentTime + at + 0.4);
    note.connect(loud).connect(sound.destination);
    note.start(sound.currentTime + at);
    note.stop(sound.currentTime + at + 0.45);
  }
}

function called(told, before) {
  const rows = document.querySelector("[data-queue-calls]");
  const named = told.calls.slice(0, 5).map((one) => {
    const row = document.createElement("tr");
    if (one.now) row.className = "queue-hall-now";
    for (const word of [one.label, one.counter]) {
      const cell = document.createElement("td");
      cell.textContent = word;
      row.append(cell);
    }
    if (!before.has(`${one.label}-${one.times}`)) row.classList.add("queue-hall-new");
    return row;
  });
  if (named.length) rows.replaceChildren(...named);
  for (const [letter, count] of Object.entries(told.waiting)) {
    const place = document.querySelector(`[data-queue-waiting="${CSS.escape(letter)}"]`);
    if (place) place.textContent = count;
  }
  document.querySelector("[data-queue-total]").textContent = told.total;
}

if (body.dataset.queueHall) {
  let seen = -1;
  let tickets = -1;
  let open = null;
  let before = new Set();
  live(body.dataset.queueHall, (answer) => answer.json(), (told) => {
    if (open !== null && open !== told.open) return location.reload();
    open = told.open;
    if (told.place === seen && told.tickets === tickets) return undefined;
    const now = new Set(told.calls.map((one) => `${one.label}-${one.times}`));
    if (seen >= 0 && [...now].some((one) => !before.has(one))) chime();
    called(told, seen < 0 ? now : before);
    [seen, tickets, before] = [told.place, told.tickets, now];
    return undefined;
  });
  const full = document.querySelector("[data-queue-full]");
  const louder = document.querySelector("[data-queue-sound]");
  full.hidden = !document.documentElement.requestFullscreen;
  louder.hidden = false;
  full.addEventListener("click", () => document.documentElement.requestFullscreen());
  louder.addEventListener("click", () => { sound = new AudioContext(); louder.hidden = true; chime(); });
  setTimeout(async () => {  // the code on the screen is worth something for twenty minutes
    for (;;) {
      try {
        if ((await fetched(body.dataset.queueHall)).ok) return location.reload();
      } catch { /* no network: the screen stays as it is */ }
      await wait(5000);
    }
  }, 10 * 60 * 1000);
}

// the telephone
const mine = document.querySelector("[data-queue-ticket]");
if (mine) {
  live(mine.dataset.queueTicket, (answer) => answer.json(), (told) => {
    if (`${told.state}-${told.ahead}-${told.times}` === mine.dataset.was) return;
    if (told.state === "called") navigator.vibrate?.([300, 100, 300]);
    location.reload();
  });
}

// paper
if (body.dataset.queuePrint !== undefined) {
  const again = document.querySelector("[data-queue-again]");
  again.hidden = false;
  again.addEventListener("click", () => print());
  if (!navigator.webdriver) addEventListener("load", () => print());
}
if (body.dataset.queueKiosk) setInterval(async () => {
  try {
    if ((await fetched(body.dataset.queueKiosk)).ok) location.reload();
  } catch { /* no network: the buttons stay */ }
}, 60000);
