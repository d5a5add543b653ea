"""``python -m benchmarks.corpus --reports 1000 --out DIR``: invented reports as a project of Hasila.

``--hugo`` writes the same reports as a Hugo site. The same arguments give the same bytes.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks.corpus.hugo_content import write_hugo_site
from benchmarks.corpus.project import write_project
from benchmarks.corpus.reports import SEED, reports


def main() -> None:
    """Write the reports that the arguments ask for."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("--reports", type=int, default=1000, metavar="N", help="how many (default: 1000)")
    parser.add_argument("--out", type=Path, required=True, metavar="DIR", help="the folder to write to")
    parser.add_argument("--seed", type=int, default=SEED, help=f"another seed, other numbers ({SEED})")
    parser.add_argument("--hugo", action="store_true", help="a Hugo site instead of a project of Hasila")
    options = parser.parse_args()
    write = write_hugo_site if options.hugo else write_project
    write(reports(options.reports, options.seed), options.out)


if __name__ == "__main__":
    main()
