"""A Markdown file with a head, and its translations → :class:`Report`."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from hasila.ingest.captures import parse_source
from hasila.ingest.cut_head import cut_head
from hasila.ingest.day import check_name, parse_day
from hasila.ingest.explained import parse_explained
from hasila.ingest.fields import Diagnostics, Fields, did_you_mean, slug
from hasila.ingest.figures import Axes, Tree, parse_axes, parse_figures
from hasila.ingest.labels import remarks, whole_text
from hasila.ingest.languages import readable
from hasila.ingest.positioned_yaml import Scalar, parse_yaml
from hasila.ingest.refused import kept
from hasila.ingest.restated import check_prose
from hasila.ingest.values import mentions_of, unmarked, value_figures
from hasila.model.diagnostics import Location
from hasila.model.period import Moment
from hasila.model.report import Prose, Report
from hasila.model.site import Language
from hasila.model.vocabulary import Vocabulary
from hasila.model.yaml_line import entry_of
from hasila.reader import NO_NOUNS, Phrases

FOLDER = "content/reports/"


@dataclass(frozen=True, slots=True)
class ParseContext:
    """What every report is read with."""

    files: Mapping[str, str]
    languages: tuple[Language, ...]
    vocabulary: Vocabulary
    diagnostics: Diagnostics
    nouns: Mapping[str, Phrases] = field(default_factory=dict)

    def nouns_in(self, language: str) -> Phrases:
        """What the vocabulary counts, in that language."""
        return self.nouns.get(language, NO_NOUNS)

    @property
    def codes(self) -> list[str]:
        return [language.code for language in self.languages]


def parse_reports(desk: ParseContext) -> tuple[Report, ...]:
    """Every report whose head could be read; the rest is in the notebook."""
    stems = [
        path.removesuffix(".md") for path in desk.files if path.startswith(FOLDER) and path.endswith(".md")
    ]
    originals = [stem for stem in stems if _language_of(stem) not in desk.codes]
    for stem in stems:
        if stem not in originals and str(PurePosixPath(stem).with_suffix("")) not in originals:
            desk.diagnostics.write(
                Location(f"{stem}.md"),
                "orphan-translation",
                "this translation has no report beside it",
                f"its report would be {PurePosixPath(stem).with_suffix('.md')}",
            )
    for stem in (stem for stem in originals if _beside(stem, stems)):
        desk.diagnostics.write(
            Location(f"{stem}.md"),
            "unknown-language",
            f"the site has no language `{_language_of(stem)}`",
            _language_hint(stem, desk.codes),
        )
    own = (stem for stem in sorted(originals) if not _beside(stem, stems))
    reports = (parse_report(stem, desk) for stem in own)
    return tuple(report for report in reports if report)


def _language_of(stem: str) -> str:
    return PurePosixPath(stem).suffix.removeprefix(".")


def _beside(stem: str, stems: list[str]) -> bool:
    """Whether ``stem`` is named as the translation of another file."""
    return bool(_language_of(stem)) and str(PurePosixPath(stem).with_suffix("")) in stems


def parse_report(stem: str, desk: ParseContext) -> Report | None:
    """The report of ``stem`` (its path without ``.md``); ``None`` where its head cannot be read at all."""
    path, diagnostics = f"{stem}.md", desk.diagnostics
    head, prose_text, first_line = split_head(desk.files[path], path, diagnostics)
    if head is None:
        return None
    node, mistakes = parse_yaml(head, path, 2)
    diagnostics.mistakes += mistakes
    if node is None and not mistakes:
        hint = "write its keys between the two lines `---`: content/README.md lists them"
        diagnostics.write(Location(path, 1, 1), "no-head", "the head of the file is empty", hint)
    fields = Fields(node, Location(path, 1, 1), diagnostics, "the head")
    identity = stem.removeprefix(FOLDER)
    if node is None or not slug(Scalar(identity, Location(path)), diagnostics):
        return None
    return _report(identity, path, fields, _Body(prose_text, first_line), desk)


@dataclass(frozen=True, slots=True)
class _Body:
    text: str
    first_line: int


def _language_hint(stem: str, codes: Collection[str]) -> str:
    """The next step for a file whose name ends in a language that the site has not."""
    code = _language_of(stem)
    if code.lower() in codes:
        return f"rename it to {stem.removesuffix(code)}{code.lower()}.md"
    return f"it has {', '.join(codes)}: site_src/site.yaml lists them"


def split_head(text: str, path: str, diagnostics: Diagnostics) -> tuple[str | None, str, int]:
    """The head between two lines ``---``, the prose after it and the line on which the prose begins."""
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        diagnostics.write(
            Location(path, 1, 1),
            "no-head",
            "the file does not begin with a head",
            _translation_hint(path) or _first_line_hint(lines),
        )
        return None, text, 1
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            cut = cut_head(lines, number, path)
            if cut:
                diagnostics.mistakes.append(cut)
                return None, "", 1
            return "\n".join(lines[1 : number - 1]), "\n".join(lines[number:]), number + 1
    diagnostics.write(
        Location(path, 1, 1, 3),
        "unclosed-head",
        "the head that begins here is never closed",
        _closing_hint(lines),
    )
    return None, "", 1


def _translation_hint(path: str) -> str:
    """The next step for a file that is named as a translation is, but for the full stop: "NAME-ar.md"."""
    found = re.search(r"[-_ ]([a-z]{2})\.md$", path)
    return f"if it is a translation, name it {path[: found.start()]}.{found[1]}.md" if found else ""


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


def _report(identity: str, path: str, fields: Fields, body: _Body, desk: ParseContext) -> Report | None:
    publisher = fields.choice(
        "publisher", list(desk.vocabulary.publishers), required=True, code="unknown-publisher"
    )
    language = fields.choice("language", desk.codes, required=True, code="unknown-language")
    stated = parse_day(fields)
    check_name(identity, stated, fields)
    published = Moment(stated.day, stated.order or 0) if stated.day else None
    above = Axes(publisher or "", latest=stated.latest)
    axes = parse_axes(fields, above, published or _NEVER, desk.vocabulary)
    described, place = fields.node("figures"), fields.place_of("figures")
    when = published or _NEVER
    tree = Tree((), ())
    if not fields.misspelt("figures"):
        tree = parse_figures(described, place, identity, axes, when, desk.vocabulary, desk.diagnostics)
    written = _proses(path, language, body, desk) if language else {}
    proses = readable(written, desk.languages, desk.diagnostics)
    check_prose(fields, proses, desk.diagnostics)
    marked = proses if tree.described else {}
    known = len(desk.diagnostics.mistakes)
    said = {
        code: mentions_of(prose, tree.described, desk.diagnostics, desk.nouns_in(code))
        for code, prose in marked.items()
    }
    unmarked(tree.drafts, marked, said, desk.diagnostics)
    valued = tuple(value_figures(identity, language or "", tree.drafts, said, desk.diagnostics))
    figures = kept(valued, tree, _faults(desk.diagnostics, known))
    rest = _rest(fields, desk)
    source = parse_source(fields, language or "", tree.described, desk.nouns_in(language or ""))
    explained = (*tree.explained, *filter(None, [parse_explained(fields, identity, None)]))
    misread = fields.misread or stated.order is None
    fields.close()
    if not (publisher and language and published):
        return None
    return Report(
        id=identity, publisher=publisher, language=language, published=published, precision=stated.precision,
        figures=() if misread else figures, splits=tree.splits, prose=proses, path=path, source=source,
        explained=explained, place=stated.place, **rest,
    )  # fmt: skip


def _faults(diagnostics: Diagnostics, known: int) -> frozenset[Location]:
    """The places of the errors that were written down after the first ``known`` mistakes."""
    return frozenset(one.place for one in diagnostics.mistakes[known:] if one.severity == "error")


_NEVER = Moment(date.max)
"""Stands for a day of publication that is itself a mistake, so that the rest of the head is still read; the last day
of the calendar, so that every period that the head names begins before it."""


def _rest(fields: Fields, desk: ParseContext) -> dict[str, Any]:
    return {
        "via": fields.choice("via", list(desk.vocabulary.publishers), code="unknown-publisher"),
        "basis": whole_text(fields, "published_basis", desk.languages),
        "title": whole_text(fields, "title", desk.languages),
        "places": _places(fields, desk),
        "notes": remarks(fields, "notes", desk.languages),
        "missing": remarks(fields, "missing", desk.languages),
    }


def _places(fields: Fields, desk: ParseContext) -> tuple[str, ...]:
    names = fields.names("places")
    known = desk.vocabulary.places
    for name in names:
        if name.text not in known:
            fields.diagnostics.write(
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


def _proses(path: str, language: str, body: _Body, desk: ParseContext) -> dict[str, Prose]:
    proses = {language: Prose(language, body.text, path, body.first_line)}
    for code in desk.codes:
        sibling = path.removesuffix(".md") + f".{code}.md"
        if sibling in desk.files and code != language:
            proses[code] = Prose(code, desk.files[sibling], sibling, 1)
    return proses
