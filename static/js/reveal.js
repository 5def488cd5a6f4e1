// A password is shown and hidden again; only the pages that have one load this.
(() => {
  "use strict";
  const reveal = (button) => {
    const input = document.getElementById(button.dataset.reveal);
    const hidden = input.type === "password";
    input.type = hidden ? "text" : "password";
    [button.innerHTML, button.dataset.hide] = [button.dataset.hide, button.innerHTML];
    input.focus();
  };
  document.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-reveal]");
    if (button) reveal(button);
  });

  // Deferred: the page is there.
  for (const button of document.querySelectorAll("[data-reveal]")) button.hidden = false;
})();
