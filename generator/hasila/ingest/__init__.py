"""Ingest: texts of the project → vocabulary, configuration, reports; every mistake of every file, at once."""
