"""Languages whose interface is not translated, or only in part: every text that stands in says its language,
and ``check`` counts what is missing.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from hasila.build.pipeline import make
from hasila.cli.main import main
from hasila.ingest.files import shipped_texts
from hasila.model.language_tag import CLOSE, OPEN, tagged, untagged, with_elements
from hasila.model.site import Language
from hasila.starting.project import NewProject, project_files
from tests.starting.test_words_of_other_subjects import Words

FRENCH = Language("fr", "français", "fr", "ltr")
LATIN = re.compile(r"[A-Za-zÀ-ÿ]{4,}")


def written(folder: Path, *languages: str) -> Path:
    project = NewProject("outbreak", languages, "", date(2021, 3, 4), "1.2.3")
    for path, text in project_files(project, shipped_texts("site_src")).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_a_text_becomes_an_element_where_one_may_stand() -> None:
    text = tagged("Rapports <b>", FRENCH)
    assert untagged(text) == "Rapports <b>"
    word = tagged("Rapports", FRENCH)
    page = f'<title>{word}</title><p title="{word}">{word}</p><svg><text>{word}</text></svg>'
    assert with_elements(page) == (
        '<title>Rapports</title><p title="Rapports"><span lang="fr" dir="ltr">Rapports</span></p>'
        "<svg><text>Rapports</text></svg>"
    )
    assert tagged(", ", FRENCH) == ", " and tagged("{n}–{m}", FRENCH) == "{n}–{m}"


@pytest.mark.parametrize(("languages", "stand_in"), [(("ckb",), "en"), (("fr", "fa"), "fr")])
def test_a_third_language_from_right_to_left(
    languages: tuple[str, ...], stand_in: str, tmp_path: Path
) -> None:
    site = make(written(tmp_path, *languages), lambda _: None)
    code = languages[-1]
    pages = {file.path: file.content for file in site.files if file.path.startswith(f"{code}/")}
    assert len(pages) > 40
    for path, content in pages.items():
        text = content.decode("utf-8", "replace")
        assert OPEN not in text and CLOSE not in text, path
        if not path.endswith(".html"):
            continue
        assert f'<html lang="{code}" dir="rtl"' in text, path
        words = Words(code)
        words.feed(text)
        said = {language for language, _ in words.texts}
        assert said <= {code, *languages, "en"}, path
    home = pages[f"{code}/index.html"].decode()
    assert f'<span lang="{stand_in}" dir="ltr">' in home
    about = pages[f"{code}/about.html"].decode()
    assert re.search(rf'<div lang="{stand_in}" dir="ltr">\s*<p>', about), about[:3000]


def test_no_text_of_a_stand_in_is_without_its_language(tmp_path: Path) -> None:
    site = make(written(tmp_path, "ckb"), lambda _: None)
    known = re.compile(
        r"hasila|example\.org|JSON|Table Schema|Creative|Apache|BibTeX|CSV|HTML|Atom", re.IGNORECASE
    )
    for file in site.files:
        if file.path.startswith("ckb/") and file.path.endswith(".html"):
            words = BodyWords("ckb")
            words.feed(file.content.decode())
            for language, text in words.texts:
                plain = re.sub(r"[\w.-]*[-/.#&][\w.-]*", "", text)
                if language == "ckb" and LATIN.search(plain):
                    assert known.search(text), (file.path, text)


class BodyWords(Words):
    """The texts of a page without those in attributes and in its head."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [(name, value) for name, value in attrs if name == "lang"]
        super().handle_starttag("script" if tag in ("title", "svg", "option") else tag, kept)


def test_what_is_missing_is_a_warning_with_its_count(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--no-cache", "--format", "short", str(written(tmp_path, "ckb", "fr"))]) == 0
    told = "".join(capsys.readouterr())
    found = re.search(r"warning\[missing-translation\]: (\d+) of (\d+) messages have no translation", told)
    assert found and found[1] == found[2] and int(found[1]) > 500
    assert "\U000e0001" not in told
