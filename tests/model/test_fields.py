"""Taking a mapping apart without guessing."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest.fields import Diagnostics, Fields, day_hint, did_you_mean, entries, slug, texts
from hasila.ingest.positioned_yaml import Scalar, parse_yaml
from hasila.model.calendar import to_date
from hasila.model.diagnostics import Location

TOP = Location("f.yaml", 1, 1)


def opened(text: str) -> tuple[Fields, Diagnostics]:
    diagnostics = Diagnostics()
    return Fields(parse_yaml(text, "f.yaml")[0], TOP, diagnostics, "the head"), diagnostics


def codes(diagnostics: Diagnostics) -> list[str]:
    return [mistake.code for mistake in diagnostics.found]


@given(st.dates())
def test_a_date_is_read_as_it_is_written(day: date) -> None:
    assert to_date(day.isoformat()) == day


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-30",
        "2019-13-01",
        "0000-01-01",
        "2019-2-3",
        "20190226",
        "2019-02-26 ",
        "26-02-2019",
        "٢٠١٩-٠٢-٢٦",
        "",
        "2019-02-26T10:00",
    ],
)
def test_what_is_no_day_of_the_calendar_is_no_date(text: str) -> None:
    assert to_date(text) is None


def test_an_impossible_date_is_not_shifted() -> None:
    fields, diagnostics = opened("day: 2019-02-30\n")
    assert fields.date("day") is None
    assert codes(diagnostics) == ["impossible-date"]
    assert diagnostics.found[0].location == Location("f.yaml", 1, 6)


@pytest.mark.parametrize(
    "text", ["010", "1e3", "1,000", "0x10", "-1", "+1", "1.0", "12:30", "no", "٣", "one"]
)
def test_a_whole_number_is_refused_where_readers_differ(text: str) -> None:
    fields, diagnostics = opened(f"order: {text}\n")
    assert fields.whole("order") == 0
    assert codes(diagnostics) == ["not-a-number"]


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("120", 120)])
def test_a_plain_whole_number_is_read(text: str, number: int) -> None:
    fields, diagnostics = opened(f"order: {text}\n")
    assert fields.whole("order", 5) == number
    assert not diagnostics.found


@pytest.mark.parametrize(("text", "number"), [("35.44", 35.44), ("-3", -3.0), ("0.5", 0.5)])
def test_a_plain_decimal_is_read(text: str, number: float) -> None:
    fields, diagnostics = opened(f"lat: {text}\n")
    assert fields.decimal("lat") == number
    assert not diagnostics.found


@pytest.mark.parametrize("text", ["35,44", "1e2", ".5", "35°", "nan", "٣٥", "35.44N", ".inf"])
def test_any_other_decimal_is_refused(text: str) -> None:
    fields, diagnostics = opened(f"lat: {text}\n")
    assert fields.decimal("lat") is None
    assert codes(diagnostics) == ["not-a-number"]


def test_an_unknown_key_is_pointed_out_with_the_nearest_known_one() -> None:
    fields, diagnostics = opened("publihser: sohr\nwhere: here\n")
    fields.text("publisher")
    fields.text("where")
    fields.close()
    (mistake,) = diagnostics.found
    assert (mistake.code, mistake.location, mistake.hint) == (
        "unknown-key",
        Location("f.yaml", 1, 1),
        "did you mean `publisher`?",
    )


def test_a_missing_key_is_said_at_the_mapping() -> None:
    fields, diagnostics = opened("{a: b}\n")
    fields.text("a")
    fields.text("publisher", required=True)
    fields.close()
    assert (codes(diagnostics), diagnostics.found[0].location) == (["missing-key"], TOP)


def test_a_misspelt_key_is_one_mistake_though_the_right_one_is_missing() -> None:
    fields, diagnostics = opened("publihser: x\nlanguage: en\n")
    fields.text("publisher", required=True)
    fields.text("language")
    fields.close()
    assert [(m.code, m.location.line, m.hint) for m in diagnostics.found] == [
        ("unknown-key", 1, "did you mean `publisher`?")
    ]


@pytest.mark.parametrize("key", ["publisher:x", "publisher：x", "publisher=x"])
def test_a_key_that_lacks_its_colon_is_told_as_that(key: str) -> None:
    fields, diagnostics = opened(f'{{"{key}": y}}\n')
    fields.text("publisher", required=True)
    fields.close()
    assert codes(diagnostics) == ["unknown-key"]
    assert "colon" in diagnostics.found[0].hint and "`publisher: …`" in diagnostics.found[0].hint


@pytest.mark.parametrize(("word", "hint"), [
    ("“river-watch”", "write it without the quotes “ ”: `river-watch`"),
    ("River Watch", "write it as `river-watch`"),
    ("river-watch، hill-post", "`،` is not the comma of YAML; write `[river-watch, hill-post]`"),
    ("river-wach", "did you mean `river-watch`?"),
])  # fmt: skip
def test_the_next_step_tells_what_a_hand_did(word: str, hint: str) -> None:
    assert did_you_mean(word, ["river-watch", "hill-post"]) == hint


@pytest.mark.parametrize(("text", "hint"), [
    ("2031-02-30", "2031-02 has 28 days"),
    ("2031-13-01", "there is no month 13; write YYYY-MM-DD, the month before the day"),
    ("04/03/2031", "write the year first, then the month, then the day: YYYY-MM-DD"),
    ("2031/3/4", "write the year, the month and the day with hyphens, in 4, 2 and 2 digits: YYYY-MM-DD"),
    ("“2031-03-04”", "write it without the quotes “ ”: 2031-03-04"),
    ("4 March", "write year, month and day in digits: YYYY-MM-DD"),
])  # fmt: skip
def test_a_day_is_mended_by_what_is_wrong_with_it(text: str, hint: str) -> None:
    assert day_hint(text) == hint


def test_an_empty_value_is_missing_and_no_text() -> None:
    fields, diagnostics = opened("publisher:\n")
    assert fields.text("publisher", required=True) == ""
    fields.close()
    assert codes(diagnostics) == ["missing-key"]
    assert diagnostics.found[0].hint == "write its value after `publisher:`"


def test_a_choice_keeps_to_the_known_words() -> None:
    fields, diagnostics = opened("as: disjunct\nof: partition\n")
    known = ["partition", "disjoint"]
    assert (
        fields.choice("as", known, "partition"),
        fields.choice("of", known),
        fields.choice("absent", known, "x"),
    ) == ("partition", "partition", "x")
    assert [(m.code, m.hint) for m in diagnostics.found] == [("unknown-word", "did you mean `disjoint`?")]


@pytest.mark.parametrize(
    ("text", "take"),
    [
        ("k: [a]", "scalar"),
        ("k: {a: b}", "scalar"),
        ("k: a", "list"),
        ("k: [[a]]", "names"),
        ("k: a", "words"),
    ],
)
def test_the_wrong_shape_is_said_at_the_value(text: str, take: str) -> None:
    fields, diagnostics = opened(text)
    getattr(fields, take)("k")
    assert codes(diagnostics) == ["wrong-shape"]
    assert diagnostics.found[0].location.column >= 4


def test_a_mapping_was_expected() -> None:
    fields, diagnostics = opened("just words\n")
    assert not fields.has("just")
    assert codes(diagnostics) == ["wrong-shape"]


def test_texts_are_kept_by_language_and_empty_ones_are_absent() -> None:
    fields, diagnostics = opened("title: {ar: حصيلة, en: ' a toll ', fr: }\n")
    assert fields.words("title") == {"ar": "حصيلة", "en": "a toll"}
    assert not diagnostics.found
    assert texts(None, TOP, diagnostics, "x") == {}


def test_the_hint_names_the_nearest_or_all() -> None:
    assert did_you_mean("childern", ["children", "women"]) == "did you mean `children`?"
    assert did_you_mean("zzz", ["b", "a"]) == "known here: a, b"
    assert did_you_mean("zzz", []).startswith("nothing is known here yet: add it to the vocabulary")
    assert did_you_mean("zzz", [f"k{n:02}" for n in range(20)]).endswith("k11 …")


@pytest.mark.parametrize(
    ("text", "good"),
    [
        ("a-1", True),
        ("2019-02-26-sohr", True),
        ("A", False),
        ("a--b", False),
        ("-a", False),
        ("a_b", False),
        ("حصيلة", False),
        ("", False),
        ("a/b", False),
        ("..", False),
        ("a\n", False),
    ],
)
def test_an_id_can_stand_in_an_address(text: str, good: bool) -> None:
    diagnostics = Diagnostics()
    assert slug(Scalar(text, TOP), diagnostics) is good
    assert codes(diagnostics) == ([] if good else ["bad-id"])


def test_an_entry_that_is_no_id_stays_known_so_that_its_uses_are_no_further_mistakes() -> None:
    diagnostics = Diagnostics()
    found = [key.text for key, _ in entries(parse_yaml("a: 1\nB C: 2\n", "f")[0], "f", diagnostics)]
    assert (found, codes(diagnostics)) == (["a", "B C"], ["bad-id"])


def test_a_vocabulary_that_is_a_list_is_the_wrong_shape() -> None:
    diagnostics = Diagnostics()
    assert not list(entries(parse_yaml("- a\n", "f")[0], "f", diagnostics))
    assert codes(diagnostics) == ["wrong-shape"]
