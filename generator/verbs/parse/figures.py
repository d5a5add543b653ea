"""The ``figures:`` of a head → drafts of figures (everything but their values) and the splits between them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from generator.nouns.fields import Fields, Notebook, did_you_mean, slug
from generator.nouns.model import Explained, FigureSet, Pointer, Split
from generator.nouns.period import Moment, Period
from generator.nouns.positioned import Listing, Mapping, Node, Scalar
from generator.site.vocabulary import Vocabulary
from generator.verbs.parse.explained import parse_explained
from generator.verbs.parse.when import parse_when
from generator.verbs.parse.when_hint import when_hint
from generator.words.mistake import Place


@dataclass(frozen=True, slots=True)
class Axes:
    """What is inherited from the report to its figures and from a figure to its members; ``None``: not said yet.

    ``refused`` are axes that were said in a word that is not known: one mistake, told where the word stands, and not
    again at each figure that inherits it.
    """

    publisher: str
    who: str | None = None
    measure: str | None = None
    where: str | None = None
    period: Period | None = None
    cause: str | None = None
    population: str | None = None
    refused: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure without its value."""

    id: str
    set: FigureSet
    place: Place
    parent: str | None
    stated: bool = True
    corrects: Pointer | None = None


@dataclass(frozen=True, slots=True)
class Tree:
    """What grew from a head. ``described`` are all ids that it names, also of figures too badly said to be kept: a mark
    that leads to one of them is no second mistake."""

    drafts: tuple[Draft, ...]
    splits: tuple[Split, ...]
    described: frozenset[str] = frozenset()
    explained: tuple[Explained, ...] = ()


def parse_axes(fields: Fields, inherited: Axes, published: Moment, vocabulary: Vocabulary) -> Axes:
    """The axes that ``fields`` states, over those inherited; a word that the vocabulary has not is a mistake."""
    known = (("counts", "measure", "measure", vocabulary.measures), ("where", "where", "place", vocabulary.places),
             ("cause", "cause", "cause", vocabulary.causes), ("population", "population", "population", vocabulary.populations))  # fmt: skip
    stated: dict[str, str | Period | None] = {}
    for key, axis, noun, entries in known:
        stated[axis] = fields.choice(key, list(entries), code=f"unknown-{noun}")
    stated["who"] = fields.choice("who", list(vocabulary.categories), code="unknown-category")
    stated["period"] = _period(fields, published, vocabulary)
    understood = {axis: value for axis, value in stated.items() if value is not None}
    keys = {"who": "who", "period": "when"} | {axis: key for key, axis, _, _ in known}
    refused = {axis for axis in stated if axis not in understood and fields.node(keys[axis]) is not None}
    return replace(inherited, **understood, refused=(inherited.refused - understood.keys()) | refused)


def _period(fields: Fields, published: Moment, vocabulary: Vocabulary) -> Period | None:
    when = fields.scalar("when")
    period = parse_when(when.text, published, vocabulary.periods) if when else None
    if when and period is None:
        hint = when_hint(when.text, vocabulary.periods)
        fields.notebook.write(when.place, "bad-period", f"`when: {when.text}` names no period", hint)
    return period


def parse_figures(
    node: Node | None,
    place: Place,
    report: str,
    axes: Axes,
    published: Moment,
    vocabulary: Vocabulary,
    notebook: Notebook,
) -> Tree:
    """Every figure that could be understood; a figure whose set is not fully said is a mistake and is left out."""
    return _Grower(report, published, vocabulary, notebook).grow(node, place, axes)


