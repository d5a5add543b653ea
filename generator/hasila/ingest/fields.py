"""The fields of a mapping, taken one by one; what is unknown, missing or ill-shaped is a mistake."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from hasila.ingest.asked_keys import begun
from hasila.ingest.positioned_yaml import Listing, Mapping, Node, Scalar
from hasila.model.bounds import FARTHEST_KM, LARGEST_ORDER, LONGEST_DECIMAL, LONGEST_ID, brief, shown
from hasila.model.calendar import DATE, early, early_hint, to_date
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location, Severity
from hasila.model.file_names import why_unusable
from hasila.model.site import UNTRANSLATED
from hasila.model.yaml_line import shortened
from hasila.model.yaml_slips import misplaced_separator, slip_of, unquoted

DOUBT = "doubt"
"""The key under which a draft asks a person to decide; any mapping may hold it."""
_LISTED = 12
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_WORD = 100
"""Letters of a word for which the nearest known one is looked for; the work grows with their square."""
_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]*")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def did_you_mean(word: str, known: list[str]) -> str:
    """A hint that names the nearest of ``known``, or all of them when none is near."""
    if not known:
        return "nothing is known here yet: add it to the vocabulary, or bring its file back"
    return _nearest(word, known) or f"known here: {_listed(known)}"


def _nearest(word: str, known: list[str]) -> str:
    if len(word) > _LONGEST_WORD:
        return ""
    slip = slip_of(word, known)
    if slip:
        return slip
    near = nearest_of(word, tuple(known), 0.6)
    return f"did you mean `{near}`?" if near else ""


@lru_cache(1 << 12)
def nearest_of(word: str, known: tuple[str, ...], cutoff: float) -> str:
    """The word of ``known`` that is most like ``word``; "" where none is alike by ``cutoff`` (0 to 1).

    The heads of reports have the same keys again and again: what was found is remembered.
    """
    near = get_close_matches(word, known, n=1, cutoff=cutoff)
    return near[0] if near else ""


def _listed(known: list[str]) -> str:
    """All of ``known`` once, in order; of many the first."""
    names = sorted(set(known))
    more = " …" if len(names) > _LISTED else ""
    return ", ".join(names[:_LISTED]) + more


def _dating(text: str) -> str:
    """The next step for ``text`` in the place of a day, also one of another calendar ("1452-11-10 AH")."""
    begun = to_date(text.strip()[:10])
    if begun and early(begun):
        return early_hint(begun)
    return day_hint(text)


@dataclass(slots=True)
class Diagnostics:
    """The mistakes that were met while reading; given from above, emptied by nobody."""

    found: list[Diagnostic] = field(default_factory=list)

    def write(
        self, location: Location, code: str, message: str, hint: str = "", severity: Severity = "error"
    ) -> None:
        """Add one mistake."""
        self.found.append(Diagnostic(location, code, severity, message, hint))


_Entries = dict[str, tuple[Scalar, Node]]
"""The key and the value of each entry, by the key."""


class Fields:
    """A mapping that is read key by key; :meth:`close` points out the keys that nobody took."""

    def __init__(self, node: Node | None, location: Location, diagnostics: Diagnostics, what: str) -> None:
        self.location = node.location if node else location
        self.diagnostics = diagnostics
        self.what = what
        self._outer: Fields | None = None
        self._taken: list[str] = []
        self._lacking: list[str] = []
        self._entries: _Entries = {}
        self._repeated = isinstance(node, Mapping) and bool(node.repeated)
        self._asked = begun(what, self.location.path)
        if isinstance(node, Mapping):
            self._read(node)
        elif node is not None and not _is_empty(node):
            message = f"{what} must be `key: value` lines"
            diagnostics.write(node.location, "wrong-shape", message, _as_entries(node))

    def _read(self, node: Mapping) -> None:
        """Take the entries of the mapping; a doubt among them is refused."""
        for key, value in node.entries:
            self._entries[key.text] = (key, value)
        doubt = self._entries.pop(DOUBT, None)
        refuse_doubts(doubt, self.diagnostics)

    def node(self, key: str) -> Node | None:
        """The value of ``key`` as it stands; ``None`` when it is absent or empty."""
        if self._asked:
            self._asked.note(key, "node")
        self._taken.append(key)
        if key not in self._entries:
            return None
        _, value = self._entries[key]
        return None if isinstance(value, Scalar) and value.empty else value

    def location_of(self, key: str) -> Location:
        """The place of the value of ``key``; that of the mapping where it is absent."""
        if key not in self._entries:
            return self.location
        _, value = self._entries[key]
        return value.location

    @property
    def keys(self) -> tuple[str, ...]:
        """Every key that is there, in order."""
        return tuple(self._entries)

    def has(self, key: str) -> bool:
        """True where ``key`` is there, with a value or without."""
        return key in self._entries

    def misspelt(self, key: str) -> bool:
        """True where ``key`` is absent and one nearly the same is there, which is pointed out as unknown."""
        return not self.has(key) and nearest_of(key, tuple(self._entries), 0.8) != ""

    def scalar(self, key: str, *, required: bool = False) -> Scalar | None:
        """The scalar under ``key``; ``None`` where it is absent, empty or of another shape."""
        if self._asked:
            self._asked.note(key, "scalar", required=required)
        value = self.node(key)
        if value is None:
            if required:
                self._lacking.append(key)
            return None
        if isinstance(value, Scalar):
            return value
        self._refuse_nested(key, value)
        return None

    def _refuse_nested(self, key: str, value: Node) -> None:
        """Point out a value of several in the place of one, by its doubt where it has one."""
        doubt = doubt_in(value)
        if doubt:
            refuse_doubts(doubt, self.diagnostics)
            return
        message, hint = f"`{key}` must be one value", _as_one(key, value)
        self.diagnostics.write(value.location, "wrong-shape", message, hint)

    def text(self, key: str, default: str = "", *, required: bool = False) -> str:
        """The text under ``key`` without spaces around it, or ``default``."""
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
        if self._asked:
            self._asked.note(key, "choice", known, required)
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return default
        if scalar.text in known:
            return scalar.text
        message = f"`{key}: {scalar.text}` is not known"
        hint = did_you_mean(scalar.text, known)
        self.diagnostics.write(scalar.location, code, message, hint)
        return default

    def date(self, key: str, *, required: bool = False) -> date | None:
        """The day under ``key``; ``None`` where there is none, or none of the Gregorian calendar."""
        if self._asked:
            self._asked.note(key, "date", required=required)
        scalar = self.scalar(key, required=required)
        if scalar is None:
            return None
        day = to_date(scalar.text)
        if day is None:
            message = f"`{scalar.text}` is no day of the calendar"
            hint = _dating(scalar.text)
            self.diagnostics.write(scalar.location, "impossible-date", message, hint)
            return None
        if early(day):
            _refuse_early(scalar, day, self.diagnostics)
            return None
        return day

    def whole(self, key: str, default: int = 0) -> int:
        """A whole number written plainly: ``010`` and ``1e3`` are refused, nothing is coerced."""
        if self._asked:
            self._asked.note(key, "whole")
        scalar = self.scalar(key)
        if scalar is None:
            return default
        if not _WHOLE_NUMBER.fullmatch(scalar.text):
            self._refuse_number(key, scalar, "a whole number", _whole_hint(scalar.text))
            return default
        within = self._is_within(scalar, key, LARGEST_ORDER)
        return int(scalar.text) if within else default

    def _refuse_number(self, key: str, scalar: Scalar, kind: str, hint: str) -> None:
        message = f"`{key}: {brief(scalar.text)}` is not {kind}"
        self.diagnostics.write(scalar.location, "not-a-number", message, hint)

    def _is_within(self, scalar: Scalar, key: str, largest: float) -> bool:
        """True where a number is short enough to be one and at most ``largest``; else it is pointed out."""
        short = len(scalar.text) <= LONGEST_DECIMAL
        if short and float(scalar.text) <= largest:
            return True
        most = shown(int(largest))
        bounds = f"at most {most}, in {LONGEST_DECIMAL} characters"
        stated = f"`{key}: {brief(scalar.text)}`"
        message = f"{stated} is more than is read: {bounds}"
        hint = "compare it with the source, and write it plainly"
        self.diagnostics.write(scalar.location, "too-long", message, hint)
        return False

    def decimal(self, key: str) -> float | None:
        """A decimal number written plainly; ``None`` where there is none."""
        if self._asked:
            self._asked.note(key, "decimal")
        scalar = self.scalar(key)
        if scalar is None:
            return None
        if not _DECIMAL.fullmatch(scalar.text):
            self._refuse_number(key, scalar, "a decimal number", _decimal_hint(scalar.text))
            return None
        within = self._is_within(scalar, key, FARTHEST_KM)
        return float(scalar.text) if within else None

    def words(self, key: str) -> dict[str, str]:
        """One text in several languages: ``{ar: …, en: …}``; absent, an empty mapping."""
        if self._asked:
            self._asked.note(key, "words")
        node = self.node(key)
        return texts(node, self.location, self.diagnostics, f"`{key}`")

    def list(self, key: str) -> tuple[Node, ...]:
        """The items of the list under ``key``; none where it is absent or of another shape."""
        if self._asked:
            self._asked.note(key, "list")
        value = self.node(key)
        if value is None:
            return ()
        if isinstance(value, Listing):
            return value.items
        message, hint = f"`{key}` must be a list", _as_list(key, value)
        self.diagnostics.write(value.location, "wrong-shape", message, hint)
        return ()

    def names(self, key: str) -> tuple[Scalar, ...]:
        """A list of plain words, with their places."""
        if self._asked:
            self._asked.note(key, "names")
        good = []
        for item in self.list(key):
            if isinstance(item, Scalar):
                good.append(item)
            else:
                message = f"`{key}` must be a list of words"
                hint = f"write the ids themselves: `{key}: […, …]`"
                self.diagnostics.write(item.location, "wrong-shape", message, hint)
        return tuple(good)

    def inside(self, key: str, what: str = "") -> Fields:
        """The fields of the mapping under ``key``, called ``what`` in messages."""
        node, location = self.node(key), self.location_of(key)
        name = what or f"`{key}`"
        inner = Fields(node, location, self.diagnostics, name)
        inner._outer = self
        if self._asked and inner._asked:
            self._asked.note(key, "inside", inner=inner._asked)
        return inner

    @property
    def misread(self) -> bool:
        """True where something was not understood: a key that nobody took, or one that stands twice."""
        unknown = self._entries.keys() - self._taken
        return self._repeated or bool(unknown)

    def close(self) -> None:
        """Point out each key that is not known, with the nearest known one, and each that is missing.

        A key that is missing because it is misspelt is one mistake, told where it stands.
        """
        if self._asked:
            self._asked.closed = True
        taken = frozenset(self._taken)
        unknown = [key for key, _ in self._entries.values() if key.text not in taken]
        lacking = [key for key in self._lacking if key not in self._entries]
        for key in unknown:
            message = f"{self.what} has no key `{key.text}`"
            hint = self._hint_of_unknown(key, lacking)
            self.diagnostics.write(key.location, "unknown-key", message, hint)
        if not self._entries and self._lacking and self.what in _WHOLE:
            self._lack_all()
            return
        for name in self._lacking:
            if not any(_meant(key.text, [name]) for key in unknown):
                self._lack(name)

    def _hint_of_unknown(self, key: Scalar, lacking: Sequence[str]) -> str:
        _, value = self._entries[key.text]
        number = _number_by_itself(value) if self.what.startswith("the figure") else ""
        return number or self._one_level_up(key) or _meant(key.text, lacking) or self._near(key)

    def _one_level_up(self, key: Scalar) -> str:
        """A hint that the mapping around this one has such a key; "" where it has not been asked for one."""
        if self._outer is None or key.text not in self._outer._taken:
            return ""
        return f"`{key.text}` belongs one level up, to {self._outer.what}"

    def _near(self, key: Scalar) -> str:
        return did_you_mean(key.text, self._taken)

    def _lack_all(self) -> None:
        """Point out once that nothing of it is there."""
        key = _WHOLE[self.what]
        lines = [f"{name}: …" for name in self._lacking]
        entries = ", ".join(lines)
        hint = f"add a line `{key}: {{{entries}}}`"
        message = f"there is no `{key}`"
        self.diagnostics.write(self.location, "missing-key", message, hint)

    def _lack(self, name: str) -> None:
        """Point out that a key is missing, or its value."""
        if name in self._entries:
            key, _ = self._entries[name]
            message = f"{self.what} has no value for `{name}`"
            hint = f"write its value after `{name}:`"
            self.diagnostics.write(key.location, "missing-key", message, hint)
            return
        message = f"{self.what} has no `{name}`"
        self.diagnostics.write(self.location, "missing-key", message, f"add a line `{name}: …`")

    def nested_in_unknown(self) -> Iterator[str]:
        """The keys within entries that nobody took: they were described, though under an unknown word."""
        for name, (_, value) in self._entries.items():
            if name not in self._taken and isinstance(value, Mapping):
                yield from _keys_of(value)


def _is_empty(node: Node) -> bool:
    return isinstance(node, Scalar) and node.empty


def _refuse_early(scalar: Scalar, day: date, diagnostics: Diagnostics) -> None:
    message = f"`{scalar.text}` lies in the year {day.year}, before the Gregorian calendar began"
    diagnostics.write(scalar.location, "far-day", message, early_hint(day))


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


def _meant(name: str, lacking: Sequence[str]) -> str:
    """The next step where ``name`` is one of the ``lacking`` keys, misspelt."""
    other = _OTHER_WORDS.get(name.lower())
    if other in lacking:
        return f"write it as `{other}`"
    slip = slip_of(name, lacking)
    if slip:
        return slip
    near = get_close_matches(name, lacking, n=1, cutoff=0.75)
    return f"did you mean `{near[0]}`?" if near else ""


def _as_entries(node: Node) -> str:
    """The next step for a text or a list in the place of entries."""
    if isinstance(node, Listing):
        return "take the dash or the brackets away: `key: value`, each on a line of its own"
    text = node.text if isinstance(node, Scalar) else ""
    shape = "write each entry on a line of its own, indented: `key: value`"
    return _number_by_itself(node) or misplaced_separator(text) or shape


def _as_one(key: str, node: Node) -> str:
    """The next step for a list or a mapping in the place of one value."""
    items = node.items if isinstance(node, Listing) else ()
    if len(items) > 1:
        return f"keep one of them: `{key}: …`"
    first = items[0] if items else None
    value = first.text if isinstance(first, Scalar) else "…"
    return f"write `{key}: {value}` on one line"


def _as_list(key: str, node: Node) -> str:
    """The next step for a single value in the place of a list."""
    if not isinstance(node, Scalar):
        return f"write `{key}: […, …]`"
    if node.text.startswith("-"):
        return "write a space after each dash: `- …`"
    return f"put it in brackets: `{key}: [{shortened(node.text)}]`"


def day_hint(text: str) -> str:
    """The next step for ``text`` in the place of a day; it names no day where that one is not sure."""
    bare = unquoted(text)
    if bare != text and to_date(bare):
        return f"{without_quotes(text)}: {bare}"
    numbers = re.findall(r"\d+", text)
    if len(numbers) != 3:
        return "write year, month and day in digits: YYYY-MM-DD"
    if DATE.fullmatch(text):
        return _impossible(*map(int, numbers))
    if len(numbers[0]) == 4:
        return "write the year, the month and the day with hyphens, in 4, 2 and 2 digits: YYYY-MM-DD"
    return "write the year first, then the month, then the day: YYYY-MM-DD"


def without_quotes(text: str) -> str:
    """The request to leave out the quotes around a text."""
    return f"write it without the quotes {text[0]} {text[-1]}"


def _impossible(year: int, month: int, day: int) -> str:
    if not year:
        return "there is no year 0; write YYYY-MM-DD"
    if not 1 <= month <= 12:
        return f"there is no month {month}; write YYYY-MM-DD, the month before the day"
    _, days = monthrange(year, month)
    return f"{year:04}-{month:02} has {days} days"


def _whole_hint(text: str) -> str:
    bare = unquoted(text)
    digits = re.sub(r"\D", "", bare)
    if _GROUPED.fullmatch(bare) and len(digits) < _LONGEST_NUMBER:
        return f"write it plainly in the digits 0-9: {int(digits)}"
    return "write a whole number in the digits 0-9"


_GROUPED = re.compile(r"\d{1,3}(?:[,٬' _]\d{3})+|\d+")
_LONGEST_NUMBER = 20


def _decimal_hint(text: str) -> str:
    with_point = re.sub(r"[,٫]", ".", unquoted(text))
    plain = with_point.replace("−", "-")
    if _DECIMAL.fullmatch(plain):
        return f"write it with a point: {plain}"
    return "write it in the digits 0-9, with a point before the fraction"


def doubt_in(node: Node | None) -> tuple[Scalar, Node] | None:
    """The entry ``doubt:`` of a mapping, which stands where a person has to decide; ``None`` without one."""
    for key, value in node.entries if isinstance(node, Mapping) else ():
        if key.text == DOUBT:
            return key, value
    return None


def refuse_doubts(entry: tuple[Scalar, Node] | None, diagnostics: Diagnostics) -> None:
    """Point out each doubt of an entry ``doubt:``: what a person has not decided is not published."""
    if entry is None:
        return
    _, value = entry
    hint = "decide it in this file, then take this entry away"
    for doubt in value.items if isinstance(value, Listing) else (value,):
        message = f"a doubt stands open: {_doubt(doubt)}"
        diagnostics.write(doubt.location, "unresolved-doubt", message, hint)


def _doubt(node: Node) -> str:
    if isinstance(node, Scalar) and not node.empty:
        return node.text.strip()
    return "it is not said which"


def texts(node: Node | None, location: Location, diagnostics: Diagnostics, what: str) -> dict[str, str]:
    """The texts of ``{ar: …, en: …}`` by language; other shapes are mistakes."""
    if node is None:
        return {}
    if not isinstance(node, Mapping):
        message = f"{what} must have one text per language"
        hint = "name the language of each text: {ar: …, en: …}"
        diagnostics.write(node.location, "wrong-shape", message, hint)
        return {}
    refuse_doubts(doubt_in(node), diagnostics)
    _point_out_untranslated(node, what, diagnostics)
    return dict(_stated_texts(node))


def _point_out_untranslated(node: Mapping, what: str, diagnostics: Diagnostics) -> None:
    """Warn of the texts that are still an ellipsis, as a new project begins with some."""
    for key, value in node.entries:
        if isinstance(value, Scalar) and value.text.strip() == UNTRANSLATED:
            message = f"{what} is still to be written in `{key.text}`"
            hint = "write it in the place of `…`; until then another language stands in for it"
            diagnostics.write(value.location, "untranslated", message, hint, "warning")


def _stated_texts(node: Mapping) -> Iterator[tuple[str, str]]:
    """The language and the text of each entry that is a text, but for a doubt."""
    for key, value in node.entries:
        if isinstance(value, Scalar) and not value.empty and key.text != DOUBT:
            yield key.text, value.text.strip()


def entries(node: Node | None, path: str, diagnostics: Diagnostics) -> Iterator[tuple[Scalar, Node]]:
    """The named entries of a vocabulary file.

    An id that is no slug is a mistake; it stays known, lest every use of it be one, too.
    """
    if node is None:
        return
    if not isinstance(node, Mapping):
        message = f"{path} must be `id: …` entries"
        diagnostics.write(node.location, "wrong-shape", message, _as_entries(node))
        return
    for key, value in node.entries:
        slug(key, diagnostics)
        yield key, value


def slug(key: Scalar, diagnostics: Diagnostics) -> bool:
    """True where ``key`` can be an id and a part of an address: lower-case letters, digits, single hyphens.

    It is pointed out where it cannot. The name of a file has a place without a line: its fitness as a name
    was looked at before.
    """
    if not _SLUG.fullmatch(key.text) or len(key.text) > LONGEST_ID:
        _refuse_id(key, diagnostics)
        return False
    reason = why_unusable(key.text)
    if reason and key.location.line:
        message = f"`{key.text}` {reason}"
        hint = "give it another id; it becomes the name of a file"
        diagnostics.write(key.location, "bad-name", message, hint)
    return not reason


def _refuse_id(key: Scalar, diagnostics: Diagnostics) -> None:
    message = f"`{brief(key.text)}` cannot be an id"
    hint = id_hint(key.text)
    if len(key.text) > LONGEST_ID:
        hint += f", at most {LONGEST_ID}"
    diagnostics.write(key.location, "bad-id", message, hint)


def id_hint(text: str) -> str:
    """An id made of ``text``, where that can be done by letter case and hyphens alone."""
    hyphenated = re.sub(r"[^a-z0-9]+", "-", text.lower())
    made = hyphenated.strip("-")
    rule = "use lower-case letters a-z, digits and single hyphens"
    usable = text.isascii() and _SLUG.fullmatch(made)
    return f"{rule}: `{made}`" if usable else rule
