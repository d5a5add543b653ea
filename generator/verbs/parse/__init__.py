"""Parse: texts of the project → vocabulary, configuration, reports; every mistake of every file, at once."""

from generator.verbs.parse.project import parse

__all__ = ["parse"]
