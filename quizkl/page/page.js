"use strict";
(() => {
  const cards = [...document.querySelectorAll("article[data-card]")];
  const count = document.querySelector(".count");
  const hide = document.querySelector(".hide");
  const key = (card) => `quizkl/known/${card.dataset.card}`;

  // A browser may forbid a page to remember anything: it then forgets when it is closed.
  const remembered = (card) => {
    try { return localStorage.getItem(key(card)) !== null; } catch { return false; }
  };
  const remember = (card, known) => {
    try {
      if (known) localStorage.setItem(key(card), "1"); else localStorage.removeItem(key(card));
    } catch { /* nothing is kept */ }
  };
  const show = (card, known) => {
    card.classList.toggle("known", known);
    card.querySelector(".know").setAttribute("aria-pressed", String(known));
  };
  const tell = () => {
    const known = cards.filter((card) => card.classList.contains("known")).length;
    count.textContent = `${known} of ${cards.length} known`;
  };

  for (const card of cards) {
    show(card, remembered(card));
    card.querySelector(".know").addEventListener("click", () => {
      const known = !card.classList.contains("known");
      show(card, known);
      remember(card, known);
      tell();
    });
  }
  hide.addEventListener("click", () => {
    const hidden = hide.getAttribute("aria-pressed") !== "true";
    hide.setAttribute("aria-pressed", String(hidden));
    for (const card of cards) card.hidden = hidden && card.classList.contains("known");
  });
  document.querySelector(".print").addEventListener("click", () => window.print());
  tell();
  for (const part of document.querySelectorAll(".scripted")) part.hidden = false;

  // On paper everything is open. Browsers that know ::details-content need no help.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")];
    for (const part of opened) part.open = true;
  });
  addEventListener("afterprint", () => {
    for (const part of opened) part.open = false;
    opened = [];
  });

  // What scrolls can be reached with the keyboard, where there is something to scroll.
  const reach = () => {
    for (const box of document.querySelectorAll(".scrolls, .line, .wide")) {
      if (box.scrollWidth > box.clientWidth + 1) box.tabIndex = 0; else box.removeAttribute("tabindex");
    }
  };
  addEventListener("resize", reach);
  document.addEventListener("toggle", reach, true);
  reach();
})();
