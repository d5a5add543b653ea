"""Notes in words: every kind, every language, every plural."""

from __future__ import annotations

import re

import pytest

from hasila.build.pipeline import Examined, examine
from hasila.model.diagnostic_codes import CODES
from hasila.model.editor_note import NoteKind
from hasila.publish.i18n.editor_notes import note_text
from hasila.publish.i18n.findings import finding_writer
from tests.conftest import silent
from tests.mistakes.project import BASE, lay_out

KINDS = {kind.value for kind in NoteKind}
LATIN, ARABIC = re.compile("[A-Za-z]"), re.compile("[\u0600-\u06ff]")


@pytest.fixture(scope="module", params=sorted(KINDS))
def noted(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Examined:
    """A project with one note of this kind."""
    examined = examine(lay_out(BASE.parent / request.param, tmp_path_factory.mktemp("noted")), silent)
    assert [note.kind.value for note in examined.notes] == [request.param]
    return examined


@pytest.mark.parametrize(("language", "foreign"), [("ar", LATIN), ("en", ARABIC)])
def test_a_note_is_one_sentence_in_its_own_language(
    noted: Examined, language: str, foreign: re.Pattern[str]
) -> None:
    (note,) = noted.notes
    words = note_text(note, finding_writer(noted.ledger, noted.vocabulary, noted.translators[language]))
    assert words.endswith(".") and "{" not in words
    assert not foreign.search(words)
    for number in (n for name, n in note.numbers.items() if name not in ("days", "reports")):
        assert str(number) in words
    assert words.count("\u2068") + words.count("\u2066") == words.count("\u2069")


def test_every_kind_is_explained() -> None:
    assert set(CODES) >= KINDS


@pytest.mark.parametrize(
    ("n", "words"), [(1, "يوم واحد"), (2, "يومين"), (3, "3 أيام"), (11, "11 يوماً"), (100, "100 يوم")]
)
def test_days_are_counted_as_arabic_counts_them(noted: Examined, n: int, words: str) -> None:
    assert noted.translators["ar"].ngettext("{n} day", "{n} days", n).format(n=n) == words
