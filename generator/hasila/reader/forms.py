"""The forms of a counted noun, from its entry in the data: singular, dual, plural."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from hasila.reader.particles import ED, ING
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("forms")


def _ending(name: str) -> str:
    """The one ending of a class, as it is written."""
    (ending,) = _CLASSES.spelled(name)
    return ending


_PAST_OF_Y = _ending("past_of_y")
_DOUBLE_E, _SILENT_E, _Y = _ending("double_e"), _ending("silent_e"), _ending("y")
_VOWELS = _CLASSES.spelled("vowels")
_SIBILANTS = _CLASSES.spelled("sibilants")
_S, _ES, _IES = _ending("plural"), _ending("plural_of_sibilant"), _ending("plural_of_y")

_ALIF, YA, _LAST_ALIF = _ending("alif"), _ending("ya"), _ending("last_alif")
FEMININE, _OPEN_FEMININE = _ending("feminine"), _ending("open_feminine")
_SHE, _THEY, _TWO_OF_LAST_ALIF = _ending("she"), _ending("they"), _ending("two_of_last_alif")
_HAMZA, _HAMZA_ENDING, _WAW = _ending("hamza"), _ending("hamza_ending"), _ending("waw")
_HAMZA_SEATS = _CLASSES.spelled("hamza_seats")
_DUAL, _DUAL_OR_PLURAL = _ending("dual"), _ending("dual_or_plural")
_DUAL_BEFORE_NOUN = _CLASSES.spelled("dual_before_noun")
_FIVE_NOUNS = frozenset(_CLASSES.spelled("five_nouns"))
_DUALS_OF_THEIRS = _CLASSES.spelled("duals_of_theirs")
MASCULINE_PLURAL, FEMININE_PLURAL = _ending("masculine_plural"), _ending("feminine_plural")
_MASCULINE_PLURALS = _CLASSES.spelled("masculine_plurals")
_MASCULINE_FORMS = _CLASSES.spelled("masculine_forms")
_PLURAL_OF_DEFECTIVE = _ending("plural_of_defective")
_NO_ALIF_OF_SINGULAR = _CLASSES.spelled("no_alif_of_singular")
_NO_ALIF_OF_PLURAL = _CLASSES.spelled("no_alif_of_plural")
_NO_OWNER = _CLASSES.spelled("no_owner")
_THEIRS, _HIS = _CLASSES.spelled("theirs"), _ending("his")
_OWNERS_OF_PLURAL = _CLASSES.spelled("owners_of_plural")

Form = tuple[str, str]
"""singular, dual, plural, bound (two before their noun), or possessed and kin (a singular and a plural that
are someone's), and the words."""


def forms_of(grammar: str, entries: Iterable[str]) -> Iterator[Form]:
    """Each form of each entry, by the rules of the grammar (of an unknown one, the entry as it stands)."""
    make = _GRAMMARS.get(grammar, _as_it_stands)
    for entry in entries:
        yield from make(entry)


def verb_forms(grammar: str, entries: Iterable[str]) -> Iterator[str]:
    """The forms of each verb; an entry without one of the two grammars stands as it is."""
    make = _VERBS.get(grammar)
    for entry in entries:
        yield from make(entry) if make else (entry,)


def _english_verb(entry: str) -> Iterator[str]:
    """The past and the form in -ing of "attend", or "take/took/taken".

    The bare verb is too often a noun ("houses").
    """
    verb, *irregular = entry.split("/")
    first, _, rest = verb.partition(" ")
    stem = first if first.endswith(_DOUBLE_E) else first.removesuffix(_SILENT_E)
    for form in (f"{stem}{ING}", *(irregular or (_regular_past(stem),))):
        yield f"{form} {rest}".strip()


def _regular_past(stem: str) -> str:
    return f"{stem[:-1]}{_PAST_OF_Y}" if _ends_in_changing_y(stem) else f"{stem}{ED}"


def _ends_in_changing_y(word: str) -> bool:
    """True of "carry" and "body", not of "day"."""
    return word.endswith(_Y) and word[-2] not in _VOWELS


def _arabic_verb(entry: str) -> Iterator[str]:
    """The forms of the third person.

    «حضر», «حضرت», «حضروا», «حضرا»; of «أعطى» the last letter falls («أعطت»).
    """
    stem = entry.removesuffix(_LAST_ALIF).removesuffix(_ALIF)
    changes = entry.endswith(_LAST_ALIF)
    dual = f"{entry[:-1]}{_TWO_OF_LAST_ALIF}" if changes else f"{entry}{_ALIF}"
    yield from (entry, f"{stem}{_SHE}", f"{stem}{_THEY}", dual)


_VERBS = {"english": _english_verb, "arabic": _arabic_verb}


def _as_it_stands(entry: str) -> Iterator[Form]:
    yield "plural", entry


def _english(entry: str) -> Iterator[Form]:
    """The two forms of a noun.

    "child/children" states its plural, "health worker" makes it of its last word.
    """
    singular, _, plural = entry.partition("/")
    yield "singular", singular
    yield "plural", plural or _regular_plural(singular)


def _regular_plural(words: str) -> str:
    if words.endswith(_SIBILANTS):
        return f"{words}{_ES}"
    return f"{words[:-1]}{_IES}" if _ends_in_changing_y(words) else f"{words}{_S}"


def _arabic(entry: str) -> Iterator[Form]:
    """The forms of «مدني ون», «طالبة ات», «طفل أطفال»; «_» joins the words of a phrase («رجل_إنقاذ
    رجال_إنقاذ»)."""
    singular, *plurals = entry.split()
    if "_" in entry:
        return _arabic_phrase(singular, plurals)
    return _arabic_word(singular, plurals)


def _arabic_phrase(singular: str, plurals: list[str]) -> Iterator[Form]:
    yield "singular", singular.replace("_", " ")
    for plural in plurals[:2]:
        yield "plural", plural.replace("_", " ")
    first, _, rest = singular.partition("_")
    stem, rest = _before_ending(first), rest.replace("_", " ")
    yield from _all("dual", (f"{stem}{ending} {rest}" for ending in _DUAL_BEFORE_NOUN))


def _before_ending(word: str) -> str:
    """The word as endings are written on to it: the «ة» of the feminine becomes «ت»."""
    return f"{word[:-1]}{_OPEN_FEMININE}" if word.endswith(FEMININE) else word


def _all(form: str, words: Iterable[str]) -> Iterator[Form]:
    """Each of the words as one ``form``."""
    return ((form, word) for word in words)


def _arabic_word(singular: str, plurals: list[str]) -> Iterator[Form]:
    yield from _singular(singular)
    if not singular.endswith(YA) and any(plural.endswith(_PLURAL_OF_DEFECTIVE) for plural in plurals):
        singular = f"{singular}{YA}"  # «راعٍ رعاة»: «راعيان»
        yield from _all("possessed", (f"{singular}{theirs}" for theirs in _THEIRS))
    is_sound = any(plural.endswith(_MASCULINE_PLURALS) for plural in plurals)
    yield from _all("dual", _duals(singular, is_sound))
    yield from _all("bound", _bound(singular, is_sound))
    for plural in plurals:
        yield from _all("plural", _plurals(singular, plural))
        yield from _all("kin", _theirs(singular, plural))


def _singular(word: str) -> Iterator[Form]:
    yield "singular", word
    if not word.endswith(_NO_ALIF_OF_SINGULAR):
        yield "singular", f"{word}{_ALIF}"
    if not word.endswith(_NO_OWNER):
        yield from _all("possessed", _possessed(word))


def _possessed(word: str) -> Iterator[str]:
    """The noun as someone's.

    «والدته», «سائقهم»; a masculine with «ـه» would be read as the feminine with «ـة».
    """
    stem = _before_ending(word)
    yield from (f"{stem}{theirs}" for theirs in _THEIRS)
    if word.endswith(FEMININE):
        yield f"{stem}{_HIS}"


def _duals(word: str, sound: bool) -> Iterator[str]:
    """The forms for two.

    «طفلان» and «طفلين»; where the plural is «ـين» too («مدنيين»), the form in -ain is left to the plural.
    """
    stem = _before_ending(word)
    if stem.endswith(_HAMZA_ENDING):
        stem = f"{stem[:-1]}{_WAW}"
    yield f"{stem}{_DUAL}"
    if sound:
        return
    yield f"{stem}{_DUAL_OR_PLURAL}"
    if stem in _FIVE_NOUNS:
        return  # «أبيها» is one father
    yield from (f"{stem}{theirs}" for theirs in _DUALS_OF_THEIRS)


def _bound(word: str, sound: bool) -> Iterator[str]:
    """Two before the noun that they belong to, where the form is not another's: «حارسي المبنى», «ممرضتا
    المشفى»."""
    if not sound:
        yield f"{_before_ending(word)}{YA}"
    if word.endswith(FEMININE):
        yield f"{_before_ending(word)}{_ALIF}"


def _plurals(singular: str, plural: str) -> Iterator[str]:
    if plural == MASCULINE_PLURAL:
        yield from (f"{singular}{ending}" for ending in _MASCULINE_FORMS)
    elif plural == FEMININE_PLURAL:
        yield _sound_feminine(singular)
    else:
        yield from _broken(plural)


def _sound_feminine(singular: str) -> str:
    return f"{singular.removesuffix(FEMININE)}{FEMININE_PLURAL}"


def _broken(plural: str) -> Iterator[str]:
    """A plural that is written out, and its form before another noun or in the accusative."""
    yield plural
    if plural.endswith(_MASCULINE_PLURALS):
        yield f"{plural[:-2]}{YA}"
    elif not plural.endswith(_NO_ALIF_OF_PLURAL):
        yield f"{plural}{_ALIF}"


def _theirs(singular: str, plural: str) -> Iterator[str]:
    """The plural of someone's people, which is definite.

    «أطفالهما», «أبنائه», «بناته» («أطفالهما الأربعة»).
    """
    if plural == MASCULINE_PLURAL:
        return
    word = _sound_feminine(singular) if plural == FEMININE_PLURAL else plural
    for stem in _before_pronoun(word):
        yield from (f"{stem}{theirs}" for theirs in _OWNERS_OF_PLURAL)


def _before_pronoun(word: str) -> tuple[str, ...]:
    """The word as pronouns are written on to it: a last «ء» stands on the seat that its case asks for."""
    if not word.endswith(_HAMZA_ENDING):
        return (_before_ending(word),)  # «إخوته» of «إخوة»
    stem = word.removesuffix(_HAMZA)
    return (word, *(f"{stem}{seat}" for seat in _HAMZA_SEATS))


_GRAMMARS: dict[str, Callable[[str], Iterator[Form]]] = {"english": _english, "arabic": _arabic}
