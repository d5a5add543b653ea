"""What a publisher took back, and what it counts anew, is not compared; readers see the reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hasila.model.report import Ground
from hasila.reconcile.taken_back import in_force
from tests.reconcile.bulletins import Bulletin, findings, ledger, read

BEFORE = Bulletin("03-03", "  total:", "total=330")
WRONG = Bulletin("03-04", "  total:", "total=346")
REASON = "{reason: {ar: سبب, en: a reason}, source: 'https://example.org/why'}"


def after(head: str = "", figures: str = "  total:") -> Bulletin:
    return Bulletin("03-05", figures, "total=330", head=head)


def test_a_bulletin_that_was_taken_back_leaves_every_check_and_its_finding_closes() -> None:
    assert findings(BEFORE, WRONG, after()) == ["total <= total"]
    made = ledger(BEFORE, WRONG, after(f"withdraws: {WRONG.id}\n"))
    assert [finding.closure and finding.closure.ground for finding in made.findings] == [Ground.WITHDRAWN]
    (series,) = made.series
    assert series.points == (f"{BEFORE.id}#total", f"{after().id}#total")
    assert f"{WRONG.id}#total" in made.figures  # it stays readable
    (closed,) = made.findings
    assert set(closed.constraints) <= {result.constraint.id for result in made.checked}


def test_one_figure_may_be_taken_back() -> None:
    figures = "  total:\n  hurt: {counts: injured}"
    wrong = Bulletin("03-04", figures, "total=346 hurt=9")
    last = Bulletin("03-05", figures, "total=330 hurt=8", head=f"withdraws: [{wrong.id}#total]\n")
    assert findings(BEFORE, wrong, last) == ["hurt <= hurt"]


def test_what_is_recorded_beside_the_report_itself_counts_from_its_day_on() -> None:
    recorded = (
        "withdrawn: {on: 2031-03-06, reason: {ar: سبب, en: a reason}, source: 'https://example.org/w'}\n"
    )
    reports, mistakes = read(BEFORE, replace(WRONG, head=recorded), after())
    assert mistakes == []
    assert [len(report.figures) for report in in_force(reports, None)] == [1, 0, 1]
    assert [len(report.figures) for report in in_force(reports, date(2031, 3, 5))] == [1, 1, 1]


def test_of_a_whole_whose_part_was_taken_back_the_others_are_at_most_it() -> None:
    figures = "  total: {parts: {men: {who: men}, girls: {who: girls}}}"
    first = Bulletin("03-04", figures, "total=10 men=8 girls=5")
    taken = Bulletin("03-05", "  hurt: {counts: injured}", "hurt=1", head=f"withdraws: {first.id}#girls\n")
    assert findings(first, taken) == []
    more = replace(first, numbers="total=10 men=11 girls=5")
    assert findings(more, taken) == ["men <= total"]


def test_a_report_takes_back_an_earlier_one_that_is_there() -> None:
    for named in ("2031-03-04-nobody", "2031-03-05-ministry-0", f"{BEFORE.id}#nothing"):
        _, mistakes = read(BEFORE, after(f"withdraws: {named}\n"))
        assert len(mistakes) == 1


def test_counts_of_two_definitions_are_not_compared() -> None:
    anew = after(f"restarts: {REASON}\n")
    assert findings(BEFORE, WRONG, anew) == []
    falls = Bulletin("03-06", "  total:", "total=329")
    assert findings(BEFORE, WRONG, anew, falls) == ["total <= total"]


def test_what_lies_in_a_count_that_begins_anew_begins_anew_too() -> None:
    figures = "  total:\n  girls: {who: girls}"
    before = Bulletin("03-03", figures, "total=90 girls=9")
    anew = Bulletin("03-04", "  total:", "total=80", head=f"restarts: {REASON}\n")
    last = Bulletin("03-05", figures, "total=81 girls=8")
    assert findings(before, anew, last) == []
    other = Bulletin("03-04", "  total: {counts: injured}", "total=80", head=f"restarts: {REASON}\n")
    assert sorted(findings(before, other, last)) == ["girls <= girls", "total <= total"]


def test_the_counts_of_another_publisher_do_not_begin_anew() -> None:
    anew = Bulletin("03-04", "  total:", "total=80", "agency", f"restarts: {REASON}\n")
    assert findings(BEFORE, anew, replace(WRONG, day="03-05", numbers="total=329")) == ["total <= total"]


def test_a_reason_must_be_given() -> None:
    for head in ("restarts: {source: 'https://example.org/'}\n", "withdrawn: {on: 2031-03-05}\n"):
        _, mistakes = read(after(head))
        assert {mistake.code for mistake in mistakes} == {"missing-key"}


def test_what_one_bulletin_corrects_is_corrected_at_once() -> None:
    """A total and its part agree with the other parts only together."""
    figures = "  total: {parts: {men: {who: men}, girls: {who: girls}}}"
    wrong = Bulletin("03-04", figures, "total=187 men=78 girls=109")
    corrected = (
        f"  total:\n  total-before: {{when: since lora-flood to 2031-03-04, corrects: {wrong.id}#total}}\n"
        f"  men: {{who: men, when: since lora-flood to 2031-03-04, corrects: {wrong.id}#men}}"
    )
    right = Bulletin("03-06", corrected, "total=≥181 total-before=178 men=69")
    made = ledger(wrong, right)
    assert {one.figure.split("#")[1]: one.breaks for one in made.corrections} == {"total": (), "men": ()}
    alone = Bulletin("03-06", corrected.split("\n  men:")[0], "total=≥181 total-before=178")
    assert [len(one.breaks) for one in ledger(wrong, alone).corrections] == [1]


def test_the_last_count_of_a_bulletin_is_the_point_of_its_series_however_it_is_worded() -> None:
    until = "when: since lora-flood to 2031-03"
    earlier = Bulletin("03-04", f"  total:\n  before: {{{until}-02}}", "total=≥187 before=152")
    both = Bulletin("03-06", f"  total:\n  before: {{{until}-05}}", "total=190 before=187")
    worded = Bulletin("03-08", f"  total:\n  again: {{{until}-07}}", "total=>199 again=203")
    between = Bulletin("03-05", "  total:", "total=189")
    made = ledger(earlier, between, both, worded)
    (series,) = made.series
    points = [(point[5:10], point.split("#")[1]) for point in series.points]
    more_than_199_may_be_203 = ("03-08", "again")
    assert points == [("03-04", "total"), ("03-05", "total"), ("03-06", "total"), more_than_199_may_be_203]
    assert made.findings == ()
