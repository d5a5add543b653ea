"""A baseline: the diagnostics of one time, kept in a file, for those who have no git or accept what stands
today.

The file is JSON, ``{"hasila_baseline": 1, "stands": [identity, …]}``, in the order of the identities; each is
a list of words (see :mod:`hasila.reconcile.comparison.identity`). The same diagnostics give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from hasila.model.data_class import dataclass
from hasila.model.identified_diagnostic import Identity

VERSION = 1


@dataclass(frozen=True, slots=True)
class UnreadBaseline:
    """The reason why a text is no baseline, and the next step."""

    reason: str


def baseline(identities: Iterable[Identity]) -> bytes:
    """The file for ``identities``."""
    kept = {"hasila_baseline": VERSION, "stands": sorted(identities)}
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def read_baseline(raw: bytes) -> tuple[Identity, ...] | UnreadBaseline:
    """The identities of a file; of anything else, why it is none."""
    try:
        held = json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        held = None
    stands = held.get("stands") if isinstance(held, dict) else None
    version = held.get("hasila_baseline") if isinstance(held, dict) else None
    if version != VERSION or not isinstance(stands, list) or not all(map(_is_identity, stands)):
        return UnreadBaseline(
            "is no baseline of this version; write one with `hasila check --write-baseline FILE`"
        )
    return tuple(tuple(identity) for identity in stands)


def _is_identity(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(word, str) for word in value)
