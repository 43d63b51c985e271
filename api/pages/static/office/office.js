// Comforts of the cadres' page; everything works without them.
"use strict";

// After a link was followed without loading the page anew, whoever uses the keyboard or a screen reader begins at its top.
document.addEventListener("htmx:afterSettle", (event) => {
  const writing = document.activeElement?.matches("input, textarea, select"); // she was faster than the page
  if (!writing && (event.detail.boosted || event.target === document.body)) {
    document.querySelector("h1")?.focus({ preventScroll: true });
  }
});

// On a phone the menu is one row that scrolls sideways: the page she is on is in sight.
const showTab = () => {
  const tab = document.querySelector(".tabs a[aria-current]");
  const row = tab?.closest("ul");
  if (row) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2;
};
showTab();
document.addEventListener("htmx:afterSettle", showTab);

// Back to a page that answered a form would ask to send it once more: it opens the page behind it instead.
const leave = (event) => {
  const again = document.getElementById("again");
  const link = event.type === "click" && event.target.closest("a[href]");
  if (again && (event.type === "submit" || (link && !link.getAttribute("href").startsWith("#")))) {
    history.replaceState(history.state, "", again.dataset.href);
  }
};
document.addEventListener("submit", leave, true);
document.addEventListener("click", leave, true);

document.addEventListener("htmx:sendError", () => {
  const banner = document.getElementById("offline");
  if (banner) banner.hidden = false;
});

// A menu closes by Escape and by a click beside it.
document.addEventListener("keydown", (event) => {
  const open = event.key === "Escape" && document.querySelector("details.menu[open], details.other[open]");
  if (open) {
    open.open = false;
    open.querySelector("summary").focus();
  }
});
document.addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.menu[open], details.other[open]")) {
    if (!open.contains(event.target)) open.open = false;
  }
});

// Inside Telegram: hand over what it has signed; it stands behind the # of the address, which no server sees.
const fromTelegram = document.getElementById("from-telegram");
if (fromTelegram) {
  const signed = new URLSearchParams(location.hash.slice(1)).get("tgWebAppData");
  if (signed) {
    fromTelegram.elements.init_data.value = signed;
    history.replaceState(null, "", location.pathname);
    fromTelegram.submit();
  }
}
