"""The check that each prose is in the language that it is said to be in, as far as its letters tell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import product

from hasila.ingest.document import Body
from hasila.ingest.fields import Diagnostics
from hasila.ingest.script import name_of, script_beside
from hasila.model.diagnostics import Location
from hasila.model.folding import words
from hasila.model.report import Prose
from hasila.model.site import Language


def readable(
    bodies: Mapping[str, Body], languages: tuple[Language, ...], diagnostics: Diagnostics
) -> dict[str, Body]:
    """``bodies`` without those in another script than their language has, and those that repeat another.

    Nothing is read in a prose that is left out: what its numbers would be called wrong for has this one
    cause.
    """
    foreign = _foreign(bodies, languages)
    pair = _exchanged(foreign, bodies, languages)
    if pair:
        _tell_exchanged(pair, bodies, diagnostics)
    for code, script in foreign.items():
        if code not in pair:
            _tell_script(bodies[code].prose, script, diagnostics)
    rest = {code: body for code, body in bodies.items() if code not in foreign}
    return _different(rest, diagnostics)


def _foreign(bodies: Mapping[str, Body], languages: tuple[Language, ...]) -> dict[str, str]:
    """The languages whose prose is in another script → that script."""
    found: dict[str, str] = {}
    by_code = {language.code: language for language in languages}
    for code, body in bodies.items():
        script = script_beside(body.letters.letters, by_code[code])
        if script:
            found[code] = script
    return found


def _exchanged(
    foreign: Mapping[str, str], bodies: Mapping[str, Body], languages: tuple[Language, ...]
) -> tuple[str, ...]:
    """Two languages each of whose proses would do for the other; none where there is no such pair."""
    by_code = {language.code: language for language in languages}

    def fits(code: str, other: str) -> bool:
        return not script_beside(bodies[code].letters.letters, by_code[other])

    for code, other in product(foreign, foreign):
        if code < other and fits(code, other) and fits(other, code):
            return code, other
    return ()


def _tell_exchanged(pair: tuple[str, ...], bodies: Mapping[str, Body], diagnostics: Diagnostics) -> None:
    both = [(bodies[code].prose, code) for code in pair]
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


def _different(bodies: dict[str, Body], diagnostics: Diagnostics) -> dict[str, Body]:
    """``bodies`` without those whose prose repeats the words of one before them."""
    kept: dict[str, Body] = {}
    for code, body in bodies.items():
        twin = _twin(body, kept.values())
        if twin is None:
            kept[code] = body
        else:
            _tell_repeated(body.prose, code, twin.prose, diagnostics)
    return kept


def _twin(body: Body, others: Iterable[Body]) -> Body | None:
    """The first of ``others`` whose prose has the same words."""
    for other in others:
        if _same(body, other):
            return other
    return None


def _tell_repeated(prose: Prose, code: str, twin: Prose, diagnostics: Diagnostics) -> None:
    original = f"the text in `{twin.language}` ({twin.path})"
    message = f"this prose in `{code}` is {original} again"
    hint = f"write the text in `{code}` here, or take the file away"
    diagnostics.write(_location(prose), "other-script", message, hint)


def _same(body: Body, other: Body) -> bool:
    """True where two proses have the same words, and enough of them to tell."""
    if body.letters.first_word != other.letters.first_word:  # nearly always so; folding all words takes long
        return False
    return body.letters.enough and words(body.prose.markdown) == words(other.prose.markdown)


def _location(prose: Prose) -> Location:
    """The place where the prose begins: its first line that is not empty."""
    for number, line in enumerate(prose.markdown.split("\n"), start=prose.first_line):
        if line.strip():
            blank = len(line) - len(line.lstrip())
            return Location(prose.path, number, blank + 1)
    return Location(prose.path, prose.first_line, 1)
