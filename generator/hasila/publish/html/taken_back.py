"""What the page of a report says first: that it was taken back, or that counts begin anew with it."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.model.amendment import Amendment, changed_by
from hasila.model.report import Report, Restart, Withdrawal
from hasila.publish.html.page_context import PageContext
from hasila.publish.i18n.amended import known_after
from hasila.publish.i18n.locale import isolate


def notices(context: PageContext, report: Report) -> Iterator[str]:
    """A sentence for each thing that was taken back, and for each count that begins anew."""
    for withdrawal in report.withdrawn:
        yield _taken_back(context, withdrawal)
    for restart in report.restarts:
        yield _begun_anew(context, restart)
    for amendment in report.amends:
        yield _amended(context, amendment)


def _amended(context: PageContext, amendment: Amendment) -> str:
    """How many this report takes from an earlier count or adds to it, in its own words too."""
    translator, n = context.translator, abs(amendment.by)
    figure = context.ledger.figures[amendment.figure]
    if amendment.by < 0:
        message = translator.ngettext(
            "This report takes {n} from an earlier count ({count}, {day}), which leaves {known}.",
            "This report takes {n} from an earlier count ({count}, {day}), which leaves {known}.",
            n,
        )
    else:
        message = translator.ngettext(
            "This report adds {n} to an earlier count ({count}, {day}), which makes {known}.",
            "This report adds {n} to an earlier count ({count}, {day}), which makes {known}.",
            n,
        )
    known = known_after(translator, figure, changed_by(amendment, context.ledger.amendments))
    day = translator.day(context.report_of(figure).published.day)
    count = context.writer.amount(figure)
    sentence = message.format(n=translator.number(n), count=count, day=day, known=known)
    words = isolate(translator.text(amendment.words))
    return f"{sentence} “{words}”" if words else sentence


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
