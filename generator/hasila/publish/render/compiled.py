"""The code that Jinja makes of templates, kept so that it need not be made again in another process."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from hashlib import blake2b

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket


class KeptCode(BytecodeCache):
    """The code of templates in the language of these ``words``, which become part of it. ``kept`` holds the
    code of every language, ``used`` are the keys in it that were asked for. Jinja makes code anew where it
    is damaged, or is that of another text."""

    def __init__(self, kept: MutableMapping[str, bytes], words: Mapping[str, str]) -> None:
        self._kept = kept
        self._words = _digest_of(words)
        self.used: set[str] = set()

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        return f"{name} {self._words}"

    def load_bytecode(self, bucket: Bucket) -> None:
        self.used.add(bucket.key)
        code = self._kept.get(bucket.key)
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._kept[bucket.key] = bucket.bytecode_to_string()


def _digest_of(words: Mapping[str, str]) -> str:
    digest = blake2b(digest_size=16)
    for message, text in sorted(words.items()):
        digest.update(f"{message}\0{text}\0".encode())
    return digest.hexdigest()
