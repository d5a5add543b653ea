/* Keeps the pages that a reader asked to keep, so that they open without a network. Nothing of another host is asked for
   or kept. The network comes first: what was kept is shown only where nothing else can be had, and then with its day.

   SHELL is what every kept site needs; the build writes it. A person asks by a button (static/js/page.js), which makes the
   cache KEPT and registers this worker. Where that cache is not there nobody asked: the worker gives back what earlier
   versions of this site kept without being asked, and goes. */
const OURS = "hasila " + new URL(registration.scope).pathname + " ";
const KEPT = OURS + "kept";
const DAY = "x-kept";

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(fill());
});

self.addEventListener("message", (event) => event.waitUntil(fill()));

/* The pages that are open when the reader asks are kept with the shell; one that fails stops nothing. */
async function fill() {
  if (!(await caches.has(KEPT))) return;
  const open = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const pages = open.map((client) => new URL(client.url)).filter(inside);
  await Promise.all(SHELL.map((file) => fetched(new Request(registration.scope + file))));
  await Promise.allSettled(pages.map((url) => fetched(new Request(url.href))));
}

self.addEventListener("activate", (event) => event.waitUntil(begin()));

async function begin() {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== KEPT);
  await Promise.all(older.map((name) => caches.delete(name)));
  if (await caches.has(KEPT)) await clients.claim();
  else await registration.unregister();
}

self.addEventListener("fetch", (event) => {
  if (event.request.method === "GET" && inside(new URL(event.request.url))) event.respondWith(answer(event));
});

function inside(url) {
  return url.href.startsWith(registration.scope) && !url.href.slice(registration.scope.length).startsWith("data/");
}

/* The address without what does not change the file: a folder is its index, the words of a search are its page. */
function addressOf(request) {
  const url = new URL(request.url);
  return url.origin + url.pathname + (url.pathname.endsWith("/") ? "index.html" : "");
}

async function answer(event) {
  const request = event.request;
  try {
    return await fetched(request, (promise) => event.waitUntil(promise));
  } catch {
    return kept(request);
  }
}

/* What the host has now, also where the browser would still take a copy of some minutes ago for new. */
async function fetched(request, meanwhile) {
  const response = await fetch(request, { cache: "no-cache" });
  const writing = write(addressOf(request), response.clone());
  if (meanwhile) meanwhile(writing);
  else await writing;
  return response;
}

/* Keep a file with the time; forget a page that is no longer there. */
async function write(address, response) {
  if (!(await caches.has(KEPT))) return;
  const cache = await caches.open(KEPT);
  if (response.status === 404 || response.status === 410) await cache.delete(address);
  if (!response.ok || response.type !== "basic" || response.redirected) return;
  const headers = new Headers(response.headers);
  headers.set(DAY, new Date().toISOString());
  await cache.put(address, new Response(await response.blob(), { headers }));
}

async function kept(request) {
  const address = addressOf(request);
  const response = (await caches.has(KEPT)) && (await (await caches.open(KEPT)).match(address));
  if (!response) return request.mode === "navigate" ? apology(address) : Response.error();
  return request.mode === "navigate" ? dated(response) : response;
}

/* A kept page says that it is one, and of which day: its own words for that are shown. */
async function dated(response) {
  const page = await response.text();
  const day = new Date(response.headers.get(DAY));
  const shown = page.replace(/<p class="stale" data-locale="([\w-]+)" hidden>(.*?)<\/p>/, (_, locale, words) => {
    const calendar = new Intl.Locale(locale, { calendar: "gregory", numberingSystem: "latn" });
    return `<p class="stale">${words.replace("{day}", new Intl.DateTimeFormat(calendar, { dateStyle: "long" }).format(day))}</p>`;
  });
  return new Response(shown, { headers: { "content-type": "text/html; charset=utf-8" } });
}

/* The page that says so, in the language of the page that was asked for; at its own address, for its links are relative. */
function apology(address) {
  const language = address.slice(registration.scope.length).split("/")[0];
  const pages = SHELL.filter((one) => one.endsWith("/offline.html"));
  const page = pages.find((one) => one.startsWith(language + "/")) || pages[0];
  return Response.redirect(registration.scope + page);
}
