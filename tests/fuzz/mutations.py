"""Mutants of a project: its files by path, with a few changes that a hand, an editor or a broken disk could
make.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from random import Random

Files = dict[str, bytes]
ByText = Callable[[Random, str], str]
ByBytes = Callable[[Random, bytes], bytes]


@dataclass(frozen=True, slots=True)
class Change:
    """What was done (the name of the function) and to which file."""

    kind: str
    path: str

    def __str__(self) -> str:
        return f"{self.kind} {self.path}"


_TOKEN = re.compile(r"[\w-]+")
_STRANGE = ("\u202e", "\u2066", "\u200b", "\u200f", "\ufeff", "\x00", "\x1b", "\t", "\u00a0", "\u2028")
_SIGNS = (
    ":",
    "#",
    "-",
    "[",
    "]",
    "{",
    "}",
    '"',
    "'",
    "|",
    "&",
    "*",
    "!",
    "%",
    "@",
    "`",
    "\\",
    ",",
    "،",
    "؛",
    "(",
    ")",
    "<",
    "\n",
)
_VALUES = (
    "",
    "~",
    "null",
    "[]",
    "{}",
    "[a, b]",
    "{a: b}",
    "no",
    "010",
    "12:30",
    "1e3",
    "-3",
    "9" * 400,
    "٣",
    "x" * 3000,
    "../..",
    "&a b",
    "!!int 3",
    "%",
)
_TWINS = str.maketrans("aceiopxyعهيك0123", "асеіорхуﻋةىڪO1۲٣")
_DIGITS = "0123456789٠١٢٣٤٥٦٧٨٩۰۱۲²½"


def _line(change: Callable[[Random, list[str], int], None]) -> ByText:
    def mutate(chance: Random, text: str) -> str:
        lines = text.split("\n")
        change(chance, lines, chance.randrange(len(lines)))
        return "\n".join(lines)

    return mutate


def _delete_line(_: Random, lines: list[str], at: int) -> None:
    del lines[at]


def _repeat_line(chance: Random, lines: list[str], at: int) -> None:
    lines.insert(chance.randrange(len(lines) + 1), lines[at])


def _swap_lines(chance: Random, lines: list[str], at: int) -> None:
    other = chance.randrange(len(lines))
    lines[at], lines[other] = lines[other], lines[at]


def _indent(chance: Random, lines: list[str], at: int) -> None:
    lines[at] = chance.choice((f"  {lines[at]}", f"\t{lines[at]}", lines[at].lstrip()))


def _value(chance: Random, lines: list[str], at: int) -> None:
    key, colon, _ = lines[at].partition(":")
    lines[at] = f"{key}{colon} {chance.choice(_VALUES)}" if colon else chance.choice(_VALUES)


def _key(chance: Random, lines: list[str], at: int) -> None:
    key, colon, value = lines[at].partition(":")
    lines[at] = f"{_misspelt(chance, key)}{colon}{value}"


def _misspelt(chance: Random, word: str) -> str:
    at = chance.randrange(len(word) + 1)
    return chance.choice(
        (word[:at] + word[at + 1 :], word[:at] + word[at : at + 1] * 2 + word[at + 1 :], word.upper())
    )


def _token(chance: Random, text: str) -> str:
    """One word in the place of another of the same file."""
    tokens = list(_TOKEN.finditer(text))
    if not tokens:
        return text
    there, taken = chance.choice(tokens), chance.choice(tokens)
    return text[: there.start()] + taken[0] + text[there.end() :]


def _digit(chance: Random, text: str) -> str:
    places = [found.start() for found in re.finditer(r"\d", text)]
    if not places:
        return text
    at = chance.choice(places)
    instead: str = chance.choice(("", text[at] * 2, *_DIGITS))
    return text[:at] + instead + text[at + 1 :]


def _inserted(choices: tuple[str, ...]) -> ByText:
    def mutate(chance: Random, text: str) -> str:
        at = chance.randrange(len(text) + 1)
        return text[:at] + chance.choice(choices) + text[at:]

    return mutate


def _removed(chance: Random, text: str) -> str:
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randint(1, 3) :]


def _sign_removed(chance: Random, text: str) -> str:
    places = [at for at, sign in enumerate(text) if sign in _SIGNS]
    at = chance.choice(places) if places else len(text)
    return text[:at] + text[at + 1 :]


def _twin(chance: Random, text: str) -> str:
    places = [at for at, letter in enumerate(text) if ord(letter) in _TWINS]
    if not places:
        return text
    at = chance.choice(places)
    return text[:at] + text[at].translate(_TWINS) + text[at + 1 :]


def _truncated(chance: Random, raw: bytes) -> bytes:
    return raw[: chance.randrange(len(raw) + 1)]


def _flipped(chance: Random, raw: bytes) -> bytes:
    at = chance.randrange(len(raw) + 1)
    return raw[:at] + bytes((chance.randrange(256),)) + raw[at + 1 :]


def _encoded(chance: Random, raw: bytes) -> bytes:
    encoding = chance.choice(("cp1256", "utf-16", "utf-8-sig", "utf-7"))
    return raw.decode("utf-8", "replace").encode(encoding, "replace")


def _line_ends(chance: Random, raw: bytes) -> bytes:
    return raw.replace(b"\n", chance.choice((b"\r\n", b"\r", b"\n\n")))


def _emptied(_: Random, __: bytes) -> bytes:
    return b""


TEXTS: dict[str, ByText] = {
    "line deleted": _line(_delete_line),
    "line repeated": _line(_repeat_line),
    "lines swapped": _line(_swap_lines),
    "line indented": _line(_indent),
    "value changed": _line(_value),
    "key misspelt": _line(_key),
    "word replaced": _token,
    "digit changed": _digit,
    "digit changed again": _digit,
    "strange character": _inserted(_STRANGE),
    "sign inserted": _inserted(_SIGNS),
    "characters removed": _removed,
    "sign removed": _sign_removed,
    "twin letter": _twin,
}
BYTES: tuple[ByBytes, ...] = (_truncated, _flipped, _encoded, _line_ends, _emptied)


AREAS = {"content/": 80, "site_src/": 12, "templates/": 8}
"""The folders, and in how many of 100 mutants it is theirs that are changed."""


def mutant(base: Mapping[str, bytes], chance: Random) -> tuple[Files, tuple[Change, ...]]:
    """``base`` with one to three changes in one of the :data:`AREAS`, and what was changed; never ``base``
    itself.
    """
    folder = chance.choices(list(AREAS), list(AREAS.values()))[0]
    files, changes = dict(base), list[Change]()
    wanted = chance.choice((1, 1, 1, 2, 3))
    while len(changes) < wanted or files == base:
        path = chance.choice([path for path in sorted(files) if path.startswith(folder)])
        before = dict(files)
        change = Change(_change(files, path, chance), path)
        changes += [change] if files != before else []
    return files, tuple(changes)


def _change(files: Files, path: str, chance: Random) -> str:
    draw = chance.random()
    if draw < 0.03:
        return _moved(files, path, chance)
    if draw < 0.18:
        by_bytes = chance.choice(BYTES)
        files[path] = by_bytes(chance, files[path])
        return by_bytes.__name__.strip("_")
    kind = chance.choice(tuple(TEXTS))
    text = files[path].decode("utf-8", "surrogateescape")
    files[path] = TEXTS[kind](chance, text).encode("utf-8", "surrogateescape")
    return kind


def _moved(files: Files, path: str, chance: Random) -> str:
    """The file is missing, has another name, or is exchanged with another."""
    kind, other = chance.choice(("missing", "renamed", "exchanged")), chance.choice(sorted(files))
    content = files.pop(path)
    if kind == "renamed":
        folder, _, name = path.rpartition("/")
        files[f"{folder}/{_misspelt(chance, name) or 'x'}"] = content
    elif kind == "exchanged" and other != path:
        files[path], files[other] = files[other], content
    return kind
