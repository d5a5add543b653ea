"""Reports, the figures they state, the constraints between figures, and the results of checking.

All values are frozen and complete when made. A figure is known everywhere by its key,
``report-id#figure-id``; places, categories and the like by their ids in the vocabulary."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field, replace
from datetime import date
from enum import StrEnum

from hasila.model.amendment import AmendedSum, Amendment
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.frozen import quickly_made
from hasila.model.interval import Interval
from hasila.model.period import Moment, Period, begins_on_day
from hasila.model.prose import NO_HTML, PackedText, ProseHtml, pack_text

_NOWHERE = Location("")

Text = Mapping[str, str]
"""One text in several languages: language code → words."""


class CountKind(StrEnum):
    """How a count may change from one report to the next."""

    COUNT = "count"  # of a period: since a day it only rises, of a window it is one number
    STOCK = "stock"  # a level at a moment, such as the missing: it rises and falls
    RESIDUAL = "residual"  # a group that members leave as they become known: it may fall, its whole may not


@quickly_made
@dataclass(frozen=True, slots=True)
class FigureSet:
    """The set of people (or events) that a figure counts: one value on each axis, ``None`` where nothing is
    said. ``kind`` says how the count may change."""

    publisher: str
    measure: str
    category: str
    where: str | None
    period: Period
    cause: str | None = None
    population: str | None = None
    kind: CountKind = CountKind.COUNT


@quickly_made
@dataclass(frozen=True, slots=True)
class Mention:
    """One place in the prose that states a figure: the marked words and what they were read as.

    ``number`` is the number as printed (341 of "at least 341"), ``None`` where the words give none;
    ``ordinal`` counts the mentions of the same figure in the same text from 1; ``heading`` is that of its
    column, where it is a cell of a table."""

    language: str
    words: str
    number: int | None
    interval: Interval
    qualifier: str
    location: Location
    ordinal: int = 1
    heading: str = ""


@quickly_made
@dataclass(frozen=True, slots=True)
class Figure:
    """A stated count. ``stated`` is false for a group that a report splits off without giving its number."""

    key: str
    id: str
    report: str
    set: FigureSet
    number: int | None
    interval: Interval
    qualifier: str
    mentions: tuple[Mention, ...]
    location: Location
    parent: str | None = None
    stated: bool = True
    corrects: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Pointer:
    """A figure named elsewhere, and where it is named. ``corrects:`` is the publisher's own word on an
    earlier figure."""

    key: str
    location: Location


@dataclass(frozen=True, slots=True)
class Explained:
    """A reason, with its source, why what the checks see is no error: of one figure (a key), or of all of its
    report (``None``). It closes the findings that it speaks of, and readers see it."""

    report: str
    figure: str | None
    reason: Text
    source: str
    location: Location


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage that a report states of two of its counts (keys): ``part`` of ``whole``. It is no count.
    ``low`` and ``high`` are the least and the greatest share that round to its words, in millionths."""

    part: str
    whole: str
    words: Text
    low: int
    high: int
    location: Location


@dataclass(frozen=True, slots=True)
class Restart:
    """Counts that begin anew with a report, or are defined anew: all of its report or that of one ``figure``
    (a key). What was counted before is not compared with them. ``source`` is "" where it is the report."""

    report: str
    figure: str | None
    reason: Text
    source: str
    location: Location


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """What a publisher took back on a day without stating another number: a report, or one ``figure`` (a key)
    of it. ``by`` is the later report that says so; else ``reason`` is given."""

    figure: str | None
    on: date
    reason: Text
    source: str
    by: str | None
    location: Location


@quickly_made
@dataclass(frozen=True, slots=True)
class Split:
    """The division of a figure by a report: ``parts`` add up to the whole, ``among`` are some of it. Members
    are keys.

    It is not ``complete`` where a member was named that could not be understood: nothing adds up then.
    """

    whole: str
    kind: str
    members: tuple[str, ...]
    location: Location
    complete: bool = True


@dataclass(frozen=True, slots=True)
class Source:
    """The source of a report: its address, and when and with which SHA-256 it was captured, if it was.

    ``text`` says how much of it was read, ``whole`` or ``excerpt``. ``earlier`` are captures of the same
    address, oldest first, that said something else."""

    url: str
    captured: date | None = None
    sha256: str | None = None
    text: str = "whole"
    earlier: tuple[Capture, ...] = ()
    location: Location = _NOWHERE
    """The place of the day of the capture."""


@dataclass(frozen=True, slots=True)
class Capture:
    """The text of an address on an earlier day: by figure id, the words that stated it then, where they
    differ."""

    captured: date
    sha256: str | None
    said: Mapping[str, Mention]
    location: Location


@dataclass(frozen=True, slots=True)
class Prose:
    """The body of a report in one language: Markdown, where it stands, and what was read in it.

    ``html`` is the same in HTML, cut at its links; ``unmarked`` are the warnings of numbers that nobody
    marked.
    """

    language: str
    written: str | PackedText
    path: str
    first_line: int
    html: ProseHtml = NO_HTML
    unmarked: tuple[Diagnostic, ...] = ()

    @property
    def markdown(self) -> str:
        """The text as it is written."""
        return str(self.written)

    def with_packed_text(self) -> Prose:
        """The same prose in less memory."""
        return replace(self, written=pack_text(self.markdown))


