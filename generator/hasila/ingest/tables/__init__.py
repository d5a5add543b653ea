"""A CSV table and its description → one report a row.

A publisher who keeps a spreadsheet commits it as it is; ``name.yaml`` beside ``name.csv`` says what each
column counts. An empty cell is "not stated", never 0; a cell may hold what a mark may hold.

``csv_text`` finds the cells and their places, ``separator`` what divides them, ``description`` reads the
YAML, ``layout`` lays one over the other, ``rows`` and ``order`` make dated rows, ``cells`` reads numbers,
``reports`` makes reports, and ``telling`` names row, day and column in what went wrong.
"""

from hasila.ingest.tables.reports import parse_tables

__all__ = ["parse_tables"]
