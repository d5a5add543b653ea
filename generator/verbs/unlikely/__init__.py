"""What is unlikely in reports that can all be read: days far from all others, and one report entered
twice. Warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.nouns.model import Report
from generator.site.vocabulary import Vocabulary
from generator.verbs.unlikely.copies import copies
from generator.verbs.unlikely.days import far_days
from generator.words.mistake import Mistake


def unlikely(reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Mistake]:
    """Every warning about ``reports``, which are in order of publication."""
    yield from far_days(reports, vocabulary)
    yield from copies(reports)
