"""The project as it lies on disk: texts and assets by their path, with forward slashes, relative to the
project."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import field, replace

from hasila.model.data_class import dataclass


@dataclass(frozen=True, slots=True)
class Sources:
    """``content`` and ``site_src`` and ``templates`` hold texts; ``assets`` are the static files, as bytes.

    ``others`` are the names of files in ``content/`` of kinds that no site is made from; ``versions`` are the
    kept versions of the data, as bytes.
    """

    content: Mapping[str, str]
    site_src: Mapping[str, str]
    templates: Mapping[str, str]
    assets: Mapping[str, bytes]
    others: tuple[str, ...] = ()
    versions: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def texts(self) -> Mapping[str, str]:
        """Every text by its path."""
        return {**self.templates, **self.site_src, **self.content}

    def with_content(self, paths: Collection[str]) -> Sources:
        """The same without the texts of ``content/`` that have none of these paths."""
        content = {path: text for path, text in self.content.items() if path in paths}
        return replace(self, content=content)
