"""Claims of a file of laws: each that its numbers do not bear out is found, and no other."""

from __future__ import annotations

import copy
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.diagnostics import Location
from hasila.model.interval import Interval
from hasila.model.period import Moment, Period
from hasila.model.report import Constraint, ConstraintKind, Figure, FigureSet
from hasila.reconcile.evaluate import evaluate
from hasila.solver.claims import disagreements, edits
from hasila.solver.data import Malformed

HERE = Location("r.md", 1, 1)
PERIOD = Period(date(2031, 1, 1), Moment(date(2031, 3, 4)))
NUMBERS = st.integers(0, 30)


@st.composite
def figures(draw: st.DrawFn, key: str) -> Figure:
    """A figure as words make one: plain, open, rounded, or without a number."""
    number = draw(NUMBERS)
    kinds = [
        (number, number, number),
        (number, number, None),
        (number, max(0, number - 5), number + 5),
        (number, 0, number),
        (None, 0, None),
    ]
    printed, low, high = draw(st.sampled_from(kinds))
    return Figure(
        key,
        key,
        "r",
        FigureSet("p", "killed", "everyone", None, PERIOD),
        printed,
        Interval(low, high),
        "exact",
        (),
        HERE,
    )


@given(st.data(), st.integers(1, 3), st.sampled_from(["=", "<=", ">="]))
def test_it_judges_as_the_site_does(data: st.DataObject, addends: int, op: str) -> None:
    """Two programs that share nothing but the law, one on figures and one on plain data, come to
    one outcome.
    """
    left = tuple(f"f{i}" for i in range(addends))
    known = {key: data.draw(figures(key)) for key in (*left, "t")}
    checked = evaluate(Constraint("l", ConstraintKind.PARTS, left, op, "t", ("r",), "", HERE), known)
    law = {
        "id": "l", "kind": "parts", "left": list(left), "op": op, "right": "t",
        "outcome": checked.outcome.value,
        "left_interval": [checked.left.low, checked.left.high],
        "right_interval": [checked.right.low, checked.right.high],
        "gap": [checked.gap.low, checked.gap.high] if checked.gap else None,
        "linear": {"coef": {**dict.fromkeys(left, 1), "t": -1}, "op": op, "rhs": 0},
    }  # fmt: skip
    record = {key: [one.interval.low, one.interval.high] for key, one in known.items()}
    assert (
        disagreements(
            {"laws": [law], "record": record, "numbers": {key: one.number for key, one in known.items()}}
        )
        == ()
    )


@pytest.fixture(scope="module")
def exported(site: Path) -> dict[str, Any]:
    return json.loads((site / "data" / "v1" / "laws.json").read_text(encoding="utf-8"))


def test_the_laws_of_the_site_are_borne_out_by_their_own_numbers(exported: dict[str, Any]) -> None:
    assert len(exported["laws"]) > 100
    assert disagreements(exported) == ()
    assert disagreements({key: value for key, value in exported.items() if key != "numbers"}) == ()


def test_every_other_outcome_of_every_law_is_found_out(exported: dict[str, Any]) -> None:
    for i, law in enumerate(exported["laws"]):
        for other in {"holds", "possible", "broken", "unchecked"} - {law["outcome"]}:
            harmed = {**exported, "laws": [{**law, "outcome": other}]}
            (found,) = disagreements(harmed)
            assert (found.law, found.field, found.claimed, found.follows) == (
                law["id"],
                "outcome",
                other,
                law["outcome"],
            ), i


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("gap", None),
        ("gap", [1, 1]),
        ("left_interval", [0, 0]),
        ("right_interval", [0, None]),
        ("op", "<="),
        ("left", ["x"]),
    ],
)
def test_each_claim_of_a_broken_law_is_looked_at(exported: dict[str, Any], field: str, value: object) -> None:
    at = next(i for i, law in enumerate(exported["laws"]) if law["outcome"] == "broken" and law["op"] == "=")
    harmed = copy.deepcopy(exported)
    harmed["laws"][at][field] = value
    found = disagreements(harmed)
    assert [(one.law, one.path[:2]) for one in found] == [(exported["laws"][at]["id"], ("laws", at))]


def test_a_number_that_was_changed_shows_in_every_law_it_takes_part_in(exported: dict[str, Any]) -> None:
    harmed = copy.deepcopy(exported)
    key = "2019-02-26-sohr#civilians"
    harmed["record"][key] = [154, 154]
    found = {one.law for one in disagreements(harmed)}
    assert found == {law["id"] for law in exported["laws"] if key in (*law["left"], law["right"])}


def test_a_note_between_publishers_demands_nothing(exported: dict[str, Any]) -> None:
    kinds = {law["id"]: law["kind"] for law in exported["laws"]}
    assert "sources" in kinds.values()
    assert {kinds[one["name"]] for one in edits(exported)} == set(kinds.values()) - {"sources"}


LAW = {
    "id": "l",
    "kind": "parts",
    "outcome": "holds",
    "linear": {"coef": {"a": 1, "b": -1}, "op": "=", "rhs": 0},
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"laws": {}}, "laws: must be a list"),
        ({"laws": [3]}, r"laws\[0\]: must be an object"),
        ({"laws": [{**LAW, "outcome": "fine"}]}, r"laws\[0\]\.outcome: unknown outcome “fine”"),
        (
            {"laws": [{**LAW, "linear": {"coef": {"c": 1}, "op": "="}}]},
            r"laws\[0\]\.linear\.coef\.c: the record does not say",
        ),
        ({"laws": [{**LAW, "linear": {"coef": {"a": 1.5}, "op": "="}}]}, r"coef\.a: 1\.5 is not"),
        ({"laws": [{**LAW, "left": [["a"]], "right": "b", "op": "="}]}, r"left\[0\]: must be a text"),
        ({"record": {"a": [2, 1], "b": 1}}, "low end 2 is above"),
        ({"numbers": {"a": 1}}, "the numbers do not name it"),
        ({"numbers": {"a": 1, "b": 2.5}}, r"numbers\.b: 2\.5 is not"),
    ],
)
def test_what_is_no_file_of_laws_is_refused_by_its_path(change: dict[str, Any], words: str) -> None:
    with pytest.raises(Malformed, match=words):
        disagreements({"laws": [LAW], "record": {"a": 1, "b": [1, 1]}, **change})


def test_a_huge_coefficient_is_multiplied_and_not_counted_out() -> None:
    line = {"coef": {"a": 10**300, "b": -1}, "op": "=", "rhs": 0}
    (found,) = disagreements({"laws": [{**LAW, "linear": line}], "record": {"a": 2, "b": 1}})
    assert found.follows == "broken"
