// What htmx leaves to us: the search dialog, show/hide, and a word when sending fails.
"use strict";
(() => {
  const on = (name, act) => document.addEventListener(name, act);
  const byId = (id) => document.getElementById(id);

  // The form's own address holds the answers, so Back and reload find them there.
  on("htmx:before:history:update", ({ detail }) => {
    const form = detail.sourceElement?.closest?.("form[data-keeps]");
    if (form) history.replaceState(history.state, "", form.action);
  });

  // The search opens in place; its choice goes into the form and focus returns to the button.
  on("htmx:after:swap", ({ detail }) => {
    const dialog = byId("municipality-dialog");
    const target = detail.ctx.target;
    if (target === dialog && !dialog.open) dialog.showModal();
    if (target?.classList?.contains("message")) markField(target);
  });

  const choose = (button) => {
    const [code, ...words] = button.value.split(" ");
    const town = words.join(" ");
    const address = byId("address");
    byId("municipality").value = code;
    byId("municipality-name").innerHTML = button.closest("li").querySelector("[data-name]").innerHTML;
    if (town && !address.value) address.value = town;
    byId("municipality-dialog").close();
    byId("municipality").dispatchEvent(new Event("change", { bubbles: true }));
    count(address);
    byId("municipality-search").focus();
  };

  // A field that was mended is no longer announced as wrong.
  const markField = (message) => {
    const wrong = message.textContent.trim() !== "";
    for (const control of message.parentElement.querySelectorAll("[aria-invalid]"))
      control.setAttribute("aria-invalid", wrong);
  };

  const reveal = (button) => {
    const input = byId(button.dataset.reveal);
    const hidden = input.type === "password";
    input.type = hidden ? "text" : "password";
    [button.textContent, button.dataset.hide] = [button.dataset.hide, button.textContent];
    input.focus();
  };

  on("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.reveal) reveal(button);
    if (button.dataset.close) byId(button.dataset.close).close();
    if (button.name === "code" && button.closest("dialog")) {
      event.preventDefault();
      choose(button);
    }
  });

  // How many characters are left in the address, the municipality's own included.
  const count = (input) => {
    const note = document.querySelector(`[data-count="${input.id}"]`);
    if (!note) return;
    const place = document.querySelector("#municipality-name b")?.textContent ?? "";
    const used = [...place, ...input.value].length;
    const left = note.dataset.most - used;
    note.textContent = (left < 0 ? note.dataset.over : note.dataset.left).replace("{}", Math.abs(left));
  };
  on("input", ({ target }) => count(target));

  // Offline, timed out, or a fault of the server: say so beside the button; the form stays.
  const noteOf = (target) => target.closest?.(".place, form")?.querySelector(":scope > [data-failed]");
  const failed = ({ target, detail }) => {
    const status = detail.ctx?.response?.status;
    if (status && status < 500) return;
    const note = noteOf(target);
    if (note) note.textContent = note.dataset.failed;
  };
  on("htmx:error", failed);
  on("htmx:response:error", failed);
  on("htmx:before:request", ({ target }) => {
    const note = noteOf(target);
    if (note) note.textContent = "";
  });

  on("DOMContentLoaded", showReveal);
  on("htmx:after:swap", showReveal);
  function showReveal() {
    for (const button of document.querySelectorAll("[data-reveal]")) button.hidden = false;
  }
})();
