// Tells of an element alike for every checker: a selector that finds it, and how it begins.
(() => {
  const step = (element) => {
    const name = element.localName;
    const alike = [...(element.parentElement?.children ?? [])].filter((one) => one.localName === name);
    return alike.length > 1 ? `${name}:nth-of-type(${alike.indexOf(element) + 1})` : name;
  };
  const selector = (element) => {
    if (element.id) return `#${CSS.escape(element.id)}`;
    const parent = element.parentElement;
    return !parent || parent === document.body || parent === document.documentElement
      ? step(element)
      : `${selector(parent)} > ${step(element)}`;
  };
  const element = (node) => (node?.nodeType === 1 ? node : node?.parentElement) ?? document.documentElement;
  const isClosed = (one) => !one.checkVisibility() && one.closest("details:not([open])");
  const opening = (one) => {
    const tag = one.cloneNode(false).outerHTML.replace(/<\/[^>]*>$/, "").slice(0, 240);
    const text = one.childElementCount > 9 ? "" : one.textContent.replace(/\s+/g, " ").trim();
    return `${isClosed(one) ? "(closed) " : ""}${tag} ${text.slice(0, 60)}`.trim();
  };
  window.checked = (node) => ({ selector: selector(element(node)), html: opening(element(node)) });
})();
