"""The files of ``content/vocabulary/`` → :class:`Vocabulary`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

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
PRECISIONS = ["exact", "village", "approximate", "area"]
DIVISIONS = ["partition", "disjoint", "overlap"]
_E = TypeVar("_E")
_Make = Callable[[str, Fields], _E]


def parse_vocabulary(
    files: Mapping[str, str], languages: tuple[Language, ...], diagnostics: Diagnostics
) -> Vocabulary:
    """Every entry that is well enough formed to be kept; what is not is in the notebook, with its place."""
    desk = _VocabularyContext(files, languages, diagnostics)
    vocabulary = Vocabulary(
        categories=desk.file("categories", desk.category),
        places=desk.file("places", desk.place),
        periods=desk.file("periods", desk.period),
        publishers=desk.file("publishers", desk.publisher),
        measures=desk.file("measures", desk.measure),
        causes=desk.file("causes", desk.term),
        populations=desk.file("populations", desk.term),
        divisions=tuple(desk.divisions()),
    )
    desk.check_references(vocabulary)
    desk.check_circles(vocabulary)
    return vocabulary


class _VocabularyContext:
    """One parsing of a vocabulary: the files, the languages that labels must have, and the notebook."""

    def __init__(
        self, files: Mapping[str, str], languages: tuple[Language, ...], diagnostics: Diagnostics
    ) -> None:
        self.files, self.languages, self.diagnostics = files, languages, diagnostics
        self._references: list[tuple[str, Scalar]] = []
        self._within: list[tuple[str, str, Scalar]] = []

    def root(self, name: str) -> tuple[Node | None, str]:
        path = f"{FOLDER}{name}.yaml"
        node, mistakes = parse_yaml(self.files.get(path, ""), path)
        self.diagnostics.mistakes += mistakes
        return node, path

    def file(self, name: str, make: _Make[_E]) -> dict[str, _E]:
        node, path = self.root(name)
        found: dict[str, _E] = {}
        for key, value in entries(node, path, self.diagnostics):
            fields = Fields(value, key.place, self.diagnostics, f"`{key.text}`")
            found[key.text] = make(key.text, fields)
            fields.close()
        return found

    def label(self, fields: Fields, key: str = "label") -> dict[str, str]:
        """A text that every language of the site must have."""
        label = fields.words(key)
        for language in self.languages:
            if language.code not in label:
                self.diagnostics.write(
                    fields.place_of(key),
                    "missing-label",
                    f"{fields.what} has no `{key}` in `{language.code}`",
                    f"add `{language.code}: …` to its `{key}`",
                )
        return label

    def counted(self, fields: Fields) -> dict[str, dict[str, str]]:
        """The counted noun in every plural form of every language (CLDR)."""
        by_language = fields.inside("counted", f"`counted` of {fields.what}")
        counted = {}
        for language in self.languages:
            forms = texts(
                by_language.node(language.code),
                by_language.place_of(language.code),
                self.diagnostics,
                "the plural forms",
            )
            self._check_forms(fields, by_language, language, forms)
            check_counted(by_language.node(language.code), language, fields.what, self.diagnostics)
            counted[language.code] = forms
        return counted

    def _check_forms(
        self, fields: Fields, by_language: Fields, language: Language, forms: dict[str, str]
    ) -> None:
        needed = [*sorted(Locale.parse(language.locale).plural_form.tags), "other"]
        missing = [form for form in needed if form not in forms]
        if missing:
            self.diagnostics.write(
                by_language.place_of(language.code),
                "missing-plural",
                f"{fields.what} has no plural form {', '.join(missing)} in `{language.code}`",
                f"add {', '.join(f'`{form}: …`' for form in missing)}; `{language.code}` needs {', '.join(needed)}",
            )

    def references(self, axis: str, fields: Fields, key: str) -> tuple[str, ...]:
        names = fields.names(key)
        self._references += [(axis, name) for name in names]
        return tuple(name.text for name in names)

    def within(self, axis: str, key: str, fields: Fields) -> tuple[str, ...]:
        self._within += [(axis, key, name) for name in fields.names("within")]
        return self.references(axis, fields, "within")

    def check_circles(self, vocabulary: Vocabulary) -> None:
        """Entries that lie within each other, each circle once: containment would prove anything."""
        told: set[tuple[str, str]] = set()
        for axis, key, name in self._within:
            side = {"category": "who", "place": "where"}[axis]
            if (axis, key) in told or not vocabulary.narrower(side, name.text, key):
                continue
            circle = [
                (other, inner)
                for kind, other, inner in self._within
                if kind == axis and vocabulary.narrower(side, key, inner.text) and vocabulary.narrower(side, other, key)
                and vocabulary.narrower(side, inner.text, key) and vocabulary.narrower(side, key, other)
            ]  # fmt: skip
            told.update((axis, other) for other, _ in circle)
            self._write_circle(key, name, circle)

    def _write_circle(self, key: str, name: Scalar, circle: list[tuple[str, Scalar]]) -> None:
        others = ", ".join(f"line {inner.place.line} (`{other}`)" for other, inner in circle[1:])
        hint = (
            f"take one `within` of the circle away: the one here, or that of {others}"
            if others
            else f"take `{key}` out of its own `within`"
        )
        through = f", which lies within `{key}`" if name.text != key else ""
        self.diagnostics.write(name.place, "circle", f"`{key}` lies within `{name.text}`{through}", hint)

    def check_references(self, vocabulary: Vocabulary) -> None:
        known = {
            "category": vocabulary.categories,
            "place": vocabulary.places,
            "publisher": vocabulary.publishers,
        }
        for axis, name in self._references:
            if name.text not in known[axis]:
                self.diagnostics.write(
                    name.place,
                    f"unknown-{axis}",
                    f"there is no {axis} `{name.text}`",
                    did_you_mean(name.text, list(known[axis])),
                )

    def category(self, key: str, fields: Fields) -> Category:
        return Category(
            key,
            self.label(fields),
            self.counted(fields),
            self.within("category", key, fields),
            fields.words("note"),
        )

    def place(self, key: str, fields: Fields) -> PlaceName:
        lat, lon = fields.decimal("lat"), fields.decimal("lon")
        told = any(fields.has(name) and value is None for name, value in (("lat", lat), ("lon", lon)))
        if (
            (lat is None) != (lon is None)
            and not told
            or not (-90 <= (lat or 0) <= 90 and -180 <= (lon or 0) <= 180)
        ):
            self._write_coordinates(fields, lat, lon)
            lat = lon = None
        precision = fields.choice("precision", PRECISIONS, "approximate") or "approximate"
        return PlaceName(
            key, self.label(fields), fields.text("kind", "place"), lat, lon, precision, fields.words("basis"),
            self.within("place", key, fields), fields.decimal("radius_km"),
        )  # fmt: skip

    def _write_coordinates(self, fields: Fields, lat: float | None, lon: float | None) -> None:
        """Point out the one of the two that is missing, or lies outside the globe."""
        if lat is None or lon is None:
            there, lacking = ("lon", "lat") if lat is None else ("lat", "lon")
            if fields.node(lacking) is not None:
                return  # it is there and no number, which is told
            message, hint = (
                f"{fields.what} has `{there}` and no usable `{lacking}`",
                f"give both, or neither: add `{lacking}: …`",
            )
        else:
            there, limit = ("lon", 180) if -90 <= lat <= 90 else ("lat", 90)
            message, hint = (
                f"{fields.what} has `{there}` outside −{limit}…{limit}",
                "look it up again; `lat` and `lon` may be exchanged",
            )
        self.diagnostics.write(fields.place_of(there), "bad-coordinates", message, hint)

    def period(self, key: str, fields: Fields) -> NamedPeriod:
        start = fields.date("start", required=True)
        return NamedPeriod(key, self.label(fields), start, fields.words("note"))

    def publisher(self, key: str, fields: Fields) -> Publisher:
        label = self.label(fields)
        return Publisher(
            key,
            label,
            fields.words("short") or label,
            fields.text("kind", "outlet"),
            fields.words("note"),
            fields.text("url") or None,
        )

    def measure(self, key: str, fields: Fields) -> Measure:
        return Measure(key, self.label(fields), self.counted(fields))

    def term(self, key: str, fields: Fields) -> Term:
        return Term(key, self.label(fields))

    def divisions(self) -> Iterator[Division]:
        node, path = self.root("divisions")
        if node is not None and not isinstance(node, Listing):
            self.diagnostics.write(
                node.place, "wrong-shape", f"{path} must be a list", "begin each division with `- of: …`"
            )
        for item in node.items if isinstance(node, Listing) else ():
            fields = Fields(item, item.place, self.diagnostics, "the division")
            of = fields.scalar("of", required=True) or Scalar("", Location(path))
            self._references += [("category", of)] if of.text else []
            yield Division(
                of.text, self.references("category", fields, "into"), fields.choice("as", DIVISIONS, "overlap", required=True) or "overlap",
                self.references("publisher", fields, "publishers"), fields.words("because"),
            )  # fmt: skip
            fields.close()
