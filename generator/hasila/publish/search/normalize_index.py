"""The files of a Pagefind index with an order that depends on the content alone.

Pagefind 1.5 writes its filters in the order of a hash table, another one in each run, and names a file by its
content: so the files of two builds of one content differ (https://github.com/Pagefind/pagefind/issues/638).
Here the filters are sorted and the names follow. A file is gzip around a signature and CBOR; the list of all
files, ``pf_meta``, names the filters in its fourth part.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Mapping
from typing import Any

import cbor2

ENTRY = "pagefind-entry.json"
_SIGNATURE = b"pagefind_dcd"
_FILTERS = 3
_FILTER, _META = ".pf_filter", ".pf_meta"
_KEPT = (".pf_fragment", ".pf_index")
_DIGEST_LENGTH = 12

GZIP_HEADER = bytes.fromhex("1f8b 08 00 00000000 02 03")
"""Magic, deflate, no flags, no time, best compression, Unix (RFC 1952, 2.3). Python's own writers differ in
the last byte: up to 3.12 it is the system that zlib was built for, from 3.13 on it is 255, unknown."""
_NO_WRAPPER = -zlib.MAX_WBITS
"""Makes zlib write the compressed stream without a header and a checksum of its own."""


def normalize_index(index: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files that a browser needs of ``index``, by path in sorted order.

    ``index`` holds the files of one language by their path. The same content gives the same bytes.
    """
    entry = json.loads(index[ENTRY])
    (language,) = entry["languages"].values()
    old_meta = _content(index[_meta_path(language["hash"])])
    filters = _sorted_filters(index)
    meta = _with_filters(old_meta, filters)
    language["hash"] = _digest(meta)
    files = _unchanged(index, language["wasm"] or "unknown")
    files |= _filter_files(filters)
    files[_meta_path(language["hash"])] = _packed(meta)
    files[ENTRY] = json.dumps(entry).encode()
    return dict(sorted(files.items()))


def _meta_path(digest: str) -> str:
    """The path of the list of all files."""
    return f"pagefind.{digest}{_META}"


def _unchanged(index: Mapping[str, bytes], language: str) -> dict[str, bytes]:
    """The files that Pagefind writes the same in each run: pages, words and the program of ``language``."""
    kept = [path for path in index if path.endswith(_KEPT)]
    program = f"wasm.{language}.pagefind"
    return {path: index[path] for path in (*kept, program)}


def _sorted_filters(index: Mapping[str, bytes]) -> dict[str, list[Any]]:
    """The filters of ``index`` by the names that Pagefind gave to their files."""
    paths = [path for path in index if path.endswith(_FILTER)]
    return {_name(path): _sorted(index[path]) for path in paths}


def _filter_files(filters: Mapping[str, list[Any]]) -> dict[str, bytes]:
    files = {}
    for content in filters.values():
        path = f"filter/{_digest(content)}{_FILTER}"
        files[path] = _packed(content)
    return files


def _name(path: str) -> str:
    return path.rsplit("/", 1)[-1].removesuffix(_FILTER)


def _content(packed: bytes) -> Any:
    plain = gzip.decompress(packed)
    return cbor2.loads(plain.removeprefix(_SIGNATURE))


def _sorted(packed: bytes) -> list[Any]:
    """A filter: its name, and by value the pages that have it."""
    name, values = _content(packed)
    return [name, sorted(values)]


def _with_filters(meta: list[Any], filters: Mapping[str, list[Any]]) -> list[Any]:
    """``meta`` with the new names of the files of ``filters`` in the place of the old ones."""
    digests = {old_name: _digest(content) for old_name, content in filters.items()}
    named = [[name, digests[old_name]] for name, old_name in meta[_FILTERS]]
    result = list(meta)
    result[_FILTERS] = sorted(named)
    return result


def _digest(content: list[Any]) -> str:
    return hashlib.sha256(cbor2.dumps(content)).hexdigest()[:_DIGEST_LENGTH]


def _packed(content: list[Any]) -> bytes:
    return _gzip(_SIGNATURE + cbor2.dumps(content))


def _gzip(content: bytes) -> bytes:
    """``content`` as a gzip file (RFC 1952), the same bytes from every release of Python."""
    deflate = zlib.compressobj(zlib.Z_BEST_COMPRESSION, zlib.DEFLATED, _NO_WRAPPER)
    stream = deflate.compress(content) + deflate.flush()
    checksum = zlib.crc32(content).to_bytes(4, "little")
    length = len(content).to_bytes(4, "little")
    return GZIP_HEADER + stream + checksum + length
