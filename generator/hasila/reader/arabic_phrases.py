"""The nouns of numbers in Arabic, and the persons whom a dual or a singular counts without a number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hasila.reader.counts import Number
from hasila.reader.doc import Doc
from hasila.reader.lexicon import LexicalEntry, Match
from hasila.reader.number_phrase import (
    NO_GROUP,
    NumberPhrase,
    bare_phrase,
    may_be_noun,
    noun_at,
    past_qualifier,
    unwritten,
    with_noun,
    with_unknown_noun,
)
from hasila.reader.particles import AL, AND_LETTERS, BA, FOR_THE, MIN, THEY_ENDING, WAW
from hasila.reader.tokens import shift
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("arabic_phrases")

_GLUED_LETTERS = _CLASSES.words("glued")
"""Beginnings of a word that is no noun counted by the number before it."""
_DAYS = _CLASSES.set("days")
"""Days and the like in the form of a name; counted they would be «يوماً» or «أيام»."""
_ARTICLE_OR_NONE = ("", AL)
_FEMININE = _CLASSES.word("feminine")
_SONS, _OF_TWO = _CLASSES.word("sons"), _CLASSES.word("of_two")
_THEIR_OWN = _CLASSES.words("their_own")
_JOINING = frozenset(("", *_CLASSES.words("joining")))
"""Prefixes that leave a noun indefinite."""
_AUGUST = _CLASSES.spelled("august")[0]
_PLURAL = _CLASSES.word("plural")
DUAL_VERBS = _CLASSES.set("dual_verbs")
_ORDINALS = _CLASSES.set("ordinals")
_ORDINAL_WORDS = _ORDINALS | {f"{WAW}{word}" for word in _ORDINALS}
_BEHIND_ORDINAL = _CLASSES.set("behind_ordinal")
_FOLLOWED = _CLASSES.set("followed")
_BURIALS = _CLASSES.set("burials")
_SUFFERED = _CLASSES.set("suffered")
_ALSO_DONE = _CLASSES.set("also_done")
_HIS = _CLASSES.word("his")


def arabic_phrase(doc: Doc, count: Number) -> NumberPhrase:
    """The number with its noun, before it or behind it, if it has one."""
    phrase = bare_phrase(count)
    before = _behind_noun(doc, phrase)
    if before:
        return before
    at = past_qualifier(doc, count.last)
    if doc.key(at) == MIN:
        return _of_group(doc, phrase, at + 1)
    one = _one_of(doc, phrase) if doc.key(count.last - 1) in ONE_OF else None
    if one:
        return one
    noun = noun_at(doc, at)
    if noun:
        return _with_head(doc, phrase, noun) if _counts_noun(doc, count, noun) else phrase
    national = _national(doc, phrase, at)
    if national:
        return with_noun(doc, phrase, national.last, national)
    glued = doc.key(at).startswith(_GLUED_LETTERS)
    unknown = not glued and may_be_noun(doc, at)
    return with_unknown_noun(phrase, at) if unknown else phrase


_A_NATIONAL = LexicalEntry("person", "people", form="singular")


def _national(doc: Doc, phrase: NumberPhrase, at: int) -> Match | None:
    """The people of «197 سورياً»: with a tanwin, behind a number from eleven on, the word is no country."""
    if phrase.low < _FROM_ELEVEN or doc.key(at) not in _COUNTRIES:
        return None
    tanwin = not _TANWIN.isdisjoint(doc.tokens[at].text)
    return Match(at, at + 1, 0, "", _A_NATIONAL) if tanwin else None


_FROM_ELEVEN = 11
_TANWIN = frozenset("ً")
_COUNTRIES = _CLASSES.set("countries")


def _counts_noun(doc: Doc, count: Number, noun: Match) -> bool:
    """True where the number before the noun counts it."""
    if _is_someones(noun) or _names_a_day(doc, noun):
        return False
    vague = count.form == "vague"
    if not noun.prefix:
        of_so_many = vague and doc.key(count.last - 1).startswith(AL)
        return not of_so_many  # «سلك عشرات الآلاف طريق الجبل»: of a noun it would be «من»
    return noun.prefix == AL and (vague or count.prefix.endswith(AL))


def _is_someones(noun: Match) -> bool:
    """True of a noun that is definite, and so never counted by the number before it."""
    thing_of_kin = noun.entry.kind == "thing" and noun.entry.form == "kin"
    return noun.entry.form in ("possessed", "kin") and not thing_of_kin


def _names_a_day(doc: Doc, noun: Match) -> bool:
    """True of «بلغت الوفيات 14 يوم الاثنين»: a day, a night or a month with its name is not what is
    counted."""
    after = noun.last
    if doc.key(after - 1) not in _DAYS:
        return False
    named = after in doc.digits or doc.key(after).startswith(AL)
    return named or doc.starting_at("month", after) is not None


def _with_head(doc: Doc, phrase: NumberPhrase, noun: Match) -> NumberPhrase:
    side = doc.starting_at("group_adjective", noun.last)
    category = side.entry.name if side and side.prefix in _ARTICLE_OR_NONE else ""
    return with_noun(doc, phrase, noun.last, noun, _measure_of(doc, noun), category)


def _measure_of(doc: Doc, noun: Match) -> str:
    """The harm that the noun states, or an adjective of it: «طفلين جريحين», «4 عمال مفقودين»."""
    if noun.entry.measure or noun.entry.kind != "person":
        return noun.entry.measure
    adjective = doc.starting_at("person", noun.last)
    if adjective is None or adjective.prefix or adjective.entry.name != "any":
        return ""
    return adjective.entry.measure if adjective.entry.form == noun.entry.form else ""


def _behind_noun(doc: Doc, phrase: NumberPhrase) -> NumberPhrase | None:
    """The phrase of a number that agrees with the noun before it: «الأطفال الخمسة», «شخص واحد», «طفلان
    اثنان»."""
    count = phrase.number
    article = _has_article(doc, count)
    if count.form != "word" and not article:
        return None
    at = count.first - 1 if article else count.first
    noun = doc.ending_at("person", at) or _compound(doc, count, at - 1)
    noun = noun or _thing_until(doc, at)
    if noun is None:
        return None
    definite = article or count.prefix == AL
    if definite != _is_definite(noun, at) or not (article or _agrees(phrase.low, noun, definite)):
        return None
    start = _noun_start(doc, noun)
    form = "dual" if phrase.low == 2 else phrase.form
    return phrase._replace(first=noun.first, start=start, head=noun, measure=noun.entry.measure, form=form)


def _has_article(doc: Doc, count: Number) -> bool:
    """True of digits with an article of their own: «الساعات الـ24»."""
    return count.form == "digit" and doc.key(count.first - 1) == AL


def _thing_until(doc: Doc, at: int) -> Match | None:
    """The thing, and no harm, that ends right before token ``at``."""
    thing = doc.ending_at("thing", at)
    return thing if thing and thing.first not in doc.harms else None


def _is_definite(noun: Match, at: int) -> bool:
    """True of «الأطفال», «أطفاله», and of «عمال المنجم», which ends before token ``at``."""
    if noun.last < at or noun.entry.form == "kin":
        return True
    return noun.prefix.endswith(AL)


_AGREEING = {1: ("singular", "kin"), 2: ("dual", "plural", "kin")}
_MANY = ("plural", "kin")


def _agrees(number: int, noun: Match, definite: bool) -> bool:
    """True where the number word agrees with the noun before it; from three on both are definite."""
    if number not in _AGREEING and not definite:
        return False
    return noun.entry.form in _AGREEING.get(number, _MANY)


def _compound(doc: Doc, count: Number, at: int) -> Match | None:
    """The noun that the next one, token ``at``, makes definite («عمال المنجم الستة», «ركاب القطار الـ140»):
    the number agrees with it, not with «المنجم»."""
    noun = doc.ending_at("person", at)
    if noun is None or noun.entry.form not in _OF_MANY or noun.prefix.endswith(AL):
        return None
    if not doc.key(at).startswith(AL) or doc.starting_at("person", at):
        return None
    owner = doc.starting_at("thing", at)
    if count.form == "digit":
        return noun if owner and owner.entry.form == "singular" else None
    if owner and owner.entry.form == "plural" or count.prefix != AL:
        return None
    return noun if doc.key(count.first).endswith(_FEMININE) else None


_OF_MANY = ("plural", "bound")


def _noun_start(doc: Doc, noun: Match) -> int:
    """The place in the text where the noun begins, its article with it."""
    glued = noun.prefix.removesuffix(AL).removesuffix(FOR_THE)
    return shift(doc.tokens[noun.first], len(glued))


def _of_group(doc: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """The phrase up to the head of its group: «9 من مقاتلي الفصائل», «300 من الضحايا»."""
    if at >= len(doc.tokens) or doc.starting_at("nation", at):
        return phrase
    grouped = phrase._replace(of_group=True)
    noun, side = _member_at(doc, at), doc.starting_at("group", at)
    if side and (not noun or side.last >= noun.last):
        return _of_side(doc, grouped, noun, side)
    if noun:
        return _of_people(doc, grouped, noun)
    if doc.key(at) in _PARTIES:
        return grouped  # «خمسة من الطرف الثاني»
    unknown = doc.key(at).startswith(AL) and may_be_noun(doc, at)  # «اثنين من السدود الخمسة»
    return phrase._replace(unknown=True) if unknown else phrase


def _one_of(doc: Doc, phrase: NumberPhrase) -> NumberPhrase | None:
    """The phrase of «أحد المصابين», «إحدى بناته»: it counts where a noun without a number would."""
    count = phrase.number
    noun = _member_at(doc, count.last) if count.last == count.first + 1 else None
    if noun is None or count.prefix or not _is_of_known(doc, noun):
        return None
    named = _of_people(doc, phrase._replace(of_group=True), noun)
    return named._replace(form="implicit_one")


def _is_of_known(doc: Doc, noun: Match) -> bool:
    """True of «المصابين», «مرافقيه», «عناصر الدورية», «جرحى التفجير»."""
    if noun.prefix == AL or noun.entry.form == "kin":
        return True
    if noun.entry.form != "plural":
        return False
    return doc.key(noun.last).startswith(AL) or doc.starting_at("group", noun.last) is not None


ONE_OF = _CLASSES.set("one_of")


def _member_at(doc: Doc, at: int) -> Match | None:
    """The noun of people that begins with token ``at``, with no prefix but the article."""
    noun = doc.starting_at("person", at) or _their_own(doc, at)
    return noun if noun and noun.prefix in _ARTICLE_OR_NONE else None


def _of_side(doc: Doc, grouped: NumberPhrase, noun: Match | None, side: Match) -> NumberPhrase:
    """The phrase of members (``noun``, if there is one) of a side."""
    if _with_another_side(doc, side):
        return with_noun(doc, grouped, side.last, _as_person(side, "people"), category="people")
    category = side.entry.name
    if noun is None:
        return with_noun(doc, grouped, side.last, _as_person(side, category), category=category)
    if category == "soldiers" and noun.entry.name not in NO_GROUP:
        category = noun.entry.name
    return with_noun(doc, grouped, side.last, noun, noun.entry.measure, category)


def _with_another_side(doc: Doc, side: Match) -> bool:
    """True of «قوات النظام والمقاتلين»: two sides joined."""
    other = doc.starting_at("group", side.last)
    if other is None or not other.prefix.startswith(WAW):
        return False
    names = {other.entry.name, side.entry.name}
    return names == {"regime forces", "fighters"}


def _as_person(side: Match, name: str) -> Match:
    entry = replace(side.entry, kind="person", name=name)
    return side._replace(entry=entry)


_PARTIES = _CLASSES.set("parties")
_MEMBERS = ("any", "people", "soldiers", "rescuers", "fighters")
"""Groups of a noun whose side may be named right behind it."""


def _of_people(doc: Doc, grouped: NumberPhrase, noun: Match) -> NumberPhrase:
    """The phrase of some of those whom the noun names; a side or a noun in the genitive belongs to it."""
    side = None if noun.prefix else doc.starting_at("group", noun.last)
    last = noun.last
    if side:
        last = side.last
    elif not noun.prefix and doc.key(last).startswith(AL):
        last += 1
    if _of_a_town(doc, noun):
        noun = noun._replace(entry=replace(noun.entry, name="people"))
    category = side.entry.name if side and noun.entry.name in _MEMBERS else ""
    return with_noun(doc, grouped, last, noun, noun.entry.measure, category)


def _of_a_town(doc: Doc, noun: Match) -> bool:
    """True of «سبعة من أبناء البلدة»: her people, not children."""
    key = doc.key(noun.first)
    return key.startswith(_SONS, noun.skip) and not key.endswith(_OF_TWO)


def _their_own(doc: Doc, at: int) -> Match | None:
    """The sound plural that is someone's («اثنين من مرافقيه»); elsewhere «ـيه» is the end of an adjective."""
    key = doc.key(at)
    for ending in _THEIR_OWN:
        if not key.endswith(ending):
            continue
        stem = doc.lexicon.entry(key.removesuffix(ending), "person")
        if stem:
            return Match(at, at + 1, 0, "", replace(stem, form="kin"))
    return None


