// The search over the kept list, by names in kanji, kana and romaji; loaded where it is needed.
const SYSTEMS = [
  [/shi/g, "si"], [/chi/g, "ti"], [/tsu/g, "tu"], [/fu/g, "hu"], [/ji/g, "zi"],
  [/sh/g, "sy"], [/ch/g, "ty"], [/jy?/g, "zy"], [/m(?=[bmp])/g, "n"],
  [/o(?:[ou]+|h(?![aiueo]))/g, "o"], [/uu+/g, "u"], [/([a-z])\1/g, "$1"],
];
const MOST = 50;

const romaji = (text) => SYSTEMS.reduce((found, [from, to]) => found.replace(from, to), text);
const hiragana = (text) =>
  text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60));
// 茅ヶ崎 and 茅ケ崎: people mix these signs up.
const plain = (text) =>
  romaji(hiragana(text.normalize("NFKC").replace(/(\p{sc=Han})[ヶケヵが]/gu, "$1け")).toLowerCase()
    .normalize("NFD").replace(/[\u0300-\u036f'’-]/g, "").normalize("NFC"));

const distance = ([, ...names], area, words) => {
  const written = [...names, ...area, area[0] + names[3] + names[0]];
  const all = plain(written.join()).split(","), own = all.slice(0, names.length).filter(Boolean);
  if (!words.every((word) => all.some((text) => text.includes(word)))) return Infinity;
  return words.some((word) => own.some((text) => text.startsWith(word))) ? 0 : 1;
};

// Places of the list, the best first; in a prefecture where one is chosen.
export const search = ({ areas, places }, query, prefecture) => {
  const words = plain(query).split(/[\s,、]+/).filter(Boolean);
  return places
    .filter(([code]) => code.startsWith(prefecture))
    .map((place) => [distance(place, areas[place[0].slice(0, 2)], words), place])
    .filter(([far]) => words.length + prefecture.length && far < Infinity)
    .sort(([one], [other]) => one - other)
    .map(([, place]) => place);
};

const element = (name, text, ...inside) => {
  const made = document.createElement(name);
  made.append(text, ...inside);
  return made;
};

const row = ([code, name, kana, latin, parent], areas) => {
  const [prefecture, , english] = areas[code.slice(0, 2)];
  const where = Object.assign(element("b", prefecture + parent + name), { lang: "ja" });
  const button = element("button", element("strong", `${name}（${kana}）`), " ", where, " ",
    element("small", `${latin}, ${english}`));
  Object.assign(button, { name: "code", value: code, translate: false });
  return element("li", button);
};

// The answer in place of the server's, where the list is kept.
export const answer = async (form) => {
  const kept = await caches.match(form.dataset.list);
  if (!kept) return;
  const list = await kept.json();
  const found = search(list, form.q.value, form.prefecture.value);
  const places = element("ul", "", ...found.slice(0, MOST).map((place) => row(place, list.areas)));
  Object.assign(places, { className: "places", lang: "ja" });
  document.getElementById("municipality-results").replaceChildren(places);
  const count = document.getElementById("municipality-count");
  count.innerHTML = `<p>${form.dataset.found.replace("{}", found.length)}</p>`;
  const failed = form.querySelector(".failed");
  failed.textContent = failed.said = "";
};
