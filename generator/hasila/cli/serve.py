"""``hasila serve``: build, show the site on this machine, build again at each change and reload the open
pages.

Everything is kept in memory; nothing is written to disk but what the cache remembers. While the content has
mistakes the last good site stays. Pages are reloaded by a script of this server's own, added to what it sends
and never to what is built.
"""

from __future__ import annotations

import argparse
import mimetypes
from collections.abc import Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Condition, Thread
from urllib.parse import unquote, urlsplit

from watchfiles import Change, DefaultFilter, watch

from hasila.build.cache import DocumentCache, open_cache
from hasila.build.pipeline import make
from hasila.cli.console import print_diagnostics
from hasila.cli.options import BLOCKED, DONE, add_no_cache, add_project
from hasila.cli.stopping import Stopped
from hasila.publish.offline import farewell

HOST = "127.0.0.1"
RELOAD, WAIT = "/.hasila/reload.js", "/.hasila/wait.js"
_PATIENCE = 25
"""Seconds for which a waiting page is held before it asks again."""
_SCRIPT = (
    "(function(){{var s=document.createElement('script');"
    "s.src='{wait}?'+{version};document.head.appendChild(s)}})();\n"
)
_FOLDERS = ("content", "site_src", "templates")


@dataclass(slots=True)
class Shelf:
    """The site as it was last built, its version, and those who wait for the next one."""

    files: Mapping[str, bytes] = field(default_factory=dict)
    version: int = 0
    changed: Condition = field(default_factory=Condition)

    def put(self, files: Mapping[str, bytes]) -> None:
        """Show ``files`` from now on."""
        with self.changed:
            self.files, self.version = files, self.version + 1
            self.changed.notify_all()

    def wait_for_newer(self, version: int) -> bool:
        """Wait a while for a version other than ``version``; true where there is one."""
        with self.changed:
            return self.changed.wait_for(lambda: self.version != version, timeout=_PATIENCE)


def add_options(parser: argparse.ArgumentParser) -> None:
    """Add the options of ``hasila serve``."""
    add_project(parser, run)
    parser.add_argument(
        "--port", type=int, default=8000, help="port on 127.0.0.1 (default: 8000; 0 takes a free one)"
    )
    add_no_cache(parser)


def run(options: argparse.Namespace) -> int:
    """Serve the project of ``options``; see :func:`serve`."""
    cache = open_cache(options.project, not options.no_cache)
    return serve(options.project, options.port, cache)


def serve(project: Path, port: int, cache: DocumentCache) -> int:
    """Serve ``project`` on 127.0.0.1 until asked to end. Returns 0; 1 if there was never a site to show."""
    shelf = Shelf()
    rebuild(project, shelf, cache)
    server = ThreadingHTTPServer((HOST, port), _handler(shelf))
    server.daemon_threads = True
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"http://{HOST}:{server.server_address[1]}/  (Ctrl+C ends it)", flush=True)
    try:
        for _ in watch(project, watch_filter=_Ours(project), raise_interrupt=True):
            rebuild(project, shelf, cache)
    except (KeyboardInterrupt, Stopped):
        pass  # either is how a preview ends
    finally:
        server.shutdown()
        server.server_close()
    return DONE if shelf.files else BLOCKED


def rebuild(project: Path, shelf: Shelf, cache: DocumentCache) -> None:
    """Build once more; a site that may not be published is not shown either."""
    built = make(project, lambda _: None, documents_of=cache.read)
    cache.save()
    sources = built.examined.sources
    print_diagnostics(built.examined.diagnostics, "text", sources.texts)
    if not built.files:
        print("not shown until the errors above are mended", flush=True)
        return
    worker = farewell(sources.site_src)  # a preview shows what is, never what was kept
    shelf.put({file.path: file.content for file in (*built.files, worker)})
    print(f"{len(built.pages)} pages, version {shelf.version}", flush=True)


class _Ours(DefaultFilter):
    """Changes of content, site texts and templates; not of what is built from them."""

    def __init__(self, project: Path) -> None:
        super().__init__()
        root = project.resolve()
        self._roots = tuple(str(root / folder) for folder in _FOLDERS)

    def __call__(self, change: Change, path: str) -> bool:
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
        return _script(_waiting_script(shelf.version))
    if address.path == WAIT:
        return _script(_waited(address.query, shelf))
    return _file(unquote(address.path), shelf)


def _script(text: str) -> tuple[int, str, bytes]:
    return HTTPStatus.OK, "text/javascript", text.encode()


def _file(address: str, shelf: Shelf) -> tuple[int, str, bytes]:
    """The file at ``address``, a page with the script that reloads it."""
    path = address.lstrip("/")
    if path == "" or path.endswith("/"):
        path = f"{path}index.html"
    body = shelf.files.get(path)
    if body is None:
        missing = shelf.files.get("404.html", b"not found")
        return HTTPStatus.NOT_FOUND, "text/html; charset=utf-8", missing
    content = _with_reload(body) if path.endswith(".html") else body
    return HTTPStatus.OK, _media_type(path), content


def _waited(query: str, shelf: Shelf) -> str:
    version = int(query) if query.isdecimal() else -1
    newer = shelf.wait_for_newer(version)
    return "location.reload();\n" if newer else _waiting_script(version)


def _waiting_script(version: int) -> str:
    return _SCRIPT.format(wait=WAIT, version=version)


def _with_reload(body: bytes) -> bytes:
    script = f'<script src="{RELOAD}" defer></script></head>'
    return body.replace(b"</head>", script.encode(), 1)


def _media_type(path: str) -> str:
    kind, _ = mimetypes.guess_type(path)
    if kind is None:
        return "application/octet-stream"
    is_text = kind.startswith("text/") or kind.endswith(("json", "xml"))
    return f"{kind}; charset=utf-8" if is_text else kind
