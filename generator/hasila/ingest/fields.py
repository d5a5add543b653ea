"""Taking a mapping apart, key by key, without guessing: unknown keys, missing keys and wrong shapes become mistakes."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from difflib import get_close_matches

from hasila.ingest.positioned_yaml import Listing, Mapping, Node, Scalar
from hasila.model.bounds import FARTHEST_KM, LARGEST_ORDER, LONGEST_DECIMAL, LONGEST_ID, brief, shown
from hasila.model.calendar import early, early_hint
from hasila.model.diagnostics import Diagnostic, Location, Severity
from hasila.model.file_names import why_unusable
from hasila.model.yaml_line import shortened
from hasila.model.yaml_slips import misplaced_separator, slip_of, unquoted

DOUBT = "doubt"
"""The key under which a draft asks a person to decide; any mapping may hold it."""
_LISTED = 12
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_WORD = 100
"""Letters of a word for which the nearest known one is looked for; the work grows with their square."""
_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the nearest of ``known``, or all of them when none is near."""
    slip = slip_of(word, known) if len(word) <= _LONGEST_WORD else ""
    if slip:
        return slip
    near = get_close_matches(word, known, n=1, cutoff=0.6) if len(word) <= _LONGEST_WORD else []
    if near:
        return f"did you mean `{near[0]}`?"
    names = sorted(set(known))
    shown = ", ".join(names[:_LISTED]) + (" …" if len(names) > _LISTED else "")
    return (
        f"known here: {shown}"
        if known
        else "nothing is known here yet: add it to the vocabulary, or bring its file back"
    )


