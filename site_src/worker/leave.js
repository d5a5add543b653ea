/* Nothing is kept any more: what an earlier version of this site kept in the browser is given back. */
const OURS = "hasila " + new URL(registration.scope).pathname + " ";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(leave()));

async function leave() {
  const kept = (await caches.keys()).filter((name) => name.startsWith(OURS));
  await Promise.all(kept.map((name) => caches.delete(name)));
  await registration.unregister();
}
