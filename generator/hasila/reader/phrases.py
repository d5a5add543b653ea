"""What a number counts: the noun right after it, a dual, or one person without a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from hasila.reader import qualifiers
from hasila.reader.counts import Number, counts_of
from hasila.reader.digits import digits_at
from hasila.reader.doc import Doc
from hasila.reader.lexicon import LexicalEntry, Match
from hasila.reader.tokens import shift


class NumberPhrase(NamedTuple):
    """A number with its noun: tokens ``first`` up to ``last``, in the text from ``start`` to ``end``.

    ``head`` is the noun as the lexicon knows it (None: a bare number, or an ``unknown`` noun); ``what`` the harm that
    the phrase itself states ("injured persons"), ``who`` the group ("civilian deaths"); ``of_group`` whether it is
    "N of the …".
    """

    count: Number
    first: int
    last: int
    start: int
    end: int
    form: str
    head: Match | None = None
    what: str = ""
    who: str = ""
    unknown: bool = False
    of_group: bool = False

    @property
    def person(self) -> bool:
        """Whether the noun is one of people."""
        return self.head is not None and self.head.sense.kind == "person"

    @property
    def bare(self) -> bool:
        """Whether no noun was found at all."""
        return self.head is None and not self.unknown


LONGEST = 5
"""Words of an English noun phrase between the number and its noun."""


def phrases_of(scene: Doc) -> tuple[NumberPhrase, ...]:
    """Every number of the text with its noun, then the uncounted ones and twos, in the order of the text."""
    grammar = _arabic if scene.lexicon.grammar == "arabic" else _english
    counted = [_unbracketed(scene, grammar(scene, count)) for count in counts_of(scene.tokens, scene.lexicon)]
    counted = _without_overlap(counted)
    taken = {i for phrase in counted for i in range(phrase.first, phrase.last)}
    implicit = _arabic_implicit if scene.lexicon.grammar == "arabic" else _english_implicit
    return tuple(sorted([*counted, *implicit(scene, taken)], key=lambda phrase: phrase.start))


def _without_overlap(phrases: list[NumberPhrase]) -> list[NumberPhrase]:
    """«طفلان اثنان» is one: a number that a noun before it has taken is not counted again."""
    kept: list[NumberPhrase] = []
    for phrase in phrases:
        if not kept or phrase.first >= kept[-1].last:
            kept.append(phrase)
    return kept


def _bare(count: Number) -> NumberPhrase:
    return NumberPhrase(count, count.first, count.last, count.start, count.end, count.form)


def _unbracketed(scene: Doc, phrase: NumberPhrase) -> NumberPhrase:
    """Of a bracket after a name ("Nyabare (14)") the digits alone are the number."""
    first, last = phrase.count.first, phrase.count.last
    if phrase.head or phrase.unknown or scene.key(first) != "(" or scene.key(last - 1) != ")":
        return phrase
    return phrase._replace(start=scene.tokens[first + 1].start, end=scene.tokens[last - 2].end)


def _with(scene: Doc, phrase: NumberPhrase, last: int, **more) -> NumberPhrase:
    return phrase._replace(last=last, end=scene.tokens[last - 1].end, **more)


def noun_at(scene: Doc, i: int) -> Match | None:
    """The noun of people or things that begins with token ``i``; of both, the longer."""
    person, thing = scene.at("person", i), scene.at("thing", i)
    noun = thing or person
    if (
        noun
        and scene.key(noun.last) == "-"
        and not scene.tokens[noun.last].gap
        and noun.last + 1 < len(scene.tokens)
        and not scene.tokens[noun.last + 1].gap
    ):
        return None  # "Russian-backed", "laboratory-confirmed"
    if person and thing:
        return person if person.last >= thing.last else thing
    return person or thing


# English


def _english(scene: Doc, count: Number) -> NumberPhrase:
    phrase = _bare(count)
    at = _past_qualifier(scene, count.last)
    if scene.key(at) == "-" and scene.tokens[at].gap == "" and count.last == at:
        return _hyphenated(scene, phrase, at + 1)
    if scene.key(at) == "of":
        return _english_group(scene, phrase, at + 1)
    return _english_noun(scene, phrase, at)


def _past_qualifier(scene: Doc, i: int) -> int:
    """Past "or more" and the like, which may part a number from its noun («4 على الأقل من عناصر …»)."""
    found = scene.at("after", i)
    return found.last if found else i


def _hyphenated(scene: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """ "three-storey", "12-year-old": the number is part of an adjective."""
    thing = scene.at("thing", at) if at < len(scene.tokens) else None
    return _with(scene, phrase, thing.last, head=thing) if thing else phrase


def _english_group(scene: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """ "9 of the fighters", "dozens of villagers"; "of them" is left to the relation between figures."""
    definite = scene.key(at) in ("the", "its", "their", "those", "these", "his", "her")
    if not definite and phrase.form != "vague":
        return phrase
    whose = definite and scene.key(at + 1).endswith("'s")  # "nine of the ward's 24 beds"
    inner = _past_number(scene, at + 1 + whose) if definite else at
    found = _english_noun(scene, phrase._replace(of_group=definite), inner)
    apart = inner > at + 1 and (
        scene.key(found.last) in _RELATIVES or scene.key(phrase.first - 1) in ("every", "not")
    )
    return found if found.head and not apart else phrase


_RELATIVES = frozenset(("it", "he", "she", "they", "we", "who", "that", "whom", "which"))
"""What follows "412 of the 9,700 people" where those 9,700 are told of themselves ("it has infected")."""


def _past_number(scene: Doc, at: int) -> int:
    """Past the number in "seven of the 19 climbers"."""
    digits = digits_at(scene.tokens, at)
    if digits:
        return digits.last
    while scene.at("number", at) or scene.key(at) == "-" and scene.at("number", at + 1):
        at += 1
    return at


def _english_noun(scene: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    what = who = ""
    i = at
    while i < min(len(scene.tokens), at + LONGEST):
        noun = noun_at(scene, i)
        if noun:
            return _english_head(scene, phrase, noun, what, who)
        harm, side = scene.harms.get(i), scene.at("group_adjective", i) or scene.at("group", i)
        if harm and not noun_at(scene, harm.last):
            break
        if not harm and not _in_noun_phrase(scene, i):
            break
        what = what or (harm.sense.what if harm else "")
        who = who or (side.sense.name if side else "")
        i = harm.last if harm else side.last if side else i + 1
    unknown = _is_unknown(scene, at)
    return phrase._replace(unknown=unknown, last=at + 1 if unknown else phrase.last)


def _in_noun_phrase(scene: Doc, i: int) -> bool:
    """Whether token ``i`` may stand between a number and its noun; "reported" only right before it."""
    word = scene.tokens[i].kind == "w" or scene.key(i) == "-" and not scene.tokens[i].gap
    return (
        word
        and not scene.at("rate_after", i)
        and (
            not scene.at("stopword", i)
            or scene.at("participle", i) is not None
            and noun_at(scene, i + 1) is not None
        )
    )


def _is_unknown(scene: Doc, i: int) -> bool:
    """Whether token ``i`` may be a noun that the lexicon does not know."""
    if i >= len(scene.tokens) or scene.tokens[i].kind != "w":
        return False
    known = (
        "stopword",
        "light",
        "harm",
        "rate_after",
        "month",
        "clock",
        "part_after",
        "subordinate",
        "age_after",
        "harmless_after",
        "speech",
        "article",
        "before",
        "after",
        "out_of",
        "range_joins",
        "group",
        "negation",
        "turn",
        "part_before",
        "count_noun",
        "brings",
        "earlier",
    )
    if scene.lexicon.numbers(scene.key(i)) or scene.at("vague", i):
        return False
    return not any(scene.at(kind, i) for kind in known) and not scene.tokens[i].key.endswith("ly")


def _english_head(scene: Doc, phrase: NumberPhrase, noun: Match, what: str, who: str) -> NumberPhrase:
    """The last of the nouns that follow each other ("police officers", "school buses")."""
    while (
        noun.last < len(scene.tokens)
        and scene.tokens[noun.last].kind == "w"
        and not (scene.harms.get(noun.last) and not _of_harm(scene, noun))
    ):
        further = noun_at(scene, noun.last)
        if (
            not further
            or noun.sense.kind == "thing"
            and further.sense.name == "any"
            or _participle(scene, noun, further)
        ):
            break
        side = scene.at("group_adjective", noun.first)
        who = who or (side.sense.name if side else _specific(noun))
        what = what or (noun.sense.what if noun.sense.form == "adjective" else "")
        noun = further
    if noun.sense.form == "adjective" and not phrase.of_group:
        return phrase._replace(last=noun.last, head=noun, what=noun.sense.what, who=who)
    side = scene.at("group_adjective", noun.first) if noun.last - noun.first > 1 else None
    who = who or (side.sense.name if side and noun.sense.name == "any" else "")
    who = "" if who in _ARMED and noun.sense.name in _CIVIL else who
    return _with(scene, phrase, noun.last, head=noun, what=noun.sense.what or what, who=who)


def _participle(scene: Doc, noun: Match, further: Match) -> bool:
    """ "62 people crossing the river": what they do, no kind of crossing."""
    plural = noun.sense.kind == "person" and noun.sense.form == "plural"
    return plural and further.sense.kind == "thing" and scene.key(further.first).endswith("ing")


def _of_harm(scene: Doc, noun: Match) -> bool:
    """ "four more bodies", "26 civilian deaths": the noun of harm is the one that is counted."""
    further = scene.at("person", noun.last)
    return (
        further is not None
        and bool(further.sense.what)
        and further.sense.form != "adjective"
        and noun.sense.kind == "person"
    )


def _specific(noun: Match) -> str:
    """The group of a noun that stands before another ("White Helmets volunteers", "student protesters")."""
    return noun.sense.name if noun.sense.kind == "person" and noun.sense.name not in ("any", "people") else ""


_ARMED = ("regime forces", "jihadists", "fighters")
_CIVIL = (
    "people",
    "children",
    "women",
    "medical staff",
    "students",
    "civilians",
    "migrants",
    "rescuers",
    "elderly",
)
"""Groups that an adjective of a side does not change: "government employees" bear no arms."""


def _english_implicit(scene: Doc, taken: set[int]) -> Iterator[NumberPhrase]:
    """ "a nurse", "her grandmother", "a pregnant woman": one person without a number."""
    for i in scene.begins["article"]:
        token = scene.tokens[i]
        if (
            i in taken
            or token.key == "its"
            and not _befalls(scene, i)
            or token.key == "the"
            and not _definite_one(scene, i)
        ):
            continue
        if token.key == "another" and scene.key(i + 1) in _VERBS_OF_BEING:
            yield _one(
                scene, i, Match(i, i + 1, 0, "", LexicalEntry("person", "any", form="singular")), token.start
            )
            continue
        noun = _singular_after(scene, i + 1) or _of_an_age(scene, i + 1)
        if noun and not any(at in taken for at in range(noun.first, noun.last)):
            yield _one(scene, i, noun, token.start)


def _definite_one(scene: Doc, i: int) -> bool:
    """ "killing the baker and two assistants": the one whom a harm governs with others; "the driver was fined" is none."""
    noun = _singular_after(scene, i + 1)
    if noun is None or noun.sense.name in ("any",) or noun.sense.what:
        return False
    if (
        scene.key(i - 1) == "and"
        and scene.until("person", i - 1)
        and scene.until("person", i - 1).sense.form == "plural"
        and scene.key(noun.last) in ("were", "died", "have", "had")
    ):
        return True  # "two guards and the cashier were shot"
    last = _past_age(scene, noun.last)
    joined = scene.key(last) == "and" and (
        scene.at("number", last + 1) is not None
        or scene.at("article", last + 1) is not None
        or last + 1 < len(scene.tokens)
        and scene.tokens[last + 1].kind == "d"
    )
    if (
        scene.key(i - 1) == "and"
        and scene.until("person", i - 1)
        and (scene.strong(noun.last) or noun.last < len(scene.tokens) and scene.pause(noun.last))
    ):
        return True  # "killing a teacher, her two sons and the driver;"
    alone = _befalls(scene, i) or scene.key(i - 1) == "and" and _is_harmed(scene, noun.last)
    return (
        alone
        or joined
        and (
            i - 1 in {harm.last - 1 for harm in (scene.harms.get(at) for at in range(i - 3, i)) if harm}
            or i == scene.opens[i]
            or scene.pause(i - 1)
        )
    )


def _is_harmed(scene: Doc, i: int) -> bool:
    """ "sixteen were rescued and the cook, 61, is missing": at once, past an age, what befell someone."""
    i = _past_age(scene, i)
    being = scene.key(i) in ("is", "was", "remains", "remained")
    return being and any(
        at in scene.harms and scene.harms[at].sense.what in ("killed", "injured", "missing")
        for at in (i + 1, i + 2)
    )


def _past_age(scene: Doc, i: int) -> int:
    """The token behind ", 61,"; ``i`` where no age stands there."""
    return i + 3 if scene.key(i) == "," and scene.key(i + 1).isdecimal() and scene.key(i + 2) == "," else i


def _befalls(scene: Doc, i: int) -> bool:
    """Whether a verb of death or injury stands right before token ``i`` ("killing its driver")."""
    return any(
        harm is not None and harm.last == i and harm.sense.what in ("killed", "injured")
        for harm in (scene.harms.get(at) for at in range(i - 3, i))
    )


def _of_an_age(scene: Doc, at: int) -> Match | None:
    """ "a 17-year-old": a person without a noun; under 18 a child."""
    digits = at < len(scene.tokens) and scene.tokens[at].text.isdecimal()
    said = next(
        (sense.number for _, sense in scene.lexicon.numbers(scene.key(at))), 0
    )  # "an eleven-year-old"
    age = scene.at("age_after", at + 1) if digits or said else None
    if age is None or noun_at(scene, age.last):
        return None
    young = (int(scene.tokens[at].text) if digits else said) < 18
    return Match(
        age.last, age.last, 0, "", LexicalEntry("person", "children" if young else "people", form="singular")
    )


_VERBS_OF_BEING = frozenset(("was", "is", "has", "had", "remains", "remained", "died"))
"""After which "another" stands for a person."""


def _singular_after(scene: Doc, at: int) -> Match | None:
    for i in range(at, min(len(scene.tokens), at + 6)):
        if scene.at("ordinal_word", i):
            return None
        noun = scene.at("person", i)
        if noun and scene.key(i - 1) == "-" and noun.last - i > 1:
            continue  # "a 43-year-old man" is no "old man"
        if noun and (scene.key(noun.last) != "-" or scene.tokens[noun.last].gap):
            return _singular_head(scene, noun)
        thing = scene.at("thing", i)
        compound = (
            thing is None or scene.at("age_after", i - 1) or scene.at("person", thing.last)
        )  # "a faction leader"
        if scene.tokens[i].kind == "p" and scene.key(i) != "-" or scene.at("stopword", i) or not compound:
            return None
    return None


def _singular_head(scene: Doc, noun: Match) -> Match | None:
    """The last of the nouns of one person ("newborn baby", "student nurse"); none where a thing follows ("police station")."""
    further = noun_at(scene, noun.last)
    while (
        noun.sense.form == "singular"
        and further is not None
        and further.sense.form == "singular"
        and further.sense.kind == "person"
    ):
        noun, further = further, noun_at(scene, further.last)
    compound = further is not None and further.sense.form != "adjective"
    return noun if noun.sense.form == "singular" and not compound else None


def _one(scene: Doc, first: int, noun: Match, start: int) -> NumberPhrase:
    end = scene.tokens[noun.last - 1].end
    count = Number(first, first, start, start, 1, None, "implicit_one", "", ("one person, without a number",))
    side = (
        scene.at("group_adjective", first + 1)
        if noun.first > first + 1 and noun.sense.name in ("any", "people")
        else None
    )
    who = side.sense.name if side and side.sense.name not in _ARMED else ""  # "a civilian driver"
    return NumberPhrase(count, first, noun.last, start, end, "implicit_one", noun, noun.sense.what, who)


# Arabic


def _arabic(scene: Doc, count: Number) -> NumberPhrase:
    phrase = _bare(count)
    before = _arabic_noun_before(scene, phrase)
    if before:
        return before
    at = _past_qualifier(scene, count.last)
    if scene.key(at) == "من":
        return _arabic_group(scene, phrase, at + 1)
    if at >= len(scene.tokens) or scene.key(at).startswith("و") and not noun_at(scene, at):
        return phrase
    noun = noun_at(scene, at)
    if noun and _names_a_day(scene, noun):
        return phrase
    if noun and count.form == "vague" and not noun.prefix and scene.key(count.last - 1).startswith("ال"):
        return phrase  # «سلك عشرات الآلاف طريق الجبل»: of a noun it would be «من»
    someones = (
        noun is not None
        and noun.sense.form in _SOMEONES
        and not (noun.sense.kind == "thing" and noun.sense.form == "kin")
    )
    if (
        noun
        and not someones
        and noun.prefix in ("", "ال")
        and (not noun.prefix or count.form == "vague" or count.prefix.endswith("ال"))
    ):
        return _arabic_head(scene, phrase, noun)
    if noun and (noun.prefix in ("ب", "في") or someones):
        return phrase
    unknown = _is_unknown(scene, at) and not noun and not scene.key(at).startswith(("ال", "و", "ف", "ل", "ب"))
    return phrase._replace(unknown=unknown, last=at + 1 if unknown else phrase.last)


def _names_a_day(scene: Doc, noun: Match) -> bool:
    """«بلغت الوفيات 14 يوم الاثنين»: a day, a night or a month with its name is not what is counted."""
    if scene.key(noun.last - 1) not in (
        "يوم",
        "شهر",
        "عام",
        "اسبوع",
    ):  # counted they would be «يوماً» or «أيام»
        return False
    after = noun.last
    return (
        scene.key(after).startswith("ال")
        or scene.at("month", after) is not None
        or after < len(scene.tokens)
        and scene.tokens[after].kind == "d"
    )


def _arabic_head(scene: Doc, phrase: NumberPhrase, noun: Match) -> NumberPhrase:
    side = scene.at("group_adjective", noun.last)
    who = side.sense.name if side and side.prefix in ("", "ال") else ""
    return _with(scene, phrase, noun.last, head=noun, what=noun.sense.what or _state(scene, noun), who=who)


def _state(scene: Doc, noun: Match) -> str:
    """«طفلين جريحين», «4 عمال مفقودين»: the harm that an adjective of the noun states."""
    adjective = scene.at("person", noun.last) if noun.sense.kind == "person" else None
    if adjective is None or adjective.prefix or adjective.sense.name != "any":
        return ""
    return adjective.sense.what if adjective.sense.form == noun.sense.form else ""


def _arabic_noun_before(scene: Doc, phrase: NumberPhrase) -> NumberPhrase | None:
    """«الأطفال الخمسة», «شخص واحد», «طفلان اثنان»: the noun comes first and the number agrees with it."""
    count = phrase.count
    article = scene.key(count.first - 1) == "ال" and count.form == "digit"  # «الساعات الـ24»
    at = count.first - article
    noun = scene.until("person", at) or _compound(scene, count) or scene.until("thing", at)
    if (
        noun is None
        or count.form != "word"
        and not article
        or noun.sense.kind == "thing"
        and noun.first in scene.harms
    ):
        return None
    wanted = {1: "singular", 2: "dual"}.get(count.low or 0, "plural")
    alike = noun.sense.form in (wanted, "kin") or wanted == "dual" and noun.sense.form == "plural" or article
    definite = article or count.prefix == "ال"
    known = noun.prefix.endswith("ال") or noun.sense.form == "kin" or noun.last < at
    if not alike or definite != known or (wanted == "plural" and not definite):
        return None
    start = _noun_start(scene, noun)
    form = "dual" if count.low == 2 else phrase.form
    return phrase._replace(first=noun.first, start=start, head=noun, what=noun.sense.what, form=form)


def _compound(scene: Doc, count: Number) -> Match | None:
    """«عمال المنجم الستة»: a noun that the next one makes definite; the number agrees with it, not with «المنجم»."""
    at = count.first - 1
    noun, of = scene.until("person", at), scene.at("thing", at)
    if (
        noun is None
        or noun.sense.form != "plural"
        or noun.prefix.endswith("ال")
        or not scene.key(at).startswith("ال")
    ):
        return None
    agrees = (
        count.prefix == "ال"
        and scene.key(count.first).endswith("ه")
        and not (of and of.sense.form == "plural")
    )
    return noun if agrees and scene.at("person", at) is None else None


def _noun_start(scene: Doc, noun: Match) -> int:
    return shift(scene.tokens[noun.first], len(noun.prefix.removesuffix("ال").removesuffix("لل")))


def _arabic_group(scene: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """«9 من مقاتلي الفصائل», «300 من الضحايا»: up to the head of the group."""
    if at >= len(scene.tokens) or scene.at("nation", at):
        return phrase
    noun, group = scene.at("person", at) or _their_own(scene, at), scene.at("group", at)
    if noun and noun.prefix not in ("", "ال"):
        noun = None
    if group and (not noun or group.last >= noun.last):
        other = scene.at("group", group.last)
        if (
            other
            and other.prefix.startswith("و")
            and {other.sense.name, group.sense.name} == {"regime forces", "fighters"}
        ):
            return _with(
                scene,
                phrase,
                group.last,
                head=group._replace(sense=replace(group.sense, kind="person", name="people")),
                who="people",
                of_group=True,
            )
        who = (
            noun.sense.name
            if noun and noun.sense.name not in ("any", "people") and group.sense.name == "soldiers"
            else ""
        )
        head = noun or group._replace(sense=replace(group.sense, kind="person"))
        return _with(
            scene,
            phrase,
            group.last,
            head=head,
            who=who or group.sense.name,
            what=noun.sense.what if noun else "",
            of_group=True,
        )
    if not noun:
        unknown = scene.key(at).startswith("ال") and _is_unknown(scene, at)  # «اثنين من السدود الخمسة»
        return phrase._replace(unknown=True) if unknown else phrase
    inner = scene.at("group", noun.last) if not noun.prefix else None
    last = inner.last if inner else noun.last + (scene.key(noun.last).startswith("ال") and not noun.prefix)
    if scene.key(noun.first)[noun.skip :].startswith("ابنا") and not scene.key(noun.first).endswith(
        "هما"
    ):  # «سبعة من أبناء البلدة»: her people, not children
        noun = noun._replace(sense=replace(noun.sense, name="people"))
    who = (
        inner.sense.name
        if inner and noun.sense.name in ("any", "people", "soldiers", "rescuers", "fighters")
        else ""
    )
    return _with(scene, phrase, last, head=noun, what=noun.sense.what, who=who, of_group=True)


def _their_own(scene: Doc, at: int) -> Match | None:
    """«اثنين من مرافقيه»: a sound plural that is someone's; elsewhere «ـيه» is the end of an adjective."""
    key = scene.key(at)
    for ending in ("يه", "يها", "يهم", "يهما"):
        stem = scene.lexicon.sense(key.removesuffix(ending), "person") if key.endswith(ending) else None
        if stem:
            return Match(at, at + 1, 0, "", replace(stem, form="kin"))
    return None


