"""Folding: the many spellings of one word brought to one, for search and for the order of an index.

Arabic is typed with and without its vowel signs, with any seat of the hamza, with ه for ة and ى for ي, and
with either set of digits. ``site_src/static/js/folding.js`` is the same in the browser; a test holds the two
together."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans("ٱىةیکگے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ايهيككي01234567890123456789", "ـ")
"""What Unicode does not take apart: the wasla, the final ya, the bound ta, the letters of Persian keyboards,
both sets of digits. The tatweel falls."""
_SEPARATED = re.compile(r"(?<=\d)[,.'’٬٫](?=\d)")
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile("[\u0621-\u064a]")

_PREFIXES = ("وال", "بال", "كال", "فال", "ولل", "لل", "ال", "و")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ا", "ه", "ي")
_ARTICLE = re.compile(r"^(?:ال(?=\w{3})|(?:the\s+)?al-(?=\w)|the\s+(?=\w))", re.IGNORECASE)
_ATTACHED = re.compile("و?[بلكف](?=.{3})")


def fold(text: str) -> str:
    """``text`` without vowel signs and tatweel, one letter for those that typists mix, Western digits, lower
    case.

    Folding what is folded changes nothing. The seats of the hamza fall with the signs: Unicode takes أ apart
    into ا and a sign."""
    apart = unicodedata.normalize("NFKD", text.lower())
    return apart.translate(_MARKS).translate(_LETTERS).lower()


class _WithoutMarks(dict[int, int | None]):
    """The table by which the signs on letters fall; a character is looked up once in a process."""

    def __missing__(self, code: int) -> int | None:
        is_mark = unicodedata.category(chr(code)).startswith("M")
        self[code] = None if is_mark else code
        return self[code]


_MARKS = _WithoutMarks()


def words(text: str) -> tuple[str, ...]:
    """The folded words and numbers of ``text`` in order; 1,234 is one number, as people type it: 1234."""
    return tuple(_WORD.findall(_SEPARATED.sub("", fold(text))))


def stem(word: str) -> str:
    """A folded word without its article and endings, so that مواطنة, المواطنات and مواطنين meet; other
    scripts as they are.

    The light stemming of L. Larkey, L. Ballesteros and M. Connell, "Light stemming for Arabic information
    retrieval" (2007), with one more ending: the alif of a counted noun, مدنيا. At least two letters of a word
    are left."""
    return _without_endings(_without_article(word)) if _ARABIC.search(word) else word


def _without_article(word: str) -> str:
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) - len(prefix) >= (3 if prefix == "و" else 2):
            return word[len(prefix) :]
    return word


def _without_endings(word: str) -> str:
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 2:
            word = word[: -len(suffix)]
    return word


def stems(text: str) -> tuple[str, ...]:
    """The stems of all words of ``text``, one for each word, in order."""
    return tuple(map(stem, words(text)))


def detached(text: str) -> tuple[str, ...]:
    """For words that may begin with an attached preposition («بإدلب»), the stem of what follows it, each
    once.

    The first letter may as well be the word's own («كانون»): these stand beside the stems, never in place of
    them, and a rest of two letters is none."""
    rests: dict[str, None] = {}
    for word in words(text):
        head = _ATTACHED.match(word)
        rest = stem(word[head.end() :]) if head else ""
        if len(rest) > 2:
            rests[rest] = None
    return tuple(rests)


def sort_key(text: str) -> str:
    """The place of ``text`` in an alphabet: folded, without the article (ال, al-, the). Folded Arabic stands
    in Unicode as in the alphabet."""
    return " ".join(words(_ARTICLE.sub("", text, count=1)))


def initial(text: str) -> str:
    """The letter under which ``text`` stands in an index, in upper case; empty where it has no word."""
    return sort_key(text)[:1].upper()
