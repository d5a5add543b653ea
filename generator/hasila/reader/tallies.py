"""The tallies beside one in its text."""

from __future__ import annotations

from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.tally_context import TallyContext


def next_tally(place: TallyContext) -> NumberPhrase | None:
    """The tally that follows, if one does."""
    following = place.index + 1
    return place.phrases[following] if following < len(place.phrases) else None


def previous_tally(place: TallyContext) -> NumberPhrase | None:
    """The tally before it, if there is one."""
    return place.phrases[place.index - 1] if place.index else None