@dataclass(frozen=True, slots=True)
class Report:
    """One published report. ``precision`` says how well its day is known: ``day``, ``about`` or ``month``."""

    id: str
    publisher: str
    via: str | None
    language: str
    published: Moment
    precision: str
    basis: Text
    source: Source
    title: Text
    figures: tuple[Figure, ...]
    splits: tuple[Split, ...]
    prose: Mapping[str, Prose]
    places: tuple[str, ...] = ()
    notes: tuple[Text, ...] = ()
    missing: tuple[Text, ...] = ()
    path: str = ""
    explained: tuple[Explained, ...] = ()
    location: Location = _NOWHERE
    """The place of its day of publication."""
    restarts: tuple[Restart, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()
    """What was taken back of this report."""
    withdraws: tuple[Pointer, ...] = ()
    """The earlier reports, or their figures, that this report takes back."""
    shares: tuple[Share, ...] = ()
    amends: tuple[Amendment, ...] = ()
    """What this report takes from earlier counts, or adds to them."""


class ConstraintKind(StrEnum):
    """The relation between sets that a constraint rests on; see the method page."""

    PARTS = "parts"  # the parts add up to the whole
    AMONG = "among"  # disjoint parts together are at most the whole
    WITHIN = "within"  # a part is at most its whole
    RISES = "rises"  # a cumulative count does not fall
    STEP = "step"  # earlier count + count of the days between = later count
    SAME = "same"  # one set, two wordings
    CLOSED = "closed"  # a period that is over has one count, whenever it is stated
    SOURCES = "sources"  # one set, two publishers: a note, never an error


@quickly_made
@dataclass(frozen=True, slots=True)
class Constraint:
    """``sum of left  op  right`` over figures; ``op`` is ``=``, ``<=`` or ``>=``. ``because`` is the words
    (or the axes) that make the sets comparable.

    ``id`` is a slug that is unique in the site and does not change while the figures keep their ids.
    """

    id: str
    kind: ConstraintKind
    left: tuple[str, ...]
    op: str
    right: str
    reports: tuple[str, ...]
    because: str
    location: Location


class Status(StrEnum):
    """The result of one constraint. ``POSSIBLE``: it can hold, but an open or rounded figure leaves room for
    it not to."""

    HOLDS = "holds"
    POSSIBLE = "possible"
    BROKEN = "broken"
    UNCHECKED = "unchecked"


@quickly_made
@dataclass(frozen=True, slots=True)
class ConstraintResult:
    """A constraint with its two sides as intervals. ``gap`` is by how much they miss each other, where they
    do: right − left for ``=`` (negative when the left side is too large), left − right for ``≤``."""

    constraint: Constraint
    outcome: Status
    left: Interval
    right: Interval
    gap: Interval | None = None


class Verdict(StrEnum):
    """The one whose matter a finding is, in the order in which it is decided."""

    OURS = "ours"
    EDITED = "source-edited"
    REVISED = "source-revised"
    RESTARTED = "restarted"
    ARITHMETIC = "published-arithmetic"
    HOURS = "stated-hours"
    DISAGREE = "sources-disagree"
    UNCHECKED = "not-checkable-yet"


NOTED = frozenset({Verdict.RESTARTED, Verdict.DISAGREE, Verdict.UNCHECKED})
"""Verdicts of notes: two counts that may rightly differ, or that cannot be compared yet."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The evidence of a neighbouring report on one correction: ``speaks`` is ``for``, ``against`` or
    ``open``.

    ``steps`` are the changes it implies from the neighbour to this report: (figure key, change, what this
    report itself states of the time between, or ``None`` where it states nothing)."""

    report: str
    speaks: str
    steps: tuple[tuple[str, Interval, Interval | None], ...] = ()
    excess: int = 0


@dataclass(frozen=True, slots=True)
class ErrorPattern:
    """A typing error or another slip that may have made a misprint; a hypothesis. ``kind`` is one of those
    that :mod:`hasila.solver.patterns` knows; ``value`` is what the figure would have been, where one is
    meant."""

    kind: str
    figures: tuple[str, ...]
    value: Interval | None = None


@dataclass(frozen=True, slots=True)
class CorrectionSet:
    """One minimal correction: if exactly ``figures`` are misprinted, each must be in its ``forced`` interval.

    ``keystrokes`` is how many digits would have to be mistyped (Damerau–Levenshtein), ``None`` where no
    single number is forced. ``rank`` is 1 for what the evidence puts first, the same for ties; ``standing``
    is ``possible`` or ``likely``, as :mod:`hasila.reconcile.likelihood` defines them, and ``rests_on`` the
    figures (keys) that must be as stated for it to be likely."""

    figures: tuple[str, ...]
    forced: Mapping[str, Interval]
    keystrokes: int | None
    evidence: tuple[Evidence, ...] = ()
    pattern: ErrorPattern | None = None
    rank: int = 1
    standing: str = "possible"
    rests_on: tuple[str, ...] = ()


class Ground(StrEnum):
    """The ground on which a finding is closed."""

    CONFIRMED = "confirmed"  # the publisher corrected a figure, and the figures agree with it
    EXPLAINED = "explained"  # a reason is recorded beside the report, with its source
    SETTLED = "settled"  # neighbouring reports rule out every correction but one
    WITHDRAWN = "withdrawn"  # the publisher took a figure back


@dataclass(frozen=True, slots=True)
class Closure:
    """The reason why a finding no longer stands: ``by`` is the figure that corrects another (a key),
    ``explained`` the recorded reason, ``remains`` the number of the one correction that is not ruled out,
    from 0. One of them is given."""

    ground: Ground
    by: str | None = None
    explained: Explained | None = None
    remains: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: the smallest set of figures that cannot all be true, and every minimal
    correction.

    ``constraints`` are the ids of the broken constraints (the first is the one to show); ``settled_by`` names
    the reports or figures that would settle it; ``closure`` is why it no longer stands, ``None`` while it
    does; ``complete`` is false where there may be further corrections, too many to be looked through."""

    id: str
    verdict: Verdict
    report: str
    constraints: tuple[str, ...]
    figures: tuple[str, ...]
    gap: Interval | None
    explanations: tuple[CorrectionSet, ...]
    settled_by: tuple[str, ...]
    location: Location
    closure: Closure | None = None
    complete: bool = True
    share: Share | None = None
    """The stated share that its two figures do not make; of all other findings ``None``."""
    amended: AmendedSum | None = None
    """What a stated change of an earlier count does not fit; of all other findings ``None``."""

    @property
    def closed(self) -> bool:
        return self.closure is not None

    @property
    def noted(self) -> bool:
        """True of a note that stands: it says that two counts differ, not that one cannot be true."""
        return not self.closed and self.verdict in NOTED

    @property
    def open(self) -> bool:
        """True of a contradiction that nothing has answered."""
        return not self.closed and not self.noted


class SeriesKind(StrEnum):
    """What the figures of a series have in common."""

    CUMULATIVE = "cumulative"  # all run since one day
    STOCK = "stock"  # levels, each at the end of what its report speaks of
    FLOW = "flow"  # counts of windows of one length


@quickly_made
@dataclass(frozen=True, slots=True)
class Series:
    """The figures of one publisher for one set that can be read after each other, in order of time.

    ``anchor`` is where a cumulative series begins, else the day of the first figure. ``breaks`` are the
    points from which the count begins anew (keys)."""

    id: str
    publisher: str
    measure: str
    category: str
    where: str | None
    cause: str | None
    population: str | None
    anchor: str
    start: date
    points: tuple[str, ...]
    kind: SeriesKind = SeriesKind.CUMULATIVE
    breaks: tuple[str, ...] = ()

    @property
    def since_event(self) -> str | None:
        """The id of the named period that it begins with; ``None`` where it is a bare day."""
        return None if begins_on_day(self.anchor) else self.anchor

    @property
    def since_day(self) -> date | None:
        """Its first day, where it begins with no named period."""
        return self.start if begins_on_day(self.anchor) else None


@dataclass(frozen=True, slots=True)
class PublishedCorrection:
    """A figure that its publisher changed, and the re-check of the change.

    ``by`` is the figure that corrects it (a key), or ``None`` where the source itself was edited. ``mends``
    and ``breaks`` are the ids of the constraints that the change makes possible, and of those that it makes
    impossible."""

    figure: str
    by: str | None
    before: Interval
    after: Interval
    mends: tuple[str, ...]
    breaks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ledger:
    """All that is known after reconciling. Reports are in order of publication; mappings are by id or key.

    ``bounds`` is what follows from all constraints for a figure whose own words leave more open: the true
    least and greatest whole number, ours and not the publisher's. ``known_on`` is the day by which all of its
    reports were published, where later ones were left out; ``None`` where all take part."""

    reports: tuple[Report, ...]
    figures: Mapping[str, Figure]
    checked: tuple[ConstraintResult, ...]
    findings: tuple[Finding, ...]
    series: tuple[Series, ...]
    corrections: tuple[PublishedCorrection, ...] = ()
    bounds: Mapping[str, Interval] = field(default_factory=dict)
    known_on: date | None = None


WORDS_ALONE = "unspecified_plural"
"""The qualifier of a value without digits: "dozens", «عشرات». Its ``number`` is the least that they mean."""


def is_range(value: Figure | Mention) -> bool:
    """True where both ends were published; its ``number`` is then the lower end alone."""
    return value.qualifier == "range" and value.interval.value is None


def is_one_number(value: Figure | Mention) -> bool:
    """True where ``number`` was printed as it is: not so of a range, nor of "dozens", whose least it is."""
    if value.number is None or is_range(value):
        return False
    return value.qualifier != WORDS_ALONE
