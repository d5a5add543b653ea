"""The ``figures:`` of a head → descriptions of figures (all but their values) and the splits between them."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from hasila.ingest.amount import first_of
from hasila.ingest.circles import UNREAD, NamedSplit, refuse_circles
from hasila.ingest.estimates import ESTIMATES
from hasila.ingest.explained import parse_explained
from hasila.ingest.fields import DOUBT, Diagnostics, Fields, did_you_mean, nearest_of, refuse_doubts, slug
from hasila.ingest.positioned_yaml import Listing, Mapping, Node, Scalar, keys_below
from hasila.ingest.taken_back import parse_restart, parse_withdrawn
from hasila.ingest.when import Misplaced, misplaced, parse_when
from hasila.ingest.when_hint import when_hint
from hasila.model.bounds import MOST_FIGURES, MOST_WORDINGS
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.frozen import quickly_made
from hasila.model.period import Moment, Period
from hasila.model.report import CountKind, Explained, FigureSet, Pointer, Restart, Split, Withdrawal
from hasila.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Axes:
    """The axes that figures inherit from their report, and members from their figure; ``None``: not said yet.

    ``refused`` are axes that were said in a word that is not known, or not said where they had to be: one
    mistake, told where it stands, and not again at each figure that inherits it. ``latest`` is the last
    day of which the report can know; without it, the day of its publication.
    """

    publisher: str
    category: str | None = None
    measure: str | None = None
    where: str | None = None
    period: Period | None = None
    cause: str | None = None
    population: str | None = None
    refused: frozenset[str] = frozenset()
    latest: date | None = None
    kind: str | None = None

    def figure_set(self, vocabulary: Vocabulary) -> FigureSet | None:
        """The set of a figure with these axes; ``None`` where they do not say one."""
        measure, who, period = self.measure, self.category, self.period
        if self.refused or who is None or measure is None or period is None:
            return None
        kind = kind_of(self.kind, measure, who, self.where, self.population, vocabulary)
        when = period_of(kind, period)
        return FigureSet(self.publisher, measure, who, self.where, when, self.cause, self.population, kind)


@quickly_made
@dataclass(frozen=True, slots=True)
class FigureDescription:
    """A figure without its value."""

    id: str
    set: FigureSet
    location: Location
    parent: str | None
    stated: bool = True
    corrects: Pointer | None = None
    estimate: str | None = None


@dataclass(frozen=True, slots=True)
class FigureTree:
    """The figures of a head and the splits between them.

    ``described`` are all ids that it names, also of figures too badly said to be kept: a mark that leads to
    one of them is no second mistake. ``refused`` are drafts that must not be counted with.
    """

    drafts: tuple[FigureDescription, ...]
    splits: tuple[Split, ...]
    described: frozenset[str] = frozenset()
    explained: tuple[Explained, ...] = ()
    refused: frozenset[str] = frozenset()
    restarts: tuple[Restart, ...] = ()
    withdrawn: tuple[Withdrawal, ...] = ()

    @property
    def estimates(self) -> dict[str, str]:
        """The figures that are one of several estimates of their set: id → ``low``, ``best`` or ``high``."""
        return {draft.id: draft.estimate for draft in self.drafts if draft.estimate}


@dataclass(frozen=True, slots=True)
class _Axis:
    """An axis of :class:`Axes`: the key that states it, the noun of its entries, and where the vocabulary has
    them."""

    name: str
    key: str
    noun: str
    entries: str


KINDS = ["cumulative", "flow", "stock", "residual"]
"""Kinds of count that a head may say; the first two are told by the period, too."""

_AXES = (
    _Axis("measure", "counts", "measure", "measures"),
    _Axis("where", "where", "place", "places"),
    _Axis("cause", "cause", "cause", "causes"),
    _Axis("population", "population", "population", "populations"),
    _Axis("category", "who", "category", "categories"),
)
"""The axes that one word of the vocabulary states, in a head, a description or a figure."""
_PUBLISHER = _Axis("publisher", "publisher", "publisher", "publishers")
"""Of a figure: whose count it is, where the report adds or relays the counts of others."""
_KEYS = {"period": "when", "kind": "kind"} | {axis.name: axis.key for axis in _AXES}
"""The keys that state the axes."""
_NEEDED = ("category", "measure", "period")
"""The axes that every figure must have."""


def parse_axes(fields: Fields, inherited: Axes, published: Moment, vocabulary: Vocabulary) -> Axes:
    """The axes that ``fields`` states, over those inherited; a word that is not known is a mistake."""
    stated: dict[str, Any] = {}
    for axis in _AXES:
        word = _word(fields, axis, vocabulary)
        if word is not None:
            stated[axis.name] = word
    latest = inherited.latest or published.day
    period = _period(fields, published, latest, vocabulary)
    if period:
        stated["period"] = period
    kind = _kind(fields, period or inherited.period)
    if kind or "measure" in stated:
        stated["kind"] = kind  # a kind is that of what is counted
    still_refused = inherited.refused - stated.keys()
    refused = frozenset(_refused(fields, stated))
    return replace(inherited, refused=still_refused | refused, **stated)


def _kind(fields: Fields, period: Period | None) -> str | None:
    """The kind of count that is said; one that its period contradicts is pointed out."""
    kind = fields.choice("kind", KINDS)
    wrong = period and kind and _CONTRADICTED.get((kind, period.cumulative))
    if wrong:
        message, hint = f"`kind: {kind}` does not go with {wrong}", "mend `kind` or `when`"
        fields.diagnostics.write(fields.location_of("kind"), "wrong-kind", message, hint)
    return kind


_CONTRADICTED = {
    ("cumulative", False): "a period of some days: a cumulative count runs `since` a day",
    ("flow", True): "`since`: a flow is the number of some days",
}
"""Kind, and whether the period runs since a day → what is wrong with it."""


def kind_of(
    said: str | None,
    measure: str,
    who: str,
    where: str | None,
    population: str | None,
    vocabulary: Vocabulary,
) -> CountKind:
    """The kind of a count: as the figure says, or as the vocabulary says of what it counts."""
    if said in ("stock", "residual"):
        return CountKind(said)
    entry = vocabulary.measures.get(measure)
    if said is None and entry is not None and entry.stock:
        return CountKind.STOCK
    if said is None and vocabulary.is_residual(who, where, population):
        return CountKind.RESIDUAL
    return CountKind.COUNT


def period_of(kind: CountKind, period: Period) -> Period:
    """The period of a count of that kind: a stock is counted at the end of what its report speaks of."""
    if kind is not CountKind.STOCK or period.level:
        return period
    return Period(period.end.day, period.end, level=True)


def _refused(fields: Fields, stated: Collection[str]) -> Iterator[str]:
    """The axes that are said in a word that is not known."""
    for name, key in _KEYS.items():
        if name not in stated and _is_said(fields, key):
            yield name


def _word(fields: Fields, axis: _Axis, vocabulary: Vocabulary) -> str | None:
    known: Collection[str] = getattr(vocabulary, axis.entries)
    return fields.choice(axis.key, list(known), code=f"unknown-{axis.noun}")


def _is_said(fields: Fields, key: str) -> bool:
    """True where something stands under ``key``, or under a word that was probably meant to be it."""
    return fields.node(key) is not None or fields.misspelt(key)


def _period(fields: Fields, published: Moment, latest: date, vocabulary: Vocabulary) -> Period | None:
    when = fields.scalar("when")
    if when is None:
        return None
    fault = misplaced(when.text, published, latest, vocabulary.periods)
    if fault:
        _write_once(fields.diagnostics, when.location, fault)
        return None
    period = parse_when(when.text, published, vocabulary.periods)
    if period is None:
        _no_period(when, fields.diagnostics, vocabulary)
    return period


def _write_once(diagnostics: Diagnostics, location: Location, fault: Misplaced) -> None:
    """Write ``fault`` down, unless it stands there: the rows of a table share one description."""
    for diagnostic in diagnostics.found:
        if diagnostic.location == location and diagnostic.code == fault.code:
            return
    diagnostics.write(location, fault.code, fault.message, fault.hint)


def _no_period(when: Scalar, diagnostics: Diagnostics, vocabulary: Vocabulary) -> None:
    words = when.text.split()
    says_since = len(words) > 1 and words[0] == "since"
    named = words[1] if says_since else ""
    period = vocabulary.periods.get(named)
    if period and period.start is None:
        return  # its day is refused where the vocabulary says it
    message = f"`when: {when.text}` names no period"
    hint = when_hint(when.text, vocabulary.periods)
    diagnostics.write(when.location, "bad-period", message, hint)


def parse_figures(
    node: Node | None,
    location: Location,
    report: str,
    axes: Axes,
    published: Moment,
    vocabulary: Vocabulary,
    diagnostics: Diagnostics,
) -> FigureTree:
    """Every figure that could be understood.

    A figure whose set is not fully said is a mistake and is left out.
    """
    grower = _Grower(report, published, vocabulary, diagnostics)
    tree = grower.grow(node, location, axes)
    drafts = first_of(tree.drafts, MOST_FIGURES, location, "figures", diagnostics)
    kept = tuple(_few_of_a_set(drafts, diagnostics))
    return replace(tree, drafts=kept)


def _few_of_a_set(
    drafts: Sequence[FigureDescription], diagnostics: Diagnostics
) -> Iterator[FigureDescription]:
    """The drafts, of each set only as many as can be compared; the first beyond is pointed out."""
    what = "figures with the same description"
    counted = Counter(draft.set for draft in drafts)
    seen = Counter[FigureSet]()
    for draft in drafts:
        seen[draft.set] += 1
        if seen[draft.set] <= MOST_WORDINGS:
            yield draft
        elif seen[draft.set] == MOST_WORDINGS + 1:
            all_of_it = range(counted[draft.set])
            first_of(all_of_it, MOST_WORDINGS, draft.location, what, diagnostics)


class _Grower:
    """Grows one tree: figures found so far by id, and splits whose members are still names."""

    def __init__(
        self, report: str, published: Moment, vocabulary: Vocabulary, diagnostics: Diagnostics
    ) -> None:
        self.report = report
        self.published = published
        self.vocabulary = vocabulary
        self.diagnostics = diagnostics
        self._drafts: dict[str, FigureDescription] = {}
        self._described: set[str] = set()
        self._refused: set[str] = set()
        self._lacking: defaultdict[tuple[str, ...], list[Scalar]] = defaultdict(list)
        self._splits: list[NamedSplit] = []
        self._explained: list[Explained] = []
        self._restarts: list[Restart] = []
        self._withdrawn: list[Withdrawal] = []

    def grow(self, node: Node | None, location: Location, axes: Axes) -> FigureTree:
        """The figures below ``node``, which inherit ``axes``; ``place`` is that of the head."""
        if not isinstance(node, Mapping) or not node.entries:
            there = node.location if node else location
            hint = "add `figures:` with one entry per stated number"
            self.diagnostics.write(there, "no-figures", "the report has no figures", hint)
            return FigureTree((), ())
        for key, value in node.entries:
            self._figure(key, value, axes, None)
        self._write_lacking()
        self._check_names()
        circles = refuse_circles(self._splits, self.diagnostics)
        return self._tree(circles)

    def _tree(self, circles: frozenset[str]) -> FigureTree:
        """All that was described; the figures of ``circles`` must not be counted with."""
        drafts, splits = tuple(self._drafts.values()), tuple(self._resolved())
        described, refused = frozenset(self._described), circles | self._refused
        said = (tuple(self._explained), refused, tuple(self._restarts), tuple(self._withdrawn))
        return FigureTree(drafts, splits, described, *said)

    def _figure(self, key: Scalar, node: Node, inherited: Axes, parent: str | None) -> bool:
        """Describe the figure ``key`` and its members; ``False`` where its key can name no figure."""
        if self._is_unusable(key, node):
            return False
        before = set(self._drafts)
        name = f"the figure `{key.text}`"
        fields = Fields(node, key.location, self.diagnostics, name)
        self._describe(key, fields, inherited, parent)
        if fields.misread:
            self._refused |= self._drafts.keys() - before
            self._described |= _names_below(node)
        fields.close()
        self._described.update(fields.nested_in_unknown())
        return True

    def _describe(self, key: Scalar, fields: Fields, inherited: Axes, parent: str | None) -> None:
        """Take in the figure ``key`` with its members, and what explains it."""
        self._described.add(key.text)
        axes = self._axes(key, fields, inherited)
        self._add(key, axes, parent, corrects=_pointer(fields), estimate=fields.choice("estimate", ESTIMATES))
        self._members(key, fields, axes)
        figure = f"{self.report}#{key.text}"
        explained = parse_explained(fields, self.report, figure)
        if explained:
            self._explained.append(explained)
        restart, withdrawal = parse_restart(fields, self.report, figure), parse_withdrawn(fields, figure)
        self._restarts += [restart] if restart else []
        self._withdrawn += [withdrawal] if withdrawal else []

    def _axes(self, key: Scalar, fields: Fields, inherited: Axes) -> Axes:
        """The axes of the figure ``key``, which counts the category that it is named by."""
        category = self.vocabulary.category_named(key.text) or inherited.category
        named = replace(inherited, category=category)
        above = self._category(key, fields, named)
        stated = parse_axes(fields, above, self.published, self.vocabulary)
        return self._complete(key, self._relayed(fields, stated))

    def _relayed(self, fields: Fields, axes: Axes) -> Axes:
        """The axes with the publisher that the figure names, where it names one."""
        publisher = _word(fields, _PUBLISHER, self.vocabulary)
        if publisher is None and _is_said(fields, _PUBLISHER.key):
            return replace(axes, refused=axes.refused | {_PUBLISHER.name})
        return replace(axes, publisher=publisher or axes.publisher)

    def _is_unusable(self, key: Scalar, node: Node) -> bool:
        """True where ``key`` can name no figure.

        Marks that lead to it, or to what stands below it, are no second mistake.
        """
        if key.text == DOUBT:
            refuse_doubts((key, node), self.diagnostics)
            return True
        if slug(key, self.diagnostics) and not self._repeated(key):
            return False
        self._described |= {key.text} | _names_below(node)
        return True

    def _category(self, key: Scalar, fields: Fields, inherited: Axes) -> Axes:
        """The axes inherited, without a category where the key is nearly one.

        Such a figure would count what its parent counts, and nobody would see why.
        """
        nearest = nearest_of(key.text, tuple(self.vocabulary.categories), 0.8)
        named = self.vocabulary.category_named(key.text)
        if named or not nearest or key.text.startswith(nearest) or fields.has("who"):
            return inherited
        message = f"`{key.text}` is no category, and the figure does not say `who`"
        hint = f"did you mean `{nearest}`? If not, say `who: …` at the figure"
        self.diagnostics.write(key.location, "unknown-category", message, hint)
        refused = inherited.refused | {"category"}
        return replace(inherited, refused=refused)

    def _complete(self, key: Scalar, axes: Axes) -> Axes:
        """``axes``, and among the refused those that had to be said: members do not lack them again."""
        lacks: dict[str, str] = {}
        for axis in _NEEDED:
            if getattr(axes, axis) is None and axis not in axes.refused:
                lacks[axis] = _KEYS[axis]
        if lacks:
            keys = tuple(lacks.values())
            self._lacking[keys].append(key)
        return replace(axes, refused=axes.refused | lacks.keys())

    def _write_lacking(self) -> None:
        """Point out what figures lack: once for all that lack the same, for the head can say it for all.

        A figure without a category stands alone: its own name may be nearly one.
        """
        categories = list(self.vocabulary.categories)
        for lacks, keys in self._lacking.items():
            if "who" not in lacks:
                self._write_lack(lacks, keys, "say it at the figure, or at the head for all")
                continue
            for key in keys:
                hint = did_you_mean(key.text, categories)
                self._write_lack(lacks, [key], hint)

    def _write_lack(self, lacks: tuple[str, ...], keys: list[Scalar], hint: str) -> None:
        quoted = [f"`{name}`" for name in lacks]
        names = " and ".join(quoted)
        message = f"{_figures_of(keys)} not say {names}"
        self.diagnostics.write(keys[0].location, "incomplete-set", message, hint)

    def _repeated(self, key: Scalar) -> bool:
        """True where another figure has the same key; it is pointed out."""
        first = self._drafts.get(key.text)
        if first is None:
            return False
        message = f"the figure `{key.text}` is described twice"
        line = first.location.line
        hint = f"the first is on line {line}; name it there and use a list `[{key.text}]` here"
        self.diagnostics.write(key.location, "repeated-figure", message, hint)
        return True

    def _add(
        self,
        key: Scalar,
        axes: Axes,
        parent: str | None,
        stated: bool = True,
        corrects: Pointer | None = None,
        estimate: str | None = None,
    ) -> None:
        self._described.add(key.text)
        figure_set = axes.figure_set(self.vocabulary)
        if figure_set is None:
            return
        draft = FigureDescription(key.text, figure_set, key.location, parent, stated, corrects, estimate)
        self._drafts[key.text] = draft

    def _members(self, key: Scalar, fields: Fields, axes: Axes) -> None:
        """Describe what the figure is divided into, and what is a part of it."""
        first, *others = _divisions(fields.node("parts"))
        unstated = self._unstated(fields, axes, key.text)
        self._split(key, "parts", first, axes, fields, unstated)
        for node in others:
            self._split(key, "parts", node, axes, fields)
        self._split(key, "among", fields.node("among"), axes, fields)

    def _split(
        self,
        key: Scalar,
        kind: str,
        node: Node | None,
        axes: Axes,
        fields: Fields,
        unstated: Iterable[Scalar] = (),
    ) -> None:
        """Describe the members under ``node``, and remember that they divide the figure ``key``."""
        names = (*self._named(node, axes, key.text, kind), *unstated)
        if names:
            location = node.location if node else fields.location
            split = NamedSplit(key.text, kind, names, location, isinstance(node, Listing))
            self._splits.append(split)

    def _named(self, node: Node | None, axes: Axes, parent: str, kind: str) -> Iterator[Scalar]:
        """The ids of the members under ``node``; :data:`UNREAD` for each that cannot be used."""
        if isinstance(node, Mapping):
            for key, value in node.entries:
                understood = self._figure(key, value, axes, parent)
                yield key if understood else Scalar(UNREAD, key.location)
        elif isinstance(node, Listing):
            yield from self._listed(node, kind)
        elif node is not None:
            self._refuse_text(node, kind)

    def _refuse_text(self, node: Scalar, kind: str) -> None:
        # a mark of one of them is no second mistake
        self._described.update(re.split(r"[\s,]+", node.text))
        message = f"`{kind}` must hold figures"
        hint = f"write `{kind}:` with an entry per figure, or a list of ids"
        self.diagnostics.write(node.location, "wrong-shape", message, hint)

    def _listed(self, node: Listing, kind: str) -> Iterator[Scalar]:
        """The ids that a list names.

        The first that is none is pointed out, and none of its figures described.
        """
        others = [item for item in node.items if not isinstance(item, Scalar)]
        if others:
            message = f"a list under `{kind}` holds ids only"
            hint = f"write each figure as an entry `id: …` below `{kind}:`, without a hyphen"
            self.diagnostics.write(others[0].location, "wrong-shape", message, hint)
        for other in others:
            self._described |= _names_below(other)
        for item in node.items:
            yield item if isinstance(item, Scalar) else Scalar(UNREAD, item.location)

    def _unstated(self, fields: Fields, axes: Axes, parent: str) -> Iterator[Scalar]:
        """The ids of the members that the report names without their number."""
        categories = self.vocabulary.categories
        for name in fields.names("unstated"):
            category = self.vocabulary.category_named(name.text)
            if category:
                key = self._key_of_unstated(name, parent)
                group = replace(axes, category=category)
                self._add(key, group, parent, stated=False)
                yield key
            else:
                message = f"there is no category `{name.text}`"
                hint = did_you_mean(name.text, list(categories))
                self.diagnostics.write(name.location, "unknown-category", message, hint)
                yield Scalar(UNREAD, name.location)

    def _key_of_unstated(self, name: Scalar, parent: str) -> Scalar:
        """The key of a member that is named by its category; the parent goes before it where it is taken."""
        if name.text in self._drafts:
            return Scalar(f"{parent}-{name.text}", name.location)
        return Scalar(name.text, name.location)

    def _check_names(self) -> None:
        """Point out the names in lists that no figure has; their marks are no second mistake."""
        known = {UNREAD, *self._described}
        for split in self._splits:
            unknown = [name for name in split.names if name.text not in known]
            tell_unknown(unknown, "report", list(self._drafts), self.diagnostics)
            self._described.update(name.text for name in unknown)

    def _resolved(self) -> Iterator[Split]:
        """The splits by key, also where the parent cannot be counted with: its members still divide it."""
        for split in self._splits:
            names = dict.fromkeys(name.text for name in split.names)
            known = [name for name in names if name in self._drafts]
            members = tuple(f"{self.report}#{name}" for name in known)
            complete = len(members) == len(split.names)
            whole = f"{self.report}#{split.whole}"
            if members:
                yield Split(whole, split.kind, members, split.location, complete)


def _divisions(node: Node | None) -> tuple[Node | None, ...]:
    """The divisions under ``parts``: one, or a list with an item for each."""
    if isinstance(node, Listing) and node.items and all(map(_is_division, node.items)):
        return node.items
    return (node,)


def _is_division(node: Node) -> bool:
    """True of what holds several parts: one entry behind a dash is a slip, no division."""
    if isinstance(node, Mapping):
        return len(node.entries) > 1
    return isinstance(node, Listing) and len(node.items) > 1


def tell_unknown(names: Sequence[Scalar], where: str, known: list[str], diagnostics: Diagnostics) -> None:
    """Point out, once for a list, the ``names`` in it that no figure of this report or table has."""
    if not names:
        return
    first = names[0]
    message = f"there is no figure `{first.text}` in this {where}"
    hint = did_you_mean(first.text, known)
    if len(names) > 1:
        message = f"there are no figures {_quoted(names)} in this {where}"
        hint = f"describe each of them, or take it out of the list; {hint}"
    diagnostics.write(first.location, "unknown-figure", message, hint)


def _quoted(names: Sequence[Scalar]) -> str:
    """``names`` as a list in a sentence."""
    quoted = [f"`{name.text}`" for name in names]
    if len(quoted) > _SHOWN:
        shown = ", ".join(quoted[:_SHOWN])
        return f"{shown} and {len(quoted) - _SHOWN} more"
    *others, last = quoted
    return f"{', '.join(others)} and {last}"


_SHOWN = 6
"""Names that a message holds."""


def _figures_of(keys: list[Scalar]) -> str:
    """The figures of ``keys`` as the subject of a sentence, with its verb."""
    named = [f"`{key.text}`" for key in keys]
    if len(named) == 1:
        return f"the figure {named[0]} does"
    if len(named) <= 4:
        return f"the figures {', '.join(named)} do"
    first = ", ".join(named[:3])
    return f"the figures {first} and {len(named) - 3} more do"


def _names_below(node: Node) -> frozenset[str]:
    """Every key in ``node``, at any depth."""
    return frozenset(key.text for key in keys_below(node))


def _pointer(fields: Fields) -> Pointer | None:
    named = fields.scalar("corrects")
    return Pointer(named.text, named.location) if named else None
