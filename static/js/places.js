// The search of field 4: it opens in place, and its choice goes into the form.
(() => {
  "use strict";
  const on = (name, act) => document.addEventListener(name, act);
  const byId = (id) => document.getElementById(id);
  const changed = (input, name) => input.dispatchEvent(new Event(name, { bubbles: true }));

  on("htmx:after:swap", ({ detail }) => {
    const dialog = byId("municipality-dialog");
    if (detail.ctx.target === dialog && !dialog.open) dialog.showModal();
  });

  const choose = (button) => {
    const [code, ...words] = button.value.split(" ");
    const town = words.join(" ");
    const address = byId("address");
    byId("municipality").value = code;
    const [name, romaji] = button.closest("li").querySelectorAll("b, small");
    byId("municipality-name").replaceChildren(name.cloneNode(true), " ", romaji.cloneNode(true));
    if (town && !address.value) {
      address.value = town;
      changed(address, "change");
    }
    byId("municipality-dialog").close();
    changed(byId("municipality"), "change");
    changed(address, "input");
    byId("municipality-search").focus();
  };

  on("click", (event) => {
    const button = event.target.closest("dialog button");
    if (!button) return;
    if (button.dataset.close) byId(button.dataset.close).close();
    if (button.name === "code") {
      event.preventDefault();
      choose(button);
    }
  });

  // Without a network, the list that the service worker keeps is searched here.
  on("htmx:error", async ({ target }) => {
    if (!target.matches?.("form.search[data-list]")) return;
    const list = await caches?.match(target.dataset.list);
    if (!list) return;
    const { answer } = await import(target.dataset.offline);
    answer(target, await list.json());
  });
})();
