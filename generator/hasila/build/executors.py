"""Executors of other machines, by the address that a person gives."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

from hasila.build.cache_folder import code_version
from hasila.build.subject_work import SentInputs, SentJob, SentPart, SentResult, make_sent
from hasila.build.summary import NoExecutor

SCHEME = "dask://"
AHEAD = 64
"""Parts that a cluster is given at once."""


@contextmanager
def executor_at(address: str) -> Iterator[Executor]:
    """The executor at ``address``: ``dask://HOST:PORT`` is the scheduler of a running Dask cluster.

    :raises NoExecutor: for another address, where the extra ``dask`` is not installed, where no cluster
        answers, and where its workers have another version of Hasila
    """
    if not address.startswith(SCHEME):
        raise NoExecutor(f"{address} is no address of an executor; write {SCHEME}HOST:PORT")
    try:
        from distributed import Client
    except ImportError:
        message = "Dask is not installed here; install hasila with the extra dask: pip install 'hasila[dask]'"
        raise NoExecutor(message) from None
    host = address.removeprefix(SCHEME)
    try:
        client = Client(f"tcp://{host}", timeout=10, set_as_default=False)  # type: ignore[no-untyped-call]
    except (OSError, ValueError) as error:
        raise NoExecutor(f"no Dask scheduler answers at {host}: {error}") from None
    with client:
        _refuse_other_versions(client.run(code_version))
        yield DaskExecutor(client)


def _refuse_other_versions(versions: dict[str, str]) -> None:
    """Refuse workers that would make other bytes.

    :raises NoExecutor: where a worker has other code, or there is none
    """
    if not versions:
        raise NoExecutor("the Dask cluster has no workers; start some, then build again")
    others = sorted(worker for worker, version in versions.items() if version != code_version())
    if others:
        message = f"the Dask worker {others[0]} has another version of Hasila or of Python"
        raise NoExecutor(f"{message}; install the same on every worker")


class DaskExecutor(Executor):
    """Makes parts on a Dask cluster. What all subjects share is sent to each worker once."""

    def __init__(self, client: Any) -> None:
        self._client = client
        self._shared: dict[str, Any] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Any:
        """The future of ``fn`` for a part of the subjects, the only work that is done here."""
        (part,) = args
        if fn is not make_sent or not isinstance(part, SentPart) or kwargs:
            raise TypeError("a cluster is given parts of the subjects")
        shared = self._inputs(part.inputs)
        return self._client.submit(_made, shared, list(part.jobs), pure=False)

    def _inputs(self, inputs: SentInputs) -> Any:
        """The inputs as they lie on the workers."""
        if inputs.digest not in self._shared:
            self._shared[inputs.digest] = self._client.scatter(inputs, broadcast=True, hash=False)
        return self._shared[inputs.digest]


def _made(inputs: SentInputs, jobs: list[SentJob]) -> list[SentResult]:
    """The files of a part, on a worker."""
    return make_sent(SentPart(inputs, jobs))
