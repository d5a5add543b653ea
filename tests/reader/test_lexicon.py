"""Words are found in the lexicon in each of their forms, whenever these are made."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import hasila.reader
from hasila.reader.data_file import read_data
from hasila.reader.forms import forms_of
from hasila.reader.lexicon import LANGUAGES, LexicalEntry, lexicon_of, listed
from hasila.reader.tokens import tokens_of

DATA = Path(hasila.reader.__file__).parent / "data"


def stated(language: str) -> Iterator[tuple[str, str, str, str, str]]:
    """Kind, name, measure and form of each form of each noun in the data of a language, and its words."""
    data = read_data(DATA / f"{language}.yaml")
    for kind, table in (("person", "people"), ("thing", "things")):
        for row in data.get(table, ()):
            named = kind, row.get("who") or row["reason"], row.get("what", "")
            for noun in listed(row["words"]):
                made = forms_of(data["grammar"], (noun,))
                for form, words in [(row["form"], noun)] if "form" in row else made:
                    yield *named, form, words


def found(language: str, words: str) -> set[tuple[str, str, str, str]]:
    """What all of the words are as nouns."""
    tokens = tokens_of(words)
    matches = lexicon_of(language).at(tokens, 0)
    entries: list[LexicalEntry] = [match.entry for match in matches if match.last == len(tokens)]
    return {(each.kind, each.name, each.measure, each.form) for each in entries}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_every_noun_is_found(language: str) -> None:
    nouns = list(stated(language))
    assert len(nouns) > 5_000
    lost = [(noun, words) for *noun, words in nouns if tuple(noun) not in found(language, words)]
    assert not lost


def test_the_feminine_of_a_masculine_plural_is_a_woman_unless_it_has_its_own_entry() -> None:
    (women,) = found("ar", "مسافرة")
    assert women == ("person", "women", "", "singular")
    own = {name for _, name, _, _ in found("ar", "طالبة")}
    assert own == {name for _, name, _, _, words in stated("ar") if words == "طالبة"}
