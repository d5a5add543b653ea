"""``hasila explain``: the longer story of a code between the brackets of a message."""

from __future__ import annotations

import re
import textwrap
from difflib import get_close_matches
from functools import cache, reduce
from importlib.resources import files

import click

from hasila.cli.commands import Argument, Command
from hasila.cli.options import DONE, Options, refuse, takes_options
from hasila.model.catalogue import Translations, read_catalogue
from hasila.model.data_class import dataclass
from hasila.model.diagnostic_codes import CODES
from hasila.model.direction import LEFT_TO_RIGHT, RELEASE, fenced_each
from hasila.model.visible import from_right, visible

_HELP = "Explain a code, for example `hasila explain languages-disagree`."
_FOLDER = "explanations"
"""The catalogues of the stories, one a language."""
_WIDTH = 88
_WORD = r"[A-Za-z0-9<](?:[\w.,:/<>#@+-]*[\w/>])?"
_CODE = re.compile(rf"`[^`]+`|{_WORD}(?:,? {_WORD})*", re.ASCII)
"""Code, and runs of Latin words and numbers."""
_SUGGESTED = 3
"""Codes that are suggested in place of one that is not there."""
_UNKNOWN = "there is no code {code}; `hasila explain` lists them all"
_UNKNOWN_NEAR = "there is no code {code}; did you mean {near}? `hasila explain` lists them all"
_OR = "{one} or {other}"
MESSAGES = (_UNKNOWN, _UNKNOWN_NEAR, _OR)
"""What the command says beside the stories; the catalogues have these, too."""


def _codes(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The codes that begin so, for the completion of a shell."""
    return [code for code in CODES if code.startswith(incomplete)]


@click.command(cls=Command, help=_HELP)
@click.argument(
    "code",
    cls=Argument,
    required=False,
    metavar="CODE",
    help="the code between the brackets of a message; without it, all codes are listed",
    shell_complete=_codes,
)
@click.option(
    "--lang",
    "--language",
    default="en",
    metavar="CODE",
    help="language of the story: en (default), ar, es, fr or tr",
)
@takes_options
def command(options: Options) -> int:
    """Print the story of one code, or the list of all; 2 for a code or a language that is not there."""
    told = _words_of(options.lang)
    if told is None:
        return refuse(f"nothing is explained in {visible(options.lang)}; there are {', '.join(languages())}")
    if options.code is None:
        return _list(told)
    code = _code_in(options.code)
    if code not in CODES:
        return refuse(_unknown(code, told))
    title, text = map(told.text, CODES[code])
    print(f"{title} [{code}]\n")
    lines = textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    print("\n".join(fenced_each(lines)))
    return DONE


def story(code: str, language: str) -> tuple[str, str]:
    """The title and the story of a code, in English where there is no catalogue of ``language``."""
    told = _words_of(language) or _Words()
    title, text = map(told.text, CODES[code])
    return title, text


def languages() -> tuple[str, ...]:
    """The codes of the languages in which codes are explained: English, and each that has a catalogue."""
    folder = files("hasila.cli") / _FOLDER
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".po"))
    return ("en", *(name.removesuffix(".po") for name in names))


@dataclass(frozen=True)
class _Words:
    """Gives for an English text that in another language; without translations the English itself."""

    translations: Translations | None = None

    def text(self, english: str) -> str:
        """A text in which no place is filled in: a title, or a story."""
        return _with_isolates(self._of(english))

    def message(self, english: str, **values: str) -> str:
        """A message with its places filled in."""
        return _with_isolates(self.phrase(english, **values))

    def phrase(self, english: str, **values: str) -> str:
        """A part of a message with its places filled in."""
        return self._of(english).format(**values)

    def _of(self, english: str) -> str:
        return self.translations.gettext(english) if self.translations else english


@cache
def _words_of(asked: str) -> _Words | None:
    """The words of a language, of a region or not (fr, fr-CA, fr_CA); ``None`` where it has no catalogue."""
    language = re.split("[-_]", asked.lower())[0]
    if language not in languages():
        return None
    if language == "en":
        return _Words()
    text = (files("hasila.cli") / _FOLDER / f"{language}.po").read_text(encoding="utf-8")
    return _Words(Translations(read_catalogue(text, language)))


def _with_isolates(text: str) -> str:
    """``text`` in which code keeps its order among letters that run from right to left."""
    if not from_right(text):
        return text
    return _CODE.sub(lambda code: f"{LEFT_TO_RIGHT}{code[0]}{RELEASE}", text)


def _list(told: _Words) -> int:
    for code in sorted(CODES):
        title, _ = CODES[code]
        print(f"{code:24} {told.text(title)}")
    return DONE


def _code_in(text: str) -> str:
    """The code in what was copied from a message: ``error[bad-yaml]`` and ``Bad_YAML`` mean ``bad-yaml``."""
    bracketed = re.search(r"\[([^\]]+)\]", text)
    code = bracketed[1] if bracketed else text
    plain = code.strip("[]` :").lower()
    return plain.replace("_", "-").replace(" ", "-")


def _unknown(code: str, told: _Words) -> str:
    """The message for a code that is not there, with the nearest ones."""
    near, shown = _near(code), visible(code)
    if not near:
        return told.message(_UNKNOWN, code=shown)
    meant = reduce(lambda one, other: told.phrase(_OR, one=one, other=other), near)
    return told.message(_UNKNOWN_NEAR, code=shown, near=meant)


def _near(code: str) -> list[str]:
    """Up to three codes near ``code``: by their letters, then by a word they share."""
    alike = get_close_matches(code, CODES, n=_SUGGESTED, cutoff=0.6)
    words = {word for word in re.split(r"[^a-z]+", code) if len(word) > 3}
    sharing = [known for known in sorted(CODES) if words & set(known.split("-"))]
    more = [known for known in sharing if known not in alike]
    return [*alike, *more][:_SUGGESTED]
