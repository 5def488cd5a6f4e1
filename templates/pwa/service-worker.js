// Keeps what is the same for everybody, so that it opens without a network; nothing personal.
"use strict";
const asked = new URL(location).searchParams;
const KEPT = {{ kept|tojson }};
const { first, offline, files, list } = KEPT[asked.get("lang")];
// Answered in every language: a look at another one must not lose what the first has kept.
const LANGUAGES = Object.values(KEPT);
const NEVER_CHANGED = LANGUAGES.flatMap((one) => [...one.files, one.list]);
const NAME = "site-{{ version }}";
const PATIENCE = 5000; // ms for a page to begin to arrive before the kept one is shown
const FRAGMENT = { "HX-Request": "true" };
const WHATEVER = { ignoreVary: true };

// One after the other: a slow line belongs to the person first.
const fill = async () => {
  const cache = await caches.open(NAME);
  for (const address of [...first, ...files, ...(asked.has("light") ? [] : [list])]) {
    if (await cache.match(address, WHATEVER)) continue;
    const headers = address.includes("?") ? FRAGMENT : {};
    await cache.add(new Request(address, { headers, priority: "low" }));
  }
};

const onlyThis = async () => {
  for (const name of await caches.keys()) if (name !== NAME) await caches.delete(name);
  await clients.claim();
};

const keep = async (request, answer) => {
  if (answer.ok) await (await caches.open(NAME)).put(request, answer.clone());
  return answer;
};

const soon = (answer) => new Promise((resolve) => setTimeout(resolve, PATIENCE, answer));

const kept = (what) => caches.match(what, WHATEVER);

const page = async (event, excuse) => {
  const { request } = event;
  const former = await kept(request);
  const fresh = fetch(request).then((answer) => keep(request, answer));
  event.waitUntil(fresh.catch(() => {}));
  if (!former) return fresh.catch(async () => (await kept(excuse)) ?? kept(offline));
  return Promise.race([fresh.catch(() => former), soon(former)]);
};

const file = async (address, request) => (await kept(address)) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(onlyThis()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  const address = NEVER_CHANGED.find((one) => one.split("?")[0] === pathname);
  if (address) return event.respondWith(file(address, event.request));
  const spoken = LANGUAGES.find(({ pages }) => pages.includes(pathname));
  if (spoken && mode === "navigate" && !search) event.respondWith(page(event, spoken.offline));
});
