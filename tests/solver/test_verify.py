"""Bare systems as data: cases known from the literature on statistical editing, restated, and what bad data
gets."""

import json
from typing import Any

import pytest

from hasila.model.interval import Interval
from hasila.solver import Action, LinearConstraint, fewest_actions, keystrokes, verify
from hasila.solver.keystroke import slips, strokes_into
from hasila.solver.signs import mended
from hasila.solver.verify import read_system


def data(*laws: str, record: dict[str, Any], **more: Any) -> dict[str, Any]:
    """A case from laws in words: ``data("x + y - z == 0", record={"x": 1})``; names are e1, e2 …"""
    return {"edits": [_edit(law, f"e{i}") for i, law in enumerate(laws, 1)], "record": record, **more}


def _edit(law: str, name: str) -> dict[str, Any]:
    left, op, right = (
        law.replace("- ", "+ -").rpartition(" ")[0].rpartition(" ")[0],
        law.split()[-2],
        law.split()[-1],
    )
    coefficients = {}
    for term in left.split(" + "):
        factor, _, variable = term.rpartition("*")
        sign = -1 if term.startswith("-") else 1
        coefficients[variable.removeprefix("-")] = int(factor) if factor else sign
    return {"name": name, "coef": coefficients, "op": op, "rhs": int(right)}


SUPPLY = (
    "x1 + x2 - x3 == 0",
    "x2 - x4 == 0",
    "x5 + x6 + x7 - x8 == 0",
    "x3 + x8 - x9 == 0",
    "x9 - x10 - x11 == 0",
)


def values(*numbers: int | None) -> dict[str, int | None]:
    return {f"x{i}": n for i, n in enumerate(numbers, 1)}


def test_three_equal_suspects_stay_three() -> None:
    found = verify(data("x + y - z == 0", record={"x": 1, "y": 1, "z": 1}))
    assert found["erroneous_any_of"] == [["x"], ["y"], ["z"]]
    assert found["erroneous"] is None
    assert found["weight"] == 1


def test_a_weight_breaks_the_tie() -> None:
    found = verify(data("x + y - z == 0", record={"x": 1, "y": 1, "z": 1}, weights={"x": 2, "y": 2}))
    assert found["erroneous"] == ["z"]


def test_the_least_weight_may_be_the_larger_set() -> None:
    laws = ("x - y == 0", "x - z == 0")
    found = verify(data(*laws, record={"x": 1, "y": 2, "z": 2}, weights={"x": 5, "y": 1, "z": 1}))
    assert found["erroneous"] == ["y", "z"]


def test_a_missing_value_is_free_and_never_wrong() -> None:
    record = {"p": 755, "c1": 50, "c2": None, "t": 200}
    positive = ("p >= 1", "c1 >= 1", "c2 >= 1", "t >= 1")
    found = verify(data("p + c1 + c2 - t == 0", "10*c1 + -3*t >= 0", *positive, record=record))
    assert found["erroneous_any_of"] == [["c1", "p"], ["c1", "t"], ["p", "t"]]


def test_errors_that_cancel_are_found_where_each_has_a_law() -> None:
    found = verify(data("a + b - t == 0", "a == 25", "b == 20", record={"a": 45, "b": 0, "t": 45}))
    assert found["erroneous"] == ["a", "b"]
    assert [c["forced"] for c in found["corrections"]] == [{"a": [25, 25]}, {"b": [20, 20]}]


def test_a_rounding_record_names_each_law_and_what_it_misses() -> None:
    found = verify(data(*SUPPLY, record=values(12, 4, 15, 4, 3, 1, 8, 11, 27, 41, -13)))
    assert found["violated"] == ["e1", "e3", "e4", "e5"]
    assert found["residuals"] == {"e1": 1, "e3": 1, "e4": -1, "e5": -1}
    assert not found["consistent"]


