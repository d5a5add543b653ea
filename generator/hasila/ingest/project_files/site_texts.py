"""Site texts and templates of a project beside the shipped ones: what nothing reads, what is empty, what is
not translated.

None of it stops a build: another text stands in each time. So each is a warning, with what stands in.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from hasila.ingest.fields import did_you_mean
from hasila.ingest.project_files.unread import is_readme
from hasila.model.catalogue import Message, read_catalogue
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.site import Language, Site
from hasila.model.sources import Sources

_PAGE = re.compile(r"site_src/pages/([^/.]+)\.([^/]+)\.md")
_DOCUMENT = re.compile(r"docs/([^/.]+)\.([^/]+)\.md")
_SHIPPED = re.compile(r"(?:templates|site_src)/shipped/")
"""What a project has replaced, and may still use."""
_OF_A_LANGUAGE = re.compile(r"site_src/locale/([^/]+)/(?:language\.yaml|hasila\.po)")
_BEGINS_WITH_TITLE = re.compile(r"#+[ \t]+\S")
_ENGLISH = "site_src/locale/en/hasila.po"


def site_texts(sources: Sources, shipped: Sources, site: Site) -> Iterator[Diagnostic]:
    """Every warning about the files of ``sources`` that are not those of ``shipped``, the shipped ones."""
    yield from _strange(sources, shipped, site)
    yield from _empty(sources)
    for language in site.languages:
        if not is_shipped(language, sources, shipped):
            yield from _untranslated(language, sources, shipped)
        yield from _unwritten(language, sources, shipped)


# Files that nothing reads


def _strange(sources: Sources, shipped: Sources, site: Site) -> Iterator[Diagnostic]:
    """Files of site_src/ and templates/ under a name that nothing asks for."""
    codes = {language.code for language in site.languages}
    known = {*shipped.site_src, *shipped.templates}
    own = {entry.name for entry in site.navigation}
    for path in (*sources.site_src, *sources.templates):
        if path in known or is_readme(path) or _asked(path, codes, sources, shipped, own):
            continue
        hint = _nearest(path, known)
        yield Diagnostic(Location(path), "unread-file", "warning", "the file is not read", hint)


def _nearest(path: str, known: Collection[str]) -> str:
    """The file that was meant, or the line that makes a language one of the site."""
    locale = _OF_A_LANGUAGE.fullmatch(path)
    if locale:
        return f"add `{locale[1]}` to `languages` in site_src/site.yaml, or take its folder away"
    return did_you_mean(path, sorted(known))


def _asked(
    path: str, codes: Collection[str], sources: Sources, shipped: Sources, own: Collection[str]
) -> bool:
    """True where something reads ``path``; ``own`` are the names of the pages that the navigation adds."""
    if _SHIPPED.match(path):
        return True
    if path.startswith("templates/"):
        name = path.removeprefix("templates/")
        templates = sources.templates.items()
        others = (text for other, text in templates if other != path)
        return any(name in text for text in others)
    page = _PAGE.fullmatch(path) or _DOCUMENT.fullmatch(path)
    if page:
        names = {*own, *_pages(shipped)}
        return page[2] in codes and (path.startswith("docs/") or page[1] in names)
    locale = _OF_A_LANGUAGE.fullmatch(path)
    return locale is not None and locale[1] in codes


def _pages(shipped: Sources) -> list[str]:
    """The names of the pages of text."""
    found = map(_PAGE.fullmatch, shipped.site_src)
    return sorted({page[1] for page in found if page})


# Files in which nothing stands


def _empty(sources: Sources) -> Iterator[Diagnostic]:
    """Empty files that stand in the place of shipped ones; of an empty catalogue it is said elsewhere."""
    for path, text in _all_texts(sources):
        is_part = path.startswith("templates/parts/")
        told_elsewhere = path.endswith((".po", ".yaml", ".geojson"))
        if not (text.strip() or is_part or told_elsewhere):
            remove = "remove the project's own file: the shipped one then takes its place"
            hint = f"write what belongs in it, or {remove}"
            yield Diagnostic(Location(path), "empty-file", "warning", "the file is empty", hint)


def _all_texts(sources: Sources) -> Iterator[tuple[str, str]]:
    """The path and the text of every file of site_src/ and templates/."""
    yield from sources.site_src.items()
    yield from sources.templates.items()
    for path, raw in sources.assets.items():
        yield f"site_src/{path}", raw.decode("utf-8", "replace")


# Words and pages without a translation


def is_shipped(language: Language, sources: Sources, shipped: Sources) -> bool:
    """True where the catalogue of ``language`` and what is said of the language are the shipped ones, in
    which the tests of this program let nothing be missing."""
    folder = f"site_src/locale/{language.code}"
    paths = (f"{folder}/hasila.po", f"{folder}/language.yaml")
    return all(_is_alike(path, sources.site_src, shipped.site_src) for path in paths)


def _is_alike(path: str, texts: Mapping[str, str], others: Mapping[str, str]) -> bool:
    return path in others and texts.get(path) == others[path]


def _untranslated(language: Language, sources: Sources, shipped: Sources) -> Iterator[Diagnostic]:
    """The number of messages that the catalogue of ``language`` lacks, and of those that no page asks for."""
    path = f"site_src/locale/{language.code}/hasila.po"
    own = _messages(sources.site_src, path, language.locale)
    kept = _messages(sources.site_src, path.replace("/", "/shipped/", 1), language.locale)
    wanted = _messages(shipped.site_src, _ENGLISH, "en")
    if read_catalogue(sources.site_src.get(path, ""), language.locale).faults:
        return  # told elsewhere
    missing = [id_ for id_ in wanted if id_ not in own and id_ not in kept]
    idle = [own[id_] for id_ in own if id_ not in wanted]
    is_english = language.locale.split("_")[0] == "en"
    if missing and not is_english:
        yield _lacking(path, missing, len(wanted))
    if idle:
        unsaid = [id_ for id_ in wanted if id_ not in own]
        yield _idle(path, idle, unsaid)


def _lacking(path: str, missing: Sequence[str], wanted: int) -> Diagnostic:
    """The mistake of a catalogue that lacks messages."""
    counted = f"{len(missing)} of {wanted} messages"
    message = f"{counted} have no translation; the first is “{missing[0]}”"
    hint = "add them: until then the words of another language stand on the pages"
    return _missing_translation(Location(path), message, hint)


def _idle(path: str, idle: Sequence[Message], unsaid: list[str]) -> Diagnostic:
    """The mistake of a catalogue with messages that no page asks for; ``unsaid`` are those that it lacks."""
    first = idle[0]
    asked_for = f"no page asks for {_counted(len(idle))}"
    message = f"{asked_for}; the first is “{first.id}”"
    hint = "take it away; the shipped catalogues list what is asked for"
    if unsaid:
        hint = did_you_mean(first.id, unsaid)
    return _missing_translation(Location(path, first.line, 1), message, hint)


def _missing_translation(location: Location, message: str, hint: str) -> Diagnostic:
    return Diagnostic(location, "missing-translation", "warning", message, hint)


def _counted(number: int) -> str:
    return "a message of this catalogue" if number == 1 else f"{number} messages of this catalogue"


def _messages(texts: Mapping[str, str], path: str, locale: str) -> dict[str, Message]:
    catalogue = read_catalogue(texts.get(path, ""), locale)
    return {message.id: message for message in catalogue.messages}


def _unwritten(language: Language, sources: Sources, shipped: Sources) -> Iterator[Diagnostic]:
    """The pages of text that ``language`` lacks, and those without a title."""
    for name in _pages(shipped):
        path = f"site_src/pages/{name}.{language.code}.md"
        text = sources.site_src.get(path)
        if text is None:
            message = f"the page {name} has no text in {language.name}: another language stands in"
            yield _missing_text("site_src/pages", message, f"translate it: write {path}")
        elif text.strip() and not _BEGINS_WITH_TITLE.match(text.strip()):
            hint = "begin the file with its title, `# …`: that line becomes the title of the page"
            yield _missing_text(path, "the page does not begin with its title", hint)


def _missing_text(path: str, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path), "missing-text", "warning", message, hint)
