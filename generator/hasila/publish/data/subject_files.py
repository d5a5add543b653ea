"""The files of data that one subject has, by rule: pages link to them without a look at all files."""

from __future__ import annotations

from hasila.model.address import DATA


def subject_files(folder: str, id_: str, has_rows: bool) -> tuple[str, ...]:
    """The paths of the files of a subject in ``folder``, sorted: JSON, and CSV where its figures are rows."""
    stem = f"{DATA}/{folder}/{id_}"
    json_path = f"{stem}.json"
    return (f"{stem}.csv", json_path) if has_rows else (json_path,)
