// The list's own link to the language that the browser speaks is offered beside the closed list.
// Language and script: ja-Jpan, zh-Hant, fil-Lat.
const written = (tag) => `${new Intl.Locale(tag).maximize()}`.slice(0, 7);
const offerLanguage = () => {
  const mine = written(navigator.language);
  // The page itself, the list, and what stands beside it already.
  const [found, another] = [...document.querySelectorAll("html, #languages [lang]")].filter(({ lang }) => written(lang) === mine);
  if (found && !another) byId("languages").append(found.cloneNode(true));
};
shown(offerLanguage);
