"""``python -m benchmarks.preview``: the time from a saved report to its page, as ``hasila serve`` shows it.

An open page waits for a change, as its script does. Then one number of its report is changed, in both
languages; measured is the time until the page is told to load itself again, and until it has.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from time import perf_counter, sleep
from urllib.parse import urlencode, urlsplit

from benchmarks.__main__ import WORK, positive
from benchmarks.corpus.reports import SEED
from benchmarks.processes import LINUX, processor_seconds, wait_until_quiet
from benchmarks.subjects import HASILA, Corpora, own_subject
from benchmarks.table import spread, table

_STATE = re.compile(r'data-state="([^"]*)" data-shown="([^"]*)"')
_SETTLED = 2.5
"""Seconds between two changes: a file that was just written is read again each time (see FileMemory)."""


@dataclass(frozen=True, slots=True)
class Reload:
    """One change: seconds until the page was told, until it was there, and processor time until then."""

    told: float
    shown: float
    processor: float | None


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what ``arguments`` ask for, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.preview", description=__doc__)
    parser.add_argument("--reports", type=positive, default=1000, metavar="N", help="how many (1000)")
    parser.add_argument("--runs", type=positive, default=5, metavar="N", help="changes (default: 5)")
    parser.add_argument("--quiet", type=float, default=10, metavar="S", help="wait for a quiet machine (10)")
    parser.add_argument("--work", type=Path, default=WORK, metavar="DIR", help=f"where all is kept ({WORK})")
    options = parser.parse_args(arguments)
    folder = options.work.resolve() / f"reports-{options.reports}"
    folder.mkdir(parents=True, exist_ok=True)
    corpora = Corpora(folder, options.reports, frozenset({HASILA}), SEED)
    corpora.write_served()
    with _serving(corpora) as preview:
        first = preview.first_page()
        reloads = [preview.reload(number, options.quiet) for number in range(1, options.runs + 1)]
    print(_table(first, reloads))
    return 0


def _table(first: float, reloads: Sequence[Reload]) -> str:
    rows = [
        ("the first page", f"{first:.2f}", "–"),
        ("a save, until the page is told", spread([reload.told for reload in reloads]), "–"),
        (
            "a save, until the page is there",
            spread([reload.shown for reload in reloads]),
            spread([reload.processor for reload in reloads]),
        ),
    ]
    return table(("what", "seconds", "processor s"), rows, words=1)


@dataclass(frozen=True, slots=True)
class _Preview:
    """A running preview of ``corpora``."""

    corpora: Corpora
    process: subprocess.Popen[str]
    address: str

    @property
    def page(self) -> str:
        """The path of the page that is open."""
        return f"/en/reports/{self.corpora.middle().id}.html"

    def get(self, path: str) -> tuple[int, str]:
        """Status and text of what is at ``path``."""
        connection = HTTPConnection(self.address, timeout=600)
        connection.request("GET", path)
        response = connection.getresponse()
        text = response.read().decode()
        connection.close()
        return response.status, text

    def first_page(self) -> float:
        """Seconds until there is a page."""
        start = perf_counter()
        while self.get(self.page)[0] != 200:
            sleep(0.05)
        return perf_counter() - start

    def reload(self, variant: int, quiet: float) -> Reload:
        """What it takes to show the open page with the number of ``variant``."""
        sleep(_SETTLED)
        wait_until_quiet(quiet)
        _, page = self.get(self.page)
        used, start = self._processor(), perf_counter()
        self.corpora.change("serve", HASILA, variant)
        self._wait(page)
        told = perf_counter() - start
        _, page = self.get(self.page)
        shown = perf_counter() - start
        used_now = self._processor()
        processor = None if used is None or used_now is None else used_now - used
        if f"{self.corpora.injured(variant):,}" not in page:
            sys.exit(f"{self.page} does not show the number that was saved")
        return Reload(told, shown, processor)

    def _wait(self, page: str) -> None:
        """Wait as the open ``page`` does, until it is told to load itself again."""
        found = _STATE.search(page)
        if found is None:
            sys.exit(f"{self.page} has no script that loads it again")
        state, shown = found.groups()
        while True:
            query = urlencode({"state": state, "shown": shown, "path": self.page})
            told = json.loads(self.get(f"/.hasila/wait?{query}")[1])
            if told["reload"]:
                return
            state = told["state"]

    def _processor(self) -> float | None:
        return processor_seconds(self.process.pid) if LINUX else None


@contextmanager
def _serving(corpora: Corpora) -> Iterator[_Preview]:
    subject = own_subject(corpora.folder)
    subject.folder.mkdir(parents=True, exist_ok=True)
    environment = subject.environment("serve")
    os.makedirs(environment["HOME"], exist_ok=True)
    process = subprocess.Popen(subject.serve(), env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout
        line = process.stdout.readline()
        yield _Preview(corpora, process, urlsplit(line.split()[0]).netloc)
    finally:
        process.terminate()
        process.communicate()


if __name__ == "__main__":
    sys.exit(main())
