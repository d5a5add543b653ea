"""``restarts:``, ``withdrawn:`` and ``withdraws:`` of a head: counts that begin anew, and what was taken back
without another number in its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hasila.ingest.explained import parse_address
from hasila.ingest.fields import Diagnostics, Fields, did_you_mean
from hasila.ingest.positioned_yaml import Scalar
from hasila.model.report import Pointer, Report, Restart, Withdrawal


def parse_restart(fields: Fields, report: str, figure: str | None) -> Restart | None:
    """The reason why counts begin anew with this report, all of them or that of ``figure`` (a key); ``None``
    where nothing says so. Without a source of its own it is that of the report."""
    if fields.node("restarts") is None:
        return None
    return _restart(fields.inside("restarts", "`restarts`"), report, figure)


def _restart(inner: Fields, report: str, figure: str | None) -> Restart | None:
    reason = inner.words("reason")
    source = parse_address(inner, "source")
    _require(reason, inner)
    inner.close()
    return Restart(report, figure, reason, source.text if source else "", inner.location) if reason else None


def parse_withdrawn(fields: Fields, figure: str | None) -> Withdrawal | None:
    """What is recorded of a report, or of its ``figure`` (a key), that its publisher took back."""
    if fields.node("withdrawn") is None:
        return None
    return _withdrawal(fields.inside("withdrawn", "`withdrawn`"), figure)


def _withdrawal(inner: Fields, figure: str | None) -> Withdrawal | None:
    day = inner.date("on", required=True)
    reason = inner.words("reason")
    source = parse_address(inner, "source", required=True)
    _require(reason, inner)
    inner.close()
    if day is None or source is None or not reason:
        return None
    return Withdrawal(figure, day, reason, source.text, None, inner.location)


def parse_taken_back_of_table(
    fields: Fields,
) -> tuple[Mapping[str, tuple[Restart, ...]], Mapping[str, tuple[Withdrawal, ...]]]:
    """The lists ``restarts`` and ``withdrawn`` of a table, by report; an entry names a ``report`` or a
    ``figure`` (``report#figure``)."""
    restarts: dict[str, tuple[Restart, ...]] = {}
    withdrawn: dict[str, tuple[Withdrawal, ...]] = {}
    for report, figure, inner in _entries(fields, "restarts"):
        restart = _restart(inner, report, figure)
        restarts[report] = (*restarts.get(report, ()), *((restart,) if restart else ()))
    for report, figure, inner in _entries(fields, "withdrawn"):
        withdrawal = _withdrawal(inner, figure)
        withdrawn[report] = (*withdrawn.get(report, ()), *((withdrawal,) if withdrawal else ()))
    return restarts, withdrawn


def _entries(fields: Fields, key: str) -> Iterator[tuple[str, str | None, Fields]]:
    """Each entry of a list with the report and the figure that it names."""
    for node in fields.list(key):
        inner = Fields(node, node.location, fields.diagnostics, f"an entry of `{key}`")
        figure, report = inner.text("figure"), inner.text("report")
        if not figure and not report:
            inner.text("figure", required=True)
        yield report or figure.partition("#")[0], figure or None, inner


def _require(reason: Mapping[str, str], inner: Fields) -> None:
    """Point out that readers would see no reason."""
    if not reason:
        hint = "add `reason: {ar: …, en: …}`: readers see it"
        inner.diagnostics.write(inner.location, "missing-key", f"{inner.what} has no `reason`", hint)


def parse_withdraws(fields: Fields) -> tuple[Pointer, ...]:
    """The earlier reports, or figures of them, that this report takes back: one name or a list."""
    node = fields.node("withdraws")
    names = (node,) if isinstance(node, Scalar) else fields.names("withdraws")
    return tuple(Pointer(name.text, name.location) for name in names)


def with_withdrawals(reports: Iterable[Report], diagnostics: Diagnostics) -> tuple[Report, ...]:
    """The reports, each with what was taken back of it, also by a later report."""
    reports = tuple(reports)
    by_id = {report.id: report for report in reports}
    taken: dict[str, tuple[Withdrawal, ...]] = {}
    for report in reports:
        for pointer in report.withdraws:
            named, _, figure = pointer.key.partition("#")
            if _is_earlier(pointer, by_id.get(named), report, by_id, diagnostics):
                key = pointer.key if figure else None
                day, source = report.published.day, report.source.url
                made = Withdrawal(key, day, {}, source, report.id, pointer.location)
                taken[named] = (*taken.get(named, ()), made)
    return tuple(_with(report, taken.get(report.id, ())) for report in reports)


def _with(report: Report, taken: tuple[Withdrawal, ...]) -> Report:
    return replace(report, withdrawn=(*report.withdrawn, *taken)) if taken else report


def _is_earlier(
    pointer: Pointer,
    named: Report | None,
    report: Report,
    known: Mapping[str, Report],
    diagnostics: Diagnostics,
) -> bool:
    """True where the pointer names an earlier report, or a figure of one; anything else is pointed out."""
    figure = pointer.key.partition("#")[2]
    keys = {made.key for made in named.figures} if named else set()
    if named is None or (figure and pointer.key not in keys):
        what, names = ("figure", keys) if named else ("report", set(known))
        message, hint = f"there is no {what} `{pointer.key}`", did_you_mean(pointer.key, sorted(names))
        diagnostics.write(pointer.location, "unknown-figure", message, hint)
        return False
    if named.published >= report.published:
        message = f"`{pointer.key}` was not published before `{report.id}`"
        hint = "a report takes back an earlier one; of the report itself say `withdrawn: {on: …, …}`"
        diagnostics.write(pointer.location, "corrects-nothing", message, hint)
        return False
    return True
