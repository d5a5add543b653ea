"""A small invented monitor of the valley of Rima, with the structure of a report whose total does not add up.

Two reports of one series: 309 and, a day later, "at least 341", stated as 144 + 85 + 102 = 331. Nothing of it
happened.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hasila.ingest.markdown import html_of, parse_markdown
from hasila.model.diagnostics import Location
from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.period import Moment, Period
from hasila.model.report import (
    Closure,
    Constraint,
    ConstraintKind,
    ConstraintResult,
    CorrectionSet,
    Evidence,
    Explained,
    Figure,
    FigureSet,
    Finding,
    Ground,
    Ledger,
    Mention,
    Prose,
    Report,
    Series,
    Source,
    Status,
    Verdict,
)
from hasila.model.site import Language, Site
from hasila.model.vocabulary import Category, Measure, NamedPeriod, PlaceName, Publisher, Term, Vocabulary

NOWHERE = Location("content/reports/rima.md", 1, 1)
START, FIRST, SECOND = date(2019, 1, 5), date(2019, 2, 25), date(2019, 2, 26)
LANGUAGES = (Language("ar", "العربية", "ar_SY", "rtl"), Language("en", "English", "en_GB", "ltr"))
SITE = Site(
    {"ar": "حصيلة", "en": "Hasila"}, {"ar": "حصائل منشورة", "en": "Published tolls"}, LANGUAGES, "", "", ""
)


def _counted(few: str, many: str, other: str, one: str, two: str, english: tuple[str, str]) -> dict:
    arabic = {
        "zero": "لا أحد",
        "one": one,
        "two": two,
        "few": "{n} " + few,
        "many": "{n} " + many,
        "other": "{n} " + other,
    }
    return {"ar": arabic, "en": {"one": "{n} " + english[0], "other": "{n} " + english[1]}}


CATEGORIES = {
    "everyone": Category(
        "everyone",
        {"ar": "جميع الأشخاص", "en": "all people"},
        _counted("أشخاص", "شخصاً", "شخص", "شخص واحد", "شخصان", ("person", "people")),
    ),
    "civilians": Category(
        "civilians",
        {"ar": "مدنيون", "en": "civilians"},
        _counted("مدنيين", "مدنياً", "مدني", "مدني واحد", "مدنيان", ("civilian", "civilians")),
        ("everyone",),
    ),
    "fighters": Category(
        "fighters",
        {"ar": "مقاتلون", "en": "fighters"},
        _counted("مقاتلين", "مقاتلاً", "مقاتل", "مقاتل واحد", "مقاتلان", ("fighter", "fighters")),
        ("everyone",),
    ),
    "guards": Category(
        "guards",
        {"ar": "حراس", "en": "guards"},
        _counted("حراس", "حارساً", "حارس", "حارس واحد", "حارسان", ("guard", "guards")),
        ("everyone",),
    ),
}
VOCABULARY = Vocabulary(
    categories=CATEGORIES,
    places={
        "rima": PlaceName(
            "rima", {"ar": "وادي ريما", "en": "the valley of Rima"}, "zone", None, None, "area", {}
        ),
        "sahra": PlaceName(
            "sahra",
            {"ar": "سهرة", "en": "Sahra"},
            "village",
            35.5,
            36.5,
            "village",
            {"en": "a survey"},
            ("rima",),
        ),
    },
    periods={
        "truce": NamedPeriod("truce", {"ar": "الهدنة", "en": "the truce"}, START, {"en": "an invented truce"})
    },
    publishers={
        "watch": Publisher(
            "watch", {"ar": "مرصد ريما", "en": "Rima Watch"}, {"ar": "المرصد", "en": "RW"}, "monitor"
        )
    },
    measures={
        "killed": Measure(
            "killed",
            {"ar": "قتلى", "en": "killed"},
            _counted("قتلى", "قتيلاً", "قتيل", "قتيل واحد", "قتيلان", ("killed", "killed")),
        )
    },
    causes={"shells": Term("shells", {"ar": "القذائف", "en": "shells"})},
    populations={},
    divisions=(),
)


def figure(
    report: str,
    name: str,
    who: str,
    number: int | None,
    day: date,
    *,
    open_: bool = False,
    parent: str | None = None,
    words: dict | None = None,
) -> Figure:
    """A figure of ``report`` since the truce; ``open_`` makes it "at least"."""
    interval = COUNT if number is None else Interval(number, None) if open_ else exactly(number)
    of = FigureSet("watch", "killed", who, "rima", Period(START, Moment(day, 0), "truce"))
    said = words or {
        "en": f"at least {number}" if open_ else str(number),
        "ar": f"{number} على الأقل" if open_ else str(number),
    }
    mentions = (
        tuple(Mention(code, text, number, interval, "exact", NOWHERE) for code, text in said.items())
        if number is not None
        else ()
    )
    qualifier = "at_least" if open_ else "exact"
    return Figure(
        f"{report}#{name}",
        name,
        report,
        of,
        number,
        interval,
        qualifier,
        mentions,
        NOWHERE,
        parent,
        number is not None,
    )


def written_prose(id_: str, code: str, text: str) -> Prose:
    html = html_of(parse_markdown(text))
    return Prose(code, text, f"content/reports/{id_}.{code}.md", 10, html)


def report(id_: str, day: date, figures: tuple[Figure, ...], prose: dict[str, str]) -> Report:
    texts = {code: written_prose(id_, code, text) for code, text in prose.items()}
    return Report(
        id=id_,
        publisher="watch",
        via=None,
        language="ar",
        published=Moment(day, 0),
        precision="day",
        basis={"en": "printed", "ar": "مطبوع"},
        source=Source("https://example.org/?a=1&b=2"),
        title={"en": f"Toll <{id_}>", "ar": f"حصيلة {id_}"},
        figures=figures,
        splits=(),
        prose=texts,
        places=("sahra",),
        missing=({"en": "the number of injured", "ar": "عدد المصابين"},),
    )


def _earlier() -> Report:
    name = "rima-1"
    figures = (
        figure(name, "total", "everyone", 309, FIRST, open_=True),
        figure(name, "civilians", "civilians", 137, FIRST, parent=f"{name}#total"),
        figure(name, "fighters", "fighters", 76, FIRST, parent=f"{name}#total"),
        figure(name, "guards", "guards", None, FIRST, parent=f"{name}#total"),
    )
    return report(
        name, FIRST, figures, {"ar": "قُتل [309 على الأقل](#total)، منهم [137](#civilians) و[76](#fighters)."}
    )


def _later() -> Report:
    name = "rima-2"
    figures = (
        figure(name, "total", "everyone", 341, SECOND, open_=True),
        figure(name, "civilians", "civilians", 144, SECOND, parent=f"{name}#total"),
        figure(name, "fighters", "fighters", 85, SECOND, parent=f"{name}#total"),
        figure(name, "guards", "guards", 102, SECOND, parent=f"{name}#total"),
    )
    arabic = "بلغ العدد [341 على الأقل](#total)، منهم [144](#civilians) و[85](#fighters) و[102](#guards)."
    english = (
        "They are [at least 341](#total): [144](#civilians), [85](#fighters), "
        "[102](#guards); route [7](#-) <script>x</script>."
    )
    return report(
        name,
        SECOND,
        figures,
        {
            "ar": arabic,
            "en": english,
        },
    )


PARTS = Constraint(
    "rima-2--parts-total",
    ConstraintKind.PARTS,
    ("rima-2#civilians", "rima-2#fighters", "rima-2#guards"),
    "=",
    "rima-2#total",
    ("rima-2",),
    "parts",
    NOWHERE,
)
RISES = Constraint(
    "rima-2--rises-total",
    ConstraintKind.RISES,
    ("rima-1#total",),
    "<=",
    "rima-2#total",
    ("rima-1", "rima-2"),
    "rises",
    NOWHERE,
)
BROKEN = ConstraintResult(PARTS, Status.BROKEN, exactly(331), Interval(341, None), Interval(10, None))
RISEN = ConstraintResult(RISES, Status.HOLDS, Interval(309, None), Interval(341, None))

FINDING = Finding(
    id=PARTS.id,
    verdict=Verdict.ARITHMETIC,
    report="rima-2",
    constraints=(PARTS.id,),
    figures=(*PARTS.left, PARTS.right),
    gap=Interval(10, None),
    explanations=(
        CorrectionSet(
            ("rima-2#total",),
            {"rima-2#total": exactly(331)},
            1,
            (
                Evidence(
                    "rima-1",
                    "for",
                    (("rima-2#civilians", exactly(7), None), ("rima-2#guards", exactly(6), Interval(5, 20))),
                    7,
                ),
            ),
        ),
        CorrectionSet(
            ("rima-2#civilians",),
            {"rima-2#civilians": Interval(154, None)},
            1,
            (Evidence("rima-1", "against"),),
        ),
    ),
    settled_by=("rima-1",),
    location=NOWHERE,
)


def ledger(findings: tuple[Finding, ...] = (FINDING,)) -> Ledger:
    """The two reports with their laws, their series and ``findings``."""
    reports = (_earlier(), _later())
    figures = {one.key: one for report_ in reports for one in report_.figures}
    series = Series(
        "watch-total",
        "watch",
        "killed",
        "everyone",
        "rima",
        None,
        None,
        "truce",
        START,
        ("rima-1#total", "rima-2#total"),
    )
    return Ledger(reports, figures, (BROKEN, RISEN), findings, (series,))


def closed() -> Ledger:
    """The same ledger after the finding was settled."""
    reason = Explained(
        "rima-2", None, {"en": "the text was seen", "ar": "شوهد النص"}, "https://example.org/text", NOWHERE
    )
    return ledger((replace(FINDING, closure=Closure(Ground.EXPLAINED, explained=reason)),))
