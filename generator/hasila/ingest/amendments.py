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
from hasila.model.period import Moment
from hasila.model.report import Figure, Report

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
    """The reports without changes of a figure that there is not, or that was not published before; each of
    these is pointed out."""
    if not any(report.amends for report in reports):
        return reports
    figures = {figure.key: figure for report in reports for figure in report.figures}
    when = {report.id: report.published for report in reports}
    made: list[Report] = []
    for report in reports:
        known = [one for one in report.amends if _is_known(one, report, figures, when, diagnostics)]
        made.append(replace(report, amends=tuple(known)) if report.amends else report)
    return tuple(made)


def _is_known(
    amendment: Amendment,
    report: Report,
    figures: Mapping[str, Figure],
    when: Mapping[str, Moment],
    diagnostics: Diagnostics,
) -> bool:
    figure = figures.get(amendment.figure)
    if figure is None:
        message = f"there is no figure `{amendment.figure}`"
        hint = did_you_mean(amendment.figure, sorted(figures))
        diagnostics.write(amendment.location, "unknown-figure", message, hint)
        return False
    if when[figure.report] < report.published and not _is_of_another(figure, report):
        return True
    message = f"`{amendment.figure}` is no earlier count of the publisher of `{report.id}`"
    hint = "a change stands in the later report, and names a figure of an earlier one"
    diagnostics.write(amendment.location, "corrects-nothing", message, hint)
    return False


def _is_of_another(figure: Figure, report: Report) -> bool:
    publishers = {report.publisher, *(stated.set.publisher for stated in report.figures)}
    return figure.set.publisher not in publishers
