"""The check that each prose is in the language that it is said to be in, as far as its letters tell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import product

from hasila.ingest.fields import Diagnostics
from hasila.ingest.script import letters, name_of, other_script
from hasila.model.diagnostics import Location
from hasila.model.folding import words
from hasila.model.report import Prose
from hasila.model.site import Language

_MARK = re.compile(r"\[[^\[\]]*\]\(#[^()\s]*\)")
_NO_PROSE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\]\([^()\s]*\)|<?https?://[^\s<>]*>?", re.DOTALL)
"""Code, targets of links and addresses."""
_FEW = 20
"""So few letters outside the marks that those in the marks are asked as well."""


def readable(
    proses: Mapping[str, Prose], languages: tuple[Language, ...], diagnostics: Diagnostics
) -> dict[str, Prose]:
    """``proses`` without those in another script than their language has, and those that repeat another.

    Nothing is read in a prose that is left out: what its numbers would be called wrong for has this one
    cause.
    """
    foreign = _foreign(proses, languages)
    pair = _exchanged(foreign, proses, languages)
    if pair:
        _tell_exchanged(pair, proses, diagnostics)
    for code, script in foreign.items():
        if code not in pair:
            _tell_script(proses[code], script, diagnostics)
    rest = {code: prose for code, prose in proses.items() if code not in foreign}
    return _different(rest, diagnostics)


def _foreign(proses: Mapping[str, Prose], languages: tuple[Language, ...]) -> dict[str, str]:
    """The languages whose prose is in another script → that script."""
    found: dict[str, str] = {}
    by_code = {language.code: language for language in languages}
    for code, prose in proses.items():
        text = _said(prose)
        script = other_script(text, by_code[code])
        if script:
            found[code] = script
    return found


def _said(prose: Prose) -> str:
    """The words of a prose outside its marks or, where these are few, all of its words."""
    outside = _without_code(_MARK.sub(" ", prose.markdown))
    return outside if letters(outside) >= _FEW else _without_code(prose.markdown)


def _without_code(markdown: str) -> str:
    return _NO_PROSE.sub(" ", markdown)


def _exchanged(
    foreign: Mapping[str, str], proses: Mapping[str, Prose], languages: tuple[Language, ...]
) -> tuple[str, ...]:
    """Two languages each of whose proses would do for the other; none where there is no such pair."""
    by_code = {language.code: language for language in languages}

    def fits(code: str, other: str) -> bool:
        return not other_script(_said(proses[code]), by_code[other])

    for code, other in product(foreign, foreign):
        if code < other and fits(code, other) and fits(other, code):
            return code, other
    return ()


def _tell_exchanged(pair: tuple[str, ...], proses: Mapping[str, Prose], diagnostics: Diagnostics) -> None:
    both = [(proses[code], code) for code in pair]
    (first, code), (second, other) = sorted(both, key=_length_of_path)
    files = f"{first.path} holds the text in `{other}`, {second.path} that in `{code}`"
    message = f"the two files are exchanged: {files}"
    hint = "exchange the prose of the two files, or mend `language` and the names"
    diagnostics.write(_location(first), "other-script", message, hint)


def _length_of_path(prose: tuple[Prose, str]) -> int:
    return len(prose[0].path)


def _tell_script(prose: Prose, script: str, diagnostics: Diagnostics) -> None:
    letters_of = name_of(script)
    message = f"this prose is written in {letters_of} letters, but it is the one in `{prose.language}`"
    hint = f"write the text in `{prose.language}` here, or mend the language that is declared"
    diagnostics.write(_location(prose), "other-script", message, hint)


def _different(proses: dict[str, Prose], diagnostics: Diagnostics) -> dict[str, Prose]:
    """``proses`` without those that repeat the words of one before them."""
    kept: dict[str, Prose] = {}
    for code, prose in proses.items():
        twin = _twin(prose, kept.values())
        if twin is None:
            kept[code] = prose
        else:
            _tell_repeated(prose, code, twin, diagnostics)
    return kept


def _twin(prose: Prose, others: Iterable[Prose]) -> Prose | None:
    """The first of ``others`` that has the same words."""
    for other in others:
        if _same(prose, other):
            return other
    return None


def _tell_repeated(prose: Prose, code: str, twin: Prose, diagnostics: Diagnostics) -> None:
    original = f"the text in `{twin.language}` ({twin.path})"
    message = f"this prose in `{code}` is {original} again"
    hint = f"write the text in `{code}` here, or take the file away"
    diagnostics.write(_location(prose), "other-script", message, hint)


def _same(prose: Prose, other: Prose) -> bool:
    """True where two proses have the same words, and enough of them to tell."""
    if _first_word(prose) != _first_word(other):  # nearly always so, and folding all words takes long
        return False
    enough = letters(_said(prose)) >= _FEW
    return enough and words(prose.markdown) == words(other.markdown)


def _first_word(prose: Prose) -> str:
    """The first word of a prose, folded; "" where it has none. No word goes on on another line."""
    lines = (words(line) for line in prose.markdown.split("\n"))
    return next((found[0] for found in lines if found), "")


def _location(prose: Prose) -> Location:
    """The place where the prose begins: its first line that is not empty."""
    for number, line in enumerate(prose.markdown.split("\n"), start=prose.first_line):
        if line.strip():
            blank = len(line) - len(line.lstrip())
            return Location(prose.path, number, blank + 1)
    return Location(prose.path, prose.first_line, 1)
