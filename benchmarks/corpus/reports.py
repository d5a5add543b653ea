"""The facts of invented reports: who published what on which day, and ten figures in each.

Ten publishers, one report of each a day. A running total of the killed is divided into three groups, two of
which one has two named parts; beside it stand a headline, the injured, the last 24 hours and an incident.
A running total begins again after a year. In one report of a hundred a digit of one figure is mistyped.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from benchmarks.corpus.places import DIFFERENT, District, district

SEED = 20190226
FIRST_DAY = date(1995, 1, 1)
"""So early that 100,000 reports end before today."""
ERA = 365
"""Reports of one publisher after which its running totals begin again."""
MISTYPED = 0.01
"""The share of reports that have a figure with a mistyped digit."""
_AT_LEAST, _ABOUT = 0.07, 0.1
"""Of a hundred figures, 7 are said with "at least" and 3 with "about"."""
_ROUND = 20
"""The least number that is said with "about"."""
_DAYS_BEFORE = 10
"""Days between the beginning of a running total and the first report of it."""
VARIANTS = 25
"""In how many ways a report can be changed: fewer than the injured of a day."""
FIGURES = (
    "total",
    "civilians",
    "children",
    "women",
    "fighters",
    "soldiers",
    "headline",
    "injured",
    "day",
    "incident",
)
GROUPS = ("civilians", "fighters", "soldiers")
_MISTYPED_FIGURES = ("total", "civilians", "children", "fighters", "soldiers")


def first_day_of_era(number: int) -> date:
    """The day on which the running totals of the period ``number``, counted from 0, begin."""
    return FIRST_DAY + timedelta(days=number * ERA - _DAYS_BEFORE)


@dataclass(frozen=True, slots=True)
class Publisher:
    """An invented publisher, its names, and the language in which it publishes."""

    id: str
    language: str
    names: Mapping[str, str]

    @property
    def zone(self) -> str:
        """The id of the place for which it counts."""
        return f"zone-of-{self.id}"


_OFFICES = (
    ("harbour", "الميناء"),
    ("hill", "التل"),
    ("river", "النهر"),
    ("bridge", "الجسر"),
    ("market", "السوق"),
    ("garden", "الحديقة"),
    ("castle", "القلعة"),
    ("station", "المحطة"),
    ("valley", "الوادي"),
    ("coast", "الساحل"),
)
PUBLISHERS = tuple(
    Publisher(
        f"{name}-office",
        "ar" if number % 2 == 0 else "en",
        {"en": f"{name.capitalize()} Office", "ar": f"مكتب {name_ar}"},
    )
    for number, (name, name_ar) in enumerate(_OFFICES)
)


@dataclass(frozen=True, slots=True)
class Said:
    """A number as a report says it; ``qualifier`` is "exact", "at-least" or "about"."""

    number: int
    qualifier: str = "exact"


@dataclass(frozen=True, slots=True)
class ReportFacts:
    """All that the texts of one report are made of, in whatever language and format."""

    number: int
    turn: int
    """How many reports of this publisher came before."""
    publisher: Publisher
    day: date
    figures: Mapping[str, Said]
    place: District
    other_place: District
    seed: str
    """What the wording of the report is drawn with."""

    @property
    def id(self) -> str:
        return f"{self.day}-{self.publisher.id}"

    @property
    def era(self) -> str:
        """The id of the period that its running totals count."""
        return f"phase-{self.turn // ERA + 1}"

    @property
    def era_start(self) -> date:
        """The first day of that period."""
        return first_day_of_era(self.turn // ERA)

    @property
    def url(self) -> str:
        return f"https://reports.example.org/{self.publisher.id}/{self.day.year}/{self.day}.pdf"

    @property
    def titles(self) -> dict[str, str]:
        """Its title in each language."""
        names, number = self.publisher.names, self.turn + 1
        return {
            "en": f"Situation report {number} of {names['en']}",
            "ar": f"تقرير الحالة رقم {number} الصادر عن {names['ar']}",
        }


@dataclass(frozen=True, slots=True)
class _Counts:
    """The running totals of a publisher, in people."""

    civilians: int = 200
    fighters: int = 90
    soldiers: int = 70
    injured: int = 400

    @property
    def killed(self) -> int:
        return self.civilians + self.fighters + self.soldiers


def reports(count: int, seed: int = SEED) -> Iterator[ReportFacts]:
    """The first ``count`` reports, in the order of their days; the same for the same ``seed``."""
    running: dict[str, _Counts] = {}
    for number in range(count):
        turn, place_in_day = divmod(number, len(PUBLISHERS))
        publisher = PUBLISHERS[place_in_day]
        before = _Counts() if turn % ERA == 0 else running[publisher.id]
        chance = Random(f"{seed}:{number}")
        now = _next_counts(before, chance)
        running[publisher.id] = now
        yield _report(number, turn, publisher, _figures(before, now, chance), chance)


def changed(report: ReportFacts, variant: int) -> ReportFacts:
    """``report`` with another number of injured: a real change, by which no running total comes to fall.

    ``variant`` is taken modulo :data:`VARIANTS`; variant 0 is the report itself.
    """
    injured = report.figures["injured"]
    said = replace(injured, number=injured.number + variant % VARIANTS)
    return replace(report, figures={**report.figures, "injured": said})


def _next_counts(before: _Counts, chance: Random) -> _Counts:
    """What a day adds: two civilians at least, and so many injured that one more does not outrun the next."""
    return _Counts(
        before.civilians + chance.choice((2, 2, 3, 4, 7)),
        before.fighters + chance.choice((0, 0, 1, 2, 5)),
        before.soldiers + chance.choice((0, 0, 1, 2, 5)),
        before.injured + chance.randrange(30, 60),
    )


def _figures(before: _Counts, now: _Counts, chance: Random) -> dict[str, Said]:
    numbers = {
        "total": now.killed,
        "civilians": now.civilians,
        "children": now.civilians // 3,
        "women": now.civilians // 5,
        "fighters": now.fighters,
        "soldiers": now.soldiers,
        "headline": now.killed,
        "injured": now.injured,
        "day": now.killed - before.killed,
        "incident": 2,
    }
    if chance.random() < MISTYPED:
        figure = chance.choice(_MISTYPED_FIGURES)
        numbers[figure] = _mistyped(numbers[figure], chance)
    return {figure: _said(figure, number, chance) for figure, number in numbers.items()}


def _mistyped(number: int, chance: Random) -> int:
    """``number`` with another digit in one place."""
    digits = list(str(number))
    at = chance.randrange(len(digits))
    digits[at] = chance.choice([digit for digit in "123456789" if digit != digits[at]])
    return int("".join(digits))


def _said(figure: str, number: int, chance: Random) -> Said:
    fate = chance.random()
    if figure == "incident" or fate >= _ABOUT:
        return Said(number)
    if fate < _AT_LEAST:
        return Said(number, "at-least")
    return Said(number, "about" if number >= _ROUND else "exact")


def _report(
    number: int, turn: int, publisher: Publisher, figures: dict[str, Said], chance: Random
) -> ReportFacts:
    place = chance.randrange(DIFFERENT)
    other = place + chance.randrange(1, DIFFERENT)
    return ReportFacts(
        number,
        turn,
        publisher,
        FIRST_DAY + timedelta(days=turn),
        figures,
        district(place),
        district(other),
        f"{chance.random()}",
    )
