"""When, where and by what cause a figure was counted: from its clause, its sentence, its heading."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hasila.ingest.drafting.nearest import Circumstance
from hasila.ingest.drafting.outline import Outline
from hasila.ingest.drafting.when import when_of
from hasila.ingest.drafting.where import told_places, where_of
from hasila.ingest.drafting.why import cause_of
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Vocabulary
from hasila.reader import ReadFigure


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When, where and by what cause a figure was counted."""

    when: Circumstance
    where: Circumstance
    cause: Circumstance


def circumstances_of(
    text: str, figures: Sequence[ReadFigure], language: str, published: date, vocabulary: Vocabulary
) -> tuple[Circumstances, ...]:
    """The circumstances of each figure, in order; a part has those of its whole where its words say none."""
    outline = Outline.of(text, figures)
    when = when_of(outline, language, published, vocabulary.periods)
    places = told_places(outline, language, vocabulary)
    where = where_of(outline, language, places, when, published, vocabulary)
    cause = cause_of(outline, language, places, (when, where), vocabulary)
    return tuple(Circumstances(*of_figure) for of_figure in zip(when, where, cause, strict=True))
