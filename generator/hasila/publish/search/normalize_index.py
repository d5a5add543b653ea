"""Pagefind's files with an order of their own.

Pagefind 1.5 writes its filters in the order of a hash table, another one in each run, and names a file by its content: so the
files of two builds of one content differ (https://github.com/Pagefind/pagefind/issues/638). Here the filters are sorted and the
names follow. A file is gzip around a signature and CBOR; the list of all files, ``pf_meta``, names the filters in its fourth part.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Mapping
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
_FILTER, _META = ".pf_filter", ".pf_meta"
_KEPT = (".pf_fragment", ".pf_index")


def steady(index: Mapping[str, bytes]) -> dict[str, bytes]:
    """What a browser needs of ``index``, the files of one language by their path, in an order that hangs on the content alone."""
    entry = json.loads(index[ENTRY])
    (language,) = entry["languages"].values()
    wasm = f"wasm.{language['wasm'] or 'unknown'}.pagefind"
    filters = {_name(path): _sorted(content) for path, content in index.items() if path.endswith(_FILTER)}
    meta = _with_filters(_content(index[f"pagefind.{language['hash']}{_META}"]), filters)
    language["hash"] = _digest(meta)
    files = {path: content for path, content in index.items() if path.endswith(_KEPT) or path == wasm}
    files |= {f"filter/{_digest(one)}{_FILTER}": _packed(one) for one in filters.values()}
    files |= {f"pagefind.{language['hash']}{_META}": _packed(meta), ENTRY: json.dumps(entry).encode()}
    return dict(sorted(files.items()))


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(_FILTER)


def _content(packed: bytes) -> Any:
    return cbor2.loads(gzip.decompress(packed).removeprefix(_SIGNATURE))


def _sorted(packed: bytes) -> list[Any]:
    """A filter: its name, and by value the pages that have it."""
    name, values = _content(packed)
    return [name, sorted(values)]


def _with_filters(meta: list[Any], filters: Mapping[str, list[Any]]) -> list[Any]:
    named = sorted([name, _digest(filters[held])] for name, held in meta[_FILTERS])
    return [*meta[:_FILTERS], named, *meta[_FILTERS + 1 :]]


def _digest(content: list[Any]) -> str:
    return hashlib.sha256(cbor2.dumps(content)).hexdigest()[:12]


def _packed(content: list[Any]) -> bytes:
    return gzip.compress(_SIGNATURE + cbor2.dumps(content), mtime=0)
