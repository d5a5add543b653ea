/* What the interactive maps call. Words arrive as data and become text nodes: nothing here reads markup. */
(function () {
  "use strict";

  /* For a reader who asked for little motion the map jumps: nothing slides, swells or fades. */
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
    var pan = L.Map.prototype.panBy;
    L.Map.mergeOptions({ fadeAnimation: false, inertia: false, markerZoomAnimation: false, zoomAnimation: false });
    L.Map.include({
      panBy: function (by, how) {
        return pan.call(this, by, Object.assign({}, how, { animate: false }));
      },
    });
  }

  function element(name, text, className) {
    var made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  }

  function popup(words, more) {
    var box = document.createElement("div");
    box.append(element("strong", words.label));
    if (words.detail) box.append(element("p", words.detail));
    if (words.precision) box.append(element("p", words.precision, "map-precision"));
    var link = element("a", more);
    link.href = words.href;
    box.append(link);
    return box;
  }

  /* A circle can be reached and opened with the keyboard; Leaflet draws its shape anew whenever it is shown again. */
  function reach(layer, words) {
    var shape = layer.getElement();
    shape.setAttribute("tabindex", "0");
    shape.setAttribute("role", "button");
    shape.setAttribute("aria-label", [words.label, words.detail].filter(Boolean).join(". "));
    shape.addEventListener("keydown", function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      layer.openPopup();
      layer.getPopup().getElement().querySelector("a").focus();
    });
  }

  function number(value, digits) {
    return String(value).replace(/[0-9]/g, function (digit) {
      return Array.from(digits)[digit];
    });
  }

  function scale(words) {
    var control = L.control.scale({ imperial: false, position: words.dir === "rtl" ? "bottomright" : "bottomleft" });
    control._updateMetric = function (metres) {
      var round = this._getRoundNum(metres);
      this._updateScale(this._mScale, words.scale.replace("{n}", number(round / 1000, words.digits)), round / metres);
    };
    return control;
  }

  /* Every place with its layers and what was said of it; the filter shows and hides them. */
  var places = {};

  function placed(id) {
    return places[id] || (places[id] = { layers: [], seen: [] });
  }

  /* The pairs of a measure and a category that occur. What was said of a place is one array of numbers: the month, the
     number of the pair and the count of each event, -1 where no count was stated. */
  var kinds = [];

  function events(numbers) {
    var seen = [];
    for (var i = 0; i < numbers.length; i += 3) {
      var count = numbers[i + 2];
      seen.push([numbers[i], kinds[numbers[i + 1]][0], kinds[numbers[i + 1]][1], count < 0 ? null : count]);
    }
    return seen;
  }

  function highest(seen) {
    return seen.reduce(function (most, one) {
      return Math.max(most, one[3] || 0);
    }, 0);
  }

  function matching(seen, want) {
    return seen.filter(function (one) {
      var month = one[0] >= want.since && one[0] <= want.until;
      return month && (!want.measure || one[1] === want.measure) && (!want.who || one[2] === want.who);
    });
  }

  /* The area of a circle is the highest single count in what is shown; with every measure shown, of that of the page. */
  function counted(seen, want) {
    var measure = want.measure || document.querySelector(".map-stage").dataset.measure;
    return seen.filter(function (one) {
      return one[1] === measure;
    });
  }

  function radius(count, most) {
    return Math.max(22 * Math.sqrt(count / Math.max(most, 1)), 2.5);
  }

  function draw(map, place, want, most) {
    var seen = matching(place.seen, want);
    var count = highest(counted(seen, want));
    place.layers.forEach(function (layer) {
      var people = /map-count|map-dot/.test(layer.options.className);
      if (people) layer.setRadius(count ? radius(count, most) : 4);
      if (!seen.length || (people && !count && place.layers.length > 1)) layer.remove();
      else layer.addTo(map).bringToFront();
    });
    return seen.length > 0;
  }

  function read(form) {
    var since = Number(form.since.value);
    var until = Number(form.until.value);
    return { since: Math.min(since, until), until: Math.max(since, until), measure: form.measure.value, who: form.who.value };
  }

  function tell(form, months, want, shown) {
    var all = Object.keys(places).length;
    var digits = form.ownerDocument.querySelector(".map-stage").dataset.digits;
    [["since", want.since], ["until", want.until]].forEach(function (one) {
      var label = months[form[one[0]].value][1];
      form[one[0]].setAttribute("aria-valuetext", label);
      form.querySelector("output[for=map-" + one[0] + "]").textContent = label;
    });
    var words = form.dataset.shown.replace("{n}", number(shown, digits)).replace("{all}", number(all, digits));
    form.querySelector("[role=status]").textContent = words;
  }

  function narrow(map, form, months) {
    var want = read(form);
    var most = Object.values(places).reduce(function (most, place) {
      return Math.max(most, highest(counted(place.seen, want)));
    }, 0);
    var there = Object.keys(places).filter(function (id) {
      return draw(map, places[id], want, most);
    });
    var narrowed = want.since > 0 || want.until < months.length - 1 || Boolean(want.measure || want.who);
    document.querySelectorAll("[data-place]").forEach(function (entry) {
      entry.hidden = there.indexOf(entry.dataset.place) < 0;
      var told = entry.querySelector(".beside"); /* of all that is said of the place: not while only some of it is shown */
      if (told) told.hidden = narrowed;
    });
    var shown = there.length;
    tell(form, months, want, shown);
  }

  /* The address says what is shown: #since=2019-02&until=2019-03&measure=killed&who=civilians&place=zalin,wuraydah */
  function address(form, months, wished) {
    var want = read(form);
    var parts = new URLSearchParams();
    if (want.since > 0) parts.set("since", months[want.since][0]);
    if (want.until < months.length - 1) parts.set("until", months[want.until][0]);
    if (want.measure) parts.set("measure", want.measure);
    if (want.who) parts.set("who", want.who);
    if (wished) parts.set("place", wished);
    history.replaceState(null, "", "#" + parts);
  }

  function obey(map, form, months) {
    var parts = new URLSearchParams(location.hash.slice(1));
    var at = function (name, otherwise) {
      var found = months.findIndex(function (month) {
        return month[0] === parts.get(name);
      });
      return found < 0 ? otherwise : found;
    };
    form.since.value = at("since", 0);
    form.until.value = at("until", months.length - 1);
    form.measure.value = parts.get("measure") || "";
    form.who.value = parts.get("who") || "";
    var wished = (parts.get("place") || "").split(",").filter(function (id) {
      return places[id] && places[id].layers.length;
    });
    visit(map, wished);
    return wished.join(",");
  }

  /* Goes to the places that the address names, and opens the words of the one, if it is one. */
  function visit(map, wished) {
    if (!wished.length) return;
    var around = L.latLngBounds(
      wished.map(function (id) {
        return places[id].layers[0].getLatLng();
      })
    );
    map.fitBounds(around, { padding: [60, 60], maxZoom: 10, animate: false });
    var layers = places[wished[0]].layers;
    if (wished.length === 1) layers[layers.length - 1].openPopup();
  }

  function filter(map) {
    var form = document.querySelector(".map-filter");
    if (!form) return;
    var months = JSON.parse(form.dataset.months);
    var wished = obey(map, form, months);
    narrow(map, form, months);
    form.addEventListener("input", function () {
      narrow(map, form, months);
      address(form, months, wished);
    });
    form.addEventListener("reset", function () {
      setTimeout(function () {
        narrow(map, form, months);
        address(form, months, "");
      });
    });
    form.addEventListener("submit", function (event) {
      event.preventDefault();
    });
    window.addEventListener("hashchange", function () {
      wished = obey(map, form, months);
      narrow(map, form, months);
    });
  }

  window.hasila = {
    open: function (map) {
      var words = map.getContainer().dataset;
      var right = words.dir === "rtl";
      map.attributionControl.setPrefix("Leaflet").addAttribution("Natural Earth");
      map.attributionControl.setPosition(right ? "bottomleft" : "bottomright");
      L.control
        .zoom({ position: right ? "topright" : "topleft", zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut })
        .addTo(map);
      scale(words).addTo(map);
      map.on("popupopen", function (event) {
        var box = event.popup.getElement();
        box.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
        box.addEventListener("keydown", function (key) {
          if (key.key === "Escape") map.closePopup();
        });
      });
    },

    name: function (map, region) {
      var icon = L.divIcon({ className: "map-region-name map-region-" + region.kind, html: element("span", region.text), iconSize: null });
      L.marker(region.at, { icon: icon, interactive: false, keyboard: false }).addTo(map);
    },

    kinds: function (map, pairs) {
      kinds = pairs;
    },

    mark: function (layer, id) {
      placed(id).layers.push(layer);
    },

    place: function (layer, words) {
      Object.assign(placed(words.id), { seen: events(words.seen), words: words });
      layer.bindPopup(function () {
        return popup(words, layer._map.getContainer().dataset.more);
      });
      layer.bindTooltip(function () {
        return element("span", words.label);
      });
      reach(layer, words);
      layer.on("add", function () {
        reach(layer, words);
      });
      layer.on("popupclose", function () {
        if (layer.getElement()) layer.getElement().focus();
      });
    },

    fit: function (map, bounds) {
      map.fitBounds(bounds, { padding: [40, 40], maxZoom: 10, animate: false });
      map.setMaxBounds(L.latLngBounds(bounds).pad(1.5));
      /* After the map has been drawn once: in one go the two would hold up a slow phone. */
      setTimeout(function () {
        filter(map);
      });
    },
  };
})();
