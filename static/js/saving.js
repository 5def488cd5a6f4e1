// Each answer is kept on the server when it has changed, one request at a time.
(() => {
  "use strict";
  const AGAIN = 10_000; // ms until what could not be kept is sent again
  const PAUSE = 300; // ms in which a pressed button comes first
  const LONGEST = 60_000;
  const on = (name, act, options) => document.addEventListener(name, act, options);
  const form = () => document.querySelector("form[data-keeps]");
  const waiting = new Set();
  let sending, timer, erased;

  const tell = (state) => {
    const note = form()?.querySelector("[data-kept]");
    if (note && note.textContent !== note.dataset[state]) note.textContent = note.dataset[state];
  };

  const post = (names) => {
    const answers = new FormData(form());
    const body = new URLSearchParams(names.map((name) => [name, answers.get(name) ?? ""]));
    const mine = (sending = new AbortController());
    setTimeout(() => mine.abort(new Error()), LONGEST);
    return fetch(form().dataset.keeps, { method: "POST", body, keepalive: true, signal: mine.signal });
  };

  const save = async () => {
    if (sending || erased || !waiting.size || !form()) return;
    // What the person waits for comes first, and over the same connection.
    if (!document.hidden && document.querySelector(".htmx-request")) return soon(PAUSE);
    const names = [...waiting];
    waiting.clear();
    try {
      if (!(await post(names)).ok) throw new Error();
      tell("kept");
      // Reload finds the answers at the form's own address.
      history.replaceState(history.state, "", form()?.action ?? location.href);
      soon(0);
    } catch (error) {
      for (const name of names) waiting.add(name);
      if (error.name === "AbortError") return;
      tell("unkept");
      soon(AGAIN);
    } finally {
      sending = null;
    }
  };
  const soon = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(save, pause);
  };

  on("input", ({ target }) => {
    if (target.name && target.form === form()) waiting.add(target.name);
  });
  on("change", ({ target }) => {
    if (!target.name || target.form !== form()) return;
    waiting.add(target.name);
    soon(PAUSE);
  });
  on("visibilitychange", () => document.hidden && save());
  addEventListener("online", save);

  // A pressed button sends everything itself; nothing older may come after it.
  on("submit", ({ target }) => {
    if (target !== form() && target.id !== "erase") return;
    clearTimeout(timer);
    sending?.abort();
    erased = target.id === "erase";
  }, true);
  on("htmx:after:swap", ({ detail }) => detail.ctx.target?.id === "main" && waiting.clear());

  // Somebody who has typed before is offered to go on.
  const offer = () => {
    const place = document.getElementById("offer");
    if (place) place.hidden = !/(^|; )(__Host-)?kept=1/.test(document.cookie);
  };
  on("DOMContentLoaded", offer);
  on("htmx:after:swap", offer);
  addEventListener("pageshow", offer);
})();
