"""``hasila serve``: the site on this machine while it is written; an open page is loaded again when a change
concerns it, and goes to the page of the text that was saved.

Nothing is written to disk but what the cache remembers. A page is made when it is asked for. While the
content has errors the last good state stays, and the page says what is wrong.
"""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Thread
from time import perf_counter, sleep

import click
from watchfiles import watch
from watchfiles.main import FileChange

from hasila.build.cache import ProjectCache, project_cache
from hasila.build.cache_folder import cache_folder_of
from hasila.build.examining import ProjectMemory, examine_again, project_memory
from hasila.build.publication import lacks_map
from hasila.cli.commands import Command
from hasila.cli.console import print_diagnostics
from hasila.cli.options import (
    BLOCKED,
    DONE,
    Options,
    in_project,
    no_cache,
    refuse,
    say_without_map,
    takes_options,
)
from hasila.cli.stopping import Stopped
from hasila.ingest.file_walk import FOLDERS
from hasila.serve.preview import Preview
from hasila.serve.server import HOST, PreviewServer

_HELP = (
    "Build, show the site on this machine, rebuild and reload at each change. An open page goes to that of "
    "the report or text that was saved."
)
_NOTHING: frozenset[str] = frozenset()
_LAST_PORT = 65535
_STEP = 20
"""Milliseconds without a further change after which what was saved is read."""
_LOOK = 100
"""Milliseconds after which it is seen that a whole folder has come or gone."""
_PAUSE = 0.5
"""Seconds before folders that could not be watched are looked for again."""


@click.command(cls=Command, help=_HELP)
@in_project
@click.option(
    "--port",
    type=click.IntRange(0, _LAST_PORT),
    default=8000,
    metavar="N",
    help="port on 127.0.0.1 (default: 8000; 0 takes a free one)",
)
@click.option("--stay", is_flag=True, help="an open page stays where it is when another file is saved")
@no_cache
@takes_options
def command(options: Options) -> int:
    """Serve the project of ``options``; see :func:`serve`."""
    cache = project_cache(cache_folder_of(options.project, not options.no_cache))
    return serve(options.project, options.port, cache, options.stay)


def serve(project: Path, port: int, cache: ProjectCache, stay: bool = False) -> int:
    """Serve ``project`` on 127.0.0.1 until asked to end; with ``stay`` no page goes to another one.

    Returns 0; 1 where there was never a site to show, 2 where the port may not be used.
    """
    preview = Preview()
    try:
        server = PreviewServer(port, preview.answer)
    except OSError as error:
        return _refuse_port(port, error)
    Thread(target=server.serve_forever, daemon=True).start()
    print(f"{server.address}  (Ctrl+C ends it)", flush=True)
    try:
        _follow(project, preview, cache, stay)
    except (KeyboardInterrupt, Stopped):
        pass  # either is how a preview ends
    finally:
        server.shutdown()
        server.server_close()
    return DONE if preview.has_site else BLOCKED


def _refuse_port(port: int, error: OSError) -> int:
    if error.errno == errno.EADDRINUSE:
        step = (
            "another program uses it, perhaps another preview: end that, or let `--port 0` take a free port"
        )
    else:
        step = "`--port 0` takes a free port"
    return refuse(f"{HOST}:{port}: {error.strerror or error}; {step}")


def _follow(project: Path, preview: Preview, cache: ProjectCache, stay: bool) -> None:
    """Read ``project`` now and after each change.

    What was read is remembered on disk once nothing changes any more: a page that waits comes first.
    """
    memory = project_memory(cache)
    is_saved = True
    try:
        for changed in _changes(project):
            if changed is not None:
                _try_refresh(project, preview, memory, _NOTHING if stay else changed)
                is_saved = False
            elif not is_saved:
                cache.save()
                is_saved = True
    finally:
        if not is_saved:
            cache.save()


def _try_refresh(project: Path, preview: Preview, memory: ProjectMemory, changed: frozenset[str]) -> None:
    try:
        _refresh(project, preview, memory, changed)
    except OSError as error:  # a folder that went while it was read
        print(f"{error}: waiting for the next change", flush=True)


def _refresh(project: Path, preview: Preview, memory: ProjectMemory, changed: frozenset[str]) -> None:
    """Read the content once more, show it, and say what is wrong with it."""
    start = perf_counter()
    examined = examine_again(project, lambda _: None, memory)
    is_first = not preview.has_site
    preview.show(examined, changed)
    seconds = perf_counter() - start
    print_diagnostics(examined.diagnostics, "text", examined.sources.texts)
    if examined.blocked:
        print("not shown until the errors above are mended", flush=True)
    else:
        number = len(examined.ledger.reports)
        noun = "report" if number == 1 else "reports"
        print(f"{number} {noun}, read in {seconds:.2f} s", flush=True)
        if is_first and lacks_map(examined.site, examined.vocabulary):
            say_without_map()


def _changes(project: Path) -> Iterator[frozenset[str] | None]:
    """The paths in the project of what changed of that which the site is made from: none of them at the
    beginning; ``None`` while there is no change.

    What changes while an item is worked on gives one more item afterwards.
    """
    polling = False
    while True:
        try:
            yield from _changes_in(project, _folders(project), polling)
        except OSError:  # a folder went before it was watched
            sleep(_PAUSE)
        except RuntimeError as error:  # so it is told that the system watches no more files
            if polling:
                raise
            print(f"{error}: looking at each file instead, three times a second", flush=True)
            polling = True


def _changes_in(project: Path, folders: Sequence[Path], polling: bool) -> Iterator[frozenset[str] | None]:
    """The same, until one of ``folders`` has gone or another has come.

    :raises OSError: where one of them has gone already
    :raises RuntimeError: where the system does not watch them; with ``polling`` it need not
    """
    is_first = True
    for changes in _watch(project, folders, polling):
        yield _paths(project, changes) if is_first or changes else None
        is_first = False
        if _folders(project) != folders:
            return


def _paths(project: Path, changes: set[FileChange]) -> frozenset[str]:
    """The paths that changed, relative to the project."""
    root = project.resolve()
    changed = (Path(path).resolve() for _, path in changes)
    return frozenset(path.relative_to(root).as_posix() for path in changed if path.is_relative_to(root))


def _watch(project: Path, folders: Sequence[Path], polling: bool) -> Iterator[set[FileChange]]:
    """The changes in ``folders``; now and then an empty set, the first one as soon as changes are seen."""
    return watch(
        *(folders or [project]),
        recursive=bool(folders),
        step=_STEP,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        force_polling=polling or None,
        ignore_permission_denied=True,
    )


def _folders(project: Path) -> list[Path]:
    """The folders of the project of which the site is made, those that there are."""
    named = (project / folder for folder in FOLDERS)
    return [folder for folder in named if folder.is_dir()]
