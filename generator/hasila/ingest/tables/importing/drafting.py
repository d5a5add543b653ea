"""The draft of the description of a publisher's table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import field, replace
from itertools import pairwise

from hasila.ingest.amendments import is_change
from hasila.ingest.tables.csv_text import Record
from hasila.ingest.tables.dates import PARTS_OF_FORM, DateForm, date_form
from hasila.ingest.tables.filling import of_address
from hasila.ingest.tables.importing.columns import Estimate, columns_of, estimates_of
from hasila.ingest.tables.importing.counts import Course, course_of
from hasila.ingest.tables.importing.language import languages_of_days
from hasila.ingest.tables.importing.meanings import KeyMeaning, Meaning, id_of, key_of, meaning_of
from hasila.ingest.tables.importing.notebook import Assumption, Notebook, listed
from hasila.ingest.tables.importing.numbers import Marks
from hasila.ingest.tables.importing.shape import UNDATED, observations_of, shape_of
from hasila.ingest.tables.importing.sheet import NUMBER, Sheet, sheet_of, sheet_of_records, text_of
from hasila.ingest.tables.importing.sums import Sum, sums_of
from hasila.ingest.tables.importing.totals import Total, totals_of
from hasila.ingest.tables.importing.words import (
    AT_LEAST,
    CUMULATIVE,
    NEW,
    OF_WHICH,
    TOTALS,
    WEEK,
    WEEK_ENDS,
    begins_with,
    has_word,
    is_word,
)
from hasila.ingest.tables.importing.yaml_lines import comment, flow_list, flow_map, scalar
from hasila.ingest.tables.names import NameFinder
from hasila.model.data_class import dataclass
from hasila.model.site import Language
from hasila.model.vocabulary import Vocabulary

_LEVELS = ("missing", "displaced", "in-hospital", "detained")
"""Measures that say how many there are, where the vocabulary does not say it of its own."""
_NAMES_SHOWN = 30
_NOT_OF_ARABIC = frozenset("پچژگڤکیەێۆڵڕٹڈںھے")
"""Letters of Persian, Kurdish, Urdu that no word of Arabic is written with."""
_FEWEST_OF_A_SUM = 3
_MOSTLY = 0.8
_WEEK = 7
_OF_A_WEEK = "last 168h"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said already; "" where nothing was said."""

    publisher: str = ""
    language: str = ""
    url: str = ""
    counts: str = ""
    who: str = ""
    where: str = ""
    since: str = ""
    published: str = ""
    dates: str = ""
    thousands: str = ""
    decimal: str = ""
    separator: str = ""
    not_stated: tuple[str, ...] = ()
    zero: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedTable:
    """The description, what it takes for granted, and what a person has to decide: the entries ``doubt`` in
    it."""

    description: str
    assumptions: tuple[Assumption, ...]
    doubts: tuple[str, ...]


def import_table(
    name: str,
    content: str | Sequence[Record],
    answers: Answers,
    vocabulary: Vocabulary,
    languages: Sequence[Language],
) -> ImportedTable | None:
    """The draft for the table ``name`` (an id), whose ``content`` is the text of a CSV file or the rows of a
    workbook; ``None`` where no headings with numbers below them can be made out."""
    sheet = sheet_of(content) if isinstance(content, str) else sheet_of_records(list(content), "")
    if sheet is None:
        return None
    drafter = _Drafter(name, sheet, answers, vocabulary, languages)
    description = "\n".join((*drafter.lines(), ""))
    notes = drafter.notes
    return ImportedTable(description, tuple(notes.assumptions), tuple(notes.doubts))


@dataclass(slots=True)
class _Figure:
    """A figure of the draft: what names it in the file, its id, and the value of each of its keys."""

    name: str
    id: str
    meaning: Meaning
    keys: dict[str, str] = field(default_factory=dict)
    kind: str = ""
    course: Course = field(default_factory=Course)

    @property
    def label(self) -> str:
        """Its name for people."""
        return self.name or "the number"


