"""Verb: export. All that the site knows, as data that can be checked without it; everything lies in ``data/v1/``.

Conventions: UTF-8, sorted keys, a final newline. Counts are whole numbers of people (or of what the measure counts); days are
ISO 8601. An interval is ``[low, high]``, both included, with ``null`` for an open end; a number that was not stated is
``null`` (in CSV an empty cell), never 0. Addresses are relative to the top of the site, one per language. A key of a figure is
``report-id#figure-id`` everywhere. A field may be added to ``v1``; none changes its meaning or goes.

``figures.json``: ``{"figures": [...]}`` in the order of the reports, each with
    ``key``, ``id``, ``report``, ``published`` (day of the report); ``number`` as printed and ``interval`` it stands for;
    ``qualifier`` (``exact``, ``at-least`` …); ``stated`` (false: a group split off without a number); ``parent`` (key or null);
    ``set``: ``publisher``, ``measure``, ``who``, ``where``, ``cause``, ``population`` (ids of the vocabulary or null), ``start`` and
    ``end`` (first and last day), ``since`` (id of the named period of a cumulative count, or null), ``hours`` (length of a
    rolling window, or null); ``words``: language → the marked words, in order of the text; ``laws``: ids it takes part in;
    ``pages``: language → address. ``figures.csv`` is the same, flat (:data:`COLUMNS`), without ``laws``; several marked words
    are parted by `` | ``, and words that a spreadsheet would take for a formula begin with an apostrophe.
``laws.json``: ``{"laws": [...], "record": {key: [low, high]}}``; the record is what each figure of a law can be, so that
    ``hasila verify laws.json`` needs no other file. Each law has
    ``id``, ``kind``, ``left`` (keys), ``op`` (``=`` or ``<=``), ``right`` (key), ``because``, ``reports``, ``outcome``, the two sides as
    intervals ``left_interval`` and ``right_interval``, ``gap`` (interval or null), and ``linear``: ``{"coef": {key: ±1}, "op", "rhs": 0}``,
    the same law as one line. A kind ``same`` or ``sources`` says that the two can be one number: there is one that
    lies in both intervals.
``findings.json``: ``{"findings": [...]}``, each with
    ``id``, ``verdict``, ``report``, ``laws``, ``figures``, ``gap``, ``settled_by``, ``complete`` (false: there may be further ways out), ``closed`` (null while it
    stands; else ``ground``: ``confirmed``, ``explained`` or ``settled``, ``by`` (key of the correcting figure), ``remains`` (number
    of the one way out that is left), ``reason`` (language → words) and its ``source``), ``explanations``: ``figures`` (if exactly these are misprinted), ``forced`` (key → interval it must be in),
    ``keystrokes`` (int or null), ``rank`` (1 is first; equal for ties), ``standing`` (``possible`` or ``likely``), ``pattern`` (null, or
    ``kind``, ``figures``, ``value``: what a hand may have done), ``evidence`` (``report``, ``speaks``: ``for``, ``against`` or ``open``, ``excess``, ``steps``: ``figure``,
    ``change``, ``told``).
``reports.json``: ``{"reports": [...]}``, each with
    ``id``, ``publisher``, ``via``, ``language``, ``published``, ``order`` (within its day, from 0), ``precision`` of that day and its ``basis``,
    ``title``, ``source`` (``url``, ``captured``, ``sha256``), ``places``, ``figures`` (keys), ``notes``, ``missing``, ``pages``.
``series/<id>.csv``: :data:`POINTS`, one row a report, in order of time.
``places.geojson``: RFC 7946 points of the places with coordinates; ``precision`` and ``radius_km`` as properties: a point of
    precision ``area`` or ``approximate`` is a circle of that radius (null: not known), not a spot.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from generator.nouns.model import (
    Checked,
    Closure,
    Evidence,
    Explanation,
    Figure,
    Finding,
    Ledger,
    Pattern,
    Report,
    Series,
)
from generator.nouns.page import File
from generator.site.config import Site
from generator.site.vocabulary import PlaceName, Vocabulary
from generator.words.interval import Interval

FOLDER = "data/v1"
Fields = dict[str, Any]

AXES = ("publisher", "measure", "who", "where", "cause", "population", "start", "end", "since", "hours")
COLUMNS = (
    "key",
    "report",
    "id",
    "published",
    "number",
    "low",
    "high",
    "qualifier",
    "stated",
    "parent",
    *AXES,
)
"""Columns of ``figures.csv``, before ``words_<language>`` and ``page_<language>`` for each language of the site."""

POINTS = ("published", "order", "number", "low", "high", "qualifier", "key")
"""Columns of a series."""


def export(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> tuple[File, ...]:
    """The ledger and the places as files, sorted by path; the fields are told above."""
    reports = {report.id: report for report in ledger.reports}
    laws = _laws_of(ledger)
    figures = [_figure(figure, reports[figure.report], laws, site) for figure in ledger.figures.values()]
    named = {
        "figures.json": _json({"figures": figures}),
        "figures.csv": _table(_columns(site), (_flat(figure, site) for figure in figures)),
        "laws.json": _json(
            {"laws": [_law(checked) for checked in ledger.checked], "record": _record(ledger)}
        ),
        "findings.json": _json({"findings": [_finding(finding) for finding in ledger.findings]}),
        "reports.json": _json({"reports": [_report(report, site) for report in ledger.reports]}),
        "places.geojson": _json(_places(vocabulary)),
        **{f"series/{series.id}.csv": _series(series, ledger, reports) for series in ledger.series},
    }
    return tuple(File(f"{FOLDER}/{name}", named[name].encode()) for name in sorted(named))


def span(interval: Interval | None) -> list[int | None] | None:
    """An interval as ``[low, high]``; ``null`` for none at all."""
    return None if interval is None else [interval.low, interval.high]


def _record(ledger: Ledger) -> Fields:
    keys = {key for checked in ledger.checked for key in (*checked.law.left, checked.law.right)}
    return {key: span(ledger.figures[key].interval) for key in sorted(keys)}


def _laws_of(ledger: Ledger) -> Mapping[str, list[str]]:
    laws: dict[str, list[str]] = {}
    for checked in ledger.checked:
        for key in {*checked.law.left, checked.law.right}:
            laws.setdefault(key, []).append(checked.law.id)
    return laws


def _figure(figure: Figure, report: Report, laws: Mapping[str, list[str]], site: Site) -> Fields:
    return {
        "key": figure.key,
        "id": figure.id,
        "report": figure.report,
        "published": report.published.day.isoformat(),
        "number": figure.number,
        "interval": span(figure.interval),
        "qualifier": figure.qualifier,
        "stated": figure.stated,
        "parent": figure.parent,
        "set": _set(figure),
        "words": {language.code: _words(figure, language.code) for language in site.languages},
        "laws": laws.get(figure.key, []),
        "pages": _pages(report.id, site, f"#{figure.id}"),
    }


def _set(figure: Figure) -> Fields:
    counted, period = figure.set, figure.set.period
    return {
        axis: getattr(counted, axis)
        for axis in ("publisher", "measure", "who", "where", "cause", "population")
    } | {
        "start": period.start.isoformat(),
        "end": period.end.day.isoformat(),
        "since": period.anchor,
        "hours": period.hours,
    }


def _words(figure: Figure, language: str) -> list[str]:
    return [mention.words for mention in figure.mentions if mention.language == language]


def _pages(report: str, site: Site, fragment: str = "") -> dict[str, str]:
    return {language.code: f"{language.code}/reports/{report}.html{fragment}" for language in site.languages}


def _law(checked: Checked) -> Fields:
    law = checked.law
    return {
        "id": law.id,
        "kind": law.kind.value,
        "left": list(law.left),
        "op": _op(law.op),
        "right": law.right,
        "because": law.because,
        "reports": list(law.reports),
        "outcome": checked.outcome.value,
        "left_interval": span(checked.left),
        "right_interval": span(checked.right),
        "gap": span(checked.gap),
        "linear": {"coef": dict.fromkeys(law.left, 1) | {law.right: -1}, "op": _op(law.op), "rhs": 0},
    }


def _op(op: str) -> str:
    return "<=" if op == "≤" else op


def _finding(finding: Finding) -> Fields:
    return {
        "id": finding.id,
        "verdict": finding.verdict.value,
        "report": finding.report,
        "laws": list(finding.laws),
        "figures": list(finding.figures),
        "gap": span(finding.gap),
        "explanations": [_explanation(explanation) for explanation in finding.explanations],
        "settled_by": list(finding.settled_by),
        "complete": finding.complete,
        "closed": _closure(finding.closure) if finding.closure else None,
    }


def _closure(closure: Closure) -> Fields:
    reason = closure.explained
    return {
        "ground": closure.ground.value,
        "by": closure.by,
        "remains": closure.remains,
        "reason": dict(reason.reason) if reason else {},
        "source": reason.source if reason else None,
    }


def _explanation(explanation: Explanation) -> Fields:
    return {
        "figures": list(explanation.figures),
        "forced": {key: span(interval) for key, interval in explanation.forced.items()},
        "keystrokes": explanation.keystrokes,
        "pattern": _pattern(explanation.pattern),
        "rank": explanation.rank,
        "standing": explanation.standing,
        "evidence": [_evidence(evidence) for evidence in explanation.evidence],
    }


def _pattern(pattern: Pattern | None) -> Fields | None:
    if pattern is None:
        return None
    return {"kind": pattern.kind, "figures": list(pattern.figures), "value": span(pattern.value)}


def _evidence(evidence: Evidence) -> Fields:
    steps = [
        {"figure": key, "change": span(change), "told": span(told)} for key, change, told in evidence.steps
    ]
    return {"report": evidence.report, "speaks": evidence.speaks, "excess": evidence.excess, "steps": steps}


def _report(report: Report, site: Site) -> Fields:
    captured = report.source.captured
    return {
        "id": report.id,
        "publisher": report.publisher,
        "via": report.via,
        "language": report.language,
        "published": report.published.day.isoformat(),
        "order": report.published.order,
        "precision": report.precision,
        "basis": dict(report.basis),
        "title": dict(report.title),
        "source": {
            "url": report.source.url,
            "captured": captured.isoformat() if captured else None,
            "sha256": report.source.sha256,
        },
        "places": list(report.places),
        "figures": [figure.key for figure in report.figures],
        "notes": [dict(note) for note in report.notes],
        "missing": [dict(note) for note in report.missing],
        "pages": _pages(report.id, site),
    }


def _places(vocabulary: Vocabulary) -> Fields:
    placed = (
        place for place in vocabulary.places.values() if place.lat is not None and place.lon is not None
    )
    return {"type": "FeatureCollection", "features": [_place(place) for place in placed]}


def _place(place: PlaceName) -> Fields:
    return {
        "type": "Feature",
        "id": place.id,
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "label": dict(place.label),
            "kind": place.kind,
            "precision": place.precision,
            "radius_km": place.radius_km,
            "basis": dict(place.basis),
            "within": list(place.within),
        },
    }


def _columns(site: Site) -> tuple[str, ...]:
    codes = [language.code for language in site.languages]
    return (*COLUMNS, *(f"words_{code}" for code in codes), *(f"page_{code}" for code in codes))


def _flat(figure: Fields, site: Site) -> Fields:
    low, high = figure["interval"]
    row = {"low": low, "high": high} | figure["set"] | {key: figure[key] for key in COLUMNS if key in figure}
    for language in site.languages:
        row[f"words_{language.code}"] = " | ".join(figure["words"][language.code])
        row[f"page_{language.code}"] = figure["pages"][language.code]
    return row


def _series(series: Series, ledger: Ledger, reports: Mapping[str, Report]) -> str:
    return _table(POINTS, (_point(ledger.figures[key], reports) for key in series.points))


def _point(figure: Figure, reports: Mapping[str, Report]) -> Fields:
    published = reports[figure.report].published
    return {
        "published": published.day.isoformat(),
        "order": published.order,
        "number": figure.number,
        "low": figure.interval.low,
        "high": figure.interval.high,
        "qualifier": figure.qualifier,
        "key": figure.key,
    }


def _table(columns: tuple[str, ...], rows: Iterable[Fields]) -> str:
    text = StringIO()
    writer = csv.DictWriter(text, columns, extrasaction="raise", lineterminator="\n")
    writer.writeheader()
    writer.writerows({column: _cell(row[column]) for column in columns} for row in rows)
    return text.getvalue()


def _cell(value: object) -> object:
    """A cell: nothing for what is not stated, ``true``/``false``, and text that no spreadsheet takes for a formula."""
    if isinstance(value, bool):
        return str(value).lower()
    return (
        f"'{value}"
        if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r"))
        else value
    )


def _json(value: Fields) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
