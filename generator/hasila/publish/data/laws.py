"""Laws: every relation between figures with what came of checking it, in a file that can be checked by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.model.report import ConstraintResult, LawKind, Ledger, Status
from hasila.publish.data.forms import PARTED, Fields, ends, span
from hasila.publish.data.schema import (
    constant,
    document,
    either,
    interval,
    listed,
    mapped,
    maybe,
    record,
    text,
    when,
)
from hasila.publish.data.table import Column, Table, properties, two_ends

OPERATORS = ("=", "<=", ">=")
ABOUT = {
    "left": "keys of the figures that are added up",
    "reports": "ids of the reports that it ties together",
    "left_interval": "what the sum of the left side can be",
    "right_interval": "what the right side can be",
    "gap": "by how much the sides miss each other: right − left for =, left − right for <=, right − left for >=",
}
SAID = (
    Column("id", "string", "id of the law, unique on the site", True),
    Column("kind", "string", "the relation between the sets that it rests on", True, tuple(LawKind)),
    Column("op", "string", "what ties the sum of the left side to the right side", True, OPERATORS),
    Column("right", "string", "key of the figure on the right side", True, refers="figures.key"),
    Column("because", "string", "the words, or the axes, that make the sets comparable"),
    Column("outcome", "string", "what came of it", True, tuple(Status)),
)


def laws_value(ledger: Ledger, laws: Iterable[ConstraintResult]) -> Fields:
    """``laws``, and of each figure in them the printed number and the interval it stands for; of all: ``laws.json``."""
    shown = tuple(laws)
    keys = sorted({key for checked in shown for key in (*checked.law.left, checked.law.right)})
    return {
        "laws": [_law(checked) for checked in shown],
        "record": {key: span(ledger.figures[key].interval) for key in keys},
        "numbers": {key: ledger.figures[key].number for key in keys},
    }


def laws_schema() -> Fields:
    return document("Laws", "Every law between figures. The file can be verified by itself.", laws_fields())


def laws_fields() -> Fields:
    """The fields of a file whose laws can be verified."""
    law = record(
        "one law: the sum of the left side, op, the right side",
        {
            **properties(SAID),
            "left": listed(ABOUT["left"], text("key of a figure")),
            "reports": listed(ABOUT["reports"], text("id of a report")),
            "left_interval": interval(ABOUT["left_interval"]),
            "right_interval": interval(ABOUT["right_interval"]),
            "gap": maybe(interval(ABOUT["gap"])),
            "linear": _linear_schema(),
        },
        **when("outcome", "broken", {"gap": {"type": "array"}}, {"gap": {"type": "null"}}),
    )
    return {
        "laws": listed("in the order of the reports", law),
        "record": mapped("key of a figure → what it can be", interval("what it can be by its words")),
        "numbers": mapped(
            "key of a figure → its number as printed, or null", {"type": ["integer", "null"], "minimum": 0}
        ),
    }


def _linear_schema() -> Fields:
    fields = {
        "coef": mapped("key of a figure → coefficient", {"type": "integer"}),
        "op": either("as above", OPERATORS),
        "rhs": constant("the constant on the right", 0),
    }
    return record("the same law as one line: the sum of coefficient times figure, op, rhs", fields)


def laws_table(ledger: Ledger) -> Table:
    """The same, flat; several keys are parted by `` | ``."""
    identity, kind, *rest = SAID
    columns = (
        identity,
        kind,
        Column("left", "string", ABOUT["left"], True),
        *rest,
        Column("reports", "string", ABOUT["reports"], True),
        *two_ends("left", ABOUT["left_interval"]),
        *two_ends("right", ABOUT["right_interval"]),
        *two_ends("gap", ABOUT["gap"]),
    )
    rows = tuple(_row(checked) for checked in ledger.checked)
    return Table("laws", "a law between figures, with what came of checking it", columns, ("id",), rows)


def members_table(ledger: Ledger) -> Table:
    """Which figures take part in which law."""
    columns = (
        Column("law", "string", "id of the law", True, refers="laws.id"),
        Column(
            "position", "integer", "its place on the left side from 1; 0 is the right side", True, minimum=0
        ),
        Column("figure", "string", "key of the figure", True, refers="figures.key"),
        Column("coefficient", "integer", "1 on the left side, -1 on the right side", True),
    )
    rows = tuple(row for checked in ledger.checked for row in _members(checked))
    return Table("law_members", "a figure that takes part in a law", columns, ("law", "position"), rows)


def _members(checked: ConstraintResult) -> Iterator[Fields]:
    law = checked.law
    yield {"law": law.id, "position": 0, "figure": law.right, "coefficient": -1}
    for position, key in enumerate(law.left, start=1):
        yield {"law": law.id, "position": position, "figure": key, "coefficient": 1}


def _said(checked: ConstraintResult) -> Fields:
    law = checked.law
    return {
        "id": law.id,
        "kind": law.kind.value,
        "op": law.op,
        "right": law.right,
        "because": law.because,
        "outcome": checked.outcome.value,
    }


def _law(checked: ConstraintResult) -> Fields:
    law = checked.law
    return _said(checked) | {
        "left": list(law.left),
        "reports": list(law.reports),
        "left_interval": span(checked.left),
        "right_interval": span(checked.right),
        "gap": span(checked.gap),
        "linear": {"coef": dict.fromkeys(law.left, 1) | {law.right: -1}, "op": law.op, "rhs": 0},
    }


def _row(checked: ConstraintResult) -> Fields:
    law = checked.law
    return {
        **_said(checked),
        "left": PARTED.join(law.left),
        "reports": PARTED.join(law.reports),
        **ends("left", checked.left),
        **ends("right", checked.right),
        **ends("gap", checked.gap),
    }
