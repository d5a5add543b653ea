/* Asks the browser to keep what is read, and names the site for those who install it. */
if (/^http/.test(location.protocol) && navigator.serviceWorker) {
  navigator.serviceWorker.register(new URL("../../sw.js", document.currentScript.src));
  document.head.append(Object.assign(document.createElement("link"), { rel: "manifest", href: "manifest.webmanifest" }));
}