def to_date(text: str) -> date | None:
    """The day that ``YYYY-MM-DD`` names; ``None`` for any other text and for days that the calendar has not."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None


def _dating(text: str) -> str:
    """How to write a day; where ``text`` begins with a day of another calendar ("1452-11-10 AH"), which day that is."""
    begun = to_date(text.strip()[:10])
    return early_hint(begun) if begun and early(begun) else day_hint(text)


@dataclass(slots=True)
class Diagnostics:
    """Where a reading verb writes down the mistakes that it meets; given from above, emptied by nobody."""

    mistakes: list[Diagnostic] = field(default_factory=list)

    def write(
        self, place: Location, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> None:
        self.mistakes.append(Diagnostic(place, code, severity, message, hint))


class Fields:
    """A mapping under examination. Each method takes one key; :meth:`close` points out the keys nobody took."""

    def __init__(self, node: Node | None, place: Location, diagnostics: Diagnostics, what: str) -> None:
        self.place, self.diagnostics, self.what = (node.place if node else place), diagnostics, what
        self._taken: list[str] = []
        self._lacking: list[str] = []
        self._entries: dict[str, tuple[Scalar, Node]] = {}
        self._repeated = isinstance(node, Mapping) and bool(node.repeated)
        if isinstance(node, Mapping):
            self._entries = {key.text: (key, value) for key, value in node.entries}
            refuse_doubts(self._entries.pop(DOUBT, None), diagnostics)
        elif node is not None and not (isinstance(node, Scalar) and node.empty):
            diagnostics.write(
                node.place,
                "wrong-shape",
                f"{what} must be `key: value` lines",
                _as_entries(node),
            )

    def node(self, key: str) -> Node | None:
        """The value of ``key`` as it stands; ``None`` when it is absent or empty."""
        self._taken.append(key)
        value = self._entries[key][1] if key in self._entries else None
        return None if isinstance(value, Scalar) and value.empty else value

    def place_of(self, key: str) -> Location:
        return self._entries[key][1].place if key in self._entries else self.place

    def has(self, key: str) -> bool:
        return key in self._entries

    def misspelt(self, key: str) -> bool:
        """Whether ``key`` is absent and another that is nearly the same is there: that is pointed out as unknown."""
        return key not in self._entries and bool(get_close_matches(key, self._entries, n=1, cutoff=0.8))

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        value = self.node(key)
        if value is None:
            if required:
                self._lacking.append(key)
            return None
        if isinstance(value, Scalar):
            return value
        doubt = doubt_in(value)
        if doubt:
            refuse_doubts(doubt, self.diagnostics)
            return None
        self.diagnostics.write(value.place, "wrong-shape", f"`{key}` must be one value", _as_one(key, value))
        return None

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        scalar = self.scalar(key, required=required)
        return scalar.text.strip() if scalar else default

    def choice(
        self,
        key: str,
        known: list[str],
        default: str | None = None,
        *,
        required: bool = False,
        code: str = "unknown-word",
    ) -> str | None:
        """One of ``known`` words, or ``default``; another word is a mistake with the nearest known one."""
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return default
        if scalar.text not in known:
            self.diagnostics.write(
                scalar.place, code, f"`{key}: {scalar.text}` is not known", did_you_mean(scalar.text, known)
            )
            return default
        return scalar.text

    def date(self, key: str, *, required: bool = False) -> date | None:
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return None
        day = to_date(scalar.text)
        if day is None:
            self.diagnostics.write(
                scalar.place,
                "impossible-date",
                f"`{scalar.text}` is no day of the calendar",
                _dating(scalar.text),
            )
        elif early(day):
            message = f"`{scalar.text}` lies in the year {day.year}, before the Gregorian calendar began"
            self.diagnostics.write(scalar.place, "far-day", message, early_hint(day))
            return None
        return day

    def whole(self, key: str, default: int = 0) -> int:
        """A whole number written plainly: ``010`` and ``1e3`` are refused, nothing is coerced."""
        scalar = self.scalar(key)
        if scalar is None:
            return default
        if not re.fullmatch(r"0|[1-9][0-9]*", scalar.text):
            self.diagnostics.write(
                scalar.place,
                "not-a-number",
                f"`{key}: {brief(scalar.text)}` is not a whole number",
                _whole_hint(scalar.text),
            )
            return default
        return int(scalar.text) if self._within(scalar, key, LARGEST_ORDER) else default

    def _within(self, scalar: Scalar, key: str, largest: float) -> bool:
        """Whether a number is short enough to be one and at most ``largest``; pointed out where it is not."""
        short = len(scalar.text) <= LONGEST_DECIMAL
        if short and float(scalar.text) <= largest:
            return True
        message = f"`{key}: {brief(scalar.text)}` is more than is read: at most {shown(int(largest))}, in {LONGEST_DECIMAL} characters"
        self.diagnostics.write(
            scalar.place, "too-long", message, "compare it with the source, and write it plainly"
        )
        return False

    def decimal(self, key: str) -> float | None:
        scalar = self.scalar(key)
        if scalar is None:
            return None
        if not re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", scalar.text):
            self.diagnostics.write(
                scalar.place,
                "not-a-number",
                f"`{key}: {brief(scalar.text)}` is not a decimal number",
                _decimal_hint(scalar.text),
            )
            return None
        return float(scalar.text) if self._within(scalar, key, FARTHEST_KM) else None

    def words(self, key: str) -> dict[str, str]:
        """One text in several languages: ``{ar: …, en: …}``; absent, an empty mapping."""
        return texts(self.node(key), self.place, self.diagnostics, f"`{key}`")

    def list(self, key: str) -> tuple[Node, ...]:
        value = self.node(key)
        if value is None:
            return ()
        if not isinstance(value, Listing):
            self.diagnostics.write(
                value.place, "wrong-shape", f"`{key}` must be a list", _as_list(key, value)
            )
            return ()
        return value.items

    def names(self, key: str) -> tuple[Scalar, ...]:
        """A list of plain words, with their places."""
        good = []
        for item in self.list(key):
            if isinstance(item, Scalar):
                good.append(item)
            else:
                self.diagnostics.write(
                    item.place,
                    "wrong-shape",
                    f"`{key}` must be a list of words",
                    f"write the ids themselves: `{key}: […, …]`",
                )
        return tuple(good)

    def inside(self, key: str, what: str = "") -> Fields:
        return Fields(self.node(key), self.place_of(key), self.diagnostics, what or f"`{key}`")

    @property
    def misread(self) -> bool:
        """Whether something of it was not understood: a key that nobody took so far, or one that stands
        twice."""
        return self._repeated or not self._entries.keys() <= set(self._taken)

    def close(self) -> None:
        """Point out each key that is not known, with the nearest known one, and each that is missing.

        A key that is missing because it is misspelt is one mistake, told where it stands.
        """
        unknown = [key for name, (key, _) in self._entries.items() if name not in self._taken]
        lacking = [key for key in self._lacking if key not in self._entries]
        for key in unknown:
            meant = (
                _number_by_itself(self._entries[key.text][1]) if self.what.startswith("the figure") else ""
            )
            meant = meant or _meant(key.text, lacking) or did_you_mean(key.text, self._taken)
            self.diagnostics.write(key.place, "unknown-key", f"{self.what} has no key `{key.text}`", meant)
        if not self._entries and self._lacking and self.what in _WHOLE:
            self._lack_all()
            return
        for name in self._lacking:
            if not any(_meant(key.text, [name]) for key in unknown):
                self._lack(name)

    def _lack_all(self) -> None:
        """Point out once that nothing of it is there."""
        key = _WHOLE[self.what]
        entries = ", ".join(f"{name}: …" for name in self._lacking)
        self.diagnostics.write(
            self.place, "missing-key", f"there is no `{key}`", f"add a line `{key}: {{{entries}}}`"
        )

    def _lack(self, name: str) -> None:
        if name in self._entries:
            place, hint = self._entries[name][0].place, f"write its value after `{name}:`"
            self.diagnostics.write(place, "missing-key", f"{self.what} has no value for `{name}`", hint)
        else:
            self.diagnostics.write(
                self.place, "missing-key", f"{self.what} has no `{name}`", f"add a line `{name}: …`"
            )

    def nested_in_unknown(self) -> Iterator[str]:
        """The keys within entries that nobody took: what stands there was described, though under a word that is not known."""
        for name, (_, value) in self._entries.items():
            if name not in self._taken and isinstance(value, Mapping):
                yield from _keys_of(value)


def _keys_of(mapping: Mapping) -> Iterator[str]:
    for key, value in mapping.entries:
        yield key.text
        if isinstance(value, Mapping):
            yield from _keys_of(value)


_WHOLE = {"`rows`": "rows", "the source": "source"}
"""Mappings that are needed as a whole, and their keys."""
_OTHER_WORDS = {
    "date": "published",
    "day": "published",
    "author": "publisher",
    "agency": "publisher",
    "lang": "language",
    "url": "source",
    "link": "source",
    "headline": "title",
}
"""What other programs call a key."""


def _number_by_itself(value: Node) -> str:
    """The next step where a head says a number, which only the words of a mark may."""
    if isinstance(value, Scalar) and value.text.strip().isdecimal():
        return "take it away: a number stands only in the prose, in the words of its mark"
    return ""


def _meant(name: str, lacking: list[str]) -> str:
    """The next step where ``name`` is one of the ``lacking`` keys, misspelt."""
    if _OTHER_WORDS.get(name.lower()) in lacking:
        return f"write it as `{_OTHER_WORDS[name.lower()]}`"
    near = get_close_matches(name, lacking, n=1, cutoff=0.75)
    return slip_of(name, lacking) or (f"did you mean `{near[0]}`?" if near else "")


def _as_entries(node: Node) -> str:
    """How a text or a list is written as entries."""
    if isinstance(node, Listing):
        return "take the dash or the brackets away: `key: value`, each on a line of its own"
    text = node.text if isinstance(node, Scalar) else ""
    return (
        _number_by_itself(node)
        or misplaced_separator(text)
        or "write each entry on a line of its own, indented: `key: value`"
    )


def _as_one(key: str, node: Node) -> str:
    """How a list or a mapping is written as one value."""
    items = node.items if isinstance(node, Listing) else ()
    only = items[0].text if len(items) == 1 and isinstance(items[0], Scalar) else "…"
    return f"keep one of them: `{key}: …`" if len(items) > 1 else f"write `{key}: {only}` on one line"


def _as_list(key: str, node: Node) -> str:
    """How a single value is written as a list."""
    if not isinstance(node, Scalar):
        return f"write `{key}: […, …]`"
    if node.text.startswith("-"):
        return "write a space after each dash: `- …`"
    return f"put it in brackets: `{key}: [{shortened(node.text)}]`"


def day_hint(text: str) -> str:
    """How ``text`` is written as a day, without saying which day was meant where that is not sure."""
    bare = unquoted(text)
    if bare != text and to_date(bare):
        return f"write it without the quotes {text[0]} {text[-1]}: {bare}"
    numbers = re.findall(r"\d+", text)
    if len(numbers) == 3 and _DATE.fullmatch(text):
        return _impossible(*map(int, numbers))
    if len(numbers) == 3 and len(numbers[0]) == 4:
        return "write the year, the month and the day with hyphens, in 4, 2 and 2 digits: YYYY-MM-DD"
    if len(numbers) == 3:
        return "write the year first, then the month, then the day: YYYY-MM-DD"
    return "write year, month and day in digits: YYYY-MM-DD"


def _impossible(year: int, month: int, day: int) -> str:
    if not year:
        return "there is no year 0; write YYYY-MM-DD"
    if not 1 <= month <= 12:
        return f"there is no month {month}; write YYYY-MM-DD, the month before the day"
    return f"{year:04}-{month:02} has {monthrange(year, month)[1]} days"


def _whole_hint(text: str) -> str:
    bare = unquoted(text)
    grouped = re.fullmatch(r"\d{1,3}(?:[,٬' _]\d{3})+|\d+", bare)
    digits = re.sub(r"\D", "", bare)
    plain = str(int(digits)) if grouped and len(digits) < _LONGEST_NUMBER else ""
    return (
        f"write it plainly in the digits 0-9: {plain}" if plain else "write a whole number in the digits 0-9"
    )


_LONGEST_NUMBER = 20


def _decimal_hint(text: str) -> str:
    plain = re.sub(r"[,٫]", ".", unquoted(text))
    fits = re.fullmatch(r"[-−]?[0-9]+(\.[0-9]+)?", plain)
    return (
        f"write it with a point: {plain.replace('−', '-')}"
        if fits
        else "write it in the digits 0-9, with a point before the fraction"
    )


def doubt_in(node: Node | None) -> tuple[Scalar, Node] | None:
    """The entry ``doubt:`` of a mapping that stands where a person has to decide; ``None`` where there is
    none."""
    listed = node.entries if isinstance(node, Mapping) else ()
    return next((entry for entry in listed if entry[0].text == DOUBT), None)


def refuse_doubts(entry: tuple[Scalar, Node] | None, diagnostics: Diagnostics) -> None:
    """Point out each doubt of an entry ``doubt:``: what a person has not decided is not published."""
    if entry is None:
        return
    _, value = entry
    for doubt in value.items if isinstance(value, Listing) else (value,):
        diagnostics.write(
            doubt.place,
            "unresolved-doubt",
            f"a doubt stands open: {_doubt(doubt)}",
            "decide it in this file, then take this entry away",
        )


def _doubt(node: Node) -> str:
    said = isinstance(node, Scalar) and not node.empty
    return node.text.strip() if isinstance(node, Scalar) and said else "it is not said which"


def texts(node: Node | None, place: Location, diagnostics: Diagnostics, what: str) -> dict[str, str]:
    """The texts of ``{ar: …, en: …}`` by language; other shapes are mistakes."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        diagnostics.write(
            node.place,
            "wrong-shape",
            f"{what} must have one text per language",
            "name the language of each text: {ar: …, en: …}",
        )
        return {}
    refuse_doubts(doubt_in(node), diagnostics)
    return {
        key.text: value.text.strip()
        for key, value in node.entries
        if isinstance(value, Scalar) and not value.empty and key.text != DOUBT
    }


