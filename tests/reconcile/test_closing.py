"""What closes a finding, and what the re-check of a correction says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hasila.model.diagnostics import Location
from hasila.model.interval import Interval, exactly
from hasila.model.report import (
    Capture,
    Explained,
    Finding,
    Ground,
    Mention,
    Pointer,
    PublishedCorrection,
    Report,
    Verdict,
)
from hasila.reconcile import reconcile
from tests.reconcile.hand import at_least, figure, report, since
from tests.reconcile.test_reconcile import FOUNDING, WORDS, toll

HERE = Location("content/reports/b.md", 3, 1)


def only(*reports: Report) -> Finding:
    """The one finding of the report b."""
    (finding,) = [finding for finding in reconcile(reports, WORDS).findings if finding.report == "b"]
    return finding


def correcting(number: int, end: str = "02-27") -> Report:
    """A later report in which the publisher states what the total of b should have been."""
    word = replace(
        figure("c#total-of-b", number, since("01-01", "02-26", 1)), corrects=Pointer("b#total", HERE)
    )
    return report(end, word)


def test_the_publishers_own_word_closes_it() -> None:
    finding = only(FOUNDING, correcting(331))
    assert finding.closure is not None
    assert (finding.closure.ground, finding.closure.by) == (Ground.CONFIRMED, "c#total-of-b")


def test_the_fall_from_a_number_to_its_correction_has_the_same_cause_and_is_closed_with_it() -> None:
    (finding,) = reconcile([FOUNDING, correcting(331)], WORDS).findings
    assert (finding.report, finding.verdict, finding.closed) == ("b", Verdict.ARITHMETIC, True)
    assert {constraint.split("--")[0] for constraint in finding.constraints} == {"b", "c"}


def test_a_correction_that_mends_nothing_closes_nothing() -> None:
    assert not only(FOUNDING, correcting(340)).closed


def corrections(*reports: Report) -> dict[str, PublishedCorrection]:
    return {change.figure: change for change in reconcile(reports, WORDS).corrections}


def test_a_correction_is_checked_anew() -> None:
    mended = corrections(FOUNDING, correcting(331))["b#total"]
    assert (mended.before, mended.after, mended.mends, mended.breaks) == (
        at_least(341),
        exactly(331),
        ("b--parts-total",),
        (),
    )


def test_a_correction_that_breaks_another_law_says_so() -> None:
    before = toll("a", "02-20", 335, 144, 85, 106)
    broken = corrections(before, FOUNDING, correcting(331))["b#total"]
    assert broken.mends == ("b--parts-total",)
    assert broken.breaks == ("b--rises-total-from-a-total",)


def test_a_recorded_reason_closes_the_findings_of_its_figure() -> None:
    reason = Explained("b", "b#fighters", {"en": "a group left out"}, "https://example.org/", HERE)
    closure = only(replace(FOUNDING, explained=(reason,))).closure
    assert closure is not None
    assert (closure.ground, closure.explained) == (Ground.EXPLAINED, reason)


def test_a_reason_beside_another_figure_closes_nothing() -> None:
    reason = Explained("b", "b#children", {"en": "no matter"}, "https://example.org/", HERE)
    assert not only(replace(FOUNDING, explained=(reason,))).closed


def test_a_reason_beside_the_report_closes_all_its_findings() -> None:
    reason = Explained("b", None, {"en": "the publisher says so"}, "https://example.org/", HERE)
    assert only(replace(FOUNDING, explained=(reason,))).closed
    elsewhere = replace(reason, report="a")
    assert not only(replace(FOUNDING, explained=(elsewhere,))).closed


def test_a_later_report_that_leaves_one_way_out_settles_it() -> None:
    later = toll("c", "03-10", 338, 148, 88, 102)
    closure = next(
        finding for finding in reconcile([FOUNDING, later], WORDS).findings if finding.report == "b"
    ).closure
    assert closure is not None
    assert closure.ground is Ground.SETTLED
    finding = next(
        finding for finding in reconcile([FOUNDING, later], WORDS).findings if finding.report == "b"
    )
    assert finding.explanations[closure.remains or 0].figures == ("b#total",)


def test_a_later_report_that_leaves_several_ways_out_settles_nothing() -> None:
    later = toll("c", "03-10", 350, 160, 88, 102)
    assert not only(FOUNDING, later).closed


def test_an_edited_source_is_a_finding_with_what_it_said() -> None:
    (mention,) = [Mention("ar", "331", 331, exactly(331), "exact", HERE)]
    source = replace(FOUNDING.source, earlier=(Capture(date(2019, 2, 26), None, {"total": mention}, HERE),))
    ledger = reconcile([replace(FOUNDING, source=source)], WORDS)
    (edited,) = [finding for finding in ledger.findings if finding.verdict is Verdict.EDITED]
    assert (edited.id, edited.figures) == ("b--edited-after-2019-02-26", ("b#total",))
    (change,) = ledger.corrections
    assert (change.by, change.before, change.after, change.mends, change.breaks) == (
        None,
        exactly(331),
        Interval(341, None),
        (),
        ("b--parts-total",),
    )
