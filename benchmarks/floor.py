"""``python floor.py PLAN OUT``: writes as many files with as many bytes, and does nothing else.

That is the least any generator needs for the same output: no page can be written faster than its bytes.
PLAN has a line for each file: its size in bytes, a space, and its path below OUT.
"""

from __future__ import annotations

import os
import sys

_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC


def write_files(plan: str, out: str) -> None:
    """Write the files of ``plan`` below ``out``; what is in them is nothing but the right number of bytes."""
    with open(plan, encoding="utf-8") as lines:
        files = [line.rstrip("\n").split(" ", 1) for line in lines]
    content = memoryview(bytes(max((int(size) for size, _ in files), default=0)))
    folders: set[str] = set()
    for size, path in files:
        folder = os.path.dirname(path)
        if folder not in folders:
            os.makedirs(os.path.join(out, folder), exist_ok=True)
            folders.add(folder)
        file = os.open(os.path.join(out, path), _CREATE, 0o644)
        os.write(file, content[: int(size)])
        os.close(file)


if __name__ == "__main__":
    write_files(sys.argv[1], sys.argv[2])
