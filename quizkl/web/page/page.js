// The terminal measures its cells when it begins, so its fonts must be there; and it is what keys are for.
"use strict";

const begin = window.onload;
const fonts = ["", "bold ", "italic "].map((style) => document.fonts.load(style + '16px "Roboto Mono"'));
const focus = () => document.querySelector(".xterm-helper-textarea")?.focus();

window.onload = (event) => {
  Promise.allSettled(fonts).then(() => {
    begin(event);
    focus();
  });
};
new MutationObserver(focus).observe(document.documentElement, { attributeFilter: ["class"], subtree: true });
window.addEventListener("focus", focus);
