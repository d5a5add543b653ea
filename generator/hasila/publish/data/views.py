"""The common questions to the database, as views, and the words by which its rows are found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.model.folding import fold
from hasila.model.page_metadata import unfenced
from hasila.model.report import Figure, Ledger, Report
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.codes import label_of
from hasila.publish.data.table import Column, Row, Table


@dataclass(frozen=True, slots=True)
class DatabaseView:
    """A question to the tables: ``about`` says what it answers, ``query`` is its SQL."""

    name: str
    about: str
    query: str


def views(site: Site) -> tuple[DatabaseView, ...]:
    """The views of the database; names stand in each language of the site, whole addresses of pages where
    it knows its own."""
    addresses = "".join(_addresses(site))
    names = "".join(
        f", c.label_{code} AS who_{code}, w.label_{code} AS where_{code}"
        for code in (language.code for language in site.languages)
    )
    return (
        DatabaseView(
            "latest",
            "One row is the newest count of a series, with the names of whom and where. Counts of two "
            "series are not to be added: they may hold each other.",
            'SELECT s.id AS series, s.publisher, s.measure, s.who, s."where", s.cause, s.population, '
            f"s.since, p.published, p.number, p.low, p.high, p.qualifier, p.key{names}{addresses} "
            "FROM series s "
            "JOIN series_points p ON p.series = s.id AND p.position = "
            "(SELECT max(position) FROM series_points WHERE series = s.id) "
            "JOIN figures page ON page.key = p.key "
            'LEFT JOIN categories c ON c.id = s.who LEFT JOIN places w ON w.id = s."where"',
        ),
        DatabaseView(
            "wholes",
            "One row is a figure that is part of no other of its report. Two of one report may count other "
            "days or other harm: they are not to be added.",
            f"SELECT page.*{addresses} FROM figures page WHERE page.parent IS NULL",
        ),
        DatabaseView(
            "sums",
            "One row is a sum that a report makes: the parts add up to parts_low or more and to parts_high "
            "at most (empty where that is open), the whole is stated as whole_low to whole_high.",
            'SELECT l.id AS law, l."right" AS whole, f.number AS stated, l.left_low AS parts_low, '
            "l.left_high AS parts_high, l.right_low AS whole_low, l.right_high AS whole_high, l.outcome "
            "FROM laws l JOIN figures f ON f.key = l.\"right\" WHERE l.kind = 'parts'",
        ),
        DatabaseView(
            "open_findings",
            "One row is a finding that nothing has closed.",
            f"SELECT page.*{addresses} FROM findings page WHERE page.closed IS NULL",
        ),
    )


def _addresses(site: Site) -> Iterator[str]:
    """In SQL, for each language, the whole address of the page of a row of a table named ``page``."""
    if site.address:
        start = site.address.replace("'", "''")
        for language in site.languages:
            code = language.code
            yield f", '{start}' || page.page_{code} AS url_{code}"


SEARCHED = (
    Column("kind", "string", "figure, report or place", True, ("figure", "report", "place")),
    Column("id", "string", "its key or id", True),
    Column("language", "string", "language of the words", True),
    Column("text", "string", "its words: as marked or titled, and the names of what it counts"),
    Column(
        "folded",
        "string",
        "the same without vowel signs, one letter for those that typists mix, Western digits: search for "
        "words in either form",
    ),
)


SEARCH = Table(
    "search", "words that find a figure, a report or a place", SEARCHED, ("kind", "id", "language")
)


class SearchWords:
    """The rows of :data:`SEARCH`: what the words of the database find, in each language of the site.

    A row is named by its language, its kind and its id."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, site: Site) -> None:
        self._ledger, self._vocabulary = ledger, vocabulary
        self._codes = [language.code for language in site.languages]
        self._reports = {report.id: report for report in ledger.reports}

    def names(self) -> tuple[str, ...]:
        """The names of all rows."""
        things = list(self._things())
        return tuple([f"{code}\0{kind}\0{id_}" for code in self._codes for kind, id_, _ in things])

    def reports(self) -> Iterator[str]:
        """The report that each row is of; "" for a row that is of none."""
        of_things = [report for _, _, report in self._things()]
        for _ in self._codes:
            yield from of_things

    def _things(self) -> Iterator[tuple[str, str, str]]:
        """Everything that is found: its kind, its id, and its report."""
        for report in self._ledger.reports:
            yield "report", report.id, report.id
        for figure in self._ledger.figures.values():
            yield "figure", figure.key, figure.report
        for place in self._vocabulary.places:
            yield "place", place, ""

    def rows(self, name: str) -> Sequence[Row]:
        """The one row of that name."""
        code, kind, id_ = name.split("\0")
        words = {"report": self._of_report, "figure": self._of_figure, "place": self._of_place}
        return (_row(kind, id_, code, words[kind](id_, code)),)

    def _of_report(self, id_: str, code: str) -> list[str]:
        return _report_words(self._reports[id_], self._vocabulary, code)

    def _of_figure(self, key: str, code: str) -> list[str]:
        return _figure_words(self._ledger.figures[key], self._vocabulary, code)

    def _of_place(self, id_: str, code: str) -> list[str]:
        return [self._vocabulary.places[id_].label.get(code, "")]


def _row(kind: str, id_: str, code: str, words: list[str]) -> Row:
    text = " · ".join(filter(None, words))
    return kind, id_, code, text, fold(text)


def _report_words(report: Report, vocabulary: Vocabulary, code: str) -> list[str]:
    title = unfenced(report.title.get(code, ""))
    publisher = vocabulary.publishers.get(report.publisher)
    return [title, publisher.label.get(code, "") if publisher else ""]


def _figure_words(figure: Figure, vocabulary: Vocabulary, code: str) -> list[str]:
    """The marked words, and the names of what is counted, of whom and where."""
    marked = [mention.words for mention in figure.mentions if mention.language == code]
    counted = figure.set
    axes = (("measure", counted.measure), ("who", counted.category), ("where", counted.where))
    labels = [label_of(vocabulary, column, id_) for column, id_ in axes]
    names = [label.get(code, "") for label in labels]
    return marked + names
