"""The schemas: each file that is exported is as its schema says, and what is wrong in it is refused."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from hasila.ingest.vocabulary import PRECISIONS as KNOWN
from hasila.publish.data.figures import QUALIFIERS
from hasila.publish.data.places import PRECISIONS
from tests.publish.data.conftest import Data

FILES = {name: f"{name}.json" for name in ("figures", "laws", "findings", "notes", "reports")} | {
    "places": "places.geojson"
}
NAMES = sorted(FILES)
SINGLE = {"series": "series", "reports": "report", "findings": "finding", "places": "place"}
"""Folders of files that tell of one thing each, and their schema."""


def validator(data: Data, name: str) -> Draft202012Validator:
    schema = data.json(f"schema/{name}.schema.json")
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("name", NAMES)
def test_each_file_is_as_its_schema_says(data: Data, name: str) -> None:
    wrong = [
        f"{list(error.absolute_path)}: {error.message}"
        for error in validator(data, name).iter_errors(data.json(FILES[name]))
    ]
    assert wrong == []


@pytest.mark.parametrize(("folder", "schema"), sorted(SINGLE.items()))
def test_each_file_of_one_thing_is_as_its_schema_says(data: Data, folder: str, schema: str) -> None:
    names = [name for name in data.files if name.startswith(f"{folder}/") and name.endswith(".json")]
    judge = validator(data, schema)
    assert names
    assert [
        f"{name}: {error.message}" for name in names for error in judge.iter_errors(data.json(name))
    ] == []
    assert {data.files[name].schema for name in names} == {f"data/v1/schema/{schema}.schema.json"}


@pytest.mark.parametrize("name", [*NAMES, *SINGLE.values()])
def test_every_field_is_described(data: Data, name: str) -> None:
    fields = dict(_fields(data.json(f"schema/{name}.schema.json")))
    assert len(fields) > 4
    assert [path for path, schema in fields.items() if not schema.get("description")] == []


def _fields(schema: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every field that a schema names, wherever it lies in it; what a condition adds is no field."""
    for name, field in schema.get("properties", {}).items():
        yield f"{path}.{name}", field
    inner = [
        schema.get("items"),
        schema.get("additionalProperties"),
        *schema.get("anyOf", ()),
        *schema.get("properties", {}).values(),
    ]
    for one in inner:
        yield from _fields(one, f"{path}+") if isinstance(one, dict) else ()


Harm = Callable[[dict], object]


def first(name: str, harm: Harm) -> Harm:
    return lambda document: harm(document[name][0])


def put(*path: Any) -> Harm:
    *steps, last, value = path

    def harm(document: dict) -> None:
        at: Any = document
        for step in steps:
            at = at[step]
        at[last] = value

    return harm


