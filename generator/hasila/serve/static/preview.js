/* Loads a page of the preview again when it has changed, and goes to the page of a file that was saved. A page that nobody sees waits for nothing: a browser
   opens only a few connections to one server. */
(function () {
  "use strict";

  var own = document.currentScript.dataset;
  var state = own.state;
  var waiting = null;
  var pause = 1000;

  function address() {
    var asked = new URLSearchParams({ state: state, shown: own.shown, path: location.pathname });
    return "/.hasila/wait?" + asked;
  }

  function told(answer) {
    if (answer.go) {
      location.assign(answer.go);
      return;
    }
    if (answer.reload) {
      location.reload();
      return;
    }
    state = answer.state;
    wait();
  }

  function later(error) {
    if (error.name !== "AbortError") setTimeout(wait, pause);
  }

  function read(response) {
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  }

  function wait() {
    stop();
    if (document.hidden) return;
    waiting = new AbortController();
    fetch(address(), { signal: waiting.signal, cache: "no-store" }).then(read).then(told).catch(later);
  }

  function stop() {
    if (waiting) waiting.abort();
    waiting = null;
  }

  document.addEventListener("visibilitychange", wait);
  addEventListener("pagehide", stop);
  addEventListener("pageshow", wait);
})();
