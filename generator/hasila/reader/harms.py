"""The words of harm in a text: those at a place, the figure that they take, the clauses that turn away from
them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from hasila.reader.lexicon import Match
from hasila.reader.phrases import NumberPhrase
from hasila.reader.scene import Doc
from hasila.reader.tallies import TallyContext, any_at, words_of

Harm = tuple[str, str]
"""The harm and the words that state it."""
Rule = Callable[[TallyContext], Harm | None]


def first_harm(scene: Doc, places: Iterable[int]) -> Match | None:
    """The words of harm that begin at the first of ``places`` where any do."""
    for at in places:
        if at in scene.harms:
            return scene.harms[at]
    return None


def harm_among(scene: Doc, places: Iterable[int]) -> bool:
    """True where words of harm begin at one of ``places``."""
    return any(at in scene.harms for at in places)


def harm_until(scene: Doc, last: int, most: int = 5) -> Match | None:
    """The words of harm, at most ``most`` of them, that end right before token ``last``."""
    for first in range(last - 1, last - 1 - most, -1):
        found = scene.harms.get(first)
        if found and found.last == last:
            return found
    return None


def stem_of(scene: Doc, found: Match) -> str:
    """The first word of an entry without its prefix."""
    return scene.key(found.first)[found.skip :]


def harm_of(place: TallyContext, found: Match) -> Harm:
    """The harm that the words ``found`` state, and these words."""
    scene = place.scene
    words = words_of(scene, found.first, found.last)
    return measure_by_disease(scene, found.first, found.sense.what, words), words


def measure_by_disease(scene: Doc, i: int, what: str, words: str) -> str:
    """In a report on a disease «إصابة» is a case, not a wound."""
    if what != "injured" or words.startswith(_WOUNDS):
        return what
    return "cases" if _disease_near(scene, i) else what


def _disease_near(scene: Doc, i: int) -> bool:
    around = (*scene.backward(i), *scene.forward(i))
    return any_at(scene, "disease", around)


AUXILIARIES = frozenset(("was", "were", "is", "are", "has", "have", "had", "been", "will", "may"))
_WOUNDS = ("جر", "بجر", "بتر", "حر", "wound", "injur", "burn", "maim", "hurt", "بالتسمم", "بتسمم", "تسمم")
"""Beginnings of words that state a wound whatever the report is about."""
ENDINGS = ("killed", "rescued")
"""Harms in which a state can end."""
STATES = frozenset(("detained", "displaced", "missing"))
"""Nouns of a state that can end: "ninety detainees have died", "six missing climbers were found alive"."""


def is_transparent(scene: Doc, at: int) -> bool:
    """True where the token belongs to a qualifier or an article between a verb and its number."""
    return at in scene.qualifying or scene.key(at) in _ARTICLES


_ARTICLES = frozenset(("a", "the", "another", "of", "his", "her", "their", "all", "its"))


def before_transparent(scene: Doc, i: int, floor: int = 0) -> int:
    """The first of the transparent tokens that stand right before token ``i``; ``i`` where there are none."""
    while i > floor and is_transparent(scene, i - 1):
        i -= 1
    return i


def opens_clause(scene: Doc, at: int) -> bool:
    """True where a clause that depends on this one begins; not with the "since" of "has since died"."""
    if scene.at("subordinate", at) is None:
        return False
    return scene.key(at) != "since" or scene.key(at - 1) not in AUXILIARIES


def governs_next(place: TallyContext, harm: Match) -> bool:
    """True where the harm takes the figure after it ("and injured 30"), not the one before it."""
    scene = place.scene
    if harm.first > 0 and scene.key(harm.first - 1) in ("were", "was", "been", "be", "are", "is"):
        return False
    return any(_governs(scene, harm, other) for other in place.following(2))


def _governs(scene: Doc, harm: Match, other: NumberPhrase) -> bool:
    """True where nothing but a qualifier or an article parts the harm from the phrase after it."""
    if not harm.last <= other.first <= harm.last + 7:
        return False
    return all(is_transparent(scene, at) for at in range(harm.last, other.first))


def past_relative(scene: Doc, i: int) -> int:
    """The token behind a relative clause that two commas insert at token ``i``; ``i`` where there is none.
    "their neighbour, who tried to reach them, was burned"."""
    if scene.key(i) != "," or scene.key(i + 1) not in ("who", "whose", "whom", "which"):
        return i
    for at in scene.forward(i + 2, 14):
        if scene.key(at) == ",":
            return at + 1
        if at in scene.harms:
            return i
    return i


def harm_at_once(scene: Doc, i: int) -> bool:
    """True where nothing but "were", "reportedly" and the like stands before a harm."""
    for at in scene.forward(i, 5):
        if at in scene.harms:
            return True
        if not scene.at("light", at) or scene.key(at) == "and":
            return False
    return False


def turns_away(scene: Doc, at: int) -> bool:
    """True where with token ``at`` a clause begins that harms no one: «، وحضر …», «بينما …», "…, and
    attended by"."""
    contrast = scene.at("contrast", at)
    if contrast:
        return contrast.last not in scene.harms and scene.at("rises", contrast.last) is None
    verb = scene.at("other_verb", at)
    if verb is None or at in scene.harms or scene.at("person", at):
        return False
    if scene.lexicon.grammar == "english":
        return True
    if verb.prefix and _is_stopword(scene, at):
        return False  # «فجر الاثنين» is dawn, not «فَـ» with «جرّ»
    return verb.prefix in ("و", "ف") or _begins_clause(scene, at)


def _is_stopword(scene: Doc, at: int) -> bool:
    """True where the word as it stands is one."""
    found = scene.at("stopword", at)
    return found is not None and not found.prefix


def _begins_clause(scene: Doc, at: int) -> bool:
    """True where token ``at`` is the first of a sentence or of a clause in it."""
    if at == scene.opens[at] or scene.pause(at - 1):
        return True
    if scene.key(at - 1) in ("و", "ثم"):
        return True
    return scene.until("subordinate", at) is not None


def has_other_verb(place: TallyContext) -> bool:
    """True where a verb that harms no one, or that no list knows, stands right before the number ("and
    orphaned 1,900"): a harm further on is not said of it."""
    scene = place.scene
    if scene.lexicon.grammar != "english":
        return False
    opening = before_transparent(scene, place.phrase.first)
    verb = opening - 1
    if verb in scene.harms:
        return False
    if scene.until("other_verb", opening):
        return True
    key = scene.key(verb)
    if not key.endswith("ed") or len(key) < 5:
        return False
    return not any(scene.at(kind, verb) for kind in _KNOWN_TABLES)


_KNOWN_TABLES = ("light", "stopword", "counting", "person", "before", "speech", "brings", "turn", "group")
"""Tables of which a word in -ed is no unknown verb."""
