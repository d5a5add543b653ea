"""One index per language, in ``pagefind/<language>/``, and beside them the script that searches them.

What is indexed are stems (:mod:`hasila.model.folding`), so that every spelling of a word finds it; what a
reader sees of a result are the words as they stand on its page, which travel in the record.
``static/js/search.js`` stems what is asked for.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator, Mapping

from hasila.model.folding import detached, stems
from hasila.model.page import File
from hasila.model.search_document import SearchDocument, SearchIndexInput, SearchSection
from hasila.publish.search.engine import Ask, engine
from hasila.publish.search.normalize_index import normalize_index

FOLDER = "pagefind"
SCRIPT = "pagefind.js"
STEMMED_BY_US = {"ar"}
"""Languages whose words reach Pagefind as stems: its own stemmer would cut them once more."""
UNDETERMINED = "und"


def search(catalogues: Iterable[SearchIndexInput]) -> tuple[File, ...]:
    """The indexes of all ``catalogues`` as files; a catalogue without records has none.

    The same records give the same bytes. Raises ``OSError`` where Pagefind does not run.
    """
    filled = [catalogue for catalogue in catalogues if catalogue.records]
    if not filled:
        return ()
    with engine() as ask:
        indexes = {catalogue.language: _index(catalogue, ask) for catalogue in filled}
    first = next(iter(indexes.values()))
    script = File(f"{FOLDER}/{SCRIPT}", first[SCRIPT])
    return (script, *_files(indexes))


def _files(indexes: Mapping[str, Mapping[str, bytes]]) -> Iterator[File]:
    for language, index in indexes.items():
        for path, content in normalize_index(index).items():
            yield File(f"{FOLDER}/{language}/{path}", content)


def _index(catalogue: SearchIndexInput, ask: Ask) -> dict[str, bytes]:
    """Every file that Pagefind makes of the records, by its path."""
    language = UNDETERMINED if catalogue.language in STEMMED_BY_US else catalogue.language
    index = ask("NewIndex", config={})["index_id"]
    for document in catalogue.records:
        entry = _entry(document)
        ask("AddRecord", index_id=index, language=language, sort={}, **entry)
    answer = ask("GetFiles", index_id=index)
    return {file["path"]: b64decode(file["content"]) for file in answer["files"]}


def _entry(document: SearchDocument) -> dict[str, object]:
    """``document`` as the fields of the request that adds it to an index."""
    texts = (document.title, *(section.words for section in document.passages))
    content = " ".join(_indexed(texts))
    return {
        "url": document.path,
        "content": content,
        "meta": _meta(document),
        "filters": _filters(document),
    }


def _meta(document: SearchDocument) -> dict[str, str]:
    """The texts that a browser shows of ``document``, and the stems of its title, by which results are
    ordered."""
    title_stems = " ".join(stems(document.title))
    text = "\n".join(_line(section) for section in document.passages)
    return {"title": document.title, "note": document.note, "stems": title_stems, "text": text}


def _line(section: SearchSection) -> str:
    text = " ".join(section.words.split())
    return f"{section.anchor}\t{text}"


def _filters(document: SearchDocument) -> dict[str, list[str]]:
    return {name: list(values) for name, values in document.filters.items() if values}


def _indexed(texts: tuple[str, ...]) -> Iterator[str]:
    """The stems of all words in their order, for their positions say where a word was found; then, each once,
    those behind a preposition."""
    for text in texts:
        yield from stems(text)
    yield from dict.fromkeys(_detached(texts))


def _detached(texts: tuple[str, ...]) -> Iterator[str]:
    for text in texts:
        yield from detached(text)
