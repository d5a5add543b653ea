"""Pieces of JSON Schema (draft 2020-12), from which each exporter says what its file holds.

An object names every field that it may have and must have: a field that is not described here is refused, so
that none can be added in silence.
"""

from __future__ import annotations

from hasila.model.site import Site
from hasila.publish.data.forms import Fields

DRAFT = "https://json-schema.org/draft/2020-12/schema"
_LANGUAGE = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$"
_END = {"type": ["integer", "null"]}


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
    """A whole number, of at least ``minimum`` where that is given."""
    schema: Fields = {"description": about, "type": "integer"}
    if minimum is not None:
        schema["minimum"] = minimum
    return schema


def truth(about: str) -> Fields:
    return {"description": about, "type": "boolean"}


def constant(about: str, value: object) -> Fields:
    return {"description": about, "const": value}


def listed(about: str, items: Fields) -> Fields:
    return {"description": about, "type": "array", "items": items}


def mapped(about: str, values: Fields) -> Fields:
    """An object whose keys are data (keys of figures, ids), all of one kind of value."""
    return {"description": about, "type": "object", "additionalProperties": values}


def fixed(about: str, items: list[Fields]) -> Fields:
    """An array that has exactly ``items``."""
    return {
        "description": about,
        "type": "array",
        "prefixItems": items,
        "items": False,
        "minItems": len(items),
    }


def interval(about: str) -> Fields:
    """Two ends, both included; ``null`` is an open end. Never a bare number."""
    return fixed(f"{about}: [low, high], both included, null for an open end", [_END, _END])


def maybe(schema: Fields) -> Fields:
    """``schema`` or ``null``."""
    rest = dict(schema)
    about = rest.pop("description")
    return {"description": about, "anyOf": [rest, {"type": "null"}]}


def words(about: str) -> Fields:
    """A text by language: those of the languages in which it was written."""
    schema = mapped(f"{about}, by language", {"type": "string"})
    schema["propertyNames"] = {"pattern": _LANGUAGE}
    return schema


def each_language(about: str, site: Site, values: Fields) -> Fields:
    """An object with a value for every language of the site."""
    return record(f"{about}, by language of the site", {language.code: values for language in site.languages})


def addresses(about: str, site: Site) -> Fields:
    """The address of a page, or of a row on one, in every language of the site."""
    return each_language(f"{about}, from the top of the site", site, text("address"))


def when(field: str, value: object, then: Fields, otherwise: Fields | None = None) -> Fields:
    """The rule that where ``field`` is ``value`` the fields of ``then`` hold too, else those of
    ``otherwise``."""
    condition = {"properties": {field: {"const": value}}, "required": [field]}
    rule: Fields = {"if": condition, "then": {"properties": then}}
    if otherwise:
        rule["else"] = {"properties": otherwise}
    return rule
