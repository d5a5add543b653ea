"""Which of the nouns without a number count someone: «بينهم طفل» does, "a witness said" does not."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reader.harms import past_relative
from hasila.reader.measures_after import relative
from hasila.reader.measures_before import governed
from hasila.reader.phrases import NumberPhrase
from hasila.reader.scene import Doc
from hasila.reader.tally_context import TallyContext, covered_by

_EVENTS = frozenset(
    (
        "وفاه",
        "اصابه",
        "حاله",
        "عدوي",
        "وفيه",
        "death",
        "case",
        "infection",
        "injury",
        "casualty",
        "life",
        "arrest",
        "detention",
        "rescue",
        "drowning",
        "killing",
        "wound",
        "loss",
        "poisoning",
        "displacement",
        "grave",
        "fatality",
        "more",
        "other",
        "further",
        "remains",
        "dead",
        "مشتبه",
        "مشتبها",
        "رفات",
        "روح",
        "نفس",
    )
)
"""Nouns of harm that stand for the harm itself more often than for one person."""


_BODIES = frozenset(("جثه", "جثتي", "جثمان", "جثتا", "جثث", "جثامين", "جثماني", "جثمانا", "رفات"))
"""«جثة امرأة»: the body is hers; she is counted, not both."""


def counted(scene: Doc, phrases: Sequence[NumberPhrase]) -> tuple[NumberPhrase, ...]:
    """The phrases without those that have no number and count no one."""
    kept: list[NumberPhrase] = []
    covered = covered_by(phrases)
    for index, phrase in enumerate(phrases):
        if phrase.form not in ("implicit_one", "dual") or _counts(
            TallyContext(scene, phrases, covered, index), kept
        ):
            kept.append(phrase)
    return tuple(kept)


def _counts(place: TallyContext, kept: Sequence[NumberPhrase]) -> bool:
    phrase = place.phrase
    if phrase.count.prefix == "ل" and place.scene.until("part_after", phrase.first):
        return False
    if _whose_body(place.scene, phrase):
        return False
    if phrase.form == "dual":
        return not (
            kept and kept[-1].form == "dual" and kept[-1].last == phrase.first and not phrase.count.prefix
        )
    head = phrase.head
    if (
        head is None
        or place.scene.key(head.last - 1).removeprefix(head.prefix) in _EVENTS
        or _someones_harm(place)
    ):
        return False
    if _half_of_both(place.scene, phrase) or _demands(place.scene, phrase):
        return False
    if _named_as_part(place.scene, phrase) or _listed(place, kept) or _joined(place.scene, phrase, kept):
        return True
    return _arabic(place) if place.scene.lexicon.grammar == "arabic" else _english(place)


def _someones_harm(place: TallyContext) -> bool:
    """«حالتهم», «إصابته»: the harm of those already counted."""
    head = place.phrase.head
    if place.phrase.what and head is not None and head.sense.form == "possessed":
        return True
    return (
        bool(place.phrase.what)
        and place.scene.key(place.phrase.last - 1).endswith(_THEIRS[1:])
        and place.scene.lexicon.grammar == "arabic"
    )


def _whose_body(scene: Doc, phrase: NumberPhrase) -> bool:
    """«جثة امرأة», «جثتا طفلين»: the next noun is the one that is counted."""
    body = phrase.head is not None and scene.key(phrase.last - 1)[phrase.head.skip :] in _BODIES
    whose = scene.at("person", phrase.last) if body else None
    return whose is not None and not whose.prefix.endswith("ال")


def _half_of_both(scene: Doc, phrase: NumberPhrase) -> bool:
    """The second word of «قتيلاً وجريحاً»."""
    harm = scene.harms.get(phrase.first - 1)
    return harm is not None and harm.last > phrase.first and harm.sense.what == "killed_and_injured"


def _named_as_part(scene: Doc, phrase: NumberPhrase) -> bool:
    """«بينهم طفل», "including a child"; not of "one of them a child", where "one" is the number."""
    found = scene.until("part_before", phrase.first - (scene.key(phrase.first - 1) == ":"))
    if found is None or phrase.count.prefix:
        return False
    counted_before = (
        scene.at("number", found.first - 1) or found.first and scene.tokens[found.first - 1].kind == "d"
    )
    return not (counted_before and scene.key(found.first) == "of")


def _joined(scene: Doc, phrase: NumberPhrase, kept: Sequence[NumberPhrase]) -> bool:
    """«22 طالباً وطالبتان ومعلم», "35 people and a child": the next member of a list."""
    if not kept:
        return False
    last = kept[-1].last
    if scene.at("after", last):
        last = scene.at("after", last).last
    if phrase.count.prefix.startswith("و"):
        if _relative_of(scene, phrase, kept[-1]):
            return True
        if (
            scene.key(last) in ("في", "من")
            and last < phrase.first <= last + 3
            and kept[-1].form == "implicit_one"
        ):
            return not any(at in scene.harms or scene.pause(at) for at in range(last, phrase.first))
        return phrase.first == last or phrase.first == last + 1 and scene.key(last) in ("،", "و")
    last = _past_part(scene, last)
    return (
        phrase.first - last in (1, 2)
        and scene.key(phrase.first - 1) in ("and", "و")
        and (phrase.first - last == 1 or scene.key(last) == ",")
        and not _acts(scene, phrase)
    )


def _past_part(scene: Doc, last: int) -> int:
    """Past "of them foreigners" in "23 jihadists, six of them foreigners, and a civilian driver"."""
    part = scene.at("part_after", last)
    noun = scene.at("person", part.last) or scene.at("group", part.last) if part else None
    return noun.last if noun and scene.key(noun.last) == "," else last


def _relative_of(scene: Doc, phrase: NumberPhrase, before: NumberPhrase) -> bool:
    """«رجل يبلغ من العمر 64 عاماً وزوجته», «قيادي في التنظيم ومرافقه»: someone of theirs, a few words on."""
    if (
        before.form not in ("implicit_one", "dual")
        or not scene.key(phrase.last - 1).endswith(_THEIRS)
        or phrase.first - before.last > 8
    ):
        return False
    return not any(
        at in scene.harms or scene.pause(at) or scene.strong(at) for at in range(before.last, phrase.first)
    )


_THEIRS = ("ه", "ها", "هما", "هم")


def _listed(place: TallyContext, kept: Sequence[NumberPhrase]) -> bool:
    """ "six refugees, a nurse and two aid workers": between two members of a list."""
    scene, phrase = place.scene, place.phrase
    if not kept or kept[-1].last != phrase.first - 1 or scene.key(phrase.first - 1) not in (",", "،"):
        return False
    return scene.key(phrase.last) in ("and", ",") and any(
        place.figure_at(phrase.last + step) for step in (1, 2, 3)
    )


def _acts(scene: Doc, phrase: NumberPhrase) -> bool:
    return scene.at("speech", phrase.last) is not None


def _demands(scene: Doc, phrase: NumberPhrase) -> bool:
    """«وطالب بالكشف عن …»: before «بـ» the word is a verb."""
    return scene.key(phrase.last - 1)[phrase.count.prefix == "و" :] == "طالب" and scene.key(
        phrase.last
    ).startswith("ب")


def _arabic(place: TallyContext) -> bool:
    """Right after the harm («أصيب زميل», «مقتل طفل»), or brought by an event («سقوط قتيل»)."""
    scene, phrase = place.scene, place.phrase
    if (
        phrase.count.prefix == "و"
        and scene.key(phrase.first - 1) in ("هو", "هي")
        and any(at in scene.harms for at in scene.backward(phrase.first - 1, 2))
    ):
        return True  # «قُتل هو وابنه»
    if phrase.count.prefix or _acting(scene, phrase) or _acts(scene, phrase) or _shooter(scene, phrase):
        return False
    start = phrase.first - (scene.key(phrase.first - 1) in ("سوي", "الا"))  # «لم ينج سوى رضيع»
    start -= start < phrase.first and scene.until("part_before", start) is not None  # «لم ينج منهم إلا طفلة»
    start -= scene.at("limb", start - 1) is not None  # «بُترت ساق فتى»
    harm = next((scene.harms[at] for at in range(start - 1, start - 5, -1) if at in scene.harms), None)
    named = scene.at("person", harm.first) if harm is not None else None
    person = named is not None and named.last >= harm.last  # «الناجي الوحيد رضيع»
    if harm and harm.last == start and not harm.prefix.endswith("ال"):
        noun = scene.key(harm.first)[harm.skip :]
        return not person or noun in _BODIES or noun in _EVENTS and not _taken(place, harm.first)
    brought = bool(phrase.what) and any(
        scene.until("brings", at) is not None for at in _past_subject(scene, phrase.first)
    )
    return (
        brought
        or _found(scene, phrase)
        or _object(place)
        or _subject(place)
        or _had(scene, phrase)
        or _past_adverbs(place)
    )


def _past_subject(scene: Doc, i: int) -> list[int]:
    """The token ``i`` and, where definite words end before it, where they begin («انتشلت الفرق جثة»)."""
    places = [i]
    while (
        len(places) < 3 and scene.key(places[-1] - 1).startswith("ال") and places[-1] - 1 not in scene.harms
    ):
        places.append(places[-1] - 1)
    return places


def _found(scene: Doc, phrase: NumberPhrase) -> bool:
    """«وُجد راعٍ مقتولاً», «عُثر على صياد حياً»: in what state someone was found."""
    found = scene.until("finds", phrase.first)
    if found is None:
        return False
    for at in scene.forward(phrase.last, 5):
        if at in scene.harms:
            return scene.harms[at].sense.rule == "after"
        if scene.pause(at) or scene.tokens[at].kind == "d":
            return False
    return False


def _past_adverbs(place: TallyContext) -> bool:
    """«أصيب أمس طفل», «توفي مساء الخميس رجل», «أصيبت في القصف امرأة»: when and where stand between the verb and its subject."""
    scene, phrase = place.scene, place.phrase
    if not _closes_adverb(scene, phrase.first - 1):
        return False
    previous = place.phrases[place.index - 1] if place.index else None
    for at in scene.backward(phrase.first, _ADVERBS):
        harm = scene.harms.get(at)
        if (
            harm
            and not scene.at("person", at)
            and not harm.prefix.endswith("ال")
            and not harm.prefix.startswith("ب")
        ):
            return harm.sense.what in _BEFALLS and harm.sense.rule == ""
        person = scene.at("person", at)
        listed = (
            previous is not None and previous.first <= at < previous.last and previous.form != "implicit_one"
        )
        verb = scene.at("other_verb", at) or scene.at("speech", at)
        if (
            scene.pause(at)
            or scene.tokens[at].kind == "d"
            or listed
            or verb
            and not verb.prefix.endswith("ال")
            or scene.at("part_before", at)
            or person
            and not person.prefix.endswith("ال")
            and scene.key(at - 1) not in _BY
        ):
            return False
    return False


def _closes_adverb(scene: Doc, i: int) -> bool:
    """Whether what says when, where or how may end with the token: «أمس», «ليلاً», «في القصف», «بجراحه», «برصاص قناص»."""
    key = scene.key(i)
    if (
        i in scene.harms
        and scene.harms[i].sense.rule == "after"
        or scene.until("adverb", i + 1)
        or scene.until("month", i + 1)
    ):
        return True
    if key in _WITH_HIM:
        return True
    person = scene.until("person", i + 1)
    if person is not None:
        return scene.key(person.first - 1) in _BY
    placed = any(scene.key(at) in _WHERE or scene.key(at)[:1] == "ب" for at in scene.backward(i, 2))
    if placed and len(key) > 4 and scene.tokens[i].text.endswith(_THEIRS):
        return True  # «من منزله»
    return (
        key.startswith("ال")
        and (placed or scene.at("number", i) is not None or scene.until("clock", i) is not None)
        or key.startswith(("بال", "لل"))
    )


_ADVERBS = 7
"""Words between a verb and its subject that say when, where or how."""
_WITH_HIM = frozenset(
    ("معه", "معها", "معهم", "معهما", "فيه", "فيها", "به", "بها", "منه", "منها", "لديه", "عنده")
)
_BEFALLS = ("killed", "injured", "missing", "detained", "rescued")
_BY = frozenset(
    ("برصاص", "بنيران", "برصاصه", "بقصف", "بقذيفه", "بقنص", "بسكين", "بيد", "يد", "بطلقه", "بسلاح")
)
_WHERE = frozenset(
    (
        "في",
        "علي",
        "عند",
        "قرب",
        "اثر",
        "جراء",
        "خلال",
        "اثناء",
        "بعد",
        "قبل",
        "من",
        "تحت",
        "صباح",
        "مساء",
        "فجر",
        "ظهر",
        "عصر",
        "ليل",
        "ليله",
        "يوم",
        "نتيجه",
        "بسبب",
        "داخل",
        "امام",
        "بين",
        "شرق",
        "غرب",
        "شمال",
        "جنوب",
        "وسط",
    )
)


def _had(scene: Doc, phrase: NumberPhrase) -> bool:
    """«وكان طفل في الخامسة قد مات», «بقي رجل 72 ساعة … حياً»: the verb of harm comes after its subject."""
    if scene.key(phrase.first - 1).removeprefix("و") in ("كان", "كانت"):
        return any(
            at in scene.harms and scene.key(at - 1) in ("قد", "لقد") for at in scene.forward(phrase.last, 10)
        )
    if (
        scene.key(phrase.first - 1) in _THAT
        and phrase.last in scene.harms
        and not scene.at("person", phrase.last)
    ):
        return True  # «قال إن مسلحاً قُتل»
    waits = scene.until("turn", phrase.first)
    if _still_missing(scene, phrase):
        return True
    return waits is not None and any(
        at in scene.harms and scene.harms[at].sense.rule == "after" for at in scene.forward(phrase.last, 14)
    )


_THAT = frozenset(("ان", "بان", "وان", "وبان", "لكن", "ولكن"))


def _still_missing(scene: Doc, phrase: NumberPhrase) -> bool:
    """«لا يزال مهندس الرحلة مفقودا», «أما قبطان المركب فلا يزال مفقودا»: also of one whom the next noun makes known."""
    first = scene.key(phrase.first - 1) == "اما"
    waits = (
        scene.until("turn", phrase.first) is not None
        or first
        and any(scene.at("turn", at) for at in scene.forward(phrase.last, 3))
    )
    return waits and any(scene.key(at) in ("مفقودا", "مفقوده") for at in scene.forward(phrase.last, 6))


def _taken(place: TallyContext, i: int) -> bool:
    """Whether token ``i`` is the noun of the number before («19 إصابة مشتبهاً بها»)."""
    previous = place.phrases[place.index - 1] if place.index else None
    return previous is not None and previous.form != "implicit_one" and previous.first <= i < previous.last


def _acting(scene: Doc, phrase: NumberPhrase) -> bool:
    """«أصاب قناص طفلاً»: the first of the two nouns did it."""
    following = scene.at("person", phrase.last)
    if (
        following is not None
        and not following.prefix
        and following.sense.form in ("possessed", "kin")
        and not scene.harms.get(phrase.last)
    ):
        return True  # «طعن رجل زوجته»
    return (
        following is not None
        and not following.prefix
        and _accusative(scene, phrase.last)
        and not _accusative(scene, phrase.last - 1)
    )


def _shooter(scene: Doc, phrase: NumberPhrase) -> bool:
    """«أصابت رصاصة قناص طفلة»: whose weapon it was."""
    weapon, victim = scene.until("thing", phrase.first), scene.at("person", phrase.last)
    return (
        weapon is not None
        and weapon.sense.name == "weapon"
        and weapon.first - 1 in scene.harms
        and victim is not None
        and not victim.prefix
    )


def _accusative(scene: Doc, i: int) -> bool:
    return scene.tokens[i].text.rstrip("ً").endswith(("ا", "اً"))


def _subject(place: TallyContext) -> bool:
    """«قائداً ميدانياً وستة مقاتلين قضوا»: the first of a list of which a plural verb tells the harm."""
    following = place.phrases[place.index + 1 : place.index + 2]
    joined = (
        following
        and following[0].count.prefix.startswith("و")
        and following[0].first - place.phrase.last <= 1
    )
    last = place.phrase.last  # «معلماً ونحو عشرين تلميذاً»
    joined = (
        joined
        or following
        and last in place.scene.qualifying
        and place.scene.key(last).startswith("و")
        and following[0].first - last <= 4
    )
    return bool(joined) and relative(place.next()) is not None


def _object(place: TallyContext) -> bool:
    """«قتلت ضربة جوية قيادياً»: a noun in the accusative is the object of the verb of its clause."""
    scene, phrase = place.scene, place.phrase
    before = place.phrases[max(0, place.index - 4) : place.index]
    previous = max((one.last for one in before if one.form != "implicit_one"), default=0)
    struck = any(
        scene.at("thing", at)
        and scene.at("thing", at).sense.name in ("weapon", "vehicle")
        and at - 1 in scene.harms
        for at in scene.backward(phrase.first, 5)
    )  # «قتلت قذيفة هاون صاحب متجر»
    doer = phrase.first - 1
    if scene.at("person", doer) and scene.key(doer).endswith("ون") and doer - 1 in scene.harms:
        return True  # «اغتال مسلحون رئيس بلدية»
    if (
        not struck
        and not _accusative(scene, phrase.last - 1)
        or scene.at("person", phrase.first - 1)
        and _accusative(scene, phrase.first - 1)
    ):
        return False
    for at in scene.backward(phrase.first, 8):
        if at < previous or scene.pause(at):
            return False
        if at in scene.harms and not scene.at("person", at):
            return True
    return False


def _english(place: TallyContext) -> bool:
    """The object of a harm ("killing a nurse") or, at once, its subject ("a child was killed")."""
    return (
        governed(place) is not None
        or _suffers(place)
        or _that_of(place)
        or _inverted(place.scene, place.phrase)
        or _body(place.scene, place.phrase)
    )


def _inverted(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "among the missing is a schoolboy", "also killed was a stringer": the verb stands before its subject."""
    be = phrase.first - 1
    if scene.key(be) not in ("is", "was", "were", "are"):
        return False
    harm = next((scene.harms[at] for at in scene.backward(be, 5) if at in scene.harms), None)
    opening = scene.opens[phrase.first]
    return harm is not None and (
        harm.first - opening <= 3
        and (harm.first == opening or scene.key(opening) in ("among", "also", "the", "and"))
    )


