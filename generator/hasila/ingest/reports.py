"""A :class:`Document` resolved against the vocabulary and the languages of the site → :class:`Report`."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from posixpath import splitext
from typing import Protocol

from hasila.ingest.amendments import parse_amendments
from hasila.ingest.captures import parse_source
from hasila.ingest.day import StatedDay, check_name, parse_day
from hasila.ingest.document import FOLDER, Body, Document, group_of, parent_of, read_document, report_stems
from hasila.ingest.estimates import with_estimates
from hasila.ingest.explained import parse_explained
from hasila.ingest.fields import Diagnostics, Fields, did_you_mean, slug
from hasila.ingest.figures import Axes, FigureTree, parse_axes, parse_figures
from hasila.ingest.labels import remarks, whole_text
from hasila.ingest.languages import readable
from hasila.ingest.missing_marks import missing_marks
from hasila.ingest.nouns import nouns_of
from hasila.ingest.positioned_yaml import Scalar
from hasila.ingest.refused import kept
from hasila.ingest.restated import check_bodies
from hasila.ingest.shares import parse_shares
from hasila.ingest.taken_back import parse_restart, parse_withdrawn, parse_withdraws
from hasila.ingest.values import mentions_of, value_figures
from hasila.ingest.vocabulary import FOLDER as VOCABULARY
from hasila.ingest.vocabulary import parse_vocabulary
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.period import Moment
from hasila.model.report import Explained, Figure, Mention, Report, Text
from hasila.model.site import Language
from hasila.model.vocabulary import Vocabulary
from hasila.reader import NO_NOUNS, Phrases

TABLES = "content/tables/"
"""The folder of tables."""


@dataclass(frozen=True, slots=True)
class ParseContext:
    """The texts of ``content/``, and all of the project that its reports and tables are read with."""

    files: Mapping[str, str]
    languages: tuple[Language, ...]
    vocabulary: Vocabulary
    diagnostics: Diagnostics
    known_nouns: dict[str, Phrases] = field(default_factory=dict)

    def nouns_in(self, language: str) -> Phrases:
        """The nouns that the vocabulary counts, in that language; none where the site has not that language.

        They are found when a text first asks for them: a report that is remembered does not.
        """
        if language not in self.codes:
            return NO_NOUNS
        if language not in self.known_nouns:
            self.known_nouns[language] = nouns_of(self.vocabulary, language)
        return self.known_nouns[language]

    @property
    def codes(self) -> list[str]:
        """The codes of the languages of the site."""
        return [language.code for language in self.languages]


Resolved = tuple[str, str, tuple[bool, ...]]
"""What a report depends on beside the context: its stem, its digest, which of its files may be read."""


Found = tuple[Report | None, tuple[Diagnostic, ...]]
"""A report, ``None`` where it could not be read, and what is wrong with it."""


class ReportStore(Protocol):
    """The reports that documents were resolved to by other processes."""

    def begin(self, languages: tuple[Language, ...], vocabulary: Vocabulary) -> None:
        """Give and take reports of these languages and this vocabulary from now on."""

    def recall(self, resolved: Resolved) -> Found | None:
        """What a document was resolved to; ``None`` where it is not known."""

    def note(self, resolved: Resolved, found: Found) -> None:
        """Remember what a document was resolved to."""

    def end(self) -> None:
        """All reports of a state were asked for."""


@dataclass(frozen=True, slots=True)
class _ReadVocabulary:
    """A vocabulary, the files and the languages that it was read with, and what is wrong with it."""

    files: Mapping[str, str]
    languages: tuple[Language, ...]
    vocabulary: Vocabulary
    diagnostics: tuple[Diagnostic, ...]


@dataclass(slots=True)
class ReportMemory:
    """The reports that documents were resolved to, while a process watches a project, and before that those
    in ``store``.

    They hold as long as the vocabulary and the languages stay what they are. The vocabulary is that of the
    state before while its files and the languages are the same.
    """

    store: ReportStore | None = None
    _vocabulary: _ReadVocabulary | None = None
    _context: tuple[object, ...] = ()
    _known: dict[Resolved, Found] = field(default_factory=dict)
    _used: dict[Resolved, Found] = field(default_factory=dict)

    def vocabulary(
        self, files: Mapping[str, str], languages: tuple[Language, ...], diagnostics: Diagnostics
    ) -> Vocabulary:
        """The vocabulary of the content ``files``, as :func:`parse_vocabulary` reads it."""
        own = {path: text for path, text in files.items() if path.startswith(VOCABULARY)}
        read = self._vocabulary
        if read is None or (read.files, read.languages) != (own, languages):
            found = Diagnostics()
            vocabulary = parse_vocabulary(own, languages, found)
            read = _ReadVocabulary(own, languages, vocabulary, tuple(found.found))
            self._vocabulary = read
        diagnostics.found += read.diagnostics
        return read.vocabulary

    def begin(self, context: ParseContext) -> None:
        """Forget what was not used since the last call, and all if the context has changed."""
        now = (context.languages, context.vocabulary)
        self._known = self._used if now == self._context else {}
        self._context, self._used = now, {}
        if self.store is not None:
            self.store.begin(context.languages, context.vocabulary)

    def report(self, document: Document, context: ParseContext) -> Report | None:
        """The report of a document, as :func:`parse_report` resolves it."""
        readable = tuple(path in context.files for path in document.paths)
        resolved = (document.stem, document.digest, readable)
        found = self._known.get(resolved) or self._found(resolved, document, context)
        self._used[resolved] = found
        context.diagnostics.found += found[1]
        return found[0]

    def end(self) -> None:
        """End the state that was begun: all its reports were asked for."""
        if self.store is not None:
            self.store.end()

    def _found(self, resolved: Resolved, document: Document, context: ParseContext) -> Found:
        """The report as another process resolved it, or as it is resolved now."""
        stored = self.store.recall(resolved) if self.store else None
        if stored is not None:
            return stored
        own = replace(context, diagnostics=Diagnostics())
        report = parse_report(document, own)
        document.forget()
        found = (report, tuple(own.diagnostics.found))
        if self.store is not None:
            self.store.note(resolved, found)
        return found


def parse_reports(
    context: ParseContext, documents: Iterable[Document], memory: ReportMemory | None = None
) -> tuple[Report, ...]:
    """Every report whose head could be read; what is wrong with the others is in the diagnostics.

    ``documents`` are those of the files of ``context``, some of which may have been refused since; what is
    no group of its own until then is read here. ``memory`` is that of earlier states of the project.
    """
    memory = memory or ReportMemory()
    memory.begin(context)
    stems = report_stems(context.files)
    known = {document.stem: document for document in documents}
    reports: list[Report] = []
    for stem in _reports_among(stems, context):
        document = known.get(stem)
        if document is None:
            group = group_of(stem, context.files)
            document = read_document(stem, group)
        report = memory.report(document, context)
        if report:
            reports.append(report)
    memory.end()
    return tuple(reports)


def _reports_among(stems: Sequence[str], context: ParseContext) -> list[str]:
    """The stems that are no translations, sorted; what is named as one and cannot be is pointed out."""
    codes, known = frozenset(context.codes), frozenset(stems)
    translations = {stem for stem in stems if _language_of(stem) in codes}
    originals = known - translations
    strange = {stem for stem in originals if parent_of(stem) in known}
    for stem in stems:
        if stem in strange:
            _write_unknown_language(stem, context)
        if stem in translations and parent_of(stem) not in originals:
            _write_orphan(stem, context.diagnostics)
    return sorted(originals - strange)


def _language_of(stem: str) -> str:
    return splitext(stem)[1].removeprefix(".")


def _write_orphan(stem: str, diagnostics: Diagnostics) -> None:
    message = "this translation has no report beside it"
    hint = f"its report would be {parent_of(stem)}.md"
    location = Location(f"{stem}.md")
    diagnostics.write(location, "orphan-translation", message, hint)


def _write_unknown_language(stem: str, context: ParseContext) -> None:
    message = f"the site has no language `{_language_of(stem)}`"
    hint = _language_hint(stem, context.codes)
    location = Location(f"{stem}.md")
    context.diagnostics.write(location, "unknown-language", message, hint)


def _language_hint(stem: str, codes: Collection[str]) -> str:
    """The next step for a file whose name ends in a language that the site has not."""
    code = _language_of(stem)
    if code.lower() in codes:
        return f"rename it to {stem.removesuffix(code)}{code.lower()}.md"
    return f"it has {', '.join(codes)}: site_src/site.yaml lists them"


def parse_report(document: Document, context: ParseContext) -> Report | None:
    """The report of a document; ``None`` where its head cannot be read at all."""
    context.diagnostics.found += document.reading.head_problems
    identity = document.stem.removeprefix(FOLDER)
    path = f"{document.stem}.md"
    if document.head is None or not slug(Scalar(identity, Location(path)), context.diagnostics):
        return None
    location = Location(path, 1, 1)
    fields = Fields(document.head, location, context.diagnostics, "the head")
    return _report(identity, path, fields, document, context)


def _report(
    identity: str, path: str, fields: Fields, document: Document, context: ParseContext
) -> Report | None:
    publisher = fields.choice("publisher", _publishers(context), required=True, code="unknown-publisher")
    language = fields.choice("language", context.codes, required=True, code="unknown-language")
    stated = parse_day(fields)
    check_name(identity, stated, fields)
    tree = _tree(identity, fields, publisher, stated, context)
    bodies = _readable_bodies(document, language, context)
    check_bodies(fields, bodies.values(), context.diagnostics)
    figures = _figures(identity, language, tree, bodies, context)
    about = _about(fields, context)
    nouns = context.nouns_in(language or "")
    source = parse_source(fields, language or "", tree.described, nouns)
    explained = _explained(identity, fields, tree)
    restart, withdrawal = parse_restart(fields, identity, None), parse_withdrawn(fields, None)
    withdraws = parse_withdraws(fields)
    shares = tuple(parse_shares(fields, identity, tree.described))
    amends = tuple(parse_amendments(fields, identity, stated.day))
    misread = fields.misread or stated.order is None
    fields.close()
    if not (publisher and language and stated.day):
        return None
    return Report(
        id=identity,
        path=path,
        location=stated.location,
        publisher=publisher,
        via=about.via,
        language=language,
        published=_published(stated, stated.day),
        precision=stated.precision,
        basis=about.basis,
        source=source,
        title=about.title,
        figures=() if misread else figures,
        splits=tree.splits,
        prose={code: body.prose.with_packed_text() for code, body in bodies.items()},
        places=about.places,
        notes=about.notes,
        missing=about.missing,
        explained=explained,
        restarts=(*tree.restarts, *((restart,) if restart else ())),
        withdrawn=(*tree.withdrawn, *((withdrawal,) if withdrawal else ())),
        withdraws=withdraws,
        shares=shares,
        amends=amends,
    )


def _explained(identity: str, fields: Fields, tree: FigureTree) -> tuple[Explained, ...]:
    """The reasons that the figures give, and that of the report as a whole."""
    explained = parse_explained(fields, identity, None)
    return (*tree.explained, explained) if explained else tree.explained


def _publishers(context: ParseContext) -> list[str]:
    return list(context.vocabulary.publishers)


def _published(stated: StatedDay, day: date) -> Moment:
    return Moment(day, stated.order or 0, stated.precision)


_NEVER = Moment(date.max)
"""Stands for a day of publication that is itself a mistake, so that the rest of the head is still read.

