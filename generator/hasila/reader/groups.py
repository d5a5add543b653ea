"""Which group a figure counts: the narrowest that the text states."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.reader.figure import Figure
from hasila.reader.phrases import NumberPhrase
from hasila.reader.scene import Doc
from hasila.reader.tally_context import TallyContext, side_at

ARMED = frozenset(("fighters", "jihadists", "regime forces", "soldiers"))
_INHERITED = frozenset(
    (
        "migrants",
        "soldiers",
        "medical staff",
        "regime forces",
        "fighters",
        "jihadists",
        "students",
        "rescuers",
        "women",
        "men",
        "children",
        "elderly",
    )
)
_AGES = frozenset(("men", "women", "elderly"))
"""Of one man or woman no group is made: «قُتل شاب وأصيب ثلاثة» are three people."""
_RANKS = frozenset(("soldiers", "fighters"))
"""Ranks take the side of those they are among: an officer of the regime forces, a commander of the jihadists."""

Who = tuple[str, str]
"""The group and why."""


def group(place: TallyContext, whole: Figure | None, earlier: Sequence[Figure], what: str) -> Who:
    """The group of a figure, given the figure it is part of and the figures before it."""
    stated = _stated(place, earlier)
    if stated[0]:
        return _side(place, stated, whole, earlier)
    named = _named(place)
    if named[0]:
        return named
    return _inherited(place, whole, earlier, what)


def _stated(place: TallyContext, earlier: Sequence[Figure]) -> Who:
    """By its own noun or an adjective of it."""
    phrase = place.phrase
    words = place.scene.text[phrase.start : phrase.end]
    if phrase.who:
        return phrase.who, f"noun: {words}"
    name = phrase.head.sense.name if phrase.head else "people" if phrase.unknown else ""
    if name == "people" and phrase.head and phrase.head.sense.form == "kin":
        return "", ""  # «نعى الهلال الأحمر ثلاثة من متطوعيه»: theirs
    if name == "men" and (side := _losing_side(place) or _their_men(place, earlier)):
        return side, "the men of the side whose loss is told"
    if (
        name == "people"
        and phrase.head
        and place.scene.key(phrase.head.last - 1).startswith(_VOLUNTEERS)
        and (side := _serving_side(place))
    ):
        return side, "the volunteers of the service whose loss is told"
    if name == "people":
        closer = _who_after(place.scene, phrase, 3)
        return (
            (closer, "named after it")
            if closer in ("rescuers", "medical staff") and _volunteer(place)
            else (name, f"noun: {words}")
        )
    return ("", "") if name in ("any", "") else (name, f"noun: {words}")


def _their_men(place: TallyContext, earlier: Sequence[Figure]) -> str:
    """ "two commanders and 11 of their men", «و11 من رجالهما»: of the side told of right before."""
    theirs = place.phrase.of_group and (
        place.scene.key(place.phrase.last - 2) in ("their", "his", "its")
        or place.phrase.head is not None
        and place.phrase.head.sense.form == "kin"
    )
    return earlier[-1].who if theirs and earlier and earlier[-1].who in ARMED else ""


_VOLUNTEERS = ("متطوع", "volunteer")


def _serving_side(place: TallyContext) -> str:
    side = _losing_side(place)
    return side if side in ("rescuers", "medical staff") else ""


def _volunteer(place: TallyContext) -> bool:
    return place.scene.key(place.phrase.last) in ("في", "من", "with", "of", "from")


def _side(place: TallyContext, stated: Who, whole: Figure | None, earlier: Sequence[Figure]) -> Who:
    """A fighter's or an officer's side, where it is named after the noun or is that of the whole."""
    name = stated[0]
    if name not in ARMED and name != "rescuers":
        return stated
    named = _who_after(place.scene, place.phrase, 3) if not place.phrase.of_group else ""
    if named in ("jihadists", "regime forces", name) and name in ("fighters", "soldiers"):
        return named, "the side named after it"
    if named == "medical staff" and name == "rescuers":
        return named, "the service named after it"
    if name in _RANKS and (
        side := _losing_side(place) or _joined_side(place, earlier) or _side_of_next(place)
    ):
        return side, "of the side whose loss is told"
    if whole and whole.who in ARMED and name in _RANKS:
        return whole.who, "a rank among its whole"
    return stated


def _joined_side(place: TallyContext, earlier: Sequence[Figure]) -> str:
    """«13 من عناصر الدفاع الوطني وضابط»: an officer or a commander told of with the members of a side."""
    before = earlier[-1] if earlier else None
    joined = place.phrase.count.prefix.startswith("و") and place.phrase.form in ("implicit_one", "dual")
    joined = joined or before is not None and _in_its_losses(place, before)
    if (
        before is None
        or not joined
        or before.who not in ("regime forces", "jihadists")
        or place.phrase.first - before.phrase.last > 3
    ):
        return ""
    return before.who


def _in_its_losses(place: TallyContext, before: Figure) -> bool:
    """ "government forces lost a colonel, two lieutenants and fourteen conscripts": the list of one side's losses."""
    about = place.scene.until("before", place.phrase.first)
    listed = place.scene.key((about.first if about else place.phrase.first) - 1) in (",", "and")
    return listed and any("the side whose loss is told" in line for line in before.why)


