// What the scripts after it share: they are served inside one function, as if they were one file.
const MINUTE = 60_000; // ms
const on = addEventListener;
const byId = (id) => document.getElementById(id);
const form = () => byId("step1");
const swapped = (act) => on("htmx:after:swap", ({ detail }) => act(detail.ctx.target));

// Now, after a swap, and when the browser brings the page back.
const shown = (act) => {
  on("pageshow", act);
  swapped(act);
};

// One of a note's own texts, or none; some have readings. In the same words it would be announced again.
const tell = (note, state) => {
  const text = note?.dataset[state] ?? "";
  if (note && note.said !== text) note.innerHTML = note.said = text;
};
// There is a draft to go on with.
const isKept = () => document.cookie.includes("kept");

// The form's own address holds the answers, so Back and reload find them there.
const stayAtForm = () => history.replaceState(history.state, "", form()?.action ?? location.href);
