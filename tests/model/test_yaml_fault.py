"""Why a text is not YAML: each cause has its place, its words and its next step."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest.positioned_yaml import Listing, Mapping, Node, parse_yaml
from hasila.model.diagnostics import Diagnostic, Location

FAULTS = [
    # (text, place of the cause, words of the message, words of the next step)
    (
        "publisher: x\nfigures:\n\ttotal: y\n",
        "3:1",
        "indented with a tab",
        "indent with spaces, 2 of them here",
    ),
    ("figures:\n  total:\n  \twho: y\n", "3:3", "indented with a tab", "4 of them here"),
    ("places:\n\t- a\n\t- b\n", "2:1", "indented with a tab", "spaces"),
    ("title: Toll\n\tof the flood\nx: y\n", "2:1", "indented with a tab", "2 of them here"),
    ("publisher:\tx\nlanguage: en\n", "1:11", "a tab stands after `publisher:`", "write one space"),
    ("publisher：river\nlanguage: en\n", "1:10", "U+FF1A", "write `publisher: river`"),
    ("publisher︓ river\nlanguage: en\n", "1:10", "U+FE13", "write `publisher: river`"),
    ("a: b\ntitle：حصيلة\nc: d\n", "2:6", "not the colon of YAML", "write `title: حصيلة`"),
    ("figures:\n  total：\n    who: x\n", "2:8", "not the colon of YAML", "write `total:`"),
    ("publisher = river\nlanguage: en\n", "1:11", "`=` stands after `publisher`", "write `publisher: river`"),
    ('title="Toll"\nlanguage: en\n', "1:6", "`=` stands", 'write `title: "Toll"`'),
    ("title => Toll\nlanguage: en\n", "1:7", "`=` stands", "write `title: Toll`"),
    ("publisher؛ x\nlanguage: en\n", "1:10", "`؛` stands", "write `publisher: x`"),
    (
        "publisher:river\nlanguage: en\n",
        "1:10",
        "a space is missing after `publisher:`",
        "write `publisher: river`",
    ),
    ("a: b\npublisher:river\n", "2:10", "a space is missing", "write `publisher: river`"),
    ("figures:\n  total:\n    who:x\n    when: y\n", "3:8", "a space is missing", "write `who: x`"),
    ("publisher:\u00a0x\nlanguage: en\n", "1:11", "U+00A0", "plain space"),
    ("figures:\n\u00a0 total: x\n  who: y\n", "2:1", "U+00A0", "plain space"),
    ("publisher: x\nlanguage en\ntitle: y\n", "2:1", "has no colon", "write `language: en`"),
    ("figures\n  total:\n    who: x\n", "1:1", "has no colon", "write `figures:`"),
    ("f: {who: everyone، when: today}\n", "1:18", "U+060C", "write `,`"),
    ("f: {who: everyone؛ when: today}\n", "1:18", "U+061B", "write `,`"),
    ("f: {who: everyone،\n    when: today}\n", "1:18", "U+060C", "write `,`"),
    ("f: {who: everyone when: today}\n", "1:19", "a comma is missing before `when`", "everyone, when: …"),
    ("f: {a: b,, c: d}\n", "1:10", "between two commas", "take one of them away"),
    (
        "publisher: x\n  language: en\n",
        "2:3",
        "indented further than `publisher`",
        "begin it in the first column",
    ),
    ("f:\n  who: x\n    when: y\n", "3:5", "indented further than `who`", "by 2 spaces, as `who` is"),
    ("figures:\n  total:\n    who: x\n   when: y\n", "4:4", "indented by 3 spaces", "2 or 4 spaces"),
    (
        "figures:\n  total:\n     who: x\n    when: y\n",
        "3:6",
        "indented by 5 spaces, out of step",
        "4 or 6 spaces",
    ),
    (" a: b\nc: d\n", "1:1", "the first line is indented", "first column"),
    ("places:\n  - a\n - b\n", "3:2", "indented by one space", "spaces"),
    ('title: "Toll\nlanguage: en\n', "1:8", 'the quote " that opens here', '`title: "Toll"`'),
    ("title: 'Toll\nlanguage: en\n", "1:8", "the quote ' that opens here", "`title: 'Toll'`"),
    (
        'a: b\ntitle: "Toll\nlanguage: en\nsource: {url: "https://example.org"}\n',
        "2:8",
        'the quote "',
        '`title: "Toll"`',
    ),
    ('title: {ar: "حصيلة, en: Toll}\nlanguage: en\n', "1:13", 'the quote "', "close it"),
    ('title: "Toll" of the flood\n', "1:13", "more words follow", "`'\"Toll\" of the flood'`"),
    ("title: 'the river's toll'\n", "1:18", "more words follow", '`"the river\'s toll"`'),
    ("title: “Toll: x”\n", "1:8", "U+201C", '`"Toll: x"`'),
    ("title: {ar: «أ: ب», en: x}\n", "1:13", "U+00AB", '`"«أ: ب»"`'),
    ("title: „Toll: x“\n", "1:8", "U+201E", '`"Toll: x"`'),
    ('source: {url: "x"\nlanguage: en\n', "1:9", "`{` that opens here is never closed", '`{url: "x"}`'),
    ("places: [a, b\nlanguage: en\nc: d\n", "1:9", "`[` that opens here is never closed", "`[a, b]`"),
    ("places: [a,\n  b\nlanguage: en\n", "1:9", "never closed", "close it with `]` where it ends"),
    ("a: b\nplaces: [a, b\n", "2:9", "never closed", "`[a, b]`"),
    ("s: {a: {b: c, d: e}\nlanguage: en\nx: y\n", "1:4", "never closed", "`{a: {b: c, d: e}}`"),
    ("places: [a, b}\nlanguage: en\n", "1:14", "`}` closes what `[` opened", "write `]`"),
    ("places: [a, b]]\nlanguage: en\n", "1:15", "`]` closes nothing", "take it away"),
    ("a: b\n---\nc: d\n", "2:1", "second document", "take the line away"),
    ("a: b\n...\nc: d\n", "2:1", "second document", "take the line away"),
    ("%YAML 1.1\na: b\n", "1:1", "directive", "take the line away"),
    ("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> x\n", "2:1", "merge conflict", "keep one"),
    (
        "title: Toll: of the flood\n",
        "1:12",
        "the value of `title` holds a colon",
        '`title: "Toll: of the flood"`',
    ),
    ('title: the "toll": x\n', "1:18", "holds a colon", "`title: 'the \"toll\": x'`"),
    ("t: {en: Toll: of, ar: x}\n", "1:13", "holds a colon", '`"Toll: of"`'),
    ("title: {n} killed\n", "1:8", "more words follow", '`title: "{n} killed"`'),
    ("title: - x\n", "1:8", "a list cannot begin on the line of its key", "`[x]`"),
    ("a: b\n- c\n", "2:1", "an entry of a list stands among keys", "indent it"),
    ("- a\nb: c\n", "2:1", "a key stands among the entries of a list", "- "),
    ('title: "a\\qb"\n', "1:10", "`\\q` between double quotes", "`\\\\q`"),
    ('p: "C:\\Users\\x"\n', "1:7", "`\\U`", "single quotes"),
    (": x\n", "1:1", "nothing stands before the colon", "key"),
    ("a: {\n", "1:4", "never closed", "close it with `}`"),
]


def mistake(text: str, first_line: int = 1) -> Diagnostic:
    node, mistakes = parse_yaml(text, "f.yaml", first_line)
    assert node is None and len(mistakes) == 1
    return mistakes[0]


@pytest.mark.parametrize(("text", "place", "words", "step"), FAULTS, ids=lambda value: repr(value)[:30])
def test_a_fault_has_its_place_its_words_and_its_next_step(
    text: str, place: str, words: str, step: str
) -> None:
    found = mistake(text)
    assert f"{found.location.line}:{found.location.column}" == place
    assert (words in found.message, step in found.hint) == (True, True), (found.message, found.hint)


@pytest.mark.parametrize("sign", "@`%*&|>?,")
def test_a_value_that_begins_with_a_sign_is_to_be_quoted(sign: str) -> None:
    for text, column in (
        (f"title: {sign} x\n", 8),
        (f"l: {{a: {sign}x}}\n", 8),
        (f"a: b\nl:\n  - {sign}x\n", 5),
    ):
        node, mistakes = parse_yaml(text, "f.yaml")
        if node is None:  # a sign that means nothing in its place is a letter
            assert mistakes[0].location.column == column
            assert (
                f"cannot begin with {sign}" in mistakes[0].message
                or "between two commas" in mistakes[0].message
            )


@pytest.mark.parametrize("sign", "@`%*&")
def test_these_signs_are_refused(sign: str) -> None:
    found = mistake(f"a: b\ntitle: {sign}x y\n")
    assert (found.location.line, found.location.column, found.hint) == (2, 8, f'quote it: "{sign}x y"')


def test_a_tag_is_told_with_the_text_it_may_belong_to() -> None:
    found = parse_yaml("title: !important news\n", "f.yaml")[1][0]
    assert (found.code, found.location.column, found.location.length) == ("yaml-tag", 8, len("!important"))
    assert '"!important news"' in found.hint


def test_texts_over_several_lines_are_no_fault_themselves() -> None:
    for start in (
        'title: "Toll\n  of the flood"\n',
        "note: |\n  \"abc\n  - 'def: x\n",
        "note: >\n  it's: \"x\n",
    ):
        found = mistake(start + "counts: a: b\n")
        assert found.location.line == start.count("\n") + 1
        assert "the value of `counts`" in found.message


@pytest.mark.parametrize(
    ("text", "line", "column", "length"),
    [
        ('a: b\n"key: x": c\n', 2, 1, 8),
        ("a:\n  - 'it''s'\n", 2, 5, 7),
        ('a: "x\\ty"\n', 1, 4, 6),
        ("a: |\n  one\n  two\n", 1, 4, 1),
        ("a: one\n  two\n", 1, 4, 3),
        ("a: {b: [c, dd]}\n", 1, 12, 2),
    ],
)
def test_every_scalar_knows_where_it_begins_and_how_much_of_its_line_it_takes(
    text: str, line: int, column: int, length: int
) -> None:
    node, mistakes = parse_yaml(text, "f.yaml")
    assert not mistakes and node is not None
    places = [(found.line, found.column, found.length) for found in _places(node)]
    assert (line, column, length) in places


def _places(node: Node) -> list[Location]:
    children = (
        [part for entry in node.entries for part in entry]
        if isinstance(node, Mapping)
        else [*node.items]
        if isinstance(node, Listing)
        else []
    )
    return [node.location, *(place for child in children for place in _places(child))]


def test_the_first_line_of_the_text_counts() -> None:
    assert mistake("a: b\nc = d\ne: f\n", 10).location.line == 11


@given(st.text(st.sampled_from("ab:: \n\n\t-[]{}\"',#|>&*!%@`=：،“”«ق\\?"), max_size=60))
def test_any_text_is_read_or_has_a_place_in_it(text: str) -> None:
    for found in parse_yaml(text, "f.yaml")[1]:
        lines = text.split("\n")
        assert 1 <= found.location.line <= len(lines)
        assert found.location.column - 1 + found.location.length <= len(lines[found.location.line - 1]) + 1
        assert found.message and found.hint
