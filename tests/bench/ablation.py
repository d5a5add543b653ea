"""What each rule is worth: it is switched off, and the texts that are then read otherwise are counted.

    python tests/bench/ablation.py [FILE.txt …]

Of the languages that are data alone every rule of their files is switched off, of Arabic and English every
rule of the measures, the parts, the numbers that are none and the nouns without a number. Without files all
batches under ``tests/reader`` are read. A line is: texts changed, of them texts that are read worse, those
read better, the rule. A rule of which nothing changes has no text of ours that needs it.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.reader import measures, not_counts, read_text, unharmed, unnumbered_arabic
from hasila.reader.ruled import figures as ruled
from hasila.reader.ruled import ruled_languages
from hasila.reader.ruled.words import words_of_language
from tests.reader.corpus import Sentence, compared, sentences, taken

_BATCHES = ("unseen", "found", "ruled")
"""The folders of batches under ``tests/reader``."""
_TABLES: tuple[tuple[ModuleType, str], ...] = (
    (measures, "ENGLISH"),
    (measures, "ENGLISH_PART"),
    (measures, "ARABIC"),
    (measures, "ARABIC_PART"),
    (not_counts, "_BY_ITS_SIGNS"),
    (not_counts, "_BY_ITS_WORDS"),
    (not_counts, "_BY_ITS_SENTENCE"),
    (unharmed, "_WHATEVER_BEFELL"),
    (unharmed, "_DENIED_BEFORE"),
    (unnumbered_arabic, "_OTHER_ORDERS"),
)


def switched_off() -> Iterator[tuple[str, str, Any]]:
    """Each rule: the language that it is of ("" of more than one), its name, and the context without it."""
    for module, table in _TABLES:
        rules = getattr(module, table)
        for index, rule in enumerate(rules):
            name = rule[1].__name__ if isinstance(rule, tuple) else rule.__name__
            kept = (*rules[:index], *rules[index + 1 :])
            language = {"E": "en", "A": "ar"}.get(table[0], "")
            yield language, f"{table.strip('_').lower()}: {name}", patch.object(module, table, kept)
    for code in ruled_languages():
        words = words_of_language(code)
        for stage, listed in words.rules.items():
            for rule in listed:
                rest = tuple(one for one in listed if one is not rule)
                without = replace(words, rules={**words.rules, stage: rest})
                yield code, f"{stage}: {rule.id}", _words_in_place(without)


@contextmanager
def _words_in_place(words: Any) -> Iterator[None]:
    with patch.object(ruled, "words_of_language", lambda _: words):
        yield


def _state(sentence: Sentence) -> tuple[Any, bool]:
    readings = read_text(sentence.text, sentence.language)
    right = all(map(all, compared(sentence, readings))) and not taken(sentence, readings)
    rows = [replace(reading, why=()) for reading in readings]
    return rows, right


def main() -> None:
    """Switch off every rule and print what changes."""
    root = Path(__file__).resolve().parents[1] / "reader"
    batches = (path for folder in _BATCHES for path in (root / folder).glob("*.txt"))
    paths = [Path(name) for name in sys.argv[1:]] or sorted(batches)
    texts = [sentence for path in paths for sentence in sentences(path)]
    states = [_state(sentence) for sentence in texts]
    for language, name, off in switched_off():
        changed = worse = better = 0
        not_counts._predicates.cache_clear()
        with off:
            for sentence, (rows, right) in zip(texts, states, strict=True):
                if language and sentence.language != language:
                    continue
                now, still_right = _state(sentence)
                changed += now != rows
                worse += right and not still_right
                better += still_right and not right
        print(f"{changed:5} {worse:5} {better:5}  {language or 'both'} {name}")
    not_counts._predicates.cache_clear()


if __name__ == "__main__":
    main()
