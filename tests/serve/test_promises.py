"""What SECURITY.md promises of the preview, asked of the command itself over a socket: whatever a page, a
client or a template does, the preview answers its owner and prints no traceback.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from time import monotonic, sleep

import pytest

from hasila.build.examining import Examined
from hasila.serve.http import Request
from hasila.serve.preview import Preview
from tests.mistakes.project import lay_out

ROOT = Path(__file__).resolve().parents[2]
FINDINGS = "en/findings/index.html"
HOME = "en/index.html"
FAULTS = {
    "division": "{{ 1 / 0 }}",
    "unknown attribute": "{{ page.nothing.at.all }}",
    "no end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "no memory": "{{ 'x' * 9999999999999999 }}",
    "wrong type": "{{ 1 + 'a' }}",
    "wrong index": "{{ [1][7].x }}",
    "no such file": "{% include 'no' ~ 'where.html' %}",
    "a call of what is none": "{{ 'a'() }}",
    "format": "{{ '%d' % 'a' }}",
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_whatever_a_template_does_is_shown_with_its_place(
    fault: str, project: Path, read: Callable[[], Examined]
) -> None:
    templates = project / "templates"
    templates.mkdir()
    text = f'{{% extends "base.html" %}}{{% block main %}}{fault}{{% endblock %}}'
    (templates / "findings.html").write_text(text, encoding="utf-8")
    preview = Preview()
    preview.show(read())
    failed = preview.answer(Request("GET", f"/{FINDINGS}", ("localhost",)))
    assert failed.status in (HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)
    assert b"templates/findings.html" in failed.body
    (templates / "findings.html").unlink()
    preview.show(read())
    assert preview.answer(Request("GET", f"/{FINDINGS}", ("localhost",))).status == HTTPStatus.OK


@dataclass
class Served:
    """A running preview: its port, its project, and what it has printed so far."""

    port: int
    project: Path
    process: subprocess.Popen[str]
    printed: list[str] = field(default_factory=list)

    def ask(self, text: str) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=30) as client:
            client.sendall(text.replace("\n", "\r\n").encode())
            return b"".join(iter(lambda: client.recv(1 << 16), b""))

    def get(self, path: str, method: str = "GET", host: str = "localhost") -> tuple[int, bytes]:
        head, _, body = self.ask(f"{method} /{path} HTTP/1.1\nHost: {host}\n\n").partition(b"\r\n\r\n")
        return int(head.split()[1]), body

    def until(self, path: str, status: int) -> bytes:
        """The body of a page once it has the status; the preview needs a moment to see a change."""
        end = monotonic() + 60
        while monotonic() < end:
            found, body = self.get(path)
            if found == status:
                return body
            sleep(0.2)
        raise AssertionError(f"{path} never had the status {status}: {self.printed}")


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A preview whose cache cannot be written: its folder is a file."""
    folder = tmp_path_factory.mktemp("served")
    project = lay_out(None, folder)
    (folder / "cache").write_text("no folder")
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "generator"),
        "XDG_CACHE_HOME": str(folder / "cache"),
    }
    environment.pop("HASILA_CACHE", None)
    command = [sys.executable, "-u", "-m", "hasila.cli.main", "serve", str(project), "--port", "0"]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    ) as process:
        assert process.stdout is not None
        address = process.stdout.readline()
        found = re.search(r":(\d+)/", address)
        assert found is not None, address
        running = Served(int(found[1]), project, process)
        output = process.stdout
        thread = threading.Thread(target=lambda: running.printed.extend(output), daemon=True)
        thread.start()
        running.until(HOME, HTTPStatus.OK)
        yield running
        process.terminate()


@pytest.mark.parametrize(
    "host", ["evil.example", "evil.example:80", "localhost.evil.example", "", "127.0.0.1.nip"]
)
def test_another_name_gets_nothing(served: Served, host: str) -> None:
    status, body = served.get(HOME, host=host)
    assert status == HTTPStatus.MISDIRECTED_REQUEST
    assert b"<html" not in body and b"open it there" in body


def test_head_has_no_body(served: Served) -> None:
    assert served.get(HOME, "HEAD") == (HTTPStatus.OK, b"")


@pytest.mark.parametrize(
    "path", ["../../etc/hostname", "%2e%2e/%2e%2e/etc/hostname", "..%2fcontent/reports", "%00"]
)
def test_nothing_but_the_site_is_given_out(served: Served, path: str) -> None:
    assert served.get(path)[0] == HTTPStatus.NOT_FOUND


def test_clients_that_leave_print_nothing(served: Served) -> None:
    for text in ("", "GET", f"GET /{HOME} HTTP/1.1\r\nHost: localhost\r\n\r\n"):
        client = socket.create_connection(("127.0.0.1", served.port), timeout=30)
        client.sendall(text.encode())
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
        client.close()
    assert served.get(HOME)[0] == HTTPStatus.OK
    assert "Traceback" not in "".join(served.printed)


def test_a_template_breaks_and_is_mended_while_it_is_served(served: Served) -> None:
    templates = served.project / "templates"
    templates.mkdir()
    broken = templates / "findings.html"
    broken.write_text('{% extends "base.html" %}{% block main %}{{ 1 / 0 }}{% endblock %}', encoding="utf-8")
    assert b"templates/findings.html:1" in served.until(FINDINGS, HTTPStatus.INTERNAL_SERVER_ERROR)
    assert served.get(HOME)[0] == HTTPStatus.OK
    broken.unlink()
    templates.rmdir()
    served.until(FINDINGS, HTTPStatus.OK)
    assert "Traceback" not in "".join(served.printed)


def test_a_port_that_is_taken_is_answered_with_the_next_step(served: Served) -> None:
    command = [
        sys.executable,
        "-m",
        "hasila.cli.main",
        "serve",
        str(served.project),
        "--port",
        str(served.port),
    ]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "generator")}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=60)
    assert done.returncode == 2
    assert "`--port 0` take a free port" in re.sub(r"\s+", " ", done.stderr)
    assert "Traceback" not in done.stderr
