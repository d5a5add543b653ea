"""Languages that are data alone: every rule reads its own examples, and reads them otherwise when it is
gone."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from hasila.reader import read_text
from hasila.reader.ruled import figures as ruled
from hasila.reader.ruled import ruled_languages
from hasila.reader.ruled.words import words_of_language
from tests.reader.corpus import Sentence, compared, sentence_of, sentences, taken
from tests.reader.ruled.french import spelled

_DATA = Path(ruled.__file__).parents[1] / "data" / "languages"


def _rows() -> list[tuple[str, str, dict]]:
    """Each rule of each language: the language, the stage and the row of the file."""
    rows = []
    for code in ruled_languages():
        data = yaml.safe_load((_DATA / f"{code}.yaml").read_text(encoding="utf-8"))
        rows += [(code, stage, row) for stage, listed in data["rules"].items() for row in listed]
    return rows


EXAMPLES = [
    (code, stage, row["rule"], example) for code, stage, row in _rows() for example in row.get("examples", ())
]


def wrong(sentence: Sentence) -> bool:
    """True where a figure of the sentence is not read as it is annotated."""
    readings = read_text(sentence.text, sentence.language)
    return bool(taken(sentence, readings)) or not all(map(all, compared(sentence, readings)))


@pytest.mark.parametrize(("code", "stage", "rule", "example"), EXAMPLES, ids=lambda value: str(value)[:30])
def test_a_rule_reads_its_examples_and_they_need_it(code, stage, rule, example, monkeypatch):
    sentence = sentence_of(code, example)
    assert not wrong(sentence), read_text(sentence.text, code)
    words = words_of_language(code)
    without = {
        name: tuple(one for one in listed if (name, one.id) != (stage, rule))
        for name, listed in words.rules.items()
    }
    monkeypatch.setattr(ruled, "words_of_language", lambda _: replace(words, rules=without))
    assert wrong(sentence), "it reads the same without the rule"


def test_every_rule_has_an_example_or_says_why_not():
    assert [row["rule"] for _, _, row in _rows() if not row.get("examples") and not row.get("rare")] == []


@pytest.mark.parametrize(
    "path", sorted(Path(__file__).parent.glob("register.*.txt")), ids=lambda path: path.stem
)
def test_another_register_is_read_as_well_as_before(path):
    assert sum(map(wrong, sentences(path))) <= 1


def test_the_number_grammar_reads_every_french_number():
    numbers = [*range(2, 2000), *range(2000, 1_000_000, 337), 1_000_000, 2_400_080, 71_000_191]
    missed = [number for number in numbers if _read(spelled(number)) != number]
    assert missed == []


def _read(words: str) -> int:
    figures = read_text(f"Le raid a fait {words} blessés, dit le maire.", "fr")
    return figures[0].value_min if len(figures) == 1 else -1


def test_reading_takes_time_in_proportion_to_the_text():
    """A text of ten times the length has ten times the figures; nothing looks across the whole text."""
    sample = "Le raid a tué 12 civils, dont quatre enfants, et blessé 31 personnes.\n"
    assert len(read_text(sample * 40, "fr")) == 40 * len(read_text(sample, "fr"))
