// Offline, timed out, or a fault of the server: said beside the button, and sent again.
(() => {
  "use strict";
  const on = (name, act, options) => document.addEventListener(name, act, options);
  const FIRST = 2_000, LAST = 60_000; // ms until it is tried again by itself, doubled each time
  let pressed, unsent, timer, pause, alone;

  const noteOf = (target) => target.closest?.(".place, form")?.querySelector(":scope > [data-failed]");
  const tell = (note, text) => {
    if (note && note.textContent !== text) note.textContent = text;
  };

  // Sent twice, it happens once: the draft is the same.
  const again = () => {
    if (!unsent?.form.isConnected) return;
    alone = true;
    unsent.form.requestSubmit(unsent.button);
    alone = false;
  };

  const failed = ({ target, detail }) => {
    const status = detail.ctx?.response?.status;
    if (status && status < 500) return;
    const note = noteOf(target);
    tell(note, note?.dataset.failed);
    if (target !== pressed?.form) return;
    unsent = pressed;
    if (status) return;
    // The network may say that it is back before it is.
    timer = setTimeout(again, pause);
    pause = Math.min(pause * 2, LAST);
  };
  on("htmx:error", failed);
  on("htmx:response:error", failed);
  on("htmx:before:request", ({ target }) => {
    if (target !== pressed?.form || !pressed.alone) tell(noteOf(target), "");
  });

  on("submit", ({ target, submitter }) => {
    clearTimeout(timer);
    if (!alone) pause = FIRST;
    pressed = { form: target, button: submitter, alone };
    unsent = null;
  }, true);
  addEventListener("online", () => {
    pause = FIRST;
    again();
  });

  const start = () => {
    const { lang, dataset } = document.documentElement;
    const line = navigator.connection;
    const light = line?.saveData || /2g/.test(line?.effectiveType) ? "&light" : "";
    if ("worker" in dataset) navigator.serviceWorker?.register(`/service-worker.js?lang=${lang}${light}`);
  };
  addEventListener("load", start);
})();
