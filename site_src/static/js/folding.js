/* The spellings of one word brought to one; the same as generator/hasila/model/folding.py, where the reasons stand. */
(function () {
  "use strict";

  var from = "ٱىةیکگے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
  var to = "ايهيككي01234567890123456789";
  var prefixes = ["وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و"];
  var suffixes = ["ها", "ان", "ات", "ون", "ين", "يه", "ا", "ه", "ي"];
  var attached = /^و?[بلكف](?=.{3})/;

  function fold(text) {
    var apart = text.toLowerCase().normalize("NFKD").replace(/[\p{M}ـ]/gu, "");
    return Array.from(apart, function (letter) {
      var at = from.indexOf(letter);
      return at < 0 ? letter : to[at];
    }).join("").toLowerCase();
  }

  function words(text) {
    return fold(text).replace(/(\p{Nd})[,.'’٬٫](?=\p{Nd})/gu, "$1").match(/[\p{L}\p{N}]+/gu) || [];
  }

  function withoutArticle(word) {
    var found = prefixes.find(function (prefix) {
      return word.startsWith(prefix) && word.length - prefix.length >= (prefix === "و" ? 3 : 2);
    });
    return found ? word.slice(found.length) : word;
  }

  function stem(word) {
    if (!/[ء-ي]/.test(word)) return word;
    return suffixes.reduce(function (left, suffix) {
      return left.endsWith(suffix) && left.length - suffix.length >= 2 ? left.slice(0, -suffix.length) : left;
    }, withoutArticle(word));
  }

  function detached(text) {
    return words(text).filter(function (word) { return attached.test(word); })
      .map(function (word) { return stem(word.replace(attached, "")); })
      .filter(function (rest) { return rest.length > 2; });
  }

  window.folding = {
    fold: fold,
    stems: function (text) { return words(text).map(stem); },
    detached: detached,
  };
})();
