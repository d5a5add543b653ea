"""``python -m tests.bench.sown ROWS.json [SEED]``: errors as hands make them, sown one at a time into a
table, and what we name.

The file is one of those of :mod:`tests.bench.errata`. A window of its rows is taken as it stands; then a
digit is mistyped, two digits swapped, the number of the row before copied, a number rounded or lost, in half
of the tries just before the table ends. Told are the tries in which the cell was named, named first, alone or
in a tie, and how often "likely" was right. Then columns are moved by a row: how many findings that makes.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

from hasila.ingest import parse
from hasila.model.report import Finding
from hasila.reconcile import reconcile
from tests.bench.errata import Row, location_of, project, slug

ROWS = slice(-120, -1)
TRIES = 100
COLUMNS = ("killed_cum", "injured_cum", "killed", "injured")
Hand = Callable[[Random, str, int], int]


def _digit(random: Random, written: str, _: int) -> int:
    at = random.randrange(len(written))
    return int(written[:at] + random.choice("0123456789") + written[at + 1 :])


def _swap(random: Random, written: str, _: int) -> int:
    at = random.randrange(max(1, len(written) - 1))
    return int(written[:at] + written[at : at + 2][::-1] + written[at + 2 :])


HANDS: dict[str, Hand] = {
    "digit": _digit,
    "swap": _swap,
    "copy": lambda _random, _written, before: before,
    "round": lambda _random, written, _before: round(int(written), -2),
    "lost": lambda _random, _written, _before: 0,
}


def findings(rows: list[Row]) -> tuple[Finding, ...]:
    parsed, _ = parse(project(rows))
    return reconcile(parsed.reports, parsed.vocabulary).findings


def one_cell(rows: list[Row], random: Random, known: set[str], told: Counter[str]) -> None:
    """Sow one error and count what comes of it; a number that comes out as it was is passed over."""
    kind, column = random.choice(sorted(HANDS)), random.choice(COLUMNS)
    stated = [i for i, row in enumerate(rows) if row.get(column) is not None]
    at = random.randrange(8, len(stated))
    row, before = stated[at], rows[stated[at - 1]][column]
    wrong = HANDS[kind](random, str(rows[row][column]), before)
    if wrong != rows[row][column]:
        changed = [{**one, column: wrong} if i == row else one for i, one in enumerate(rows)]
        made = findings(changed[: row + 2] if random.random() < 0.5 else changed)
        _count(
            [one for one in made if one.id not in known],
            f"t-{rows[row]['report_date']}#{slug(column)}",
            kind,
            told,
        )


def _count(made: list[Finding], key: str, kind: str, told: Counter[str]) -> None:
    hits = [one for one in made if any(key in way.figures for way in one.explanations)]
    rank, alone = location_of({key}, hits) if hits else (None, False)
    told[f"{kind}: sown"] += 1
    told[f"{kind}: named"] += bool(hits)
    told[f"{kind}: named first alone"] += rank == 1 and alone
    told[f"{kind}: named first in a tie"] += rank == 1 and not alone
    for way in (way for one in made for way in one.explanations if way.standing == "likely"):
        told["likely and right" if key in way.figures else "likely and not right"] += 1
    told[f"findings made: {len(made)}"] += 1


def slipped(rows: list[Row], known: set[str]) -> None:
    for column in COLUMNS[:3]:
        for first, length, by in ((20, 4, 1), (20, 4, -1), (40, 12, 1), (40, 12, -1)):
            moved = [
                {**row, column: rows[i - by].get(column)} if first <= i < first + length else row
                for i, row in enumerate(rows)
            ]
            made = [one for one in findings(moved) if one.id not in known]
            kinds = sorted(
                {
                    way.pattern.kind
                    for one in made
                    for way in one.explanations
                    if way.rank == 1 and way.pattern
                }
            )
            print(
                f"{column:12} {length:2} rows moved by {by:2}: "
                f"findings {len(made)}, first {', '.join(kinds) or '-'}"
            )


def main(path: Path, seed: int) -> None:
    rows = json.loads(path.read_text(encoding="utf-8"))[ROWS]
    known, told, random = {one.id for one in findings(rows)}, Counter[str](), Random(seed)
    for _ in range(TRIES):
        one_cell(rows, random, known, told)
    for name in sorted(told):
        print(f"{name:28} {told[name]:4}")
    slipped(rows, known)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1)
