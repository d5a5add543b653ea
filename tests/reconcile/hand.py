"""Reports and a vocabulary made by hand, without a parser: the smallest that a law can be seen on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hasila.model.diagnostics import Location
from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.period import DAY_IS_OVER, Moment, Period
from hasila.model.report import Figure, FigureSet, Report, Source, Split
from hasila.model.vocabulary import Category, Division, PlaceName, Vocabulary

MONITOR, OTHER = "monitor", "other-monitor"


def day(text: str) -> date:
    return date.fromisoformat(f"2019-{text}")


def since(start: str, end: str, order: int = 0, anchor: str = "agreement") -> Period:
    """Cumulative from ``start`` to a report of ``end``."""
    return Period(day(start), Moment(day(end), order), anchor=anchor)


def days(start: str, end: str, order: int = DAY_IS_OVER) -> Period:
    return Period(day(start), Moment(day(end), order))


def window(start: str, end: str, hours: int, order: int = 0) -> Period:
    return Period(day(start), Moment(day(end), order), hours=hours)


def at_least(number: int) -> Interval:
    return Interval(number, None)


def figure(
    key: str,
    interval: Interval | int | None,
    period: Period,
    *,
    category: str = "everyone",
    publisher: str = MONITOR,
    where: str | None = "zone",
    measure: str = "killed",
    cause: str | None = None,
    population: str | None = None,
) -> Figure:
    """The figure ``report#id``; a whole number is exact, ``None`` is a group whose number is not stated."""
    report, name = key.split("#")
    known = exactly(interval) if isinstance(interval, int) else interval or COUNT
    number = known.value if known.value is not None else known.low
    what = FigureSet(publisher, measure, category, where, period, cause, population)
    stated = interval is not None
    qualifier = "unstated" if not stated else "exact" if known.value is not None else "at_least"
    return Figure(
        key,
        name,
        report,
        what,
        number if stated else None,
        known,
        qualifier,
        (),
        Location(f"content/reports/{report}.md", 9, 3),
        stated=stated,
    )


def parts(whole: str, *members: str, kind: str = "parts") -> Split:
    return Split(whole, kind, members, Location(f"content/reports/{whole.split('#')[0]}.md", 10, 5))


def report(
    published: str, *figures: Figure, splits: tuple[Split, ...] = (), order: int = 0, publisher: str = MONITOR
) -> Report:
    name = figures[0].report
    return Report(
        id=name,
        publisher=publisher,
        via=None,
        language="ar",
        published=Moment(day(published), order),
        precision="day",
        basis={},
        source=Source("https://example.org/"),
        title={"en": name},
        figures=figures,
        splits=splits,
        prose={},
        path=f"content/reports/{name}.md",
    )


def vocabulary(*divisions: Division) -> Vocabulary:
    """Civilians, children, women, fighters and soldiers within everyone; a town within the zone."""
    within = {
        "everyone": (),
        "civilians": ("everyone",),
        "children": ("civilians",),
        "women": ("civilians",),
        "fighters": ("everyone",),
        "soldiers": ("everyone",),
    }
    categories = {name: Category(name, {"en": name}, {}, wider) for name, wider in within.items()}
    zone = PlaceName("zone", {"en": "zone"}, "area", None, None, "area", {})
    town = replace(zone, id="town", within=("zone",))
    return Vocabulary(
        categories,
        {"zone": zone, "town": town, "far": replace(zone, id="far")},
        {},
        {},
        {},
        {},
        {},
        divisions,
    )


def disjoint(
    *names: str, of: str = "civilians", publishers: tuple[str, ...] = (), kind: str = "disjoint"
) -> Division:
    return Division(of, names, kind, publishers, {})
