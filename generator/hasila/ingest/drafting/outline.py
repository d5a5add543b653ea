"""The sentences, items and paragraphs of a text around its figures, and what is said in them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hasila.ingest.drafting.named import Named
from hasila.model.data_class import dataclass
from hasila.reader import ReadFigure


@dataclass(frozen=True, slots=True)
class SaidValue:
    """A value that the text says from code point ``start`` to ``end``.

    ``compared`` is the place of the words by which its sentence only compares with it, -1 without them;
    ``dated`` is true of the day of a document, ``aside`` of the place to which people were taken, or of which
    a share of all is told ("most of the dead were in Homs"), ``weekday`` of a day that only its
    day of the week names, ``unsure`` of a time that is said only about, or is that of speech,
    ``counted`` of a day told by the one before it; ``verb`` is the measure of the verb that stands before it,
    "apart" of one that harms nobody; ``unlisted`` is true of a place that the vocabulary does not have.
    """

    start: int
    end: int
    value: str
    compared: int = -1
    dated: bool = False
    aside: bool = False
    weekday: bool = False
    unsure: bool = False
    counted: bool = False
    verb: str = ""
    unlisted: bool = False


def said_of(named: Iterable[Named]) -> list[SaidValue]:
    return [SaidValue(found.start, found.end, found.id) for found in named]


"""Code points between two places of one list, or between a place and the wider one that it lies in."""
PARTED = re.compile(r"[.!?؟؛;](?=\s|$)|\n+|•|\d")


SENTENCE = re.compile(r"[.!?؟؛;](?=\s|$)|\n+|•")
_ITEMS = ("•", "- ", "* ", "▪", "◾", "◼", "🔹", "🔸", "– ", "— ")
"""What opens an item of a list."""
_COLON = re.compile(r"[^.،,:\n]{0,24}:\s")
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\s*[–—-]")
"""The hour that opens an item of a log."""
_PAUSE = re.compile(r"[,،:()\[\]–—]")


@dataclass(frozen=True, slots=True)
class Outline:
    """The text, its figures, the ends of its sentences, and where its heading ends (0 without one)."""

    text: str
    figures: Sequence[ReadFigure]
    ends: Sequence[int]
    heading: int

    @staticmethod
    def of(text: str, figures: Sequence[ReadFigure]) -> Outline:
        """The outline of the text; a first line without a full stop is a heading."""
        ends = [match.end() for match in SENTENCE.finditer(text)]
        first_line, newline, _ = text.partition("\n")
        is_heading = bool(newline) and not first_line.rstrip().endswith((".", "!", "؟", "?"))
        return Outline(text, figures, [0, *ends, len(text) + 1], len(first_line) if is_heading else 0)

    def joined(self, said: Sequence[SaidValue]) -> Outline:
        """The outline without the ends of sentences that lie inside what is said: "on Dec. 3"."""
        inside = {end for end in self.ends for one in said if one.start < end < one.end}
        return replace(self, ends=[end for end in self.ends if end not in inside])

    def sentence(self, place: int) -> tuple[int, int]:
        """The ends of the sentence around a place."""
        at = bisect_right(self.ends, place)
        return self.ends[at - 1], self.ends[min(at, len(self.ends) - 1)]

    def inside(self, said: Sequence[SaidValue], figure: ReadFigure) -> list[SaidValue]:
        """What is said in the sentence of the figure."""
        start, end = self.sentence(figure.start)
        return [one for one in said if start <= one.start < end]

    def in_one_sentence(self, one: SaidValue, other: SaidValue) -> bool:
        """True where two values are said in the same sentence."""
        return self.sentence(one.start) == self.sentence(other.start)

    def in_item(self, place: int) -> bool:
        """True of a place in an item of a list, of which nothing carries over to what follows."""
        line = self.text.rfind("\n", 0, place) + 1
        return self.text.startswith(_ITEMS, line) or _CLOCK.match(self.text, line) is not None

    def line_above(self, place: int) -> tuple[int, int]:
        """The line above the list around a place, without a figure and a full stop; (0, 0) of none."""
        start = self.text.rfind("\n", 0, place) + 1
        while start and self.text.startswith((*_ITEMS, "\n"), start):
            start = self.text.rfind("\n", 0, start - 1) + 1
        end = self.text.find("\n", start)
        words = self.text[start:end].rstrip()
        above = self.in_item(place) and words and not words.endswith((".", "!", "؟", "?"))
        return (start, end) if above and not self.any_figure(start, end) else (0, 0)

    def sentence_before(self, start: int) -> tuple[int, int]:
        """The sentence that ends where another one starts, in the same paragraph; (0, 0) of none."""
        before = self.sentence(start - 1) if start else (0, 0)
        parted = "\n" in self.text[before[0] : start].strip() or self.text[:start].endswith("\n")
        return (0, 0) if parted else before

    def pauses(self, start: int, end: int) -> int:
        """The number of pauses between two places."""
        return len(_PAUSE.findall(self.text, start, end))

    def opens_list(self, figure: ReadFigure) -> bool:
        """True of a figure behind which a colon tells of each of those counted."""
        return _COLON.match(self.text, figure.end) is not None

    def any_figure(self, start: int, end: int) -> bool:
        """True where a figure begins between two places."""
        return any(start <= figure.start < end for figure in self.figures)

    def like_parts(self, figure: ReadFigure) -> list[ReadFigure]:
        """The parts of the figure that are of its own group and harm, or of another harm, behind a pause."""
        own = self.figures.index(figure)
        parts = (other for other in self.figures if other.parent == own and figure.end < other.start)
        alike = [part for part in parts if part.category == figure.category or part.measure != figure.measure]
        return [part for part in alike if self.pauses(figure.end, part.start)]

    def of_a_part(self, parts: Sequence[ReadFigure], one: SaidValue) -> bool:
        """True of what tells one of the parts apart from its whole: "five reporters were killed, two of them
        in Homs"."""
        before = (part for part in parts if part.end <= one.start < self.sentence(part.start)[1])
        return any(not self.pauses(part.end, one.start) for part in before)

    def of_another(self, figure: ReadFigure, one: SaidValue) -> bool:
        """True of what stands behind the figure in another clause, with a figure of its own behind it."""
        if one.start < figure.end or not self.pauses(figure.end, one.start):
            return False
        own, (_, end) = self.figures.index(figure), self.sentence(figure.start)
        others = (other for other in self.figures if other.parent != own)
        behind = (other for other in others if one.end <= other.start < end)
        return any(not self.pauses(one.end, other.start) for other in behind)

    def paragraph(self, place: int) -> int:
        """Where the paragraph of a place begins."""
        ends = [match.end() for match in _PARAGRAPH.finditer(self.text, 0, place)]
        return ends[-1] if ends else 0

    def head(self) -> int:
        """Where the lines at the top end that are no sentences and count nobody, at most so many."""
        end = 0
        for _ in range(_HEAD_LINES):
            following = self.text.find("\n", end)
            if following <= end or self._is_told(end, following):
                break
            end = following + 1
        return max(end, self.text.find("\n"))

    def _is_told(self, start: int, end: int) -> bool:
        """True of a line that is a sentence, or that counts people."""
        line = self.text[start:end].rstrip()
        return line.endswith(_STOPS) or self.any_figure(start, end)

    def section(self, place: int) -> tuple[int, int]:
        """The heading above a place below the first line: a short line by itself that is no sentence and
        counts nobody; (0, 0) of none."""
        end = self.text.rfind("\n", 0, place)
        while end > self.heading:
            start = self.text.rfind("\n", 0, end) + 1
            if self._is_section(start, end):
                return start, end
            end = start - 1
        return 0, 0

    def _is_section(self, start: int, end: int) -> bool:
        """True of the short line behind an empty one that is no sentence, no item and counts nobody."""
        if not self.text.endswith("\n\n", 0, start):
            return False
        length = end - start
        if not 0 < length <= _SECTION:
            return False
        return not (self.in_item(start) or self._is_told(start, end))

    def told_before(self, said: Sequence[SaidValue], one: SaidValue) -> bool:
        """True where the paragraph has named the place of an event before that to which some were taken."""
        start = max(self.paragraph(one.start), self.heading)
        events = [other for other in said if (other.value or other.unlisted) and not other.aside]
        headed = any(other.unlisted and other.start < self.heading for other in events)
        return headed or any(start <= other.start < one.start for other in events)

    def follows_event(self, said: Sequence[SaidValue], one: SaidValue) -> bool:
        """True of a place to which some were taken behind an event, at a place or with people of its own."""
        start = max(self.paragraph(one.start), self.heading)
        return self.told_before(said, one) or self.any_figure(start, self.sentence(one.start)[0])

    def is_elsewhere(self, one: SaidValue, figure: ReadFigure) -> bool:
        """True of the place to which some were taken, for a figure that is a part, or that is not the one
        beside it in its sentence: it is not that of the event."""
        if figure.parent is not None or self.sentence(one.start) != self.sentence(figure.start):
            return True
        between = (figure.end, one.start) if one.start >= figure.end else (one.end, figure.start)
        return self.any_figure(*between)

    def in_clause(self, places: Sequence[int], figure: ReadFigure) -> bool:
        """True where one of the places is in the clause of the figure."""
        start, end = self.sentence(figure.start)
        near = (place for place in places if start <= place < end)
        gaps = ((min(place, figure.end), max(place, figure.start)) for place in near)
        return any(not self.pauses(*gap) for gap in gaps)

    def others(self, figure: ReadFigure, end: int) -> bool:
        """True where a figure that is none of its parts begins between the figure and a place."""
        own = self.figures.index(figure)
        return any(
            figure.end <= other.start < end and other.parent != own
            for other in self.figures
            if other is not figure
        )


_STOPS = (".", "!", "؟", "?", "،", ",")
"""What a line ends with that is a sentence or a part of one."""
_HEAD_LINES = 4
_SECTION = 48
"""Code points of the longest heading of a section."""
_PARAGRAPH = re.compile(r"[.!?؟][\"”»)]?\s*\n\s*\n")
"""The end of a paragraph; an empty line between a label and its number is none."""
