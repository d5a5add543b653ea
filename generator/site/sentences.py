"""What is said of laws and findings: one sentence and one arithmetic line, in the words of a language.

Plain text, for the terminal and the pages alike. Figures stand as printed; nobody is blamed and nothing is chosen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.nouns.model import (
    Checked, Evidence, Explanation, Figure, FigureSet, Finding, LawKind, Ledger, Outcome, Report, Verdict,
)  # fmt: skip
from generator.nouns.period import Period
from generator.site.vocabulary import Vocabulary
from generator.site.voice import Voice
from generator.words.interval import Interval


@dataclass(frozen=True, slots=True)
class WayOut:
    """One explanation in words: what would have to be otherwise, and what each neighbouring report says of it."""

    words: str
    figures: tuple[str, ...]
    evidence: tuple[str, ...]
    spoken_for: bool


@dataclass(frozen=True, slots=True)
class Told:
    """A finding in words. ``line`` is the arithmetic, ``ways_out`` every explanation, none of them chosen."""

    headline: str
    sentence: str
    line: str
    gap: str
    ways_out: tuple[WayOut, ...]
    settled_by: str


@dataclass(frozen=True, slots=True)
class Speaker:
    """A voice that knows the vocabulary and the ledger it speaks of."""

    ledger: Ledger
    vocabulary: Vocabulary
    voice: Voice

    def who(self, figure: Figure) -> str:
        return self.voice.text(self.vocabulary.categories[figure.set.who].label)

    def name(self, figure: Figure) -> str:
        """What tells a figure from the others of its report: who, and where or when if that is narrower than usual."""
        words, what = [self.who(figure)], figure.set
        if figure.parent is None and what.period.cumulative:
            return words[0]
        parent = self.ledger.figures.get(figure.parent or "")
        if what.where and (parent is None or parent.set.where != what.where):
            words.append(self.place(what.where))
        if not what.period.cumulative and (parent is None or parent.set.period != what.period):
            words.append(self.when(what.period))
        if what.cause and (parent is None or parent.set.cause != what.cause):
            words.append(self.voice.text(self.vocabulary.causes[what.cause].label))
        return self.voice.listed(words)

    def place(self, place: str) -> str:
        return self.voice.text(self.vocabulary.places[place].label)

    def when(self, period: Period) -> str:
        """A period in words: "since the Sochi agreement (17 September 2018)", "the last 48 hours to 26 February 2019"."""
        say, voice = self.voice.gettext, self.voice
        if period.anchor:
            named = self.vocabulary.periods.get(period.anchor)
            day = voice.day(period.start)
            return say("since {event} ({day})").format(event=voice.text(named.label), day=day) if named else say("since {day}").format(day=day)
        if period.hours:
            return voice.ngettext("{n} hour to {day}", "{n} hours to {day}", period.hours).format(n=voice.number(period.hours), day=voice.day(period.end.day))
        if period.days == 1:
            return voice.day(period.start)
        return say("{start} to {end}").format(start=voice.day(period.start), end=voice.day(period.end.day))

    def set_phrase(self, what: FigureSet) -> str:
        """The whole set on one line: measure, who, where, when, cause, population, according to whom."""
        vocabulary, text = self.vocabulary, self.voice.text
        parts = [text(vocabulary.measures[what.measure].label), text(vocabulary.categories[what.who].label)]
        parts += [self.place(what.where)] if what.where else []
        parts += [self.when(what.period)]
        parts += [text(vocabulary.causes[what.cause].label)] if what.cause else []
        parts += [text(vocabulary.populations[what.population].label)] if what.population else []
        return " · ".join(parts)

    def counted(self, figure: Figure) -> str:
        """A figure as printed with its counted noun: "at least 341 people", "144 civilians"; never 0 for nothing."""
        if figure.number is None:
            return self.voice.gettext("{who}: not stated").format(who=self.who(figure))
        forms = self.vocabulary.categories[figure.set.who].counted
        return self.voice.qualified(self.voice.counted(forms, figure.number), figure.qualifier, figure.interval)

    def addend(self, figure: Figure, mixed: bool) -> str:
        if figure.number is None:
            return self.voice.gettext("{who} (not stated)").format(who=self.who(figure))
        forms = self.vocabulary.categories[figure.set.who].counted
        words = self.voice.addend(forms, figure.number) if mixed else self.voice.number(figure.number)
        return self.voice.qualified(words, figure.qualifier, figure.interval)


def law_line(checked: Checked, ledger: Ledger, vocabulary: Vocabulary, voice: Voice) -> str:
    """The arithmetic of one law on one line: "8 + 3 + at least 4 = 15", "55 children + 29 women = 84 ≤ 144"."""
    speaker = Speaker(ledger, vocabulary, voice)
    left = [ledger.figures[key] for key in checked.law.left]
    whole = ledger.figures[checked.law.right]
    mixed = len({figure.set.who for figure in left}) > 1
    sum_ = " + ".join(speaker.addend(figure, mixed) for figure in left)
    return _with_whole(sum_, left, whole, checked, speaker)


def _with_whole(sum_: str, left: list[Figure], whole: Figure, checked: Checked, speaker: Speaker) -> str:
    voice, stated = speaker.voice, speaker.voice.stated(whole)
    added = None if any(figure.number is None for figure in left) else sum(figure.number or 0 for figure in left)
    if checked.law.op != "=":
        between = f" = {voice.number(added)}" if added is not None and len(left) > 1 else ""
        return f"{sum_}{between} {_relation(checked)} {stated}"
    if added is None or (added == whole.number and checked.outcome is not Outcome.BROKEN):
        return f"{sum_} = {stated}"
    total_ = f"{sum_} = {voice.number(added)}" if len(left) > 1 else sum_
    return voice.gettext("{sum}; published: {whole}").format(sum=total_, whole=stated)


def _relation(checked: Checked) -> str:
    broken = checked.outcome is Outcome.BROKEN
    return {"<=": ">" if broken else "≤", ">=": "<" if broken else "≥"}[checked.law.op]


def outcome(checked: Checked, voice: Voice) -> str:
    """What came of a law, in a word or two."""
    return {
        Outcome.HOLDS: voice.gettext("holds"),
        Outcome.POSSIBLE: voice.gettext("can hold, within what the qualifiers allow"),
        Outcome.BROKEN: voice.gettext("does not hold"),
        Outcome.UNCHECKED: voice.gettext("cannot be checked: a number is not stated"),
    }[checked.outcome]


def kind(law: LawKind, voice: Voice) -> str:
    """What a law says, as a reader would put it."""
    return {
        LawKind.PARTS: voice.gettext("The parts add up to the whole"),
        LawKind.AMONG: voice.gettext("Parts that share nobody are together at most the whole"),
        LawKind.WITHIN: voice.gettext("A part is at most its whole"),
        LawKind.RISES: voice.gettext("A cumulative count does not fall"),
        LawKind.STEP: voice.gettext("An earlier count and the days between make the later count"),
        LawKind.SAME: voice.gettext("Two wordings of one figure agree"),
        LawKind.SOURCES: voice.gettext("Two publishers on the same set"),
    }[law]


def tell(finding: Finding, ledger: Ledger, vocabulary: Vocabulary, voice: Voice) -> Told:
    """The finding in the words of ``voice``."""
    speaker = Speaker(ledger, vocabulary, voice)
    checked = next(one for one in ledger.checked if one.law.id == finding.laws[0])
    line, gap = law_line(checked, ledger, vocabulary, voice), _gap(finding, checked, speaker)
    ways = tuple(_way_out(explanation, speaker) for explanation in finding.explanations)
    return Told(
        _headline(finding, checked.law.kind, voice), _sentence(finding, checked.law.kind, speaker), line, gap,
        tuple(sorted(ways, key=lambda way: ledger.figures[way.figures[0]].place if way.figures else finding.place)), _settled_by(finding, speaker),
    )  # fmt: skip


def _headline(finding: Finding, law: LawKind, voice: Voice) -> str:
    if finding.verdict is Verdict.REVISED:
        return voice.gettext("A later report states less")
    if finding.verdict is Verdict.DISAGREE:
        return voice.gettext("Two publishers state different figures")
    return {
        LawKind.PARTS: voice.gettext("The published total does not add up"),
        LawKind.AMONG: voice.gettext("The published parts are more than their whole"),
        LawKind.WITHIN: voice.gettext("A published part is more than its whole"),
        LawKind.STEP: voice.gettext("The published counts do not fit the days between them"),
        LawKind.SAME: voice.gettext("Two wordings of one figure differ"),
    }.get(law, voice.gettext("The published figures cannot all be true"))


def _sentence(finding: Finding, law: LawKind, speaker: Speaker) -> str:
    report = next(report for report in speaker.ledger.reports if report.id == finding.report)
    publisher = speaker.voice.text(speaker.vocabulary.publishers[report.publisher].label)
    voice = speaker.voice
    return voice.gettext("{headline}: {publisher}, report of {day}.").format(
        headline=_headline(finding, law, voice), publisher=publisher, day=voice.day(report.published.day)
    )


def _gap(finding: Finding, checked: Checked, speaker: Speaker) -> str:
    """By how much, in words; empty where there is no single number to say."""
    gap, voice = finding.gap, speaker.voice
    if gap is None or checked.law.kind not in (LawKind.PARTS, LawKind.AMONG):
        return ""
    if checked.law.kind is LawKind.PARTS and gap.low is not None and gap.low > 0:
        return _not_listed(gap, speaker.ledger.figures[checked.law.right].set.measure, voice)
    more = abs(gap.high or 0) if checked.law.kind is LawKind.PARTS else gap.low or 0
    return voice.ngettext("The parts exceed the whole by {n}.", "The parts exceed the whole by {n}.", more).format(n=voice.number(more))


def _not_listed(gap: Interval, measure: str, voice: Voice) -> str:
    low = gap.low or 0
    if measure == "killed":
        exact = voice.ngettext("{n} death is in no listed group.", "{n} deaths are in no listed group.", low)
        open_ = voice.ngettext("At least {n} death is in no listed group.", "At least {n} deaths are in no listed group.", low)
    else:
        exact = voice.ngettext("{n} person is in no listed group.", "{n} people are in no listed group.", low)
        open_ = voice.ngettext("At least {n} person is in no listed group.", "At least {n} people are in no listed group.", low)
    return (open_ if gap.high is None else exact).format(n=voice.number(low))


def _way_out(explanation: Explanation, speaker: Speaker) -> WayOut:
    voice, figures = speaker.voice, speaker.ledger.figures
    forced = [voice.gettext("{figure}: {value}").format(figure=_called(figures[key], speaker), value=voice.total(explanation.forced[key])) for key in explanation.figures if key in explanation.forced]
    words = voice.gettext("; ").join(forced)
    if explanation.keystrokes:
        digits = voice.ngettext("{n} digit apart from what was printed", "{n} digits apart from what was printed", explanation.keystrokes)
        words = voice.gettext("{words} ({remark})").format(words=words, remark=digits.format(n=voice.number(explanation.keystrokes)))
    told = tuple(text for text in (_evidence(one, speaker) for one in explanation.evidence) if text)
    return WayOut(words, explanation.figures, told, any(one.speaks == "for" for one in explanation.evidence))


def _called(figure: Figure, speaker: Speaker) -> str:
    whole = figure.set.who == "everyone" and figure.parent is None
    return speaker.voice.gettext("the total") if whole else speaker.name(figure)


def _evidence(evidence: Evidence, speaker: Speaker) -> str:
    """What one neighbour says; a neighbour that leaves the matter open says nothing worth a line."""
    if evidence.speaks == "open":
        return ""
    voice, report = speaker.voice, _report(evidence.report, speaker)
    steps = voice.listed([_step(key, change, told, speaker) for key, change, told in evidence.steps])
    pattern = {
        "for": voice.gettext("The report “{title}” of {day} speaks for it. Changes between the two reports: {steps}."),
        "against": voice.gettext("The report “{title}” of {day} speaks against it. Changes between the two reports: {steps}."),
    }[evidence.speaks]
    return pattern.format(title=voice.text(report.title), day=voice.day(report.published.day), steps=steps)


def _step(key: str, change: Interval, told: Interval | None, speaker: Speaker) -> str:
    voice, figure = speaker.voice, speaker.ledger.figures[key]
    amount = voice.signed(change.value) if change.value is not None else voice.total(change)
    words = voice.gettext("{figure} {amount}").format(figure=_called(figure, speaker), amount=amount)
    if told is None:
        return words
    return voice.gettext("{change} (told of in the days between: {told})").format(change=words, told=voice.total(told))


def _report(report: str, speaker: Speaker) -> Report:
    return next(one for one in speaker.ledger.reports if one.id == report)


def _settled_by(finding: Finding, speaker: Speaker) -> str:
    """What would close the matter: the publisher's word, or the number that a neighbour leaves out."""
    voice = speaker.voice
    if finding.verdict is Verdict.DISAGREE:
        return voice.gettext("Each publisher counts for itself; nothing needs to be settled.")
    open_ = [figure for report in finding.settled_by for figure in _report(report, speaker).figures if not figure.stated]
    if not open_:
        return voice.gettext("A correction by the publisher, or a neighbouring report with the same parts, would settle it.")
    missing = voice.listed([voice.gettext("{who} in the report of {day}").format(who=speaker.who(figure), day=voice.day(_report(figure.report, speaker).published.day)) for figure in open_])
    return voice.gettext("The numbers that neighbouring reports leave out would settle it: {missing}; or a correction by the publisher.").format(missing=missing)


def label_of(entries: Mapping[str, object], key: str, voice: Voice) -> str:
    """The label of an entry of the vocabulary, or its id where there is none."""
    entry = entries.get(key)
    return voice.text(entry.label) if entry is not None else key
