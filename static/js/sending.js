// Offline, timed out, or a fault of the server: said beside the button, and sent again.
const FIRST = 2_000; // ms until it is tried again by itself, doubled up to a minute
let pressed, sent, button, unsent, sendTimer, pause, byItself, sentByItself;

const noteOf = (target) => target.closest?.(".place, form")?.querySelector(":scope>.failed");

// Sent twice, it happens once: the draft is the same.
const again = () => {
  if (!unsent || !pressed.isConnected) return;
  byItself = true;
  pressed.requestSubmit(button);
  byItself = false;
};

const failed = ({ target, detail }) => {
  const status = detail.ctx?.response?.status;
  if (status < 500) return;
  const note = noteOf(target);
  tell(note, note?.dataset.failed);
  if (target !== pressed) return;
  // The button may stand far from it: Enter in a box, a language, a suggestion.
  if (!sentByItself) note?.scrollIntoView();
  unsent = true;
  if (status) return;
  // The network may say that it is back before it is.
  sendTimer = setTimeout(again, pause);
  if (pause < MINUTE) pause *= 2;
};
on("htmx:error", failed);
on("htmx:response:error", failed);
on("htmx:before:request", ({ target }) => {
  if (target !== pressed || !sentByItself) tell(noteOf(target), "");
});

on("submit", ({ target, submitter }) => {
  clearTimeout(sendTimer);
  if (!byItself) pause = FIRST;
  pressed = target;
  sent = new FormData(pressed);
  button = submitter;
  sentByItself = byItself;
  unsent = false;
}, true);
on("online", () => {
  pause = FIRST;
  again();
});

on("load", () => {
  const { worker } = document.documentElement.dataset; // the language whose pages it keeps
  const line = navigator.connection;
  const light = line?.saveData || /2g/.test(line?.effectiveType) ? "&light" : "";
  if (worker) navigator.serviceWorker?.register(`/service-worker.js?lang=${worker}${light}`);
});
