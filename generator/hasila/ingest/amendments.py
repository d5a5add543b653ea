"""``amends:`` of a head: what a publisher took from an earlier count of its own, or added to it. The words
that state it have its sign; it is no count of people, and nothing is marked for it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from hasila.ingest.fields import Diagnostics, Fields, did_you_mean
from hasila.ingest.positioned_yaml import Scalar
from hasila.model.amendment import Amendment
from hasila.model.report import Figure, Report, Withdrawal

_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u061c\u2066\u2067\u2068\u2069\u202a\u202b\u202c"))
_SIGNS = "−﹣－+＋"
_PLUS = "+＋"
_GROUPS = re.compile(r"(?<![0-9.,])([0-9]{1,3})((?:[ ,٬\u00a0\u202f][0-9]{3})+)(?![0-9]|[.,][0-9])")
_SIGNED = re.compile(rf"(?<![\w.,/])([–-](?=[0-9])|[{_SIGNS}]\s?)([0-9]{{1,9}})(?![\w.,/−–-][0-9]|[0-9])")
"""A number behind its sign. A dash before a space parts a sentence and is no sign."""
_NUMBER = re.compile(r"[0-9]+")
_HINT = "write it with its sign, as −2 or +3; where the words have none, say it: `by: -2`"


def signed_numbers(text: str) -> tuple[int, ...]:
    """The numbers of ``text`` that have a sign before them."""
    found = (match.groups() for match in _SIGNED.finditer(_in_western_digits(text)))
    return tuple(int(digits) if sign.strip() in _PLUS else -int(digits) for sign, digits in found)


def _in_western_digits(text: str) -> str:
    """``text`` without marks of direction, its numbers without separators of thousands."""
    plain = text.translate(_MARKS).translate(_WESTERN)
    return _GROUPS.sub(lambda number: re.sub("[^0-9]", "", number[0]), plain)


def is_change(text: str) -> bool:
    """True of a number with a sign, and no words beside it."""
    return len(signed_numbers(text)) == 1 and not any(map(str.isalpha, text))


def parse_amendments(fields: Fields, report: str, on: date | None) -> Iterator[Amendment]:
    """The changes of earlier counts that the head of ``report`` lists."""
    for node in fields.list("amends"):
        inner = Fields(node, node.location, fields.diagnostics, "an entry of `amends`")
        figure, said = inner.scalar("figure", required=True), inner.scalar("by")
        words = inner.words("words")
        by = _amount(words, said, inner)
        inner.close()
        if figure and by and on:
            yield Amendment(report, on, figure.text, by, words, figure.location)


def _amount(words: Mapping[str, str], said: Scalar | None, inner: Fields) -> int | None:
    """The one signed number that all words state, or that is ``said`` of words without a sign; ``None`` where
    there is none, or another, which is pointed out."""
    stated = {number for text in words.values() for number in signed_numbers(text)}
    stated |= set(signed_numbers(said.text)) if said else set()
    amount = next(iter(stated), 0)
    if len(stated) == 1 and amount and all(_may_state(text, amount) for text in words.values()) and words:
        return amount
    location = said.location if said else inner.location_of("words")
    message = "the words of this change state no one number with a sign, the same in each language"
    inner.diagnostics.write(location, "sign", message, _HINT)
    return None


def _may_state(text: str, amount: int) -> bool:
    """True of words that state the number in digits, or no number in digits at all."""
    numbers = [int(digits) for digits in _NUMBER.findall(_in_western_digits(text))]
    return not numbers or abs(amount) in numbers


def with_known_amendments(reports: tuple[Report, ...], diagnostics: Diagnostics) -> tuple[Report, ...]:
    """The reports without changes of a figure that there is not, that was not published before, or that no
    longer stood; each of these is pointed out."""
    if not any(report.amends for report in reports):
        return reports
    counts = _EarlierCounts(reports, diagnostics)
    return tuple(replace(report, amends=counts.known_of(report)) for report in reports)


class _EarlierCounts:
    """The figures of all reports, and what became of them."""

    def __init__(self, reports: tuple[Report, ...], diagnostics: Diagnostics) -> None:
        self._diagnostics = diagnostics
        self._reports = {report.id: report for report in reports}
        self._figures = {figure.key: figure for report in reports for figure in report.figures}
        correcting = [figure for figure in self._figures.values() if figure.corrects]
        self._corrected = {figure.corrects.key: figure for figure in correcting if figure.corrects}

    def known_of(self, report: Report) -> tuple[Amendment, ...]:
        """The changes that ``report`` states of a figure that stood then."""
        return tuple(one for one in report.amends if self._is_known(one, report))

    def _is_known(self, amendment: Amendment, report: Report) -> bool:
        figure = self._figures.get(amendment.figure)
        if figure is None:
            hint = did_you_mean(amendment.figure, sorted(self._figures))
            return self._refused(
                amendment, "unknown-figure", f"there is no figure `{amendment.figure}`", hint
            )
        if not self._is_earlier(figure, report) or _is_of_another(figure, report):
            message = f"`{amendment.figure}` is no earlier count of the publisher of `{report.id}`"
            hint = "a change stands in the later report, and names a figure of an earlier one"
            return self._refused(amendment, "corrects-nothing", message, hint)
        return self._stood(figure, amendment, report)

    def _stood(self, figure: Figure, amendment: Amendment, report: Report) -> bool:
        """True of a figure that nobody had corrected or taken back before ``report``."""
        correcting = self._corrected.get(figure.key)
        if correcting and self._reports[correcting.report].published <= report.published:
            message = f"`{figure.key}` had been corrected by `{correcting.key}`"
            return self._refused(
                amendment, "corrects-nothing", message, "name the figure that stands in its place"
            )
        if any(_takes_back(one, figure, report) for one in self._reports[figure.report].withdrawn):
            message = f"`{figure.key}` had been taken back"
            hint = "a count that was taken back is not changed; state the new count as a figure"
            return self._refused(amendment, "corrects-nothing", message, hint)
        return True

    def _is_earlier(self, figure: Figure, report: Report) -> bool:
        return self._reports[figure.report].published < report.published

    def _refused(self, amendment: Amendment, code: str, message: str, hint: str) -> bool:
        self._diagnostics.write(amendment.location, code, message, hint)
        return False


def _takes_back(withdrawal: Withdrawal, figure: Figure, report: Report) -> bool:
    """True where the figure, or all of its report, was taken back by the day of ``report``."""
    return withdrawal.figure in (None, figure.key) and withdrawal.on <= report.published.day


def _is_of_another(figure: Figure, report: Report) -> bool:
    publishers = {report.publisher, *(stated.set.publisher for stated in report.figures)}
    return figure.set.publisher not in publishers
