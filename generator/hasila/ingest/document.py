"""A report as it is written: its files read, split and parsed once, into a value that depends on them alone.

Nothing of the project beside these files takes part: no vocabulary, no configuration. A document may
therefore be remembered by its digest, in another process too; :mod:`hasila.ingest.reports` makes a report
of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from functools import cached_property
from hashlib import blake2b
from posixpath import splitext
from typing import Protocol

from hasila.ingest.growth import growth_of
from hasila.ingest.head import SplitReport, split_report
from hasila.ingest.markdown import ParsedMarkdown, html_of, parse_markdown
from hasila.ingest.markdown_marks import Mark
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.positioned_yaml import Node, Scalar, parse_yaml
from hasila.ingest.prose_letters import ProseLetters, letters_of
from hasila.ingest.prose_reading import read_prose
from hasila.ingest.raw_html import raw_html
from hasila.ingest.screen import faults_of, withheld
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.file_names import ending_of
from hasila.model.report import Prose

FOLDER = "content/reports/"


@dataclass(frozen=True, slots=True)
class Body:
    """A prose, its letters, the marks in it, and the HTML that it may not hold."""

    prose: Prose
    letters: ProseLetters
    marks: tuple[Mark, ...]
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in the files of a report. ``head`` is ``None`` where it cannot be read; ``head_problems``
    say why, or what is wrong with it as YAML. ``bodies`` are the proses of the report and of its
    translations; a file that may not be read any further has none."""

    head: Node | None
    head_problems: tuple[Diagnostic, ...]
    bodies: tuple[Body, ...]


class Reader(Protocol):
    """Gives what stands in the files of a report."""

    def __call__(self) -> Reading:
        """The reading, made again at each call where it is not at hand."""

    def let_go(self) -> None:
        """Let go of what need not stay in memory to be given again."""


@dataclass(frozen=True, slots=True)
class KnownReading:
    """Gives a reading that is at hand."""

    reading: Reading

    def __call__(self) -> Reading:
        return self.reading

    def let_go(self) -> None:
        """It is nowhere else: it stays."""


@dataclass(frozen=True, eq=False)
class Document:
    """The files of one report, each read once.

    ``stem`` is the path of the report without ``.md``, ``paths`` are those of all its files. ``screened`` is
    all that was found in the files before they were read. What stands in them is given by ``read``, when it
    is first asked for: where the report is known, nobody does.
    """

    stem: str
    paths: tuple[str, ...]
    digest: str
    screened: tuple[Diagnostic, ...]
    read: Reader = field(repr=False)

    @cached_property
    def reading(self) -> Reading:
        """What stands in the files."""
        return self.read()

    def forget(self) -> None:
        """Let go of what stands in the files; it is read again where it is asked for again."""
        vars(self).pop("reading", None)
        self.read.let_go()

    @property
    def head(self) -> Node | None:
        """The nodes of the head; see :class:`Reading`."""
        return self.reading.head

    @property
    def bodies(self) -> tuple[Body, ...]:
        """The proses; see :class:`Reading`."""
        return self.reading.bodies

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Document) and self._all == other._all

    def __hash__(self) -> int:
        return hash(self.digest)

    @property
    def _all(self) -> tuple[object, ...]:
        return self.stem, self.paths, self.digest, self.screened, self.reading

    def body(self, path: str) -> Body | None:
        """The prose that stands in the file ``path``; ``None`` where there is none."""
        for body in self.bodies:
            if body.prose.path == path:
                return body
        return None


# Groups of files


def parent_of(stem: str) -> str:
    """The stem of the report that a file of this stem is a translation of; "" for a name without a code."""
    parent, ending = splitext(stem)
    return parent if len(ending) > 1 else ""


def report_stems(files: Mapping[str, str]) -> tuple[str, ...]:
    """The paths without ``.md`` of all reports and translations, in the order of ``files``."""
    reports = (path for path in files if path.startswith(FOLDER))
    paths = (path for path in reports if path.endswith(".md"))
    return tuple(path.removesuffix(".md") for path in paths)


