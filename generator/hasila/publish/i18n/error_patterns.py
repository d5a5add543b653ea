"""What a hand may have done, in a sentence: two digits swapped, the number of the report before, a column that slipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from hasila.model.report import CorrectionSet, ErrorPattern, Figure
from hasila.publish.i18n.locale import Translator

SEVERAL = ("swapped", "row shifted", "column shifted", "carried on")
"""Patterns that tell of several figures at once; the figures need not be listed beside them."""


@dataclass(frozen=True, slots=True)
class ErrorPatternText:
    """Who tells of patterns; ``name`` gives the short name of a figure (by key), ``column`` that of all figures of its
    column, ``report`` that of a report (by id)."""

    voice: Translator
    figures: Mapping[str, Figure]
    name: Callable[[str], str]
    column: Callable[[str], str]
    report: Callable[[str], str]

    def told(self, explanation: CorrectionSet) -> str:
        """The pattern of a way out as a sentence; empty where there is none, or nothing to add to the keystrokes."""
        pattern = explanation.pattern
        if pattern is None:
            return ""
        if pattern.kind in SEVERAL:
            return self._of_several(pattern)
        return self._of_one(pattern)

    def _of_one(self, pattern: ErrorPattern) -> str:
        _ = self.voice.gettext
        words = {
            "digits swapped": _("{n} for {m}: two neighbouring digits swapped."),
            "slipped thousand": _("{n} for {m}: three zeros too many or too few."),
            "sign": _("{n} for {m}: the sign."),
            "rounded": _("{n} may be a rounded number."),
            "copied from the previous row": _("The same number as in the report before ({report})."),
            "copied from an earlier row": _("The same number as in an earlier report ({report})."),
            "stale part": _("The same number as in the report before ({report}), while the whole has risen."),
        }.get(pattern.kind, "")
        written = self.figures[pattern.figures[-1]].number
        meant = self.voice.interval(pattern.value) if pattern.value else ""
        source = self.report(self.figures[pattern.figures[0]].report)
        return words.format(n=self.voice.number(written or 0), m=meant, report=source)

    def _of_several(self, pattern: ErrorPattern) -> str:
        _ = self.voice.gettext
        first, last = (self.figures[pattern.figures[i]] for i in (0, -1))
        whole = pattern.kind in ("column shifted", "carried on")
        named = {
            "one": (self.column if whole else self.name)(first.key),
            "other": self.name(last.key),
            "first": self.report(first.report),
            "last": self.report(last.report),
        }
        if pattern.kind == "carried on":
            return self._carried(len(pattern.figures), named)
        words = {
            "swapped": _("{one} and {other} in each other’s place."),
            "row shifted": _("{first}: the numbers from {one} to {other} stand one column off."),
            "column shifted": _("{one}: the numbers from {first} to {last} stand one report off."),
        }[pattern.kind]
        return words.format(**named)

    def _carried(self, n: int, named: Mapping[str, str]) -> str:
        reports = self.voice.ngettext("{n} report", "{n} reports", n).format(n=self.voice.number(n))
        words = self.voice.gettext(
            "{one}: too low a count was carried on from {first} to {last} ({reports})."
        )
        return words.format(reports=reports, **named)
