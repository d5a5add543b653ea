/* Leaving quickly, the place in the other language, keeping pages when asked. Without it each page is whole. */
const all = (selector) => document.querySelectorAll(selector);

const leaving = document.querySelector(".leave a");
function leave() {
  document.title = "";
  document.body.hidden = true;
  location.replace(leaving.href);
}
let escapes = [];
if (leaving) {
  leaving.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });
  addEventListener("keydown", (event) => {
    escapes = event.key === "Escape" ? [...escapes.slice(-2), event.timeStamp] : [];
    if (escapes.length === 3 && event.timeStamp - escapes[0] < 2000) leave();
  });
}

function follow() {
  for (const link of all(".languages a")) link.hash = location.hash;
}
follow();
addEventListener("hashchange", follow);

const offer = document.querySelector(".keep");
const workers = navigator.serviceWorker;
if (offer && workers && window.caches && /^http/.test(location.protocol)) {
  const root = new URL("../../", document.currentScript.src);
  const name = `hasila ${root.pathname} kept`;
  const told = document.querySelector(".kept");
  const show = async () => {
    const kept = await caches.has(name);
    offer.hidden = kept;
    told.hidden = !kept;
    if (kept && !document.querySelector("link[rel=manifest]"))
      document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: `${root}${document.documentElement.lang}/manifest.webmanifest` }));
  };
  const forget = async () => {
    await caches.delete(name);
    const registration = await workers.getRegistration(root);
    if (registration) await registration.unregister();
  };
  const keep = async () => {
    await caches.open(name);
    const registration = await workers.register(new URL("sw.js", root)).catch(forget);
    if (!registration) return;
    if (registration.active) registration.active.postMessage("keep"); // it was to go, and stays
    else registration.installing.addEventListener("statechange", async (event) => event.target.state === "redundant" && (await forget(), show()));
  };
  const ask = (part, act) => {
    part.querySelector("button").addEventListener("click", async () => {
      await act();
      await show();
      (part === offer ? told : offer).querySelector("button").focus();
    });
  };
  ask(offer, keep);
  ask(told, forget);
  show();
}
