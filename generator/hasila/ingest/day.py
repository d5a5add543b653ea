"""The day of a report: how well it is known, its order within the day, and the name of the file that
repeats it."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from hasila.ingest.fields import Fields
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location

PRECISIONS = ["day", "about", "month"]
_ABOUT = timedelta(days=31)
"""How far a day that is known only about may be from the true one, before a period that ends after it is
a slip."""
_NAMED = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?(?=-|$)")


@dataclass(frozen=True, slots=True)
class StatedDay:
    """The day of a report, as its head states it.

    ``order`` is ``None`` where it was refused; ``place`` is that of ``published``.
    """

    day: date | None
    order: int | None
    precision: str
    location: Location

    @property
    def latest(self) -> date | None:
        """The last day on which the report may have been published, as far as its day is known."""
        if self.day is None or self.precision == "day":
            return self.day
        if self.precision == "month":
            _, days = monthrange(self.day.year, self.day.month)
            return self.day.replace(day=days)
        return self.day + min(_ABOUT, date.max - self.day)


def parse_day(fields: Fields) -> StatedDay:
    """``published``, ``order`` and ``published_precision``; a refused precision counts as ``about``."""
    day = fields.date("published", required=True)
    precision = fields.choice("published_precision", PRECISIONS)
    unsaid = "day" if fields.node("published_precision") is None else "about"
    order = _order(fields)
    location = fields.location_of("published")
    return StatedDay(day, order, precision or unsaid, location)


def _order(fields: Fields) -> int | None:
    """``order``, 0 where it is not said; ``None`` where it is no number and nothing is known."""
    known = len(fields.diagnostics.found)
    order = fields.whole("order")
    return order if len(fields.diagnostics.found) == known else None


def check_name(identity: str, stated: StatedDay, fields: Fields) -> None:
    """Point out a file whose name begins with another day than the one it says, where that is exact."""
    named = _NAMED.match(identity)
    if named is None or stated.day is None or stated.precision != "day":
        return
    said = (stated.day.year, stated.day.month, stated.day.day)
    numbers = tuple(int(part) for part in named.groups() if part)
    if numbers == said[: len(numbers)]:
        return
    message = f"the file is named {named[0]}, but says that it was published on {stated.day}"
    hint = (
        "rename the files, or mend `published`; `published_precision: about` says that the day is not certain"
    )
    fields.diagnostics.write(stated.location, "name-and-day", message, hint)
