// Offline, timed out, or a fault of the server: said beside the button, and sent again.
(() => {
  "use strict";
  const on = (name, act, options) => document.addEventListener(name, act, options);
  let pressed, unsent;

  const noteOf = (target) => target.closest?.(".place, form")?.querySelector(":scope > [data-failed]");
  const failed = ({ target, detail }) => {
    const status = detail.ctx?.response?.status;
    if (status && status < 500) return;
    const note = noteOf(target);
    if (note) note.textContent = note.dataset.failed;
    if (target === pressed?.form) unsent = pressed;
  };
  on("htmx:error", failed);
  on("htmx:response:error", failed);
  on("htmx:before:request", ({ target }) => {
    const note = noteOf(target);
    if (note) note.textContent = "";
  });

  on("submit", ({ target, submitter }) => {
    pressed = { form: target, button: submitter };
    unsent = null;
  }, true);
  // Sent twice, it happens once: the draft is the same.
  addEventListener("online", () => {
    if (unsent?.form.isConnected) unsent.form.requestSubmit(unsent.button);
  });

  const start = () => {
    const { lang, dataset } = document.documentElement;
    const line = navigator.connection;
    const light = line?.saveData || /2g/.test(line?.effectiveType) ? "&light" : "";
    if ("worker" in dataset) navigator.serviceWorker?.register(`/service-worker.js?lang=${lang}${light}`);
  };
  addEventListener("load", start);
})();
