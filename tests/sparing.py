"""What a run of the tests makes once: each picture, and the code of each template. Both depend on their input
alone. A build in another process, as several tests start one, makes them anew; so each is still compared with
one that was not kept.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import blake2b
from pathlib import Path
from unittest.mock import patch

from hasila.model.page import File
from hasila.model.raster_image import Picture
from hasila.publish.images.raster import draw_picture
from hasila.publish.render import Renderer


@contextmanager
def spared(folder: Path) -> Iterator[None]:
    """Keep pictures in ``folder``, which all processes of the run share, and the code of templates in this
    process.
    """
    folder.mkdir(exist_ok=True)
    code: dict[str, bytes] = {}
    begin = Renderer.__init__

    def begun(self: Renderer, *given: object) -> None:
        begin(self, *given)  # type: ignore[arg-type]
        self._code = code

    def drawn(picture: Picture) -> File:
        return _drawn(picture, folder)

    with patch.object(Renderer, "__init__", begun), patch("hasila.publish.subjects.draw_picture", drawn):
        yield


def _drawn(picture: Picture, folder: Path) -> File:
    """``picture`` as it was drawn before, or drawn and kept."""
    asked = f"{picture.margin} {picture.scale} {picture.drawing}".encode()
    kept = folder / blake2b(asked, digest_size=16).hexdigest()
    if kept.is_file():
        return File(picture.path, kept.read_bytes())
    file = draw_picture(picture)
    part = kept.with_suffix(f".{os.getpid()}")
    part.write_bytes(file.content)
    part.replace(kept)
    return file
