"""Figures that are part of themselves: a head whose splits lead back to where they began."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from hasila.ingest.fields import Diagnostics
from hasila.ingest.positioned_yaml import Scalar
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location

UNREAD = ""
"""Stands for a member that was named but could not be understood; no figure has this id."""


@dataclass(frozen=True, slots=True)
class NamedSplit:
    """A split as a head says it: the ids of its members are still names. ``listed``: in a list, not
    described below it."""

    whole: str
    kind: str
    names: tuple[Scalar, ...]
    location: Location
    listed: bool


def refuse_circles(splits: Iterable[NamedSplit], diagnostics: Diagnostics) -> frozenset[str]:
    """The ids of all figures that would be part of themselves, each circle pointed out at the name that
    closes it.

    A list closes a circle, never what is described below its whole; so descriptions come first.
    """
    wholes: dict[str, list[str]] = defaultdict(list)
    inside: set[str] = set()
    for split in sorted(splits, key=lambda split: split.listed):
        for member in _members(split, diagnostics):
            line = _upward(split.whole, member.text, wholes)
            if line:
                _refuse(member, line, diagnostics)
                inside.update(line)
            else:
                wholes[member.text].append(split.whole)
    return frozenset(inside)


def _members(split: NamedSplit, diagnostics: Diagnostics) -> Iterator[Scalar]:
    """The names that are understood, each once; one that stands twice would be counted twice."""
    seen: set[str] = set()
    for name in split.names:
        if name.text == UNREAD:
            continue
        if name.text in seen:
            _refuse_repeated(name, split, diagnostics)
        else:
            yield name
        seen.add(name.text)


def _refuse_repeated(name: Scalar, split: NamedSplit, diagnostics: Diagnostics) -> None:
    members = f"the `{split.kind}` of `{split.whole}`"
    message = f"the figure `{name.text}` stands twice among {members}"
    hint = "name it once: it would be counted twice"
    diagnostics.write(name.location, "repeated-figure", message, hint)


def _upward(figure: str, whole: str, wholes: Mapping[str, list[str]]) -> tuple[str, ...]:
    """The ids from ``figure`` up to ``whole``, each a part of the next; none where no chain leads there."""
    lines: dict[str, tuple[str, ...]] = {figure: (figure,)}
    todo = [figure]
    for below in todo:
        for above in wholes.get(below, ()):
            if above not in lines:
                lines[above] = (*lines[below], above)
                todo.append(above)
    return lines.get(whole, ())


def _refuse(member: Scalar, line: tuple[str, ...], diagnostics: Diagnostics) -> None:
    """Say that ``member`` may not be part of the first of ``line``, whose last it is itself."""
    first, *others = line
    message = f"`{member.text}` is named as part of itself"
    if others:
        steps = ", ".join(f"which is part of `{above}`" for above in others)
        message = f"`{member.text}` is named as part of `{first}`, {steps}"
    hint = f"take `{member.text}` out of this list, or mend the other one"
    diagnostics.write(member.location, "part-of-itself", message, hint)