def _side_of_next(place: TallyContext) -> str:
    """«ضابط برتبة عقيد وثلاثة عناصر من قوات النظام»: the side is named after those told of with him."""
    following = place.phrases[place.index + 1 : place.index + 2]
    if (
        place.phrase.form not in ("implicit_one", "dual")
        or not following
        or not following[0].count.prefix.startswith("و")
    ):
        return ""
    near = following[0].first - place.phrase.last <= 3 and not any(
        at in place.scene.harms for at in range(place.phrase.last, following[0].first)
    )
    heads = [one.head for one in (place.phrase, following[0]) if one.head is not None]
    member = (
        any(place.scene.key(head.last - 1) in _MEMBERS for head in heads)
        or heads[-1:]
        and heads[-1].sense.name in _RANKS
    )
    side = _who_after(place.scene, following[0], 3) or following[0].who if near and member else ""
    return side if side in ("regime forces", "jihadists") else ""


_LINKS = frozenset(
    (
        "من",
        "في",
        "of",
        "from",
        "among",
        "صفوف",
        "بين",
        "ranks",
        "in",
        "the",
        "on",
        "side",
        "to",
        "عناصر",
        "members",
        "belonging",
        "them",
        "فقط",
        "تابعين",
        "ينتمون",
        "الي",
        "ل",
        "لصالح",
        "them,",
        "مقاتلي",
        "under",
        "for",
    )
)


def _who_after(scene: Doc, phrase: NumberPhrase, reach: int) -> str:
    """The group named right after the phrase: "of the …", «في صفوف …», «لأطفال»."""
    at = scene.at("after", phrase.last)
    both = scene.harms.get(phrase.last - 1)
    first = at.last if at else max(phrase.last, both.last) if both else phrase.last
    return _group_past_links(scene, first, reach)


def _group_past_links(scene: Doc, first: int, reach: int) -> str:
    for i in scene.forward(first, reach + 1):
        found = scene.at("group", i)
        if found and (i > first or scene.key(i).startswith("ل")):
            further = _other_side(scene, found.last)
            return (
                "people"
                if further and further != found.sense.name and found.sense.name != "fighters"
                else found.sense.name
            )
        if scene.key(i) not in _LINKS and not scene.key(i).startswith(("ل", '"', "“")) or scene.pause(i):
            return ""
    return ""


def _other_side(scene: Doc, i: int) -> str:
    """A second group joined with «و»: «من قوات النظام والمقاتلين» is of no one side."""
    found = scene.at("group", i)
    if not found or not found.prefix.startswith("و"):
        return ""
    return found.sense.name if found.sense.name in ARMED else ""


