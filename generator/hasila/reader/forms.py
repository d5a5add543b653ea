"""The forms of a counted noun, from its entry in the data: singular, dual, plural."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

Form = tuple[str, str]
"""singular, dual, plural, or possessed and kin (a singular and a plural that are someone's), and the
words."""


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
    stem = first if first.endswith("ee") else first.removesuffix("e")
    for form in (f"{stem}ing", *(irregular or (_regular_past(stem),))):
        yield f"{form} {rest}".strip()


def _regular_past(stem: str) -> str:
    return f"{stem[:-1]}ied" if _ends_in_changing_y(stem) else f"{stem}ed"


def _ends_in_changing_y(word: str) -> bool:
    """True of "carry" and "body", not of "day"."""
    return word.endswith("y") and word[-2] not in "aeiou"


def _arabic_verb(entry: str) -> Iterator[str]:
    """The forms of the third person.

    «حضر», «حضرت», «حضروا», «حضرا»; of «أعطى» the last letter falls («أعطت»).
    """
    stem = entry.removesuffix("ى").removesuffix("ا")
    dual = f"{entry[:-1]}يا" if entry.endswith("ى") else f"{entry}ا"
    yield from (entry, f"{stem}ت", f"{stem}وا", dual)


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
    if words.endswith(("s", "x", "ch", "sh")):
        return f"{words}es"
    return f"{words[:-1]}ies" if _ends_in_changing_y(words) else f"{words}s"


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
    yield "dual", f"{stem}ا {rest}"
    yield "dual", f"{stem}ي {rest}"


def _before_ending(word: str) -> str:
    """The word as endings are written on to it: the «ة» of the feminine becomes «ت»."""
    return f"{word[:-1]}ت" if word.endswith("ة") else word


def _all(form: str, words: Iterable[str]) -> Iterator[Form]:
    """Each of the words as one ``form``."""
    return ((form, word) for word in words)


def _arabic_word(singular: str, plurals: list[str]) -> Iterator[Form]:
    yield from _singular(singular)
    if not singular.endswith("ي") and any(plural.endswith("اة") for plural in plurals):
        singular = f"{singular}ي"  # «راعٍ رعاة»: «راعيان»
        yield from _all("possessed", (f"{singular}{theirs}" for theirs in ("ها", "هم", "هما")))
    is_sound = any(plural.endswith(("ون", "ين")) for plural in plurals)
    yield from _all("dual", _duals(singular, is_sound))
    for plural in plurals:
        yield from _all("plural", _plurals(singular, plural))
        yield from _all("kin", _theirs(singular, plural))


def _singular(word: str) -> Iterator[Form]:
    yield "singular", word
    if not word.endswith(("ة", "اء", "ى")):
        yield "singular", f"{word}ا"
    if not word.endswith(("اء", "ى")):
        yield from _all("possessed", _possessed(word))


def _possessed(word: str) -> Iterator[str]:
    """The noun as someone's.

    «والدته», «سائقهم»; a masculine with «ـه» would be read as the feminine with «ـة».
    """
    stem = _before_ending(word)
    yield from (f"{stem}{theirs}" for theirs in ("ها", "هم", "هما"))
    if word.endswith("ة"):
        yield f"{stem}ه"


def _duals(word: str, sound: bool) -> Iterator[str]:
    """The forms for two.

    «طفلان» and «طفلين»; where the plural is «ـين» too («مدنيين»), the form in -ain is left to the plural.
    """
    stem = _before_ending(word)
    if stem.endswith("اء"):
        stem = f"{stem[:-1]}و"
    yield f"{stem}ان"
    if sound:
        return
    yield f"{stem}ين"
    yield from (f"{stem}{theirs}" for theirs in ("اه", "اها", "اهم", "اهما", "يها", "يهم", "يهما"))


def _plurals(singular: str, plural: str) -> Iterator[str]:
    if plural == "ون":
        yield from (f"{singular}{ending}" for ending in ("ون", "ين", "ي"))
    elif plural == "ات":
        yield _sound_feminine(singular)
    else:
        yield from _broken(plural)


def _sound_feminine(singular: str) -> str:
    return f"{singular.removesuffix('ة')}ات"


def _broken(plural: str) -> Iterator[str]:
    """A plural that is written out, and its form before another noun or in the accusative."""
    yield plural
    if plural.endswith(("ون", "ين")):
        yield f"{plural[:-2]}ي"
    elif not plural.endswith(("اء", "ى", "ة", "ات")):
        yield f"{plural}ا"


def _theirs(singular: str, plural: str) -> Iterator[str]:
    """The plural of someone's people, which is definite.

    «أطفالهما», «أبنائه», «بناته» («أطفالهما الأربعة»).
    """
    if plural == "ون":
        return
    word = _sound_feminine(singular) if plural == "ات" else plural
    for stem in _before_pronoun(word):
        yield from (f"{stem}{theirs}" for theirs in ("ه", "ها", "هم", "هما"))


def _before_pronoun(word: str) -> tuple[str, ...]:
    """The word as pronouns are written on to it: a last «ء» stands on the seat that its case asks for."""
    if not word.endswith("اء"):
        return (word,)
    stem = word.removesuffix("ء")
    return (word, f"{stem}ئ", f"{stem}ؤ")


_GRAMMARS: dict[str, Callable[[str], Iterator[Form]]] = {"english": _english, "arabic": _arabic}