It is the last day of the calendar: every period that the head names begins before it.
"""


def _tree(
    identity: str, fields: Fields, publisher: str | None, stated: StatedDay, context: ParseContext
) -> FigureTree:
    """The figures that the head describes; none where their key is misspelt, a mistake of its own."""
    published = _published(stated, stated.day) if stated.day else _NEVER
    above = Axes(publisher or "", latest=stated.latest)
    axes = parse_axes(fields, above, published, context.vocabulary)
    described = fields.node("figures")
    location = fields.location_of("figures")
    if fields.misspelt("figures"):
        return FigureTree((), ())
    return parse_figures(
        described, location, identity, axes, published, context.vocabulary, context.diagnostics
    )


def _readable_bodies(document: Document, language: str | None, context: ParseContext) -> dict[str, Body]:
    """The bodies by language whose prose is in the letters of that language; none without ``language``."""
    bodies = _bodies(document, language, context) if language else {}
    return readable(bodies, context.languages, context.diagnostics)


def _bodies(document: Document, language: str, context: ParseContext) -> dict[str, Body]:
    """The bodies of the report and of its translations, by language, whose files were not refused."""
    paths = {language: f"{document.stem}.md"}
    for code in context.codes:
        translation = f"{document.stem}.{code}.md"
        paths.setdefault(code, translation)
    bodies: dict[str, Body] = {}
    for code, path in paths.items():
        body = document.body(path)
        if body and path in context.files:
            bodies[code] = body
    return bodies


def _figures(
    identity: str, language: str | None, tree: FigureTree, bodies: Mapping[str, Body], context: ParseContext
) -> tuple[Figure, ...]:
    """The figures with their values, without those that a mistake in their values leaves in doubt."""
    marked = bodies if tree.described else {}
    diagnostics = context.diagnostics
    before = len(diagnostics.found)
    said: dict[str, dict[str, tuple[Mention, ...]]] = {}
    for code, body in marked.items():
        nouns = context.nouns_in(code)
        said[code] = mentions_of(body, tree.described, diagnostics, nouns)
    diagnostics.found += missing_marks(tree.drafts, marked, said)
    valued = value_figures(identity, language or "", tree.drafts, said, diagnostics)
    figures = with_estimates(tuple(valued), tree.estimates)
    errors = _locations_of_errors(diagnostics.found[before:])
    return kept(figures, tree, errors)


def _locations_of_errors(diagnostics: Iterable[Diagnostic]) -> frozenset[Location]:
    return frozenset(diagnostic.location for diagnostic in diagnostics if diagnostic.severity == "error")


@dataclass(frozen=True, slots=True)
class _About:
    """The entries of a head on the report itself, beside its publisher, language, day and source."""

    via: str | None
    basis: Text
    title: Text
    places: tuple[str, ...]
    notes: tuple[Text, ...]
    missing: tuple[Text, ...]


def _about(fields: Fields, context: ParseContext) -> _About:
    languages = context.languages
    return _About(
        via=fields.choice("via", _publishers(context), code="unknown-publisher"),
        basis=whole_text(fields, "published_basis", languages),
        title=whole_text(fields, "title", languages),
        places=_places(fields, context.vocabulary.places),
        notes=remarks(fields, "notes", languages),
        missing=remarks(fields, "missing", languages),
    )


def _places(fields: Fields, known: Collection[str]) -> tuple[str, ...]:
    """The places that the head names; those that the vocabulary does not know are pointed out."""
    named = fields.names("places")
    for name in named:
        if name.text not in known:
            message = f"there is no place `{name.text}`"
            hint = _place_hint(name.text, list(known))
            fields.diagnostics.write(name.location, "unknown-place", message, hint)
    return tuple(name.text for name in named if name.text in known)


def _place_hint(name: str, known: list[str]) -> str:
    """The place that is nearly named so, or where it would be added."""
    near = did_you_mean(name, known)
    adding = "add it to content/vocabulary/places.yaml, without coordinates if none are known"
    none_is_near = near.startswith(("known here", "nothing"))
    return adding if none_is_near else f"{near} If not, {adding}"