def _named(place: TallyContext) -> Who:
    """Around a neutral or missing noun: after it, or before it as the one that lost or whose dead are counted."""
    scene, phrase = place.scene, place.phrase
    after = (
        _who_after(scene, phrase, 4)
        or _cases_among(scene, phrase)
        or _belonging(scene, phrase)
        or _part_named(scene, phrase)
        or _count_named(scene, phrase)
        or _predicate(scene, phrase)
        or _after_list(place)
        or _headed(place)
        or _toll_of(place)
    )
    if after:
        return after, "named after it"
    if phrase.form in ("vague",) and phrase.bare:
        return "", ""
    side = _losing_side(place) or _side_of_next(place)
    return (side, "the side whose loss is told") if side else ("", "")


def _part_named(scene: Doc, phrase: NumberPhrase) -> str:
    """ "38 of them women", "262 (64%) of them among women", «12 منهم أطفال»."""
    at = _past_bracket(scene, phrase.last)
    found = scene.at("part_after", at)
    if not found:
        article = phrase.bare and scene.key(phrase.first - 1) == "," and scene.at("article", at)
        noun = scene.at("person", at + 1) if article and phrase.count.low == 1 else None
        return noun.sense.name if noun and noun.sense.name not in ("any", "people") else ""
    after = found.last + (found.last in scene.harms)
    for i in scene.forward(after, 4):
        noun, group = scene.at("person", i), scene.at("group", i)
        named = next(
            (one.sense.name for one in (noun, group) if one and one.sense.name not in ("any", "people")), ""
        )
        if named or (named := _age_group(scene, i)):
            return named
        if (
            scene.tokens[i].kind == "d"
            or scene.pause(i)
            or i in scene.harms
            or noun
            and noun.sense.form == "plural"
        ):
            return ""
    return ""


def _age_group(scene: Doc, i: int) -> str:
    """ "under ten", "over 65", «دون العاشرة»: children and the elderly by their age."""
    found = scene.at("age_bound", i)
    number = scene.tokens[found.last] if found and found.last < len(scene.tokens) else None
    if number is None:
        return ""
    age = (
        int(number.text)
        if number.kind == "d" and len(number.text) < 4
        else next((sense.number or 10 for _, sense in scene.lexicon.numbers(number.key)), 0)
    )
    return (
        "children"
        if found.sense.name == "under" and 0 < age <= 18
        else "elderly"
        if found.sense.name == "over" and age >= 60
        else ""
    )


def _after_list(place: TallyContext) -> str:
    """«11 قتيلاً و23 جريحاً في صفوف الفصائل»: the side is named after the last of a list."""
    following = place.phrases[place.index + 1 : place.index + 2]
    if (
        not following
        or following[0].first - place.phrase.last > 1
        or not following[0].what
        or not place.phrase.what
    ):
        return ""
    joined = following[0].count.prefix.startswith("و") or place.scene.key(place.phrase.last) in ("and", "و")
    side = _who_after(place.scene, following[0], 4) if joined else ""
    return side if side in ARMED else ""


def _predicate(scene: Doc, phrase: NumberPhrase) -> str:
    """«19 من الجرحى أطفال», "of whom 48 were of children", "12 of the dead were women": what those counted are."""
    at = phrase.last
    verb = phrase.bare or phrase.of_group
    while verb and scene.key(at) in _COPULAS:
        at += 1
    if not phrase.of_group and at == phrase.last:
        return ""
    if phrase.bare and (aged := _age_group(scene, at)):
        return aged
    side = scene.at("group", at) if phrase.bare and at > phrase.last else None
    if side and side.sense.name not in ("any", "people", *ARMED):
        return side.sense.name
    noun = scene.at("person", at)
    plural = noun is not None and noun.sense.form == "plural" and not noun.prefix
    return noun.sense.name if noun and plural and noun.sense.name not in ("any", "people") else ""


_COPULAS = frozenset(("were", "are", "of", "among", "was", "have", "been", "all", "mostly", "being"))


def _cases_among(scene: Doc, phrase: NumberPhrase) -> str:
    """«8 حالات شلل رخو لدى أطفال», "14 cases of measles among children": the group of a toll's noun, a few words on."""
    if not phrase.what or phrase.head is None or phrase.head.sense.name != "any":
        return ""
    for i in scene.forward(phrase.last, 8):
        if scene.pause(i) or scene.tokens[i].kind == "d" or scene.at("part_before", i):
            return ""
        group = scene.at("group", i) or scene.at("person", i)
        if group and scene.key(i - 1) in _AMONG and i > phrase.last:
            return group.sense.name if group.sense.name not in ("any", "people") else ""
    return ""


