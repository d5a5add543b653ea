"""``hasila build``: the site of a project, made where anything it is made from has changed."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

from hasila.build.staging import sweep
from hasila.build.standing import StandingSite, digest_of_inputs
from hasila.build.summary import BuildOptions, Progress, Summary
from hasila.ingest.files import FoundFiles, find


def build(
    project: Path,
    out: Path,
    progress: Progress,
    known_on: date | None = None,
    address: str = "",
    archive: Path | None = None,
    options: BuildOptions | None = None,
) -> Summary:
    """Make the site of ``project`` and, if nothing forbids it, put it in the place of the one at ``out``.

    With ``archive`` the site is also packed into that one file; both are of this build, or neither. Where
    nothing has changed since the last build, and that one is remembered, the site stays as it stands.
    """
    how = options or BuildOptions()
    progress("Reading")
    waiting = [find(project)]  # taken from here when the site is made, for the bytes of all files are many

    def make() -> Summary:
        # what reads reports and makes pages is loaded for that alone
        from hasila.build.pipeline import build_found

        return build_found(waiting.pop(), out, progress, known_on, address, archive, how)

    if how.cache is None or archive is not None:
        return make()
    inputs = digest_of_inputs(waiting[0], how.cache.version, (str(known_on), address))
    return _standing_or(make, StandingSite(how.cache, out), inputs, waiting)


def _standing_or(
    make: Callable[[], Summary], site: StandingSite, inputs: str, waiting: list[FoundFiles]
) -> Summary:
    """The site as it stands, or else as it is made and remembered; ``waiting`` is what it is made from, till
    then."""
    known = site.summary(inputs, waiting[0])
    if known is not None:
        sweep(site.out)
        return known
    summary = make()
    if not summary.blocked:
        with suppress(OSError):
            site.remember(inputs, summary)
    return summary
