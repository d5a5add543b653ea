"""Sentences known by their digests: what makes no difference to them, and what does."""

from __future__ import annotations

import pytest

from hasila.ingest.copied_sentences import copied, digest_of, sentence_digests

ENGLISH = "Valley Watch said that at least 12 people were killed in the shelling of the town."
ARABIC = "قال مرصد الوادي إن 12 شخصاً على الأقل قُتلوا في القصف على البلدة."


@pytest.mark.parametrize(
    ("source", "prose"),
    [
        (
            ENGLISH,
            "Valley Watch said that [at least 12 people](#total) were killed in the shelling of the town.",
        ),
        (ENGLISH, "Valley Watch said that at least *12* people were killed\nin the shelling of the town!"),
        (ENGLISH, "valley watch said, that at least 12 people were killed in the shelling of the town"),
        (ARABIC, "قال مرصد الوادي إنّ [١٢ شخصا على الأقل](#total) قتلوا في القصف على البلدة!"),
        (f"A title without an end\n{ENGLISH}", f"More of it.\n\n{ENGLISH} And more."),
    ],
)
def test_marks_punctuation_and_vowel_signs_make_no_difference(source: str, prose: str) -> None:
    assert len(list(copied(prose, sentence_digests(source)))) == 1


def test_other_words_make_another_sentence() -> None:
    assert not list(
        copied(
            "At least 12 people were killed in the shelling of the town, Valley Watch said.",
            sentence_digests(ENGLISH),
        )
    )


def test_a_short_sentence_is_anybodys() -> None:
    assert digest_of("10 people were killed.") == "" and sentence_digests("10 killed. قُتل 10 أشخاص.") == ()


def test_the_offset_is_that_of_the_sentence() -> None:
    prose = f"Nothing new here.  {ENGLISH} The end."
    assert [offset for offset, _ in copied(prose, sentence_digests(ENGLISH))] == [prose.index("Valley")]


def test_without_digests_nothing_is_copied() -> None:
    assert not list(copied(ENGLISH, ()))
