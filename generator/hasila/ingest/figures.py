"""The ``figures:`` of a head → drafts of figures (everything but their values) and the splits between them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches

from hasila.ingest.amount import first_of
from hasila.ingest.circles import UNREAD, Named, refuse_circles
from hasila.ingest.explained import parse_explained
from hasila.ingest.fields import DOUBT, Diagnostics, Fields, did_you_mean, refuse_doubts, slug
from hasila.ingest.positioned_yaml import Listing, Mapping, Node, Scalar, keys_below
from hasila.ingest.when import Misplaced, misplaced, parse_when
from hasila.ingest.when_hint import when_hint
from hasila.model.bounds import MOST_FIGURES, MOST_WORDINGS
from hasila.model.diagnostics import Location
from hasila.model.period import Moment, Period
from hasila.model.report import Explained, FigureSet, Pointer, Split
from hasila.model.vocabulary import Vocabulary


@dataclass(frozen=True, slots=True)
class Axes:
    """What is inherited from the report to its figures and from a figure to its members; ``None``: not
    said yet.

    ``refused`` are axes that were said in a word that is not known, or not said where they had to be: one
    mistake, told where it stands, and not again at each figure that inherits it. ``latest`` is the last
    day of which the report can know; without it, the day of its publication.
    """

    publisher: str
    who: str | None = None
    measure: str | None = None
    where: str | None = None
    period: Period | None = None
    cause: str | None = None
    population: str | None = None
    refused: frozenset[str] = frozenset()
    latest: date | None = None


@dataclass(frozen=True, slots=True)
class FigureDescription:
    """A figure without its value."""

    id: str
    set: FigureSet
    place: Location
    parent: str | None
    stated: bool = True
    corrects: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """What grew from a head, figures and the splits between them. ``described`` are all ids that it
    names, also of figures too badly said to be kept: a mark that leads to one of them is no second
    mistake. ``refused`` are drafts that must not be counted with."""

    drafts: tuple[FigureDescription, ...]
    splits: tuple[Split, ...]
    described: frozenset[str] = frozenset()
    explained: tuple[Explained, ...] = ()
    refused: frozenset[str] = frozenset()


def parse_axes(fields: Fields, inherited: Axes, published: Moment, vocabulary: Vocabulary) -> Axes:
    """The axes that ``fields`` states, over those inherited; a word that the vocabulary has not is a mistake."""
    known = (("counts", "measure", "measure", vocabulary.measures), ("where", "where", "place", vocabulary.places),
             ("cause", "cause", "cause", vocabulary.causes), ("population", "population", "population", vocabulary.populations))  # fmt: skip
    stated: dict[str, str | Period | None] = {}
    for key, axis, noun, entries in known:
        stated[axis] = fields.choice(key, list(entries), code=f"unknown-{noun}")
    stated["who"] = fields.choice("who", list(vocabulary.categories), code="unknown-category")
    stated["period"] = _period(fields, published, inherited.latest or published.day, vocabulary)
    understood = {axis: value for axis, value in stated.items() if value is not None}
    keys = {"who": "who", "period": "when"} | {axis: key for key, axis, _, _ in known}
    silent = stated.keys() - understood.keys()
    refused = {axis for axis in silent if _said(fields, keys[axis])}
    return replace(inherited, **understood, refused=(inherited.refused - understood.keys()) | refused)


def _said(fields: Fields, key: str) -> bool:
    """Whether ``fields`` say something under ``key``, or under a word that was probably meant to be it."""
    return fields.node(key) is not None or fields.misspelt(key)


def _period(fields: Fields, published: Moment, latest: date, vocabulary: Vocabulary) -> Period | None:
    when = fields.scalar("when")
    if when is None:
        return None
    fault = misplaced(when.text, published, latest, vocabulary.periods)
    if fault:
        _once(fields.diagnostics, when.place, fault)
        return None
    period = parse_when(when.text, published, vocabulary.periods)
    if period is None:
        _no_period(when, fields.diagnostics, vocabulary)
    return period


def _once(diagnostics: Diagnostics, place: Location, fault: Misplaced) -> None:
    """Write ``fault`` down, unless it stands there: the rows of a table share one description, each with
    another day."""
    if not any(one.place == place and one.code == fault.code for one in diagnostics.mistakes):
        diagnostics.write(place, fault.code, fault.message, fault.hint)


def _no_period(when: Scalar, diagnostics: Diagnostics, vocabulary: Vocabulary) -> None:
    words = when.text.split()
    named = words[1] if len(words) > 1 and words[0] == "since" else ""
    if named in vocabulary.periods and vocabulary.periods[named].start is None:
        return  # its day is refused where the vocabulary says it
    hint = when_hint(when.text, vocabulary.periods)
    diagnostics.write(when.place, "bad-period", f"`when: {when.text}` names no period", hint)


def parse_figures(
    node: Node | None,
    place: Location,
    report: str,
    axes: Axes,
    published: Moment,
    vocabulary: Vocabulary,
    diagnostics: Diagnostics,
) -> Tree:
    """Every figure that could be understood; a figure whose set is not fully said is a mistake and is left out."""
    tree = _Grower(report, published, vocabulary, diagnostics).grow(node, place, axes)
    drafts = first_of(tree.drafts, MOST_FIGURES, place, "figures", diagnostics)
    return replace(tree, drafts=tuple(_few_of_a_set(drafts, diagnostics)))


def _few_of_a_set(
    drafts: Sequence[FigureDescription], diagnostics: Diagnostics
) -> Iterator[FigureDescription]:
    """The drafts, of each set only so many as can be compared with each other; the first beyond is pointed out."""
    counted = Counter(draft.set for draft in drafts)
    seen = Counter[FigureSet]()
    for draft in drafts:
        seen[draft.set] += 1
        if seen[draft.set] <= MOST_WORDINGS:
            yield draft
        elif seen[draft.set] == MOST_WORDINGS + 1:
            first_of(
                range(counted[draft.set]),
                MOST_WORDINGS,
                draft.place,
                "figures with the same description",
                diagnostics,
            )


class _Grower:
    """Grows one tree: figures found so far by id, and splits whose members are still names."""

    def __init__(
        self, report: str, published: Moment, vocabulary: Vocabulary, diagnostics: Diagnostics
    ) -> None:
        self.report, self.published, self.vocabulary, self.diagnostics = (
            report,
            published,
            vocabulary,
            diagnostics,
        )
        self._drafts: dict[str, FigureDescription] = {}
        self._described: set[str] = set()
        self._refused: set[str] = set()
        self._lacking: dict[tuple[str, ...], list[Scalar]] = {}
        self._splits: list[Named] = []
        self._explained: list[Explained] = []

    def grow(self, node: Node | None, place: Location, axes: Axes) -> Tree:
        if not isinstance(node, Mapping) or not node.entries:
            self.diagnostics.write(
                node.place if node else place,
                "no-figures",
                "the report has no figures",
                "add `figures:` with one entry per stated number",
            )
            return Tree((), ())
        for key, value in node.entries:
            self._figure(key, value, axes, None)
        self._tell_lacking()
        self._known()
        circles = refuse_circles(self._splits, self.diagnostics)
        return Tree(
            tuple(self._drafts.values()),
            tuple(self._resolved()),
            frozenset(self._described),
            tuple(self._explained),
            frozenset(self._refused) | circles,
        )

    def _figure(self, key: Scalar, node: Node, inherited: Axes, parent: str | None) -> bool:
        if self._unusable(key, node):
            return False
        before = set(self._drafts)
        fields = Fields(node, key.place, self.diagnostics, f"the figure `{key.text}`")
        self._described.add(key.text)
        own = key.text if key.text in self.vocabulary.categories else inherited.who
        said = self._category(key, fields, replace(inherited, who=own))
        axes = self._complete(key, parse_axes(fields, said, self.published, self.vocabulary))
        self._add(key, axes, parent, corrects=_pointer(fields))
        self._members(key, fields, axes)
        self._explained += filter(None, [parse_explained(fields, self.report, f"{self.report}#{key.text}")])
        if fields.misread:
            self._refused |= self._drafts.keys() - before
            self._described |= {name.text for name in keys_below(node)}
        fields.close()
        self._described.update(fields.nested_in_unknown())
        return True

    def _unusable(self, key: Scalar, node: Node) -> bool:
        """Whether ``key`` can name no figure; marks that lead to it, or to what stands below it, are no
        second mistake."""
        if key.text == DOUBT:
            refuse_doubts((key, node), self.diagnostics)
            return True
        if slug(key, self.diagnostics) and not self._repeated(key):
            return False
        self._described |= {key.text, *(name.text for name in keys_below(node))}
        return True

    def _category(self, key: Scalar, fields: Fields, inherited: Axes) -> Axes:
        """A key that is nearly a category would count what its parent counts, and nobody would see why."""
        near = get_close_matches(key.text, self.vocabulary.categories, n=1, cutoff=0.8)
        if near and key.text not in near and not key.text.startswith(near[0]) and not fields.has("who"):
            self.diagnostics.write(
                key.place,
                "unknown-category",
                f"`{key.text}` is no category, and the figure does not say `who`",
                f"did you mean `{near[0]}`? If not, say `who: …` at the figure",
            )
            return replace(inherited, refused=inherited.refused | {"who"})
        return inherited

    def _complete(self, key: Scalar, axes: Axes) -> Axes:
        """``axes``; those that had to be said and are not stand among the refused, so that members do not
        lack them again."""
        needed = (("who", "who"), ("counts", "measure"), ("when", "period"))
        lacks = {axis: name for name, axis in needed if getattr(axes, axis) is None}
        lacks = {axis: name for axis, name in lacks.items() if axis not in axes.refused}
        if lacks:
            self._lacking.setdefault(tuple(lacks.values()), []).append(key)
        return replace(axes, refused=axes.refused | lacks.keys())

    def _tell_lacking(self) -> None:
        """Say what figures lack: once for all that lack the same, for the head can say it for all of them."""
        for lacks, keys in self._lacking.items():
            alone = "who" in lacks  # each may have a name that is nearly a category
            for group in ([key] for key in keys) if alone else (keys,):
                self._tell_lack(lacks, group)

    def _tell_lack(self, lacks: tuple[str, ...], keys: list[Scalar]) -> None:
        known = list(self.vocabulary.categories)
        said = "say it at the figure, or at the head for all"
        hint = did_you_mean(keys[0].text, known) if "who" in lacks else said
        names = " and ".join(f"`{name}`" for name in lacks)
        self.diagnostics.write(keys[0].place, "incomplete-set", f"{_figures_of(keys)} not say {names}", hint)

    def _repeated(self, key: Scalar) -> bool:
        first = self._drafts.get(key.text)
        if first:
            self.diagnostics.write(
                key.place,
                "repeated-figure",
                f"the figure `{key.text}` is described twice",
                f"the first is on line {first.place.line}; name it there and use a list `[{key.text}]` here",
            )
        return first is not None

    def _add(
        self,
        key: Scalar,
        axes: Axes,
        parent: str | None,
        stated: bool = True,
        corrects: Pointer | None = None,
    ) -> None:
        self._described.add(key.text)
        if axes.refused or axes.who is None or axes.measure is None or axes.period is None:
            return
        what = FigureSet(
            axes.publisher, axes.measure, axes.who, axes.where, axes.period, axes.cause, axes.population
        )
        self._drafts[key.text] = FigureDescription(key.text, what, key.place, parent, stated, corrects)

    def _members(self, key: Scalar, fields: Fields, axes: Axes) -> None:
        for kind in ("parts", "among"):
            node = fields.node(kind)
            names = tuple(self._named(node, axes, key.text, kind))
            if kind == "parts":
                names += tuple(self._unstated(fields, axes, key.text))
            if names:
                place = node.place if node else fields.place
                self._splits.append(Named(key.text, kind, names, place, isinstance(node, Listing)))

    def _named(self, node: Node | None, axes: Axes, parent: str, kind: str) -> Iterator[Scalar]:
        if isinstance(node, Mapping):
            for key, value in node.entries:
                whole = self._figure(key, value, axes, parent)
                yield key if whole else Scalar(UNREAD, key.place)
        elif isinstance(node, Listing):
            yield from self._listed(node, kind)
        elif node is not None:
            self._described |= set(
                re.split(r"[\s,]+", node.text)
            )  # a mark of one of them is no second mistake
            message = f"`{kind}` must hold figures"
            hint = f"write `{kind}:` with an entry per figure, or a list of ids"
            self.diagnostics.write(node.place, "wrong-shape", message, hint)

    def _listed(self, node: Listing, kind: str) -> Iterator[Scalar]:
        """The ids that a list names; anything else in it is a mistake, said once, and none of its figures
        is described."""
        others = [item for item in node.items if not isinstance(item, Scalar)]
        for item in others[:1]:
            self.diagnostics.write(
                item.place,
                "wrong-shape",
                f"a list under `{kind}` holds ids only",
                f"write each figure as an entry `id: …` below `{kind}:`, without a hyphen",
            )
        self._described |= {name.text for item in others for name in keys_below(item)}
        yield from (item if isinstance(item, Scalar) else Scalar(UNREAD, item.place) for item in node.items)

    def _unstated(self, fields: Fields, axes: Axes, parent: str) -> Iterator[Scalar]:
        for name in fields.names("unstated"):
            if name.text not in self.vocabulary.categories:
                self.diagnostics.write(
                    name.place,
                    "unknown-category",
                    f"there is no category `{name.text}`",
                    did_you_mean(name.text, list(self.vocabulary.categories)),
                )
                yield Scalar(UNREAD, name.place)
                continue
            own = Scalar(name.text if name.text not in self._drafts else f"{parent}-{name.text}", name.place)
            self._add(own, replace(axes, who=name.text), parent, stated=False)
            yield own

    def _known(self) -> None:
        """Point out the names in lists that no figure has; their marks are no second mistake."""
        described = frozenset(self._described)
        for split in self._splits:
            unknown = [name for name in split.names if name.text != UNREAD and name.text not in described]
            tell_unknown(unknown, "report", list(self._drafts), self.diagnostics)
            self._described |= {name.text for name in unknown}

    def _resolved(self) -> Iterator[Split]:
        """The splits by key. Where the whole cannot be counted with, its members are still no strangers
        to each other."""
        for split in self._splits:
            names = dict.fromkeys(name.text for name in split.names)
            members = tuple(f"{self.report}#{name}" for name in names if name in self._drafts)
            complete = len(members) == len(split.names)
            if members:
                yield Split(f"{self.report}#{split.whole}", split.kind, members, split.place, complete)


def tell_unknown(names: Sequence[Scalar], where: str, known: list[str], diagnostics: Diagnostics) -> None:
    """Point out, once for a list, the ``names`` in it that no figure of this report or table has."""
    if not names:
        return
    first = names[0]
    message, hint = f"there is no figure `{first.text}` in this {where}", did_you_mean(first.text, known)
    if len(names) > 1:
        message = f"there are no figures {_quoted(names)} in this {where}"
        hint = f"describe each of them, or take it out of the list; {hint}"
    diagnostics.write(first.place, "unknown-figure", message, hint)


def _quoted(names: Sequence[Scalar]) -> str:
    """``names`` as a list in a sentence."""
    quoted = [f"`{name.text}`" for name in names]
    if len(quoted) > _SHOWN:
        return f"{', '.join(quoted[:_SHOWN])} and {len(quoted) - _SHOWN} more"
    return f"{', '.join(quoted[:-1])} and {quoted[-1]}"


_SHOWN = 6
"""Names that a message holds."""


def _figures_of(keys: list[Scalar]) -> str:
    """The figures of ``keys`` as the subject of a sentence, with its verb."""
    named = [f"`{key.text}`" for key in keys]
    if len(named) == 1:
        return f"the figure {named[0]} does"
    shown = f"{', '.join(named[:3])} and {len(named) - 3} more" if len(named) > 4 else ", ".join(named)
    return f"the figures {shown} do"


def _pointer(fields: Fields) -> Pointer | None:
    named = fields.scalar("corrects")
    return Pointer(named.text, named.place) if named else None
