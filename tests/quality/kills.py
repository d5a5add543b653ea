"""``python -m tests.quality.kills COUNT SEED``: builds that are killed at random moments.

A project is built again and again over one folder, with one of two contents, on one process or several, with
the site as one file or not, with an address or not, and killed (SIGKILL) after a random time, or shortly
after it has told of a stage. After each the folder must hold one whole site of the two, no process may be
left, and after the next whole build no temporary folder. Prints what was found."""

from __future__ import annotations

import hashlib
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.mistakes.project import lay_out

ROOT = Path(__file__).resolve().parents[2]
OPTIONS: tuple[tuple[str, ...], ...] = (
    ("--jobs", "1"),
    ("--jobs", "2"),
    ("--jobs", "2", "--zip", "site.zip"),
    ("--jobs", "2", "--address", "https://example.org/"),
    ("--jobs", "2", "--no-cache"),
)
STAGES = ("", "", "Parsing", "Making pages", "Indexing", "Writing")
"""The moments at which a build is killed: any, or after one of these stages has begun."""
PATIENCE = 10
"""Seconds in which the processes of a killed build must have ended."""


@dataclass(frozen=True)
class Workplace:
    """Two states of a project, and the folder that both are built to."""

    root: Path
    projects: tuple[Path, Path]

    @property
    def out(self) -> Path:
        return self.root / "out" / "public"

    def begun(self, project: Path, options: tuple[str, ...]) -> subprocess.Popen[bytes]:
        """A build in a session of its own."""
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'generator'}", "HOME": str(self.root)}
        environment["XDG_CACHE_HOME"] = str(self.root / "cache")
        environment.pop("HASILA_CACHE", None)
        command = [sys.executable, "-m", "hasila.cli.main", "build", str(project), "--out", str(self.out)]
        return subprocess.Popen(
            [*command, *options],
            cwd=self.root,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )

    def built(self, project: Path, options: tuple[str, ...]) -> tuple[str, float]:
        """Build to the end; the digest of the site, and the seconds that it took."""
        start = time.monotonic()
        process = self.begun(project, options)
        _, error = process.communicate()
        if process.returncode != 0:
            raise RuntimeError(error.decode())
        return digest_of(self.out), time.monotonic() - start


def digest_of(folder: Path) -> str:
    """The digest of every file below ``folder``; "" where there is none."""
    digest = hashlib.sha256()
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    for path in paths:
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        digest.update(f"{path.relative_to(folder)}\0{content}\n".encode())
    return digest.hexdigest() if paths else ""


def workplace(root: Path) -> Workplace:
    first = lay_out(None, root / "first")
    second = Path(shutil.copytree(first, root / "second" / "project"))
    for path in sorted((second / "content/reports").glob("*.md"))[:1]:
        path.write_text(path.read_text(encoding="utf-8") + "\nOne more line.\n", encoding="utf-8")
    return Workplace(root, (first, second))


def faults(
    place: Workplace,
    count: int,
    seed: int,
    tried: Counter[str],
    ways: Sequence[tuple[str, ...]] = OPTIONS,
) -> Iterator[str]:
    """What is found in ``count`` kills of builds with each of the options in ``ways``; ``tried`` counts when
    they came."""
    chance = random.Random(seed)
    for options in ways:
        whole = {place.built(project, options)[0] for project in place.projects}
        _, seconds = place.built(place.projects[0], options)
        for _ in range(-(-count // len(ways))):
            yield from _killed(place, options, whole, chance, seconds, tried)


def _killed(
    place: Workplace,
    options: tuple[str, ...],
    whole: set[str],
    chance: random.Random,
    seconds: float,
    tried: Counter[str],
) -> Iterator[str]:
    cold = chance.random() < 0.2
    if cold:
        shutil.rmtree(place.out, ignore_errors=True)
    before = digest_of(place.out)
    process = place.begun(chance.choice(place.projects), options)
    stage = chance.choice(STAGES)
    _wait_for(stage, process)
    time.sleep(chance.random() * seconds * (0.2 if stage else 1.1))
    ended = process.poll() is not None
    os.kill(process.pid, signal.SIGKILL) if not ended else None
    process.communicate()
    tried["after its end" if ended else f"while it ran: {stage or 'any moment'}"] += 1
    found = digest_of(place.out)
    if found not in {*whole, before}:
        yield f"{' '.join(options)}: the folder holds a mixture, or nothing"
    if not _ends(process.pid):
        yield f"{' '.join(options)}: a process is left"
    if chance.random() < 0.25:
        digest, _ = place.built(chance.choice(place.projects), options)
        left = [path.name for path in place.out.parent.iterdir() if path != place.out]
        if digest not in whole or left:
            yield f"{' '.join(options)}: after the next build there is {left or 'another site'}"


def _wait_for(stage: str, process: subprocess.Popen[bytes]) -> None:
    """Wait until a build has told of ``stage``, or has ended; for no stage do not wait."""
    lines = iter(process.stderr or ()) if stage else ()
    any(line.decode().startswith(stage) for line in lines)


def _ends(session: int) -> bool:
    """True where every process of a session ends soon."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if not list(_processes(session)):
            return True
        time.sleep(0.05)
    return False


def _processes(session: int) -> Iterator[int]:
    """The processes of a session that are no zombies."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, *rest = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(rest[2]) == session and state != "Z":
            yield int(folder.name)


def main(count: int, seed: int) -> int:
    tried: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        found = 0
        for fault in faults(workplace(Path(folder)), count, seed, tried):
            found += 1
            print(fault, flush=True)
    print(f"killed {dict(tried)}; faults: {found or 'none'}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]), int(sys.argv[2])))