def _arabic_implicit(scene: Doc, taken: set[int]) -> Iterator[NumberPhrase]:
    """«طفلان» and «طفل»: two and one without a number. A definite noun counts nothing."""
    free = 0
    for i, noun in scene.begins["person"].items():
        noun = _two_of(scene, noun)
        august = scene.at("month", i) is not None and "آب" in scene.tokens[i].text  # «أب» is a father
        verb = noun.prefix and scene.at("finds", i)  # «وُجد» is no grandfather
        if (
            i < free
            or i in taken
            or august
            or verb
            or noun.prefix not in ("", "و", "ف", "ب", "ل", "وب", "ول")
        ):
            continue
        if noun.sense.form in _UNCOUNTED and not any(at in taken for at in range(i, noun.last)):
            free = noun.last
            yield _uncounted(scene, _his(scene, noun))


def _two_of(scene: Doc, noun: Match) -> Match:
    """«سائقين خطفا», «مدنيين كانا»: a form in -ain that may be a plural is the dual where a verb in the dual follows."""
    key = scene.key(noun.last)
    two = key in DUAL_VERBS or key.startswith(("ي", "ت")) and key.endswith("ان") and len(key) > 5
    if not two or noun.sense.form != "plural" or not scene.key(noun.last - 1).endswith("ين"):
        return noun
    return noun._replace(sense=replace(noun.sense, form="dual"))


