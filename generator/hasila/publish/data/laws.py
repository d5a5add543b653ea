"""Laws: every relation between figures with what came of checking it, in a file that can be checked by
itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.model.report import Constraint, ConstraintKind, ConstraintResult, Status
from hasila.publish.data.forms import Fields, cell_of, ends, span
from hasila.publish.data.record import Field, schemas, values
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
    "gap": (
        "by how much the sides miss each other: right − left for =, left − right for <=, right − left for >="
    ),
}
IDENTITY = (
    Column("id", "string", "id of the law, unique on the site", True, source="constraint.id"),
    Column(
        "kind",
        "string",
        "the relation between the sets that it rests on",
        True,
        tuple(ConstraintKind),
        source="constraint.kind",
    ),
)
RELATION = (
    Column(
        "op",
        "string",
        "what ties the sum of the left side to the right side",
        True,
        OPERATORS,
        source="constraint.op",
    ),
    Column(
        "right",
        "string",
        "key of the figure on the right side",
        True,
        refers="figures.key",
        source="constraint.right",
    ),
    Column(
        "because",
        "string",
        "the words, or the axes, that make the sets comparable",
        source="constraint.because",
    ),
    Column("outcome", "string", "what came of it", True, tuple(Status)),
)
SAID = (*IDENTITY, *RELATION)


def _linear(constraint: Constraint) -> Fields:
    coefficients = dict.fromkeys(constraint.left, 1)
    coefficients[constraint.right] = -1
    return {"coef": coefficients, "op": constraint.op, "rhs": 0}


LINEAR = {
    "coef": mapped("key of a figure → coefficient", {"type": "integer"}),
    "op": either("as above", OPERATORS),
    "rhs": constant("the constant on the right", 0),
}
LAW = (
    Field("left", listed(ABOUT["left"], text("key of a figure")), source="constraint.left"),
    Field("reports", listed(ABOUT["reports"], text("id of a report")), source="constraint.reports"),
    Field("left_interval", interval(ABOUT["left_interval"]), span, "left"),
    Field("right_interval", interval(ABOUT["right_interval"]), span, "right"),
    Field("gap", maybe(interval(ABOUT["gap"])), span),
    Field(
        "linear",
        record("the same law as one line: the sum of coefficient times figure, op, rhs", LINEAR),
        _linear,
        "constraint",
    ),
)
FIELDS = (*SAID, *LAW)
GAP_WHERE_BROKEN = when("outcome", "broken", {"gap": {"type": "array"}}, {"gap": {"type": "null"}})
FILE = {
    "laws": listed(
        "in the order of the reports",
        record(
            "one law: the sum of the left side, op, the right side",
            properties(SAID) | schemas(LAW),
            **GAP_WHERE_BROKEN,
        ),
    ),
    "record": mapped("key of a figure → what it can be", interval("what it can be by its words")),
    "numbers": mapped(
        "key of a figure → its number as printed, or null", {"type": ["integer", "null"], "minimum": 0}
    ),
}
"""The fields of a file whose laws can be verified."""


def law_value(result: ConstraintResult) -> Fields:
    """A law as ``laws.json`` has it."""
    return values(FIELDS, result)


def members_of(results: Iterable[ConstraintResult]) -> Iterator[str]:
    """The keys of the figures that take part, law by law: the left side, then the right one."""
    for result in results:
        yield from result.constraint.left
        yield result.constraint.right


def laws_schema() -> Fields:
    return document("Laws", "Every law between figures. The file can be verified by itself.", FILE)


COLUMNS = (
    *IDENTITY,
    Column("left", "string", ABOUT["left"], True),
    *RELATION,
    Column("reports", "string", ABOUT["reports"], True),
    *two_ends("left", ABOUT["left_interval"]),
    *two_ends("right", ABOUT["right_interval"]),
    *two_ends("gap", ABOUT["gap"]),
)


LAWS = Table("laws", "a law between figures, with what came of checking it", COLUMNS, ("id",))
"""The same, flat; several keys are parted by `` | ``."""


def law_row(result: ConstraintResult) -> Fields:
    """A law as a row of that table."""
    row = values(SAID, result)
    row["left"] = cell_of(result.constraint.left)
    row["reports"] = cell_of(result.constraint.reports)
    for name, side in (("left", result.left), ("right", result.right), ("gap", result.gap)):
        row |= ends(name, side)
    return row


MEMBER = (
    Column("law", "string", "id of the law", True, refers="laws.id"),
    Column("position", "integer", "its place on the left side from 1; 0 is the right side", True, minimum=0),
    Column("figure", "string", "key of the figure", True, refers="figures.key"),
    Column("coefficient", "integer", "1 on the left side, -1 on the right side", True),
)


MEMBERS = Table("law_members", "a figure that takes part in a law", MEMBER, ("law", "position"))
"""The figures that take part in each law."""


def member_rows(constraint: Constraint) -> Iterator[Fields]:
    """The figures that take part in a law."""
    yield _member(constraint, 0, constraint.right, -1)
    for position, key in enumerate(constraint.left, start=1):
        yield _member(constraint, position, key, 1)


def _member(constraint: Constraint, position: int, figure: str, coefficient: int) -> Fields:
    return {"law": constraint.id, "position": position, "figure": figure, "coefficient": coefficient}