def entries(node: Node | None, path: str, diagnostics: Diagnostics) -> Iterator[tuple[Scalar, Node]]:
    """The named entries of a vocabulary file. An id that is no slug is a mistake; it stays known, lest
    every use of it be one, too."""
    if node is None:
        return
    if not isinstance(node, Mapping):
        diagnostics.write(node.place, "wrong-shape", f"{path} must be `id: …` entries", _as_entries(node))
        return
    for key, value in node.entries:
        slug(key, diagnostics)
        yield key, value


def slug(key: Scalar, diagnostics: Diagnostics) -> bool:
    """Whether ``key`` can be an id and a part of an address: lower-case letters, digits and single hyphens."""
    good = bool(_SLUG.fullmatch(key.text)) and len(key.text) <= LONGEST_ID
    reason = why_unusable(key.text) if good else ""
    if reason and key.place.line:  # of the name of a file it was said already
        diagnostics.write(
            key.place,
            "bad-name",
            f"`{key.text}` {reason}",
            "give it another id; it becomes the name of a file",
        )
    if not good:
        diagnostics.write(
            key.place,
            "bad-id",
            f"`{brief(key.text)}` cannot be an id",
            id_hint(key.text) + (f", at most {LONGEST_ID}" if len(key.text) > LONGEST_ID else ""),
        )
    return good and not reason


def id_hint(text: str) -> str:
    """An id made of ``text``, where that can be done by letter case and hyphens alone."""
    made = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")
    rule = "use lower-case letters a-z, digits and single hyphens"
    return f"{rule}: `{made}`" if text.isascii() and _SLUG.fullmatch(made) else rule
