"""``CITATION.cff`` is one: the keys and values that version 1.2.0 of the Citation File Format knows, and
nobody's name.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from hasila import __version__

REQUIRED = {"authors", "cff-version", "message", "title"}
TOP = REQUIRED | {
    "abstract", "commit", "contact", "date-released", "doi", "identifiers", "keywords",
    "license", "license-url", "preferred-citation",
    "references", "repository", "repository-artifact", "repository-code", "type", "url", "version",
}  # fmt: skip
REFERENCE = {
    "authors",
    "title",
    "type",
    "license",
    "scope",
    "version",
    "url",
    "publisher",
    "year",
    "doi",
    "abstract",
    "notes",
}
ENTITY = {"name", "website", "email", "address", "alias", "city", "country"}


@pytest.fixture
def citation(repository: Path) -> dict[str, Any]:
    return yaml.safe_load((repository / "CITATION.cff").read_text(encoding="utf-8"))


def test_it_has_every_key_that_is_required_and_none_that_is_unknown(citation: dict[str, Any]) -> None:
    assert REQUIRED <= set(citation) <= TOP
    assert citation["cff-version"] == "1.2.0"
    assert citation["type"] == "software"
    assert all(isinstance(word, str) and word for word in citation["keywords"])


def test_the_data_are_the_preferred_citation(citation: dict[str, Any]) -> None:
    preferred = citation["preferred-citation"]
    assert {"authors", "title", "type"} <= set(preferred) <= REFERENCE
    assert preferred["type"] == "data"


def test_the_authors_are_an_entity_and_no_person(citation: dict[str, Any]) -> None:
    for author in (*citation["authors"], *citation["preferred-citation"]["authors"]):
        assert set(author) <= ENTITY
        assert author["name"] == "The Hasila authors"


def test_the_version_and_the_licences_are_those_of_the_project(
    citation: dict[str, Any], repository: Path
) -> None:
    assert citation["version"] == __version__
    project = (repository / "pyproject.toml").read_text(encoding="utf-8")
    assert f'license = "{citation["license"]}"' in project
    name = re.search(r"\((CC BY 4\.0)", (repository / "LICENSE-DATA.md").read_text(encoding="utf-8"))
    assert name and citation["preferred-citation"]["license"] == name[1].replace(" ", "-")