def _belonging(scene: Doc, phrase: NumberPhrase) -> str:
    """«17 جثة … لمهاجرين»: whose bodies they are may be said further on."""
    if phrase.head is None or scene.key(phrase.head.last - 1) not in _BODIES:
        return ""
    for i in scene.forward(phrase.last, 14):
        found = scene.at("group", i) or scene.at("person", i)
        if scene.tokens[i].kind == "d" or scene.at("part_before", i):
            return ""
        if found and scene.key(i).startswith("ل") and found.sense.name not in ("any", "people"):
            return found.sense.name
    return ""


_BODIES = frozenset(("جثه", "جثث", "جثامين", "جثمانا", "جثتين", "جثتان"))


def _toll_of(place: TallyContext) -> str:
    """ "the civilian toll rose to 204", «ارتفعت وفيات الحصبة بين الأطفال إلى 237 وفاة»: the group stands beside the noun of the toll."""
    scene, phrase = place.scene, place.phrase
    if not (phrase.bare or phrase.what and phrase.head and phrase.head.sense.name == "any"):
        return ""
    floor = max(scene.opens[phrase.first], place.phrases[place.index - 1].last if place.index else 0)
    among = ""
    for at in scene.backward(phrase.first, 12):
        if at < floor or scene.pause(at):
            return ""
        group = scene.until("group", at + 1) or scene.until("person", at + 1)
        if group and group.sense.name not in ("any", "people") and scene.key(group.first - 1) in _AMONG:
            among = group.sense.name
        noun = scene.until("count_noun", at + 1) or scene.until("toll_noun", at + 1)
        if noun and place.index and noun.first == place.phrases[place.index - 1].last:
            return ""  # "26 civilian deaths and 88 injuries"
        if noun:
            side = scene.until("group_adjective", noun.first) or scene.until("group", noun.first)
            return side.sense.name if side else among or _whose(scene, noun.first - 1)
    return ""


def _headed(place: TallyContext) -> str:
    """ "Soldiers killed: 12", "conscripts who died in barracks, 8": the line begins with the group and what befell it."""
    scene, phrase = place.scene, place.phrase
    if not phrase.bare or scene.key(phrase.first - 1) not in (":", ","):
        return ""
    for at in scene.backward(phrase.first - 1, 8):
        if scene.pause(at) or at in place.covered:
            return ""
        found = scene.at("group", at)
        if found and (at == scene.opens[at] or scene.pause(at - 1)):
            told = found.last in scene.harms or scene.key(found.last) == "who"
            return found.sense.name if told and found.sense.name not in ("any", "people") else ""
    return ""


def _whose(scene: Doc, at: int) -> str:
    """ "the army's dead"."""
    side = (
        scene.lexicon.sense(scene.key(at).removesuffix("'s"), "group")
        if scene.key(at).endswith("'s")
        else None
    )
    return side.name if side else ""


_AMONG = frozenset(("among", "in", "بين", "لدي", "صفوف"))


def _past_bracket(scene: Doc, i: int) -> int:
    """Past "(64%)"."""
    closing = scene.mark_after(")", i, 6) if scene.key(i) == "(" else -1
    return closing + 1 if closing > 0 else i


def _count_named(scene: Doc, phrase: NumberPhrase) -> str:
    """«ارتفع إلى 20 عدد قتلى قوات النظام»."""
    if not phrase.bare or not scene.at("count_noun", phrase.last):
        return ""
    found = next((scene.at("group", i) for i in scene.forward(phrase.last, 5) if scene.at("group", i)), None)
    return found.sense.name if found else ""


