"""Signed changes of earlier counts in words: what was changed, and the arithmetic that does not fit."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.amendment import AmendedSum, Amendment
from hasila.model.interval import COUNT, exactly
from hasila.model.report import Figure
from hasila.publish.i18n.locale import Translator
from hasila.publish.i18n.phrases import PhraseWriter


def amended_line(writer: PhraseWriter, amended: AmendedSum) -> str:
    """The earlier counts, the change, what they make, and what the later report says."""
    translator = writer.translator
    addends = " + ".join(writer.amount(writer.figures[key]) for key in amended.figures)
    sum_of_all = f"{addends} {translator.signed(amended.by)}"
    made = amended.made
    total = (
        translator.signed(made.high) if made.high is not None and made.high < 0 else translator.total(made)
    )
    if amended.right is None:
        return f"{sum_of_all} = {total}"
    message = translator.gettext("{addends} = {total}; the report says {whole}")
    whole = writer.amount(writer.figures[amended.right], noun=False)
    return message.format(addends=sum_of_all, total=total, whole=whole)


def taken_or_added(translator: Translator, figure: Figure, amendment: Amendment, in_all: int) -> str:
    """What became of a count later: how many were taken from it or added to it, and what it is with that and
    with all that changed it before, ``in_all``."""
    n = abs(amendment.by)
    number, day = translator.number(n), translator.day(amendment.on)
    if amendment.by < 0:
        message = translator.ngettext(
            "{n} was taken from it on {day}, which leaves {known}",
            "{n} were taken from it on {day}, which leaves {known}",
            n,
        )
    else:
        message = translator.ngettext(
            "{n} was added to it on {day}, which makes {known}",
            "{n} were added to it on {day}, which makes {known}",
            n,
        )
    return message.format(n=number, day=day, known=known_after(translator, figure, in_all))


def known_after(translator: Translator, figure: Figure, by: int) -> str:
    """The count with the change; a dash where fewer than nobody would be left."""
    left = (figure.interval + exactly(by)).meet(COUNT)
    if left is None or figure.number is None:
        return "–"
    changed = replace(figure, number=max(0, figure.number + by), interval=left, mentions=())
    return translator.stated(changed)
