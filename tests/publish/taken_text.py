"""The text of a page as another program takes it out, beside what stands on the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree.ElementTree import Element

import html2text
import html5lib
import inscriptis
import lxml.html
import readability
import trafilatura

RUN = re.compile(r"\d[\d.,٬٫]*")
MARKER = re.compile(r"(?m)^\s*(?:\d+\\?\.|[-*]) ")
"""The numbers of an ordered list, which a converter writes and no page."""
FENCES = re.compile("[\u2066-\u2069\u200e\u200f]")


def plain(text: str) -> str:
    """``text`` on one line, without marks of direction."""
    return " ".join(FENCES.sub("", text).split())


def letters(text: str) -> str:
    """``text`` without blanks: some programs put one behind each element."""
    return "".join(FENCES.sub("", text).split())


def lost(told: list[str], taken: str) -> list[str]:
    """Those of ``told`` that are not in ``taken``; a title has no stop at its end."""
    kept = letters(taken)
    return [words for words in told if letters(words).rstrip(".") not in kept]


def runs(text: str) -> set[str]:
    """The runs of digits in ``text``, with what parts thousands."""
    return {run.rstrip(".,") for run in RUN.findall(FENCES.sub("", text))}


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page as a browser reads it."""

    path: Path
    html: str
    document: Element

    def invented(self, taken: str) -> set[str]:
        """The runs of digits in ``taken`` that stand in no text of the page by itself."""
        stated = set[str]().union(*map(runs, self._texts()))
        return runs(MARKER.sub("", taken)) - stated

    def _texts(self) -> Iterator[str]:
        for element in self.document.iter():
            yield element.text or ""
            yield element.tail or ""
            yield element.get("alt") or ""

    def classed(self, name: str) -> list[Element]:
        return [one for one in self.document.iter() if name in one.get("class", "").split()]

    def findings(self) -> list[tuple[str, str, str]]:
        """The heading of each finding, its first sentence, and the sum of one that is told in full."""
        return [(_heading(one), _sentence(one), _sum(one)) for one in self.classed("finding")]

    def beside_the_prose(self) -> list[str]:
        """The sentences on open findings that stand below the prose of a report."""
        return list(map(said, self.classed("adds")))

    def prose(self) -> list[str]:
        """The paragraphs of the report."""
        return [said(one) for prose in self.classed("prose") for one in prose.iter("p")]


def read_page(path: Path) -> ReadPage:
    html = path.read_text(encoding="utf-8")
    return ReadPage(path, html, html5lib.parse(html, namespaceHTMLElements=False))


def said(element: Element) -> str:
    """All the text of ``element`` on one line."""
    return plain("".join(element.itertext()))


def _heading(finding: Element) -> str:
    return next(said(one) for one in finding.iter() if one.tag in ("h1", "h2", "h3"))


def _sentence(finding: Element) -> str:
    """What stands below the heading."""
    paragraphs = (one for one in finding.iter("p") if one.get("class") != "mark")
    return said(next(paragraphs))


def _sum(finding: Element) -> str:
    return next((said(one) for one in finding.iter() if one.get("class") == "sum"), "")


def by_inscriptis(html: str) -> str:
    return inscriptis.get_text(html)


def by_html2text(html: str) -> str:
    converter = html2text.HTML2Text(bodywidth=0)
    converter.ignore_links = True
    converter.images_to_alt = True
    return converter.handle(html)


def by_trafilatura(html: str) -> str:
    return trafilatura.extract(html, include_tables=True, favor_recall=True) or ""


def by_content(html: str) -> str:
    """All text of the page one behind the other, as ``textContent`` gives it: nothing is put between two
    elements."""
    document = lxml.html.document_fromstring(html)
    for element in document.xpath("//script | //style"):
        element.drop_tree()
    return str(document.text_content())


def by_readability(html: str) -> str:
    return lxml.html.fromstring(readability.Document(html).summary()).text_content()