def _losing_side(place: TallyContext) -> str:
    """The side named before it in its clause: «خسرت قوات النظام 17 عنصراً», "8 dead among …"."""
    scene, phrase = place.scene, place.phrase
    told = scene.until("group", phrase.first)
    owner = side_at(scene, told.first if told else phrase.first - 1)
    theirs = (
        scene.key(phrase.first - 1).removeprefix("و").startswith("ل")
        or told is not None
        and scene.key(told.first - 1).removeprefix("و") in ("من", "ل")
    )
    if owner and owner.name in ARMED and theirs and scene.lexicon.grammar == "arabic":
        return owner.name  # «قُتل من الفصائل 12 وللنظام 9»
    member = phrase.head is not None and place.scene.key(phrase.head.last - 1) in _MEMBERS
    verbs = _VERBS_OF_LOSS if phrase.head and phrase.head.sense.name in ("men", *_RANKS) else _LOSSES
    loses = False
    side = ""
    floor = place.phrases[place.index - 1].last if place.index else 0
    for at in scene.backward(phrase.first, 14):
        if at < floor and verbs is _VERBS_OF_LOSS:
            break
        found = scene.until("group", at + 1) if at not in place.covered else None
        if found and not side:
            side = found.sense.name
        loses = loses or scene.key(at) in _VERBS_OF_LOSS or bool(side) and scene.key(at) in verbs
        if scene.pause(at):
            break
    return side if side and (loses or member and side in ARMED) else ""


_MEMBERS = frozenset(("عنصرا", "عناصر", "عنصر", "members", "member", "افراد", "عنصران", "عنصرين"))
_VERBS_OF_LOSS = frozenset(
    (
        "cost",
        "costing",
        "costs",
        "كلف",
        "كلفت",
        "وكلف",
        "وكلفت",
        "خسر",
        "خسرت",
        "فقد",
        "فقدت",
        "lost",
        "mourned",
        "mourns",
        "mourning",
        "وخسر",
        "وخسرت",
        "losses",
        "خسايره",
        "خسايرها",
        "خسايرهم",
    )
)
_LOSSES = frozenset(
    (
        "خسر",
        "خسرت",
        "فقد",
        "فقدت",
        "lost",
        "losses",
        "صفوف",
        "ranks",
        "وخسر",
        "وخسرت",
        "وفقد",
        "وفقدت",
        "among",
        "number",
        "toll",
        "عدد",
        "حصيله",
        "قتلي",
        "خساير",
        "نعي",
        "نعت",
        "للحصيله",
        "killed,",
    )
)


def _inherited(place: TallyContext, whole: Figure | None, earlier: Sequence[Figure], what: str) -> Who:
    """From its whole, or (a bare number, "others") from the specific group told of just before."""
    phrase = place.phrase
    if whole:
        return whole.who, "as its whole"
    if earlier and phrase.what == what == earlier[-1].what and place.scene.until("earlier", phrase.first):
        return earlier[-1].who, "an earlier state of the figure before it"
    if (
        place.scene.key(phrase.last) == "من"
        and place.scene.key(phrase.last + 1) in ("تلك", "هذه", "هولاء")
        and earlier
        and earlier[-1].who in ARMED
    ):
        return earlier[-1].who, "of the side told of before"
    unharmed = _of_whom(place.scene, phrase)
    if unharmed:
        return unharmed, "of those told of right before it"
    aboard = _aboard(place, earlier)
    if aboard:
        return aboard, "of those told of before it"
    neutral = (
        phrase.bare
        or _other(place)
        or _adjective(phrase)
        or phrase.head is not None
        and place.scene.key(phrase.head.last - 1) == "احياء"
    ) and not _counted_after(place)
    neutral = neutral and not _whole_of_before(place, earlier)
    before = next((figure for figure in reversed(earlier[-4:]) if figure.of is None), None)
    if (
        neutral
        and before
        and (phrase.form != "vague" or _other(place))
        and _near(place.scene, before.phrase, phrase)
    ):
        one = (
            before.phrase.form == "implicit_one"
            and before.who in _AGES
            and before.what != what
            and place.scene.lexicon.grammar == "arabic"
        )
        if before.who in _INHERITED and not one and not _mixed(earlier):
            return before.who, "as the figure before it"
        if before.who == "civilians" and before.what == what and phrase.bare and _listed(place, before):
            return before.who, "as the figure before it"
    member = phrase.head is not None and place.scene.key(phrase.head.last - 1) in _MEMBERS
    if member and earlier and earlier[-1].who in ARMED:
        return earlier[-1].who, "members of the side told of before"
    return "people", "no group is stated"


