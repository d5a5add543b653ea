"""Code lists: what the ids in the other files stand for, one table for each part of the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from hasila.model.site import Site
from hasila.model.vocabulary import AXES, Vocabulary
from hasila.publish.data.forms import Fields, by_code, cell_of
from hasila.publish.data.record import values
from hasila.publish.data.table import Column, Table, per_language


def _id_of(what: str) -> Column:
    return Column("id", "string", f"id of the {what} in all files", True)


WITHIN = Column("within", "string", "ids of the wider entries that hold all of it")
RESIDUAL = Column("residual", "boolean", "true where members leave it as more becomes known of them", True)
FORMERLY = Column("formerly", "string", "ids that it had before; keys of figures may still hold them")
STOCK = Column("stock", "boolean", "true where it says how many there are, not how many were added", True)
START = Column("start", "date", "the day that such a count begins on", True)
PUBLISHER = (
    Column("kind", "string", "monitor, agency, ministry, outlet …", True),
    Column("url", "string", "its own site; empty where not known"),
)
KIND = Column(
    "kind",
    "string",
    "partition: the parts are all and share nobody; disjoint: they share nobody; overlap: they may",
    True,
    ("partition", "disjoint", "overlap"),
)
POSITION = Column("position", "integer", "its place in the vocabulary, from 0", True, minimum=0)
DIVISION = (
    Column("axis", "string", "what is divided: a category, a place, a population or a measure", True, AXES),
    Column("parent", "string", "id of what is divided; empty where populations divide everybody"),
    Column("into", "string", "ids of the parts", True),
    KIND,
    Column("publishers", "string", "ids of the publishers that divide it so; empty for all"),
)


LISTS: tuple[tuple[str, str, tuple[Column, ...], tuple[str, ...]], ...] = (
    ("categories", "category", (WITHIN, RESIDUAL, FORMERLY), ("label", "note")),
    ("measures", "measure", (STOCK, WITHIN), ("label",)),
    ("causes", "cause", (), ("label",)),
    ("populations", "population", (WITHIN, RESIDUAL), ("label",)),
    ("periods", "period", (START,), ("label", "note")),
    ("publishers", "publisher", PUBLISHER, ("label", "short", "note")),
)
"""Each list by its name in the vocabulary: what an entry is, its columns, its texts."""


def code_lists(vocabulary: Vocabulary, site: Site) -> tuple[Table, ...]:
    """The tables of the vocabulary. Places are a table of their own kind
    (:mod:`hasila.publish.data.places`)."""
    lists = [_list(vocabulary, site, *described) for described in LISTS]
    return (*lists, _divisions(vocabulary, site))


CODED = {
    "publisher": "publishers",
    "via": "publishers",
    "measure": "measures",
    "who": "categories",
    "where": "places",
    "cause": "causes",
    "population": "populations",
    "since": "periods",
}
"""The part of the vocabulary that the ids of a column are of."""


def label_of(vocabulary: Vocabulary, column: str, id_: object) -> Mapping[str, str]:
    """The names of what an id in ``column`` stands for, by language; empty for none and in other columns."""
    part = CODED.get(column)
    if part is None:
        return {}
    entry = getattr(vocabulary, part).get(id_)
    return entry.label if entry else {}


TEXTS = {
    "label": "its name",
    "short": "its short name",
    "note": "what is to be known of it",
    "because": "why it is divided so",
}
"""What a text of an entry says, by its name."""


def _list(
    vocabulary: Vocabulary,
    site: Site,
    name: str,
    what: str,
    columns: tuple[Column, ...],
    texts: tuple[str, ...],
) -> Table:
    """One list: the id of each entry, ``columns``, and its ``texts`` in each language of the site."""
    known = (_id_of(what), *columns)
    entries = getattr(vocabulary, name).values()
    rows = tuple(_row(entry, known, texts, site) for entry in entries)
    every = (*known, *_text_columns(texts, site))
    return Table(name, f"a {what} of the vocabulary", every, ("id",), rows)


def _text_columns(texts: Iterable[str], site: Site) -> list[Column]:
    return [column for text in texts for column in per_language(text, TEXTS[text], site)]


def _row(entry: Any, columns: Iterable[Column], texts: Iterable[str], site: Site) -> Fields:
    row = {name: _cell(value) for name, value in values(columns, entry).items()}
    for text in texts:
        row |= by_code(text, getattr(entry, text), site)
    return row


def _cell(value: object) -> object:
    """Several ids as one cell."""
    return cell_of(value) if isinstance(value, list) else value


def _divisions(vocabulary: Vocabulary, site: Site) -> Table:
    columns = (POSITION, *DIVISION, *_text_columns(("because",), site))
    rows = tuple(_division_rows(vocabulary, site))
    about = "a way in which publishers divide a category, a place, a population or a measure"
    return Table("divisions", about, columns, ("position",), rows)


def _division_rows(vocabulary: Vocabulary, site: Site) -> Iterator[Fields]:
    for position, division in enumerate(vocabulary.divisions):
        yield {"position": position} | _row(division, DIVISION, ("because",), site)
