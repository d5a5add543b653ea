"""Parse: texts of the project → vocabulary, configuration, reports; every mistake of every file, at once."""

from hasila.ingest.project import parse

__all__ = ["parse"]
