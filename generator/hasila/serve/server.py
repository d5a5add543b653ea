"""A server on 127.0.0.1 that stays within bounds: so many connections at once, each for so long.

A client that sends nothing, or one byte a minute, or leaves in the middle of an answer, costs nobody else
anything. Every connection is closed after one answer.
"""

from __future__ import annotations

import socket
import sys
import traceback
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from socketserver import TCPServer, ThreadingMixIn
from threading import Lock
from time import monotonic
from typing import Any

from hasila.serve.http import METHODS, Request, Response, refusal, text

HOST = "127.0.0.1"
MOST_CONNECTIONS = 64
"""Connections at once; further ones are told to come back. A browser opens six, and a waiting tab one."""
_LONGEST_REQUEST = 10.0
"""Seconds in which a request has to have arrived."""
_LONGEST_ANSWER = 300.0
"""Seconds in which it has to be answered and received."""
_IDLE = 10.0
"""Seconds for which a client may send or take nothing."""
_BUSY = (
    b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
)
_FAULT = (
    b"HTTP/1.1 500 Internal Server Error\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n"
    b"The preview met an error of its own; the terminal shows it.\n"
)

Answer = Callable[[Request], Response]


class PreviewServer(ThreadingMixIn, TCPServer):
    """Answers each request by ``answer``, in a thread of its own.

    :raises OSError: where the port is taken or may not be used
    """

    allow_reuse_address = sys.platform != "win32"  # there it would share the port with another program
    daemon_threads = True
    request_queue_size = MOST_CONNECTIONS

    def __init__(self, port: int, answer: Answer) -> None:
        self.answer = answer
        self._ends: dict[socket.socket, float] = {}
        self._lock = Lock()
        super().__init__((HOST, port), _Handler)

    @property
    def address(self) -> str:
        """The address of the preview, with a slash at its end."""
        return f"http://{HOST}:{self.server_address[1]}/"

    def process_request(self, request: Any, client_address: Any) -> None:
        """Begin an answer, or refuse the connection where too many are open."""
        with self._lock:
            has_room = len(self._ends) < MOST_CONNECTIONS
            if has_room:
                self._ends[request] = monotonic() + _LONGEST_REQUEST
        if has_room:
            super().process_request(request, client_address)
        else:
            _refuse(request, _BUSY)
            self.shutdown_request(request)

    def arrived(self, request: socket.socket) -> None:
        """The request has arrived: from now on the time of the answer counts."""
        with self._lock:
            self._ends[request] = monotonic() + _LONGEST_ANSWER

    def shutdown_request(self, request: Any) -> None:
        """End a connection."""
        with self._lock:
            self._ends.pop(request, None)
        super().shutdown_request(request)

    def service_actions(self) -> None:
        """End the connections whose time is over; called twice a second."""
        now = monotonic()
        with self._lock:
            late = [request for request, end in self._ends.items() if end < now]
        for request in late:
            _break(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say what went wrong while a request was answered; a client that left is no news."""
        error = sys.exception()
        if not isinstance(error, OSError):
            traceback.print_exc()
            _refuse(request, _FAULT)


def _refuse(request: socket.socket, answer: bytes) -> None:
    """Send a short answer to a client, if it takes one at once."""
    try:
        request.settimeout(0)
        request.send(answer)
    except OSError:  # it has left, or takes nothing
        return


def _break(request: socket.socket) -> None:
    """End both directions, so that the thread that waits for the client wakes up."""
    try:
        request.shutdown(socket.SHUT_RDWR)
    except OSError:  # it has ended meanwhile
        return


class _Handler(BaseHTTPRequestHandler):
    server: PreviewServer
    server_version = "hasila"
    sys_version = ""
    protocol_version = "HTTP/1.1"
    timeout = _IDLE

    def do_GET(self) -> None:
        self.server.arrived(self.connection)
        hosts = tuple(self.headers.get_all("Host", []))
        fields = {name.lower(): value for name, value in self.headers.items()}
        request = Request(self.command, self.path, hosts, fields)
        response = refusal(request, self.server.address) or self.server.answer(request)
        self._send(response)

    do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = do_GET

    def _send(self, response: Response) -> None:
        self.send_response(response.status)
        self.send_header("Content-Type", response.media_type)
        self.send_header("Content-Length", str(len(response.body)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        if response.status == HTTPStatus.METHOD_NOT_ALLOWED:
            self.send_header("Allow", ", ".join(METHODS))
        self.send_header("Connection", "close")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(response.body)

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """A request that is none, in one line instead of a page."""
        status = HTTPStatus(code)
        refused = text(status, message or status.phrase)
        self.command = getattr(self, "command", None) or "GET"
        self.request_version = "HTTP/1.1"
        self._send(refused)
        self.close_connection = True

    def log_message(self, format: str, *args: object) -> None:
        """Requests are not worth a line each; what matters is printed when the content is read."""
