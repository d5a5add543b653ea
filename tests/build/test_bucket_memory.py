"""What is remembered of the documents of a bucket of search."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from hasila.build.bucket_memory import WORDS, BucketMemory, forget_all_but
from hasila.build.cache_folder import CacheFolder
from hasila.publish.search.bucket_files import IndexedDocument
from hasila.publish.search.entries import DocumentEntries

TOLD = IndexedDocument(0, '["en/a/"]', DocumentEntries(("a",), ("b",), ("a", "b")), (((3, -1), "[3,-1]"),))
DOCUMENTS = {"en/a/": ("state", TOLD)}


def folder_in(path: Path, bucket: str = "en.2019") -> CacheFolder:
    return CacheFolder(path / "cache" / "project", "version", f".site.{bucket}{WORDS}")


def test_documents_are_remembered_for_what_they_were_made_from_alone(tmp_path: Path) -> None:
    memory = BucketMemory(folder_in(tmp_path))
    memory.save("one", DOCUMENTS)
    assert memory.load("one") == DOCUMENTS
    assert memory.load("two") == {}
    assert BucketMemory(None).load("one") == {}


def test_what_another_version_or_no_version_has_written_is_not_believed(tmp_path: Path) -> None:
    folder = folder_in(tmp_path)
    BucketMemory(folder).save("one", DOCUMENTS)
    assert BucketMemory(replace(folder, version="later")).load("one") == {}
    folder.write(0, {"one": b"damaged"})
    assert BucketMemory(folder).load("one") == {}


def test_buckets_that_are_no_more_are_forgotten(tmp_path: Path) -> None:
    kept, gone = folder_in(tmp_path), folder_in(tmp_path, "en.2018")
    for folder in (kept, gone):
        BucketMemory(folder).save("one", DOCUMENTS)
    forget_all_but([kept], folder_in(tmp_path, "*"))
    assert BucketMemory(kept).load("one") == DOCUMENTS
    assert BucketMemory(gone).load("one") == {}
