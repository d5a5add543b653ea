"""The letters of a prose by their script, and its first word: what tells whether it is in its language."""

from __future__ import annotations

import re

from hasila.ingest.script import Letters, letters_in
from hasila.model.data_class import dataclass
from hasila.model.folding import words

_MARK = re.compile(r"\[[^\[\]]*\]\(#[^()\s]*\)")
_NO_PROSE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`|\]\([^()\s]*\)|<?https?://[^\s<>]*>?", re.DOTALL)
"""Code, targets of links and addresses."""
_FEW = 20
"""So few letters outside the marks that those in the marks are asked as well."""


@dataclass(frozen=True, slots=True)
class ProseLetters:
    """The letters of the words outside the marks or, where these are few, of all words.

    ``first_word`` is folded; "" of a prose without words.
    """

    letters: Letters
    first_word: str

    @property
    def enough(self) -> bool:
        """True of letters enough to tell one prose from another."""
        return sum(times for _, times in self.letters) >= _FEW


def letters_of(markdown: str) -> ProseLetters:
    """The letters of a prose in Markdown."""
    outside = letters_in(_without_code(_MARK.sub(" ", markdown)))
    found = ProseLetters(outside, _first_word(markdown))
    return found if found.enough else ProseLetters(letters_in(_without_code(markdown)), found.first_word)


def _without_code(markdown: str) -> str:
    return _NO_PROSE.sub(" ", markdown)


def _first_word(markdown: str) -> str:
    """The first word, folded. No word goes on on another line."""
    lines = (words(line) for line in markdown.split("\n"))
    return next((found[0] for found in lines if found), "")
