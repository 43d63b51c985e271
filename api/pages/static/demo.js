// The demo's table: whose phone is where, which one is shown on a small screen, and the clock.
"use strict";

// ---- whose phone ------------------------------------------------------------------------------------------------

for (const seat of document.querySelectorAll(".seat")) {
  const choice = seat.querySelector("select");
  choice.addEventListener("change", () => {
    const option = choice.selectedOptions[0];
    if (option.value.startsWith("new")) {
      const bytes = crypto.getRandomValues(new Uint8Array(4));
      option.value = `new-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
    }
    // replace(): going back leaves the demo instead of walking through phones
    seat.querySelector("iframe").contentWindow.location.replace(`/chat/demo/phone/${choice.value}`);
    const address = new URL(location.href);
    for (const other of document.querySelectorAll(".seat select")) {
      address.searchParams.set(other.name, other.value);
    }
    history.replaceState(null, "", address);
  });
}

// ---- one phone at a time ----------------------------------------------------------------------------------------

const tabs = [...document.querySelectorAll("[role=tab]")];
document.querySelector(".tabs").hidden = false;

function choose(tab) {
  for (const other of tabs) {
    const chosen = other === tab;
    other.setAttribute("aria-selected", String(chosen));
    other.tabIndex = chosen ? 0 : -1;
    document.getElementById(other.getAttribute("aria-controls")).classList.toggle("shown", chosen);
  }
}

tabs.forEach((tab, number) => {
  tab.addEventListener("click", () => choose(tab));
  tab.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = tabs[(number + step + tabs.length) % tabs.length];
    choose(next);
    next.focus();
  });
});

// ---- the clock --------------------------------------------------------------------------------------------------

const clock = document.querySelector(".clock");
const date = document.getElementById("day");

function tell(now) {
  for (const part of ["time", "day", "lunar"]) document.getElementById(part).textContent = now[part];
}

clock.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(clock);
  form.set("by", event.submitter.value);
  const buttons = clock.querySelectorAll("button");
  buttons.forEach((button) => (button.disabled = true));
  date.textContent = clock.dataset.moving;
  try {
    const answer = await fetch(clock.action, { method: "POST", body: form, headers: { Accept: "application/json" } });
    tell(await answer.json());
  } catch {
    await look();
  }
  buttons.forEach((button) => (button.disabled = false));
  event.submitter.focus();
});

async function look() {
  try {
    tell(await (await fetch("/chat/demo/clock")).json());
  } catch {
    // The demo was stopped: the clock stands still.
  }
}

setInterval(() => document.hidden || look(), 15000);
