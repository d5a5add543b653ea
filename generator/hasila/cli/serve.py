"""The preview: build, show the site on this machine, build again at each change and reload the open pages.

Everything is kept in memory; nothing is written to disk. While the content has mistakes the last good site stays.
Pages are reloaded by a script of this server's own, added to what it sends and never to what is built.
"""

from __future__ import annotations

import mimetypes
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from urllib.parse import unquote, urlsplit

from watchfiles import DefaultFilter, watch

from hasila.build.pipeline import make
from hasila.model.diagnostics import Diagnostic
from hasila.publish.offline import farewell

HOST = "127.0.0.1"
RELOAD, WAIT = "/.hasila/reload.js", "/.hasila/wait.js"
_PATIENCE = 25
"""Seconds for which a waiting page is held before it asks again."""
_SCRIPT = "(function(){{var s=document.createElement('script');s.src='{wait}?'+{version};document.head.appendChild(s)}})();\n"
_FOLDERS = ("content", "site_src", "templates")

Print = Callable[[Sequence[Diagnostic], str, Mapping[str, str]], None]


@dataclass(slots=True)
class Shelf:
    """The site as it was last built, its version, and those who wait for the next one."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    version: int = 0
    changed: Condition = field(default_factory=Condition)

    def put(self, files: Mapping[str, bytes]) -> None:
        with self.changed:
            self.files, self.version = files, self.version + 1
            self.changed.notify_all()

    def wait_for_newer(self, version: int) -> bool:
        """Whether a version other than ``version`` is there, after waiting a while for one."""
        with self.changed:
            return self.changed.wait_for(lambda: self.version != version, timeout=_PATIENCE)


def serve(project: Path, port: int, print_mistakes: Print) -> int:
    """Serve ``project`` on 127.0.0.1 until interrupted. Returns 0; 1 if there was never a site to show."""
    shelf = Shelf()
    rebuild(project, shelf, print_mistakes)
    server = ThreadingHTTPServer((HOST, port), _handler(shelf))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{HOST}:{server.server_address[1]}/  (Ctrl+C ends it)", flush=True)
    try:
        for _ in watch(project, watch_filter=_Ours(project), raise_interrupt=True):
            rebuild(project, shelf, print_mistakes)
    except KeyboardInterrupt:
        pass
    finally:
        server.shutdown()
        server.server_close()
    return 0 if shelf.files else 1


def rebuild(project: Path, shelf: Shelf, print_mistakes: Print) -> None:
    """Build once more; a site that may not be published is not shown either."""
    built = make(project, lambda _: None)
    print_mistakes(built.examined.mistakes, "text", built.examined.sources.texts)
    if built.files:
        worker = farewell(built.examined.sources.site_src)  # a preview shows what is, never what was kept
        shelf.put({file.path: file.content for file in (*built.files, worker)})
        print(f"{len(built.pages)} pages, version {shelf.version}", flush=True)
    else:
        print("not shown until the errors above are mended", flush=True)


class _Ours(DefaultFilter):
    """Changes of content, site texts and templates; not of what is built from them."""

    def __init__(self, project: Path) -> None:
        super().__init__()
        self._roots = tuple(str((project / folder).resolve()) for folder in _FOLDERS)

    def __call__(self, change, path: str) -> bool:
        return path.startswith(self._roots) and super().__call__(change, path)


def _handler(shelf: Shelf) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        server_version = "hasila"
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            status, kind, body = answer(self.path, shelf)
            self.send_response(status)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "no-store")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Requests are not worth a line each; what matters is printed when it is built."""

    return Handler


def answer(target: str, shelf: Shelf) -> tuple[int, str, bytes]:
    """Status, media type and body for a request ``target`` (path and query)."""
    address = urlsplit(target)
    if address.path == RELOAD:
        return HTTPStatus.OK, "text/javascript", _SCRIPT.format(wait=WAIT, version=shelf.version).encode()
    if address.path == WAIT:
        return HTTPStatus.OK, "text/javascript", _waited(address.query, shelf).encode()
    path = unquote(address.path).lstrip("/")
    path = f"{path}index.html" if path == "" or path.endswith("/") else path
    body = shelf.files.get(path)
    if body is None:
        return HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", shelf.files.get("404.html", b"not found")
    return HTTPStatus.OK, _media_type(path), _with_reload(body) if path.endswith(".html") else body


def _waited(query: str, shelf: Shelf) -> str:
    version = int(query) if query.isdecimal() else -1
    newer = shelf.wait_for_newer(version)
    return "location.reload();\n" if newer else _SCRIPT.format(wait=WAIT, version=version)


def _with_reload(body: bytes) -> bytes:
    return body.replace(b"</head>", f'<script src="{RELOAD}" defer></script></head>'.encode(), 1)


def _media_type(path: str) -> str:
    kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") or kind.endswith(("json", "xml")) else kind