def arabic_unnumbered(doc: Doc, taken: set[int]) -> Iterator[NumberPhrase]:
    """The persons whom «طفلان» and «طفل» count without a number. A definite noun counts nothing."""
    free = 0
    for i, found in doc.begins["person"].items():
        if i < free or i in taken or found.prefix not in _JOINING or _is_another_word(doc, i, found):
            continue
        noun = _two_of(doc, found)
        if noun.entry.form in _COUNTING and taken.isdisjoint(range(i, noun.last)):
            free = noun.last
            yield _uncounted(doc, _his(doc, noun))
    if doc.harms:
        yield from _definite_ones(doc, taken)
    if not _ORDINAL_WORDS.isdisjoint(doc.keys):
        yield from _ordinals(doc, taken)


def _definite_ones(doc: Doc, taken: set[int]) -> Iterator[NumberPhrase]:
    """Someone known by his trade or his place in a family, behind his harm, who was not named before: «وفاة
    السائق وإصابة راكبين», «استشهدت المشرفة والسائق»."""
    ended = -1
    for i, found in doc.begins["person"].items():
        if found.prefix not in _DEFINITE or i in taken or found.entry.form != "singular":
            continue
        joined = found.prefix != AL
        if joined and i != ended or _is_known(doc, found) or _is_told_of(doc, found):
            continue
        if joined or any(rule(doc, i) for rule in _BEFALLEN):
            ended = found.last
            yield _uncounted(doc, found._replace(prefix=WAW if joined else "", skip=int(joined)))