def _whole_of_before(place: TallyContext, earlier: Sequence[Figure]) -> bool:
    """ "fourteen children were among the 80 hurt": the whole is not of the group of its part."""
    found = place.scene.until("whole_before", place.phrase.first)
    return found is not None and bool(earlier) and 0 <= found.first - earlier[-1].phrase.last <= 1


def _of_whom(scene: Doc, phrase: NumberPhrase) -> str:
    """ "employs 11,400 nurses, 212 of whom have died": the group of those who are no figure themselves."""
    out = scene.at("out_of", phrase.last) if phrase.bare else None
    if out:  # «أحد عشر من أصل 30 تلميذاً»
        whole = next((one for at in scene.forward(out.last, 4) if (one := scene.at("person", at))), None)
        return whole.sense.name if whole and whole.sense.name in _INHERITED else ""
    if not scene.at("part_after", phrase.last) or not phrase.bare:
        return ""
    people = scene.until("person", phrase.first - (scene.key(phrase.first - 1) in (",", "،", "و", "and")))
    return people.sense.name if people and people.sense.name in _INHERITED else ""


def _aboard(place: TallyContext, earlier: Sequence[Figure]) -> str:
    """The group of those on board, for the bodies, the rescued and the missing told of after them."""
    aboard, phrase = place.aboard, place.phrase
    if (
        aboard is None
        or phrase.form == "vague"
        or not (phrase.bare or _neutral(place))
        or phrase.first - aboard.first > _JOURNEY
    ):
        return ""
    between = [figure for figure in earlier[-6:] if figure.phrase.first > aboard.first]
    same = all(figure.who in (aboard.who, "people") for figure in between)
    return aboard.who if same and place.scene.same_line(aboard.first, phrase.first) else ""


_JOURNEY = 45
"""Words over which the bodies and the rescued are still those who were on board."""


def _neutral(place: TallyContext) -> bool:
    head = place.phrase.head
    return (
        head is not None
        and head.sense.name == "any"
        and not place.scene.key(head.last - 1)[head.skip :].startswith(_PERSONS)
    )


def _mixed(earlier: Sequence[Figure]) -> bool:
    """Whether the list just before has more than one group («طفلان وامرأة»): "others" are then of none."""
    top = [figure for figure in earlier[-4:] if figure.of is None][-2:]
    return (
        len(top) == 2
        and top[0].who != top[1].who
        and top[0].what == top[1].what
        and top[1].phrase.first - top[0].phrase.last
        <= (_CLAUSE if top[1].phrase.form == "implicit_one" else 2)
    )


_CLAUSE = 4
"""Words from one group to a single person of another in the next clause ("52 miners were killed, a rescuer …")."""


def _counted_after(place: TallyContext) -> bool:
    """«341 تعداد من قضوا»: what is counted is said after the number, and it is no group."""
    return any(place.scene.at("count_noun", at) for at in place.scene.forward(place.phrase.last, 3))


def _near(scene: Doc, before: NumberPhrase, phrase: NumberPhrase) -> bool:
    return phrase.first - before.last < 40 and scene.same_line(before.last, phrase.first)


def _listed(place: TallyContext, before: Figure) -> bool:
    return place.phrase.first - before.phrase.last <= 4


def _adjective(phrase: NumberPhrase) -> bool:
    """Whether there is no noun but an adjective of harm: "three of its fighters were killed and two wounded"."""
    return phrase.head is not None and phrase.head.sense.form == "adjective"


def _other(place: TallyContext) -> bool:
    """Whether the noun points back to a group ("others", «آخرون», «عنصراً»); «شخص» does not."""
    return _neutral(place) and not place.phrase.what


_PERSONS = ("شخص", "اشخاص", "نفر", "انفار")
