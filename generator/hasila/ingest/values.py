"""The values of figures: read from the marked words of each language, which thereby check each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from hasila.ingest.amount import first_marks
from hasila.ingest.document import Body
from hasila.ingest.fields import Diagnostics, did_you_mean
from hasila.ingest.figures import FigureDescription
from hasila.ingest.markdown_marks import NOT_A_TALLY, Mark
from hasila.ingest.unread import write_unread
from hasila.model.interval import COUNT, Interval
from hasila.model.report import Figure, Mention
from hasila.reader import NO_NOUNS, Phrases, Unread, read_mark


def mentions_of(
    body: Body, known: Iterable[str], diagnostics: Diagnostics, nouns: Phrases = NO_NOUNS
) -> dict[str, tuple[Mention, ...]]:
    """The mentions in one prose by figure id; marks without a figure and words without a number are mistakes.

    ``nouns`` are what the vocabulary counts, in the language of the prose. A figure that is marked is a
    key, even where no number can be read: that is its own mistake.
    """
    found: dict[str, list[Mention]] = {}
    known = sorted(known)
    for mark in first_marks(body.marks, diagnostics):
        if not _leads_to_figure(mark, known, diagnostics):
            continue
        mentions = found.setdefault(mark.figure, [])
        ordinal = len(mentions) + 1
        mention = _mention(mark, body.prose.language, ordinal, diagnostics, nouns)
        if mention:
            mentions.append(mention)
    return {figure: tuple(mentions) for figure, mentions in found.items()}


def _leads_to_figure(mark: Mark, known: list[str], diagnostics: Diagnostics) -> bool:
    """True where the mark is that of a known figure; one of an unknown figure is pointed out."""
    if mark.figure == NOT_A_TALLY:
        return False
    if mark.figure not in known:
        _write_without_figure(mark, known, diagnostics)
        return False
    return True


def _write_without_figure(mark: Mark, known: list[str], diagnostics: Diagnostics) -> None:
    message = f"the mark leads to `{mark.figure}`, which the head does not describe"
    hint = did_you_mean(mark.figure, known)
    diagnostics.write(mark.location, "mark-without-figure", message, hint)


def _mention(
    mark: Mark, language: str, ordinal: int, diagnostics: Diagnostics, nouns: Phrases
) -> Mention | None:
    read = mark.reading or read_mark(mark.words, language, mark.before, mark.after, nouns=nouns)
    if isinstance(read, Unread):
        write_unread(diagnostics, mark.location, read, mark.words)
        return None
    if read.outside:
        _write_outside(mark, read.outside, diagnostics)
    number, interval, qualifier = read.number, read.interval, read.qualifier
    return Mention(language, mark.words, number, interval, qualifier, mark.location, ordinal)


def _write_outside(mark: Mark, qualifier: str, diagnostics: Diagnostics) -> None:
    """Point out a qualifier that touches the mark."""
    message = f"“{qualifier}” qualifies “{mark.words}” but stands outside the mark"
    hint = f"take it into the mark: {_taken_in(mark, qualifier)}"
    diagnostics.write(mark.location, "qualifier-outside", message, hint)


def _taken_in(mark: Mark, qualifier: str) -> str:
    """The mark with the qualifier that touches it."""
    ahead = mark.before.rstrip().endswith(qualifier)
    both = (qualifier, mark.words) if ahead else (mark.words, qualifier)
    words = " ".join(both)
    return f"[{words}](#{mark.figure})"


def value_figures(
    report: str,
    language: str,
    drafts: Iterable[FigureDescription],
    said: Mapping[str, Mapping[str, tuple[Mention, ...]]],
    diagnostics: Diagnostics,
) -> Iterator[Figure]:
    """Figures with the values that the source's language states; ``said`` is language → figure id → mentions.

    A stated figure that the source's language never marks is left out: :mod:`missing_marks` points it out.
    """
    for draft in drafts:
        all_mentions = (by_figure.get(draft.id, ()) for by_figure in said.values())
        mentions = tuple(chain.from_iterable(all_mentions))
        first = _first_in(language, mentions)
        if draft.stated and first is None:
            continue
        for mention in mentions:
            _check_agreement(draft.id, first or mention, mention, diagnostics)
        yield figure_of(report, draft, first, mentions)


def _first_in(language: str, mentions: Iterable[Mention]) -> Mention | None:
    """The first of the mentions in the language."""
    for mention in mentions:
        if mention.language == language:
            return mention
    return None


def figure_of(
    report: str, draft: FigureDescription, first: Mention | None, mentions: tuple[Mention, ...]
) -> Figure:
    """The figure of ``draft`` as ``first`` of its ``mentions`` states it; no number where none does."""
    parent = f"{report}#{draft.parent}" if draft.parent else None
    number, interval, qualifier = _value_of(first)
    return Figure(
        f"{report}#{draft.id}", draft.id, report, draft.set, number, interval, qualifier, mentions,
        draft.location, parent, draft.stated, draft.corrects,
    )  # fmt: skip


def _value_of(mention: Mention | None) -> tuple[int | None, Interval, str]:
    """The number, the interval and the qualifier of a figure that is stated so, or not at all."""
    if mention is None:
        return None, COUNT, "unstated"
    return mention.number, mention.interval, mention.qualifier


def _check_agreement(figure: str, first: Mention, other: Mention, diagnostics: Diagnostics) -> None:
    if first.qualifier == other.qualifier and _alike(first, other):
        return
    code = "mentions-disagree" if first.language == other.language else "languages-disagree"
    where = f"{first.location.path}:{first.location.line}"
    there = f"“{first.words}” ({where})"
    readings = f"read as {_shown(other)}, but {there} as {_shown(first)}"
    message = f"“{other.words}” is {readings}: both state `{figure}`"
    hint = (
        "mend the wording that departs from the source; if the source itself says both, describe two figures"
    )
    diagnostics.write(other.location, code, message, hint)


def _alike(first: Mention, other: Mention) -> bool:
    """True where two mentions with one qualifier state one value.

    A rounded number has another window in another wording («قرابة» leans further than "nearly"), and each
    language has a floor of its own for "dozens": these agree.
    """
    if first.qualifier == "unspecified_plural":
        return True
    if first.qualifier == "about":
        return first.number == other.number
    return first.interval == other.interval


def _shown(mention: Mention) -> str:
    qualifier = mention.qualifier.replace("_", " ")
    return f"{qualifier} {mention.interval}"
