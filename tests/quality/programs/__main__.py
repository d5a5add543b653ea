"""`python -m tests.quality.programs`: what other programs read in the files of data, and what they lose.

It needs the extra ``programs``.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.quality.command import end, parser, tabulate
from tests.quality.programs import Trial
from tests.quality.programs.maps import MAPS
from tests.quality.programs.others import OTHERS
from tests.quality.programs.tables import TABLES
from tests.quality.served import standing

SHOWN = 3
"""Losses that are told one by one; of others their number is."""


def tried(trial: Trial, site: Path) -> tuple[str, str, str]:
    """A line of the table: the program, what it did, what was lost."""
    with tempfile.TemporaryDirectory() as folder:
        lost = list(trial.lost(site, Path(folder)))
    more = [f"and {len(lost) - SHOWN} more"] if len(lost) > SHOWN else []
    told = "; ".join((*lost[:SHOWN], *more))
    return trial.program, trial.what, told or "nothing"


def main() -> None:
    options = parser(__doc__).parse_args()
    with standing(options.site) as site:
        rows = [tried(trial, site) for trial in (*TABLES, *MAPS, *OTHERS)]
    tabulate("Files of data in other programs", ("program", "what it did", "lost"), rows)
    failed = sum(lost != "nothing" for _, _, lost in rows)
    end(failed, f"{len(rows)} trials; {failed} lost something.")


if __name__ == "__main__":
    main()