DUAL_VERBS = frozenset(
    (
        "توفيا",
        "قتلا",
        "قضيا",
        "ماتا",
        "غرقا",
        "اصيبا",
        "جرحا",
        "فقدا",
        "خطفا",
        "اعتقلا",
        "استشهدا",
        "نجيا",
        "توفيتا",
        "قتلتا",
        "اصيبتا",
        "كانا",
        "اختطفا",
        "لقيا",
    )
)


_UNCOUNTED = ("dual", "singular", "possessed")
"""Forms that count without a number."""
_SOMEONES = ("possessed", "kin")
"""Forms that are definite, and so never counted by the number before them."""


def _his(scene: Doc, noun: Match) -> Match:
    """«والده» is his father, «والدة» a mother: the two differ by the last letter, which folding makes one."""
    if (
        noun.sense.name != "women"
        or not scene.tokens[noun.last - 1].text.endswith("ه")
        or noun.last - noun.first > 1
    ):
        return noun
    word = scene.key(noun.first)[noun.skip :]
    his = next((sense for sense in scene.lexicon.senses(word) if sense.name == "men"), None)
    if his is None:  # «مصوره»: his cameraman, where «مصورة» is a woman
        man = scene.lexicon.sense(word.removesuffix("ه"), "person")
        his = replace(man, form="possessed") if man and man.name != "women" else None
    return noun._replace(sense=his) if his else noun


def _uncounted(scene: Doc, noun: Match) -> NumberPhrase:
    start, end = shift(scene.tokens[noun.first], noun.skip), scene.tokens[noun.last - 1].end
    number, form = (2, "dual") if noun.sense.form == "dual" else (1, "implicit_one")
    note = "the dual says two" if number == 2 else "one person, without a number"
    count = Number(noun.first, noun.first, start, start, number, None, form, noun.prefix, (note,))
    side = scene.at("group_adjective", noun.last)
    who = side.sense.name if side and noun.sense.name == "any" else ""
    return NumberPhrase(
        count, noun.first, noun.last, start, end, form, noun, noun.sense.what or _state(scene, noun), who
    )


def qualifier_of(scene: Doc, phrase: NumberPhrase) -> qualifiers.Qualified | None:
    """The qualifier that touches the phrase: before its number, after the number, or after its noun.

    One before a glued «و» belongs to the member of the list before it.
    """
    joined = phrase.count.prefix.startswith("و")
    return (
        (None if joined else qualifiers.before(scene, phrase.first))
        or qualifiers.after(scene, phrase.count.last)
        or qualifiers.after(scene, phrase.last)
        or qualifiers.split(scene, phrase.first)
    )
