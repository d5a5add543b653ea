"""The figures in the Humanitarian Exchange Language (HXL 1.1): below the header stands a row of tags, by
which the platforms of humanitarian data know the columns. Ids stand beside their names."""

from __future__ import annotations

from collections.abc import Iterable

from hasila.model.address import absolute
from hasila.model.report import Figure, Ledger
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.forms import Fields, as_csv, pages

PLAIN = (
    ("key", "#meta+id"),
    ("report", "#meta+report+id"),
    ("published", "#date+reported"),
    ("publisher", "#org+publisher+code"),
    ("via", "#org+outlet+code"),
    ("measure", "#indicator+measure+code"),
    ("who", "#group+code"),
    ("where", "#loc+code"),
    ("lat", "#geo+lat"),
    ("lon", "#geo+lon"),
    ("cause", "#cause+code"),
    ("population", "#group+population+code"),
    ("start", "#date+start"),
    ("end", "#date+end"),
    ("since", "#event+since+code"),
    ("number", "#indicator+value+num"),
    ("low", "#indicator+min+num"),
    ("high", "#indicator+max+num"),
    ("qualifier", "#indicator+qualifier"),
    ("parent", "#meta+parent+id"),
)
"""Columns that have no language, with their tags."""
NAMED = (
    ("publisher", "#org+publisher+name"),
    ("measure", "#indicator+measure+name"),
    ("who", "#group+name"),
    ("where", "#loc+name"),
)
"""Names of ids, one column for each language of the site."""


def hxl_csv(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> tuple[bytes, int]:
    """``figures.hxl.csv``, and how many figures it has."""
    tags = dict(_tags(site))
    days = {report.id: report.published.day.isoformat() for report in ledger.reports}
    vias = {report.id: report.via for report in ledger.reports}
    rows = [_row(figure, vocabulary, site) for figure in ledger.figures.values()]
    for row in rows:
        row["published"] = days[row["report"]]
        row["via"] = vias[row["report"]]
    return as_csv(tuple(tags), [tags, *rows]), len(rows)


def _tags(site: Site) -> Iterable[tuple[str, str]]:
    """Each column with its tag; the language of a column is an attribute of its tag."""
    codes = [language.code for language in site.languages]
    yield from PLAIN
    for name, tag in NAMED:
        for code in codes:
            yield f"{name}_{code}", f"{tag}+i_{_attribute(code)}"
    for code in codes:
        yield f"page_{code}", f"#meta+url+i_{_attribute(code)}"


def _attribute(code: str) -> str:
    """A code of a language in the letters that an attribute may have."""
    return code.lower().replace("-", "_")


def _row(figure: Figure, vocabulary: Vocabulary, site: Site) -> Fields:
    counted = figure.set
    place = vocabulary.places.get(counted.where or "")
    row: Fields = {
        "key": figure.key,
        "report": figure.report,
        "publisher": counted.publisher,
        "measure": counted.measure,
        "who": counted.category,
        "where": counted.where,
        "lat": place.lat if place else None,
        "lon": place.lon if place else None,
        "cause": counted.cause,
        "population": counted.population,
        "start": counted.period.start.isoformat(),
        "end": counted.period.end.day.isoformat(),
        "since": counted.period.anchor,
        "number": figure.number,
        "low": figure.interval.low,
        "high": figure.interval.high,
        "qualifier": figure.qualifier,
        "parent": figure.parent,
    }
    return row | _names(figure, vocabulary, site) | _addresses(figure, site)


def _names(figure: Figure, vocabulary: Vocabulary, site: Site) -> Fields:
    counted = figure.set
    entries = {
        "publisher": vocabulary.publishers.get(counted.publisher),
        "measure": vocabulary.measures.get(counted.measure),
        "who": vocabulary.categories.get(counted.category),
        "where": vocabulary.places.get(counted.where or ""),
    }
    return {
        f"{name}_{language.code}": entry.label.get(language.code) if entry else None
        for name, entry in entries.items()
        for language in site.languages
    }


def _addresses(figure: Figure, site: Site) -> Fields:
    found = pages(site, f"reports/{figure.report}.html#figure-{figure.id}")
    return {f"page_{code}": absolute(site.address, path) or path for code, path in found.items()}
