// The search of field 4: it opens in place, and its choice goes into the form.
const dialog = () => byId("municipality-dialog");

swapped((target) => {
  if (target === dialog() && !target.open) target.showModal();
});

const choose = (button) => {
  const [code, town] = button.value.split(" ");
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
  if (!button?.name) return;
  event.preventDefault();
  choose(button);
});

// Without a network, the list that the service worker keeps is searched here.
on("htmx:error", async ({ target }) => {
  const { offline } = target.dataset ?? {};
  if (offline) (await import(offline)).answer(target);
});
