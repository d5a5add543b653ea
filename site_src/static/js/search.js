/* The page of search. The index is fetched at the first use, from this site; until then nothing is. Its files are scripts
   that call hasilaSearch(), so that they are read from a folder, too. */
(function () {
  "use strict";

  var form = document.getElementById("search");
  var status = document.getElementById("status");
  var list = document.getElementById("results");
  var near = document.getElementById("near");
  var pieces = document.getElementById("pieces").content;
  var tools = window.searchWords;
  var language = document.documentElement.lang;
  var root = new URL(form.dataset.root, location.href);
  var counted = JSON.parse(form.dataset.results);
  var kindNames = JSON.parse(form.dataset.kinds);
  var first = 5, further = 10, quoted = 36, looked = 300, atOnce = 50, enough = 20, offered = 5;
  var stateLength = 6;
  var turn = 0;
  var engine = null;
  var files = new Map(), waiting = new Map();

  function say(text) {
    status.textContent = text;
  }

  function number(n) {
    return n.toLocaleString(language, { numberingSystem: "latn" });
  }

  function results(n) {
    return (counted[new Intl.PluralRules(language).select(n)] || counted.other).replace("{n}", number(n));
  }

  // Files of the index

  window.hasilaSearch = function (path, content) {
    if (waiting.has(path)) waiting.get(path)(content);
  };

  /* A file of the index, once. A failure is told, and the next use tries again. */
  function file(path) {
    if (!files.has(path)) {
      var asked = fetched(path);
      asked.catch(function () { files.delete(path); });
      files.set(path, asked);
    }
    return files.get(path);
  }

  function fetched(path) {
    return new Promise(function (resolve, reject) {
      var script = document.createElement("script");
      waiting.set(path, resolve);
      script.src = new URL("search/" + path, root).href;
      script.onload = function () { script.remove(); reject(new Error(path)); }; // without effect where it has called
      script.onerror = function () { script.remove(); reject(new Error(path)); };
      document.head.append(script);
    });
  }

  /* A file of a bucket by its place among them: words, ranges, parts, chunks. It must be of the state that the table of
     buckets names. */
  function ofBucket(bucket, place, name) {
    return file(language + "/" + bucket.name + "/" + name + ".js").then(function (content) {
      if (content.state !== bucket.states.slice(stateLength * place, stateLength * (place + 1))) throw new Error("the site has changed");
      return content;
    });
  }

  function part(bucket, number) {
    return ofBucket(bucket, 2 + number, "part-" + number);
  }

  function chunk(bucket, number) {
    return ofBucket(bucket, 2 + bucket.parts + number, "text-" + number);
  }

  function load() {
    engine = engine || Promise.all([file("tables.js"), file(language + "/index.js")]).then(function (loaded) {
      return { words: tools.matcher(loaded[0]), kinds: loaded[1].kinds, buckets: loaded[1].buckets.map(bucketOf) };
    });
    engine.catch(forget);
    return engine;
  }

  function bucketOf(told, at) {
    return { at: at, name: told[0], kinds: told[1], parts: told[2], chunk: told[3], states: told[4] };
  }

  function forget() {
    engine = null;
    files.clear();
  }

  // What is asked

  /* A query as units that must all be found: a word or a number, a name of the tables in any spelling, words in quotes. */
  function unitsOf(text, words) {
    return text.split(/(["“”«»][^"“”«»]*["“”«»])/).flatMap(function (part) {
      var marks = /^["“”«»]([^]*)["“”«»]$/.exec(part);
      if (!marks) part = tools.meant(part, language);
      var units = marks ? phraseUnits(tools.words(marks[1]), words) : looseUnits(tools.words(part), words);
      units.forEach(function (unit) { unit.typed = typed(part, unit.asked); });
      return units;
    });
  }

  /* The words of a unit as they were typed. */
  function typed(text, asked) {
    var there = text.split(/\s+/).filter(function (piece) {
      return tools.words(piece).some(function (word) { return asked.includes(word); });
    });
    return there.join(" ").replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}\p{M}]+$/gu, "");
  }

  function looseUnits(asked, words) {
    var units = [];
    for (var at = 0; at < asked.length; at += 1) {
      var names = words.namesAt(asked, at);
      var longest = names.length ? names[0].words.length : 1;
      var own = asked.slice(at, at + longest).filter(words.isEntry);
      var entries = names.filter(same(longest)).map(function (name) { return name.entry; });
      if (longest === 1) entries = entries.concat(words.soundEntries(asked[at]));
      if (own.length || entries.length) units.push(unit(asked.slice(at, at + longest), own, entries, false, words));
      at += longest - 1;
    }
    return units;
  }

  function same(length) {
    return function (name) { return name.words.length === length; };
  }

  function phraseUnits(asked, words) {
    var own = asked.filter(words.isEntry);
    return own.length ? [unit(asked, own, [], true, words)] : [];
  }

  function unit(asked, own, entries, exact, words) {
    return {
      asked: asked,
      tests: own.map(function (word) { return words.wordTest(word, exact); }),
      entries: entries,
      exact: exact,
      found: false,
    };
  }

  function entriesOfFilters(filters) {
    return Object.entries(filters).filter(function (pair) { return pair[0] !== "kind"; }).map(function (pair) {
      return "@" + pair[0] + ":" + pair[1];
    });
  }

  // What is found

  /* By number the weight of each document of a bucket that has one of the words: 1, or 2 in its title. */
  function documentsOf(bucket, words, accepts) {
    var keys = new Set(words.map(tools.key));
    var parts = new Set(Array.from(keys, function (key) { return tools.digest(key) % bucket.parts; }));
    return Promise.all(Array.from(parts, function (number) { return part(bucket, number); })).then(function (loaded) {
      var found = new Map();
      loaded.forEach(function (content) {
        Object.keys(content.entries).forEach(function (entry) {
          if (keys.has(tools.key(entry)) && accepts(entry)) add(found, content.entries[entry]);
        });
      });
      return found;
    });
  }

  function add(found, steps) {
    var code = 0;
    steps.split(" ").forEach(function (step) {
      code += Number(step);
      found.set(code >> 1, Math.max(found.get(code >> 1) || 0, 1 + (code & 1)));
    });
  }

  function ofEntries(bucket, entries) {
    return documentsOf(bucket, entries, function (entry) { return entries.includes(entry); });
  }

  function ofUnit(bucket, unit) {
    var ofWords = unit.tests.map(function (test) { return documentsOf(bucket, test.words, test.matches); });
    var named = unit.entries.length ? [ofEntries(bucket, unit.entries)] : [];
    return Promise.all([Promise.all(ofWords).then(intersection)].concat(named)).then(union).then(function (found) {
      if (found.size) unit.found = true;
      return found;
    });
  }

  function intersection(sets) {
    if (!sets.length) return new Map();
    return sets.reduce(function (a, b) {
      return new Map(Array.from(a).filter(function (pair) { return b.has(pair[0]); }).map(function (pair) {
        return [pair[0], pair[1] + b.get(pair[0])];
      }));
    });
  }

  function union(sets) {
    var all = new Map();
    sets.forEach(function (set) {
      set.forEach(function (weight, document) { all.set(document, Math.max(weight, all.get(document) || 0)); });
    });
    return all;
  }

  function everyDocument(bucket) {
    var n = bucket.kinds.reduce(function (a, b) { return a + b; }, 0);
    return new Map(Array.from({ length: n }, function (_, i) { return [i, 1]; }));
  }

  function inBucket(bucket, units, filters, kinds) {
    var asked = units.map(function (one) { return ofUnit(bucket, one); })
      .concat(entriesOfFilters(filters).map(function (entry) { return ofEntries(bucket, [entry]); }));
    return Promise.all(asked).then(function (sets) {
      var found = sets.length ? intersection(sets) : everyDocument(bucket);
      return Array.from(found, function (pair) {
        return { bucket: bucket, document: pair[0], weight: pair[1], kind: kindOf(bucket, pair[0], kinds) };
      }).filter(function (hit) { return !filters.kind || hit.kind === filters.kind; });
    });
  }

  function kindOf(bucket, document, kinds) {
    var after = 0;
    return kinds[bucket.kinds.findIndex(function (n) {
      after += n;
      return document < after;
    })];
  }

  /* What has the words in its title first, then the newest. */
  function better(a, b) {
    return b.weight - a.weight || a.bucket.at - b.bucket.at || a.document - b.document;
  }

  function textOf(hit) {
    return chunk(hit.bucket, Math.floor(hit.document / hit.bucket.chunk)).then(function (content) {
      return content.texts[hit.document % hit.bucket.chunk];
    });
  }

  /* The hits whose texts have the words in quotes one after the other, and how many were looked at: some at a time, until
     enough are found. */
  function withPhrases(hits, phrases) {
    if (!phrases.length) return Promise.resolve({ kept: hits, seen: hits.length });
    return further(0, []);

    function further(seen, kept) {
      if (seen >= hits.length || seen >= looked || kept.length >= enough) {
        return Promise.resolve({ kept: kept, seen: Math.min(seen, hits.length) });
      }
      var some = hits.slice(seen, seen + atOnce);
      return Promise.all(some.map(textOf)).then(function (texts) {
        return further(seen + atOnce, kept.concat(some.filter(function (_, i) { return hasPhrases(texts[i], phrases); })));
      });
    }
  }

  function hasPhrases(text, phrases) {
    var lines = [text[1], text[2]].concat(text[3].map(function (line) { return line[1]; })).map(tools.words);
    return phrases.every(function (phrase) {
      return lines.some(function (line) { return line.some(function (_, at) { return stands(phrase, line, at); }); });
    });
  }

  function stands(phrase, line, at) {
    return phrase.asked.every(function (word, i) {
      var there = line[at + i];
      return there === word || (i === 0 && there !== undefined && phrase.bases(there).includes(word));
    });
  }

  // The search

  function chosen() {
    var entries = Array.from(new FormData(form)).filter(function (pair) { return pair[1].trim(); });
    return Object.fromEntries(entries);
  }

  function search() {
    var asked = chosen();
    var mine = ++turn;
    remember(asked);
    if (!Object.keys(asked).length) return clear();
    say(status.dataset.loading);
    return load()
      .then(function (index) { return found(index, asked, mine); })
      .catch(function () {
        forget();
        if (mine === turn) { clear(); say(status.dataset.failed); }
      });
  }

  /* The query behind the # of the address, which a browser keeps to itself: what stands behind a ? is sent to the host. */
  function remember(asked) {
    var query = new URLSearchParams(asked).toString();
    if (location.protocol !== "file:") history.replaceState(null, "", location.pathname + (query ? "#" + query : ""));
  }

  function found(index, asked, mine) {
    var filters = Object.fromEntries(Object.entries(asked).filter(function (pair) { return pair[0] !== "q"; }));
    var units = unitsOf(asked.q || "", index.words);
    var phrases = units.filter(function (one) { return one.exact && one.asked.length > 1; });
    phrases.forEach(function (phrase) { phrase.bases = index.words.bases; });
    if (asked.q && !units.length) return show([], index, units, status.dataset.common);
    return Promise.all(index.buckets.map(function (bucket) { return inBucket(bucket, units, filters, index.kinds); }))
      .then(function (hits) { return hits.flat().sort(better); })
      .then(function (hits) {
        return withPhrases(hits, phrases).then(function (checked) {
          if (mine !== turn) return;
          var joined = tools.joined(tools.meant(asked.q || "", language));
          if (!hits.length && joined !== tools.meant(asked.q || "", language)) {
            return found(index, Object.assign({}, asked, { q: joined }), mine);
          }
          return show(checked.kept, index, units, summary(checked, hits.length), mine);
        });
      });
  }

  /* The number of results; where not all pages with the words of a phrase were looked through, that, too. */
  function summary(checked, all) {
    var n = checked.kept.length;
    if (checked.seen === all) return n ? results(n) : status.dataset.none;
    return (n ? results(n) + " " : "") + (n ? status.dataset.looked : status.dataset.unlooked).replace("{n}", number(checked.seen));
  }

  function clear() {
    list.replaceChildren();
    near.hidden = true;
    say("");
  }

  function show(hits, index, units, told, mine) {
    list.replaceChildren();
    near.hidden = true;
    say(told);
    var groups = index.kinds.map(function (kind) {
      return { kind: kind, hits: hits.filter(function (hit) { return hit.kind === kind; }) };
    }).filter(function (group) { return group.hits.length; });
    if (!hits.length && units.length) offer(index, units, mine);
    return Promise.all(groups.map(function (group) { return groupBox(group, index, units, mine); })).then(function (boxes) {
      if (mine === turn) list.append.apply(list, boxes);
    });
  }

  function groupBox(group, index, units, mine) {
    var box = pieces.querySelector(".kind").cloneNode(true);
    box.querySelector("h2").textContent = kindNames[group.kind] + " (" + number(group.hits.length) + ")";
    var more = box.querySelector("button");
    more.append(" ", hiddenText(kindNames[group.kind]));
    return addTo(box, group.hits, first).then(function () { return box; });

    /* The next results of the group; the button goes on with the rest and hands the focus to the first new one. */
    function addTo(box, hits, n) {
      return Promise.all(hits.slice(0, n).map(textOf)).then(function (texts) {
        var items = texts.map(function (text) { return item(text, index, units); });
        if (mine !== turn) return;
        box.querySelector("ol").append.apply(box.querySelector("ol"), items);
        more.hidden = hits.length <= n;
        more.onclick = function () { go(hits.slice(n)); };
        return items[0];
      });
    }

    function go(rest) {
      addTo(box, rest, further).then(function (item) { if (item) item.querySelector("a").focus(); })
        .catch(function () { say(status.dataset.failed); });
    }
  }

  function hiddenText(text) {
    var box = document.createElement("span");
    box.className = "unseen";
    box.textContent = text;
    return box;
  }

  // One result

  function item(text, index, units) {
    var made = pieces.querySelector(".result").cloneNode(true);
    var link = made.querySelector(".found");
    var href = new URL(text[0], root).href;
    link.href = href;
    link.textContent = text[1];
    made.querySelector(".small").textContent = text[2];
    var excerpt = made.querySelector(".excerpt");
    excerpt.replaceWith.apply(excerpt, passagesOf(text[3], index, units).map(function (passage) {
      return quote(excerpt.cloneNode(true), href, passage);
    }));
    return made;
  }

  /* The passage that has most of what was asked, and one more for what it lacks. */
  function passagesOf(passages, index, units) {
    var lines = passages.map(function (passage) { return marked(passage, index.words, units); });
    var best = mostOf(lines, units);
    if (!best) return [];
    var lacking = units.filter(function (unit) { return !best.units.includes(unit); });
    var other = mostOf(lines, lacking);
    return count(other, lacking) ? [best, other] : [best];
  }

  function mostOf(lines, units) {
    return lines.reduce(function (a, b) { return count(b, units) > count(a, units) ? b : a; }, lines[0]);
  }

  function count(line, units) {
    return line.units.filter(function (unit) { return units.includes(unit); }).length;
  }

  function quote(box, href, passage) {
    var hit = passage.pieces.findIndex(function (piece) { return piece.hit; });
    var from = Math.max(0, hit - Math.floor(quoted / 3));
    var shown = passage.pieces.slice(from, from + quoted);
    var to = box.querySelector("a");
    to.hidden = hit < 0;
    to.href = href + (passage.anchor ? "#" + passage.anchor : fragment(passage.pieces, hit));
    var cut = document.createElement("span");
    cut.append.apply(cut, shown.flatMap(written));
    box.prepend(from ? "… " : "", cut, from + quoted < passage.pieces.length ? " … " : " ");
    return box;
  }

  /* The place of words without an id: browsers that know text fragments scroll to them, others to the top. */
  function fragment(pieces, hit) {
    var words = pieces.slice(Math.max(0, hit), hit + 3).map(function (piece) { return piece.text; }).join(" ");
    return "#:~:text=" + encodeURIComponent(words.replace(/[^\p{L}\p{N}]+$/u, "")).replace(/-/g, "%2D");
  }

  /* A passage in pieces between spaces, each with whether it has what was asked, and the units that it has. */
  function marked(passage, words, units) {
    var pieces = passage[1].split(" ").map(function (text) { return { text: text, hit: false }; });
    var list = pieces.flatMap(function (piece) {
      return tools.words(piece.text).map(function (word) { return { word: word, piece: piece }; });
    });
    var plain = list.map(function (one) { return one.word; });
    var matched = units.filter(function (unit) {
      var at = list.flatMap(function (_, i) { return hitsAt(unit, plain, i, words); });
      at.forEach(function (i) { list[i].piece.hit = true; });
      return at.length;
    });
    return { anchor: passage[0], pieces: pieces, units: matched };
  }

  /* The places of the words of a unit that begin at `i`. */
  function hitsAt(unit, plain, i, words) {
    function run(length) { return Array.from({ length: length }, function (_, k) { return i + k; }); }
    if (unit.exact && unit.asked.length > 1) return stands(unit, plain, i) ? run(unit.asked.length) : [];
    var name = words.namesAt(plain, i).find(function (one) { return unit.entries.includes(one.entry); });
    if (name) return run(name.words.length);
    if (words.soundEntries(plain[i]).some(function (entry) { return unit.entries.includes(entry); })) return [i];
    return unit.tests.some(function (test) { return test.matches(plain[i]); }) ? [i] : [];
  }

  function written(piece) {
    if (!piece.hit) return [piece.text, " "];
    var mark = document.createElement("mark");
    mark.textContent = piece.text;
    return [mark, " "];
  }

  // What is near, where nothing was found

  function offer(index, units, mine) {
    var absent = units.filter(function (unit) { return !unit.found; });
    var asked = absent.length ? absent.map(function (unit) { return offerFor(index, unit); }) : [alone(units)];
    return Promise.all(asked).then(function (boxes) {
      var filled = boxes.filter(Boolean);
      if (mine !== turn || !filled.length) return;
      near.querySelector("div").replaceChildren.apply(near.querySelector("div"), filled);
      near.hidden = false;
    }).catch(function () {}); // what is near is an extra: that nothing was found is told already
  }

  function offerFor(index, unit) {
    if (unit.asked.length > 1) return Promise.resolve(null);
    return tools.isNumber(unit.asked[0]) ? rangesAround(index, unit) : wordsLike(index, unit);
  }

  function offers(text, links) {
    if (!links.length) return null;
    var box = pieces.querySelector(".offer").cloneNode(true);
    box.querySelector("p").textContent = text;
    links.forEach(function (link) {
      var line = document.createElement("li");
      line.append(link);
      box.querySelector("ul").append(line);
    });
    return box;
  }

  function linkTo(href, text) {
    var link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    return link;
  }

  function alone(units) {
    var links = units.map(function (unit) { return searchFor(unit.typed); });
    return Promise.resolve(units.length > 1 ? offers(near.dataset.alone, links) : null);
  }

  function searchFor(text) {
    return linkTo("#" + new URLSearchParams({ q: text }), text);
  }

  /* Ranges of counts that contain the number: the closed ones before the open ones, the narrowest first. */
  function rangesAround(index, unit) {
    var asked = Number(unit.asked[0]);
    return Promise.all(index.buckets.map(function (bucket) { return ofBucket(bucket, 1, "ranges"); })).then(function (loaded) {
      var around = loaded.flatMap(function (content) { return content.ranges; }).filter(function (range) {
        return range[0] <= asked && (range[1] < 0 ? range[0] > 0 && asked <= range[0] * 1.1 : asked <= range[1]);
      });
      around.sort(function (a, b) { return width(a, asked) - width(b, asked); });
      var links = around.slice(0, offered).map(function (range) {
        return linkTo(new URL(range[2], root).href + (range[4] ? "#" + range[4] : ""), range[3] + " — " + range[5]);
      });
      return offers(near.dataset.ranges.replace("{n}", unit.typed), links);
    });
  }

  function width(range, asked) {
    return range[1] < 0 ? 1e12 + asked - range[0] : range[1] - range[0];
  }

  /* Words of the site that are spelt nearly so, or begin so. */
  function wordsLike(index, unit) {
    return Promise.all(index.buckets.map(function (bucket) { return ofBucket(bucket, 0, "words"); })).then(function (loaded) {
      var shown = new Map();
      loaded.forEach(function (content) {
        content.words.split(" ").forEach(function (text) { nearest(shown, unit.asked[0], text, index.words); });
      });
      var ranked = Array.from(shown.values()).sort(function (a, b) { return a.far - b.far || (a.text < b.text ? -1 : 1); });
      var links = ranked.slice(0, offered).map(function (one) { return searchFor(one.text); });
      return offers(near.dataset.words.replace("{word}", unit.typed), links);
    });
  }

  /* Adds to `shown` what of `text` is like `word`: itself, or what stands after letters that are written together with it. */
  function nearest(shown, word, text, words) {
    var folded = tools.fold(text);
    words.bases(folded).forEach(function (base) {
      var far = farness(word, base);
      if (far > 3 || (shown.has(base) && shown.get(base).far <= far)) return;
      var plain = text.normalize("NFC").replace(/[\p{M}ـ]/gu, "");
      var cut = plain.length === folded.length ? folded.length - base.length : 0;
      shown.set(base, { text: plain.slice(cut), far: far });
    });
  }

  /* Letters apart; 4 and more is far. Words that begin alike are nearer than their endings tell. */
  function farness(a, b) {
    var most = Math.min(a.length, b.length) < 5 ? 1 : 2;
    var apart = tools.distance(a, b, most);
    if (apart <= most) return apart;
    return begins(a, b) ? 3 : 4;
  }

  function begins(a, b) {
    var shorter = Math.min(a.length, b.length);
    return shorter > 3 && a.slice(0, shorter - 1) === b.slice(0, shorter - 1);
  }

  // The page

  /* The query of the address; of an older address it stands behind the ?. */
  function addressed() {
    return new URLSearchParams(/=/.test(location.hash) ? location.hash.slice(1) : location.search);
  }

  function restore() {
    form.reset();
    addressed().forEach(function (value, name) {
      if (form.elements[name]) form.elements[name].value = value;
    });
    if (Object.keys(chosen()).some(function (name) { return name !== "q"; })) form.querySelector("details").open = true;
  }

  var typing;
  form.hidden = false;
  restore();
  form.addEventListener("submit", function (event) { event.preventDefault(); search(); });
  form.addEventListener("change", function (event) { if (event.target.tagName === "SELECT") search(); });
  form.elements.q.addEventListener("input", function () {
    clearTimeout(typing);
    typing = setTimeout(search, 250);
  });
  window.addEventListener("hashchange", function () {
    if (!/=/.test(location.hash)) return; // a place in the page
    restore();
    search();
  });
  if (Object.keys(chosen()).length) search();
})();