def report_groups(files: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """The texts of each report and its translations, by their path, under the stem of the report.

    A translation without its report is a group of its own; a page of help (``README.md``) belongs to none.
    """
    stems = [stem for stem in report_stems(files) if not stem.endswith("/README")]
    groups: dict[str, dict[str, str]] = {}
    for stem in sorted(stems, key=lambda stem: (stem.count("."), stem)):
        parent = parent_of(stem)
        leader = parent if parent in groups else stem
        path = f"{stem}.md"
        groups.setdefault(leader, {})[path] = files[path]
    return groups


def group_of(stem: str, files: Mapping[str, str]) -> dict[str, str]:
    """The texts of the report ``stem`` and its translations, by their path."""
    translations = [other for other in report_stems(files) if parent_of(other) == stem]
    names = [stem, *sorted(translations)]
    paths = [f"{name}.md" for name in names]
    return {path: files[path] for path in paths}


# Reading


def read_documents(files: Mapping[str, str]) -> tuple[Document, ...]:
    """The documents of all reports among ``files``, in order of their stems."""
    groups = report_groups(files)
    return tuple(read_document(stem, group) for stem, group in sorted(groups.items()))


def read_document(stem: str, texts: Mapping[str, str]) -> Document:
    """The document of the report ``stem``, whose files have these ``texts`` by their path."""
    path = f"{stem}.md"
    split = split_report(texts[path], path)
    head, head_problems = _head(split, path)
    bodies: list[Body] = []
    screened: list[Diagnostic] = []
    for prose in _proses(stem, texts, split, _stated_language(head)):
        body, found = _read_file(texts[prose.path], prose)
        screened += found
        bodies += [body] if body else []
    return Document(
        stem=stem,
        paths=tuple(texts),
        digest=digest_of_group(texts),
        screened=tuple(screened),
        read=KnownReading(Reading(head, head_problems, tuple(bodies))),
    )


def digest_of_group(texts: Mapping[str, str]) -> str:
    """The digest of the files of a report: BLAKE2b over the length and the bytes of each path and text."""
    digest = blake2b(digest_size=16)
    for path in sorted(texts):
        for part in (path.encode(), texts[path].encode()):
            digest.update(len(part).to_bytes(8, "big"))
            digest.update(part)
    return digest.hexdigest()


def _head(split: SplitReport, path: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """The nodes of the head, and what is wrong with it as a text."""
    if split.head is None:
        return None, (split.problem,) if split.problem else ()
    node, diagnostics = parse_yaml(split.head, path, 2)
    if node is None and not diagnostics:
        return None, (_empty_head(path),)
    return node, diagnostics


def _empty_head(path: str) -> Diagnostic:
    hint = "write its keys between the two lines `---`: content/README.md lists them"
    return Diagnostic(Location(path, 1, 1), "no-head", "error", "the head of the file is empty", hint)


def _stated_language(head: Node | None) -> str:
    """The language that the head names, known or not; "" where it names none."""
    language = head.get("language") if isinstance(head, YamlMapping) else None
    return language.text if isinstance(language, Scalar) else ""


def _proses(stem: str, texts: Mapping[str, str], split: SplitReport, language: str) -> Iterator[Prose]:
    """The prose of the report, then those of its translations, none of them read yet."""
    report = f"{stem}.md"
    yield Prose(language, split.prose, report, split.first_line)
    for path, text in texts.items():
        if path != report:
            code = ending_of(path.removesuffix(".md")).removeprefix(".")
            yield Prose(code, text, path, 1)


def _read_file(text: str, prose: Prose) -> tuple[Body | None, tuple[Diagnostic, ...]]:
    """The prose of a file as it was read, and what was found in its whole ``text`` before."""
    found = tuple(faults_of(prose.path, text))
    if withheld(found):
        return None, (*found, *growth_of(prose.path, text))
    parsed = parse_markdown(prose.markdown)
    found = (*found, *growth_of(prose.path, text, parsed))
    body = None if withheld(found) else _body(prose, parsed)
    return body, found


def _body(prose: Prose, parsed: ParsedMarkdown) -> Body:
    read = read_prose(prose, parsed)
    whole = replace(prose, html=html_of(parsed), unmarked=read.unmarked)
    return Body(whole, letters_of(prose.markdown), read.marks, tuple(raw_html(prose)))
