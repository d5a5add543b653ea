"""What the page of a report says first: that it was taken back, or that counts begin anew with it."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.model.report import Report, Restart, Withdrawal
from hasila.publish.html.page_context import PageContext


def notices(context: PageContext, report: Report) -> Iterator[str]:
    """A sentence for each thing that was taken back, and for each count that begins anew."""
    for withdrawal in report.withdrawn:
        yield _taken_back(context, withdrawal)
    for restart in report.restarts:
        yield _begun_anew(context, restart)


def _taken_back(context: PageContext, withdrawal: Withdrawal) -> str:
    day = context.translator.day(withdrawal.on)
    message = context("The publisher took this report back on {day}; no check uses its numbers.")
    if withdrawal.figure is not None:
        message = context("The publisher took “{figure}” back on {day}; no check uses it.")
    figure = (withdrawal.figure or "").partition("#")[2]
    sentence = message.format(day=day, figure=context.translator.code(figure))
    reason = context.translator.text(withdrawal.reason)
    return f"{sentence} {reason}".strip()


def _begun_anew(context: PageContext, restart: Restart) -> str:
    message = context("With this report counts begin anew, and are not compared with those before: {reason}")
    if restart.figure is not None:
        message = context(
            "With this report “{figure}” begins anew, and is not compared with what was before: {reason}"
        )
    figure = (restart.figure or "").partition("#")[2]
    reason = context.translator.text(restart.reason)
    return message.format(figure=context.translator.code(figure), reason=reason)
