"""The forms of a counted noun, from its entry in the data: singular, dual, plural."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

Form = tuple[str, str]
"""singular, dual, plural, or possessed and kin (a singular and a plural that are someone's), and the words."""


def forms_of(grammar: str, entries: Iterable[str]) -> Iterator[Form]:
    """Each form of each entry, by the rules of the grammar (of an unknown one, the entry as it stands)."""
    make = _GRAMMARS.get(grammar, _as_it_stands)
    for entry in entries:
        yield from make(entry)


def verb_forms(grammar: str, entries: Iterable[str]) -> Iterator[str]:
    """The forms of each verb; an entry without one of the two grammars stands as it is."""
    make = {"english": _english_verb, "arabic": _arabic_verb}.get(grammar, lambda entry: iter((entry,)))
    for entry in entries:
        yield from make(entry)


def _english_verb(entry: str) -> Iterator[str]:
    """The past and the form in -ing of "attend", or "take/took/taken"; the bare verb is too often a noun ("houses")."""
    verb, *irregular = entry.split("/")
    first, _, rest = verb.partition(" ")
    stem = first if first.endswith("ee") else first.removesuffix("e")
    past = irregular or [f"{stem[:-1]}ied" if stem.endswith("y") and stem[-2] not in "aeiou" else f"{stem}ed"]
    yield from (f"{form} {rest}".strip() for form in (f"{stem}ing", *past))


def _arabic_verb(entry: str) -> Iterator[str]:
    """«حضر», «حضرت», «حضروا», «حضرا»; of «أعطى» the last letter falls («أعطت»)."""
    stem = entry.removesuffix("ى").removesuffix("ا")
    yield from (
        entry,
        f"{stem}ت",
        f"{stem}وا",
        f"{entry.removesuffix('ى')}{'يا' if entry.endswith('ى') else 'ا'}",
    )


def _as_it_stands(entry: str) -> Iterator[Form]:
    yield "plural", entry


def _english(entry: str) -> Iterator[Form]:
    """ "child/children" states its plural; "health worker" makes it of its last word."""
    singular, _, plural = entry.partition("/")
    yield "singular", singular
    yield "plural", plural or _regular_plural(singular)


def _regular_plural(words: str) -> str:
    if words.endswith(("s", "x", "ch", "sh")):
        return f"{words}es"
    return f"{words[:-1]}ies" if words.endswith("y") and words[-2] not in "aeiou" else f"{words}s"


def _arabic(entry: str) -> Iterator[Form]:
    """«مدني ون», «طالبة ات», «طفل أطفال»; «_» joins the words of a phrase («رجل_إنقاذ رجال_إنقاذ»)."""
    singular, *plurals = entry.split()
    yield from _arabic_phrase(entry) if "_" in entry else _arabic_word(singular, plurals)


def _arabic_phrase(entry: str) -> Iterator[Form]:
    for form, words in zip(("singular", "plural", "plural"), entry.split(), strict=False):
        yield form, words.replace("_", " ")
    first, _, rest = entry.split()[0].partition("_")
    stem = f"{first[:-1]}ت" if first.endswith("ة") else first
    yield from (("dual", f"{stem}{ending} {rest.replace('_', ' ')}") for ending in ("ا", "ي"))


def _arabic_word(singular: str, plurals: list[str]) -> Iterator[Form]:
    yield from _singular(singular)
    if any(plural.endswith("اة") for plural in plurals) and not singular.endswith("ي"):
        singular = f"{singular}ي"  # «راعٍ رعاة»: «راعيان»
        yield from (("possessed", f"{singular}{theirs}") for theirs in ("ها", "هم", "هما"))
    yield from _duals(singular, sound=any(plural.endswith(("ون", "ين")) for plural in plurals))
    for plural in plurals:
        yield from (("plural", form) for form in _plurals(singular, plural))
        yield from (("kin", form) for form in _theirs(singular, plural))


def _singular(word: str) -> Iterator[Form]:
    yield "singular", word
    if not word.endswith(("ة", "اء", "ى")):
        yield "singular", f"{word}ا"
    if not word.endswith(("اء", "ى")):
        yield from (("possessed", form) for form in _possessed(word))


def _possessed(word: str) -> Iterator[str]:
    """«والدته», «سائقهم»; a masculine with «ـه» would be read as the feminine with «ـة»."""
    feminine = word.endswith("ة")
    stem = f"{word[:-1]}ت" if feminine else word
    yield from (f"{stem}{ending}" for ending in ("ها", "هم", "هما", *(["ه"] if feminine else [])))


def _duals(word: str, sound: bool) -> Iterator[Form]:
    """«طفلان» and «طفلين»; where the plural is «ـين» too («مدنيين»), the form in -ain is left to the plural."""
    stem = f"{word[:-1]}ت" if word.endswith("ة") else word
    if stem.endswith("ء"):
        stem = f"{stem[:-1]}و" if stem.endswith("اء") else stem
    yield "dual", f"{stem}ان"
    if sound:
        return
    yield "dual", f"{stem}ين"
    yield from (("dual", f"{stem}{ending}") for ending in ("اه", "اها", "اهم", "اهما", "يها", "يهم", "يهما"))


def _plurals(singular: str, plural: str) -> Iterator[str]:
    if plural == "ون":
        yield from (f"{singular}{ending}" for ending in ("ون", "ين", "ي"))
    elif plural == "ات":
        yield f"{singular.removesuffix('ة')}ات"
    else:
        yield plural
        if plural.endswith(("ون", "ين")):
            yield f"{plural[:-2]}ي"
        elif not plural.endswith(("اء", "ى", "ة", "ات")):
            yield f"{plural}ا"


def _theirs(singular: str, plural: str) -> Iterator[str]:
    """«أطفالهما», «أبنائه», «بناته»: the plural of someone's people, which is definite («أطفالهما الأربعة»)."""
    if plural == "ون":
        return
    stem = f"{singular.removesuffix('ة')}ات" if plural == "ات" else plural
    seats = ("ء", "ئ", "ؤ") if stem.endswith("اء") else ("",)
    yield from (
        f"{stem.removesuffix('ء') if seats[0] else stem}{seat}{theirs}"
        for seat in seats
        for theirs in ("ه", "ها", "هم", "هما")
    )


_GRAMMARS: dict[str, Callable[[str], Iterator[Form]]] = {"english": _english, "arabic": _arabic}
