"""The forms of an Arabic verb of harm in the third person and of "we", alone and with those whom it met."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import product

from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("conjugated")


def _ending(name: str) -> str:
    """The one ending of a class, as it is written."""
    (ending,) = _CLASSES.spelled(name)
    return ending


_OBJECTS = _CLASSES.spelled("objects")
_ALIF, _LAST_ALIF, _YA = _ending("alif"), _ending("last_alif"), _ending("ya")
_SHE, _THEY, _THEY_TO = _ending("she"), _ending("they"), _ending("they_to")
_TWO, _TWO_OF_WEAK, _TWO_WOMEN = _ending("two"), _ending("two_of_weak"), _ending("two_women")
_WE, _WE_OF_WEAK = _ending("we"), _ending("we_of_weak")
_WOMEN, _WOMEN_OF_WEAK = _ending("women"), _ending("women_of_weak")
_MEN_NOW, _TWO_NOW = _ending("men_now"), _ending("two_now")
_LONG = _CLASSES.spelled("long")

_Form = tuple[str, str]
"""A form, and what an object is written on to; "" where it takes none."""


def conjugated(entries: Iterable[str], transitive: bool) -> Iterator[str]:
    """The forms of «طعن», or of «ذبح/يذبح/ذبح»: the past, the present and the noun of a verb, with «ـهم» and
    the like where it is ``transitive``."""
    for entry in entries:
        past, *further = entry.split("/")
        forms = [*_past(past), *_now_and_noun(*further)]
        yield from (form for form, _ in forms)
        stems = [stem for _, stem in forms if stem] if transitive else []
        yield from (f"{stem}{theirs}" for stem, theirs in product(stems, _OBJECTS))


def _past(verb: str) -> Iterator[_Form]:
    """«ذبح», «ذبحت», «ذبحوا»; of «أردى» the last letter falls («أردت»)."""
    weak = verb.endswith(_LAST_ALIF)
    stem = verb.removesuffix(_LAST_ALIF)
    yield verb, f"{stem}{_ALIF}" if weak else verb
    yield f"{stem}{_SHE}", f"{stem}{_SHE}"
    yield f"{stem}{_THEY}", f"{stem}{_THEY_TO}"
    yield f"{stem}{_TWO_WOMEN}", ""
    yield f"{stem}{_WE_OF_WEAK if weak else _WE}", ""
    yield f"{stem}{_TWO_OF_WEAK if weak else _TWO}", ""
    if weak:
        yield f"{stem}{_WOMEN_OF_WEAK}", ""
    elif verb[-2] not in _LONG:  # of «اقتاد» the middle would change
        yield f"{verb}{_WOMEN}", ""


def _now_and_noun(present: str = "", noun: str = "") -> Iterator[_Form]:
    """«يذبح», «تذبح», «يذبحون» and the noun «ذبح»."""
    if present:
        yield from _now(present)
    if noun:
        yield noun, noun


def _now(verb: str) -> Iterator[_Form]:
    weak = verb.endswith((_LAST_ALIF, _YA))
    short = verb[:-1] if weak else verb
    yield verb, verb
    yield _feminine(verb), _feminine(verb)
    yield f"{short}{_MEN_NOW}", f"{short}{_MEN_NOW}"
    yield f"{short}{_THEY}", f"{short}{_THEY_TO}"
    two = f"{short}{_YA}" if weak else verb
    yield f"{two}{_TWO_NOW}", ""
    yield f"{_feminine(two)}{_TWO_NOW}", ""
    if verb[-2] not in _LONG:
        yield f"{two}{_WOMEN}", ""


def _feminine(verb: str) -> str:
    """«تذبح» of «يذبح»."""
    return f"{_SHE}{verb[1:]}"
