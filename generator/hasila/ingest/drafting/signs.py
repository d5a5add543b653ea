"""The signs of a weak reading, as a table: what each asks, and how often it hit.

``wrong`` and ``right`` count the figures at which it stood in reports that are kept as they were read before
anybody who changes the rules had seen them (``tests/bench/first_sight.jsonl``). About one in six of the
figures was wrong; a sign that hits no more often asks in vain. `python -m tests.bench.doubts` counts anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from hasila.ingest.drafting import weak, weak_wholes, weak_words
from hasila.model.data_class import dataclass
from hasila.reader import ReadFigure

Rule = Callable[[str, Sequence[ReadFigure], ReadFigure], str]
"""The question about a reading of the text among its readings; "" where the sign does not stand."""


@dataclass(frozen=True, slots=True)
class WeakSign:
    """A sign of a weak reading: its rule, and at how many figures that were wrong, and right, it stood."""

    id: str
    rule: Rule
    wrong: int
    right: int


SIGNS = (
    WeakSign("other-cases", weak_wholes.of_other_cases, 2, 0),
    WeakSign("of-part", weak_wholes.of_part, 1, 0),
    WeakSign("no-whole", weak_wholes.without_whole, 1, 0),
    WeakSign("group-place", weak_wholes.group_of_place, 1, 0),
    WeakSign("year", weak.year, 3, 0),
    WeakSign("group-before", weak_wholes.group_before, 7, 1),
    WeakSign("announced", weak_wholes.of_announced, 19, 3),
    WeakSign("doubted-whole", weak_words.as_doubted_whole, 5, 1),
    WeakSign("of-all", weak_words.some_of_all, 10, 3),
    WeakSign("far-verb", weak_words.far_verb, 17, 8),
    WeakSign("vague", weak_words.vague_beside_exact, 2, 1),
    WeakSign("of-two", weak.of_two, 2, 1),
    WeakSign("unreal", weak_words.unreal, 7, 4),
    WeakSign("divided", weak_words.of_divided, 14, 9),
    WeakSign("borrowed", weak.borrowed, 11, 8),
    WeakSign("infected", weak_words.infected, 6, 6),
    WeakSign("other-harm", weak_words.of_another_harm, 9, 9),
    WeakSign("two-groups", weak_words.of_two_groups, 7, 9),
    WeakSign("apart", weak.apart, 43, 58),
    WeakSign("two-senses", weak_words.two_senses, 23, 32),
    WeakSign("far-apart", weak_wholes.far_apart, 74, 125),
    WeakSign("far-part", weak.far_part, 27, 47),
    WeakSign("unread-group", weak_wholes.of_unread_group, 4, 7),
    WeakSign("unknown-noun", weak.unknown_noun, 2, 5),
    WeakSign("told-group", weak_words.of_group_told_of, 2, 6),
    WeakSign("orphan", weak.orphan, 1, 3),
    WeakSign("these", weak.of_these, 1, 4),
    WeakSign("earlier-state", weak_wholes.of_earlier_state, 0, 2),
    WeakSign("of-whom", weak_words.of_whom, 0, 1),
)
"""In the order in which they are asked."""
_OF_CLAUSES = ("far-verb", "borrowed", "apart", "far-part")
"""Signs that ask how far words stand from a number: of a cell of a table its labels say what it counts."""


def weak_points(text: str, readings: Sequence[ReadFigure], index: int) -> Iterator[str]:
    """The doubts of one reading of ``text``: each names the words, what was read and what else it may be."""
    asked = (question for _, question in signs_at(text, readings, index))
    yield from dict.fromkeys(asked)


def signs_at(text: str, readings: Sequence[ReadFigure], index: int) -> Iterator[tuple[WeakSign, str]]:
    """The signs that stand at one reading of ``text``, with their questions."""
    reading = readings[index]
    in_table = reading.why[:1] and reading.why[0].startswith("table: ")
    for sign in SIGNS:
        if in_table and sign.id in _OF_CLAUSES:
            continue
        question = sign.rule(text, readings, reading)
        if question:
            yield sign, question
