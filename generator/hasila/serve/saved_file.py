"""The page of a file that was saved, by their names."""

from __future__ import annotations

import re
from collections.abc import Collection

from hasila.model.data_class import dataclass

_PAGES = {"content/reports/": "reports/", "site_src/pages/": "", "docs/": "docs/"}
"""The folders of texts that are a page each, and where their pages are below the folder of a language."""
_TEXT = re.compile(r"(?P<folder>.*/)(?P<stem>[^/.]+)(?:\.(?P<language>[\w-]+))?\.md")


@dataclass(frozen=True, slots=True)
class _SavedText:
    """A text that has a page; ``language`` is empty where its name has none."""

    page: str
    language: str


def page_of(saved: Collection[str], shown: str) -> str:
    """The page of what was saved, relative to the root of the site; empty where that is no text with a page,
    or several of different pages. ``saved`` are paths in the project.

    The language is that of the file, or of the page ``shown`` where the files name none or several.
    """
    texts = [text for text in map(_text, saved) if text is not None]
    if len({text.page for text in texts}) != 1:
        return ""
    languages = {text.language for text in texts}
    named = languages.pop() if len(languages) == 1 else ""
    language = named or shown.partition("/")[0]
    return f"{language}/{texts[0].page}"


def _text(path: str) -> _SavedText | None:
    found = _TEXT.fullmatch(path)
    below = _PAGES.get(found["folder"]) if found else None
    if found is None or below is None:
        return None
    return _SavedText(f"{below}{found['stem']}.html", found["language"] or "")