def _is_among_them(doc: Doc, i: int) -> bool:
    """True of «بينهم القبطان»."""
    return doc.ending_at("part_before", i) is not None


_DEFINITE = (AL, f"{WAW}{AL}")


def _is_known(doc: Doc, noun: Match) -> bool:
    """True of a noun such as «الرجل», «المصاب», which says that he was told of."""
    if noun.entry.measure or noun.entry.name in _OF_A_SIDE:
        return True
    if noun.entry.name not in _OF_ANYONE:
        return False
    word = doc.key(noun.first)[noun.skip :]
    return word not in _RELATIONS and not _is_trade_of_hers(doc, word)


def _is_trade_of_hers(doc: Doc, word: str) -> bool:
    """True of «مشرفة», «معلمة», beside which a man of the same trade is known."""
    his = doc.lexicon.entry(word.removesuffix(_HIS), "person") if word.endswith(_HIS) else None
    return his is not None and his.name == "people" and word not in _OF_ALL


_OF_A_SIDE = ("any", "fighters", "civilians")
_OF_ANYONE = ("children", "women", "men", "elderly")
_RELATIONS, _OF_ALL = _CLASSES.set("relations"), _CLASSES.set("of_all")


def _is_harmed(doc: Doc, i: int) -> bool:
    """True where a verb or a noun that somebody suffers ends right before token ``i``."""
    harm = doc.harm_until(i, 3)
    if harm is None or harm.entry.rule or harm.prefix.endswith(AL):
        return False
    verb = doc.key(harm.first)[harm.skip :]
    if verb.endswith(THEY_ENDING):
        return harm.entry.measure in _DONE  # «اغتالوا المختار»
    if verb not in _SUFFERED or verb in _ALSO_DONE and not _is_passive(doc, harm.first, i + 1):
        return False
    other = doc.first_at(_SOMEBODY, i + 1)
    return other is None or other.prefix != ""


