"""JSON with the line of everything in it: what is refused, and where things stand."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.json_text import LONGEST, NotJson, line_of, read_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES, st.sampled_from([None, 0, 1]))
def test_what_is_json_is_read_as_it_is(value: object, indent: int | None) -> None:
    assert read_json(json.dumps(value, indent=indent)) == value


@given(
    st.dictionaries(
        st.text(max_size=4), st.lists(st.integers(), min_size=1, max_size=3), min_size=1, max_size=5
    )
)
def test_every_value_has_its_line(value: dict[str, list[int]]) -> None:
    text = json.dumps(value, indent=1)
    line = 2
    for key, numbers in value.items():
        assert line_of(text, (key,)) == line
        for place in range(len(numbers)):
            assert line_of(text, (key, place)) == line + 1 + place
        line += len(numbers) + 2


def test_what_is_missing_stands_where_it_is_missed() -> None:
    text = '{"laws": [\n {"id": 1},\n {"id": 2}\n]}'
    assert line_of(text, ("laws", 1, "outcome")) == 3
    assert line_of(text, ("record",)) == 1


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("", 1, "nothing in it"),
        (" \n\n", 1, "nothing in it"),
        ('{"a": 1,\n}', 2, "this is not JSON: a comma stands before the bracket that closes (column 1)"),
        ("[1, ]", 1, "this is not JSON: a comma stands before the bracket that closes (column 5)"),
        ("[1 ,", 1, "this is not JSON: expecting value (column 5)"),
        ("{'a': 1}", 1, "this is not JSON"),
        ('{"a": 1}\n{"a": 2}', 2, "extra data"),
        ('{"a": 1,\n "b": {"c": 1,\n "c": 2}}', 3, 'the key "c" stands twice'),
        ('{"é": 1,\n "\\u00e9": 2}', 2, 'the key "é" stands twice'),
        ('[{"a": "{\\"b\\": [", "x": 1},\n{"b": 1,\n"b": 2}]', 3, 'the key "b"'),
        ('{"a":\n' + "9" * (LONGEST + 1) + "}", 2, f"a number of {LONGEST + 1} digits"),
        ("[" * 100_000, 1, "too deeply"),
    ],
)
def test_what_is_not_meant_is_refused_with_its_line(text: str, line: int, words: str) -> None:
    with pytest.raises(NotJson, match="line") as told:
        read_json(text)
    assert told.value.line == line
    assert words in told.value.what
