"""The reader and the solver by themselves: the examples of their pages, their types, and what they load."""

from __future__ import annotations

import doctest
import subprocess
import sys
from importlib import import_module
from pathlib import Path
from types import FunctionType

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "generator" / "hasila"
LIBRARIES = ("reader", "solver")


@pytest.mark.parametrize("library", LIBRARIES)
def test_the_examples_of_the_page_give_what_they_say(library: str) -> None:
    found = doctest.testfile(
        str(PACKAGE / library / "README.md"), module_relative=False, encoding="utf-8", verbose=False
    )
    assert found.attempted >= 8
    assert found.failed == 0


@pytest.mark.parametrize("library", LIBRARIES)
def test_a_library_loads_nothing_of_the_site(library: str) -> None:
    code = (
        f"import sys, hasila.{library};"
        "print(*sorted({name.split('.')[1] for name in sys.modules if name.startswith('hasila.')}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    assert set(done.stdout.split()) == {"model", library}


@pytest.mark.parametrize("library", LIBRARIES)
def test_every_public_name_is_there_and_documented(library: str) -> None:
    module = import_module(f"hasila.{library}")
    for name in module.__all__:
        value = getattr(module, name)
        is_code = isinstance(value, (type, FunctionType))
        assert not is_code or value.__doc__, name


def test_the_types_are_part_of_the_package() -> None:
    assert (PACKAGE / "py.typed").is_file()


def test_a_type_checker_sees_the_types_of_the_libraries(tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(
        "from hasila.reader import ReadFigure, read_text\n"
        "from hasila.solver import Interval, System, bounds, exactly\n"
        "figures: tuple[ReadFigure, ...] = read_text('12 people were killed', 'en')\n"
        "found: Interval | None = bounds(System((), {'a': exactly(1)}), 'a')\n"
        "wrong: int = figures[0].qualifier\n",
        encoding="utf-8",
    )
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--follow-imports=silent", "use.py"],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"MYPYPATH": str(PACKAGE.parent), "PATH": "", "HOME": str(tmp_path)},
    )
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert len(errors) == 1, done.stdout + done.stderr
    assert "use.py:5" in errors[0] and '"str"' in errors[0] and '"int"' in errors[0]
