"""Ingest: texts of the project → vocabulary, configuration, reports; every mistake of every file, at once."""

from hasila.ingest.document import read_documents
from hasila.ingest.project import parse, screened

__all__ = ["parse", "read_documents", "screened"]
