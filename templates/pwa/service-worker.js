// Keeps what is the same for everybody, so that it opens without a network; nothing personal.
"use strict";
const asked = new URL(location).searchParams;
const { pages, first, offline, files, list } = {{ kept|tojson }}[asked.get("lang")];
const NAME = `site-{{ version }}-${asked.get("lang")}`;
const PATIENCE = 5000; // ms for a page to begin to arrive before the kept one is shown
const FRAGMENT = { "HX-Request": "true" };
const WHATEVER = { ignoreVary: true };

// One after the other: a slow line belongs to the person first.
const fill = async () => {
  const cache = await caches.open(NAME);
  for (const address of [...first, ...files, ...(asked.has("light") ? [] : [list])]) {
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

const page = async (event) => {
  const { request } = event;
  const kept = await caches.match(request, WHATEVER);
  const fresh = fetch(request).then((answer) => keep(request, answer));
  event.waitUntil(fresh.catch(() => {}));
  if (!kept) return fresh.catch(() => caches.match(offline, WHATEVER));
  return Promise.race([fresh.catch(() => kept), soon(kept)]);
};

const file = async (address, request) => (await caches.match(address, WHATEVER)) ?? fetch(request);

addEventListener("install", (event) => event.waitUntil(fill().then(() => skipWaiting())));
addEventListener("activate", (event) => event.waitUntil(onlyThis()));
addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const { origin, pathname, search } = new URL(url);
  if (method !== "GET" || origin !== location.origin) return;
  const kept = [...files, list].find((address) => address.split("?")[0] === pathname);
  if (kept) event.respondWith(file(kept, event.request));
  else if (mode === "navigate" && !search && pages.includes(pathname)) event.respondWith(page(event));
});
