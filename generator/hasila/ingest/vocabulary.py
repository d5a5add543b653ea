"""The files of ``content/vocabulary/`` → :class:`Vocabulary`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from babel import Locale

from hasila.ingest.counted import check_counted
from hasila.ingest.fields import Diagnostics, Fields, did_you_mean, entries, texts
from hasila.ingest.positioned_yaml import Listing, Node, Scalar, parse_yaml
from hasila.model.diagnostics import Location
from hasila.model.site import Language
from hasila.model.vocabulary import (  # fmt: skip
    Category,
    Division,
    Measure,
    NamedPeriod,
    PlaceName,
    Publisher,
    Term,
    Vocabulary,
)

FOLDER = "content/vocabulary/"
PRECISIONS = ["exact", "reference", "village", "approximate", "area"]
DIVISIONS = ["partition", "disjoint", "overlap"]
_E = TypeVar("_E")
_Make = Callable[[str, Fields], _E]


def parse_vocabulary(
    files: Mapping[str, str], languages: tuple[Language, ...], diagnostics: Diagnostics
) -> Vocabulary:
    """Every entry that is well enough formed to be kept; what is not is in the diagnostics."""
    context = _VocabularyContext(files, languages, diagnostics)
    vocabulary = Vocabulary(
        categories=context.file("categories", context.category),
        places=context.file("places", context.place),
        periods=context.file("periods", context.period),
        publishers=context.file("publishers", context.publisher),
        measures=context.file("measures", context.measure),
        causes=context.file("causes", context.term),
        populations=context.file("populations", context.term),
        divisions=tuple(context.divisions()),
    )
    context.check_references(vocabulary)
    context.check_circles(vocabulary)
    return vocabulary


@dataclass(frozen=True, slots=True)
class _Within:
    """An entry ``key`` of an axis that says that it lies within the entry ``outer``."""

    axis: str
    key: str
    outer: Scalar


_ENTRIES = {"category": "categories", "place": "places", "publisher": "publishers"}
"""Where the vocabulary has the entries of an axis."""
_BOUNDS = {"lat": 90, "lon": 180}
"""The greatest number of degrees, to either side of 0."""


class _VocabularyContext:
    """One parsing of a vocabulary: the files, the languages that labels must have, and the diagnostics."""

    def __init__(
        self, files: Mapping[str, str], languages: tuple[Language, ...], diagnostics: Diagnostics
    ) -> None:
        self.files = files
        self.languages = languages
        self.diagnostics = diagnostics
        self._references: list[tuple[str, Scalar]] = []
        self._within: list[_Within] = []

    def root(self, name: str) -> tuple[Node | None, str]:
        """The root node of the file ``name``, and its path."""
        path = f"{FOLDER}{name}.yaml"
        node, diagnostics = parse_yaml(self.files.get(path, ""), path)
        self.diagnostics.found += diagnostics
        return node, path

    def file(self, name: str, make: _Make[_E]) -> dict[str, _E]:
        """The entries of the file ``name`` by their ids."""
        node, path = self.root(name)
        found: dict[str, _E] = {}
        for key, value in entries(node, path, self.diagnostics):
            name_of_entry = f"`{key.text}`"
            fields = Fields(value, key.location, self.diagnostics, name_of_entry)
            found[key.text] = make(key.text, fields)
            fields.close()
        return found

    def label(self, fields: Fields, key: str = "label") -> dict[str, str]:
        """A text that every language of the site must have."""
        label = fields.words(key)
        lacking = (language.code for language in self.languages if language.code not in label)
        for code in lacking:
            message = f"{fields.what} has no `{key}` in `{code}`"
            hint = f"add `{code}: …` to its `{key}`"
            location = fields.location_of(key)
            self.diagnostics.write(location, "missing-label", message, hint)
        return label

    def counted(self, fields: Fields) -> dict[str, dict[str, str]]:
        """The counted noun in every plural form of every language (CLDR)."""
        by_language = fields.inside("counted", f"`counted` of {fields.what}")
        return {language.code: self._forms(fields.what, by_language, language) for language in self.languages}

    def _forms(self, what: str, by_language: Fields, language: Language) -> dict[str, str]:
        node = by_language.node(language.code)
        location = by_language.location_of(language.code)
        forms = texts(node, location, self.diagnostics, "the plural forms")
        self._check_forms(what, location, language, forms)
        check_counted(node, language, what, self.diagnostics)
        return forms

    def _check_forms(self, what: str, location: Location, language: Language, forms: dict[str, str]) -> None:
        """Point out the plural forms of the language that are missing."""
        needed = _plural_forms(language)
        missing = [form for form in needed if form not in forms]
        if missing:
            added = ", ".join(f"`{form}: …`" for form in missing)
            message = f"{what} has no plural form {', '.join(missing)} in `{language.code}`"
            hint = f"add {added}; `{language.code}` needs {', '.join(needed)}"
            self.diagnostics.write(location, "missing-plural", message, hint)

    def references(self, axis: str, fields: Fields, key: str) -> tuple[str, ...]:
        """The entries of ``axis`` that are named under ``key``.

        :meth:`check_references` looks for them later.
        """
        names = fields.names(key)
        self._references += [(axis, name) for name in names]
        return tuple(name.text for name in names)

    def within(self, axis: str, key: str, fields: Fields) -> tuple[str, ...]:
        """The entries that the entry ``key`` lies within."""
        for name in fields.names("within"):
            self._within.append(_Within(axis, key, name))
        return self.references(axis, fields, "within")

    def check_circles(self, vocabulary: Vocabulary) -> None:
        """Point out entries that lie within each other, each circle once: they would prove anything."""
        told: set[tuple[str, str]] = set()
        for link in self._within:
            closes = vocabulary.narrower(link.axis, link.outer.text, link.key)
            if closes and (link.axis, link.key) not in told:
                circle = [other for other in self._within if _in_one_circle(vocabulary, link, other)]
                told.update((link.axis, other.key) for other in circle)
                self._write_circle(link, circle)

    def _write_circle(self, link: _Within, circle: list[_Within]) -> None:
        key, outer = link.key, link.outer.text
        lines = [f"line {other.outer.location.line} (`{other.key}`)" for other in circle[1:]]
        through = f", which lies within `{key}`" if outer != key else ""
        hint = f"take `{key}` out of its own `within`"
        if lines:
            others = ", ".join(lines)
            hint = f"take one `within` of the circle away: the one here, or that of {others}"
        message = f"`{key}` lies within `{outer}`{through}"
        self.diagnostics.write(link.outer.location, "circle", message, hint)

    def check_references(self, vocabulary: Vocabulary) -> None:
        """Point out each name that no entry has."""
        for axis, name in self._references:
            known = getattr(vocabulary, _ENTRIES[axis])
            if name.text not in known:
                self._write_unknown(axis, name, list(known))

    def _write_unknown(self, axis: str, name: Scalar, known: list[str]) -> None:
        message = f"there is no {axis} `{name.text}`"
        hint = did_you_mean(name.text, known)
        self.diagnostics.write(name.location, f"unknown-{axis}", message, hint)

    def category(self, key: str, fields: Fields) -> Category:
        """An entry of ``categories.yaml``."""
        label = self.label(fields)
        counted = self.counted(fields)
        within = self.within("category", key, fields)
        return Category(key, label, counted, within, fields.words("note"))

    def place(self, key: str, fields: Fields) -> PlaceName:
        """An entry of ``places.yaml``; coordinates that cannot be used are left out."""
        lat, lon = self._coordinates(fields)
        precision = fields.choice("precision", PRECISIONS) or "approximate"
        placed = lat is not None or precision == "area"
        return PlaceName(
            id=key,
            label=self.label(fields),
            kind=fields.text("kind", "place"),
            lat=lat,
            lon=lon,
            precision=precision if placed else "none",
            basis=fields.words("basis"),
            within=self.within("place", key, fields),
            radius_km=fields.decimal("radius_km"),
        )

    def _coordinates(self, fields: Fields) -> tuple[float | None, float | None]:
        """The latitude and longitude in degrees, or neither."""
        lat = fields.decimal("lat")
        lon = fields.decimal("lon")
        unread = _unread(fields, "lat", lat) or _unread(fields, "lon", lon)
        beyond = _beyond("lat", lat) or _beyond("lon", lon)
        half = (lat is None) != (lon is None)
        if not beyond and (unread or not half):
            return lat, lon
        if half:
            self._write_lacking(fields, "lat" if lat is None else "lon")
        else:
            self._write_beyond(fields, beyond)
        return None, None

    def _write_lacking(self, fields: Fields, lacking: str) -> None:
        if fields.node(lacking) is not None:
            return  # it is there and no number, which was pointed out
        there = "lon" if lacking == "lat" else "lat"
        usable = f"`{there}` and no usable `{lacking}`"
        message = f"{fields.what} has {usable}"
        hint = f"give both, or neither: add `{lacking}: …`"
        self.diagnostics.write(fields.location_of(there), "bad-coordinates", message, hint)

    def _write_beyond(self, fields: Fields, key: str) -> None:
        limit = _BOUNDS[key]
        message = f"{fields.what} has `{key}` outside −{limit}…{limit}"
        hint = "look it up again; `lat` and `lon` may be exchanged"
        self.diagnostics.write(fields.location_of(key), "bad-coordinates", message, hint)

    def period(self, key: str, fields: Fields) -> NamedPeriod:
        """An entry of ``periods.yaml``; its start is ``None`` where that is a mistake."""
        start: Any = fields.date("start", required=True)
        label = self.label(fields)
        return NamedPeriod(key, label, start, fields.words("note"))

    def publisher(self, key: str, fields: Fields) -> Publisher:
        """An entry of ``publishers.yaml``; one without a short name is called by its label."""
        label = self.label(fields)
        return Publisher(
            id=key,
            label=label,
            short=fields.words("short") or label,
            kind=fields.text("kind", "outlet"),
            note=fields.words("note"),
            url=fields.text("url") or None,
        )

    def measure(self, key: str, fields: Fields) -> Measure:
        """An entry of ``measures.yaml``."""
        return Measure(key, self.label(fields), self.counted(fields))

    def term(self, key: str, fields: Fields) -> Term:
        """An entry of ``causes.yaml`` or ``populations.yaml``."""
        return Term(key, self.label(fields))

    def divisions(self) -> Iterator[Division]:
        """The items of ``divisions.yaml``."""
        node, path = self.root("divisions")
        if isinstance(node, Listing):
            for item in node.items:
                yield self._division(item, path)
        elif node is not None:
            message, hint = f"{path} must be a list", "begin each division with `- of: …`"
            self.diagnostics.write(node.location, "wrong-shape", message, hint)

    def _division(self, item: Node, path: str) -> Division:
        fields = Fields(item, item.location, self.diagnostics, "the division")
        parent = fields.scalar("of", required=True) or Scalar("", Location(path))
        if parent.text:
            self._references.append(("category", parent))
        into = self.references("category", fields, "into")
        kind = fields.choice("as", DIVISIONS, "overlap", required=True)
        publishers = self.references("publisher", fields, "publishers")
        because = fields.words("because")
        fields.close()
        return Division(parent.text, into, kind or "overlap", publishers, because)


def _plural_forms(language: Language) -> list[str]:
    """The plural forms of the language (CLDR), ``other`` last."""
    tags = Locale.parse(language.locale).plural_form.tags
    return [*sorted(tags), "other"]


def _in_one_circle(vocabulary: Vocabulary, link: _Within, other: _Within) -> bool:
    """True where ``other`` is a link of the circle that ``link`` belongs to."""
    if other.axis != link.axis:
        return False
    inner, outer = other.key, other.outer.text
    pairs = ((link.key, outer), (outer, link.key), (link.key, inner), (inner, link.key))
    return all(vocabulary.narrower(link.axis, narrow, broad) for narrow, broad in pairs)


def _unread(fields: Fields, key: str, value: float | None) -> bool:
    """True where something stands under ``key`` that is no number, or nothing: that was pointed out."""
    return value is None and fields.has(key)


def _beyond(key: str, degrees: float | None) -> str:
    """``key``, where so many degrees lie outside the globe; "" where they do not."""
    if degrees is None or abs(degrees) <= _BOUNDS[key]:
        return ""
    return key
