"""Pieces of JSON Schema (draft 2020-12), from which each exporter says what its file holds.

An object names every field that it may have and must have: a field that is not described here is refused, so that none
can be added in silence.
"""

from __future__ import annotations

from hasila.model.site import Site
from hasila.publish.data.forms import Fields

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LANGUAGE = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"


def document(title: str, about: str, fields: Fields) -> Fields:
    """The schema of a whole file that is an object of ``fields``."""
    return {"$schema": DRAFT, "title": title} | record(about, fields)


def record(about: str, fields: Fields, **more: object) -> Fields:
    """An object that has exactly ``fields``."""
    return {
        "description": about,
        "type": "object",
        "properties": fields,
        "required": sorted(fields),
        "additionalProperties": False,
        **more,
    }


def text(about: str) -> Fields:
    return {"description": about, "type": "string"}


def either(about: str, choices: tuple[str, ...] | list[str]) -> Fields:
    return {"description": about, "type": "string", "enum": list(choices)}


def whole(about: str, minimum: int | None = None) -> Fields:
    return {"description": about, "type": "integer"} | ({} if minimum is None else {"minimum": minimum})


def truth(about: str) -> Fields:
    return {"description": about, "type": "boolean"}


def constant(about: str, value: object) -> Fields:
    return {"description": about, "const": value}


def listed(about: str, items: Fields) -> Fields:
    return {"description": about, "type": "array", "items": items}


def mapped(about: str, values: Fields) -> Fields:
    """An object whose keys are data (keys of figures, ids), all of one kind of value."""
    return {"description": about, "type": "object", "additionalProperties": values}


def interval(about: str) -> Fields:
    """Two ends, both included; ``null`` is an open end. Never a bare number."""
    end = {"type": ["integer", "null"]}
    about = f"{about}: [low, high], both included, null for an open end"
    return {
        "description": about,
        "type": "array",
        "prefixItems": [end, end],
        "items": False,
        "minItems": 2,
    }


def maybe(schema: Fields) -> Fields:
    """``schema`` or ``null``."""
    about, rest = schema["description"], {key: value for key, value in schema.items() if key != "description"}
    return {"description": about, "anyOf": [rest, {"type": "null"}]}


def words(about: str) -> Fields:
    """A text by language: those of the languages in which it was written."""
    return mapped(f"{about}, by language", {"type": "string"}) | {"propertyNames": {"pattern": _LANGUAGE}}


def each_language(about: str, site: Site, values: Fields) -> Fields:
    """An object with a value for every language of the site."""
    return record(f"{about}, by language of the site", {one.code: values for one in site.languages})


def when(field: str, value: object, then: Fields, otherwise: Fields | None = None) -> Fields:
    """Where ``field`` is ``value``, the fields of ``then`` hold too; else those of ``otherwise``."""
    condition: Fields = {
        "if": {"properties": {field: {"const": value}}, "required": [field]},
        "then": {"properties": then},
    }
    return condition | ({"else": {"properties": otherwise}} if otherwise else {})
