"""The state of a preview: the site as the content last allowed it, what is wrong now, and who waits.

The content is read by one thread, whenever it changes; requests are answered by others meanwhile.
"""

from __future__ import annotations

import json
import mimetypes
from collections.abc import Collection
from dataclasses import field
from hashlib import blake2b
from http import HTTPStatus
from importlib.resources import files
from pathlib import PurePosixPath
from secrets import token_hex
from threading import Condition, Lock
from urllib.parse import parse_qs, unquote

from hasila.build.examining import Examined
from hasila.build.publication import publication_of
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.serve.demanded_site import DemandedSite, FoundFile, MadeSubjects
from hasila.serve.http import HTML, JSON, Request, Response, text
from hasila.serve.panel import SCRIPT, STYLE, WAIT, error_page, with_panel, with_script
from hasila.serve.saved_file import page_of

PATIENCE = 25.0
"""Seconds for which a page waits for a change before it asks again."""
MISSING = "404.html"
_OWN = {SCRIPT: "text/javascript; charset=utf-8", STYLE: "text/css; charset=utf-8"}
_TYPES = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".json": "application/json",
    ".svg": "image/svg+xml",
}
"""Types without which a page does not work, whatever the system believes them to be."""
_MOST_WAITING = 40
"""Pages that wait at once; further ones are told to ask again later."""
_MOST_ANSWERS = 8
"""Pages that are kept for those who ask for them next."""


@dataclass(frozen=True)
class _State:
    """What is shown. ``site`` is ``None`` while the content never was without errors."""

    number: int
    site: DemandedSite | None
    diagnostics: tuple[Diagnostic, ...] = ()
    blocked: bool = False
    saved: Collection[str] = ()
    """The files whose change led to this state."""
    answers: dict[str, Response] = field(default_factory=dict)
    """Pages that were looked at for a page that waits, and are asked for next."""


@dataclass(slots=True)
class Preview:
    """Answers requests for the files of a site, and takes new states of its content."""

    patience: float = PATIENCE
    _state: _State = field(default_factory=lambda: _State(0, None))
    _run: str = field(default_factory=lambda: token_hex(4))
    """Tells the states of this process from those of an earlier one on the same port."""
    _made: MadeSubjects = field(default_factory=MadeSubjects)
    _changed: Condition = field(default_factory=Condition)
    _making: Lock = field(default_factory=Lock)
    _waiting: int = 0

    def show(self, examined: Examined, saved: Collection[str] = ()) -> None:
        """Show the site of ``examined`` from now on; the last one stays where it has errors. A page that
        waits goes to that of the ``saved`` files, which are paths in the project."""
        site = self._state.site
        if not examined.blocked:
            publication = publication_of(examined, site.publication if site else None)
            site = DemandedSite(publication, self._made, site)
        with self._changed:
            number = self._state.number + 1
            self._state = _State(number, site, examined.diagnostics, examined.blocked, saved)
            self._changed.notify_all()

    @property
    def has_site(self) -> bool:
        """True where there was ever a site to show."""
        return self._state.site is not None

    def answer(self, request: Request) -> Response:
        """The response to a request that may be answered."""
        if request.path == WAIT:
            return self._wait(request)
        if request.path in _OWN:
            return _own(request.path)
        return self._page(request.path)

    def _page(self, path: str) -> Response:
        state = self._state
        response = state.answers.pop(path, None) or self._plain(path, state)
        if response.media_type != HTML:
            return response
        name = self._name(state)
        body = with_script(response.body, name, _digest(response))
        return Response(response.status, HTML, body)

    def _plain(self, path: str, state: _State) -> Response:
        """The response without what belongs to the preview but the panel."""
        named = f"{path}index.html" if path == "" or path.endswith("/") else path
        if state.site is None:
            return _unpublished(state)
        with self._making:
            found = state.site.find(named)
            missing = FoundFile(None) if found.file or found.diagnostics else state.site.find(MISSING)
        if found.diagnostics:
            page = error_page("The templates cannot make this page", found.diagnostics)
            return Response(HTTPStatus.INTERNAL_SERVER_ERROR, HTML, page)
        if found.file is None:
            body = missing.file.content if missing.file else b"not found\n"
            page = with_panel(body, state.diagnostics, state.blocked, named)
            return Response(HTTPStatus.NOT_FOUND, HTML, page)
        return _found(named, found.file.content, state)

    def _wait(self, request: Request) -> Response:
        """Whether the page that asks is to be loaded again; the answer may take a while."""
        asked = {name: values[0] for name, values in parse_qs(request.query).items()}
        if not self._wait_for_newer(asked.get("state", "")):
            return text(HTTPStatus.SERVICE_UNAVAILABLE, "too many pages wait")
        state = self._state
        path = unquote(asked.get("path", ""), errors="replace").lstrip("/")
        response = self._plain(path, state)
        is_other = _digest(response) != asked.get("shown")
        if is_other and len(state.answers) < _MOST_ANSWERS:
            state.answers[path] = response
        is_newer = asked.get("state") != self._name(state)
        other_page = self._saved_page(state, path) if is_newer else ""
        told = {"state": self._name(state), "reload": is_other, "go": other_page}
        return Response(HTTPStatus.OK, JSON, json.dumps(told).encode())

    def _saved_page(self, state: _State, shown: str) -> str:
        """The address of the page of what was saved; empty where ``shown`` is that page, or there is none."""
        page = page_of(state.saved, shown)
        if not page or page == shown or state.site is None:
            return ""
        with self._making:
            found = state.site.find(page)
        return f"/{page}" if found.file or found.diagnostics else ""

    def _wait_for_newer(self, name: str) -> bool:
        """Wait for a state of another name; false where too many wait already."""
        with self._changed:
            if self._waiting >= _MOST_WAITING:
                return False
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: self._name(self._state) != name, self.patience)
            finally:
                self._waiting -= 1
            return True

    def _name(self, state: _State) -> str:
        return f"{self._run}-{state.number}"


def _own(path: str) -> Response:
    name = path.rpartition("/")[2]
    content = (files("hasila.serve") / "static" / name).read_bytes()
    return Response(HTTPStatus.OK, _OWN[path], content)


def _unpublished(state: _State) -> Response:
    if not state.number:
        return Response(HTTPStatus.SERVICE_UNAVAILABLE, HTML, error_page("The content is being read", ()))
    errors = [diagnostic for diagnostic in state.diagnostics if diagnostic.severity == "error"]
    page = error_page("Nothing can be shown until these errors are mended", errors)
    return Response(HTTPStatus.SERVICE_UNAVAILABLE, HTML, page)


def _found(path: str, content: bytes, state: _State) -> Response:
    media_type = _media_type(path)
    if media_type == HTML:
        content = with_panel(content, state.diagnostics, state.blocked, path)
    return Response(HTTPStatus.OK, media_type, content)


def _media_type(path: str) -> str:
    """The media type of a file, by its ending."""
    kind = _TYPES.get(PurePosixPath(path).suffix) or mimetypes.guess_type(path)[0]
    if kind is None:
        return "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind


def _digest(response: Response) -> str:
    """The digest of what a person sees of a response."""
    return blake2b(response.body, digest_size=8).hexdigest()
