"""Citations: a work as BibTeX, RIS and CSL-JSON, in the language of its page, which holds all three as
``data:`` links (RFC 2397): a browser saves them without asking a server, and no file stands beside the page.

What is cited is a page of this site: its title is ours, and so are its author and publisher. The note names
the report that it is based on, with its publisher, the outlet where it was read, its address and its day as
exactly as it is known, and the state of the page: the key of its slice, which changes when something on the
page does. What programs print in different places stands in the note alone, so that one page has one
reference whichever file is taken (``tests/quality/references.py``). What is of no one day, as a place, is
cited with the day of the newest report that speaks of it. There is no day of access: files made from the same
content are the same."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from hasila.model.address import absolute, uri
from hasila.model.data_class import dataclass
from hasila.model.head_tags import Citation
from hasila.model.page_metadata import CITATIONS, CITED, PageKind, PageMetadata, unfenced
from hasila.model.site import Site
from hasila.publish.site_titles import site_title

BIBTEX = dict.fromkeys(CITED, "online") | {PageKind.REPORT: "techreport", PageKind.SERIES: "dataset"}
"""Types of biblatex; BibTeX itself takes those that it does not know for ``misc``."""
RIS = dict.fromkeys(CITED, "ELEC") | {PageKind.REPORT: "RPRT", PageKind.SERIES: "DATA"}
CSL = dict.fromkeys(CITED, "webpage") | {PageKind.REPORT: "report", PageKind.SERIES: "dataset"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LANGUAGES = {"ar": "arabic", "en": "english"}
"""What biblatex calls a language, where that is not its code."""

_TEX = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "{": r"\textbraceleft{}",
        "}": r"\textbraceright{}",
        "~": r"\textasciitilde{}",
        "^": r"\textasciicircum{}",
        **{letter: f"\\{letter}" for letter in "%&#$_"},
    }
)


def citations(metadata: PageMetadata, site: Site) -> Iterator[Citation]:
    """The citations of a work, one in each format; none of a kind that is not cited. What is of no day of
    its own has that of the newest report that speaks of it."""
    if metadata.kind not in CITED:
        return
    known = replace(metadata, day=metadata.day or metadata.updated)
    *_, name = metadata.stem.split("/")
    for form, (label, media, ending) in zip(_FORMS, CITATIONS, strict=True):
        text = form(known, site)
        yield Citation(label, data_address(media, text), f"{name}{ending}")


def data_address(media: str, text: str) -> str:
    """``text`` as an address that holds it: letters outside of ASCII stand as they are, as in any address in
    HTML, and all that has a meaning in one is escaped."""
    for sign in sorted(set(_NOT_IN_DATA.findall(text)), key=_PER_CENT_FIRST):
        text = text.replace(sign, f"%{ord(sign):02X}")
    return f"data:{media};charset=utf-8,{text}"


_NOT_IN_DATA = re.compile(r"[^A-Za-z0-9!$&'()*+,./:;=?@_~\-\u00a0-\U0010ffff]")
"""What is no character of a query in a URL of HTML: blanks, braces, ``%``, ``#``, quotes, line ends."""


_PER_CENT_FIRST = "%".__ne__
"""The order in which signs are escaped: each other one is put behind a new per cent sign."""


def bibtex(metadata: PageMetadata, site: Site) -> str:
    """An entry for BibTeX and biblatex, in UTF-8. Names of organisations stand in braces of their own."""
    cited = _cited(metadata, site)
    fields = {
        "author": _held(cited.site),
        "title": _title(cited.title),
        **_bibtex_day(metadata),
        **_bibtex_container(metadata, cited),
        "url": cited.url,
        "note": _tex(cited.note),
        "langid": LANGUAGES.get(metadata.language, metadata.language),
    }
    entry = BIBTEX[metadata.kind]
    lines = "".join(_bibtex_lines(fields))
    return f"@{entry}{{{cited.key},\n{lines}}}\n"


def _held(name: str) -> str:
    """``name`` in braces, which keep BibTeX from taking it apart or changing its letters."""
    written = _tex(name)
    return f"{{{written}}}"


def _title(title: str) -> str:
    """``title`` with each run of letters in braces that has a capital: styles that write titles in small
    letters keep it. Braces around the whole are no use, for some readers take them off."""
    return "".join(_held(run) if run != run.lower() else _tex_of(run) for run in _RUNS.split(_line(title)))


_RUNS = re.compile(r"(\W+)")


def _bibtex_container(metadata: PageMetadata, cited: _Cited) -> dict[str, str]:
    """The site, where an entry of its kind has its publisher."""
    name = "institution" if metadata.kind is PageKind.REPORT else "publisher"
    return {name: _held(cited.site)}


