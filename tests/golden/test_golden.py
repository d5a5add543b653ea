"""A whole site, byte for byte. A change that is meant: ``python -m tests.golden.update``, then read the
difference.
"""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from hasila.build.pipeline import Built
from tests.golden import update
from tests.golden.project import EXPECTED, MANIFEST, PROJECT, WHOLE
from tests.golden.update import manifest, pseudo, whole

UPDATE = "if this change is meant: python -m tests.golden.update"


@pytest.fixture(scope="module")
def golden() -> Built:
    return update.golden()


@pytest.fixture(scope="module")
def pages(golden: Built) -> dict[str, str]:
    return {file.path: file.content.decode() for file in golden.files if file.path.endswith(".html")}


def test_the_project_has_no_mistake(golden: Built) -> None:
    """The pseudo-language has no pages of text of its own, which is pointed out; nothing else is."""
    assert {mistake.code for mistake in golden.examined.diagnostics} <= {"missing-text"}
    assert all("[qps]" in mistake.message for mistake in golden.examined.diagnostics)


def test_the_pages_that_are_kept_whole(golden: Built) -> None:
    made = {path: content.decode() for path, content in whole(golden.files).items()}
    kept = {
        path.relative_to(EXPECTED).as_posix(): path.read_text(encoding="utf-8")
        for path in EXPECTED.rglob("*")
        if path.is_file() and path != MANIFEST
    }
    assert set(WHOLE) <= set(kept)
    assert set(made) == set(kept), UPDATE
    for path, text in kept.items():
        assert made[path].splitlines() == text.splitlines(), f"{path}: {UPDATE}"


def test_every_file_has_the_bytes_that_are_expected(golden: Built) -> None:
    assert manifest(golden.files).splitlines() == MANIFEST.read_text(encoding="utf-8").splitlines(), UPDATE


def test_the_pseudo_catalogue_is_that_of_the_english_one(repository: Path) -> None:
    english = (repository / "site_src" / "locale" / "en" / "hasila.po").read_text(encoding="utf-8")
    kept = (PROJECT / "site_src" / "locale" / "qps" / "hasila.po").read_text(encoding="utf-8")
    assert kept == pseudo(english), UPDATE


def content_of(path: Path) -> bytes:
    """What a file holds; of a compressed one what it was made of, for its own bytes may spell any word."""
    content = path.read_bytes()
    return gzip.decompress(content) if path.suffix == ".gz" else content


def test_a_language_is_only_data(golden: Built, repository: Path) -> None:
    """Nothing in the program, the templates or the site's own texts knows of the third language."""
    for folder in ("generator", "templates", "site_src"):
        for path in (repository / folder).rglob("*"):
            assert not path.is_file() or b"qps" not in content_of(path), path
    assert [language.code for language in golden.examined.site.languages] == ["ar", "en", "qps"]


def test_every_page_is_there_in_every_language(pages: dict[str, str]) -> None:
    by_language = {
        code: {path.removeprefix(f"{code}/") for path in pages if path.startswith(f"{code}/")}
        for code in ("ar", "en", "qps")
    }
    assert by_language["ar"] == by_language["en"] == by_language["qps"]
    assert len(by_language["ar"]) > 30


def test_the_pseudo_language_speaks_for_itself_and_the_source_where_it_has_no_prose(
    pages: dict[str, str],
) -> None:
    page = pages["qps/reports/2031-03-06-river-watch.html"]
    assert '<html lang="qps" dir="ltr">' in page
    assert "[civilians]" in page
    assert '<section class="prose" id="text" aria-label="[Text of the report]" lang="en" dir="ltr">' in page


@pytest.mark.parametrize("code", ["ar", "en", "qps"])
def test_the_sum_is_the_same_in_every_language(pages: dict[str, str], code: str) -> None:
    page = pages[f"{code}/findings/2031-03-06-river-watch--parts-total.html"]
    assert all(number in page for number in ("64", "71", "81"))


def test_what_is_not_stated_is_never_nought(pages: dict[str, str]) -> None:
    page = pages["en/reports/2031-03-09-hill-post.html"]
    row = page.split('id="figure-fighters"')[1].split("</tr>")[0]
    assert "not stated" in row
    assert ">0<" not in row
