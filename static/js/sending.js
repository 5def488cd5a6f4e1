// Offline, timed out, or a fault of the server: said beside the button, and sent again.
const FIRST = 2_000; // ms until it is tried again by itself, doubled up to a minute
let pressed, byItself, unsent, pause, sendTimer, sent, button;

const noteOf = (target) => target.closest?.(".place, form")?.querySelector(":scope>.failed");

// Sent twice, it happens once: the draft is the same.
const again = () => {
  if (!unsent?.isConnected) return;
  byItself = true;
  unsent.requestSubmit(button);
  byItself = false;
};

const failed = ({ target, detail }) => {
  const { response, swap } = detail.ctx ?? {};
  if (response?.status < 500) return;
  // The browser's Back or Forward: as if the screen's own button had been pressed.
  if (swap === "outerSync") document.querySelector("[data-hx-push-url]")?.requestSubmit();
  const note = noteOf(target);
  const first = !note?.said;
  tell(note, "failed");
  if (target !== pressed) return;
  // The button may stand far from it: Enter in a box, a language, a suggestion.
  if (first) note.scrollIntoView();
  unsent = pressed;
  if (response) return;
  // The network may say that it is back before it is.
  sendTimer = setTimeout(again, pause);
  if (pause < MINUTE) pause *= 2;
};
on("htmx:error", failed);
on("htmx:response:error", failed);
on("htmx:before:request", ({ target }) => {
  if (!byItself) tell(noteOf(target), "");
});

on("submit", ({ target, submitter }) => {
  if (target.closest("dialog")) return; // the search, perhaps while the form is on its way
  clearTimeout(sendTimer);
  if (!byItself) pause = FIRST;
  pressed = target;
  sent = new FormData(pressed);
  button = submitter;
  unsent = null;
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
