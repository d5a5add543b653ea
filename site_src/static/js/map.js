/* What the interactive maps call. Words arrive as data and become text nodes: nothing here reads markup. */
(function () {
  "use strict";

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

  /* A circle can be reached and opened with the keyboard, and has the focus back when its words are closed. */
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
    layer.on("popupclose", function () {
      shape.focus();
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

    place: function (layer, words) {
      layer.bindPopup(popup(words, layer._map.getContainer().dataset.more));
      layer.bindTooltip(element("span", words.label));
      reach(layer, words);
    },

    fit: function (map, bounds) {
      map.fitBounds(bounds, { padding: [40, 40], maxZoom: 10, animate: false });
      map.setMaxBounds(L.latLngBounds(bounds).pad(1.5));
    },
  };
})();
