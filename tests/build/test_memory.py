"""What a build lets go of before it makes pages: it would lie in memory once for each process."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from hasila.build.workers import return_free_memory


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is copied")
def test_memory_that_nothing_uses_goes_back_to_the_system() -> None:
    kept = [bytes(3000) for _ in range(40_000)][::400]  # those that are left lie between the others
    before = resident()
    return_free_memory()
    assert resident() < before - 50_000_000
    assert len(kept) == 100


def resident() -> int:
    """The memory of this process, in bytes."""
    pages = Path("/proc/self/statm").read_text().split()[1]
    return int(pages) * 4096
