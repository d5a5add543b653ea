"""Requests and responses as values, and which requests are answered at all.

The server listens on this machine only, but every page that its owner's browser shows can send it requests. A
page elsewhere could even come by the server's own address: its name is made to lead to 127.0.0.1 after it
was loaded (DNS rebinding). So a request has to name this machine as its host, and what is no page that
a person opens has to come from a page of the preview.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import field
from http import HTTPStatus
from urllib.parse import unquote, urlsplit

from hasila.model.data_class import dataclass

OWN_HOST = re.compile(r"(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?", re.IGNORECASE)
"""The names of this machine for itself. Any port: it may have been forwarded from another machine."""
_OWN_SITES = ("same-origin", "none")
"""Values of the field ``Sec-Fetch-Site`` of what comes from the preview itself, or from a person."""
METHODS = ("GET", "HEAD")
PLAIN = "text/plain; charset=utf-8"
HTML = "text/html; charset=utf-8"
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Request:
    """The first line of a request and its fields; the names of ``fields`` are in lower case."""

    method: str
    target: str
    hosts: tuple[str, ...]
    """The values of all fields ``Host``."""
    fields: Mapping[str, str] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The decoded path of the target, without the slash at its beginning."""
        return unquote(urlsplit(self.target).path, errors="replace").lstrip("/")

    @property
    def query(self) -> str:
        """What stands behind the question mark, as it was sent."""
        return urlsplit(self.target).query


@dataclass(frozen=True, slots=True)
class Response:
    """What is sent: a status, a body and its media type."""

    status: HTTPStatus
    media_type: str
    body: bytes


def text(status: HTTPStatus, message: str) -> Response:
    """A response of one line."""
    return Response(status, PLAIN, f"{message}\n".encode())


def refusal(request: Request, address: str) -> Response | None:
    """Why ``request`` is not answered; ``None`` where it is. ``address`` is that of the preview."""
    if request.method not in METHODS:
        return text(HTTPStatus.METHOD_NOT_ALLOWED, "only GET and HEAD are answered here")
    if not request.target.startswith("/"):
        return text(HTTPStatus.BAD_REQUEST, "a request names a path that begins with /")
    if not _is_own(request.hosts):
        return text(HTTPStatus.MISDIRECTED_REQUEST, f"the preview answers at {address} only: open it there")
    if _is_foreign(request.fields):
        return text(HTTPStatus.FORBIDDEN, f"pages of other sites get nothing from here; open {address}")
    return None


def _is_own(hosts: tuple[str, ...]) -> bool:
    """True where exactly one host is named, and it is this machine."""
    return len(hosts) == 1 and OWN_HOST.fullmatch(hosts[0].strip()) is not None


def _is_foreign(fields: Mapping[str, str]) -> bool:
    """True where a browser says that a page of another site asks, and not a person who follows a link.

    Browsers that send no such field are answered: they cannot be told apart from other programs.
    """
    site = fields.get("sec-fetch-site", "none")
    is_opened = fields.get("sec-fetch-mode") == "navigate" and fields.get("sec-fetch-dest") == "document"
    return site not in _OWN_SITES and not is_opened
