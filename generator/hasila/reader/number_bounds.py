"""Two numbers that are the least and the most of one count: "more than 40 but fewer than 50"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.reader.counts import Number
from hasila.reader.doc import Doc
from hasila.reader.qualifiers import Qualified, before
from hasila.reader.word_classes import word_classes

_JOINTS = word_classes("number_bounds").set("joints")
_UPPER = ("at_most", "under")


def between_bounds(doc: Doc, numbers: Sequence[Number]) -> Iterator[Number]:
    """The numbers in order; a least and a most with nothing but a joint between them are the ends of one."""
    lower: Number | None = None
    for number in numbers:
        near = lower is not None and number.first - lower.last <= _REACH
        both = _both(doc, lower, number) if lower and near else None
        if lower and both is None:
            yield lower
        lower = both or number
    if lower:
        yield lower


def _both(doc: Doc, lower: Number, upper: Number) -> Number | None:
    """Both bounds as one number; None where they are none."""
    if not _is_plain(lower) or not _is_plain(upper) or (lower.low or 0) >= (upper.low or 0):
        return None
    if _rule_before(doc, lower) != "at_least" or _rule_before(doc, upper) not in _UPPER:
        return None
    least, most = before(doc, lower.first), before(doc, upper.first)
    if least is None or most is None:
        return None
    if not _only_joints(doc, lower, most):
        return None
    return lower._replace(last=upper.last, end=upper.end, high=upper.low, notes=lower.notes + upper.notes)


_REACH = 8
"""Tokens between the two numbers: joints and the words of a qualifier."""


def _rule_before(doc: Doc, number: Number) -> str:
    """The rule of the words of a qualifier that end right before the number; "" where none do."""
    found = doc.ending_at("before", number.first)
    return found.entry.rule if found else ""


def _is_plain(number: Number) -> bool:
    return number.low is not None and number.high is None and number.form in ("digit", "word", "mixed")


def _only_joints(doc: Doc, lower: Number, most: Qualified) -> bool:
    """True where nothing but "and", "but possibly" and the like stands before the words of the most."""
    i = lower.last
    while doc.tokens[i].start < most.start and doc.tokens[i].end <= most.start:
        if doc.key(i) not in _JOINTS:
            return False
        i += 1
    return True
