/* Keeps the pages that were read, so that they open without a network. Nothing of another host is asked for or kept.

   KEY is the digest of the site and SHELL what every visit needs; both are written by the build. A page that is kept is
   shown at once and fetched anew behind the reader's back. What an older site left is shown only when nothing else can be. */
const OURS = "hasila " + new URL(registration.scope).pathname + " ";
const CACHE = OURS + KEY;

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL.map((path) => new Request(path, { cache: "no-cache" })))));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(forget().then(() => clients.claim()));
});

/* This site and the one before it are kept; caches are listed in the order in which they were made. */
async function forget() {
  const older = (await caches.keys()).filter((name) => name.startsWith(OURS) && name !== CACHE);
  await Promise.all(older.slice(0, -1).map((name) => caches.delete(name)));
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  const inside = url.origin === location.origin && url.href.startsWith(registration.scope);
  if (event.request.method === "GET" && inside && !path(url).startsWith("data/")) event.respondWith(answer(event, key(url)));
});

function path(url) {
  return url.href.slice(registration.scope.length);
}

/* The address without what does not change the file: a folder is its index, the words of a search are its page. */
function key(url) {
  return url.origin + url.pathname + (url.pathname.endsWith("/") ? "index.html" : "");
}

async function answer(event, address) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(address);
  const fresh = ask(event.request, address, cache);
  event.waitUntil(fresh.catch(() => null));
  if (kept && !address.endsWith(".json")) return kept; // a list of other files must not be older than they are
  return fresh.catch(() => older(event.request, address));
}

async function ask(request, address, cache) {
  const response = await fetch(request);
  if (response.ok && response.type === "basic" && !response.redirected) await cache.put(address, response.clone());
  return response;
}

async function older(request, address) {
  for (const name of (await caches.keys()).filter((one) => one.startsWith(OURS)).reverse()) {
    const kept = await (await caches.open(name)).match(address);
    if (kept) return kept;
  }
  return request.mode === "navigate" ? apology(address) : Response.error();
}

/* The page that says so, in the language of the page that was asked for; at its own address, for its links are relative. */
function apology(address) {
  const language = address.slice(registration.scope.length).split("/")[0];
  const pages = SHELL.filter((one) => one.endsWith("/offline.html"));
  const page = pages.find((one) => one.startsWith(language + "/")) || pages[0];
  return Response.redirect(registration.scope + page);
}
