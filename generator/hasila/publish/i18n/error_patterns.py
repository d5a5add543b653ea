"""Error patterns in sentences: what an editor may have done, such as two digits swapped, the number of the
report before, a column that slipped."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hasila.model.data_class import dataclass
from hasila.model.report import CorrectionSet, ErrorPattern, Figure
from hasila.publish.i18n.locale import Translator
from hasila.solver import MOVES

SEVERAL = (
    "swapped",
    "row shifted",
    "column shifted",
    "carried on",
    "stood too high",
    *MOVES,
    "counted outside",
    "wrong hours",
)
"""Patterns that tell of several figures at once; the figures need not be listed beside them."""
WHOLE_COLUMN = ("column shifted", "carried on", "stood too high", "column copied", "level off")
"""Patterns that concern all figures of a column."""


@dataclass(frozen=True, slots=True)
class ErrorPatternText:
    """Writes error patterns in the language of ``translator``. ``name`` gives the short name of a figure (by
    key), ``column`` that of all figures of its column, ``report`` that of a report (by id)."""

    translator: Translator
    figures: Mapping[str, Figure]
    name: Callable[[str], str]
    column: Callable[[str], str]
    report: Callable[[str], str]

    def describe(self, explanation: CorrectionSet) -> str:
        """The pattern of a correction as a sentence; empty where there is none, or nothing to add to the
        keystrokes."""
        pattern = explanation.pattern
        if pattern is None:
            return ""
        if pattern.kind in SEVERAL:
            return self._of_several(pattern)
        return self._of_one(pattern)

    def _of_one(self, pattern: ErrorPattern) -> str:
        stated = self.translator.number(self._last(pattern).number or 0)
        meant = self.translator.interval(pattern.value) if pattern.value else ""
        report = self.report(self._first(pattern).report)
        return self._sentence_of_one(pattern.kind).format(n=stated, m=meant, report=report)

    def _sentence_of_one(self, kind: str) -> str:
        """The sentence of a pattern of one figure; empty where the keystrokes say all."""
        _ = self.translator.gettext
        match kind:
            case "digits swapped":
                return _("{n} for {m}: two neighbouring digits swapped.")
            case "slipped thousand":
                return _("{n} for {m}: three zeros too many or too few.")
            case "sign":
                return _("{n} for {m}: the sign.")
            case "rounded":
                return _("{n} may be a rounded number.")
            case "copied from the previous row":
                return _("The same number as in the report before ({report}).")
            case "copied from an earlier row":
                return _("The same number as in an earlier report ({report}).")
            case "stale part":
                return _("The same number as in the report before ({report}), while the whole has risen.")
            case "digits lost":
                return _("{n} for {m}: digits left out.")
            case "computed together":
                return _("All wrong by the same amount: one was computed from the other.")
            case "qualifier dropped":
                return _(
                    "On the publisher’s own page ({report}) the number has a qualifier that is missing here."
                )
            case "entered late":
                return _("Some may have been counted with the other report.")
        return ""

    def _of_several(self, pattern: ErrorPattern) -> str:
        if pattern.kind == "wrong hours":
            return self._wrong_hours(pattern)
        names = self._names(pattern)
        return self._sentence_of_several(pattern.kind).format(reports=self._reports(pattern), **names)

    def _sentence_of_several(self, kind: str) -> str:
        """The sentence of a pattern of several figures."""
        _ = self.translator.gettext
        match kind:
            case "swapped":
                return _("{one} and {other} in each other’s place.")
            case "row shifted":
                return _("{first}: the numbers from {one} to {other} stand one column off.")
            case "columns moved":
                return _("From {first} to {last}: numbers stand one column off.")
            case "columns exchanged":
                return _("From {first} to {last}: the numbers of two columns in each other’s place.")
            case "pasted":
                return _("From {first} to {last}: numbers repeat those of an earlier report.")
            case "column copied":
                return _("{one}: the numbers from {first} to {last} are those of another column.")
            case "columns copied":
                return _("From {first} to {last}: numbers repeat those of other columns of the same reports.")
            case "rows moved":
                return _("From {first} to {last}: the numbers stand one report off.")
            case "rows exchanged":
                return _("The numbers of {first} and {last} stand in each other’s place.")
            case "level off":
                return _(
                    "{one}: the numbers from {first} to {last} are all off by the same amount ({reports})."
                )
            case "counted outside":
                return _("{one} may be counted outside {other}: without it, the numbers agree as they are.")
            case "carried on":
                return _("{one}: too low a count was carried on from {first} to {last} ({reports}).")
            case "stood too high":
                return _("{one}: too high a count stood from {first} to {last} ({reports}).")
        return _("{one}: the numbers from {first} to {last} stand one report off.")

    def _reports(self, pattern: ErrorPattern) -> str:
        n = len(pattern.figures)
        counted = self.translator.ngettext("{n} report", "{n} reports", n)
        return counted.format(n=self.translator.number(n))

    def _wrong_hours(self, pattern: ErrorPattern) -> str:
        stated = self._first(pattern).set.period.hours or 0
        fitting = pattern.value.value if pattern.value else None
        sentence = self.translator.gettext(
            "{one}: {m} would fit the calendar and the rise of the total; {n} are stated."
        )
        one = self.name(self._first(pattern).key)
        return sentence.format(one=one, m=self._hours(fitting or 0), n=self._hours(stated))

    def _hours(self, n: int) -> str:
        counted = self.translator.ngettext("{n} hour", "{n} hours", n)
        return counted.format(n=self.translator.number(n))

    def _names(self, pattern: ErrorPattern) -> dict[str, str]:
        """The first and the last figure of ``pattern``, or their column, and the reports of both."""
        first, last = self._first(pattern), self._last(pattern)
        name = self.column if pattern.kind in WHOLE_COLUMN else self.name
        figures = {"one": name(first.key), "other": self.name(last.key)}
        return figures | {"first": self.report(first.report), "last": self.report(last.report)}

    def _first(self, pattern: ErrorPattern) -> Figure:
        return self.figures[pattern.figures[0]]

    def _last(self, pattern: ErrorPattern) -> Figure:
        return self.figures[pattern.figures[-1]]
