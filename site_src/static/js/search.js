/* The page of search. Pagefind and its index are fetched at the first use, from this site; until then nothing is. */
(function () {
  "use strict";

  var form = document.getElementById("search");
  var status = document.getElementById("status");
  var list = document.getElementById("results");
  var more = document.getElementById("more");
  var one = document.getElementById("result");
  var language = document.documentElement.lang;
  var root = new URL(form.dataset.root, location.href);
  var counted = JSON.parse(form.dataset.results);
  var page = 10;
  var words = 36;
  var turn = 0;
  var engine = null;

  function say(text) {
    status.textContent = text;
  }

  /* Pagefind, once. A failure is told and the next use tries again. */
  function load() {
    engine = engine || import(new URL("pagefind/pagefind.js", root)).then(function (pagefind) {
      return pagefind.createInstance({
        basePath: new URL("pagefind/" + language + "/", root).href,
        baseUrl: root.pathname,
        noWorker: true,
      });
    });
    engine.catch(function () { engine = null; });
    return engine;
  }

  function chosen() {
    var entries = Array.from(new FormData(form)).filter(function (pair) { return pair[1].trim(); });
    return Object.fromEntries(entries);
  }

  /* What Pagefind is asked: stems, in quotes for words that stand together; null for filters alone. A word that may begin
     with a preposition is asked for without it as well. */
  function queries(text) {
    var stems = window.folding.stems(text).join(" ");
    if (!stems) return [null];
    if (/^\s*["“«].+["”»]\s*$/.test(text)) return ['"' + stems + '"'];
    var rest = text.split(/\s+/).map(function (word) {
      return window.folding.detached(word)[0] || window.folding.stems(word).join(" ");
    }).join(" ").trim();
    return rest === stems ? [stems] : [stems, rest];
  }

  /* A long report that holds a number counts no less than a short page; with words, a page about them comes first. */
  function ranking(term) {
    return { pageLength: /\d/.test(term || "") ? 0 : 0.75, metaWeights: { stems: 5, title: 0, note: 0, text: 0 } };
  }

  function ask(pagefind, terms, filters) {
    return pagefind.options({ ranking: ranking(terms[0]) }).then(function () {
      return Promise.all(terms.map(function (term) { return pagefind.search(term, { filters: filters }); }));
    }).then(together);
  }

  /* The pages of all answers, each once, as the first answer that holds it has it. */
  function together(answers) {
    var seen = new Map();
    answers.forEach(function (answer) {
      answer.results.forEach(function (result) { if (!seen.has(result.id)) seen.set(result.id, result); });
    });
    return Array.from(seen.values());
  }

  function search() {
    var asked = chosen();
    var mine = ++turn;
    var filters = Object.fromEntries(Object.entries(asked).filter(function (pair) { return pair[0] !== "q"; }));
    var terms = queries(asked.q || "");
    history.replaceState(null, "", "?" + new URLSearchParams(asked));
    if (terms[0] === null && !Object.keys(filters).length) return clear();
    say(status.dataset.loading);
    return load()
      .then(function (pagefind) { return ask(pagefind, terms, filters); })
      .then(function (found) { if (mine === turn) return show(found, terms.join(" "), mine); })
      .catch(function () { if (mine === turn) say(status.dataset.failed); });
  }

  function clear() {
    list.replaceChildren();
    more.hidden = true;
    say("");
  }

  function show(results, term, mine) {
    list.replaceChildren();
    var n = results.length;
    var told = counted[new Intl.PluralRules(language).select(n)] || counted.other;
    say(n ? told.replace("{n}", n.toLocaleString(language, { numberingSystem: "latn" })) : status.dataset.none);
    return add(results, term, mine);
  }

  /* The next results of the list; the button goes on with the rest and hands the focus to the first new one. */
  function add(results, term, mine) {
    var rest = results.slice(page);
    return Promise.all(results.slice(0, page).map(function (result) { return result.data(); })).then(function (found) {
      if (mine !== turn) return;
      var items = found.map(function (data) { return item(data, term); });
      list.append.apply(list, items);
      more.hidden = !rest.length;
      more.onclick = function () {
        add(rest, term, mine).then(function () { items[items.length - 1].nextElementSibling.querySelector("a").focus(); });
      };
    });
  }

  function item(data, term) {
    var made = one.content.cloneNode(true).firstElementChild;
    var link = made.querySelector(".found");
    link.href = data.url;
    link.textContent = data.meta.title;
    made.querySelector(".small").textContent = data.meta.note;
    quote(made.querySelector(".excerpt"), data, term);
    return made;
  }

  /* Lines of the record: an anchor, a tab, words. Pagefind's places count the words of the title first, then of each line. */
  function lines(data) {
    var places = new Set(data.locations);
    var at = window.folding.stems(data.meta.title).length;
    return data.meta.text.split("\n").map(function (line) {
      var parts = line.split("\t");
      var told = (parts[1] || "").split(/\s+/).map(function (text) {
        var n = window.folding.stems(text).length;
        var hit = Array.from({ length: n }, function (_, i) { return at + i; }).some(function (i) { return places.has(i); });
        at += n;
        return { text: text, hit: hit };
      });
      return { anchor: parts[0], words: told };
    });
  }

  /* «بإدلب» is found by «إدلب», but Pagefind keeps such forms apart from the line: they are looked for here. */
  function marked(line, term) {
    var asked = term.replace(/"/g, "").split(" ").filter(Boolean);
    line.words.forEach(function (word) {
      word.hit = word.hit || window.folding.detached(word.text).some(function (stem) { return asked.includes(stem); });
    });
    return line;
  }

  function different(line) {
    return new Set(line.words.filter(function (word) { return word.hit; }).map(function (word) {
      return window.folding.stems(word.text).join(" ");
    })).size;
  }

  function quote(box, data, term) {
    var told = lines(data).map(function (line) { return marked(line, term); });
    var best = told.reduce(function (a, b) { return different(b) > different(a) ? b : a; });
    var first = Math.max(0, best.words.findIndex(function (word) { return word.hit; }) - words / 3);
    var shown = best.words.slice(first, first + words);
    var to = box.querySelector("a");
    to.hidden = !best.anchor;
    to.href = data.url + "#" + best.anchor;
    box.prepend(first ? "… " : "", document.createElement("span"), first + words < best.words.length ? " … " : " ");
    box.querySelector("span").append.apply(box.querySelector("span"), shown.flatMap(written));
  }

  function written(word) {
    if (!word.hit) return [word.text, " "];
    var mark = document.createElement("mark");
    mark.textContent = word.text;
    return [mark, " "];
  }

  function restore() {
    new URLSearchParams(location.search).forEach(function (value, name) {
      if (form.elements[name]) form.elements[name].value = value;
    });
    if (Object.keys(chosen()).some(function (name) { return name !== "q"; })) form.querySelector("details").open = true;
  }

  if (location.protocol === "file:") return say(status.dataset.folder);
  var waiting;
  form.hidden = false;
  restore();
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  form.addEventListener("change", function (event) { if (event.target.tagName === "SELECT") search(); });
  form.elements.q.addEventListener("input", function () {
    clearTimeout(waiting);
    waiting = setTimeout(search, 250);
  });
  if (Object.keys(chosen()).length) search();
})();
