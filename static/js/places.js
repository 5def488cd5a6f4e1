// The search of field 4: it opens in place, and its choice goes into the form.
const dialog = () => byId("municipality-dialog");

swapped((target) => {
  if (target === dialog() && !target.open) target.showModal();
});

const choose = (button) => {
  const [, code, town] = button.value.match(/(\d+) ?(.*)/);
  const municipality = byId("municipality");
  const address = byId("address");
  municipality.value = code;
  // The dialog asks for its content again when it opens again.
  const [name, romaji] = button.parentNode.querySelectorAll("b, small");
  byId("municipality-name").replaceChildren(name, " ", romaji);
  if (town && !address.value) {
    address.value = town;
    htmx.trigger(address, "change");
  }
  dialog().close();
  htmx.trigger(municipality, "change");
  htmx.trigger(address, "input");
  byId("municipality-search").focus();
};

on("click", (event) => {
  const button = event.target.closest("dialog button");
  if (button?.dataset.close) dialog().close();
  if (button?.name) {
    event.preventDefault();
    choose(button);
  }
});

// Without a network, the list that the service worker keeps is searched here.
on("htmx:error", async ({ target }) => {
  const { list, offline } = target.dataset ?? {};
  const kept = list && (await caches.match(list));
  if (kept) (await import(offline)).answer(target, await kept.json());
});
