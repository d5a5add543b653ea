"""YAML as it was written: what other readers coerce stays text, and every node knows its place."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest.positioned_yaml import Listing, Mapping, Node, Scalar, parse_yaml
from hasila.model.diagnostics import Diagnostic

COERCED_ELSEWHERE = (
    "010",
    "0x1F",
    "0b11",
    "1e3",
    "1_000",
    "12:30",
    "1:30:00",
    "no",
    "No",
    "yes",
    "on",
    "off",
    "true",
    "False",
    "2019-02-26",
    "2019-02-30",
    ".inf",
    ".nan",
    "3.0",
    "341",
    "+5",
    "<<",
    "=",
)


def parsed(text: str, first_line: int = 1) -> Node:
    node, mistakes = parse_yaml(text, "f.yaml", first_line)
    assert not mistakes and node is not None
    return node


def mistakes_of(text: str) -> tuple[Diagnostic, ...]:
    return parse_yaml(text, "f.yaml")[1]


def at(node: Node, *path: str | int) -> Node:
    for step in path:
        node = node.items[step] if isinstance(node, Listing) else {k.text: v for k, v in node.entries}[step]
    return node


@pytest.mark.parametrize("text", COERCED_ELSEWHERE)
def test_a_value_is_the_text_that_was_written(text: str) -> None:
    assert at(parsed(f"key: {text}\n"), "key").text == text


@pytest.mark.parametrize("text", COERCED_ELSEWHERE)
def test_a_key_is_the_text_that_was_written(text: str) -> None:
    assert [key.text for key, _ in parsed(f"{text}: value\n").entries] == [text]


@given(
    st.from_regex(r"[0-9:.+_xoeE-]{1,8}", fullmatch=True).filter(
        lambda s: s[0].isdigit() and not s.endswith(":")
    )
)
def test_nothing_that_begins_like_a_number_is_ever_converted(text: str) -> None:
    assert at(parsed(f"key: {text}"), "key").text == text


@given(
    st.text(
        st.characters(
            blacklist_categories=("Cs", "Cc", "Cn", "Co"), blacklist_characters="\u2028\u2029\ufeff\x85"
        ),
        max_size=30,
    )
)
def test_a_quoted_text_comes_back_whole(text: str) -> None:
    quoted = text.replace("'", "''")
    assert at(parsed(f"key: '{quoted}'"), "key").text.split() == text.split()


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("key:", True),
        ("key: ~", True),
        ("key: null", True),
        ("key: ''", False),
        ("key: 'null'", False),
        ("key: 0", False),
        ("key: no", False),
    ],
)
def test_only_what_is_not_stated_is_empty(text: str, empty: bool) -> None:
    assert at(parsed(text), "key").empty is empty


def test_nested_nodes_know_their_places() -> None:
    node = parsed("a:\n  b: [x, {c: y}]\n  d:\n    - z\n", first_line=2)
    assert (at(node, "a", "b", 0).location.line, at(node, "a", "b", 0).location.column) == (3, 7)
    assert (at(node, "a", "b", 1, "c").location.line, at(node, "a", "b", 1, "c").location.column) == (3, 14)
    assert (at(node, "a", "d", 0).location.line, at(node, "a", "d", 0).location.column) == (5, 7)


def test_a_text_over_several_lines_stands_where_it_begins() -> None:
    node = parsed("a: >-\n  one\n  two\nb: three\n")
    assert (at(node, "a").text, at(node, "a").location.line, at(node, "a").location.column) == (
        "one two",
        1,
        4,
    )
    assert at(node, "b").location.line == 4


@pytest.mark.parametrize("word", ["حصيلة", "né", "𐤀𐤁", "ab"])
def test_columns_count_code_points(word: str) -> None:
    node = parsed(f"{{{word}: x, b: y}}")
    assert at(node, "b").location.column == len(word) + 10


@given(st.lists(st.sampled_from(["حصيلة", "a", "قتيلاً", "𝟜b", "x-y"]), min_size=1, max_size=6))
def test_every_item_of_a_list_is_found_at_its_place(words: list[str]) -> None:
    line = f"[{', '.join(words)}]"
    for item in parsed(line).items:
        assert line[item.location.column - 1 :].startswith(item.text)


def test_a_repeated_key_keeps_the_first_and_is_pointed_out() -> None:
    node, (mistake,) = parse_yaml("a: 1\nb: 2\na: 3\n", "f.yaml")
    assert at(node, "a").text == "1"
    assert (mistake.code, mistake.location.line, mistake.location.column) == ("repeated-key", 3, 1)
    assert "line 1" in mistake.hint


def test_a_key_repeated_in_another_mapping_is_none() -> None:
    assert not mistakes_of("a: {x: 1}\nb: {x: 2}\n")


@pytest.mark.parametrize(
    "text",
    [
        "a: !!int 3",
        "a: !!python/object/apply:os.system [ls]",
        "!x a: b",
        "a: !!timestamp 2019-02-26",
        "a: !!set {x, y}",
    ],
)
def test_tags_are_refused(text: str) -> None:
    assert {mistake.code for mistake in mistakes_of(text)} == {"yaml-tag"}


def test_a_list_as_a_key_is_refused() -> None:
    assert [mistake.code for mistake in mistakes_of("? [a, b]\n: c\n")] == ["yaml-key"]


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n"
    (mistake,) = mistakes_of(bomb)
    assert (mistake.code, mistake.location.line, mistake.location.column) == ("bad-yaml", 1, 4)


@pytest.mark.parametrize(
    "text",
    [
        "a: *b",
        "a: [",
        "a: 'x",
        "a: b: c",
        "\ta: b",
        "a:\n\tb: c",
        "--- a\n--- b\n",
        "a: {b: c",
        "- a\nb: c",
        "%X\n---\na: b",
        "@a: b",
        "a: \x07",
        "x" * 1025 + ": y",
        "? a\n? b\n: [",
        "&a a: *a",
    ],
)
def test_broken_yaml_is_a_mistake_with_a_place_and_never_an_exception(text: str) -> None:
    node, mistakes = parse_yaml(text, "f.yaml", 5)
    assert mistakes or node is not None
    assert all(
        m.code in ("bad-yaml", "hidden-character") and m.location.line >= 5 and m.location.column >= 1
        for m in mistakes
    )


@given(st.text(st.sampled_from(list("ab:-[]{},&*!|>'\"%@`#? \n\t~\u00ad\u0007\ufeffح0")), max_size=40))
def test_any_text_gives_nodes_or_mistakes_with_true_places(text: str) -> None:
    _, mistakes = parse_yaml(text, "f.yaml")
    lines = text.splitlines() or [""]
    for mistake in mistakes:
        assert 1 <= mistake.location.line <= len(lines) + 1


def test_deep_nesting_is_refused_and_does_not_overflow() -> None:
    _, mistakes = parse_yaml("[" * 5000 + "]" * 5000, "f.yaml")
    assert [mistake.code for mistake in mistakes] == ["bad-yaml"]


def test_a_character_that_yaml_forbids_is_shown_by_its_number() -> None:
    (mistake,) = mistakes_of("a: b\nc: d\x07e\n")
    assert "U+0007" in mistake.message
    assert (mistake.location.line, mistake.location.column) == (2, 5)


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_an_empty_document_is_none(text: str) -> None:
    node, mistakes = parse_yaml(text, "f.yaml")
    assert not mistakes
    assert node is None or (isinstance(node, Scalar) and node.empty)


def test_get_finds_a_key_or_none() -> None:
    node = parsed("a: 1\n")
    assert isinstance(node, Mapping)
    assert node.get("a") is not None and node.get("b") is None


READ_APART = [
    "killed:\t341\n",
    "{w?o: 2}\n",
    "{a: , b: 1}\n",
    'a: "\\ud800"\n',
    "[!x, b]\n",
    "a: b\u2028c\n",
    "a: b\x85c\n",
    "a: !!str b\n",
    "a: >#b\n",
]
"""Texts that libyaml and PyYAML's own loader read differently, or place differently."""


@pytest.mark.parametrize("text", READ_APART, ids=ascii)
def test_a_text_is_read_alike_with_and_without_libyaml(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert yaml.__with_libyaml__, "the wheel of PyYAML has libyaml"
    with_libyaml = parse_yaml(text, "a.yaml")
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert parse_yaml(text, "a.yaml") == with_libyaml


@given(st.text("ab:-,[]{}'\"#&*!|>%@` \n\t?~0١ب\u2028", max_size=30))
def test_any_text_is_read_alike_with_and_without_libyaml(text: str) -> None:
    with_libyaml = parse_yaml(text, "a.yaml")
    with pytest.MonkeyPatch.context() as without:
        without.setattr(yaml, "__with_libyaml__", False)
        assert parse_yaml(text, "a.yaml") == with_libyaml


def test_a_line_ends_where_an_editor_ends_it() -> None:
    """YAML 1.1 ends a line at U+2028, too; the places of what follows are those that an editor shows."""
    root, _ = parse_yaml('a: "b\u2028c"\nd: e\n', "a.yaml")
    assert isinstance(root, Mapping)
    assert [key.location.line for key, _ in root.entries] == [1, 2]