def _is_moved(doc: Doc, i: int) -> bool:
    """True of «نُقلت الأم إلى العناية»: his wounds are said behind him."""
    if _without_and(doc.key(i - 1)) not in _MOVED:
        return False
    state = doc.harms.get(i + 1)
    return state is not None and state.entry.rule == "after"


def _without_and(key: str) -> str:
    return key[1:] if key.startswith(AND_LETTERS) else key


def is_seized(doc: Doc, i: int) -> bool:
    """True of «أوقفت الشرطة أمس المتعهد», «أنقذ رجال الإطفاء الحارس»: behind those who did it."""
    adverb = doc.ending_at("adverb", i)
    end = adverb.first if adverb else i
    if doc.key(i + 1) in _RELIEVED or not doc.key(end - 1).startswith(AL) or doc.ending_at("group", i + 1):
        return False  # «انتشل الدفاع المدني»
    for at in range(end - 1, max(-1, end - 1 - _DOERS), -1):
        if doc.pause(at) or doc.number_at(at) or doc.any_at(_LITTLE, at):
            return False
        harm = doc.harm_until(at, 2)
        if harm:
            return _is_done(doc, harm) and _many(doc, at)
    return False


_DOERS = 3
"""Words that name those who did it."""
_DONE = ("detained", "killed", "injured", "rescued")


