"""Folding: the many spellings of one word brought to one, for search and for the order of an index.

Arabic is typed with and without its vowel signs, with any seat of the hamza, with ه for ة and ى for ي, and
with either set of digits. ``site_src/static/js/search-words.js`` is the same in the browser; a test holds the
two together."""

from __future__ import annotations

import re
import unicodedata

_LETTERS = str.maketrans("ٱىةیکگے٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ايهيككي01234567890123456789", "ـ")
"""What Unicode does not take apart: the wasla, the final ya, the bound ta, the letters of Persian keyboards,
both sets of digits. The tatweel falls."""
_SEPARATED = re.compile(r"(?<=\d)[,.'’٬٫](?=\d)")
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = re.compile(r"^(?:ال(?=\w{3})|(?:the\s+)?al-(?=\w)|the\s+(?=\w))", re.IGNORECASE)


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


def sort_key(text: str) -> str:
    """The place of ``text`` in an alphabet: folded, without the article (ال, al-, the). Folded Arabic stands
    in Unicode as in the alphabet."""
    return " ".join(words(_ARTICLE.sub("", text, count=1)))


def initial(text: str) -> str:
    """The letter under which ``text`` stands in an index, in upper case; empty where it has no word."""
    return sort_key(text)[:1].upper()
