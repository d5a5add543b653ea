"""The ids that series had before the id of their category changed."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.model.report import Series
from hasila.model.vocabulary import Category


def former_series(series: Series, categories: Mapping[str, Category]) -> tuple[str, ...]:
    """The former ids of ``series``, in the order in which its category lists its own; none where the id does
    not name the category, as a very long one."""
    begins = f"{series.publisher}-{series.measure}-"
    own = f"{begins}{series.category}-"
    if not series.id.startswith(own):
        return ()
    rest = series.id.removeprefix(own)
    formerly = categories[series.category].formerly
    return tuple(f"{begins}{old}-{rest}" for old in formerly)
