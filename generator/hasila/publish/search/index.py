"""One index per language, in ``pagefind/<language>/``, and beside them the script that searches them.

What is indexed are stems (:mod:`hasila.model.folding`), so that every spelling of a word finds it; what a reader sees of a
result are the words as they stand on its page, which travel in the record. ``static/js/search.js`` stems what is asked for.
"""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Iterable, Iterator

from hasila.model.folding import detached, stems
from hasila.model.page import File
from hasila.model.search_document import SearchDocument, SearchIndexInput
from hasila.publish.search.engine import Ask, engine
from hasila.publish.search.normalize_index import steady

FOLDER = "pagefind"
SCRIPT = "pagefind.js"
STEMMED_BY_US = {"ar"}
"""Languages whose words reach Pagefind as stems: its own stemmer would cut them once more."""
UNDETERMINED = "und"


def search(catalogues: Iterable[SearchIndexInput]) -> tuple[File, ...]:
    """The indexes of all ``catalogues``; the same records give the same bytes. Raises ``OSError`` where Pagefind does not run."""
    held = [one for one in catalogues if one.records]
    if not held:
        return ()
    with engine() as ask:
        made = {one.language: _index(one, ask) for one in held}
    script = next(iter(made.values()))[SCRIPT]
    files = (
        File(f"{FOLDER}/{language}/{path}", content)
        for language, index in made.items()
        for path, content in steady(index).items()
    )
    return (File(f"{FOLDER}/{SCRIPT}", script), *files)


def _index(catalogue: SearchIndexInput, ask: Ask) -> dict[str, bytes]:
    """Every file that Pagefind makes of the records, by its path."""
    language = UNDETERMINED if catalogue.language in STEMMED_BY_US else catalogue.language
    index = ask("NewIndex", config={})["index_id"]
    for record in catalogue.records:
        ask("AddRecord", index_id=index, language=language, sort={}, **_entry(record))
    files = ask("GetFiles", index_id=index)["files"]
    return {file["path"]: b64decode(file["content"]) for file in files}


def _entry(record: SearchDocument) -> dict[str, object]:
    words = (record.title, *(passage.words for passage in record.passages))
    lines = (f"{passage.anchor}\t{' '.join(passage.words.split())}" for passage in record.passages)
    return {
        "url": record.path,
        "content": " ".join(_indexed(words)),
        "meta": {
            "title": record.title,
            "note": record.note,
            "stems": " ".join(stems(record.title)),
            "text": "\n".join(lines),
        },
        "filters": {name: list(values) for name, values in record.filters.items() if values},
    }


def _indexed(words: tuple[str, ...]) -> Iterator[str]:
    """The stems of all words in their order, for their places tell where a word was found; then those behind a preposition."""
    for text in words:
        yield from stems(text)
    yield from dict.fromkeys(stem for text in words for stem in detached(text))
