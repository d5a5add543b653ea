"""What must be true of a mutant that was checked, read from its files by simple means that share nothing with the reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from generator.build import Examined
from generator.nouns.model import Figure

_MARK = re.compile(r"\[([^\[\]]*)\]\(#([\w-]+)\)")
_EDGE = re.compile(r"[^\W\d_]\d|\d[^\W\d_]|[-−+.,/%٪‰]\d|\d[.,/%٪‰²½]")
"""A digit beside a letter or a sign: what is read of it is not the digits alone."""


def broken_places(files: Mapping[str, bytes], examined: Examined) -> Iterator[str]:
    """Each error without a place in a file that is there, or without a next step."""
    for mistake in examined.mistakes:
        place = mistake.place
        known = place.path in examined.sources.site_src or place.path in examined.sources.templates
        inside = place.path in files or known or any(path.startswith(f"{place.path}/") for path in files)
        if mistake.severity == "error" and not mistake.hint:
            yield f"no next step: {mistake}"
        if not inside and mistake.code != "no-content":
            yield f"no such file: {mistake}"
        elif place.line > _lines(place.path, files, examined):
            yield f"no such line: {mistake}"


def _lines(path: str, files: Mapping[str, bytes], examined: Examined) -> int:
    sources = examined.sources
    text = sources.content.get(path) or sources.site_src.get(path) or sources.templates.get(path)
    text = files.get(path, b"").decode("utf-8", "replace") if text is None else text
    return len(re.split(r"\r\n|[\n\r\x85\u2028\u2029]", text))


def unseen_numbers(base: Mapping[str, bytes], files: Mapping[str, bytes], examined: Examined) -> Iterator[str]:
    """Each figure of a mutant without errors whose value is not the number that its marked words or its cell show."""
    figures = {f"{report.id}#{figure.id}": figure for report in examined.ledger.reports for figure in report.figures}
    for path, raw in files.items():
        if path.startswith("content/reports/") and path.endswith(".md") and path in base:
            yield from _of_prose(path, raw.decode("utf-8", "replace"), figures)


def _of_prose(path: str, text: str, figures: Mapping[str, Figure]) -> Iterator[str]:
    report = path.rpartition("/")[2].split(".")[0]
    for words, name in _MARK.findall(text):
        if name == "-":
            continue
        figure = figures.get(f"{report}#{name}")
        shown = {int(run) for run in re.findall(r"\d+", words) if len(run) < 400}
        if figure is None:
            yield f"lost: [{words}](#{name}) in {path}"
        elif shown and shown != {figure.number}:
            yield f"changed: [{words}](#{name}) in {path} is {figure.number}"
        elif _EDGE.search(words):
            yield f"edge: [{words}](#{name}) in {path} is {figure.number}"
