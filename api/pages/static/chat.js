// The web chat's page. What the bot says comes from the server as pieces of HTML; what she says is kept in this tab
// only, each message with an id of its own, so that sending it again is a repeat and changes nothing.
"use strict";

const body = document.body;
const list = document.getElementById("messages");
const FLEETING = 5 * 60 * 1000; // milliseconds that words stay which nobody else should find; the server's time, too
const scroller = document.getElementById("scroll");
const composer = document.getElementById("composer");
const field = composer.elements.text;
const banner = document.querySelector(".banner");
const told = document.getElementById("told");
const newest = document.getElementById("newest");
const query = body.dataset.query;
const and = query ? "&" : "?";

// ---- what she said, in the order of saying ----------------------------------------------------------------------

const store = `chihoi:${body.dataset.store}`;
const files = new Map(); // files cannot be kept over a reload
let said = load();

function load() {
  try {
    return JSON.parse(sessionStorage.getItem(store)) || [];
  } catch {
    return [];
  }
}

function save() {
  said = said.slice(-200);
  try {
    sessionStorage.setItem(store, JSON.stringify(said));
  } catch {
    // A full or forbidden store: the page works, and a reload forgets her own words.
  }
}

function freshId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function forget(one) {
  // What she wrote of it is kept nowhere, and goes from the screen together with the answer.
  said = said.filter((other) => other !== one);
  setTimeout(() => list.querySelector(`.mine[data-own="${one.id}"]`)?.remove(), FLEETING);
}

function fade(item) {
  if (item.dataset.fleeting !== undefined) setTimeout(() => item.remove(), FLEETING);
}

// ---- the screen -------------------------------------------------------------------------------------------------

function place(key) {
  const [instant, id] = (key || "0.0").split(".");
  return [Number(instant), Number(id)];
}

function before(one, other) {
  const [a, b] = [place(one), place(other)];
  return a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);
}

function insert(item) {
  // After everything that is not later; her own words carry the key of what she had read when she said them.
  let last = list.lastElementChild;
  while (last && before(item.dataset.key, last.dataset.key)) last = last.previousElementSibling;
  if (last) last.after(item);
  else list.prepend(item);
}

function lastKey() {
  const theirs = list.querySelectorAll(".theirs");
  return theirs.length ? theirs[theirs.length - 1].dataset.key : "";
}

function tidy() {
  let day = "";
  for (const item of list.children) {
    const own = item.dataset.day || day;
    const line = item.querySelector(".day");
    line.textContent = own;
    line.classList.toggle("same", own === day);
    day = own;
  }
}

function atBottom() {
  return scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 120;
}

function toBottom() {
  scroller.scrollTop = scroller.scrollHeight;
  pinned = true;
  newest.hidden = true;
}

// Whoever reads the end goes on reading the end, whatever grows or shrinks: a keyboard, a line that says "sending".
let pinned = true;
const follow = new ResizeObserver(() => pinned && toBottom());
follow.observe(scroller);
follow.observe(list);

function show(messages) {
  let added = false;
  for (const { id, html } of messages) {
    if (list.querySelector(`.theirs[data-id="${id}"]`)) continue;
    const template = document.createElement("template");
    template.innerHTML = html; // rendered and escaped by the server
    const item = template.content.firstElementChild;
    item.classList.add("fresh");
    insert(item);
    fade(item);
    added = true;
  }
  if (!added) return;
  tidy();
  if (pinned) toBottom();
  else newest.hidden = false;
}

function player(blob) {
  const audio = document.createElement("audio");
  audio.controls = true;
  audio.preload = "none";
  audio.src = URL.createObjectURL(blob); // as long as this page is open
  audio.setAttribute("aria-label", body.dataset.voice);
  return audio;
}

function draw(one) {
  let item = list.querySelector(`.mine[data-own="${one.id}"]`);
  if (!item) {
    item = document.getElementById("mine").content.firstElementChild.cloneNode(true);
    item.dataset.own = one.id;
    item.dataset.key = one.after;
    item.querySelector(".words").textContent = one.file ? `${one.voice ? "🎤" : "📎"} ${one.file}` : one.text;
    if (one.voice && files.has(one.id)) item.querySelector(".bubble").append(player(files.get(one.id)));
    item.querySelector(".again").addEventListener("click", () => {
      one.state = "sending";
      draw(one);
      wait = 0;
      pump();
    });
    insert(item);
  }
  item.dataset.state = one.state;
  if (one.day) item.dataset.day = one.day;
  item.querySelector("time").textContent = one.time || "";
  const words = { sending: body.dataset.sending, waiting: body.dataset.waiting, refused: one.why || "" };
  item.querySelector(".state").textContent = words[one.state] || "";
  item.querySelector(".again").hidden = one.state !== "waiting";
  if (one.payload) {
    const button = list.querySelector(`.choice[value="${CSS.escape(one.payload)}"]`);
    if (button) button.classList.toggle("chosen", one.state === "sent");
  }
}

// ---- sending ----------------------------------------------------------------------------------------------------

let busy = false;
let wait = 0;
let timer = 0;

function say(one) {
  told.textContent = "";
  said.push({ id: freshId(), after: lastKey(), state: "sending", ...one });
  const last = said[said.length - 1];
  if (last.blob) {
    files.set(last.id, last.blob);
    delete last.blob;
  }
  save();
  draw(last);
  tidy();
  toBottom();
  pump();
}