def _is_done(doc: Doc, harm: Match) -> bool:
    """True of a verb, which may take someone."""
    if harm.entry.rule or harm.entry.measure not in _DONE or harm.prefix.endswith(AL):
        return False
    verb = doc.key(harm.first)[harm.skip :]
    return verb not in _NEVER_DONE and not doc.starting_at("person", harm.first)


def _many(doc: Doc, at: int) -> bool:
    """True of a force, a thing or people with token ``at``, and not of one person."""
    someone = doc.starting_at("person", at)
    return someone is None or someone.entry.form == "plural"


_BEFALLEN = (_is_harmed, _is_moved, is_seized, _is_among_them)
_MOVED, _RELIEVED, _NEVER_DONE = _CLASSES.set("moved"), _CLASSES.set("relieved"), _CLASSES.set("never_done")


def _is_passive(doc: Doc, verb: int, behind: int) -> bool:
    """True of «قُتل», and of «قتل السائق في …»; not of «قتل الجندي الوقت»."""
    return _DAMMA in doc.tokens[verb].text or _stands_alone(doc, behind)


_DAMMA = "\u064f"
"""The vowel of a passive verb."""
_SOMEBODY = ("person", "group")


def _is_told_of(doc: Doc, noun: Match) -> bool:
    """True where the noun stands not far before it, with or without an article, beside a harm."""
    word = doc.key(noun.first)[noun.skip :]
    named = {f"{prefix}{word}" for prefix in _PREFIXES}
    start = max(0, noun.first - _TOLD)
    told = (at for at in range(start, noun.first) if doc.keys[at] in named)
    return any(doc.any_harm(range(at - _BESIDE_HARM, at + _BESIDE_HARM)) for at in told)


_BESIDE_HARM = 5
"""Words between someone and what befell him."""
_TOLD = 300
"""Words over which somebody is still the one told of."""
_PREFIXES = ("", AL, WAW, f"{WAW}{AL}")


def _ordinals(doc: Doc, taken: set[int]) -> Iterator[NumberPhrase]:
    """One more of those named before: «وتوفي رابع متأثراً بجراحه», «وثالث بحجر»."""
    for i in range(len(doc.keys)):
        key = doc.keys[i]
        if key.removeprefix(WAW) not in _ORDINALS or i in taken or not _goes_on_list(doc, i):
            continue
        named = _named_before(doc, i)
        if named and _stands_alone(doc, i + 1):
            prefix = WAW if key not in _ORDINALS else ""
            one = Match(i, i + 1, len(prefix), prefix, replace(named.entry, form="singular"))
            yield _uncounted(doc, one)


def _goes_on_list(doc: Doc, i: int) -> bool:
    """True where token ``i`` has «و», or stands behind a verb of harm or «ولحق بهم»."""
    if doc.key(i) not in _ORDINALS or doc.key(i - 1) in _FOLLOWED:
        return True
    return doc.harm_until(i, 4) is not None and doc.key(i - 1) not in _BURIALS


def _named_before(doc: Doc, i: int) -> Match | None:
    """The last people named in the plural or the dual not far before token ``i``, on its line."""
    for at in range(i - 1, max(-1, i - _SO_MANY), -1):
        named = doc.starting_at("person", at)
        if named and named.entry.form in ("plural", "dual") and doc.same_line(at, i):
            return named
    return None


_SO_MANY = 25


