// The terminal measures its cells when it begins, so its fonts must be there; it is what keys are for; and the page
// around it has its colour.
"use strict";

// The browser brings the token in a cookie from now on: it need not stand in the address, in sight of everybody.
const address = new URL(location.href);
if (address.searchParams.has("token")) {
  address.searchParams.delete("token");
  history.replaceState(null, "", address);
}

const begin = window.onload;
const fonts = ["", "bold ", "italic "].map((style) => document.fonts.load(style + '16px "Roboto Mono"'));
const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();

function followColour() {
  const inside = document.querySelector(".xterm-viewport");
  const take = () => {
    const colour = inside.style.backgroundColor;
    if (colour !== "rgb(0, 0, 0)") document.body.style.backgroundColor = colour; // black is nobody's choice
  };
  new MutationObserver(take).observe(inside, { attributeFilter: ["style"] });
}

window.onload = (event) => {
  Promise.allSettled(fonts).then(() => {
    begin(event);
    focus();
    followColour();
  });
};
new MutationObserver(focus).observe(document.body, { attributeFilter: ["class"] });
window.addEventListener("focus", focus);
