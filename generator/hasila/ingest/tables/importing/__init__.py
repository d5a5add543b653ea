"""A publisher's table → a draft of its description, for a person to check.

``sheet`` finds headings, rows and what is neither, ``columns`` what each column holds, ``shape`` what a row
is, ``sums`` wholes and parts, ``counts`` which columns rise only, ``drafting`` writes it down. Everything
that is taken for granted is an :class:`Assumption` with its evidence; what cannot be decided is a doubt,
which ``check`` refuses until a person has answered it.
"""

from hasila.ingest.tables.importing.drafting import Answers, ImportedTable, import_table

__all__ = ["Answers", "ImportedTable", "import_table"]
