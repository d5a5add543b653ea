"""A Markdown file with a head, and its translations → :class:`Report`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import PurePosixPath

from generator.nouns.fields import Fields, Notebook, did_you_mean, slug, texts
from generator.nouns.model import Prose, Report
from generator.nouns.period import Moment
from generator.nouns.positioned import Scalar, parse_yaml
from generator.nouns.yaml.line import entry_of
from generator.site.config import Language
from generator.site.vocabulary import Vocabulary
from generator.verbs.parse.cut_head import cut_head
from generator.verbs.parse.explained import parse_explained
from generator.verbs.parse.figures import Axes, parse_axes, parse_figures
from generator.verbs.parse.source import parse_source
from generator.verbs.parse.values import mentions_of, unmarked, value_figures
from generator.words.mistake import Place

FOLDER = "content/reports/"
PRECISIONS = ["day", "about", "month"]


@dataclass(frozen=True, slots=True)
class Desk:
    """What every report is read with."""

    files: Mapping[str, str]
    languages: tuple[Language, ...]
    vocabulary: Vocabulary
    notebook: Notebook

    @property
    def codes(self) -> list[str]:
        return [language.code for language in self.languages]


def parse_reports(desk: Desk) -> tuple[Report, ...]:
    """Every report whose head could be read; the rest is in the notebook."""
    stems = [
        path.removesuffix(".md") for path in desk.files if path.startswith(FOLDER) and path.endswith(".md")
    ]
    originals = [stem for stem in stems if PurePosixPath(stem).suffix.removeprefix(".") not in desk.codes]
    for stem in stems:
        if stem not in originals and str(PurePosixPath(stem).with_suffix("")) not in originals:
            desk.notebook.write(
                Place(f"{stem}.md"),
                "orphan-translation",
                "this translation has no report beside it",
                f"its report would be {PurePosixPath(stem).with_suffix('.md')}",
            )
    reports = (parse_report(stem, desk) for stem in sorted(originals))
    return tuple(report for report in reports if report)


def parse_report(stem: str, desk: Desk) -> Report | None:
    """The report of ``stem`` (its path without ``.md``); ``None`` where its head cannot be read at all."""
    path, notebook = f"{stem}.md", desk.notebook
    head, prose_text, first_line = split_head(desk.files[path], path, notebook)
    if head is None:
        return None
    node, mistakes = parse_yaml(head, path, 2)
    notebook.mistakes += mistakes
    fields = Fields(node, Place(path, 1, 1), notebook, "the head")
    identity = stem.removeprefix(FOLDER)
    if node is None or not slug(Scalar(identity, Place(path)), notebook):
        return None
    return _report(identity, path, fields, _Body(prose_text, first_line), desk)


@dataclass(frozen=True, slots=True)
class _Body:
    text: str
    first_line: int


def split_head(text: str, path: str, notebook: Notebook) -> tuple[str | None, str, int]:
    """The head between two lines ``---``, the prose after it and the line on which the prose begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        notebook.write(
            Place(path, 1, 1),
            "no-head",
            "the file does not begin with a head",
            _first_line_hint(lines),
        )
        return None, text, 1
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            cut = cut_head(lines, number, path)
            if cut:
                notebook.mistakes.append(cut)
                return None, "", 1
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    notebook.write(Place(path, 1, 1, 3), "unclosed-head", "the head that begins here is never closed", _closing_hint(lines))
    return None, "", 1


def _first_line_hint(lines: list[str]) -> str:
    """The next step for a file without a head, by what stands in the place of its first line."""
    first = lines[0].strip()
    if re.fullmatch(r"[-‐-―−_=*~]{2,}", first):
        return f"write three hyphens, `---`, in the place of `{first}`"
    rule = next((number for number, line in enumerate(lines, start=1) if line.rstrip() == "---"), 0)
    if rule and not any(line.strip() for line in lines[: rule - 1]):
        return f"take away what stands above the `---` on line {rule}; it must be the first line"
    if entry_of(lines[0]):
        return "put a line `---` above this one; the head ends with a line `---`, too"
    return "make `---` its first line, then the head, then `---` again"