class _Grower:
    """Grows one tree: figures found so far by id, and splits whose members are still names."""

    def __init__(self, report: str, published: Moment, vocabulary: Vocabulary, notebook: Notebook) -> None:
        self.report, self.published, self.vocabulary, self.notebook = report, published, vocabulary, notebook
        self._drafts: dict[str, Draft] = {}
        self._described: set[str] = set()
        self._splits: list[tuple[str, str, tuple[Scalar, ...], Place]] = []
        self._explained: list[Explained] = []

    def grow(self, node: Node | None, place: Place, axes: Axes) -> Tree:
        if not isinstance(node, Mapping) or not node.entries:
            self.notebook.write(
                node.place if node else place,
                "no-figures",
                "the report has no figures",
                "add `figures:` with one entry per stated number",
            )
            return Tree((), ())
        for key, value in node.entries:
            self._figure(key, value, axes, None)
        return Tree(
            tuple(self._drafts.values()),
            tuple(self._resolved()),
            frozenset(self._described),
            tuple(self._explained),
        )

    def _figure(self, key: Scalar, node: Node, inherited: Axes, parent: str | None) -> bool:
        if not slug(key, self.notebook) or self._repeated(key):
            return False
        fields = Fields(node, key.place, self.notebook, f"the figure `{key.text}`")
        self._described.add(key.text)
        own = key.text if key.text in self.vocabulary.categories else inherited.who
        self._misspelt(key, fields)
        axes = parse_axes(fields, replace(inherited, who=own), self.published, self.vocabulary)
        self._add(key, axes, parent, corrects=_pointer(fields))
        self._members(key, fields, axes)
        self._explained += filter(None, [parse_explained(fields, self.report, f"{self.report}#{key.text}")])
        fields.close()
        self._described.update(fields.nested_in_unknown())
        return True

    def _misspelt(self, key: Scalar, fields: Fields) -> None:
        """A key that is nearly a category would count what its parent counts, and nobody would see why."""
        near = get_close_matches(key.text, self.vocabulary.categories, n=1, cutoff=0.8)
        if near and key.text not in near and not key.text.startswith(near[0]) and not fields.has("who"):
            self.notebook.write(
                key.place,
                "unknown-category",
                f"`{key.text}` is no category, and the figure does not say `who`",
                f"did you mean `{near[0]}`? If not, say `who: …` at the figure",
            )

    def _repeated(self, key: Scalar) -> bool:
        first = self._drafts.get(key.text)
        if first:
            self.notebook.write(
                key.place,
                "repeated-figure",
                f"the figure `{key.text}` is described twice",
                f"the first is on line {first.place.line}; name it there and use a list `[{key.text}]` here",
            )
        return first is not None

    def _add(
        self, key: Scalar, axes: Axes, parent: str | None, stated: bool = True, corrects: Pointer | None = None
    ) -> None:
        needed = (("who", "who"), ("counts", "measure"), ("when", "period"))
        lacks = [name for name, axis in needed if getattr(axes, axis) is None and axis not in axes.refused]
        if lacks:
            hint = (
                did_you_mean(key.text, list(self.vocabulary.categories))
                if "who" in lacks
                else f"add {' and '.join(f'`{name}: …`' for name in lacks)} at the head, for all figures, or at the figure"
            )
            self.notebook.write(
                key.place,
                "incomplete-set",
                f"the figure `{key.text}` does not say {' and '.join(f'`{one}`' for one in lacks)}",
                hint,
            )
        if lacks or axes.who is None or axes.measure is None or axes.period is None:
            return
        what = FigureSet(
            axes.publisher, axes.measure, axes.who, axes.where, axes.period, axes.cause, axes.population
        )
        self._described.add(key.text)
        self._drafts[key.text] = Draft(key.text, what, key.place, parent, stated, corrects)

    def _members(self, key: Scalar, fields: Fields, axes: Axes) -> None:
        for kind in ("parts", "among"):
            node = fields.node(kind)
            names = tuple(self._named(node, axes, key.text, kind))
            if kind == "parts":
                names += tuple(self._unstated(fields, axes, key.text))
            if names:
                self._splits.append((key.text, kind, names, node.place if node else fields.place))

    def _named(self, node: Node | None, axes: Axes, parent: str, kind: str) -> Iterator[Scalar]:
        if isinstance(node, Mapping):
            yield from (key for key, value in node.entries if self._figure(key, value, axes, parent))
        elif isinstance(node, Listing):
            yield from (item for item in node.items if isinstance(item, Scalar))
        elif node is not None:
            self.notebook.write(
                node.place,
                "wrong-shape",
                f"`{kind}` must hold figures",
                f"write `{kind}:` with an entry per figure, or a list of ids",
            )

    def _unstated(self, fields: Fields, axes: Axes, parent: str) -> Iterator[Scalar]:
        for name in fields.names("unstated"):
            if name.text not in self.vocabulary.categories:
                self.notebook.write(
                    name.place,
                    "unknown-category",
                    f"there is no category `{name.text}`",
                    did_you_mean(name.text, list(self.vocabulary.categories)),
                )
                continue
            own = Scalar(name.text if name.text not in self._drafts else f"{parent}-{name.text}", name.place)
            self._add(own, replace(axes, who=name.text), parent, stated=False)
            yield own

    def _resolved(self) -> Iterator[Split]:
        for whole, kind, names, place in self._splits:
            for name in names:
                if name.text not in self._described:
                    self.notebook.write(
                        name.place,
                        "unknown-figure",
                        f"there is no figure `{name.text}` in this report",
                        did_you_mean(name.text, list(self._drafts)),
                    )
            members = tuple(f"{self.report}#{name.text}" for name in names if name.text in self._drafts)
            if whole in self._drafts and members:
                yield Split(f"{self.report}#{whole}", kind, members, place)


def _pointer(fields: Fields) -> Pointer | None:
    named = fields.scalar("corrects")
    return Pointer(named.text, named.place) if named else None
