"""The files of ``content/vocabulary/`` → :class:`Vocabulary`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from hasila.ingest.counted import check_counted
from hasila.ingest.fields import Diagnostics, Fields, did_you_mean, entries, texts
from hasila.ingest.positioned_yaml import Listing, Node, Scalar, parse_yaml
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.plural_rule import plural_rule
from hasila.model.site import Language
from hasila.model.vocabulary import (  # fmt: skip
    AXES,
    Category,
    Division,
    Measure,
    NamedPeriod,
    PlaceName,
    Population,
    Publisher,
    Term,
    Vocabulary,
)

FOLDER = "content/vocabulary/"
PRECISIONS = ["exact", "reference", "village", "approximate", "area"]
DIVISIONS = ["partition", "disjoint", "overlap"]
KINDS = ["cumulative", "flow", "stock"]
_LEVELS = frozenset(
    ("missing", "in-hospital", "hospitalised", "in-intensive-care", "displaced", "detained", "trapped")
)
"""Measures that say how many there are, unless their entry says otherwise: a fall of them is no slip."""
_UNRESOLVED = re.compile(r"unidentified|unplaced|not-placed|undetermined|(.+-)?unknown(-.+)?|.+-unidentified")
"""Groups whose members leave them as more becomes known, unless their entry says otherwise."""
_UNCONFIRMED = re.compile(rf"probable|suspected|unconfirmed|{_UNRESOLVED.pattern}")
"""The same among populations: classes of cases, of which some are confirmed later."""
_CODE = re.compile(r"[A-Za-z0-9]+(?:[-._/][A-Za-z0-9]+)*")
_LOWEST_LEVEL = 9
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
        populations=context.file("populations", context.population),
        divisions=tuple(context.divisions()),
        names=tuple(context.names()),
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


_ENTRIES = {
    "category": "categories",
    "place": "places",
    "population": "populations",
    "measure": "measures",
    "publisher": "publishers",
}
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
        residual = _is_residual(key, fields, _UNRESOLVED)
        formerly = tuple(name.text for name in fields.names("formerly"))
        return Category(key, label, counted, within, fields.words("note"), residual, formerly)

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
            also=_spellings(fields),
            codes=_codes(fields),
            admin_level=_admin_level(fields),
            residual=_is_residual(key, fields, _UNRESOLVED),
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
        label, counted = self.label(fields), self.counted(fields)
        kind = fields.choice("kind", KINDS)
        stock = key in _LEVELS if kind is None else kind == "stock"
        return Measure(key, label, counted, stock, self.within("measure", key, fields))

    def term(self, key: str, fields: Fields) -> Term:
        """An entry of ``causes.yaml``."""
        return Term(key, self.label(fields))

    def population(self, key: str, fields: Fields) -> Population:
        """An entry of ``populations.yaml``."""
        label = self.label(fields)
        within = self.within("population", key, fields)
        return Population(key, label, within, _is_residual(key, fields, _UNCONFIRMED))

    def divisions(self) -> Iterator[Division]:
        """The items of ``divisions.yaml``."""
        node, path = self.root("divisions")
        if isinstance(node, Listing):
            for item in node.items:
                yield self._division(item, path)
        elif node is not None:
            message, hint = f"{path} must be a list", "begin each division with `- of: …`"
            self.diagnostics.write(node.location, "wrong-shape", message, hint)

    def names(self) -> Iterator[tuple[str, ...]]:
        """The spellings of each name in ``names.yaml``: texts with semicolons between the spellings."""
        node, path = self.root("names")
        if isinstance(node, Listing):
            for item in node.items:
                yield from self._spellings(item)
        elif node is not None:
            message, hint = (
                f"{path} must be a list",
                "begin each name with `- `, its spellings parted by `; `",
            )
            self.diagnostics.write(node.location, "wrong-shape", message, hint)

    def _spellings(self, item: Node) -> Iterator[tuple[str, ...]]:
        text = item.text if isinstance(item, Scalar) else ""
        spellings = tuple(filter(None, map(str.strip, text.split(";"))))
        if len(spellings) > 1:
            yield spellings
            return
        message = "a name of search needs at least two spellings"
        hint = "write them on one line, parted by `; `: `- Hama; Hamah`"
        self.diagnostics.write(item.location, "wrong-shape", message, hint)

    def _division(self, item: Node, path: str) -> Division:
        fields = Fields(item, item.location, self.diagnostics, "the division")
        axis = fields.choice("axis", list(AXES), "category") or "category"
        parent = self._divided(axis, fields) or Scalar("", Location(path))
        into = self._parts_of(axis, parent, fields)
        kind = fields.choice("as", DIVISIONS, "overlap", required=True)
        publishers = self.references("publisher", fields, "publishers")
        because = fields.words("because")
        fields.close()
        return Division(parent.text, into, kind or "overlap", publishers, because, axis)

    def _divided(self, axis: str, fields: Fields) -> Scalar | None:
        """The entry that a division divides; of populations it may be everybody, who have no name."""
        parent = fields.scalar("of", required=axis != "population")
        if parent:
            self._references.append((axis, parent))
        return parent

    def _parts_of(self, axis: str, parent: Scalar, fields: Fields) -> tuple[str, ...]:
        """The entries that a division names as parts; all but categories lie in what they divide."""
        names = fields.names("into")
        self._references += [(axis, name) for name in names]
        if axis != "category" and parent.text:
            self._within += [_Within(axis, name.text, parent) for name in names]
        return tuple(name.text for name in names)


def _is_residual(key: str, fields: Fields, usual: re.Pattern[str]) -> bool:
    """True where members leave the entry as more becomes known of them: said, or by its usual id."""
    said = fields.choice("residual", ["yes", "no"])
    return usual.fullmatch(key) is not None if said is None else said == "yes"


def _spellings(fields: Fields) -> dict[str, tuple[str, ...]]:
    """Other spellings by language: ``also: {en: [Idleb, Edlib]}``."""
    by_language = fields.inside("also", f"`also` of {fields.what}")
    return {code: tuple(name.text for name in by_language.names(code)) for code in by_language.keys}


def _codes(fields: Fields) -> dict[str, str]:
    """The codes of a place in other systems; one that has the letters of none is pointed out."""
    codes: dict[str, str] = {}
    for key in ("pcode", "iso", "geonames"):
        code = fields.scalar(key)
        if code and _is_code(key, code.text):
            codes[key] = code.text
        elif code:
            message, hint = (
                f"`{key}: {code.text}` is no such code",
                f"write it as it is published: {_EXAMPLES[key]}",
            )
            fields.diagnostics.write(code.location, "bad-code", message, hint)
    return codes


_EXAMPLES = {"pcode": "`SY0701`", "iso": "`SY` or `SY-ID`", "geonames": "`167638`"}


def _is_code(key: str, text: str) -> bool:
    if key == "geonames":
        return text.isascii() and text.isdecimal()
    if key == "iso":
        return re.fullmatch(r"[A-Z]{2}(-[A-Z0-9]{1,3})?|[A-Z]{3}", text) is not None
    return _CODE.fullmatch(text) is not None


def _admin_level(fields: Fields) -> int | None:
    """The level of administration, 0 to 9; ``None`` where none is said."""
    if fields.node("admin_level") is None:
        return None
    level = fields.whole("admin_level", -1)
    return level if 0 <= level <= _LOWEST_LEVEL else None


def _plural_forms(language: Language) -> list[str]:
    """The plural forms of the language (CLDR), ``other`` last."""
    tags = plural_rule(language.locale).tags
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