async function pump() {
  if (busy) return;
  const next = said.find((one) => one.state === "sending" || one.state === "waiting");
  if (!next) return;
  busy = true;
  clearTimeout(timer);
  const outcome = await send(next);
  busy = false;
  save();
  draw(next);
  tidy();
  if (outcome === "later") {
    wait = Math.min(wait ? wait * 2 : 1000, 15000);
    timer = setTimeout(pump, wait);
    return;
  }
  wait = 0;
  pump();
}

async function send(one) {
  const form = new FormData();
  form.set("message_id", one.id);
  if (one.payload) form.set("payload", one.payload);
  else if (one.file) form.set("file", files.get(one.id), one.file);
  else if (one.spot) {
    form.set("latitude", one.spot[0]);
    form.set("longitude", one.spot[1]);
  } else form.set("text", one.text);
  const stop = new AbortController();
  const patience = setTimeout(() => stop.abort(), one.file ? 180000 : 20000);
  let answer, answered;
  try {
    answer = await fetch(`/chat/send${query}${and}after=${encodeURIComponent(lastKey())}`, {
      method: "POST",
      body: form,
      headers: { Accept: "application/json" },
      signal: stop.signal,
    });
    answered = await answer.json();
  } catch {
    one.state = "waiting"; // it may have arrived: the same id goes again
    return "later";
  } finally {
    clearTimeout(patience);
  }
  if (answer.ok) {
    one.state = "sent";
    one.time = answered.time;
    one.day = answered.day;
    files.delete(one.id);
    delete one.spot; // where she was need not be remembered here
    draw(one);
    if (answered.messages.some((message) => message.fleeting)) forget(one);
    show(answered.messages);
    toBottom();
    return "done";
  }
  if (answer.status === 401) {
    one.state = "waiting";
    save();
    location.reload(); // the session is over: the page says how to come back
    return "later";
  }
  if (answer.status >= 500 || answer.status === 429) {
    one.state = "waiting";
    return "later";
  }
  one.state = "refused";
  one.why = answered.title;
  return "done";
}

// ---- listening --------------------------------------------------------------------------------------------------

let source = null;
let alarm = 0;

function disconnected() {
  if (!alarm) alarm = setTimeout(() => (banner.textContent = banner.dataset.text), 2500);
}

function connected() {
  clearTimeout(alarm);
  alarm = 0;
  banner.textContent = "";
  if (said.some((one) => one.state === "waiting")) {
    wait = 0;
    pump();
  }
}

async function look() {
  try {
    const answer = await fetch(`/chat/screen${query}${and}after=${encodeURIComponent(lastKey())}`);
    if (answer.status === 401) location.reload();
    if (!answer.ok) return disconnected();
    show((await answer.json()).messages);
    connected();
  } catch {
    disconnected();
  }
}

function listen() {
  hush();
  // A browser allows six connections to a server. The demo's three phones ask instead: two windows of it would take all.
  const demo = body.classList.contains("framed");
  if (demo || !window.EventSource) {
    source = { close: clearInterval.bind(null, setInterval(look, demo ? 1000 : 3000)) };
    look();
    return;
  }
  source = new EventSource(`/chat/events${query}${and}after=${encodeURIComponent(lastKey())}`);
  source.onopen = connected;
  source.onmessage = (event) => show([JSON.parse(event.data)]);
  source.onerror = () => {
    disconnected();
    if (source && source.readyState === EventSource.CLOSED) {
      hush(); // refused, or the browser gave up: ask why, and try again
      setTimeout(() => look().then(() => source || listen()), 2000);
    }
  };
}

function hush() {
  if (source) source.close();
  source = null;
}

// A page that nobody sees gives its connection back.
document.addEventListener("visibilitychange", () => (document.hidden ? hush() : listen()));
window.addEventListener("pagehide", hush);
window.addEventListener("pageshow", (event) => event.persisted && listen());
window.addEventListener("offline", disconnected);
window.addEventListener("online", () => {
  listen();
  wait = 0;
  pump();
});

// ---- her hands --------------------------------------------------------------------------------------------------

document.getElementById("taps").addEventListener("submit", (event) => {
  event.preventDefault();
  const button = event.submitter;
  if (!button) return;
  say({ payload: button.value, text: button.querySelector(".label").textContent });
});

composer.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (text) {
    field.value = "";
    grow();
    say({ text });
  }
  field.focus();
});

field.addEventListener("keydown", (event) => {
  // While an input method composes a letter (Telex, VNI), Enter belongs to it.
  if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
  event.preventDefault();
  composer.requestSubmit();
});

function grow() {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 4}px`;
}
field.addEventListener("input", () => {
  told.textContent = "";
  grow();
});

for (const hint of document.querySelectorAll(".hint")) {
  hint.addEventListener("click", () => {
    field.value = hint.textContent;
    grow();
    field.focus();
  });
}

newest.addEventListener("click", toBottom);
scroller.addEventListener(
  "scroll",
  () => {
    pinned = atBottom();
    if (pinned) newest.hidden = true;
  },
  { passive: true },
);

// ---- start ------------------------------------------------------------------------------------------------------

for (const one of said) {
  if (one.file && one.state !== "sent") {
    one.state = "refused";
    one.why = body.dataset.lost;
  }
  draw(one);
}
for (const item of list.querySelectorAll(".theirs")) fade(item);
save();
tidy();
toBottom();
if (!body.classList.contains("framed") && matchMedia("(hover: hover)").matches) field.focus();
listen();
pump();
