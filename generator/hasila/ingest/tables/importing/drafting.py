"""The draft of the description of a publisher's table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from hasila.ingest.tables.csv_text import Record
from hasila.ingest.tables.dates import PARTS_OF_FORM, DateForm, date_form
from hasila.ingest.tables.filling import of_address
from hasila.ingest.tables.importing.columns import Estimate, columns_of, estimates_of
from hasila.ingest.tables.importing.counts import Course, course_of
from hasila.ingest.tables.importing.meanings import Meaning, id_of, key_of, meaning_of
from hasila.ingest.tables.importing.notebook import Assumption, Notebook, listed
from hasila.ingest.tables.importing.shape import observations_of, shape_of
from hasila.ingest.tables.importing.sheet import Sheet, sheet_of, sheet_of_records, text_of
from hasila.ingest.tables.importing.sums import Sum, sums_of
from hasila.ingest.tables.importing.totals import Total, totals_of
from hasila.ingest.tables.importing.words import CUMULATIVE, NEW, TOTALS, has_word
from hasila.ingest.tables.importing.yaml_lines import comment, flow_list, flow_map, scalar
from hasila.ingest.tables.names import NameFinder
from hasila.model.site import Language
from hasila.model.vocabulary import Vocabulary

_LEVELS = ("missing", "displaced", "in-hospital", "detained")
"""Measures that say how many there are, where the vocabulary does not say it of its own."""
_NAMES_SHOWN = 30


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
        self.columns = columns_of(sheet, self.language)
        self.shape = shape_of(sheet, self.columns, self._said_dates(), self.notes)
        self.seen = observations_of(sheet, self.columns, self.shape, self.language)
        self.each_keys: dict[int, str] = {}
        self.names: dict[str, dict[str, str]] = {}
        self.kinds_differ = False

    def _said_dates(self) -> DateForm | None:
        return date_form(self.answers.dates, self.language) if self.answers.dates else None

    def _language(self) -> str:
        """The language of the site in whose letters the headings are; English where they are Western."""
        letters = "".join(cell.plain for cell in self.sheet.head.cells)
        arabic = sum("\u0600" <= letter <= "\u06ff" for letter in letters)
        codes = [language.code for language in self.languages]
        if "ar" in codes and arabic * 2 > len(letters):
            self.notes.assume("the cells are in Arabic", "most letters of the headings are")
            return "ar"
        return "en" if "en" in codes or not codes else codes[0]

    # The whole

    def lines(self) -> Iterator[str]:
        """The lines of the description."""
        body = [*self._form_lines(), *self._row_lines(), *self._figure_lines()]
        head = list(self._head_lines())
        yield from comment("Drafted by `hasila import`. Each line was found by looking at the file; the reason stands "
                           "above it. Answer each doubt in the file, and take its entry away.")  # fmt: skip
        if self.notes.doubts:
            yield "doubt:"
            yield from (f"  - {_quoted(doubt)}" for doubt in self.notes.doubts)
        yield from head
        yield from self._with_reasons(body)

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
        return f"{label}: {words} {{day}}" if label else f"{words} {{day}}".strip()

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
        if sheet.tags:
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
            ):
                if first in firsts:
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
                f"{listed(list(marks.doubtful), 3)} can be thousands or a fraction: say `thousands` or `decimal`"
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
            notes.doubt(f"{listed(list(marks.fractions), 3)} are no whole numbers: is the column in thousands (`scale`), "
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
                    f"does “{word}” in the place of a number mean nothing stated (`not_stated`) or 0 (`zero`)?"
                )

    # Rows

    def _row_lines(self) -> Iterator[str]:
        sheet, shape = self.sheet, self.shape
        rows: dict[str, str] = {"published": scalar(self._published())}
        rows["id"] = _quoted(self._id())
        if shape.order is not None:
            rows["order"] = scalar(sheet.heading(shape.order))
        if shape.each:
            headings = [sheet.heading(column) for column in shape.each]
            rows["each"] = scalar(headings[0]) if len(headings) == 1 else flow_list(headings)
        self._learn_names()
        whole = {sheet.heading(shape.each[total.at]): scalar(total.name) for total in self._totals()}
        if whole:
            rows["whole"] = flow_map(whole)
        if shape.figure is not None:
            rows["figure"] = scalar(sheet.heading(shape.figure))
        if shape.value is not None:
            rows["value"] = scalar(sheet.heading(shape.value))
        yield f"rows: {flow_map(rows)}"
        if self.names:
            yield "names:"
            for heading, ids in self.names.items():
                yield f"  {scalar(heading)}: {flow_map({name: scalar(identity) for name, identity in ids.items()})}"

    def _published(self) -> str:
        shape = self.shape
        if shape.day_headings:
            return "headings"
        return self.sheet.heading(shape.day) if shape.day is not None else shape.template

    def _id(self) -> str:
        shape, heading = self.shape, self.sheet.heading
        if shape.event is not None:
            return f"{self.name}-{{{heading(shape.event)}}}"
        order = f"-{{{heading(shape.order)}}}" if shape.order is not None else ""
        return f"{self.name}-{{day}}{order}"

    def _learn_names(self) -> None:
        """Find what the columns of names mean."""
        columns = [column for column in self.columns.names if column in self._key_columns()]
        for column in columns:
            heading = self.sheet.heading(column)
            names = list(dict.fromkeys(text for text in self.sheet.texts(column) if text))
            found = key_of(heading, names, self.vocabulary)
            if found is None:
                if column in self.shape.each:
                    self.notes.doubt(f"what is “{heading}” ({listed(names, 4)}): `where`, `who`, `cause` or `population`? "
                                     f"Say it at the figures: `where: \"{{{heading}}}\"`")  # fmt: skip
                continue
            if found.key in self.each_keys.values():
                continue
            self.each_keys[column] = found.key
            self._say_names(heading, found.key, found.ids, found.unknown)

    def _key_columns(self) -> Sequence[int]:
        """The columns whose names the figures need: those that tell rows apart; of events all."""
        if self.shape.event is not None or not self.shape.each:
            return [column for column in self.columns.names if column != self.shape.figure]
        return self.shape.each

    def _say_names(self, heading: str, key: str, ids: dict[str, str], unknown: Sequence[str]) -> None:
        if ids:
            example = next(iter(ids.items()))
            self.notes.assume(f"“{heading}” says `{key}`", f"{len(ids)} of its names are known: “{example[0]}” is "
                              f"{example[1]}")  # fmt: skip
        totals = [name for name in unknown if has_word(name, TOTALS)]
        strange = [name for name in unknown if name not in totals]
        said: dict[str, str] = {}
        for name in totals:
            whole = self._whole_of(key, ids)
            if whole:
                said[name] = whole
                self.notes.assume(f"“{name}” is {whole}", "it is a word for all, and that holds the others")
            else:
                self.notes.doubt(
                    f"what does “{name}” in “{heading}” hold? Say it under `names: {{{heading}: …}}`"
                )
        if strange:
            self.notes.doubt(f"the vocabulary does not know {listed(list(strange), _NAMES_SHOWN)} of “{heading}”: add "
                             f"them there, or say under `names` which `{key}` they mean")  # fmt: skip
        if key == "who":
            said |= {name: identity for name, identity in ids.items() if not self._is_plain(key, name)}
        if said:
            self.names[heading] = said

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
                self.notes.doubt(f"is “{total.name}” in “{heading}” all of the other rows? Only {seen}; if it is, say "
                                 f"`whole: {total.name}` under `rows`")  # fmt: skip

    # Figures

    def _figure_lines(self) -> Iterator[str]:
        estimates = self._estimates()
        within = {
            column for one in estimates for column in (one.low, one.high, one.best) if column is not None
        }
        names = [name for name in self.seen.values if not self._is_of(name, within)]
        figures = [self._figure(name, number) for number, name in enumerate(names, 1)]
        figures += [self._estimate(one) for one in estimates]
        taken: list[str] = []
        for figure in figures:
            figure.id = id_of(figure.id, taken, len(taken) + 1)
            taken.append(figure.id)
        self._divide(figures)
        measures = list(dict.fromkeys(figure.meaning.measure for figure in figures if figure.meaning.measure))
        counts = self._counts(measures)
        columns = {figure.id: figure.name for figure in figures if figure.name != figure.id}
        if columns and not (self.shape.day_headings and self.shape.figure is None and len(figures) == 1):
            yield "columns:"
            yield from (f"  {key}: {scalar(name)}" for key, name in columns.items())
        yield from self._ignored()
        if counts:
            yield f"counts: {counts}"
        yield from self._common(figures)
        yield "figures:"
        for figure in figures:
            yield self._figure_line(figure, counts)

    def _is_of(self, name: str, columns: set[int]) -> bool:
        return any(self.sheet.heading(column) == name for column in columns)

    def _figure(self, name: str, number: int) -> _Figure:
        """The figure that the file names so."""
        column = next((at for at in self.columns.numbers if self.sheet.heading(at) == name), None)
        tag = self.sheet.tag(column) if column is not None else ""
        meaning = meaning_of(name, tag, self.vocabulary)
        base = of_address(name) or "-".join(filter(None, (meaning.category, meaning.measure, meaning.place)))
        if not name:
            base = self.answers.counts or "count"
        figure = _Figure(name, base or f"column-{number}", meaning)
        figure.kind = self._kind(figure)
        if not meaning.known and name and not self.answers.counts:
            self.notes.doubt(f"what does “{name}” count? Say `counts`, `who` and `where` at it")
        return figure

    def _counts(self, measures: Sequence[str]) -> str:
        if self.answers.counts:
            return self.answers.counts
        if len(measures) == 1:
            self.notes.assume(f"the table counts {measures[0]}", "its headings say so")
        if not measures:
            self.notes.doubt("what is counted? Say `counts`, with an id of content/vocabulary/measures.yaml")
        return measures[0] if measures else ""

    def _kind(self, figure: _Figure) -> str:
        """Whether the numbers run since a day or are those of each day: by their course and by the heading."""
        keys = [key[: len(self.shape.each)] for key in self.seen.keys]
        course = (
            course_of(self.seen.values[figure.name], self.seen.days, keys)
            if figure.name in self.seen.values
            else Course(0, 0, 0)
        )
        if self._is_level(figure.meaning.measure):
            self.notes.assume(f"“{figure.name}” is a level of each day", f"{figure.meaning.measure} is one")
            return "level"
        said = self._said_kind(figure.name)
        found = course.kind
        if self.shape.event is not None:
            return "flow"
        told = f"it falls on {course.falls} of {course.steps} steps and rises on {course.rises}"
        label = figure.name or "the number"
        if said and found not in ("unclear", said):
            self.notes.doubt(
                f"“{label}” is called {said}, but {told}: does it run since a day, or is it of each day?"
            )
            return said
        kind = said or found
        if kind == "unclear":
            self.notes.doubt(f"does “{label}” run since a day (`when: since PERIOD`), or is it of each day "
                             f"(`when: \"{self._flow()}\"`)? {told}")  # fmt: skip
            return "cumulative" if self.answers.since else "flow"
        words = "runs since a day" if kind == "cumulative" else "is of each day alone"
        self.notes.assume(f"“{label}” {words}", told if found == kind else f"its heading says so; {told}")
        return kind

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
        spans = form is not None and not ({"DD", "D"} & set(_parts(form.words)))
        return "{first} to {day}" if spans else "on {day}"

    def _estimates(self) -> list[Estimate]:
        found = list(estimates_of(self.sheet, self.columns.numbers)) if self.shape.figure is None else []
        for one in found:
            low, high = self.sheet.heading(one.low), self.sheet.heading(one.high)
            self.notes.assume(f"“{low}” and “{high}” are the ends of one count", "their headings say so")
        return found

    def _estimate(self, one: Estimate) -> _Figure:
        low, high = self.sheet.heading(one.low), self.sheet.heading(one.high)
        best = self.sheet.heading(one.best) if one.best is not None else ""
        figure = self._figure(best or low, 1)
        figure.keys["between"] = flow_list((low, high))
        if not best:
            figure.id, figure.name = "estimate", "estimate"
        return figure

    def _divide(self, figures: Sequence[_Figure]) -> None:
        """Write the sums that were found among the figures."""
        by_name = {figure.name: figure for figure in figures}
        numbered = {number: name for number, name in enumerate(self.seen.values) if name in by_name}
        for kind in ("cumulative", "flow", "level"):
            values = {
                number: self.seen.values[name]
                for number, name in numbered.items()
                if by_name[name].kind == kind
            }
            for found in sums_of(values):
                self._say_sum(found, numbered, by_name)

    def _say_sum(self, found: Sum, numbered: dict[int, str], by_name: dict[str, _Figure]) -> None:
        parts = [by_name[numbered[part]] for part in found.parts]
        whole = by_name[numbered[found.whole]]
        whole.keys["parts"] = flow_list(part.id for part in parts)
        names = [part.name for part in parts]
        self.notes.assume(f"{listed(names)} are all of “{whole.name}”", f"they add up to it on {found.holds} of "
                          f"{found.rows} rows")  # fmt: skip

    def _ignored(self) -> Iterator[str]:
        ignored = [self.sheet.heading(column) for column in self.columns.no_counts]
        if ignored:
            self.notes.assume(f"{listed(ignored)} are no counts", "their headings or numbers say so")
            yield f"ignore: {flow_list(ignored)}"

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
                "since when does it run? Say `when: since PERIOD`, with an id of content/vocabulary/periods.yaml"
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


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _mark(mark: str) -> str:
    return mark if mark == "space" else _quoted(mark)


def _number(text: str) -> bool:
    return text[:1].isdigit()


def _parts(words: str) -> Iterator[str]:
    return (part[0] for part in PARTS_OF_FORM.finditer(words))