HARMS: list[tuple[str, str, Harm]] = [
    ("figures", "a number with a fraction", first("figures", put("number", 341.5))),
    ("figures", "a number as text", first("figures", put("number", "341"))),
    ("figures", "a number below nought", first("figures", put("number", -1))),
    ("figures", "nought where nothing was stated",
     lambda d: next(f for f in d["figures"] if not f["stated"]).update(number=0)),
    ("figures", "nought beside the word unstated",
     first("figures", lambda f: f.update(number=0, qualifier="unstated"))),
    ("figures", "a qualifier nobody knows", first("figures", put("qualifier", "perhaps"))),
    ("figures", "a key that is missing", first("figures", lambda f: f.pop("interval"))),
    ("figures", "a field nobody described", first("figures", put("colour", "red"))),
    ("figures", "a bare number for an interval", first("figures", put("interval", 341))),
    ("figures", "an interval with one end", first("figures", put("interval", [341]))),
    ("figures", "an interval with three ends", first("figures", put("interval", [1, 2, 3]))),
    ("figures", "an end with a fraction", first("figures", put("interval", [1.5, None]))),
    ("figures", "an axis that is missing", first("figures", lambda f: f["set"].pop("who"))),
    ("figures", "a day that is none", first("figures", put("published", "2019-02-30"))),
    ("figures", "a page in one language only", first("figures", lambda f: f["pages"].pop("en"))),
    ("figures", "a truth as text", first("figures", put("stated", "true"))),
    ("figures", "the whole as a list", lambda d: d.update(figures={})),
    ("laws", "an outcome nobody knows", first("laws", put("outcome", "fine"))),
    ("laws", "a gap where the law holds",
     lambda d: next(x for x in d["laws"] if x["outcome"] == "holds").update(gap=[1, 1])),
    ("laws", "no gap where it is broken",
     lambda d: next(x for x in d["laws"] if x["outcome"] == "broken").update(gap=None)),
    ("laws", "a coefficient with a fraction", first("laws", lambda x: x["linear"]["coef"].update(a=0.5))),
    ("laws", "an operator nobody knows", first("laws", put("op", "<"))),
    ("laws", "another constant", first("laws", put("linear", "rhs", 1))),
    ("laws", "a record of bare numbers", lambda d: d["record"].update(a=1)),
    ("laws", "no record", lambda d: d.pop("record")),
    ("findings", "a verdict nobody knows", first("findings", put("verdict", "lie"))),
    ("findings", "keystrokes with a fraction", lambda d: _way(d).update(keystrokes=1.5)),
    ("findings", "a standing nobody knows", lambda d: _way(d).update(standing="sure")),
    ("findings", "a rank before the first", lambda d: _way(d).update(rank=0)),
    ("findings", "a pattern nobody knows",
     lambda d: _way(d).update(pattern={"kind": "sabotage", "figures": [], "value": None})),
    ("findings", "a finding that does not say whether it is complete",
     first("findings", lambda f: f.pop("complete"))),
    ("findings", "a way out without its values", lambda d: _way(d).pop("forced")),
    ("findings", "closed by a word", first("findings", put("closed", True))),
    ("findings", "closed on a ground nobody knows",
     first("findings", put("closed", {"ground": "x", "by": None, "remains": None,
                                   "reason": {}, "source": None}))),
    ("reports", "a digest that is none", first("reports", put("source", "sha256", "abc"))),
    ("reports", "a precision nobody knows", first("reports", put("precision", "exact"))),
    ("reports", "an order below nought", first("reports", put("order", -1))),
    ("reports", "a title that is a number", first("reports", put("title", "en", 5))),
    ("reports", "no source", first("reports", lambda r: r.pop("source"))),
    ("places", "a latitude that is none", first("features", put("geometry", "coordinates", 1, 95.0))),
    ("places", "a height nobody measured",
     first("features", lambda f: f["geometry"]["coordinates"].append(0))),
    ("places", "a precision nobody knows", first("features", put("properties", "precision", "gps"))),
    ("places", "a shape that is no point", first("features", put("geometry", "type", "Polygon"))),
]  # fmt: skip


def _way(document: dict) -> dict:
    return next(one["explanations"][0] for one in document["findings"] if one["explanations"])


@pytest.mark.parametrize(
    ("name", "harm"), [pytest.param(name, harm, id=f"{name}: {what}") for name, what, harm in HARMS]
)
def test_what_is_wrong_is_refused(data: Data, name: str, harm: Harm) -> None:
    document = data.json(FILES[name])
    harmed = copy.deepcopy(document)
    harm(harmed)
    assert harmed != document
    assert not validator(data, name).is_valid(harmed)


def test_the_schema_knows_every_qualifier_that_was_read(data: Data) -> None:
    assert {one["qualifier"] for one in data.json("figures.json")["figures"]} <= set(QUALIFIERS)


def test_the_precisions_are_those_of_the_vocabulary() -> None:
    assert list(PRECISIONS) == [*KNOWN, "none"]  # of a place without a point, which nobody states
