"""The keys of subjects: what their files are made from, part by part."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import blake2b

from jinja2 import Environment, meta

from hasila.build.cache_folder import code_version
from hasila.build.outputs_cache import KeyParts
from hasila.build.publication import Publication
from hasila.model.data_class import dataclass
from hasila.publish.drawing_names import BASE_MAP

TEMPLATES = {
    "landing": ("landing.html", "404.html"),
    "report": ("report.html", "embed.html"),
    "series": ("series.html", "embed.html"),
}
"""The templates of the kinds that most subjects have. Those of any other kind may be any."""


@dataclass(frozen=True)
class KeyMaker:
    """Makes the keys of the subjects of one build. ``templates`` are by their path."""

    settings: str
    templates: Mapping[str, str]
    base_map: str
    code: str

    @classmethod
    def of(cls, publication: Publication) -> KeyMaker:
        """The maker for a publication."""
        texts = publication.texts
        base_map = _digest((texts[BASE_MAP],))
        templates = publication.examined.sources.templates
        settings = _digest(_settings(publication))
        return cls(settings, templates, base_map, code_version())

    def of_kind(self, kind: str, content: str) -> KeyParts:
        """The key of a subject of ``kind`` with this digest of its content."""
        names = self.template_digests
        templates = names.get(kind, self.every_template)
        return KeyParts(content, self.settings, templates, self.base_map, self.code)

    @cached_property
    def every_template(self) -> str:
        return _digest(f"{path}\0{text}" for path, text in sorted(self.templates.items()))

    @cached_property
    def template_digests(self) -> Mapping[str, str]:
        """The digest of the templates of each kind, with all that they include."""
        environment = Environment()
        return {kind: self._digest_of(names, environment) for kind, names in TEMPLATES.items()}

    def _digest_of(self, names: Iterable[str], environment: Environment) -> str:
        found = self._with_included(names, environment)
        if found is None:
            return self.every_template
        return _digest(f"{name}\0{self.templates.get(name, '')}" for name in sorted(found))

    def _with_included(self, names: Iterable[str], environment: Environment) -> set[str] | None:
        """The paths of templates and of all that they ask for; ``None`` where one is only known when it is
        used."""
        found: set[str] = set()
        waiting = [f"templates/{name}" for name in names]
        while waiting:
            path = waiting.pop()
            if path in found:
                continue
            found.add(path)
            tree = environment.parse(self.templates.get(path, ""))
            for asked in meta.find_referenced_templates(tree):
                if asked is None:
                    return None
                waiting.append(f"templates/{asked}")
        return found


def _settings(publication: Publication) -> Iterable[str]:
    """The configuration as it is used, and the texts of the languages."""
    examined = publication.examined
    yield repr(publication.site)
    yield repr(examined.ledger.known_on)
    yield repr(bool(examined.ledger.reports))
    for path, text in sorted(publication.texts.items()):
        if path.startswith("site_src/locale/"):
            yield f"{path}\0{text}"


def _digest(texts: Iterable[str]) -> str:
    digest = blake2b(digest_size=16)
    for text in texts:
        content = text.encode()
        digest.update(f"{len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
