// The push-button kiosk: a press is kept in this device until the server has taken it, so that a gap in the network
// loses nothing. What waits is sent in an order drawn by lot, and nothing of it says when it was pressed.

const body = document.body;
const place = body.dataset.kiosk;
const kept = `kiosk.${body.dataset.kioskCode}`;
const said = document.querySelector("[data-kiosk-said]");
const waitingWord = document.querySelector("[data-kiosk-waiting]");
const form = document.querySelector("[data-kiosk-form]");
const PAUSE = 1500; // one press for one person
let sending = false;
let quietUntil = 0;

const waiting = () => {
  try {
    return JSON.parse(localStorage.getItem(kept) || "[]");
  } catch {
    return [];
  }
};

function keep(presses) {
  localStorage.setItem(kept, JSON.stringify(presses));
  waitingWord.textContent = presses.length ? `${waitingWord.dataset.word}: ${presses.length}` : "";
}

function lot(most) {
  const drawn = new Uint32Array(1);
  crypto.getRandomValues(drawn);
  return drawn[0] % most;
}

function mark() {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (one) => one.toString(16).padStart(2, "0")).join("");
}

async function send() {
  const batch = waiting().slice(0, 100);
  if (sending || !batch.length) return;
  sending = true;
  try {
    const sent = new URLSearchParams(batch.map((one) => ["press", one]));
    const answer = await fetch(place, { method: "POST", body: sent, headers: { "X-Requested-With": "kiosk" }, credentials: "omit" });
    if (answer.ok || answer.status === 410) keep(waiting().filter((one) => !batch.includes(one)));
    if (answer.status === 410) close();
  } catch {
    // no network: what was pressed waits here
  } finally {
    sending = false;
  }
}

function close() {
  form?.remove();
  said.textContent = said.dataset.closed;
}

function pressed(event) {
  const button = event.target.closest("[data-step]");
  if (!button) return;
  event.preventDefault();
  if (Date.now() < quietUntil) return;
  quietUntil = Date.now() + PAUSE;
  const all = waiting();
  all.splice(lot(all.length + 1), 0, `${button.dataset.step}:${mark()}`);
  keep(all);
  said.textContent = said.dataset.thanks;
  setTimeout(() => { said.textContent = ""; }, 3000);
  send();
}

if (place) {
  form?.addEventListener("click", pressed);
  document.querySelector("[data-kiosk-full]")?.addEventListener("click", () => document.documentElement.requestFullscreen?.());
  addEventListener("online", send);
  setInterval(send, 15000);
  keep(waiting());
  send();
}
