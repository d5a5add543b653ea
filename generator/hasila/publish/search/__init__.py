"""The index of search: documents → files of the site that a browser searches by itself.

:func:`search` makes all of it. By parts: :func:`tables_of` reads the tables of words, :func:`tables_file` is
their file; :func:`buckets` divides the documents of a language; :func:`bucket_files` makes the files of one
bucket and of nothing else, with its entry, which :func:`search_index_file` lists."""

from __future__ import annotations

from hasila.publish.search.bucket_files import bucket_files
from hasila.publish.search.buckets import buckets
from hasila.publish.search.index import search, search_index_file
from hasila.publish.search.tables import tables_file, tables_of

__all__ = [
    "bucket_files",
    "buckets",
    "search",
    "search_index_file",
    "tables_file",
    "tables_of",
]
