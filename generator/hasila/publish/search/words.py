"""The words of a text as search compares them: folded, a number as one word, a name of a place by its sound.

``site_src/static/js/search-words.js`` does the same in the browser; a test holds the two together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from hasila.model.folding import fold

REMEMBERED = 1 << 16
"""Distinct pieces of text whose words are kept: reports repeat most of theirs."""
_SPACE = re.compile(r"[ \t\r\n]+")
_SPACED_NUMBER = re.compile("(?<![0-9])[0-9]{1,3}(?:[\u00a0\u2009\u202f][0-9]{3})+(?![0-9])")
"""12 345 with a space that does not break, as typographers group digits."""
_GROUPING_SPACES = re.compile("[\u00a0\u2009\u202f]")
_OUTSIDE = re.compile(r"^[\W_]+|[\W_]+$")
_SIGNS_OF_TRANSCRIPTION = str.maketrans("", "", "\u02bb\u02bc\u02be\u02bf`")
"""Signs for hamza and ayn between Latin letters: Nuʿman is Numan."""
_RUN = re.compile(r"[^\W_]+(?:[.,'’٬٫][^\W_]+)*")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[,'’٬][0-9]{3})+(?:[.٫][0-9]+)?")
_DECIMAL = re.compile(r"[0-9]+[.٫][0-9]+")
_GROUPING = re.compile("[,'’٬]")
_POSSESSIVE = re.compile("['’]s$")
_BETWEEN = re.compile("[.,٬٫]")
_ARABIC = re.compile("[\u0621-\u064a]")
_LETTERS_BEFORE_DIGITS = re.compile("([\u0621-\u064a]+)([0-9].*)")
_LETTER_BY_LETTER = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_DIGITS_OR_LETTERS = re.compile("[0-9]+|[^0-9]+")
_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")

_CLITIC = re.compile("^(?:ال|[وفبلك])(?=.{3})")
"""The article, and the conjunctions and prepositions that are written with the word after them."""
_KEY_LETTERS, _LATIN_KEY_LETTERS = 3, 4

_VOWELS = re.compile("[aeiouy]+")
_DOUBLED = re.compile(r"([a-z])\1+")
SHORTEST_NAME = 5
"""Letters of the shortest sound by which a name is recognised: below, it would be that of an English word."""

_ARTICLES = {"al", "el", "ad", "an", "ar", "as", "ash", "at", "az", "ez"}
"""The article of Arabic names in Latin letters, as it is spoken before each letter."""
_LATIN = re.compile("[a-z]+")
_LAST_H = re.compile("(?<=.)h$")

_FNV_BASIS, _FNV_PRIME, _32_BITS = 0x811C9DC5, 0x01000193, 0xFFFFFFFF


def words(text: str) -> list[str]:
    """The words and numbers of ``text`` in order, folded; 1,234 and ١٬٢٣٤ are 1234, 3.5 is one number."""
    found: list[str] = []
    for piece in pieces(text):
        found += words_of_piece(piece)
    return found


def pieces(text: str) -> list[str]:
    """``text`` between its spaces; a number that is grouped by spaces is one piece."""
    if _GROUPING_SPACES.search(text):
        text = _SPACED_NUMBER.sub(_without_spaces, text)
    return _SPACE.split(text)


def _without_spaces(number: re.Match[str]) -> str:
    return _GROUPING_SPACES.sub("", number[0])


@lru_cache(REMEMBERED)
def words_of_piece(piece: str) -> tuple[str, ...]:
    """The words of a text without spaces."""
    folded = fold(piece.translate(_SIGNS_OF_TRANSCRIPTION))
    found: list[str] = []
    for run in _RUN.findall(folded):
        found += _words_of_run(run)
    return tuple(found)


def _words_of_run(run: str) -> Iterator[str]:
    """The words of letters and digits that are joined by points, commas or apostrophes."""
    joined = _LETTERS_BEFORE_DIGITS.fullmatch(run)
    if joined:  # «و5,347» holds the number 5,347, and no 347
        yield joined[1]
        run = joined[2]
    if _GROUPED.fullmatch(run) or _DECIMAL.fullmatch(run):
        yield _GROUPING.sub("", run).replace("٫", ".")
        return
    if _LETTER_BY_LETTER.fullmatch(run):  # U.N.
        yield run.replace(".", "")
        return
    for part in _BETWEEN.split(_POSSESSIVE.sub("", run)):
        yield from _words_of_part(part)


def _words_of_part(part: str) -> Iterator[str]:
    """An apostrophe joins letters (Ma'arrat) and separates digits; an Arabic letter before a number is a word
    of its own («و85»)."""
    if part[0].isdecimal() or part[-1].isdecimal():
        apart = part.replace("’", "'").split("'")
    else:
        apart = [part.replace("’", "").replace("'", "")]
    for word in apart:
        if _ARABIC.search(word):
            yield from _DIGITS_OR_LETTERS.findall(word)
        else:
            yield word


class Spelling(NamedTuple):
    """A word as it is spelt in a text, without the signs around it."""

    folded: str
    shown: str


@lru_cache(REMEMBERED)
def spelt(piece: str) -> Spelling | None:
    """The word of ``piece``, where it is one word of letters, else ``None``."""
    found = words_of_piece(piece)
    inner = _OUTSIDE.sub("", piece)
    if len(found) != 1 or found[0][0].isdecimal() or not inner:
        return None
    return Spelling(found[0], inner)


def is_number(word: str) -> bool:
    """True of a number in Western digits, which :func:`words` has made of all."""
    return _NUMBER.fullmatch(word) is not None


@lru_cache(REMEMBERED)
def loose(word: str) -> str:
    """``word`` without the letters that Arabic writes together with the next word, as far as three letters
    are left.

    Letters of the word itself may fall, too («ولاية»): words that are loosely the same are candidates, no
    more."""
    left = _CLITIC.sub("", word)
    while left != word:
        word, left = left, _CLITIC.sub("", left)
    return left


@lru_cache(REMEMBERED)
def key(word: str) -> str:
    """The beginning by which ``word`` is put into a part of the index: the forms of a word have one key, as
    have the entries of a name; a number and a filter have their own."""
    if is_number(word) or word[0] == "@":
        return word
    if word[0] == "=":
        return "=" + word.lstrip("=~")[:_LATIN_KEY_LETTERS]
    if _ARABIC.search(word):
        return loose(word)[:_KEY_LETTERS]
    return word[:_LATIN_KEY_LETTERS]


@lru_cache(REMEMBERED)
def digest(text: str) -> int:
    """The 32-bit FNV-1a hash of the code points of ``text``."""
    hashed = _FNV_BASIS
    for character in text:
        mixed = hashed ^ ord(character)
        hashed = mixed * _FNV_PRIME & _32_BITS
    return hashed


@lru_cache(REMEMBERED)
def sound(word: str) -> str:
    """How a name in Latin letters sounds, so that Idlib and Idleb, Shaykhun and Sheikhoun meet; empty for
    short words and other scripts."""
    if not word.isascii() or not word.isalpha():
        return ""
    vowels = _VOWELS.sub(_vowel, _as_english(word))
    single = _DOUBLED.sub(r"\1", vowels)
    return single if len(single) >= SHORTEST_NAME else ""


@lru_cache(REMEMBERED)
def consonants(word: str) -> str:
    """``word`` of a name of several words, as far as its spellings agree: in Latin letters the consonants
    (Kafr Zita and Kafar Zeita have the same), in others what :func:`loose` leaves."""
    if not _LATIN.fullmatch(word):
        return loose(word)
    if word in _ARTICLES:
        return "l"
    single = _DOUBLED.sub(r"\1", _VOWELS.sub("", _as_english(word)))
    return _LAST_H.sub("", single) or word


def _as_english(word: str) -> str:
    """``word`` with k for q, and with sh for the ch of French transcription: Cheikhoun."""
    return word.replace("q", "k").replace("ch", "sh")


def _vowel(vowels: re.Match[str]) -> str:
    """The one vowel that stands for a group of them: u, i or a."""
    if "u" in vowels[0] or "o" in vowels[0]:
        return "u"
    return "a" if set(vowels[0]) == {"a"} else "i"
