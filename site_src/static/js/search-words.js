/* The words of a text, and which of them are forms of one; the first part is the same as
   generator/hasila/publish/search/words.py and hasila/model/folding.py, where the reasons stand. */
(function () {
  "use strict";

  var from = "ٱىةیکگے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
  var to = "ايهيككي01234567890123456789";
  var space = /[ \t\r\n]+/;
  var spaced = /(^|[^0-9])([0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+)(?![0-9])/g;
  var run = /[\p{L}\p{N}]+(?:[.,'’٬٫][\p{L}\p{N}]+)*/gu;
  var grouped = /^[0-9]{1,3}(?:[,'’٬][0-9]{3})+(?:[.٫][0-9]+)?$/;
  var decimal = /^[0-9]+[.٫][0-9]+$/;
  var letterByLetter = /^\p{L}(?:\.\p{L})+$/u;
  var arabic = /[\u0621-\u064a]/;
  var articles = ["al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez"];
  var clitic = /^(?:ال|[وفبلك])(?=.{3})/u;

  function fold(text) {
    var apart = text.toLowerCase().normalize("NFKD").replace(/[\p{M}ـ]/gu, "");
    return Array.from(apart, function (letter) {
      var at = from.indexOf(letter);
      return at < 0 ? letter : to[at];
    }).join("").toLowerCase();
  }

  function words(text) {
    var joined = text.replace(spaced, function (whole, before, number) {
      return before + number.replace(/[\u00a0\u2009\u202f]/g, "");
    });
    return joined.split(space).flatMap(ofPiece);
  }

  function ofPiece(piece) {
    return (fold(piece.replace(/[\u02bb\u02bc\u02be\u02bf`]/g, "")).match(run) || []).flatMap(ofRun);
  }

  function ofRun(text) {
    var joined = /^([\u0621-\u064a]+)([0-9].*)$/.exec(text);
    return joined ? [joined[1]].concat(ofBareRun(joined[2])) : ofBareRun(text);
  }

  function ofBareRun(text) {
    if (grouped.test(text) || decimal.test(text)) return [text.replace(/[,'’٬]/g, "").replace("٫", ".")];
    if (letterByLetter.test(text)) return [text.replace(/\./g, "")];
    return text.replace(/['’]s$/, "").split(/[.,٬٫]/).flatMap(ofPart);
  }

  function ofPart(part) {
    var numeric = /^\p{Nd}|\p{Nd}$/u.test(part);
    var apart = numeric ? part.split(/['’]/) : [part.replace(/['’]/g, "")];
    return apart.flatMap(function (word) {
      return arabic.test(word) ? word.match(/[0-9]+|[^0-9]+/g) : [word];
    });
  }

  /* A query as it is meant: thousands may be parted by an Arabic comma, and a day or a month may stand in digits, which
     pages write with the name of the month. */
  function meant(text, language) {
    var latin = text.replace(/[٠-٩۰-۹]/g, fold);
    var grouped = latin.replace(/(^|[^0-9.,،])([0-9]{1,3}(?:،[0-9]{3})+)(?![0-9،])/g, function (whole, before, number) {
      return before + number.replace(/،/g, "");
    });
    var plain = grouped.replace(/(^|[^0-9\p{L}])([0-9]{1,2})(?:st|nd|rd|th)(?![\p{L}])/giu, "$1$2");
    var days = plain.replace(/(^|[^0-9\p{L}])([0-9]{1,4})([-/.])([0-9]{1,2})\3([0-9]{1,4})(?![0-9])/gu,
      function (whole, before, first, sign, second, third) {
        var day = dayOf(first, second, third, language);
        return day ? before + day + " " : whole;
      });
    return days.replace(/(^|[\s(])(?:([0-9]{1,2})\/([0-9]{4})|([0-9]{4})[-/]([0-9]{1,2}))(?=$|[\s),.،])/g,
      function (whole, before, month, year, otherYear, otherMonth) {
        var name = monthName(Number(month || otherMonth), language);
        return name ? before + name + " " + (year || otherYear) + " " : whole;
      });
  }

  /* The name of the month of that number as pages write it; nothing where there is no such month. */
  function monthName(number, language) {
    if (number < 1 || number > 12) return "";
    var name = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC", calendar: "gregory" });
    return name.format(new Date(Date.UTC(2000, number - 1, 1)));
  }

  /* 26/2/2019, 2019-02-26, and 2/26/2019 where no month has that number; else nothing. */
  function dayOf(first, second, third, language) {
    var year = first.length === 4 ? first : third;
    var parts = first.length === 4 ? [third, second] : [first, second];
    if (Number(parts[1]) > 12) parts.reverse();
    var day = Number(parts[0]), month = monthName(Number(parts[1]), language);
    if (year.length !== 4 || parts[0].length > 2 || day < 1 || day > 31 || !month) return "";
    return day + " " + month + " " + year;
  }

  /* The same with numbers of three digits joined that stand behind each other: 4 821. */
  function joined(text) {
    return text.replace(/(^|[^0-9.,])([0-9]{1,3}(?: [0-9]{3})+)(?![0-9])/g, function (whole, before, number) {
      return before + number.replace(/ /g, "");
    });
  }

  function isNumber(word) {
    return /^[0-9]+(?:\.[0-9]+)?$/.test(word);
  }

  function loose(word) {
    var left = word.replace(clitic, "");
    return left === word ? word : loose(left);
  }

  function key(word) {
    if (isNumber(word) || word[0] === "@") return word;
    if (word[0] === "=") return "=" + Array.from(word.replace(/^[=~]+/, "")).slice(0, 4).join("");
    var letters = Array.from(arabic.test(word) ? loose(word) : word);
    return letters.slice(0, arabic.test(word) ? 3 : 4).join("");
  }

  function digest(text) {
    return Array.from(text).reduce(function (hashed, letter) {
      return Math.imul(hashed ^ letter.codePointAt(0), 0x01000193) >>> 0;
    }, 0x811c9dc5);
  }

  function sound(word) {
    if (!/^[a-z]+$/.test(word)) return "";
    var single = asEnglish(word).replace(/[aeiouy]+/g, vowel).replace(/([a-z])\1+/g, "$1");
    return single.length >= 5 ? single : "";
  }

  function consonants(word) {
    if (!/^[a-z]+$/.test(word)) return loose(word);
    if (articles.includes(word)) return "l";
    return asEnglish(word).replace(/[aeiouy]+/g, "").replace(/([a-z])\1+/g, "$1").replace(/(.)h$/, "$1") || word;
  }

  function asEnglish(word) {
    return word.replace(/q/g, "k").replace(/ch/g, "sh");
  }

  function vowel(vowels) {
    if (/[uo]/.test(vowels)) return "u";
    return /^a+$/.test(vowels) ? "a" : "i";
  }

  /* Which words are forms of one, by the tables of the index. */
  function matcher(tables) {
    var without = new Set(tables.function);
    var whole = new Set(tables.whole);
    var groups = tables.forms.map(function (group) { return group.split(" "); });
    var names = tables.names.map(function (group) { return group.map(function (name) { return name.split(" "); }); });
    var sounds = new Set(tables.sounds);
    var groupsOf = new Map();
    var known = new Set();
    var starts = new Map();
    var heardNames = new Map();
    var remembered = new Map();

    groups.forEach(function (group, at) {
      group.forEach(function (word) {
        known.add(word);
        groupsOf.set(word, (groupsOf.get(word) || []).concat(at));
      });
    });
    names.forEach(function (group) {
      group.forEach(function (name) {
        name.forEach(function (word) { known.add(word); });
        var entry = "=" + group[0].join("-");
        var first = name.length > 1 ? consonants(name[0]) : "1 " + name[0];
        starts.set(first, (starts.get(first) || []).concat([{ words: name, entry: entry }]));
        var heard = name.length > 1 ? "" : sound(name[0]);
        if (heard) heardNames.set(heard, (heardNames.get(heard) || []).concat(entry));
      });
    });

    function isEntry(word) {
      return word.length === 1 ? isNumber(word) : !without.has(word);
    }

    /* The word itself and what it may be a form of; "#" and a number for a group of the tables. */
    function lemmas(word) {
      var found = new Set([word]);
      if (!isNumber(word) && !whole.has(word)) (arabic.test(word) ? arabicLemmas : latinLemmas)(word, found);
      Array.from(found).forEach(function (one) {
        (groupsOf.get(one) || []).forEach(function (at) { found.add("#" + at); });
      });
      return found;
    }

    function arabicLemmas(word, found) {
      function without(ending, least, add) {
        if (word.endsWith(ending) && word.length - ending.length >= least) add(word.slice(0, -ending.length));
      }
      function itself(left) { found.add(left); }
      /* نساؤهم and نسائهم are of نساء, قتلاهم of قتلى. */
      function possessed(left) {
        found.add(left);
        if (/ا[وي]$/.test(left)) found.add(left.slice(0, -1) + "ء");
        if (/ا$/.test(left)) found.add(left.slice(0, -1) + "ي");
      }
      function feminine(left) { found.add(left + "ه"); }
      without("ات", 3, feminine);
      without("ات", 4, itself);
      ["تين", "تان"].forEach(function (ending) { without(ending, 3, feminine); });
      ["ون", "ين", "ان"].forEach(function (ending) { without(ending, 4, itself); });
      without("ا", 3, itself);
      ["ها", "هم", "هن", "هما"].forEach(function (ending) {
        without(ending, 3, possessed);
        without("ت" + ending, 3, feminine);
      });
      if (word.endsWith("يه") && word.length > 4) found.add(word.slice(0, -1));
    }

    function latinLemmas(word, found) {
      if (word.length < 4 || !/s$/.test(word) || /(?:ss|us|is)$/.test(word)) return;
      if (/ies$/.test(word)) found.add(word.slice(0, -3) + "y");
      else if (/(?:ss|sh|ch|x|z)es$/.test(word)) found.add(word.slice(0, -2));
      else found.add(word.slice(0, -1));
    }

    /* What an Arabic word of a text may be without the letters that are written together with it. */
    function bases(word) {
      if (remembered.has(word)) return remembered.get(word);
      var found = [word];
      var rest = word.slice(1);
      if (arabic.test(word) && !whole.has(word)) {
        if (/^(?:ال|لل)/.test(word) && word.length > 4) found.push(word.slice(2));
        if (/^[وفبلك]/.test(word) && rest.length > 2 && separable(word[0], rest)) found = found.concat(bases(rest));
      }
      remembered.set(word, found);
      return found;
    }

    function separable(letter, rest) {
      return letter === "و" || rest.length > 3 || known.has(rest);
    }

    /* The same of a word that is asked for: a letter is taken away only where a known word is left. */
    function asked(word) {
      var found = [word];
      if (!arabic.test(word) || whole.has(word)) return found;
      var article = /^[وفبك]?ال|^و?لل/.exec(word);
      var rest = word.slice(article ? article[0].length : 1);
      if (article && rest.length > 2) found.push(rest);
      if (!article && /^[وفبلك]/.test(word) && rest.length > 2 && isKnown(rest)) found.push(rest);
      return found;
    }

    function isKnown(word) {
      return whole.has(word) || Array.from(lemmas(word)).some(function (one) { return known.has(one); });
    }

    /* A test of words of texts, and the words under whose keys they stand. */
    function wordTest(word, exact) {
      var own = asked(word);
      var wanted = new Set(own.flatMap(function (one) { return Array.from(lemmas(one)); }));
      var forms = own.concat(Array.from(wanted).flatMap(function (one) {
        return one[0] === "#" ? groups[Number(one.slice(1))] : [];
      }));
      forms = forms.concat(own.flatMap(function (one) { return isNumber(one) ? [] : longer(one); }));
      function same(text) {
        if (text === word) return true;
        if (isNumber(word)) return false;
        return bases(text).some(function (base) {
          return exact ? base === word : Array.from(lemmas(base)).some(function (one) { return wanted.has(one); });
        });
      }
      var cache = new Map();
      return {
        words: exact ? [word] : forms,
        matches: function (text) {
          if (!cache.has(text)) cache.set(text, same(text));
          return cache.get(text);
        },
      };
    }

    /* `word` with endings: of a short word they may stand under other keys. */
    function longer(word) {
      if (arabic.test(word)) return ["ا", "ه", "ين", "ون"].map(function (ending) { return word + ending; });
      var single = Array.from(lemmas(word)).filter(function (one) { return one[0] !== "#"; });
      return single.flatMap(function (one) { return [one + "s", one + "es", one.slice(0, -1) + "ies"]; });
    }

    /* The names that begin at a place in a list of words, the longest first. */
    function namesAt(list, at) {
      var there = (starts.get("1 " + loose(list[at])) || []).concat(starts.get(consonants(list[at])) || []);
      return there.filter(function (name) {
        return name.words.length === 1 || isName(list.slice(at, at + name.words.length), name.words);
      }).sort(function (a, b) { return b.words.length - a.words.length; });
    }

    function isName(there, name) {
      if (there.length < name.length) return false;
      var heard = name.map(consonants);
      var alike = heard.join("").length < 5 ? loose : consonants;
      return name.every(function (word, i) { return alike(there[i]) === (alike === loose ? word : heard[i]); });
    }

    /* The entries of names that sound like a word in Latin letters, in whatever letters a page writes them. */
    function soundEntries(word) {
      var heard = sound(word);
      return (sounds.has(heard) ? ["=~" + heard] : []).concat(heardNames.get(heard) || []);
    }

    return { isEntry: isEntry, wordTest: wordTest, namesAt: namesAt, soundEntries: soundEntries, bases: bases };
  }

  /* The number of letters to change, add, leave out or exchange with their neighbour, as far as `most`. */
  function distance(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
    var before = [], last = Array.from({ length: b.length + 1 }, function (_, j) { return j; });
    for (var i = 1; i <= a.length; i += 1) {
      var row = [i];
      for (var j = 1; j <= b.length; j += 1) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      before = last;
      last = row;
    }
    return last[b.length];
  }

  window.searchWords = {
    fold: fold,
    words: words,
    meant: meant,
    joined: joined,
    isNumber: isNumber,
    loose: loose,
    key: key,
    digest: digest,
    sound: sound,
    consonants: consonants,
    matcher: matcher,
    distance: distance,
  };
})();