def _body(scene: Doc, phrase: NumberPhrase) -> bool:
    """ "a body was found", "a fisherman's body washed ashore", "divers found a body": one dead, where it is not said whose it is."""
    i = phrase.last
    if scene.key(i - 1) not in ("body", "corpse") or scene.key(i) == "of":
        return False
    return scene.key(i) in ("was", "has", "had", "lay", "washed", "were") or scene.key(phrase.first - 1) in (
        "found",
        "recovered",
        "retrieved",
        "discovered",
        "pulled",
        "spotted",
        "finding",
        "recovering",
    )


def _that_of(place: TallyContext) -> bool:
    """ "the third death, that of a girl": whose harm was just told."""
    scene, i = place.scene, place.phrase.first
    told = scene.key(i - 1) == "of" and scene.key(i - 2) in ("that", "those")
    return told and any(at in scene.harms for at in scene.backward(i - 2, 14))


def _suffers(place: TallyContext) -> bool:
    scene, phrase = place.scene, place.phrase
    skip_to = 0
    start = past_relative(scene, phrase.last)
    for at in scene.forward(start, 12):
        other = place.figure_at(at)
        if other:
            skip_to = other.last
            stated = other.what and other.head is not None and other.head.sense.form == "adjective"
            if stated and other.first == at and scene.key(at - 1) == "and" and at - phrase.last == 1:
                return True  # "leaving a pastor and eleven of his flock dead"
        if at < skip_to:
            continue
        if scene.key(at) == "among" and (
            other := next((place.figure_at(i) for i in scene.forward(at + 1, 3) if place.figure_at(i)), None)
        ):
            return bool(other.what)  # "A mother and her newborn were among the eight dead"
        if at in scene.harms:
            passive = scene.harms[at].sense.rule != "active"
            return passive and not _active(place, at)
        child = (
            scene.key(at - 2) == "of" and scene.at("number", at - 1) and scene.at("person", at)
        )  # "a mother of three children"
        passed = (
            child
            or at in scene.qualifying
            or scene.at("light", at)
            or scene.at("article", at)
            or scene.at("number", at)
            or scene.key(at) == "aged"
        )
        if not passed and scene.tokens[at].kind == "w":
            return False
    return False


def _active(place: TallyContext, at: int) -> bool:
    """ "a gunman killed 12": the verb takes the figure after it."""
    scene, harm = place.scene, place.scene.harms[at]
    if scene.key(harm.last) in ("himself", "herself", "themselves"):
        return True
    aided = any(scene.key(i) in ("was", "were", "been", "is", "are", "be") for i in range(at - 3, at))
    return not aided and any(
        harm.last <= other.first <= harm.last + 3
        and not any(scene.key(i) in ("and", ",", ";") for i in range(harm.last, other.first))
        for other in place.phrases[place.index + 1 : place.index + 4]
    )
