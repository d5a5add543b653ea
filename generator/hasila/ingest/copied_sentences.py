"""Sentences of a source kept as digests, so that a copy of one can be found without keeping its words.

A sentence is compared by its words alone: without marks, punctuation and letter case, with Arabic folded
as for search (vowel signs, seats of the hamza, both sets of digits). Its digest is BLAKE2b of eight bytes
over these words, each followed by a space, as sixteen hexadecimal digits. A sentence of few words ("10
people were killed.") is anybody's and has none.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from hashlib import blake2b

from hasila.model.folding import words

_FEWEST_WORDS, _FEWEST_LETTERS = 7, 30
"""What a sentence must have to be somebody's own: words, and letters or digits in them."""
_LINK = re.compile(r"\[([^\[\]]*)\]\([^()\s]*\)")
_ENDS = re.compile(r"[.!?؟。…]+[\"'”’»)\]*_]*(?=\s|\Z)|\n[ \t]*\n")
_LINES = re.compile(rf"{_ENDS.pattern}|\n")


def sentence_digests(text: str) -> tuple[str, ...]:
    """The digests of the sentences of ``text``, in order, each once."""
    digests = (digest_of(sentence) for _, sentence in sentences(text))
    return tuple(dict.fromkeys(digest for digest in digests if digest))


def copied(text: str, digests: Collection[str]) -> Iterator[tuple[int, str]]:
    """(offset, sentence) of each sentence of ``text`` whose digest is among ``digests``, in order, each
    place once."""
    if not digests:
        return
    told = -1
    for start, sentence in sentences(text):
        if start > told and digest_of(sentence) in digests:
            told = start + len(sentence) - 1
            yield start, sentence


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(offset, sentence), by offset. A line may be broken anywhere in a text, and a title ends with its
    line alone: both the whole sentence and each of its lines are given."""
    pieces = {*_pieces(text, _ENDS), *_pieces(text, _LINES)}
    yield from sorted(pieces, key=_by_offset)


def _by_offset(piece: tuple[int, str]) -> tuple[int, int]:
    """The key that sorts pieces by offset, the longer one first."""
    offset, text = piece
    return offset, -len(text)


def _pieces(text: str, ends: re.Pattern[str]) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*(found.end() for found in ends.finditer(text)), len(text)):
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            yield start + piece.index(bare), bare
        start = end


def digest_of(sentence: str) -> str:
    """The digest of a sentence, of Markdown or not; empty where it is too short to be anybody's own."""
    said = words(_LINK.sub(r"\1", sentence))
    if len(said) < _FEWEST_WORDS or sum(map(len, said)) < _FEWEST_LETTERS:
        return ""
    return _digest("".join(f"{word} " for word in said))


def _digest(text: str) -> str:
    return blake2b(text.encode(), digest_size=8).hexdigest()
