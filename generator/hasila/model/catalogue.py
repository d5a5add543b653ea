"""The words of one language: a gettext catalogue (``site_src/locale/<code>/hasila.po``), read strictly.

A catalogue of which a line is not understood is not used at all: half of it would make pages in two
languages. Each message keeps its line. What a translation may not do: lose or invent a placeholder or a
number, count with other plural rules than those of its language, stand twice, or be marked as a guess
(``fuzzy``). A message whose ``msgstr`` is empty is not translated, as everywhere in gettext: it is none of
the messages of the catalogue."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from gettext import NullTranslations, c2py
from string import Formatter

from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.plural_rule import plural_rule

Plural = Callable[[int], int]
_LINE = re.compile(r'(?:(msgid|msgid_plural|msgstr|msgstr\[(\d)\])[ \t]+)?"((?:[^"\\]|\\.)*)"[ \t]*')
_ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}
_ESCAPE = re.compile(r"\\(.)")
_PLURAL = re.compile(r"nplurals=([1-9]);[ \t]*plural=([^;]+);?")
_TRIED = range(1000)
"""The numbers for which plural rules are compared; CLDR tells none apart by more than its last three digits
and millions."""
_LONGEST_RULE = 400


@dataclass(frozen=True, slots=True)
class Message:
    """The English words (``id`` and, where they count something, ``plural``) and what stands for them;
    ``line`` from 1."""

    line: int
    id: str
    plural: str
    forms: tuple[str, ...]
    fuzzy: bool = False


@dataclass(frozen=True, slots=True)
class CatalogueFault:
    """One thing that is wrong, in line ``line`` of a catalogue, and the next step."""

    line: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The messages of one file and its rule of plurals; nothing of a file with a fault is ever shown."""

    messages: tuple[Message, ...] = ()
    plural: Plural | None = None
    faults: tuple[CatalogueFault, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """The English words of every message."""
        return frozenset(message.id for message in self.messages)

    @property
    def strings(self) -> dict[str, str]:
        """The plain strings (no plurals), for templates."""
        plain = (message for message in self.messages if not message.plural)
        return {message.id: message.forms[0] for message in plain}


def replacing(own: Catalogue, other: Catalogue) -> Catalogue:
    """``own`` with those messages of ``other`` that it has not; the plurals of both are those of one
    language. One with faults is never shown, nor is anything in its place."""
    if own.faults or not other.messages:
        return own
    more = tuple(message for message in other.messages if message.id not in own.ids)
    return Catalogue((*own.messages, *more), own.plural or other.plural)


class Translations(NullTranslations):
    """A catalogue that answers as ``gettext`` does; what it lacks it asks of its fallback."""

    def __init__(self, catalogue: Catalogue) -> None:
        super().__init__()
        self._strings = catalogue.strings
        self._counted = {message.id: message.forms for message in catalogue.messages if message.plural}
        self._plural = catalogue.plural

    def gettext(self, message: str) -> str:
        known = self._strings.get(message)
        return known if known else super().gettext(message)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        forms = self._counted.get(msgid1)
        if forms is None or self._plural is None:
            return super().ngettext(msgid1, msgid2, n)
        return forms[self._plural(n)]


@lru_cache(maxsize=64)
def read_catalogue(text: str, locale: str) -> Catalogue:
    """The catalogue in ``text``, whose plurals must be those of CLDR's ``locale``; no messages where it has
    faults."""
    if not text.strip():
        return Catalogue()
    messages, faults = _messages(text)
    if faults:
        return Catalogue(faults=faults)
    head, body = messages[0], tuple(filter(_is_translated, messages[1:]))
    plural, found = _head(head, locale)
    if not found:  # what follows from a wrong rule of plurals is no second cause
        found = tuple(_faults(body, plural))
    return Catalogue(faults=found) if found else Catalogue(body, plural)


def _is_translated(message: Message) -> bool:
    return any(message.forms)


def diagnostics_of(catalogue: Catalogue, path: str) -> Iterator[Diagnostic]:
    """The faults of ``catalogue``, which was read from ``path``, as mistakes that block publication."""
    for fault in catalogue.faults:
        location = Location(path, fault.line, 1)
        yield Diagnostic(location, "bad-catalogue", "error", fault.message, fault.hint)


# Reading


@dataclass(slots=True)
class _Entry:
    """One entry while its lines are read: each part's text, by its keyword."""

    line: int
    parts: dict[str, str]
    fuzzy: bool = False


@dataclass(slots=True)
class _Reader:
    """The entries that were read so far. ``part`` is the keyword whose text goes on, empty where none does;
    ``fuzzy`` where the next entry is marked as a guess."""

    entries: list[_Entry]
    part: str = ""
    fuzzy: bool = False

    def pause(self, line: str) -> None:
        """Read a comment or an empty line."""
        self.part = ""
        if line.startswith("#,") and "fuzzy" in line:
            self.fuzzy = True
        elif not line.strip():
            self.fuzzy = False

    def read(self, number: int, line: str) -> CatalogueFault | None:
        """Read any other line; what is wrong with it, if anything is."""
        found = _LINE.fullmatch(line)
        if found is None or not (found[1] or self.part):
            return CatalogueFault(number, "this line is none of a catalogue", _SYNTAX)
        keyword, text = found[1], _unescaped(found[3])
        if keyword == "msgid":
            self.entries.append(_Entry(number, {}, self.fuzzy))
            self.fuzzy = False
        if not self.entries or keyword in self.entries[-1].parts:
            return CatalogueFault(number, f"`{keyword}` stands where none is expected", _SYNTAX)
        if text is None:
            return CatalogueFault(number, "an escape that is not known", 'write \\n, \\t, \\" or \\\\')
        self.part = keyword or self.part
        parts = self.entries[-1].parts
        parts[self.part] = parts.get(self.part, "") + text
        return None


@lru_cache(maxsize=64)
def _messages(text: str) -> tuple[tuple[Message, ...], tuple[CatalogueFault, ...]]:
    """The messages of ``text``; where a line is not understood, that line and no messages."""
    reader = _Reader([])
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            reader.pause(line)
            continue
        fault = reader.read(number, line)
        if fault:
            return (), (fault,)
    return _made(reader.entries)


_SYNTAX = 'write msgid "…" and msgstr "…", each text between two straight quotes, an entry after the other'


def _unescaped(text: str) -> str | None:
    if any(escape not in _ESCAPES for escape in _ESCAPE.findall(text)):
        return None
    return _ESCAPE.sub(lambda found: _ESCAPES[found[1]], text)


def _made(entries: list[_Entry]) -> tuple[tuple[Message, ...], tuple[CatalogueFault, ...]]:
    messages: list[Message] = []
    faults: list[CatalogueFault] = []
    for entry in entries:
        message = _message(entry)
        if message:
            messages.append(message)
        else:
            hint = "give a msgstr; where there is a msgid_plural, msgstr[0], msgstr[1] and so on, in order"
            faults.append(CatalogueFault(entry.line, "this entry has not the msgstr that belong to it", hint))
    if not faults and (not messages or messages[0].id):
        line = messages[0].line if messages else 1
        hint = 'begin it with msgid "" and the lines of its head'
        faults.append(CatalogueFault(line, "the catalogue has no head", hint))
    return ((), tuple(faults)) if faults else (tuple(messages), ())


def _message(entry: _Entry) -> Message | None:
    """The entry, whole; ``None`` where its parts are not those of one message."""
    parts = dict(entry.parts)
    id_ = parts.pop("msgid")
    plural = parts.pop("msgid_plural", "")
    expected = ["msgstr"]
    if plural:
        expected = [f"msgstr[{index}]" for index in range(len(parts))]
    if list(parts) != expected or not parts:
        return None
    forms = tuple(parts.values())
    return Message(entry.line, id_, plural, forms, entry.fuzzy)


# The head and its plurals


def _head(head: Message, locale: str) -> tuple[Plural | None, tuple[CatalogueFault, ...]]:
    """The rule of plurals, and what is wrong in the head."""
    fields = _fields(head.forms[0])
    faults: list[CatalogueFault] = []
    content_type = fields.get("Content-Type", "").replace(" ", "")
    if "charset=utf-8" not in content_type.lower():
        hint = 'write "Content-Type: text/plain; charset=UTF-8\\n"'
        faults.append(CatalogueFault(head.line, "the head does not say that the catalogue is UTF-8", hint))
    stated = fields.get("Plural-Forms", "").strip()
    plural, reason = _rule(stated, locale)
    if reason:
        hint = "copy the line Plural-Forms from a catalogue of the same language; an expression in n, as in C"
        faults.append(CatalogueFault(head.line, f"Plural-Forms: {reason}", hint))
    return plural, tuple(faults)


def _fields(head: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    for line in head.split("\n"):
        name, colon, value = line.partition(":")
        if colon:
            fields[name] = value
    return fields


def _rule(said: str, locale: str) -> tuple[Plural | None, str]:
    """The rule that ``said`` states, or why it cannot be used."""
    stated = _PLURAL.fullmatch(said)
    if stated is None or len(said) > _LONGEST_RULE:
        return None, "it is missing, or is not `nplurals=NUMBER; plural=EXPRESSION;`"
    try:
        rule = c2py(stated[2])
        indices = [int(rule(n)) for n in _TRIED]
    except (ValueError, ArithmeticError, RecursionError) as error:
        return None, f"the expression cannot be computed: {error}"
    forms = int(stated[1])
    for number, index in enumerate(indices):
        if not 0 <= index < forms:
            return None, f"for {number} it gives form {index}, and there are {forms} (from 0)"
    mixed = _mixed(indices, locale)
    return (None, mixed) if mixed else (rule, "")


def _mixed(indices: list[int], locale: str) -> str:
    """Two numbers that this rule counts alike and CLDR does not, in words; empty where there are none."""
    categories = _categories(locale)
    first: dict[int, int] = {}
    for number, index in enumerate(indices):
        like = first.setdefault(index, number)
        one, other = categories[like], categories[number]
        if one != other:
            return f"{like} and {number} take one form, which the language tells apart ({one}, {other})"
    return ""


@lru_cache(maxsize=64)
def _categories(locale: str) -> tuple[str, ...]:
    """The plural category of CLDR of each number that is tried."""
    category = plural_rule(locale)
    return tuple(map(category, _TRIED))


# The translations


def _faults(messages: tuple[Message, ...], plural: Plural | None) -> Iterator[CatalogueFault]:
    seen: dict[str, int] = {}
    served = _served(plural) if plural else {}
    singles, forms = _singles(served), len(served)
    for message in messages:
        first = seen.setdefault(message.id, message.line)
        if first != message.line:
            hint = f"the other is on line {first}; keep one of the two"
            yield CatalogueFault(message.line, f"“{message.id}” stands twice", hint)
        yield from _unfinished(message, forms)
        yield from _unlike(message, singles)


def _unfinished(message: Message, forms: int) -> Iterator[CatalogueFault]:
    """A guess, and fewer plural forms than the ``forms`` of the language."""
    if message.fuzzy:
        hint = "look at the translation, then take `fuzzy` away"
        yield CatalogueFault(message.line, f"“{message.id}” is marked as a guess (fuzzy)", hint)
    written = len(message.forms)
    if message.plural and written < forms:
        lack = f"has {written} plural forms of {forms}"
        hint = "write one msgstr[…] for each form of the language"
        yield CatalogueFault(message.line, f"“{message.id}” {lack}", hint)


def _served(plural: Plural) -> Mapping[int, set[int]]:
    """The numbers that each form serves, among those that are tried."""
    served: dict[int, set[int]] = {}
    for number in _TRIED:
        served.setdefault(plural(number), set()).add(number)
    return served


def _singles(served: Mapping[int, set[int]]) -> frozenset[int]:
    """The forms that may say their number in a word: those of one number alone, or of 0 and 1 as in
    French."""
    single: set[int] = set()
    for index, numbers in served.items():
        if len(numbers) == 1 or numbers == {0, 1}:
            single.add(index)
    return frozenset(single)


def _unlike(message: Message, singles: frozenset[int]) -> Iterator[CatalogueFault]:
    """Each form whose placeholders or digits are not those of the English words."""
    words = message.plural or message.id
    wanted = _holes(words)
    digits = _digits((message.id, message.plural))
    for index, form in enumerate(message.forms):
        holes = _holes(form)
        optional = {"n"} if message.plural and index in singles else set()
        if holes is None or wanted is None or not (wanted - optional <= holes <= wanted):
            hint = f"write each placeholder as in the English: “{words}”"
            yield CatalogueFault(
                message.line, f"the placeholders of “{form}” are not those of the English", hint
            )
        elif not _digits((form,)) <= digits:
            hint = "numbers come from the reports; a translation adds none"
            yield CatalogueFault(message.line, f"“{form}” holds a number that the English does not", hint)


def _holes(words: str) -> set[str] | None:
    """The placeholders of ``words``, each with its format; ``None`` where a brace is not closed."""
    if "{" not in words and "}" not in words:
        return set()
    try:
        parsed = list(Formatter().parse(words))
    except ValueError:
        return None
    holes: set[str] = set()
    for _, name, format_, conversion in parsed:
        if name is not None:
            holes.add(f"{name}{format_ or ''}{conversion or ''}")
    return holes


def _digits(texts: Iterable[str]) -> set[str]:
    runs = re.findall(r"\d+", "\n".join(texts))
    return {str(int(run)) for run in runs}
