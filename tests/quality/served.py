"""A built site, and a server of this machine that hands it out the way a host of static pages does."""

from __future__ import annotations

import gzip
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from hasila.build.site import build

ROOT = Path(__file__).resolve().parents[2]
PRESSED = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt", ".csv", ".geojson"}
"""What a host compresses on its way: text."""


def pressed(content: bytes) -> bytes:
    """``content`` as it travels: gzip at the level that hosts use, the same bytes each time."""
    return gzip.compress(content, 6, mtime=0)


class Host(SimpleHTTPRequestHandler):
    """Serves a folder with compression and a life of ten minutes for each file, as GitHub Pages does."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a test's output is its own."""

    def send_head(self) -> BytesIO | BinaryIO | None:
        path = Path(self.translate_path(self.path))
        if (
            path.suffix not in PRESSED
            or not path.is_file()
            or "gzip" not in self.headers.get("Accept-Encoding", "")
        ):
            return super().send_head()
        content = pressed(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()

    def guess_type(self, path: str) -> str:
        kind = super().guess_type(path)
        return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind


@contextmanager
def served(site: Path) -> Iterator[str]:
    """The address of ``site`` on this machine, without a slash at the end, for as long as the block lasts."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Host, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def standing(site: Path | None) -> Iterator[Path]:
    """``site`` if there is one, else the site of the repository's content, built for as long as the block
    lasts.
    """
    if site:
        yield site
        return
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "public"
        build(ROOT, out, lambda _: None)
        yield out
