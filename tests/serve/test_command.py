"""``hasila serve`` as a process: what it says, what it sees, how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep
from urllib.parse import urlsplit

import pytest

from hasila.cli import serve
from tests.quality.served import ROOT

REPORT = "content/reports/2031-03-06-river-watch.md"
PAGE = "/en/reports/2031-03-06-river-watch.html"
ENVIRONMENT = {**os.environ, "HASILA_CACHE": "0", "PYTHONPATH": str(ROOT / "generator")}


def command(project: Path, *arguments: str) -> list[str]:
    return [sys.executable, "-m", "hasila.cli.main", "serve", str(project), *arguments]


@contextmanager
def serving(project: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The process, and host and port of its address."""
    output = subprocess.PIPE
    process = subprocess.Popen(
        command(project, "--port", "0"), env=ENVIRONMENT, stdout=output, stderr=output, text=True
    )
    try:
        assert process.stdout
        yield process, urlsplit(process.stdout.readline().split()[0]).netloc
    finally:
        process.kill()
        process.communicate()


def get(address: str, path: str) -> tuple[int, str]:
    connection = HTTPConnection(address, timeout=60)
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response.status, body


def get_until(address: str, path: str, words: str) -> tuple[int, str]:
    """The first page at ``path`` that holds ``words``."""
    end = monotonic() + 60
    while monotonic() < end:
        status, body = get(address, path)
        if words in body:
            return status, body
        sleep(0.05)
    raise AssertionError(f"{words!r} never came")


def test_what_is_saved_is_shown_and_ctrl_c_ends_it(project: Path) -> None:
    with serving(project) as (process, address):
        get_until(address, PAGE, "the flood began")
        text = (project / REPORT).read_text(encoding="utf-8")
        (project / REPORT).write_text(text.replace("the flood began", "the water rose"), encoding="utf-8")
        get_until(address, PAGE, "the water rose")
        process.send_signal(signal.SIGINT)
        output, errors = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "Traceback" not in output + errors
    assert "reports, read in" in output


def test_a_folder_that_comes_and_goes_is_seen(project: Path) -> None:
    with serving(project) as (_, address):
        get_until(address, PAGE, "the flood began")
        templates = project / "templates"
        templates.mkdir()
        (templates / "report.html").write_text("{% if %}", encoding="utf-8")
        get_until(address, PAGE, "templates/report.html:1")
        (templates / "report.html").unlink()
        templates.rmdir()
        end = monotonic() + 60
        while "templates/report.html:1" in get(address, PAGE)[1] and monotonic() < end:
            sleep(0.05)
        assert "templates/report.html:1" not in get(address, PAGE)[1]


def test_a_project_without_content_is_waited_for(tmp_path: Path, project: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    with serving(empty) as (process, address):
        status, _ = get_until(address, "/", "there is no folder content/")
        assert status == 503
        (project / "content").rename(empty / "content")
        (project / "site_src").rename(empty / "site_src")
        get_until(address, PAGE, "the flood began")
        process.terminate()
        process.communicate(timeout=30)
        assert process.returncode == 0


def test_nothing_to_show_until_the_end_is_no_success(tmp_path: Path) -> None:
    with serving(tmp_path) as (process, address):
        get_until(address, "/", "there is no folder content/")
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 1


def test_a_port_that_is_taken_is_said_before_anything_is_read(project: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        done = subprocess.run(
            command(project, "--port", str(port)), env=ENVIRONMENT, capture_output=True, text=True, timeout=60
        )
    assert done.returncode == 2
    assert done.stdout == ""
    line = done.stderr.replace("\n", " ")
    assert f"127.0.0.1:{port}" in line and "--port 0" in line
    assert "Traceback" not in line


@pytest.mark.parametrize("port", ["-1", "65536", "many"])
def test_what_is_no_port_is_refused(port: str, project: Path) -> None:
    done = subprocess.run(
        command(project, "--port", port), env=ENVIRONMENT, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def test_without_watches_of_the_system_the_files_are_looked_at(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[object] = []

    def watch(*folders: Path, force_polling: bool | None, **others: object) -> Iterator[set[object]]:
        asked.append(force_polling)
        if not force_polling:
            raise RuntimeError("OS file watch limit reached.")
        yield set()
        yield set()
        yield {(1, str(project / "content/reports/a.md")), (1, "/elsewhere")}

    monkeypatch.setattr(serve, "watch", watch)
    changes = serve._changes(project)
    assert [next(changes), next(changes), next(changes)] == [set(), None, {"content/reports/a.md"}]
    assert asked == [None, True]
    assert "limit reached" in capsys.readouterr().out


def test_a_folder_that_went_before_it_was_watched_is_looked_for_again(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = iter([FileNotFoundError("content")])

    def watch(*folders: Path, **others: object) -> Iterator[set[object]]:
        for failure in failures:
            raise failure
        yield set()

    monkeypatch.setattr(serve, "watch", watch)
    monkeypatch.setattr(serve, "_PAUSE", 0.01)
    assert next(serve._changes(project)) == set()
