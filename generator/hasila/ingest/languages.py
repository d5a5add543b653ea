"""The check that each prose is in the language that it is said to be in, as far as its letters tell."""

from __future__ import annotations

import re
from collections.abc import Mapping

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
    by_code = {language.code: language for language in languages}
    found = {code: other_script(_said(prose), by_code[code]) for code, prose in proses.items()}
    return {code: script for code, script in found.items() if script}


def _said(prose: Prose) -> str:
    """The words of a prose outside its marks or, where these are few, all of its words."""
    outside = _NO_PROSE.sub(" ", _MARK.sub(" ", prose.markdown))
    return outside if letters(outside) >= _FEW else _NO_PROSE.sub(" ", prose.markdown)


def _exchanged(
    foreign: Mapping[str, str], proses: Mapping[str, Prose], languages: tuple[Language, ...]
) -> tuple[str, ...]:
    """Two languages each of whose proses would do for the other; none where there is no such pair."""
    by_code = {language.code: language for language in languages}

    def fits(code: str, other: str) -> bool:
        return not other_script(_said(proses[code]), by_code[other])

    pairs = ((code, other) for code in foreign for other in foreign if code < other)
    return next(((code, other) for code, other in pairs if fits(code, other) and fits(other, code)), ())


def _tell_exchanged(pair: tuple[str, ...], proses: Mapping[str, Prose], diagnostics: Diagnostics) -> None:
    first, second = sorted(pair, key=lambda code: len(proses[code].path))
    place = _place(proses[first])
    files = f"{proses[first].path} holds the text in `{second}`, {proses[second].path} that in `{first}`"
    hint = "exchange the prose of the two files, or mend `language` and the names"
    diagnostics.write(place, "other-script", f"the two files are exchanged: {files}", hint)


def _tell_script(prose: Prose, script: str, diagnostics: Diagnostics) -> None:
    letters_of = name_of(script)
    message = f"this prose is written in {letters_of} letters, but it is the one in `{prose.language}`"
    hint = f"write the text in `{prose.language}` here, or mend the language that is declared"
    diagnostics.write(_place(prose), "other-script", message, hint)


def _different(proses: dict[str, Prose], diagnostics: Diagnostics) -> dict[str, Prose]:
    """``proses`` without those that repeat the words of one before them."""
    kept: dict[str, Prose] = {}
    for code, prose in proses.items():
        twin = next((other for other in kept.values() if _same(prose, other)), None)
        if twin is None:
            kept[code] = prose
            continue
        message = f"this prose in `{code}` is the text in `{twin.language}` ({twin.path}) again"
        hint = f"write the text in `{code}` here, or take the file away"
        diagnostics.write(_place(prose), "other-script", message, hint)
    return kept


def _same(prose: Prose, other: Prose) -> bool:
    """True where two proses have the same words, and enough of them to tell."""
    if _first_word(prose) != _first_word(other):  # nearly always so, and folding all words takes long
        return False
    return letters(_said(prose)) >= _FEW and words(prose.markdown) == words(other.markdown)


def _first_word(prose: Prose) -> str:
    """The first word of a prose, folded; "" where it has none. No word goes on on another line."""
    lines = (words(line) for line in prose.markdown.split("\n"))
    return next((found[0] for found in lines if found), "")


def _place(prose: Prose) -> Location:
    """The place where the prose begins: its first line that is not empty."""
    for number, line in enumerate(prose.markdown.split("\n"), start=prose.first_line):
        if line.strip():
            return Location(prose.path, number, len(line) - len(line.lstrip()) + 1)
    return Location(prose.path, prose.first_line, 1)
