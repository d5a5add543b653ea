"""`python -m tests.quality.same_site PYTHON PYTHON...`: the site of `content/` built by each interpreter,
compared byte by byte.

Each PYTHON is an interpreter into which Hasila is installed. Ends with 1 where a file differs or is missing.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tests.quality.served import ROOT


def differing(first: Path, second: Path) -> Iterator[str]:
    """The paths of the files that are not the same below both folders."""
    for path in sorted(_files(first) | _files(second)):
        here, there = first / path, second / path
        both = here.is_file() and there.is_file()
        if not both or here.read_bytes() != there.read_bytes():
            yield path


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def built(python: str, out: Path) -> Path:
    """The folder of the site of this repository, built by ``python``."""
    command = [python, "-m", "hasila.cli.main", "build", str(ROOT), "--out", str(out)]
    subprocess.run(command, check=True, cwd=out.parent, stdout=subprocess.DEVNULL)
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pythons", nargs="+", metavar="PYTHON")
    pythons = [str(Path(python).absolute()) for python in parser.parse_args().pythons]
    differences = 0
    with tempfile.TemporaryDirectory() as folder:
        first, *others = (built(python, Path(folder) / str(n)) for n, python in enumerate(pythons))
        for python, site in zip(pythons[1:], others, strict=True):
            for path in differing(first, site):
                differences += 1
                print(f"{path}: {pythons[0]} and {python} differ")
        count = len(_files(first))
    print(f"{count} files by {len(pythons)} interpreters: {differences} differences")
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
