"""The figures in the Humanitarian Exchange Language (HXL 1.1): below the header stands a row of tags, by
which the platforms of humanitarian data know the columns. Ids stand beside their names."""

from __future__ import annotations

from collections.abc import Iterable

from hasila.model.address import absolute
from hasila.model.report import Figure, Ledger
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.codes import label_of
from hasila.publish.data.figures import AXES, INTERVAL, KEY, NUMBER, REPORT
from hasila.publish.data.figures import STATED as QUALIFIED
from hasila.publish.data.forms import CsvLines, Fields, by_code, pages
from hasila.publish.data.places import POINT
from hasila.publish.data.record import values

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
STATED = (KEY, REPORT, NUMBER, *INTERVAL, *QUALIFIED)
"""What a figure says of itself in ``figures.csv``."""
NAMED = (
    ("publisher", "#org+publisher+name"),
    ("measure", "#indicator+measure+name"),
    ("who", "#group+name"),
    ("where", "#loc+name"),
)
"""Names of ids, one column for each language of the site."""


class HxlLines:
    """The lines of ``figures.hxl.csv``, which has all figures."""

    def __init__(self, ledger: Ledger, vocabulary: Vocabulary, site: Site) -> None:
        self._ledger, self._vocabulary, self._site = ledger, vocabulary, site
        self._reports = {report.id: report for report in ledger.reports}
        self._tags = dict(_tags(site))
        self._lines = CsvLines(tuple(self._tags))

    def head(self) -> bytes:
        """The columns, and their tags."""
        return self._lines.head() + self._lines.line(self._tags).encode()

    def line(self, key: str) -> bytes:
        """The line of a figure."""
        figure = self._ledger.figures[key]
        report = self._reports[figure.report]
        row = _row(figure, self._vocabulary, self._site)
        row |= {"published": report.published.day.isoformat(), "via": report.via}
        return self._lines.line(row).encode()


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
    stated = values(STATED, figure) | values(AXES, figure.set)
    row = {name: stated.get(name) for name, _ in PLAIN}
    place = vocabulary.places.get(figure.set.where or "")
    if place:
        row |= values(POINT, place)
    for name, _ in NAMED:
        label = label_of(vocabulary, name, row[name])
        row |= by_code(name, label, site)
    return row | _addresses(figure, site)


def _addresses(figure: Figure, site: Site) -> Fields:
    found = pages(site, f"reports/{figure.report}.html#figure-{figure.id}")
    return {f"page_{code}": absolute(site.address, path) or path for code, path in found.items()}
