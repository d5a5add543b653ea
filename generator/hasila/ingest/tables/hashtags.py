"""HXL: the row of hashtags under the headings, by which a description may name columns.

The Humanitarian Exchange Language (hxlstandard.org) tags each column: ``#affected+killed``. The order of the
attributes behind a tag and the letter case are no matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hasila.ingest.positioned_yaml import Scalar
from hasila.ingest.tables.csv_text import Record
from hasila.ingest.tables.description import Description


def with_tags(description: Description, head: Record, tags: Record | None) -> Description:
    """The description with the headings of its columns in the place of their hashtags; a tag that two
    columns have names neither."""
    headings = dict(_headings(head, tags)) if tags else {}
    if not headings:
        return description
    place = description.published.location
    columns = {tag: Scalar(heading, place) for tag, heading in headings.items()}
    for name, said in description.form.columns.items():
        heading = headings.get(canonical(said.text))
        columns[name] = said if heading is None else replace(said, text=heading)
    return replace(description, form=replace(description.form, columns=columns))


def _headings(head: Record, tags: Record) -> Iterator[tuple[str, str]]:
    """Each tag that one column alone has, with the heading of that column."""
    seen: dict[str, list[int]] = {}
    for column, cell in enumerate(tags.cells):
        seen.setdefault(canonical(cell.plain), []).append(column)
    for tag, columns in seen.items():
        if tag and len(columns) == 1 and columns[0] < len(head.cells):
            yield tag, head.cells[columns[0]].plain


def canonical(tag: str) -> str:
    """``tag`` in lower case, its attributes in alphabetical order; "" for what is no tag."""
    if not tag.startswith("#"):
        return ""
    first, *attributes = (part.strip() for part in tag.casefold().split("+"))
    return "+".join((first, *sorted(attributes)))
