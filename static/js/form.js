// Fields: a mended one is no longer wrong, an address says what is left.
(() => {
  "use strict";
  // A message of a fault is drawn here; styles that scripts add would break the policy.
  Object.assign(htmx.config, { noSwap: [204, 304, "5xx"], includeIndicatorCSS: false, defaultSettleDelay: 0 });
  const on = (name, act) => document.addEventListener(name, act);

  // The form's own address holds the answers, so Back and reload find them there.
  on("htmx:before:history:update", ({ detail }) => {
    const form = detail.sourceElement?.closest?.("form[data-keeps]");
    if (form) history.replaceState(history.state, "", form.action);
  });

  // A field that was mended is no longer announced as wrong.
  on("htmx:after:swap", ({ detail }) => {
    const message = detail.ctx.target;
    if (!message?.classList?.contains("message")) return;
    const wrong = message.textContent.trim() !== "";
    for (const control of message.parentElement.querySelectorAll("[aria-invalid]"))
      control.setAttribute("aria-invalid", wrong);
  });

  // How many characters are left in the address, the municipality's own included.
  on("input", ({ target }) => {
    const note = document.querySelector(`[data-count="${target.id}"]`);
    if (!note) return;
    const place = document.querySelector("#municipality-name b")?.textContent ?? "";
    const left = note.dataset.most - [...place, ...target.value].length;
    note.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace("{}", Math.abs(left));
  });
})();