def test_what_is_missing_is_deduced_where_it_is_forced() -> None:
    record = values(145, None, 155, None, 86, None, None, 86, None, 217, None)
    found = verify(data(*SUPPLY, "x6 >= 0", "x7 >= 0", record=record))
    assert found["solution"] == values(145, 10, 155, 10, 86, 0, 0, 86, 241, 217, 24)
    assert found["consistent"]


def test_what_is_not_forced_stays_missing() -> None:
    found = verify(data("a + b - c == 0", "a >= 0", "b >= 0", record={"a": None, "b": None, "c": 10}))
    assert found["solution"] == {"a": None, "b": None, "c": 10}
    assert found["deduced"] == {"a": [0, 10], "b": [0, 10]}


def test_nothing_is_deduced_of_what_cannot_be() -> None:
    found = verify(data("a + b - c == 0", "a >= 0", record={"a": None, "b": 10, "c": 9}))
    assert found["solution"]["a"] is None
    assert found["erroneous_any_of"] == [["b"], ["c"]]


def test_only_the_typing_error_common_to_all_best_sets_is_applied() -> None:
    record = values(1452, 116, 1568, 161, 323, 76, 12, 0, 19979, 1842, 137)
    found = verify(data(*SUPPLY, record=record))["typing"]
    assert found["solution"] == {**record, "x4": 116}
    assert found["best"] == 2


def test_four_keystrokes_that_tie_change_nothing() -> None:
    record = {"total": 341, "civilians": 144, "fighters": 85, "regime": 102}
    found = verify(data("civilians + fighters + regime - total == 0", record=record))["typing"]
    assert found == {"solution": record, "applied": {}, "best": 4}


def test_a_fixed_value_is_not_mended() -> None:
    record = {"x1": 161, "x2": 1452, "x3": 1568}
    assert verify(data("x1 + x2 - x3 == 0", record=record))["typing"]["applied"] == {"x1": 116}
    assert verify(data("x1 + x2 - x3 == 0", record=record, fixate=["x1"]))["typing"]["applied"] == {}


def test_a_typing_error_may_not_break_what_holds() -> None:
    record = {"x1": 161, "x2": 1452, "x3": 1568}
    assert verify(data("x1 + x2 - x3 == 0", "x1 >= 150", record=record))["typing"]["applied"] == {}


def test_rules_that_cannot_hold_together() -> None:
    rules = verify(data("x >= 1", "y >= 1", "x + y == -1", record={}))["rules"]
    assert rules["infeasible"]
    assert rules["mus"] == [["e1", "e2", "e3"]]
    assert rules["mcs"] == [["e1"], ["e2"], ["e3"]]


def test_a_rule_that_follows_from_the_others() -> None:
    rules = verify(data("p - t + c == 0", "t >= 1", "c >= 1", "5*c + -3*t >= 0", record={}))["rules"]
    assert not rules["infeasible"]
    assert rules["redundant"] == ["e3"]
    assert rules["mus"] == rules["mcs"] == []


def test_two_quarrels_between_rules_need_a_mend_each() -> None:
    rules = verify(data("x >= 2", "x <= 1", "y >= 2", "y <= 1", record={}))["rules"]
    assert rules["mus"] == [["e1", "e2"], ["e3", "e4"]]
    assert rules["mcs"] == [["e1", "e3"], ["e1", "e4"], ["e2", "e3"], ["e2", "e4"]]


