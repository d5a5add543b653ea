"""What was pointed out at one time, kept in a file: for those who have no git, or accept what stands today.

The file is JSON, ``{"hasila_baseline": 1, "stands": [identity, …]}``, in the order of the identities; each is
a list of words (see :mod:`hasila.reconcile.comparison.identity`). The same remarks give the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hasila.model.identified_diagnostic import Identity

VERSION = 1


@dataclass(frozen=True, slots=True)
class Unread:
    """Why a text is no baseline, and the next step."""

    reason: str


def baseline(identities: Iterable[Identity]) -> bytes:
    """The file for ``identities``."""
    kept = {"hasila_baseline": VERSION, "stands": sorted(identities)}
    return (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode()


def read_baseline(raw: bytes) -> tuple[Identity, ...] | Unread:
    """The identities of a file; of anything else, why it is none."""
    try:
        held = json.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, json.JSONDecodeError):
        held = None
    if not _is_baseline(held):
        return Unread("is no baseline of this version; write one with `hasila check --write-baseline FILE`")
    return tuple(tuple(identity) for identity in held["stands"])


def _is_baseline(held: Any) -> bool:
    return (
        isinstance(held, dict)
        and held.get("hasila_baseline") == VERSION
        and isinstance(held.get("stands"), list)
        and all(
            isinstance(one, list) and all(isinstance(word, str) for word in one) for one in held["stands"]
        )
    )
