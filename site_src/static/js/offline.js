/* Keeps what is read. */
const keeper = navigator.serviceWorker;
if (keeper && /^http/.test(location.protocol)) {
  keeper.register(new URL("../../sw.js", document.currentScript.src));
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "manifest.webmanifest" }));
}
