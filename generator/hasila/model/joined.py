"""Ids made of ids: some are joined of a hundred, and no file could bear the name."""

from __future__ import annotations

import hashlib

LONGEST = 220
"""Letters that a joined id may have; a file has an ending too, and most systems hold names of 255 bytes."""
LONGEST_PART = 140
"""Letters of what is put after the id of a report."""
_DIGEST = 16


def joined(identity: str, most: int = LONGEST) -> str:
    """``identity``; of one of more than ``most`` letters the beginning, and a digest of the whole, so that no
    two become one."""
    if len(identity) <= most:
        return identity
    digest = hashlib.sha256(identity.encode()).hexdigest()
    beginning = identity[: most - _DIGEST - 1].rstrip("-")
    return f"{beginning}-{digest[:_DIGEST]}"
