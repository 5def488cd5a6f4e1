// Fields: a mended one is no longer wrong, an address says what is left.

// A message of a fault is drawn here; styles that scripts add would break the policy.
Object.assign(htmx.config, { noSwap: [204, 304, "5xx"], includeIndicatorCSS: false, defaultSettleDelay: 0 });

on("htmx:before:history:update", stayAtForm);

// A check needs the field, and what it may be judged beside (webapp/registration/checking.py).
on("htmx:config:request", ({ target, detail }) => {
  const { body } = detail.ctx.request;
  if (!target.matches(".field")) return;
  for (const name of [...body.keys()])
    if (!/email|municipality/.test(name) && !target.innerHTML.includes(`"${name}"`)) body.delete(name);
});

// A field that was mended is no longer announced as wrong.
swapped((message) => {
  if (!message.matches?.(".message")) return; // "#alert" is a text
  for (const control of message.parentNode.querySelectorAll("[aria-invalid]"))
    control.setAttribute("aria-invalid", message.children.length > 0);
});

// How many characters are left in the address, the municipality's own included.
on("input", ({ target }) => {
  const note = byId(`${target.id}-count`);
  if (!note) return;
  const place = byId("municipality-name").querySelector("b")?.textContent ?? "";
  const left = note.dataset.most - [...place, ...target.value].length;
  note.innerHTML = note.dataset[left < 0 ? "over" : "left"].replace("{}", Math.abs(left));
});