def _stands_alone(doc: Doc, i: int) -> bool:
    """True where no noun follows of which the ordinal is one: not in «ثالث أيام العيد»."""
    if i >= len(doc.tokens) or doc.tokens[i].kind == "p" or i in doc.harms:
        return True
    key = doc.key(i)
    return key in _BEHIND_ORDINAL or key.startswith(BA) or doc.starting_at("circumstance", i) is not None


_COUNTING = ("dual", "singular", "possessed")
"""Forms that count without a number."""


def _is_another_word(doc: Doc, i: int, noun: Match) -> bool:
    """True of «آب», the month, which folds to a father, and of «وُجد», which is no grandfather."""
    if doc.starting_at("month", i) and _AUGUST in doc.tokens[i].text:
        return True
    return noun.prefix != "" and doc.starting_at("finds", i) is not None


def _two_of(doc: Doc, noun: Match) -> Match:
    """The noun as a dual where its vowels («موظفَين»), a verb («سائقين خطفا») or the next noun («حارسا
    المستودع») say so; else as it is. A form in -ain may be a plural."""
    if not _is_two(doc, noun):
        return noun
    return noun._replace(entry=replace(noun.entry, form="dual"))


def _is_two(doc: Doc, noun: Match) -> bool:
    form, last = noun.entry.form, noun.last - 1
    if form == "plural":
        said = doc.key(noun.last) in DUAL_VERBS or _FATHA_OF_TWO in doc.tokens[last].text
        return said and doc.key(last).endswith(_PLURAL)
    if form != "bound" and not (form == "singular" and _is_accusative(doc, noun)):
        return False
    return _owned_by_next(doc, noun.last)


def _is_accusative(doc: Doc, noun: Match) -> bool:
    """True of «حارسا» without the tanwin of one («حارساً»)."""
    key = doc.key(noun.first)
    if noun.last - noun.first > 1 or not key.endswith(_ALIF) or len(key) - noun.skip < _SHORTEST:
        return False
    return _TANWIN.isdisjoint(doc.tokens[noun.first].text)


def _owned_by_next(doc: Doc, i: int) -> bool:
    """True where the noun with token ``i`` is the one that two belong to: «المستودع», «شاحنتين»."""
    if i in doc.harms or doc.any_at(_LITTLE, i):
        return False
    thing = doc.starting_at("thing", i)
    return (
        doc.key(i).startswith(AL) or thing is not None and thing.prefix == "" and thing.entry.name in _GUARDED
    )


_GUARDED = ("building", "vehicle")
"""Things that two may belong to, indefinite."""
_SHORTEST = 4
"""Letters of the shortest noun whose last alif may say two: «أما» is no two mothers."""
_LITTLE = ("circumstance", "light", "stopword", "adverb", "month", "number", "relative_pronoun")
"""Tables of words that are no noun, though they begin as a definite one does («إلى», «الذي»)."""
_FATHA_OF_TWO, _ALIF = _CLASSES.spelled("fatha_of_two")[0], _CLASSES.word("alif")


def _his(doc: Doc, noun: Match) -> Match:
    """The noun as a man of someone's where it is one: «والده» is his father, «والدة» a mother. The two differ
    by the last letter, which folding makes one."""
    if noun.entry.name != "women" or noun.last - noun.first > 1:
        return noun
    if not doc.tokens[noun.first].text.endswith(_HIS):
        return noun
    word = doc.key(noun.first)[noun.skip :]
    his = _man_of(doc, word)
    return noun._replace(entry=his) if his else noun


def _man_of(doc: Doc, word: str) -> LexicalEntry | None:
    """The entry of a word in «ـه» as a man of someone's, if it has one."""
    for entry in doc.lexicon.entries(word):
        if entry.name == "men":
            return entry
    man = doc.lexicon.entry(
        word.removesuffix(_HIS), "person"
    )  # «مصوره»: his cameraman, where «مصورة» is a woman
    return replace(man, form="possessed") if man and man.name != "women" else None


def _uncounted(doc: Doc, noun: Match) -> NumberPhrase:
    """The phrase of a noun that says one or two by itself."""
    start = shift(doc.tokens[noun.first], noun.skip)
    number = 2 if noun.entry.form == "dual" else 1
    count = unwritten(noun.first, start, number, noun.prefix)
    side = doc.starting_at("group_adjective", noun.last)
    category = side.entry.name if side and noun.entry.name == "any" else ""
    measure = _measure_of(doc, noun)
    return with_noun(doc, bare_phrase(count), noun.last, noun, measure, category)
