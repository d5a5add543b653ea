"""Writes what of the documentation is made from the program: ``python -m tests.docs.update``."""

from __future__ import annotations

from tests.docs.reference import DOCS, LANGUAGES, reference, with_table


def update() -> None:
    """Write the pages anew."""
    for language in LANGUAGES:
        (DOCS / f"reference.{language}.md").write_text(reference(language), encoding="utf-8")
        page = DOCS / f"languages.{language}.md"
        page.write_text(with_table(page.read_text(encoding="utf-8"), language), encoding="utf-8")


if __name__ == "__main__":
    update()
