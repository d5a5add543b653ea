"""The words that the rules of a module ask for, by the name of their class: ``data/classes/MODULE.yaml``.

A file has a line a class: ``links: {en: "of from among", ar: "من في صفوف"}``. Words stand apart by spaces;
"_" joins those of one phrase. They are folded as the words of a text are. A class holds the words of all its
languages where a rule does not ask for one: a text of one language seldom has a word of another.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from hasila.model.data_class import dataclass
from hasila.reader.data_file import read_data
from hasila.reader.tokens import fold

_FOLDER = Path(__file__).parent / "data" / "classes"


class WordClassError(ValueError):
    """A file of word classes that cannot be used; it says which class of which file."""


@dataclass(frozen=True, slots=True)
class WordClasses:
    """The classes of one module: for each its words by language, as they are written.

    A rule asks once, when its module is loaded. A name that no class has, or a language that the class lacks,
    is a :class:`WordClassError`.
    """

    module: str
    rows: Mapping[str, Mapping[str, str]]

    def words(self, name: str, *languages: str) -> tuple[str, ...]:
        """The folded words in the order of the file, each once, as ``str.startswith`` takes them."""
        row = self.rows.get(name)
        if row is None:
            raise WordClassError(f"{self.module}.yaml has no class {name!r}")
        missing = [language for language in languages if language not in row]
        if missing:
            raise WordClassError(f"{self.module}.yaml: {name} has no words of {missing[0]!r}")
        folded = fold(" ".join([row[language] for language in languages or row])).split()
        return tuple(dict.fromkeys([word.replace("_", " ") for word in folded]))

    def spelled(self, name: str) -> tuple[str, ...]:
        """The words of all languages as they are written, for a rule that compares the written text."""
        self.words(name)
        return tuple(" ".join(self.rows[name].values()).split())

    def set(self, name: str, *languages: str) -> frozenset[str]:
        """The folded words as a set."""
        return frozenset(self.words(name, *languages))

    def word(self, name: str, *languages: str) -> str:
        """The word of a class that has one."""
        found = self.words(name, *languages)
        if len(found) != 1:
            raise WordClassError(f"{self.module}.yaml: {name} is to have one word, not {len(found)}")
        return found[0]


def word_classes(module: str) -> WordClasses:
    """The classes of ``data/classes/MODULE.yaml``.

    :raises WordClassError: where the file is no map of classes with words by language
    """
    rows = read_data(_FOLDER / f"{module}.yaml")
    if not isinstance(rows, dict):
        raise WordClassError(f"{module}.yaml holds no classes")
    for name, row in rows.items():
        if not _is_class(row):
            raise WordClassError(f'{module}.yaml: {name} needs words by language: {{en: "of from"}}')
    return WordClasses(module, rows)


def _is_class(row: Any) -> bool:
    """True of words by language, all of them text: a bare "no" or "on" is a truth value of YAML."""
    if not isinstance(row, dict) or not row:
        return False
    return all(isinstance(part, str) for pair in row.items() for part in pair)
