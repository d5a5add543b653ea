"""What the program says of mistakes, in the language that is asked for.

A mistake is a value with an English message. Its translation is found by that message alone, so nothing
that makes, keeps, compares or sorts mistakes knows of languages: the catalogues of this folder have each
message as the code forms it, with a named place for each value, and the finished English is taken apart by
them (:mod:`hasila.cli.wording.taken_apart`). What is not wholly known is said in English: no sentence is
half of one language and half of another.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache, reduce
from typing import TYPE_CHECKING

from hasila.model.catalogue import Catalogue, Translations, read_catalogue
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.model.direction import RELEASE, RIGHT_TO_LEFT
from hasila.model.identified_diagnostic import IdentifiedDiagnostic
from hasila.model.visible import from_right, one_line

if TYPE_CHECKING:  # English needs none of it
    from hasila.cli.wording.taken_apart import MessagePatterns

ENGLISH = "en"
LIST = "{first}, {rest}"


@dataclass(frozen=True)
class Wording:
    """The words of one language; without a catalogue the English ones."""

    language: str = ENGLISH
    translations: Translations | None = None
    patterns: MessagePatterns | None = None

    def say(self, english: str, **values: str) -> str:
        """A message of this program with its places filled in by what is already in this language."""
        text = self.translations.gettext(english) if self.translations else english
        return text.format(**values)

    def count(self, one: str, many: str, n: int) -> str:
        """``n`` things, in the form that the language has for that number."""
        if self.translations is None:
            return (one if n == 1 else many).format(n=n)
        return self.translations.ngettext(one, many, n).format(n=n)

    def of(self, diagnostic: Diagnostic) -> Diagnostic | None:
        """``diagnostic`` in this language; ``None`` where a part of what it says is not known in it."""
        if self.patterns is None:
            return diagnostic
        message = self.patterns.translated(one_line(diagnostic.message))
        hint = self.patterns.translated(one_line(diagnostic.hint)) if diagnostic.hint else ""
        if message is None or hint is None:
            return None
        return replace(diagnostic, message=self.apart(message), hint=self.apart(hint))

    def identified(self, identified: IdentifiedDiagnostic) -> IdentifiedDiagnostic | None:
        """A mistake in this language, or ``None`` as in :meth:`of`; a finding or a note is in it already."""
        if identified.identity[:1] in (("finding",), ("note",)):
            return identified
        told = self.of(identified.diagnostic)
        return None if told is None else replace(identified, diagnostic=told)

    def text(self, english: str) -> str:
        """What another part of the program says, in this language where it has words for all of it."""
        told = self.patterns.translated(english) if self.patterns else None
        return english if told is None else self.whole(told)

    def listed(self, *texts: str) -> str:
        """``texts`` as a list within a sentence."""
        return reduce(lambda first, rest: self.say(LIST, first=first, rest=rest), texts)

    @property
    def fence(self) -> tuple[str, str]:
        """What stands before and behind words of this language in a line that runs from left to right."""
        return (RIGHT_TO_LEFT, RELEASE) if from_right(self.say("error")) else ("", "")

    def line(self, text: str) -> str:
        """``text`` as it stands in a line that runs from left to right."""
        begun, ended = self.fence
        return f"{begun}{text}{ended}"

    def whole(self, text: str) -> str:
        """``text`` as a line of its own, its code and Latin words kept apart."""
        return self.line(self.apart(text))

    def apart(self, text: str) -> str:
        """``text`` in which code, quotations and Latin words keep their order, where the language runs from
        right to left."""
        if not self.fence[0]:
            return text
        from hasila.cli.wording.isolates import isolated

        return isolated(text)


@cache
def wording_of(asked: str) -> Wording:
    """The words of a language, of a region or not (fr, fr_CA); the English ones where it has no catalogue."""
    language = re.split("[-_]", asked.lower())[0]
    if language == ENGLISH or language not in languages():
        return Wording()
    from hasila.cli.wording.taken_apart import MessagePatterns

    catalogue = _catalogue(language)
    return Wording(language, Translations(catalogue), MessagePatterns(catalogue))


@cache
def languages() -> tuple[str, ...]:
    """The languages beside English in which mistakes are told."""
    from importlib.resources import files

    names = sorted(entry.name for entry in files(__name__).iterdir() if entry.name.endswith(".po"))
    return tuple(name.removesuffix(".po") for name in names)


def _catalogue(language: str) -> Catalogue:
    from importlib.resources import files

    text = (files(__name__) / f"{language}.po").read_text(encoding="utf-8")
    return read_catalogue(text, language)
