"""Findings on shares: a report states a percentage beside its two counts, and they do not make it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hasila.model.joined import joined
from hasila.model.report import Figure, Finding, Report, Share, Verdict

_MILLION = 1_000_000


def wrong_shares(reports: Iterable[Report], figures: Mapping[str, Figure]) -> Iterator[Finding]:
    """A finding for each share that its counts cannot make, however it and they were rounded."""
    for report in reports:
        for share in report.shares:
            part, whole = figures.get(share.part), figures.get(share.whole)
            if part and whole and not can_be(share, part, whole):
                yield _finding(share, part, whole)


def can_be(share: Share, part: Figure, whole: Figure) -> bool:
    """True where some counts within the words of the two make a share that rounds to the stated one."""
    least, most = part.interval.low or 0, part.interval.high
    smallest, largest = whole.interval.low or 0, whole.interval.high
    small_enough = largest is None or least * _MILLION <= share.high * largest
    return small_enough and (most is None or most * _MILLION >= share.low * smallest)


def _finding(share: Share, part: Figure, whole: Figure) -> Finding:
    identity = joined(f"{part.report}--share-{part.id}-{whole.id}")
    keys = (part.key, whole.key)
    return Finding(
        identity, Verdict.ARITHMETIC, part.report, (), keys, None, (), (), share.location, share=share
    )
