"""Languages that are data alone: one engine, a file of words and rules for each."""

from functools import cache
from pathlib import Path

LANGUAGE_FILES = Path(__file__).parents[1] / "data" / "languages"
"""The folder with the file of each language."""


@cache
def ruled_languages() -> tuple[str, ...]:
    """The codes of the languages that are data alone."""
    return tuple(sorted(path.stem for path in LANGUAGE_FILES.glob("*.yaml")))