def test_intervals_go_in_and_plain_data_comes_out() -> None:
    record = {"a": [3, None], "b": [None, 4], "c": 5}
    found = verify(data("a + b - c == 0", "b >= 1", record=record))
    assert found["deduced"] == {"a": [3, 4], "b": [1, 2]}
    assert json.loads(json.dumps(found)) == found


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ([], "the data: must be an object"),
        ({"edits": []}, "the field record is missing"),
        ({"edits": {}, "record": {}}, "edits: must be a list"),
        ({"edits": [], "record": []}, "record: must be an object"),
        ({"edits": [], "record": {"a": 1.5}}, r"record\.a: 1\.5 is not a whole number"),
        ({"edits": [], "record": {"a": float("nan")}}, r"record\.a: NaN is not"),
        ({"edits": [], "record": {"a": True}}, r"record\.a: true"),
        ({"edits": [], "record": {"a": "12"}}, r'record\.a: "12" is not'),
        ({"edits": [], "record": {"a": {}}}, r"record\.a: {} is not"),
        ({"edits": [], "record": {"a": [1]}}, "two ends"),
        ({"edits": [], "record": {"a": [1, 2.0]}}, r"record\.a\[1\]: 2\.0 is not"),
        ({"edits": [], "record": {"a": [5, 4]}}, "low end 5 is above the high end 4"),
        ({"edits": [7], "record": {}}, r"edits\[0\]: must be an object"),
        ({"edits": [{"name": "e", "coef": {"a": "1"}, "op": "=="}], "record": {}}, r"edits\[0\]\.coef\.a"),
        (
            {"edits": [{"name": "e", "coef": {"a": 1}, "op": "<"}], "record": {}},
            r"edits\[0\]\.op: unknown operator “<”",
        ),
        (
            {"edits": [{"name": "e", "coef": {}, "op": "=="}] * 2, "record": {}},
            r"edits\[1\]\.name: there is a law “e” before",
        ),
        ({"edits": [{"name": 3, "coef": {}, "op": "=="}], "record": {}}, r"edits\[0\]\.name: must be a text"),
        ({"edits": [], "record": {}, "weights": []}, "weights: must be an object"),
        ({"edits": [], "record": {}, "weights": {"a": -1}}, r"weights\.a: a weight is 0 or more"),
        ({"edits": [], "record": {}, "fixate": "a"}, "fixate: must be a list"),
        ({"edits": [], "record": {}, "fixate": [["a"]]}, r"fixate\[0\]: must be a text"),
    ],
)
def test_bad_data_names_the_field(case: Any, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        verify(case)


@pytest.mark.parametrize(
    ("a", "b", "strokes"),
    [
        (24, 42, 1),
        (1340, 1430, 1),
        (1340, 13040, 1),
        (1340, 1380, 1),
        (1340, 14320, 2),
        (7, 7, 0),
        (5, -5, 1),
        (0, 411, 3),
    ],
)
def test_keystrokes(a: int, b: int, strokes: int) -> None:
    assert keystrokes(a, b) == keystrokes(b, a) == strokes


@pytest.mark.parametrize("number", [0, 7, 42, -42])
def test_slips_are_exactly_the_numbers_one_keystroke_away(number: int) -> None:
    assert slips(number) == {n for n in range(-999, 3000) if keystrokes(number, n) == 1}


def test_strokes_into_an_interval() -> None:
    assert strokes_into(144, Interval(154, None)) == 1
    assert strokes_into(144, Interval(7000, 7000)) == 4
    assert strokes_into(144, Interval(None, None)) is None


def test_the_fewest_signs_and_swaps() -> None:
    laws = (LinearConstraint("result", ((1, "result"), (-1, "returns"), (1, "costs")), "=="),)
    record = {"result": 100, "returns": 10, "costs": 110}
    actions = (Action(("result",)), Action(("returns", "costs")))
    assert [[a.name for a in s] for s in fewest_actions(laws, record, actions)] == [
        ["flip-result"],
        ["swap-returns-costs"],
    ]
    assert mended(record, [actions[1]]) == {"result": 100, "returns": 110, "costs": 10}
    assert fewest_actions(laws, {**record, "returns": 210}, actions) == ((),)
    assert fewest_actions(laws, {**record, "returns": 208}, actions, tolerance=2) == ((),)
    assert fewest_actions(laws, {**record, "returns": 55}, actions) == ()


def test_a_bare_system_knows_negative_numbers() -> None:
    assert read_system(data("a >= -3", record={"a": -2})).domain == Interval(None, None)
    assert verify(data("a >= -3", record={"a": -2}))["consistent"]
