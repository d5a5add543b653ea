"""What does not add up, in sentences of both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from hasila.model.interval import Interval, exactly
from hasila.model.report import (
    Capture,
    Closure,
    Constraint,
    ConstraintKind,
    ConstraintResult,
    Finding,
    Ground,
    Mention,
    PublishedCorrection,
    Status,
    Verdict,
)
from hasila.publish.i18n.findings import FindingText, constraint_line, describe, finding_writer
from tests.publish.i18n.test_voice import voice
from tests.publish.ledger import BROKEN, FINDING, NOWHERE, PARTS, RISEN, VOCABULARY, closed, ledger

BLAME = re.compile(r"\b(false|wrong|lied?|lying|claim|admit|manipulat)|كذب|زعم|تلاعب|ادّع")


def told(code: str, finding: Finding = FINDING) -> FindingText:
    return describe(finding, ledger((finding,)), VOCABULARY, voice(code))


def phrases(text: FindingText) -> tuple[str, ...]:
    """The possible corrections, a sentence each."""
    return tuple(correction.text for correction in text.possible_corrections)


def test_a_total_that_does_not_add_up() -> None:
    english = told("en")
    assert english.headline == "The published total does not add up."
    assert english.line == "144 civilians + 85 fighters + 102 guards = 331; the report says at least 341"
    assert english.title == "Killed: at least 341 people stated, 331 people by its parts"
    assert english.sentence == (
        "In the report of RW the list adds up to 331 people, but the total stated is at least 341 people."
    )
    assert english.difference == "Difference: at least 10 killed."
    assert english.lead == "Possible explanations, if just one number is misprinted:"
    assert phrases(english) == (
        "total 331 (one typing error)",
        "civilians 154 or more (one typing error)",
    )


def test_the_same_in_arabic() -> None:
    arabic = told("ar")
    assert arabic.headline == "الحصيلة المنشورة لا تساوي مجموع أجزائها."
    assert arabic.line == "144 مدنياً + 85 مقاتلاً + 102 حارس = 331؛ والتقرير يقول 341 على الأقل"
    assert arabic.title == "قتلى: المذكور 341 شخصاً على الأقل، ومجموع الأجزاء 331 شخصاً"
    assert arabic.sentence == (
        "في تقرير المرصد مجموع ما في القائمة 331 شخصاً، لكن الحصيلة المذكورة 341 شخصاً على الأقل."
    )
    assert arabic.difference == "الفرق: 10 قتلى على الأقل."
    assert phrases(arabic)[0] == "الحصيلة 331 (خطأ طباعي واحد)"


def test_evidence_states_the_changes_and_what_the_report_tells() -> None:
    way = told("en").possible_corrections[0]
    said = way.evidence[0].text.translate({ord(mark): None for mark in "\u2066\u2068\u2069"})
    assert said == (
        "The report (RW, 25 February 2019: at least 309) speaks for this: civilians +7; "
        "guards +6 (stated in the same report: from 5 to 20). Not told of elsewhere: 7 killed."
    )
    assert way.speaks == "for"


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("gap", [1, 2, 3, 10, 11, 99, 100, 102, 103])
def test_every_gap_is_told_with_its_digits_or_its_word(code: str, gap: int) -> None:
    finding = replace(FINDING, gap=exactly(gap))
    people = voice(code).counted(VOCABULARY.measures["killed"].counted, gap)
    assert people in told(code, finding).difference


def test_a_difference_has_no_sign_and_one_that_may_be_nothing_is_not_told() -> None:
    assert told("en", replace(FINDING, gap=exactly(-3))).difference == "Difference: 3 killed."
    assert told("en", replace(FINDING, gap=Interval(0, 5))).difference == ""


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_verdict_has_its_words_and_none_blames(code: str, verdict: Verdict) -> None:
    said = told(code, replace(FINDING, verdict=verdict))
    whole = " ".join(
        (
            said.headline,
            said.sentence,
            said.line,
            said.lead,
            *phrases(said),
            said.settled_by,
        )
    )
    assert said.headline.endswith(".")
    assert finding_writer(ledger(), VOCABULARY, voice(code)).verdict(verdict)
    assert not BLAME.search(whole)


@pytest.mark.parametrize("code", ["ar", "en"])
@pytest.mark.parametrize("outcome", list(Status))
@pytest.mark.parametrize("kind", list(ConstraintKind))
def test_every_law_has_a_line_and_an_outcome(code: str, outcome: Status, kind: ConstraintKind) -> None:
    op = "=" if kind in (ConstraintKind.PARTS, ConstraintKind.SAME, ConstraintKind.SOURCES) else "<="
    constraint = Constraint(
        "a-law", kind, ("rima-2#civilians", "rima-2#fighters"), op, "rima-2#total", ("rima-2",), "", NOWHERE
    )
    line = constraint_line(
        ConstraintResult(constraint, outcome, exactly(229), Interval(341, None)),
        ledger(),
        VOCABULARY,
        voice(code),
    )
    assert "144" in line
    assert "341" in line
    assert line.endswith(finding_writer(ledger(), VOCABULARY, voice(code)).outcome(outcome, kind))


def test_a_sum_that_holds_is_one_equation() -> None:
    constraint = replace(PARTS, left=("rima-2#civilians", "rima-2#fighters"), right="rima-2#guards")
    book = ledger()
    total = replace(book.figures["rima-2#guards"], number=229, interval=exactly(229))
    book = replace(book, figures={**book.figures, "rima-2#guards": total})
    line = constraint_line(
        ConstraintResult(constraint, Status.HOLDS, exactly(229), exactly(229)), book, VOCABULARY, voice("en")
    )
    assert line == "144 civilians + 85 fighters = 229: agrees"


def test_parts_that_are_not_all() -> None:
    constraint = replace(
        PARTS, kind=ConstraintKind.AMONG, op="<=", left=("rima-2#civilians", "rima-2#fighters")
    )
    line = constraint_line(
        replace(BROKEN, constraint=constraint, outcome=Status.HOLDS, left=exactly(229)),
        ledger(),
        VOCABULARY,
        voice("en"),
    )
    assert line == "144 civilians + 85 fighters = 229 ≤ at least 341 people: agrees"


def test_a_part_that_is_not_stated_is_named_as_such() -> None:
    constraint = replace(PARTS, left=("rima-1#civilians", "rima-1#guards"), right="rima-1#total")
    line = constraint_line(
        ConstraintResult(constraint, Status.UNCHECKED, Interval(137, None), Interval(309, None)),
        ledger(),
        VOCABULARY,
        voice("en"),
    )
    assert line == (
        "137 civilians + guards (not stated) = at least 137; the report says at least 309: "
        "cannot be checked yet"
    )


def test_a_count_that_rises_names_both_reports() -> None:
    line = constraint_line(RISEN, ledger(), VOCABULARY, voice("en"))
    assert line.replace("\u2068", "").replace("\u2069", "") == (
        "at least 309 people (RW, 25 February 2019), then at least 341 people (RW, 26 February 2019): agrees"
    )


def test_a_closed_finding_gives_its_reason_and_asks_for_nothing() -> None:
    book = closed()
    said = describe(book.findings[0], book, VOCABULARY, voice("en"))
    assert said.closed == "Closed: the text was seen"
    assert said.settled_by == ""


def test_each_way_out_says_what_would_rule_it_out() -> None:
    total, civilians = told("en").possible_corrections
    assert (
        total.ruled_out_by
        == "Ruled out by: total below 331 in a later report, or total above 331 in an earlier report."
    )
    assert (
        civilians.ruled_out_by
        == "Ruled out by: civilians below 154 in a later report, or total below 341 in a later report."
    )
    assert (
        told("ar").possible_corrections[1].ruled_out_by
        == "ينفيه أن يكون العدد أقلّ من 154 في تقرير لاحق (مدنيون)، "
        "أو أن يكون العدد أقلّ من 341 في تقرير لاحق (الحصيلة)."
    )


def shut(
    closure: Closure, code: str = "en", corrections: tuple[PublishedCorrection, ...] = ()
) -> FindingText:
    finding = replace(FINDING, closure=closure)
    book = replace(ledger((finding,)), corrections=corrections)
    return describe(finding, book, VOCABULARY, voice(code))


def test_a_finding_that_neighbours_settle_names_the_way_that_is_left() -> None:
    assert (
        shut(Closure(Ground.SETTLED, remains=0)).closed
        == "Closed: neighbouring reports leave one explanation: total 331."
    )
    assert (
        shut(Closure(Ground.SETTLED, remains=1), "ar").closed
        == "أُغلق: لم تُبقِ التقارير المجاورة سوى تفسير واحد، وهو مدنيون 154 فأكثر."
    )
    assert not any(way.ruled_out_by for way in shut(Closure(Ground.SETTLED, remains=0)).possible_corrections)


def test_a_finding_that_its_publisher_corrected_says_what_the_correction_does() -> None:
    change = PublishedCorrection(
        "rima-2#total", "rima-1#total", Interval(341, None), exactly(331), (PARTS.id,), (RISEN.constraint.id,)
    )
    said = shut(Closure(Ground.CONFIRMED, by="rima-1#total"), corrections=(change,))
    plain = {ord(mark): None for mark in "\u2066\u2068\u2069"}
    assert said.closed.translate(plain) == "Closed: the publisher corrected it (RW, 25 February 2019)."
    (line,) = said.corrections
    assert line.translate(plain).startswith(
        "all people: corrected to at least 309 (RW, 25 February 2019). "
        "With it, this can agree: 144 civilians + 85 fighters"
    )
    assert "With it, this does not agree any more: at least 309 people" in line


def test_an_edited_source_says_what_it_said_before() -> None:
    said = Mention("ar", "331", 331, exactly(331), "exact", NOWHERE)
    later = next(one for one in ledger().reports if one.id == "rima-2")
    capture = Capture(date(2019, 2, 26), None, {"total": said}, NOWHERE)
    edited = replace(later, source=replace(later.source, earlier=(capture,)))
    finding = Finding("e", Verdict.EDITED, "rima-2", (), ("rima-2#total",), None, (), (), NOWHERE)
    book = replace(ledger((finding,)), reports=(ledger().reports[0], edited))
    english = describe(finding, book, VOCABULARY, voice("en"))
    assert english.headline == "The source has changed since it was first read."
    assert (
        english.line.translate({ord(mark): None for mark in "\u2068\u2069"})
        == "all people: 331 on 26 February 2019, now at least 341"
    )


def test_the_set_in_one_phrase() -> None:
    total = ledger().figures["rima-2#total"]
    english = finding_writer(ledger(), VOCABULARY, voice("en")).figure_phrase(total)
    arabic = finding_writer(ledger(), VOCABULARY, voice("ar")).figure_phrase(total)
    assert (
        english.replace("\u2068", "").replace("\u2069", "")
        == "killed: all people, in the valley of Rima, since the truce (5 January 2019), according to RW"
    )
    assert (
        arabic.replace("\u2068", "").replace("\u2069", "")
        == "قتلى: جميع الأشخاص، في وادي ريما، منذ الهدنة (5 كانون الثاني 2019)، بحسب المرصد"
    )