def _codes(codes: Iterable[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


class _Drafter:
    def __init__(
        self,
        name: str,
        sheet: Sheet,
        answers: Answers,
        vocabulary: Vocabulary,
        languages: Sequence[Language],
    ) -> None:
        self.name, self.sheet, self.answers, self.vocabulary = name, sheet, answers, vocabulary
        self.languages, self.notes = languages, Notebook()
        self.language = answers.language or self._language()
        self.columns = columns_of(sheet, self.language, Marks(answers.thousands, answers.decimal))
        self.shape = shape_of(sheet, self.columns, self._said_dates(), answers.published, self.notes)
        self.seen = observations_of(sheet, self.columns, self.shape, self.language)
        self.each_keys: dict[int, str] = {}
        self.names: dict[str, dict[str, str]] = {}
        self.kinds_differ = False
        self.unclear: dict[str, str] = {}
        self.of_days: list[str] = []

    def _said_dates(self) -> DateForm | None:
        return date_form(self.answers.dates, self.language) if self.answers.dates else None

    def _language(self) -> str:
        """The language of the site in whose letters the headings are; English where they are Western."""
        letters = "".join(cell.plain for cell in self.sheet.head.cells)
        arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
        if not _NOT_OF_ARABIC.isdisjoint(letters):
            self.notes.doubt("the headings have letters that Arabic has not: say the `language` of the cells")
        codes = [language.code for language in self.languages]
        if "ar" in codes and arabic * 2 > len(letters):
            self.notes.assume("the cells are in Arabic", "most letters of the headings are")
            return "ar"
        default = "en" if "en" in codes or not codes else codes[0]
        return self._language_of_days(codes, default) or default

    def _language_of_days(self, codes: Sequence[str], default: str) -> str:
        """The language that the names of months are of, where it is not the ``default`` one."""
        found = languages_of_days(self.sheet, codes, default)
        if found.sure:
            self.notes.assume(f"the cells are in `{found.sure}`", "the names of months are")
        elif found.of_site:
            names = _codes((*found.of_site, *found.others))
            self.notes.doubt(f"in which language are the months? Say `language` ({names} have such names)")
        elif found.others:
            names = _codes(found.others)
            self.notes.doubt(f"the months are of no language of the site ({names} have such names): "
                             "export the days as YYYY-MM-DD")  # fmt: skip
        return found.sure

    # The whole

    def lines(self) -> Iterator[str]:
        """The lines of the description."""
        self._ask_of_struck_columns()
        body = [*self._form_lines(), *self._row_lines(), *self._figure_lines()]
        head = list(self._head_lines())
        yield from comment("Drafted by `hasila import`. Each line was found by looking at the "
                           "file; the reason stands "
                           "above it. Answer each doubt in the file, and take its entry away.")  # fmt: skip
        if self.notes.doubts:
            yield "doubt:"
            yield from (f"  - {_quoted(doubt)}" for doubt in self.notes.doubts)
        yield from head
        yield from self._with_reasons(body)

    def _ask_of_struck_columns(self) -> None:
        """A heading that is struck out in the workbook stands between ``~~``."""
        for column in self.columns.numbers:
            heading = self.sheet.heading(column)
            if "~~" in heading:
                self.notes.doubt(f"“{heading}” is struck out: does the publisher still state it?")

    def _with_reasons(self, body: Iterable[str]) -> Iterator[str]:
        yield from comment("What is taken for granted:")
        for assumption in self.notes.assumptions:
            yield from comment(f"- {assumption.text}: {assumption.evidence}")
        yield from body

    def _head_lines(self) -> Iterator[str]:
        publisher = self.answers.publisher
        if not publisher:
            self.notes.doubt(
                "whose table is it? Say `publisher`, with an id of content/vocabulary/publishers.yaml"
            )
        if not self.answers.url:
            self.notes.doubt("where was it published? Say `source: {url: ADDRESS}`")
        yield f"publisher: {scalar(publisher) if publisher else ''}".rstrip()
        yield f"language: {self.language}"
        yield "source: " + flow_map({"url": _quoted(self.answers.url)})
        yield "title: " + flow_map(
            {language.code: _quoted(self._title(language.code)) for language in self.languages}
        )

    def _title(self, code: str) -> str:
        entry = self.vocabulary.publishers.get(self.answers.publisher)
        label = entry.label.get(code, "") if entry else ""
        words = {"ar": "جدول", "en": "table of"}.get(code, "")
        named = f"{words} {{day}}".strip()
        return f"{label}: {named}" if label else named

    # The form of the file

    def _form_lines(self) -> Iterator[str]:
        sheet, notes = self.sheet, self.notes
        if sheet.doubt and not self.answers.separator:
            notes.doubt(sheet.doubt)
        separator = self.answers.separator or sheet.separator
        if separator not in ("", "comma"):
            notes.assume(f"cells are divided by {separator}", f"so all rows have {sheet.width} cells")
            yield f"separator: {separator}"
        if sheet.head_rows > 1:
            notes.assume(
                f"the headings take {sheet.head_rows} rows", "those of the upper row span several columns"
            )
            yield f"head: {sheet.head_rows}"
        skipped = list(self._skipped())
        if skipped:
            yield f"skip: {flow_list(skipped)}"
        form = self.shape.form
        if form and form.words != "YYYY-MM-DD":
            yield f"dates: {_quoted(form.words)}"
        yield from self._number_lines()

    def _skipped(self) -> Iterator[str]:
        sheet, notes = self.sheet, self.notes
        for line in sheet.titles:
            notes.assume(
                f"line {line} is a title", "it stands above the headings and has no cell for each of them"
            )
            yield f"line {line}"
        for line in sheet.units:
            notes.assume(
                f"line {line} holds units", "it stands below headings that are complete, and holds no number"
            )
            yield f"line {line}"
        if sheet.tags and sheet.tags.line != sheet.head.line:
            notes.assume("the row of hashtags is HXL", "each of its cells begins with #")
            yield "hxl"
        yield from self._notes_below()

    def _notes_below(self) -> Iterator[str]:
        """The words with which rows without a day begin: totals and notes."""
        days = self._has_day
        strange = [row for row in self.sheet.rows if not days(row)] if self.shape.day is not None else []
        firsts = list(dict.fromkeys(row.first_text for row in strange))
        if len(firsts) > max(5, len(self.sheet.rows) // 10):
            self.notes.doubt(f"{len(strange)} rows state no day: {listed(firsts, 4)}; are they reports?")
            return
        for row in strange:
            first = row.first_text
            if (
                len([cell for cell in row.cells if cell.plain]) == 1
                or has_word(first, TOTALS)
                or not _number(first)
            ) and first in firsts:
                firsts.remove(first)
                self.notes.assume(f"the row that begins “{first}” is no report", "it states no day")
                yield first

    def _has_day(self, row: Record) -> bool:
        form, day = self.shape.form, self.shape.day
        text = text_of(row, day) if day is not None else ""
        return bool(form and (form.day(text) or (text and text[:1].isdigit())))

    def _number_lines(self) -> Iterator[str]:
        marks, answers, notes = self.columns.marks, self.answers, self.notes
        thousands, decimal = answers.thousands or marks.thousands, answers.decimal or marks.decimal
        if marks.doubtful and not (answers.thousands or answers.decimal):
            notes.doubt(
                f"{listed(list(marks.doubtful), 3)} can be thousands or a fraction: say "
                f"`thousands` or `decimal`"
            )
        if thousands:
            if marks.shows_thousands:
                notes.assume(
                    f"“{thousands}” stands before thousands", f"{listed([marks.shows_thousands])} shows it"
                )
            yield f"thousands: {_mark(thousands)}"
        if decimal:
            if marks.shows_decimal:
                notes.assume(
                    f"“{decimal}” stands before a fraction", f"{listed([marks.shows_decimal])} shows it"
                )
            yield f"decimal: {_mark(decimal)}"
        if marks.fractions:
            notes.doubt(f"{listed(list(marks.fractions), 3)} are no whole numbers: is the "
                        f"column in thousands (`scale`), "
                        "or no count (`ignore`)?")  # fmt: skip
        yield from self._words_lines()

    def _words_lines(self) -> Iterator[str]:
        words, answers = self.columns.words, self.answers
        not_stated = (*words.not_stated, *answers.not_stated)
        if words.not_stated:
            self.notes.assume(
                f"{listed(list(words.not_stated))} means that nothing is stated", "it stands for numbers"
            )
        if not_stated:
            yield f"not_stated: {flow_list(dict.fromkeys(not_stated))}"
        if answers.zero:
            yield f"zero: {flow_list(answers.zero)}"
        answered = {*answers.not_stated, *answers.zero}
        for word in words.unknown:
            if word not in answered:
                self.notes.doubt(
                    f"does “{word}” in the place of a number mean nothing stated (`not_stated`) "
                    f"or 0 (`zero`)?"
                )

    # Rows

    def _row_lines(self) -> Iterator[str]:
        sheet, shape = self.sheet, self.shape
        rows: dict[str, str] = {"published": scalar(self._published())}
        rows["id"] = _quoted(self._id())
        if shape.order is not None:
            rows["order"] = scalar(sheet.heading(shape.order))
        if shape.event is not None:
            rows["event"] = scalar(sheet.heading(shape.event))
        if shape.each:
            headings = [sheet.heading(column) for column in shape.each]
            rows["each"] = scalar(headings[0]) if len(headings) == 1 else flow_list(headings)
        totals = list(self._totals())
        self._learn_names({total.name for total in totals})
        whole = {sheet.heading(shape.each[total.at]): scalar(total.name) for total in totals}
        if whole:
            rows["whole"] = flow_map(whole)
        if sheet.down:
            names = [sheet.heading(column) for column in sheet.down]
            self.notes.assume(
                f"empty cells of {listed(names)} mean what stands above them", "as merged cells do"
            )
            rows["down"] = flow_list(names)
        if shape.figure is not None:
            rows["figure"] = scalar(sheet.heading(shape.figure))
        if shape.value is not None:
            rows["value"] = scalar(sheet.heading(shape.value))
        yield f"rows: {flow_map(rows)}"
        if self.names:
            yield "names:"
            for heading, ids in self.names.items():
                said = {name: scalar(identity) for name, identity in ids.items()}
                yield f"  {scalar(heading)}: {flow_map(said)}"

    def _published(self) -> str:
        shape = self.shape
        if shape.day_headings:
            return "headings"
        if shape.template == UNDATED:
            return ""
        return self.sheet.heading(shape.day) if shape.day is not None else shape.template

    def _id(self) -> str:
        shape, heading = self.shape, self.sheet.heading
        if shape.event is not None:
            return f"{self.name}-{{{heading(shape.event)}}}"
        order = f"-{{{heading(shape.order)}}}" if shape.order is not None else ""
        return f"{self.name}-{{day}}{order}"

    def _learn_names(self, wholes: Collection[str]) -> None:
        """Find what the columns of names mean; ``wholes`` are names that hold all others."""
        columns = [column for column in self.columns.names if column in self._key_columns()]
        meant = {column: self._key_of(column) for column in columns}
        for column in sorted(columns, key=lambda column: _share_unknown(meant[column])):
            heading, found = self.sheet.heading(column), meant[column]
            names = list(dict.fromkeys(text for text in self.sheet.texts(column) if text))
            if found is None:
                if column in self.shape.each:
                    self.notes.doubt(f"what is “{heading}” ({listed(names, 4)}): `where`, "
                                     f"`who`, `cause` or `population`? "
                                     f"Say it at the figures: `where: \"{{{heading}}}\"`")  # fmt: skip
                continue
            if found.key in self.each_keys.values():
                continue
            self.each_keys[column] = found.key
            self._say_names(heading, found, wholes)

    def _key_of(self, column: int) -> KeyMeaning | None:
        names = dict.fromkeys(text for text in self.sheet.texts(column) if text)
        return key_of(self.sheet.heading(column), list(names), self.vocabulary)

    def _key_columns(self) -> Sequence[int]:
        """The columns whose names the figures need: those that tell rows apart; of events all."""
        if self.shape.event is not None or not self.shape.each:
            return [column for column in self.columns.names if column != self.shape.figure]
        return self.shape.each

    def _say_names(self, heading: str, found: KeyMeaning, wholes: Collection[str]) -> None:
        key, ids = found.key, found.ids
        if ids:
            name, identity = next(iter(ids.items()))
            known = f"{len(ids)} of its names are known: “{name}” is {identity}"
            self.notes.assume(f"“{heading}” says `{key}`", known)
        totals = [name for name in found.unknown if name in wholes or is_word(name, TOTALS)]
        strange = [name for name in found.unknown if name not in totals]
        said = dict(self._names_of_totals(heading, totals, found))
        if strange:
            names = listed(strange, _NAMES_SHOWN)
            asked = f"add them there, or say under `names` which `{key}` they mean"
            self.notes.doubt(f"the vocabulary does not know {names} of “{heading}”: {asked}")
        if key == "who":
            said |= {name: identity for name, identity in ids.items() if not self._is_plain(key, name)}
        if said:
            self.names[heading] = said

    def _names_of_totals(
        self, heading: str, totals: Iterable[str], found: KeyMeaning
    ) -> Iterator[tuple[str, str]]:
        """What the names that hold all others mean."""
        for name in totals:
            whole = self._whole_of(found.key, found.ids)
            if whole:
                self.notes.assume(f"“{name}” is {whole}", "it stands for all, and that holds the others")
                yield name, whole
            else:
                asked = f"Say it under `names: {{{heading}: …}}`"
                self.notes.doubt(f"what does “{name}” in “{heading}” hold? {asked}")

    def _is_plain(self, key: str, name: str) -> bool:
        """True where the table is read without being told what the name means."""
        return bool(NameFinder(key, {}, self.vocabulary).ids([name]))

    def _whole_of(self, key: str, ids: dict[str, str]) -> str:
        """The one entry that holds all others that are named: the place or the category of the total."""
        if key == "who":
            return self.answers.who or ("everyone" if "everyone" in self.vocabulary.categories else "")
        if key != "where":
            return ""
        if self.answers.where:
            return self.answers.where
        above = [self.vocabulary.places[identity].within for identity in ids.values()
                 if identity in self.vocabulary.places]  # fmt: skip
        common = set(above[0]).intersection(*above) if above else set()
        return next(iter(common)) if len(common) == 1 else ""

    def _totals(self) -> Iterator[Total]:
        for total in totals_of(self.seen, len(self.shape.each)):
            heading = self.sheet.heading(self.shape.each[total.at])
            seen = f"{total.holds} of {total.days} sums of the other rows are its number"
            if total.certain:
                self.notes.assume(f"“{total.name}” in “{heading}” holds all other rows of its day", seen)
                yield total
            elif total.days:
                self.notes.doubt(
                    f"is “{total.name}” in “{heading}” all of the other rows? Only {seen}; "
                    f"if it is, say `whole: {total.name}` under `rows`"
                )

    # Figures

    def _figure_lines(self) -> Iterator[str]:
        estimates = self._estimates()
        figures = self._figures(estimates)
        counts = self._counts(figures)
        yield from self._column_lines(figures)
        yield from self._qualifiers(estimates, figures)
        yield from self._ignored()
        self._ask_of_mixed_columns()
        self._ask_of_changes(figures)
        self._ask_of_twins(figures, {name for one in estimates for name in self._names_of(one)})
        if counts:
            yield f"counts: {counts}"
        yield from self._common(figures)
        yield "figures:"
        for figure in figures:
            yield self._figure_line(figure, counts)

    def _figures(self, estimates: Iterable[Estimate]) -> list[_Figure]:
        """The figures of the file, each with an id of its own, and their sums."""
        figures: list[_Figure] = []
        for number, name in enumerate(self.seen.values, 1):
            figure = self._figure(name, number)
            figure.id = id_of(figure.id, [other.id for other in figures], number)
            figures.append(figure)
        ends = {self.sheet.heading(column) for one in estimates for column in (one.low, one.high)}
        self._ask_what(figures)
        sums = self._divide([figure for figure in figures if figure.name not in ends])
        self._agree(sums)
        self._say_some(figures)
        for figure in figures:
            self._say_kind(figure)
        self._ask_kinds()
        return figures

    def _column_lines(self, figures: Sequence[_Figure]) -> Iterator[str]:
        """The headings of the figures, where they are not their ids."""
        if self.shape.day_headings and self.shape.figure is None and len(figures) == 1:
            return
        columns = {figure.id: figure.name for figure in figures if figure.name != figure.id}
        if columns:
            yield "columns:"
        for key, name in columns.items():
            yield f"  {key}: {scalar(name)}"

    def _figure(self, name: str, number: int) -> _Figure:
        """The figure that the file names so."""
        column = next((at for at in self.columns.numbers if self.sheet.heading(at) == name), None)
        tag = self.sheet.tag(column) if column is not None else ""
        meaning = meaning_of(name, tag, self.vocabulary)
        base = of_address(name) or "-".join(filter(None, (meaning.category, meaning.measure, meaning.place)))
        if not name:
            base = self.answers.counts or "count"
        figure = _Figure(name, base or f"column-{number}", meaning)
        keys = [key[: len(self.shape.each)] for key in self.seen.keys]
        figure.course = course_of(self.seen.values[name], self.seen.days, keys)
        figure.kind = self._kind(figure)
        return figure

    def _ask_what(self, figures: Iterable[_Figure]) -> None:
        unknown = [figure.name for figure in figures if not figure.meaning.known and figure.name]
        if unknown and not self.answers.counts:
            names = listed(unknown, _NAMES_SHOWN)
            of_one = f"what does {names} count? Say `counts`, `who` and `where` at it"
            of_several = f"what do {names} count? Say `counts`, `who` and `where` at each"
            self.notes.doubt(of_one if len(unknown) == 1 else of_several)

    def _counts(self, figures: Sequence[_Figure]) -> str:
        """What is counted where a heading does not say it."""
        measures = list(dict.fromkeys(figure.meaning.measure for figure in figures if figure.meaning.measure))
        counts = self.answers.counts or (measures[0] if measures else "")
        silent = [
            figure.name or "the number"
            for figure in figures
            if not figure.meaning.measure and (figure.meaning.known or not figure.name)
        ]
        if not counts:
            self.notes.doubt("what is counted? Say `counts`, with an id of content/vocabulary/measures.yaml")
        elif silent and not self.answers.counts:
            first = next(figure.name for figure in figures if figure.meaning.measure)
            self.notes.assume(
                f"{listed(silent)} count {counts}, too", f"their headings do not say; “{first}” does"
            )
        return counts

    def _kind(self, figure: _Figure) -> str:
        """Whether the numbers run since a day or are those of each day, by their heading and their course."""
        if self._is_level(figure.meaning.measure):
            return "level"
        if self.shape.event is not None:
            return "flow"
        return self._said_kind(figure.name) or figure.course.kind

    def _agree(self, sums: Iterable[tuple[_Figure, list[_Figure]]]) -> None:
        """Let a whole and its parts be of one kind, where most of them are running counts: a slip in a short
        column looks like a fall."""
        for whole, parts in sums:
            group = [whole, *parts]
            counts = [figure for figure in group if figure.kind != "level"]
            unsaid = [figure for figure in counts if not self._said_kind(figure.name)]
            running = [figure for figure in group if figure.kind == "cumulative"]
            if len(running) * 2 > len(group):
                for figure in unsaid:
                    figure.kind = "cumulative"

    def _say_kind(self, figure: _Figure) -> None:
        """Write down why the figure is of its kind, or the doubt."""
        course, label = figure.course, figure.label
        told = f"it falls on {course.falls} of {course.steps} steps and rises on {course.rises}"
        if not course.steps:
            told = "no two days to compare"
        said = self._said_kind(figure.name)
        if figure.kind == "level":
            self.notes.assume(f"“{label}” is a level of each day", f"{figure.meaning.measure} is one")
        elif figure.kind == "unclear":
            self.unclear[label] = told
            figure.kind = "cumulative" if self.answers.since else "flow"
        elif said and course.kind not in ("unclear", said):
            self.notes.doubt(
                f"“{label}” is called `{said}`, but {told}: does it run since a day, or is it of each day?"
            )
        elif figure.kind == "flow" and self._usual_gap() > 1 and self._flow() == "on {day}":
            self.of_days.append(label)
        elif self.shape.event is None:
            of_each = "is of the week up to its day" if self._flow() == _OF_A_WEEK else "is of each day alone"
            words = "runs since a day" if figure.kind == "cumulative" else of_each
            why = told if course.kind == figure.kind else f"{told}; its heading or its sum says so"
            self.notes.assume(f"“{label}” {words}", why)

    def _usual_gap(self) -> int:
        """The days that most often lie between two days of the sheet."""
        days = sorted(set(self.seen.days))
        gaps = Counter((after - before).days for before, after in pairwise(days))
        return gaps.most_common(1)[0][0] if len(days) > _FEWEST_OF_A_SUM and self.shape.event is None else 1

    def _ask_kinds(self) -> None:
        """The doubts about what the numbers of a column are of, one for all columns of which it is asked."""
        gap, window, labels = self._usual_gap(), self._flow(), list(self.unclear)
        if len(labels) == 1:
            self.notes.doubt(
                f"“{labels[0]}” ({self.unclear[labels[0]]}): does it run since a day (`when: since PERIOD`), "
                f'or is it of each day (`when: "{window}"`)?'
            )
        elif labels:
            self.notes.doubt(
                f"do {listed(labels)} run since a day (`when: since PERIOD`), "
                f'or are they of each day (`when: "{window}"`)?'
            )
        if self.of_days:
            self.notes.doubt(
                f"rows are {gap} days apart: is {listed(self.of_days)} of the day, "
                f'or of the days since the row before (`when: "last {24 * gap}h"`)?'
            )

    def _ends_a_week(self, gap: int) -> bool:
        """True where the heading of the days says that each ends a week, and they are weeks apart."""
        heading = self.sheet.heading(self.shape.day) if self.shape.day is not None else ""
        said = has_word(heading, WEEK) and has_word(heading, WEEK_ENDS)
        return said and gap == _WEEK

    def _said_kind(self, name: str) -> str:
        cumulative, new = has_word(name, CUMULATIVE), has_word(name, NEW)
        if cumulative == new:
            return ""
        return "cumulative" if cumulative else "flow"

    def _is_level(self, measure: str) -> bool:
        entry = self.vocabulary.measures.get(measure)
        return bool(getattr(entry, "stock", measure in _LEVELS))

    def _flow(self) -> str:
        form = self.shape.form
        if self.shape.window:
            first, last = (self.sheet.heading(column) for column in self.shape.window)
            return f"{{{first}}} to {{{last}}}"
        spans = form is not None and (form.further or not {"DD", "D"} & set(_parts(form.words)))
        if not spans and self._ends_a_week(self._usual_gap()):
            return _OF_A_WEEK
        return "{first} to {day}" if spans else "on {day}"

    def _estimates(self) -> list[Estimate]:
        found = list(estimates_of(self.sheet, self.columns.numbers)) if self.shape.figure is None else []
        for one in found:
            low, high = self.sheet.heading(one.low), self.sheet.heading(one.high)
            self.notes.assume(f"“{low}” and “{high}” are the ends of one count", "their headings say so")
        return found

    def _qualifiers(self, estimates: Sequence[Estimate], figures: Sequence[_Figure]) -> Iterator[str]:
        """The qualifiers of the ends of estimates, which are wordings of one count, and of a column whose
        heading says that it is a minimum."""
        ids = {figure.name: figure.id for figure in figures}
        said: dict[str, str] = {}
        for figure in figures:
            if has_word(figure.name, AT_LEAST):
                said[figure.id] = "at least"
                self.notes.assume(f"“{figure.name}” states lower bounds", "its heading says so")
        for one in estimates:
            for column, qualifier in ((one.low, "at least"), (one.high, "at most")):
                identity = ids.get(self.sheet.heading(column))
                if identity:
                    said[identity] = qualifier
        if said:
            yield f"qualifier: {flow_map(said)}"

    def _divide(self, figures: Sequence[_Figure]) -> list[tuple[_Figure, list[_Figure]]]:
        """Write the sums that were found among the figures; levels are no part of other counts. What nobody
        knows may be a level."""
        if self.shape.event is not None and len(figures) < _FEWEST_OF_A_SUM:
            return []
        found: list[tuple[_Figure, list[_Figure]]] = []
        for levels in (False, True):
            fitting = [one for one in figures if (one.kind == "level") is levels or not one.meaning.known]
            numbered = fitting if any((one.kind == "level") is levels for one in fitting) else []
            values = {number: self.seen.values[figure.name] for number, figure in enumerate(numbered)}
            for one in sums_of(values):
                if "parts" in numbered[one.whole].keys:
                    continue
                parts = [numbered[part] for part in one.parts]
                self._say_sum(one, numbered[one.whole], parts)
                found.append((numbered[one.whole], parts))
        return found

    def _say_sum(self, found: Sum, whole: _Figure, parts: Sequence[_Figure]) -> None:
        whole.keys["parts"] = flow_list(part.id for part in parts)
        names = [part.label for part in parts]
        seen = f"they add up to it on {found.holds} of {found.rows} rows"
        self.notes.assume(f"{listed(names)} are all of “{whole.label}”", seen)

    def _say_some(self, figures: Sequence[_Figure]) -> None:
        """Write which columns are some of the one before them ("of which children"): no part of a sum, and
        hardly ever more."""
        divided = {part for figure in figures for part in figure.keys.get("parts", "[]")[1:-1].split(", ")}
        some: dict[str, list[_Figure]] = {}
        whole: _Figure | None = None
        for figure in figures:
            if not begins_with(figure.name, OF_WHICH):
                whole = figure
            elif whole is not None and figure.id not in divided and self._is_within(figure, whole):
                some.setdefault(whole.id, []).append(figure)
        for figure in figures:
            if figure.id in some:
                members = some[figure.id]
                for member in members:
                    measure = member.meaning.measure or figure.meaning.measure
                    member.meaning = replace(member.meaning, measure=measure)
                figure.keys["among"] = flow_list(member.id for member in members)
                names = listed([member.label for member in members])
                self.notes.assume(f"{names} are some of “{figure.label}”", "their headings say so")

    def _is_within(self, some: _Figure, whole: _Figure) -> bool:
        values = zip(self.seen.values[some.name], self.seen.values[whole.name], strict=True)
        pairs = [(part, above) for part, above in values if part is not None and above is not None]
        fitting = sum(1 for part, above in pairs if part <= above)
        return bool(pairs) and fitting >= _MOSTLY * len(pairs)

    def _ignored(self) -> Iterator[str]:
        unused = self.columns.numbering - {self.shape.order, self.shape.event}
        columns = sorted({*self.columns.no_counts, *unused})
        ignored = [self.sheet.heading(column) for column in columns]
        if ignored:
            self.notes.assume(f"{listed(ignored)} are no counts", "their headings or numbers say so")
            yield f"ignore: {flow_list(ignored)}"

    def _names_of(self, estimate: Estimate) -> list[str]:
        columns = (estimate.low, estimate.best, estimate.high)
        return [self.sheet.heading(column) for column in columns if column is not None]

    def _ask_of_twins(self, figures: Sequence[_Figure], wordings: Collection[str]) -> None:
        """The doubt about columns that would be one count by their headings, and hold other numbers; the ends
        of an estimate (``wordings``) are one count in several words."""
        counts = [figure for figure in figures if figure.name not in wordings and figure.meaning.known]
        groups: dict[object, list[_Figure]] = {}
        for figure in counts:
            meant = replace(
                figure.meaning, measure=figure.meaning.measure or self._common_measure(figures), why=""
            )
            groups.setdefault((meant, figure.kind), []).append(figure)
        for group in groups.values():
            if len({tuple(self.seen.values[figure.name]) for figure in group}) > 1:
                names = listed([figure.label for figure in group])
                asked = "what tells them apart (`who`, `where`, `when`, `population`, `qualifier`)?"
                self.notes.doubt(f"{names} would be one count by their headings, and differ: {asked}")

    def _common_measure(self, figures: Iterable[_Figure]) -> str:
        said = (figure.meaning.measure for figure in figures if figure.meaning.measure)
        return self.answers.counts or next(said, "")

    def _ask_of_mixed_columns(self) -> None:
        """A column that is left out, though some of its cells are numbers, may be a count with words for what
        is not stated."""
        used = (*self.shape.each, self.shape.figure, self.shape.event)
        for column in self.columns.names:
            filled = dict.fromkeys(text for text in self.sheet.texts(column) if text)
            numbers = [text for text in filled if NUMBER.fullmatch(text)]
            if numbers and column not in used and not all(map(is_change, filled)):
                words = [text for text in filled if text not in numbers]
                heading = self.sheet.heading(column)
                seen = f"numbers ({listed(numbers, 2)}) among words ({listed(words, 3)})"
                asked = "is it a count (`figures`, its words under `not_stated`), or none (`ignore`)?"
                self.notes.doubt(f"“{heading}” has {seen} and is left out: {asked}")

    def _ask_of_changes(self, figures: Sequence[_Figure]) -> None:
        """The doubt about cells with a sign: the draft cannot tell which count they change."""
        ids = {figure.name: figure.id for figure in figures}
        for column in (*self.columns.numbers, *self.columns.names):
            changes = [text for text in self.sheet.texts(column) if is_change(text)]
            if changes:
                heading = self.sheet.heading(column)
                name = ids.get(heading) or of_address(heading) or "COLUMN"
                self.notes.doubt(
                    f"“{heading}” has cells with a sign ({listed(changes, 2)}), which are no counts: "
                    f"do they change an earlier count (`amends: {{{name}: FIGURE}}`)?"
                )

    def _common(self, figures: Sequence[_Figure]) -> Iterator[str]:
        """What all figures have in common."""
        who = self.answers.who or ("everyone" if "everyone" in self.vocabulary.categories else "")
        keys = self.each_keys.values()
        if "who" not in keys:
            yield from self._one("who", who, "no heading names a group")
        if "where" not in keys:
            places = [figure for figure in figures if figure.meaning.place]
            if not self.answers.where and len(places) < len(figures):
                self.notes.doubt("where is it? Say `where`, with an id of content/vocabulary/places.yaml")
            if self.answers.where:
                yield f"where: {self.answers.where}"
        for column, key in self.each_keys.items():
            yield f'{key}: "{{{self.sheet.heading(column)}}}"'
        kinds = {figure.kind for figure in figures}
        self.kinds_differ = len(kinds) > 1
        if "cumulative" in kinds and not self.answers.since:
            self.notes.doubt(
                "since when does it run? Say `when: since PERIOD`, with an id of "
                "content/vocabulary/periods.yaml"
            )
        if len(kinds) == 1:
            yield f"when: {_quoted(self._when(next(iter(kinds))))}"

    def _one(self, key: str, value: str, why: str) -> Iterator[str]:
        if value:
            yield f"{key}: {value}"
            if not self.answers.who:
                self.notes.assume(f"unless a heading says otherwise, all people are meant ({value})", why)
        else:
            self.notes.doubt(f"who is counted? Say `{key}`")

    def _when(self, kind: str) -> str:
        if kind == "cumulative":
            return f"since {self.answers.since or 'PERIOD'}"
        return "on {day}" if kind == "level" else self._flow()

    def _figure_line(self, figure: _Figure, counts: str) -> str:
        meaning, keys = figure.meaning, {}
        if meaning.measure and meaning.measure != counts:
            keys["counts"] = meaning.measure
        if meaning.category and meaning.category != figure.id:
            keys["who"] = meaning.category
        if not meaning.category and figure.id in self.vocabulary.categories:
            keys["who"] = self.answers.who or "everyone"
        if meaning.place:
            keys["where"] = meaning.place
        if meaning.population:
            keys["population"] = meaning.population
        if self.kinds_differ:
            keys["when"] = _quoted(self._when(figure.kind))
        keys |= figure.keys
        return f"  {figure.id}: {flow_map(keys)}" if keys else f"  {figure.id}:"


def _share_unknown(found: KeyMeaning | None) -> float:
    """The part of the names of a column that the vocabulary does not know, from 0 to 1; 2 where none is
    meant: of several columns of places the one that is known says the place."""
    if found is None:
        return 2
    return len(found.unknown) / max(1, len(found.unknown) + len(found.ids))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mark(mark: str) -> str:
    return mark if mark == "space" else _quoted(mark)


def _number(text: str) -> bool:
    return text[:1].isdigit()


def _parts(words: str) -> Iterator[str]:
    return (part[0] for part in PARTS_OF_FORM.finditer(words))
