"""What changed of the published state, and what feeds make of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from xml.etree.ElementTree import fromstring

import pytest

from hasila.ingest.change_record import parse_record
from hasila.model.changes import FIELDS, RecordedChange, entries
from hasila.model.interval import exactly
from hasila.model.page_metadata import PageMetadata
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.publish.changes import changes, states, unrecorded
from hasila.publish.data.changes import changes_table
from hasila.publish.feeds import feed
from tests.publish.ledger import FINDING, SITE, VOCABULARY, closed, ledger
from tests.publish.planned import plan
from tests.publish.test_plan import TEXTS, VOICES

NOW = Revision("0123456789ab", date(2019, 2, 26))
MARCH, APRIL = date(2019, 3, 1), date(2019, 4, 1)
EARLIER = replace(ledger(()), reports=ledger().reports[1:])
"""The ledger before the first report was filled in and before the finding was there."""


def recorded(known: Ledger, day: date, before: tuple[RecordedChange, ...] = ()) -> tuple[RecordedChange, ...]:
    found = unrecorded(states(known), before, NOW)
    return (*before, *(replace(change, day=day) for change in found))


def told(found: tuple[RecordedChange, ...]) -> list[tuple[str, str, str]]:
    return [(change.event, *change.subject) for change in found]


def test_what_is_new_is_added_and_what_is_recorded_is_not_told_again() -> None:
    first = recorded(EARLIER, MARCH)
    assert told(first) == [("added", "report", "rima-2")]
    pending = changes(ledger(), first, NOW)[1:]
    assert told(pending) == [("added", "finding", FINDING.id), ("added", "report", "rima-1")]
    assert {change.day for change in pending} == {None}
    assert recorded(EARLIER, APRIL, first) == first


def test_a_finding_is_closed_and_opened_again() -> None:
    first = recorded(ledger(), MARCH)
    second = recorded(closed(), APRIL, first)
    assert told(second[len(first) :]) == [("closed", "finding", FINDING.id)]
    third = recorded(ledger(), APRIL, second)
    assert told(third[len(second) :]) == [("opened", "finding", FINDING.id)]


def test_a_report_that_says_something_else_is_revised_and_one_that_goes_is_removed() -> None:
    first = recorded(ledger(), MARCH)
    earlier, later = ledger().reports
    total, *others = later.figures
    other = replace(total, number=347, interval=exactly(347))
    changed = replace(ledger(), reports=(replace(later, figures=(other, *others)),))
    second = recorded(changed, APRIL, first)
    assert told(second[len(first) :]) == [("removed", "report", "rima-1"), ("revised", "report", "rima-2")]
    assert second[-1].digest != first[-1].digest
    back = recorded(replace(changed, reports=(earlier, *changed.reports)), APRIL, second)
    assert told(back[len(second) :]) == [("added", "report", "rima-1")]


def test_rows_of_data_tell_every_change_in_order() -> None:
    rows = changes_table(changes(ledger(), recorded(EARLIER, MARCH), NOW)).rows
    assert [(row["position"], row["day"], row["id"]) for row in rows] == [
        (0, "2019-03-01", "rima-2"),
        (1, None, FINDING.id),
        (2, None, "rima-1"),
    ]


def entries_of(name: str, changed: tuple[RecordedChange, ...]) -> list[tuple[str, str, str]]:
    """The title of each entry of the English feed, when it entered and when it changed."""
    pages = plan(ledger(), VOCABULARY, SITE, VOICES, TEXTS).pages
    metadata: list[PageMetadata] = [page.head.metadata for page in pages if page.head]
    files = {file.path: file.content for file in feed(metadata, SITE, NOW, changed)}
    root = fromstring(files[f"en/feeds/{name}.xml"])
    atom = "{http://www.w3.org/2005/Atom}"
    return [
        tuple(entry.findtext(f"{atom}{field}")[:10] for field in ("title", "published", "updated"))
        for entry in root.iter(f"{atom}entry")
    ]


def test_a_report_that_is_filled_in_later_comes_first_in_the_feed() -> None:
    changed = recorded(ledger(), APRIL, recorded(EARLIER, MARCH))
    assert [(published, updated) for _, published, updated in entries_of("reports", changed)] == [
        ("2019-04-01", "2019-04-01"),
        ("2019-03-01", "2019-03-01"),
    ]


def test_what_is_not_recorded_yet_is_as_new_as_the_newest_day_that_is_known() -> None:
    changed = changes(ledger(), recorded(EARLIER, MARCH), NOW)
    assert [published for _, published, _ in entries_of("reports", changed)] == ["2019-03-01", "2019-03-01"]
    assert [published for _, published, _ in entries_of("findings", changed)] == ["2019-03-01"]


def test_a_change_moves_the_day_of_the_change_alone() -> None:
    changed = recorded(closed(), APRIL, recorded(ledger(), MARCH))
    assert entries_of("findings", changed)[0][1:] == ("2019-03-01", "2019-04-01")


def test_without_a_record_feeds_go_by_the_day_of_publication() -> None:
    assert [published for _, published, _ in entries_of("reports", changes(ledger(), (), NOW))] == [
        "2019-02-26",
        "2019-02-25",
    ]


def test_a_subject_that_went_and_came_again_entered_again() -> None:
    change = RecordedChange(MARCH, "report", "x", "added", "", "d", "r")
    again = (change, replace(change, event="removed"), replace(change, day=APRIL))
    assert entries(again, APRIL)["report", "x"].entered == APRIL


HEAD = ",".join(FIELDS)
GOOD = "2019-03-01,report,x,added,,d,r"


def test_a_record_is_read_as_it_was_written() -> None:
    found, faults = parse_record(f"{HEAD}\n{GOOD}\n")
    assert found == (RecordedChange(MARCH, "report", "x", "added", "", "d", "r"),)
    assert faults == ()
    assert parse_record("") == ((), ())


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        ("day,kind\n", 1),
        (f"{HEAD}\n{GOOD}\n2019-02-30,report,x,added,,d,r\n", 3),
        (f"{HEAD}\n{GOOD},more\n", 2),
        (f"{HEAD}\n2019-03-01,article,x,added,,d,r\n", 2),
        (f"{HEAD}\n2019-03-01,report,x,came,,d,r\n", 2),
        (f"{HEAD}\n2019-03-01,report,,added,,d,r\n", 2),
        (f"{HEAD}\n2019-03-01,finding,x,added,shut,d,r\n", 2),
        (f"{HEAD}\n{GOOD}\n2019-02-01,report,y,added,,d,r\n", 3),
    ],
)
def test_a_line_that_is_not_understood_whole_is_refused(lines: str, line: int) -> None:
    found, faults = parse_record(lines)
    assert found == ()
    assert [(fault.code, fault.location.line) for fault in faults] == [("bad-record", line)]
