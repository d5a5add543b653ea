"""Periods in words: since when, on which day, in which hours, and how the figures of a series follow each
other."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from hasila.model.data_class import dataclass
from hasila.model.period import Moment, Period
from hasila.model.report import SeriesKind
from hasila.model.vocabulary import NamedPeriod
from hasila.publish.i18n.locale import Translator, isolate


@dataclass(frozen=True)
class PeriodText:
    """The words of a language for periods; ``named`` are those that the vocabulary knows by their ids."""

    translator: Translator
    named: Mapping[str, NamedPeriod]

    def when(self, period: Period) -> str:
        """The period of a count: since an agreement, in 48 hours, on a day, in a month, from … to …."""
        return self._dated(self._when(period), period)

    def _dated(self, words: str, period: Period) -> str:
        """``words`` with the day by which people are counted, where that is said."""
        _ = self.translator.gettext
        if period.dated == "reported":
            return _("{when}, by the day of the report").format(when=words)
        if period.dated == "occurred":
            return _("{when}, by the day of the event").format(when=words)
        return words

    def told_apart(self, period: Period) -> str:
        """As :meth:`when`, within brackets: there an event goes by its name, without the brackets of its
        day."""
        event = self._event(period)
        if event is None or period.end.hour is not None:
            return self.when(period)
        label = self.translator.text(event.label)
        return self.translator.gettext("since {event}").format(event=label)

    def _when(self, period: Period) -> str:
        if period.anchor is not None:
            return self._since(period)
        if period.hours is not None:
            return self._hours(period)
        if period.hijri:
            return self._hijri(period)
        return self._days(period)

    def _days(self, period: Period) -> str:
        _ = self.translator.gettext
        last = self.moment(period.end)
        if period.level and period.end.hour is not None:
            return _("at {moment}").format(moment=last)
        if period.start != period.end.day:
            return self._several_days(period, self.translator.day(period.start), last)
        day = self.translator.some_day(period.end)
        if period.level or period.end.hour is None:
            return _("on {day}").format(day=day)
        return _("on {day}, until {hour}").format(day=day, hour=period.end.hour)

    def _several_days(self, period: Period, first: str, last: str) -> str:
        _ = self.translator.gettext
        if is_whole_month(period):
            return _("in {month}").format(month=self.translator.month(period.start))
        return _("from {start} to {end}").format(start=first, end=last)

    def moment(self, moment: Moment) -> str:
        """A day, with its hour where that is known."""
        day = self.translator.some_day(moment)
        if moment.hour is None:
            return day
        return self.translator.gettext("{hour} on {day}").format(hour=moment.hour, day=day)

    def _since(self, period: Period) -> str:
        _ = self.translator.gettext
        event = self._event(period)
        start = self.translator.day(period.start)
        words = _("since {start}").format(start=start)
        if event is not None:
            label = self.translator.text(event.label)
            words = _("since {event} ({start})").format(event=label, start=start)
        if period.end.hour is None:
            return words
        return _("{since}, until {moment}").format(since=words, moment=self.moment(period.end))

    def _event(self, period: Period) -> NamedPeriod | None:
        """The event that a count runs since, where it has a name."""
        return self.named.get(period.anchor) if period.anchor else None

    def _hours(self, period: Period) -> str:
        translator = self.translator
        hours = period.hours or 0
        message = translator.ngettext("in the {n} hour to {day}", "in the {n} hours to {day}", hours)
        return message.format(n=translator.number(hours), day=self.moment(period.end))

    # The Hijri calendar

    def _hijri(self, period: Period) -> str:
        """A day or a month as it was stated, and the days that it can be."""
        translator = self.translator
        _ = translator.gettext
        year, month, *day = (period.hijri or "").split("-")
        named = f"{self._hijri_month(int(month))} {int(year)}"
        stated = isolate(f"{int(day[0])} {named}" if day else named)
        first, last = translator.day(period.start), translator.day(period.end.day)
        message = _("in {date} AH (from {start} to {end})")
        if day:
            message = _("on {date} AH (from {start} to {end})")
        return message.format(date=stated, start=first, end=last)

    def _hijri_month(self, month: int) -> str:
        _ = self.translator.gettext
        match month:
            case 1:
                return _("Muharram")
            case 2:
                return _("Safar")
            case 3:
                return _("Rabi al-Awwal")
            case 4:
                return _("Rabi al-Akhir")
            case 5:
                return _("Jumada al-Ula")
            case 6:
                return _("Jumada al-Akhira")
            case 7:
                return _("Rajab")
            case 8:
                return _("Shaban")
            case 9:
                return _("Ramadan")
            case 10:
                return _("Shawwal")
            case 11:
                return _("Dhu al-Qada")
        return _("Dhu al-Hijja")

    # Series

    def course(self, kind: SeriesKind, first: Period) -> str:
        """How the figures of a series follow each other, of which ``first`` is the period of the first."""
        if kind is SeriesKind.CUMULATIVE:
            return self.when(first)
        if kind is SeriesKind.STOCK:
            return self.translator.gettext("as of each report")
        return self._dated(self._windows(first), first)

    def _windows(self, first: Period) -> str:
        translator = self.translator
        _ = translator.gettext
        if first.hours is not None:
            message = translator.ngettext("in windows of {n} hour", "in windows of {n} hours", first.hours)
            return message.format(n=translator.number(first.hours))
        if first.days == 1:
            return _("day by day")
        if first.days == 7:
            return _("week by week")
        if is_whole_month(first):
            return _("month by month")
        message = translator.ngettext("in windows of {n} day", "in windows of {n} days", first.days)
        return message.format(n=translator.number(first.days))


def is_whole_month(period: Period) -> bool:
    """True where ``period`` begins and ends with one month."""
    start = period.start
    last = period.end.day
    one_month = start.replace(day=1) == last.replace(day=1)
    return one_month and start.day == 1 and _is_last_of_month(last)


def _is_last_of_month(day: date) -> bool:
    return (day + timedelta(days=1)).month != day.month
