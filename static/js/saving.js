// Each answer is kept on the server when it has changed, one request at a time.
const AGAIN = 10_000; // ms until what could not be kept is sent again
const PAUSE = 300; // ms in which a pressed button comes first
const waiting = new Set();
let refused, sending, erased, saveTimer;

const tellKept = (state) => tell(document.querySelector("[data-kept]"), state);

const post = (names) => {
  const answers = new FormData(form());
  const body = new URLSearchParams(names.map((name) => [name, answers.get(name) ?? ""]));
  const mine = (sending = new AbortController());
  setTimeout(() => mine.abort(mine), MINUTE); // with a reason of its own: kept again later
  return fetch(form().dataset.keeps, { method: "POST", body, keepalive: true, signal: mine.signal });
};

const save = async () => {
  if (sending || erased || refused || !waiting.size || !form()) return;
  // What the person waits for comes first, and over the same connection.
  if (!document.hidden && document.querySelector(".htmx-request")) return saveIn(PAUSE);
  const names = [...waiting];
  waiting.clear();
  try {
    const answer = await post(names);
    if (!answer.ok) throw answer;
    // A browser that refuses cookies keeps nothing; the server's text says so, once.
    refused = isKept() ? tellKept("kept") : htmx.ajax("GET", answer.url);
    stayAtForm();
    saveIn(0);
  } catch (error) {
    names.forEach(waiting.add, waiting);
    if (error.name === "AbortError") return;
    tellKept("unkept");
    saveIn(AGAIN);
  } finally {
    sending = null;
  }
};
const saveIn = (pause) => {
  clearTimeout(saveTimer);
  saveTimer = setTimeout(save, pause);
};

const typed = ({ target, type }) => {
  if (target.form !== form()) return;
  waiting.add(target.name);
  if (type !== "input") saveIn(PAUSE);
};
on("input", typed);
on("change", typed);
on("visibilitychange", () => document.hidden && save());
on("online", save);

// A pressed button sends everything itself; nothing older may come after it.
on("submit", ({ target }) => {
  erased = target.id === "erase";
  if (!erased && target !== form()) return;
  clearTimeout(saveTimer);
  sending?.abort();
}, true);
// What was typed after the press goes on in the form that came back.
swapped(({ id }) => {
  if (id !== "main" || !form()) return;
  const now = new FormData(pressed);
  for (const control of [...pressed]) {
    if (sent.get(control.name) === now.get(control.name)) continue;
    byId(control.id).replaceWith(control);
    htmx.trigger(control, "change");
  }
});

// Somebody who has typed before is offered to go on.
const offer = () => {
  erased = false; // after the browser's Back too
  const place = byId("offer");
  place?.firstElementChild?.remove();
  if (isKept()) place?.insertAdjacentHTML("beforeend", place.firstChild.data);
};
shown(offer);
