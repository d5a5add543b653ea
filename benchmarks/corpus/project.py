"""Invented reports as a project of Hasila: ``content/`` with its vocabulary and two files a report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from benchmarks.corpus.places import DIFFERENT, District, district
from benchmarks.corpus.prose import LANGUAGES, body
from benchmarks.corpus.reports import ERA, PUBLISHERS, Publisher, ReportFacts, first_day_of_era

VOCABULARY = {
    "categories": """\
everyone:
  label: {ar: جميع الأشخاص, en: all people}
  counted:
    ar:
      {zero: لا أحد, one: شخص واحد, two: شخصان,
      few: "{n} أشخاص", many: "{n} شخصاً", other: "{n} شخص"}
    en: {one: "{n} person", other: "{n} people"}
civilians:
  label: {ar: مدنيون, en: civilians}
  within: [everyone]
  counted:
    ar:
      {zero: لا مدنيين, one: مدني واحد, two: مدنيان,
      few: "{n} مدنيين", many: "{n} مدنياً", other: "{n} مدني"}
    en: {one: "{n} civilian", other: "{n} civilians"}
children:
  label: {ar: أطفال, en: children}
  within: [civilians]
  counted:
    ar:
      {zero: لا أطفال, one: طفل واحد, two: طفلان,
      few: "{n} أطفال", many: "{n} طفلاً", other: "{n} طفل"}
    en: {one: "{n} child", other: "{n} children"}
women:
  label: {ar: نساء, en: women}
  within: [civilians]
  counted:
    ar:
      {zero: لا نساء, one: امرأة واحدة, two: امرأتان,
      few: "{n} نساء", many: "{n} امرأة", other: "{n} امرأة"}
    en: {one: "{n} woman", other: "{n} women"}
fighters:
  label: {ar: مقاتلون, en: fighters}
  within: [everyone]
  counted:
    ar:
      {zero: لا مقاتلين, one: مقاتل واحد, two: مقاتلان,
      few: "{n} مقاتلين", many: "{n} مقاتلاً", other: "{n} مقاتل"}
    en: {one: "{n} fighter", other: "{n} fighters"}
soldiers:
  label: {ar: جنود, en: soldiers}
  within: [everyone]
  counted:
    ar:
      {zero: لا جنود, one: جندي واحد, two: جنديان,
      few: "{n} جنود", many: "{n} جندياً", other: "{n} جندي"}
    en: {one: "{n} soldier", other: "{n} soldiers"}
""",
    "measures": """\
killed:
  label: {ar: قتلى, en: killed}
  counted:
    ar:
      {zero: لا قتلى, one: قتيل واحد, two: قتيلان,
      few: "{n} قتلى", many: "{n} قتيلاً", other: "{n} قتيل"}
    en: {one: "{n} killed", other: "{n} killed"}
injured:
  label: {ar: مصابون, en: injured}
  counted:
    ar:
      {zero: لا مصابين, one: مصاب واحد, two: مصابان,
      few: "{n} مصابين", many: "{n} مصاباً", other: "{n} مصاب"}
    en: {one: "{n} injured", other: "{n} injured"}
""",
    "divisions": """\
- of: everyone
  into: [civilians, fighters, soldiers]
  as: partition
  because: {ar: تقسيم الناشرين., en: So the publishers divide.}
- of: civilians
  into: [children, women]
  as: disjoint
  because: {ar: الأطفال دون الثامنة عشرة., en: Children are under 18.}
""",
    "causes": "shelling:\n  label: {ar: القصف, en: shelling}\n",
    "populations": "residents:\n  label: {ar: السكان, en: residents}\n",
}
_HEAD = """\
---
publisher: {publisher}
language: {language}
published: {day}
published_basis:
  ar: التاريخ مطبوع على الصفحة.
  en: The date is printed on the page.
source: {{url: "{url}", captured: {day}, sha256: null}}
title:
  ar: {title_ar}
  en: {title_en}
counts: killed
where: {zone}
when: since {era}
places: [{other}]
figures:
  total:
    who: everyone
    parts:
      civilians:
        among:
          children:
          women:
      fighters:
      soldiers:
  headline: {{who: everyone}}
  injured: {{who: everyone, counts: injured}}
  day: {{who: everyone, when: last 24h}}
  incident: {{who: civilians, where: {place}, when: on {day}}}
---
"""
_BASIS = "  basis: {ar: مكان مختلق., en: An invented place.}\n"


def write_project(reports: Iterable[ReportFacts], folder: Path) -> None:
    """Write a project of ``reports`` into ``folder``; what lies there by the same names is replaced."""
    content = folder / "content"
    for part in ("reports", "vocabulary"):
        (content / part).mkdir(parents=True, exist_ok=True)
    eras = 1
    for report in reports:
        eras = report.turn // ERA + 1
        for name, text in report_files(report).items():
            _write(content / "reports" / name, text)
    for name, text in vocabulary(eras).items():
        _write(content / "vocabulary" / f"{name}.yaml", text)


def report_files(report: ReportFacts) -> dict[str, str]:
    """The two files of a report, by their names: the source with its head, and the translation."""
    own = report.publisher.language
    texts = {language: body(report, language, mark) for language in LANGUAGES}
    files = {f"{report.id}.md": head(report) + texts.pop(own)}
    files |= {f"{report.id}.{language}.md": text for language, text in texts.items()}
    return files


def mark(figure: str, text: str) -> str:
    """``text`` as the words that say ``figure``."""
    return f"[{text}](#{figure})"


def head(report: ReportFacts) -> str:
    """What the figures of ``report`` count, and where it was published."""
    return _HEAD.format(
        publisher=report.publisher.id,
        language=report.publisher.language,
        day=report.day,
        url=report.url,
        title_ar=report.titles["ar"],
        title_en=report.titles["en"],
        zone=report.publisher.zone,
        era=report.era,
        other=report.other_place.id,
        place=report.place.id,
    )


def vocabulary(eras: int) -> dict[str, str]:
    """The files of the vocabulary by name, with as many periods as there are ``eras``."""
    made = {
        "publishers": "".join(map(_publisher, PUBLISHERS)),
        "periods": "".join(map(_period, range(eras))),
        "places": "".join(_places()),
    }
    return VOCABULARY | made


def _publisher(publisher: Publisher) -> str:
    names = publisher.names
    return f"{publisher.id}:\n  label: {{ar: {names['ar']}, en: {names['en']}}}\n  kind: monitor\n"


def _period(number: int) -> str:
    start = first_day_of_era(number)
    label = f"{{ar: بداية المرحلة {number + 1}, en: the start of phase {number + 1}}}"
    return f"phase-{number + 1}:\n  label: {label}\n  start: {start}\n"


def _places() -> Iterator[str]:
    yield "region:\n  label: {ar: الإقليم, en: the region}\n  kind: area\n  precision: area\n" + _BASIS
    for publisher in PUBLISHERS:
        names = publisher.names
        label = f"{{ar: منطقة {names['ar']}, en: zone of {names['en']}}}"
        yield f"{publisher.zone}:\n  label: {label}\n  kind: area\n  precision: area\n  within: [region]\n"
        yield _BASIS
    for number in range(DIFFERENT):
        yield _village(district(number))


def _village(place: District) -> str:
    zone = PUBLISHERS[place.number % len(PUBLISHERS)].zone
    return (
        f"{place.id}:\n  label: {{ar: {place.names['ar']}, en: {place.names['en']}}}\n  kind: village\n"
        f"  lat: {place.latitude}\n  lon: {place.longitude}\n  precision: village\n  radius_km: 2\n"
        f"  within: [{zone}]\n{_BASIS}"
    )


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")
