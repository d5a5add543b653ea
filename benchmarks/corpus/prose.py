"""The text of an invented report in one language: about 250 words, as Markdown.

Headings, paragraphs with the figures, a list, a table, a link and a quotation. A number is written by a
function that is given, since the formats differ in how they mark one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from random import Random

from benchmarks.corpus.places import DIFFERENT, district
from benchmarks.corpus.reports import ReportFacts, Said
from benchmarks.corpus.sentences import SENTENCES

WriteFigure = Callable[[str, str], str]
"""The Markdown of a figure, given its id and the words that say it; the id "-" is no figure of ours."""

LANGUAGES = ("ar", "en")
_MONTHS = {
    "en": (
        *("January", "February", "March", "April", "May", "June"),
        *("July", "August", "September", "October", "November", "December"),
    ),
    "ar": (
        *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران"),
        *("تموز", "آب", "أيلول", "تشرين الأول", "تشرين الثاني", "كانون الأول"),
    ),
}
_QUALIFIED = {
    "en": {"exact": "{}", "at-least": "at least {}", "about": "about {}"},
    "ar": {"exact": "{}", "at-least": "{} على الأقل", "about": "نحو {}"},
}
_COUNTS = {
    "en": (
        "{publisher} counts {total} deaths since the phase began: {civilians} civilians, {fighters} "
        "fighters and {soldiers} soldiers. Of the civilians {children} were children and {women} were women."
    ),
    "ar": (
        "يحصي {publisher} {total} من القتلى منذ بدء المرحلة: {civilians} من المدنيين و{fighters} "
        "من المقاتلين و{soldiers} من الجنود. وبين المدنيين {children} من الأطفال و{women} من النساء."
    ),
}
_NEWS = {
    "en": (
        "The headline says {headline}, and {injured} people were injured in the same time. Within 24 hours "
        "{day} people were killed, {incident} of them civilians at {place} on {date}."
    ),
    "ar": (
        "ويقول العنوان {headline}، وأُصيب {injured} من الأشخاص في المدة نفسها. وفي آخر 24 ساعة قُتل {day} "
        "من الأشخاص، منهم {incident} من المدنيين في {place} يوم {date}."
    ),
}
_WORDS = {
    "en": {
        "news": "Developments",
        "help": "Response",
        "head": "| Place | Trucks | Tents | Remark |",
        "remark": "as planned",
        "source": "Source",
    },
    "ar": {
        "news": "المستجدات",
        "help": "الاستجابة",
        "head": "| المكان | الشاحنات | الخيام | ملاحظة |",
        "remark": "كما هو مقرر",
        "source": "المصدر",
    },
}
_ROWS = 6
_MOST = 9000
"""Trucks and tents in a row of the table are fewer."""


def words(said: Said, language: str) -> str:
    """A number with its qualifier, as ``language`` says it."""
    return _QUALIFIED[language][said.qualifier].format(said.number)


def body(report: ReportFacts, language: str, write_figure: WriteFigure) -> str:
    """The text of ``report`` in ``language``; all languages draw the same sentences."""
    chance = Random(report.seed)
    filler = _filler(chance, language)
    label = _WORDS[language]
    figures = {name: write_figure(name, words(said, language)) for name, said in report.figures.items()}
    told = _told(report, language)
    counts = _COUNTS[language].format(**told, **figures)
    news = _NEWS[language].format(**told, **figures)
    blocks = (
        f"{counts} {_sentences(filler, 3)}",
        f"## {label['news']}",
        f"{news} {_sentences(filler, 3)}",
        "\n".join(f"- {sentence}" for sentence in islice(filler, 4)),
        "\n".join(_table_lines(chance, language, write_figure)),
        f"## {label['help']}",
        f"{_sentences(filler, 3)} [{label['source']}]({report.url}).",
        f"> {_sentences(filler, 2)}",
    )
    return "\n\n".join(blocks) + "\n"


def _told(report: ReportFacts, language: str) -> Mapping[str, str]:
    day = f"{report.day.day} {_MONTHS[language][report.day.month - 1]}"
    names = report.publisher.names
    return {"publisher": names[language], "place": report.place.names[language], "date": day}


def _filler(chance: Random, language: str) -> Iterator[str]:
    """All sentences between the figures in an order of chance, none twice."""
    for pattern in chance.sample(SENTENCES, len(SENTENCES)):
        here = chance.randrange(DIFFERENT)
        there = here + chance.randrange(1, DIFFERENT)
        names = {"here": district(here).names[language], "there": district(there).names[language]}
        yield pattern[language].format(**names)


def _sentences(filler: Iterator[str], count: int) -> str:
    return " ".join(islice(filler, count))


def _table_lines(chance: Random, language: str, write_figure: WriteFigure) -> Iterator[str]:
    label = _WORDS[language]
    yield label["head"]
    yield "|---|--:|--:|---|"
    for _ in range(_ROWS):
        place = district(chance.randrange(DIFFERENT)).names[language]
        trucks = write_figure("-", str(chance.randrange(10, _MOST)))
        tents = write_figure("-", str(chance.randrange(10, _MOST)))
        yield f"| {place} | {trucks} | {tents} | {label['remark']} |"
