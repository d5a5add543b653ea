"""The outcome of a measurement as tables in Markdown: medians with ranges, and ratios round by round."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from statistics import median

from benchmarks.measuring import Measured, Output
from benchmarks.processes import Run
from benchmarks.tasks import TASKS

_Value = Callable[[Run], float | None]


def tables(count: int, measured: Sequence[Measured], sites: Iterable[Output]) -> str:
    """All tables of one number of reports."""
    parts = (f"## {count:,} reports", *_tables(measured, tuple(sites), count))
    return "\n\n".join(part for part in parts if part) + "\n"


def _tables(measured: Sequence[Measured], sites: tuple[Output, ...], count: int) -> Iterator[str]:
    yield table(
        ("what", "who", "runs", "seconds", "processor s", "MB", "processes", "others"), _rows(measured)
    )
    yield table(("what", "of", "seconds", "processor", "memory"), _ratio_rows(measured))
    yield table(("site of", "files", "MB", "files a report", "kB a report"), _site_rows(sites, count))


def table(head: Sequence[str], rows: Iterable[Sequence[str]], words: int = 2) -> str:
    """A table in Markdown, "" without rows; all but the first columns, which hold ``words``, are numbers."""
    lines = [f"| {' | '.join(row)} |" for row in rows]
    if not lines:
        return ""
    return "\n".join(
        (f"| {' | '.join(head)} |", f"|{' --- |' * words}{' --: |' * (len(head) - words)}", *lines)
    )


def _groups(measured: Sequence[Measured]) -> Iterator[tuple[str, str, list[Measured]]]:
    """The runs of each task and subject, with the title of the task, in the order of the tasks."""
    for task in TASKS:
        of_task = [one for one in measured if one.task == task.name]
        for subject in dict.fromkeys(one.subject for one in of_task):
            yield task.title, subject, [one for one in of_task if one.subject == subject]


def _rows(measured: Sequence[Measured]) -> Iterator[tuple[str, ...]]:
    for title, subject, group in _groups(measured):
        runs = [one.run for one in group]
        yield (
            title,
            subject,
            f"{len(runs)}{_remark(runs)}",
            spread([run.wall for run in runs]),
            spread([run.processor for run in runs]),
            spread([run.memory for run in runs], 0),
            str(max(run.processes for run in runs)),
            spread([run.others for run in runs]),
        )


def _remark(runs: Iterable[Run]) -> str:
    """What is to be known before the figures are read."""
    runs = tuple(runs)
    if any(run.timed_out for run in runs):
        return " (timed out)"
    codes = sorted({run.status for run in runs} - {0})
    failed = f" (exit code {', '.join(map(str, codes))})" if codes else ""
    left = sum(run.left for run in runs)
    return f"{failed} ({left} processes left)" if left else failed


def _ratio_rows(measured: Sequence[Measured]) -> Iterator[tuple[str, ...]]:
    """The last subject of each task against each of the others."""
    groups = list(_groups(measured))
    for title in dict.fromkeys(title for title, _, _ in groups):
        subjects = [(subject, group) for other, subject, group in groups if other == title]
        last, own = subjects[-1]
        for subject, group in subjects[:-1]:
            pairs = list(_pairs(own, group))
            yield (
                title,
                f"{last} / {subject}",
                _ratio(pairs, lambda run: run.wall),
                _ratio(pairs, lambda run: run.processor),
                _ratio(pairs, lambda run: run.memory),
            )


def _pairs(own: Iterable[Measured], others: Iterable[Measured]) -> Iterator[tuple[Run, Run]]:
    """The runs of the same rounds; those that failed are no measure of anything."""
    of_round = {one.round: one.run for one in others}
    for one in own:
        other = of_round.get(one.round)
        if other and not (one.run.status or other.status):
            yield one.run, other


def _ratio(pairs: Iterable[tuple[Run, Run]], value: _Value) -> str:
    values = [(value(own), value(other)) for own, other in pairs]
    return spread([own / other for own, other in values if own is not None and other])


def spread(values: Sequence[float | None], decimals: int = 2) -> str:
    """The median and the range of ``values``; a dash where there are none."""
    known = [value for value in values if value is not None]
    if not known:
        return "–"
    middle, least, most = (f"{value:.{decimals}f}" for value in (median(known), min(known), max(known)))
    return middle if least == most else f"{middle} ({least}–{most})"


def _site_rows(sites: Iterable[Output], count: int) -> Iterator[tuple[str, ...]]:
    for site in sites:
        yield (
            site.subject,
            f"{site.files:,}",
            f"{site.bytes / 1e6:.1f}",
            f"{site.files / count:.1f}",
            f"{site.bytes / 1e3 / count:.1f}",
        )
