"""``shares:`` of a head: percentages that a report states beside two of its counts. They are no counts; what
they say of the two is checked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from hasila.ingest.fields import Fields, did_you_mean
from hasila.ingest.positioned_yaml import Scalar
from hasila.model.report import Share

_PERCENT = re.compile(
    r"([0-9]{1,3})(?:[.,٫]([0-9]{1,3}))? ?(?:%|٪|per cent|percent|في المئة|في المائة|بالمئة|بالمائة)"
)
_WESTERN = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789" * 2)
_MILLION = 1_000_000


def parse_shares(fields: Fields, report: str, figures: Collection[str]) -> Iterator[Share]:
    """The shares that ``fields`` lists; ``figures`` are the ids of the figures of the report."""
    for node in fields.list("shares"):
        inner = Fields(node, node.location, fields.diagnostics, "an entry of `shares`")
        part, whole = _figure(inner, "part", figures), _figure(inner, "of", figures)
        words = inner.words("words")
        ends = _ends(words, inner)
        inner.close()
        if part and whole and ends:
            low, high = ends
            first = f"{report}#{part.text}"
            second = f"{report}#{whole.text}"
            yield Share(first, second, words, low, high, inner.location)


def _figure(inner: Fields, key: str, figures: Collection[str]) -> Scalar | None:
    named = inner.scalar(key, required=True)
    if named is None or named.text in figures:
        return named
    message = f"there is no figure `{named.text}` in this report"
    inner.diagnostics.write(named.location, "unknown-figure", message, did_you_mean(named.text, [*figures]))
    return None


def _ends(words: dict[str, str], inner: Fields) -> tuple[int, int] | None:
    """What the words of every language round to, in millionths; ``None`` where they say no share, or two."""
    found = {_rounded(text) for text in words.values()}
    ends = next(iter(found), None)
    if len(found) == 1 and ends:
        return ends
    message = "the words of this share say no one percentage"
    hint = "write it in each language as it is printed: `words: {ar: 52.3٪, en: 52.3%}`"
    inner.diagnostics.write(inner.location_of("words"), "percent", message, hint)
    return None


def _rounded(text: str) -> tuple[int, int] | None:
    """The least and the greatest share, in millionths, that round to ``text``."""
    found = _PERCENT.fullmatch(text.strip().translate(_WESTERN))
    if found is None:
        return None
    places = len(found[2] or "")
    unit = _MILLION // 100 // 10**places
    stated = int(found[1] + (found[2] or "")) * unit
    return max(0, stated - unit // 2), stated + unit // 2
