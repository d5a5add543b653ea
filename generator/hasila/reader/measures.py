"""The measure of a figure: killed, injured, missing, displaced, detained, rescued, cases, killed_and_injured.

English says the harm after what it counts ("three people were killed"), Arabic before («قُتل ثلاثة»); both
say it the other way round too, and each order is a rule. The first rule that finds a harm decides; the rules
stand in ``measures_of_noun``, ``measures_before`` and ``measures_after``.
"""

from __future__ import annotations

from hasila.reader.english_clauses import done_to_them, found_in, gapped, sick_with, taken_off
from hasila.reader.harms import Rule
from hasila.reader.measures_after import (
    after,
    anywhere_after,
    attached,
    ended,
    fronted,
    relative,
    remains,
    stated,
    weakly_after,
)
from hasila.reader.measures_before import (
    arabic_toll,
    before,
    between,
    body_of,
    cost,
    excepted,
    governed,
    grasped,
    moved,
    put_at,
    taken_along,
    taken_away,
    taken_prisoner,
    toll,
)
from hasila.reader.measures_of_noun import (
    are_victims,
    befell,
    broken_down,
    in_care,
    of_next,
    own,
    patients,
    refuge,
    saved,
    saved_from,
    second_of_pair,
    single_subject,
    victims,
)
from hasila.reader.needs import applicable
from hasila.reader.tally_context import TallyContext

ENGLISH: tuple[Rule, ...] = (
    own,
    second_of_pair,
    broken_down,
    cost,
    of_next,
    taken_prisoner,
    taken_off,
    taken_away,
    put_at,
    governed,
    toll,
    found_in,
    done_to_them,
    gapped,
    after,
    before,
    weakly_after,
    sick_with,
    refuge,
    in_care,
    victims,
    are_victims,
    single_subject,
)
ENGLISH_PART: tuple[Rule, ...] = (own, attached, governed)
ARABIC: tuple[Rule, ...] = (
    own,
    broken_down,
    cost,
    body_of,
    taken_along,
    befell,
    patients,
    saved,
    saved_from,
    relative,
    fronted,
    ended,
    remains,
    stated,
    moved,
    grasped,
    excepted,
    before,
    of_next,
    arabic_toll,
    anywhere_after,
    refuge,
    in_care,
)
ARABIC_PART: tuple[Rule, ...] = (own, relative, between)


def rules_of(grammar: str, part: bool) -> tuple[Rule, ...]:
    """The rules of a language in their order, for a figure that stands alone or for a part of another."""
    if grammar == "arabic":
        return ARABIC_PART if part else ARABIC
    return ENGLISH_PART if part else ENGLISH


def measure_of_figure(place: TallyContext, part: bool) -> tuple[str, str]:
    """The measure and why; ("", "") where no rule finds one."""
    for rule in applicable(place.doc, rules_of(place.doc.lexicon.grammar, part)):
        found = rule(place)
        if found and found[0]:
            return found[0], f"{rule.__name__}: {found[1]}"
    return "", ""