def _closing_hint(lines: list[str]) -> str:
    """Where the head ends: above the first line that is no entry and not indented below one."""
    for number, line in enumerate(lines[1:], start=2):
        if re.fullmatch(r"\s*[-‐-―−]{2,}\s*", line):
            return f"write three hyphens from the first column on, `---`, on line {number}"
        if line.strip() and not entry_of(line) and line[0] not in " \t#-":
            return f"put a line `---` between the head and the prose, above line {number}"
    return "put a line `---` between the head and the prose"


def _report(identity: str, path: str, fields: Fields, body: _Body, desk: Desk) -> Report | None:
    publisher = fields.choice(
        "publisher", list(desk.vocabulary.publishers), required=True, code="unknown-publisher"
    )
    language = fields.choice("language", desk.codes, required=True, code="unknown-language")
    day = fields.date("published", required=True)
    published = Moment(day, fields.whole("order")) if day else None
    axes = parse_axes(fields, Axes(publisher or ""), published or _NEVER, desk.vocabulary)
    tree = parse_figures(
        fields.node("figures"),
        fields.place_of("figures"),
        identity,
        axes,
        published or _NEVER,
        desk.vocabulary,
        desk.notebook,
    )
    proses = _proses(path, language, body, desk) if language else {}
    said = {code: mentions_of(prose, tree.described, desk.notebook) for code, prose in proses.items()}
    unmarked(tree.drafts, proses, said, desk.notebook)
    figures = tuple(value_figures(identity, language or "", tree.drafts, said, desk.notebook))
    rest = _rest(fields, desk)
    source = parse_source(fields, language or "", frozenset(draft.id for draft in tree.drafts))
    explained = (*tree.explained, *filter(None, [parse_explained(fields, identity, None)]))
    fields.close()
    if not (publisher and language and published):
        return None
    return Report(
        id=identity, publisher=publisher, language=language, published=published, figures=figures,
        splits=tree.splits, prose=proses, path=path, source=source, explained=explained, **rest,
    )  # fmt: skip


_NEVER = Moment(date.max)
"""Stands for a day of publication that is itself a mistake, so that the rest of the head is still read; the last day
of the calendar, so that every period that the head names begins before it."""


def _rest(fields: Fields, desk: Desk) -> dict:
    return {
        "via": fields.choice("via", list(desk.vocabulary.publishers), code="unknown-publisher"),
        "precision": fields.choice("published_precision", PRECISIONS, "day"),
        "basis": fields.words("published_basis"),
        "title": _titles(fields, desk),
        "places": _places(fields, desk),
        "notes": _remarks(fields, "notes"),
        "missing": _remarks(fields, "missing"),
    }


def _titles(fields: Fields, desk: Desk) -> dict[str, str]:
    title = fields.words("title")
    if not title:
        fields.notebook.write(
            fields.place_of("title"),
            "missing-label",
            "the report has no title",
            f"add `title: {{{', '.join(f'{code}: …' for code in desk.codes)}}}`",
        )
    return title


def _places(fields: Fields, desk: Desk) -> tuple[str, ...]:
    names = fields.names("places")
    known = desk.vocabulary.places
    for name in names:
        if name.text not in known:
            fields.notebook.write(
                name.place,
                "unknown-place",
                f"there is no place `{name.text}`",
                _place_hint(name.text, list(known)),
            )
    return tuple(name.text for name in names if name.text in known)


def _place_hint(name: str, known: list[str]) -> str:
    """The place that is nearly named so, or where it would be added."""
    near = did_you_mean(name, known)
    adding = "add it to content/vocabulary/places.yaml, without coordinates if none are known"
    return adding if near.startswith(("known here", "nothing")) else f"{near} If not, {adding}"


def _remarks(fields: Fields, key: str) -> tuple[dict[str, str], ...]:
    return tuple(texts(item, item.place, fields.notebook, f"a line of `{key}`") for item in fields.list(key))


def _proses(path: str, language: str, body: _Body, desk: Desk) -> dict[str, Prose]:
    proses = {language: Prose(language, body.text, path, body.first_line)}
    for code in desk.codes:
        sibling = path.removesuffix(".md") + f".{code}.md"
        if sibling in desk.files and code != language:
            proses[code] = Prose(code, desk.files[sibling], sibling, 1)
    return proses
