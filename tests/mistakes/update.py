"""``python -m tests.mistakes.update``: write what is printed now as what is expected."""

from __future__ import annotations

import contextlib
import io
import tempfile
from pathlib import Path

from hasila.cli import main as cli
from tests.mistakes.project import CASES, arguments, lay_out, without_totals


def update() -> None:
    for case in CASES:
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(lay_out(case, Path(folder))):
            out = io.StringIO()
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(io.StringIO()):
                cli.main(["check", ".", *arguments(case)])
        (case / "expected.txt").write_text(without_totals(out.getvalue()), encoding="utf-8")


if __name__ == "__main__":
    update()
