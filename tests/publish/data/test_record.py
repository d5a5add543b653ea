"""Fields that stand once: the schema and the value of each come from the same list."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from hasila.model.report import Verdict
from hasila.publish.data.record import (
    Field,
    attribute,
    by_language,
    each,
    nested,
    plain,
    schemas,
    texts,
    values,
)
from hasila.publish.data.schema import listed, maybe, record, text
from hasila.publish.data.table import Column


@dataclass(frozen=True)
class Inner:
    day: date | None
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outer:
    id: str
    inner: Inner | None = None
    several: tuple[Inner, ...] = ()


INNER = (Field("day", maybe(text("a day"))), Field("names", listed("names", text("a name"))))
OUTER = (
    Field("id", text("its id")),
    Field("inner", maybe(record("one", schemas(INNER))), nested(INNER)),
    Field("all", listed("several", record("one", schemas(INNER))), each(INNER), "several"),
    Field("on", maybe(text("a day")), source="inner.day"),
)
HELD = Inner(date(2031, 3, 6), ("a", "b"))


def test_a_value_has_the_fields_of_its_schema() -> None:
    value = values(OUTER, Outer("x", HELD, (HELD,)))
    inner = {"day": "2031-03-06", "names": ["a", "b"]}
    assert value == {"id": "x", "inner": inner, "all": [inner], "on": "2031-03-06"}
    assert list(value) == list(schemas(OUTER))


def test_nothing_on_the_way_to_an_attribute_is_nothing_at_its_end() -> None:
    assert values(OUTER, Outer("x")) == {"id": "x", "inner": None, "all": [], "on": None}
    assert attribute(Outer("x", Inner(None)), "inner.day") is None
    with pytest.raises(AttributeError):
        attribute(Outer("x", HELD), "inner.month")


def test_a_column_reads_where_its_source_says() -> None:
    column = Column("published", "date", "a day", source="inner.day")
    assert column.value(Outer("x", HELD)) == "2031-03-06"
    assert Column("id", "string", "its id").value(Outer("x")) == "x"


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, None),
        (0, 0),
        (False, False),
        ("", ""),
        (Verdict.OURS, "ours"),
        (date(2031, 3, 6), "2031-03-06"),
        (("a",), ["a"]),
    ],
)
def test_a_plain_value_is_what_json_can_hold(value: object, written: object) -> None:
    assert plain(value) == written
    assert type(plain(value)) is type(written)


def test_texts_in_several_languages() -> None:
    assert by_language(None) == {}
    assert by_language({"en": "a"}) == {"en": "a"}
    assert texts([{"en": "a"}, {"ar": "b"}]) == [{"en": "a"}, {"ar": "b"}]
