"""The server of the preview: its bounds, its fields, and clients that behave badly."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http import HTTPStatus
from threading import Event, Thread
from time import monotonic, sleep

import pytest

from hasila.serve import server as module
from hasila.serve.http import Request, Response
from hasila.serve.server import MOST_CONNECTIONS, PreviewServer

BODY = b"<html>" + b"x" * 5000


def page(request: Request) -> Response:
    return Response(HTTPStatus.OK, "text/html; charset=utf-8", BODY)


@contextmanager
def running(answer: module.Answer = page) -> Iterator[PreviewServer]:
    server = PreviewServer(0, answer)
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def connected(server: PreviewServer) -> socket.socket:
    return socket.create_connection(server.server_address[:2], timeout=20)


def received(connection: socket.socket) -> bytes:
    with connection:
        parts = iter(lambda: connection.recv(65536), b"")
        return b"".join(parts)


def asked(server: PreviewServer, text: str) -> bytes:
    connection = connected(server)
    connection.sendall(text.encode())
    return received(connection)


def get(server: PreviewServer, method: str = "GET") -> bytes:
    return asked(server, f"{method} / HTTP/1.1\r\nHost: localhost\r\n\r\n")


def test_a_page_is_sent_whole_with_its_length_and_the_connection_ends() -> None:
    with running() as server:
        head, _, body = get(server).partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    assert body == BODY
    fields = head.decode().lower()
    for field in (
        f"content-length: {len(BODY)}",
        "connection: close",
        "cache-control: no-store",
        "x-content-type-options: nosniff",
        "cross-origin-resource-policy: same-origin",
    ):
        assert field in fields
    assert "python" not in fields


def test_head_is_the_same_without_the_body() -> None:
    with running() as server:
        with_body, without = get(server), get(server, "HEAD")
    head = with_body.partition(b"\r\n\r\n")[0]
    assert _without_date(without) == _without_date(head + b"\r\n\r\n")


def _without_date(head: bytes) -> list[bytes]:
    return [line for line in head.split(b"\r\n") if not line.startswith(b"Date")]


def test_another_method_is_told_which_there_are() -> None:
    with running() as server:
        refused = asked(server, "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n")
    assert refused.startswith(b"HTTP/1.1 405")
    assert b"Allow: GET, HEAD" in refused


def test_another_host_is_refused() -> None:
    with running() as server:
        refused = asked(server, "GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n")
    assert refused.startswith(b"HTTP/1.1 421")
    assert BODY not in refused


@pytest.mark.parametrize(
    "text",
    [
        "nonsense\r\n\r\n",
        "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\n" + "X: y\r\n" * 200 + "\r\n",
        f"GET /{'x' * 70000} HTTP/1.1\r\n\r\n",
        "BREW / HTTP/1.1\r\nHost: localhost\r\n\r\n",
    ],
)
def test_what_is_no_request_is_refused_in_one_line(text: str, capfd: pytest.CaptureFixture[str]) -> None:
    with running() as server:
        try:
            refused = asked(server, text)
        except ConnectionResetError:  # it was refused before all of it was sent
            refused = b"HTTP/1.1 4"
        assert refused[:10] in (b"HTTP/1.1 4", b"HTTP/1.1 5")
        assert BODY in get(server)
    assert "Traceback" not in capfd.readouterr().err


def test_a_client_that_leaves_leaves_no_trace(capfd: pytest.CaptureFixture[str]) -> None:
    left = Event()

    def slow(request: Request) -> Response:
        left.wait(10)
        return Response(HTTPStatus.OK, "text/html", BODY * 2000)

    with running(slow) as server:
        for _ in range(5):
            connection = connected(server)
            connection.sendall(b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n")
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\1\0\0\0\0\0\0\0")
            connection.close()
        connected(server).close()
        left.set()
        assert get(server).startswith(b"HTTP/1.1 200")
        sleep(0.2)
    assert capfd.readouterr().err == ""


def test_an_error_of_our_own_is_printed_and_the_next_request_is_answered(
    capfd: pytest.CaptureFixture[str],
) -> None:
    def broken(request: Request) -> Response:
        if request.path == "broken":
            raise KeyError("nothing there")
        return page(request)

    with running(broken) as server:
        failed = asked(server, "GET /broken HTTP/1.1\r\nHost: localhost\r\n\r\n")
        assert failed.startswith(b"HTTP/1.1 500")
        assert b"nothing there" not in failed
        assert BODY in get(server)
    assert "nothing there" in capfd.readouterr().err


def test_so_many_connections_are_open_at_once_and_no_more() -> None:
    with running() as server, ExitStack() as stack:
        for _ in range(MOST_CONNECTIONS):
            stack.enter_context(connected(server))
        _until_open(server, MOST_CONNECTIONS)
        assert received(connected(server)).startswith(b"HTTP/1.1 503")
        stack.close()
        _until_open(server, 0)
        assert BODY in get(server)


def _until_open(server: PreviewServer, count: int) -> None:
    end = monotonic() + 10
    while len(server._ends) != count and monotonic() < end:
        sleep(0.01)
    assert len(server._ends) == count


def test_a_request_that_comes_byte_by_byte_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_REQUEST", 0.5)
    with running() as server, connected(server) as connection:
        connection.setblocking(False)
        start = monotonic()
        while not _is_ended(connection):
            assert monotonic() - start < 10
            sleep(0.02)
        assert monotonic() - start >= 0.4
        _until_open(server, 0)


def _is_ended(connection: socket.socket) -> bool:
    """True where the other side has ended the connection; sends it one more byte otherwise."""
    try:
        connection.send(b"G")
        return connection.recv(1) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def test_an_answer_has_longer_than_a_request(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LONGEST_REQUEST", 0.2)

    def slow(request: Request) -> Response:
        sleep(0.8)
        return page(request)

    with running(slow) as server:
        assert BODY in get(server)


def test_a_port_that_is_taken_is_an_error_of_the_system() -> None:
    with running() as server, pytest.raises(OSError):
        PreviewServer(int(server.server_address[1]), page)
