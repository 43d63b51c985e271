// What she sends besides words: a picture or a file, her voice, where she is. It comes after chat.js and uses its `say`.
"use strict";

const attach = document.getElementById("attach");
const ways = document.getElementById("ways");
const fields = { file: document.getElementById("file"), voice: document.getElementById("voice") };

// ---- the ways ---------------------------------------------------------------------------------------------------

function unfold(shown) {
  ways.hidden = !shown;
  attach.setAttribute("aria-expanded", String(shown));
}

attach.addEventListener("click", () => {
  unfold(ways.hidden);
  if (!ways.hidden) ways.querySelector("button").focus();
});
document.addEventListener("click", (event) => event.target.closest(".attach") || unfold(false));
ways.parentElement.addEventListener("focusout", (event) => {
  if (event.relatedTarget && !event.relatedTarget.closest(".attach")) unfold(false);
});
ways.parentElement.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || ways.hidden) return;
  unfold(false);
  attach.focus();
});

ways.addEventListener("click", (event) => {
  const button = event.target.closest("button");
  if (!button) return;
  attach.focus();
  unfold(false);
  if (button.dataset.way === "where") here();
  else fields[button.dataset.way].click(); // on a phone the recorder opens for her voice
});

// ---- files and her voice ----------------------------------------------------------------------------------------

for (const chosen of Object.values(fields)) {
  chosen.addEventListener("change", () => {
    const file = chosen.files[0];
    chosen.value = "";
    if (!file) return;
    if (file.size > Number(body.dataset.largest)) told.textContent = body.dataset.tooLarge;
    else say({ text: "", file: file.name, voice: file.type.startsWith("audio/"), blob: file });
  });
}

// ---- where she is -----------------------------------------------------------------------------------------------

let asked = 0; // a browser may leave a question unanswered: a second tap asks anew, and only its answer counts

function here() {
  const mine = ++asked;
  const refused = () => mine === asked && (told.textContent = body.dataset.nowhere);
  if (!navigator.geolocation || !window.isSecureContext) return refused();
  told.textContent = body.dataset.looking;
  navigator.geolocation.getCurrentPosition(
    ({ coords }) => {
      if (mine !== asked) return;
      asked += 1;
      // Six decimals are a hand's breadth.
      say({ text: `📍 ${body.dataset.where}`, spot: [coords.latitude.toFixed(6), coords.longitude.toFixed(6)] });
    },
    refused,
    { enableHighAccuracy: true, timeout: 30000, maximumAge: 60000 },
  );
}
