"""What changed since the last record: the reports and findings as they are now, by digest."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Protocol

from hasila.model.changes import RecordedChange, Subject, latest
from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import Figure, Finding, Ledger, Report, Split
from hasila.model.revision import Revision

_BYTES = 8


@dataclass(frozen=True, slots=True)
class State:
    """What a subject is now: the state of a finding (of a report none), and the digest of what it says."""

    state: str
    digest: str


class StatedSubject(Protocol):
    """A subject as it was said at some time: now, or when it was recorded."""

    @property
    def state(self) -> str: ...

    @property
    def digest(self) -> str: ...


def states(ledger: Ledger) -> Mapping[Subject, State]:
    """Every report and every finding as it is now."""
    found = {("report", report.id): State("", _digest(_said(report))) for report in ledger.reports}
    for finding in ledger.findings:
        found["finding", finding.id] = State(_state(finding), _digest(_claimed(finding)))
    return found


def changes(
    ledger: Ledger, recorded: Iterable[RecordedChange], revision: Revision
) -> tuple[RecordedChange, ...]:
    """The recorded changes and, after them, without a day, those that are not recorded yet."""
    known = tuple(recorded)
    return (*known, *unrecorded(states(ledger), known, revision))


def unrecorded(
    now: Mapping[Subject, State], recorded: Iterable[RecordedChange], revision: Revision
) -> Iterator[RecordedChange]:
    """The changes that lead from the record to the state ``now``, in order of kind and id."""
    before = latest(recorded)
    for subject, event in events(before, now):
        kind, id_ = subject
        known = now.get(subject)
        state = known.state if known else ""
        digest = known.digest if known else before[subject].digest
        yield RecordedChange(None, kind, id_, event, state, digest, revision.digest)


def events(
    before: Mapping[Subject, StatedSubject], now: Mapping[Subject, State]
) -> Iterator[tuple[Subject, str]]:
    """Each subject that is not as it was, with the name of what happened (one of
    :data:`hasila.model.changes.EVENTS`), in order of kind and id."""
    for subject in sorted({*now, *before}):
        event = _event(before.get(subject), now.get(subject))
        if event:
            yield subject, event


def _event(before: StatedSubject | None, now: State | None) -> str:
    """The name of what happened; empty where nothing did."""
    if now is None:
        return "removed"
    if before is None:
        return "added"
    if before.state != now.state:
        return "closed" if now.state == "closed" else "opened"
    return "revised" if before.digest != now.digest else ""


def changed_parts(before: Report, now: Report) -> tuple[str, ...]:
    """The parts in which two states of a report differ: ``publisher``, ``via``, ``published``, ``source``,
    ``title``, ``figures``, ``splits``, ``prose``, ``notes``. Where a file says it does not matter."""
    then, today = _said(before), _said(now)
    return tuple(name for name, value in today.items() if then[name] != value)


def _state(finding: Finding) -> str:
    if finding.closed:
        return "closed"
    return "note" if finding.noted else "open"


def digest_of(changes: Iterable[RecordedChange]) -> str:
    """The digest of ``changes``."""
    return _digest([(str(one.day), *one.subject, one.event, one.state, one.digest) for one in changes])


def _digest(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return blake2b(text.encode(), digest_size=_BYTES).hexdigest()


def _said(report: Report) -> dict[str, object]:
    """What a report states. A field that the program learns later is no change of it, and is not added."""
    published = report.published
    remarks = (*report.notes, *report.missing)
    said: dict[str, object] = {"publisher": report.publisher, "via": report.via}
    said["published"] = [published.day.isoformat(), published.order, report.precision]
    said["source"] = report.source.url
    said["title"] = dict(report.title)
    said["figures"] = list(map(_stated, report.figures))
    said["splits"] = list(map(_divided, report.splits))
    said["prose"] = {code: prose.markdown for code, prose in report.prose.items()}
    said["notes"] = list(map(dict, remarks))
    return said


def _divided(split: Split) -> list[object]:
    return [split.whole, split.kind, list(split.members)]


def _stated(figure: Figure) -> list[object]:
    counted = figure.set
    period = counted.period
    axes = (counted.measure, counted.category, counted.where, counted.cause, counted.population)
    when = (period.start.isoformat(), period.end.day.isoformat(), period.anchor, period.hours)
    words = [(mention.language, mention.words) for mention in figure.mentions]
    return [figure.id, *axes, *when, figure.number, figure.qualifier, _span(figure.interval), words]


def _claimed(finding: Finding) -> dict[str, object]:
    claimed: dict[str, object] = {"verdict": str(finding.verdict)}
    claimed["constraints"] = sorted(finding.constraints)
    claimed["figures"] = sorted(finding.figures)
    claimed["gap"] = _span(finding.gap) if finding.gap else None
    return claimed


def _span(interval: Interval) -> list[int | None]:
    return [interval.low, interval.high]