def _bibtex_lines(fields: Mapping[str, str]) -> Iterator[str]:
    """Each field with a value on its line; the name of a month is a word of BibTeX and stands without
    braces."""
    for name, value in fields.items():
        if value:
            written = value if name == "month" else f"{{{value}}}"
            yield f"{name}={written},\n"


def _bibtex_day(metadata: PageMetadata) -> dict[str, str]:
    """Year and month for BibTeX; for biblatex the whole day where it is known."""
    day = metadata.day
    if day is None:
        return {}
    month = MONTHS[day.month - 1]
    known = {"year": str(day.year), "month": month}
    if metadata.precision == "day":
        known["date"] = day.isoformat()
    return known


def _tex(text: str) -> str:
    """``text`` on one line as TeX prints it."""
    return _tex_of(_line(text))


def _tex_of(text: str) -> str:
    """``text`` as TeX prints it. Braces are spelled out: BibTeX counts even those that are escaped."""
    return text.translate(_TEX)


def ris(metadata: PageMetadata, site: Site) -> str:
    """A record of RIS, with the line ends that its readers expect."""
    cited = _cited(metadata, site)
    fields = {
        "TY": RIS[metadata.kind],
        "AU": f"{cited.site},",
        "TI": cited.title,
        **_ris_day(metadata),
        "PB": cited.site,
        "ID": cited.key,
        "LA": metadata.language,
        "UR": cited.url,
        "N1": cited.note,
    }
    lines = "".join(_ris_lines(fields))
    return f"{lines}ER  - \r\n"


def _ris_lines(fields: Mapping[str, str]) -> Iterator[str]:
    """Each field with a value on its line."""
    for name, value in fields.items():
        if value:
            yield f"{name}  - {_line(value)}\r\n"


def _ris_day(metadata: PageMetadata) -> dict[str, str]:
    day = cited_day(metadata)
    return {"PY": day[:4], "DA": day} if day else {}


def cited_day(metadata: PageMetadata) -> str:
    """The day of a work as exactly as it is known: ``2019/02/26``, or ``2019/02`` where the day is not
    certain; empty for none."""
    day = metadata.day
    if day is None:
        return ""
    month = f"{day.year}/{day.month:02}"
    return f"{month}/{day.day:02}" if metadata.precision == "day" else month


def csl(metadata: PageMetadata, site: Site) -> str:
    """An item of CSL-JSON."""
    cited = _cited(metadata, site)
    item = {
        "id": cited.key,
        "type": CSL[metadata.kind],
        "title": cited.title,
        "author": [{"literal": cited.site}],
        "issued": _csl_day(metadata),
        "publisher": cited.site,
        "language": metadata.language,
        "URL": cited.url,
        "note": cited.note,
    }
    known = {key: value for key, value in item.items() if value}
    return json.dumps([known], ensure_ascii=False, separators=(",", ":"))


def _csl_day(metadata: PageMetadata) -> dict[str, Any]:
    day = metadata.day
    if day is None:
        return {}
    parts = [day.year, day.month]
    if metadata.precision == "day":
        parts.append(day.day)
    return {"date-parts": [parts]}


_FORMS: tuple[Callable[[PageMetadata, Site], str], ...] = (bibtex, ris, csl)
"""The form of each of :data:`~hasila.model.page_metadata.CITATIONS`."""


@dataclass(frozen=True, slots=True)
class _Cited:
    """The parts that all formats have: ``key`` names a citation in a text, ``author`` is this site."""

    key: str
    title: str
    site: str
    url: str
    note: str


def _cited(metadata: PageMetadata, site: Site) -> _Cited:
    key = f"{metadata.kind}-{metadata.id}-{metadata.language}"
    name = site_title(site, metadata.language)
    title = unfenced(metadata.title)
    url = _url(metadata, site)
    note = _note(metadata, site)
    return _Cited(key, title, name, url, note)


def _url(metadata: PageMetadata, site: Site) -> str:
    """The page here where the site knows its address, else the source: letters of ASCII alone, and among
    them no brace and no blank."""
    return uri(absolute(site.address, metadata.path) or metadata.source)


def _note(metadata: PageMetadata, site: Site) -> str:
    """What the page is based on, its address where that of the page stands above, and the state of the
    page."""
    source = uri(metadata.source) if site.address else ""
    name = site_title(site, metadata.language)
    state = f"{name} {metadata.version}"
    return ". ".join(filter(None, (unfenced(metadata.based_on), source, state)))


def _line(text: str) -> str:
    return " ".join(text.split())
