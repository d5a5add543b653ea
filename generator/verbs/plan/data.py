"""The page of downloads."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.nouns.model import Series
from generator.nouns.page import Page
from generator.verbs.plan.desk import Desk, Frame, Link, relative
from generator.verbs.plan.series import short_name

FOLDER = "data/v1"
ARCHIVE = "data/site.zip"


@dataclass(frozen=True, slots=True)
class Download:
    link: Link
    words: str


@dataclass(frozen=True, slots=True)
class DataView:
    frame: Frame
    title: str
    files: tuple[Download, ...]
    series: tuple[Download, ...]


def data_page(desk: Desk) -> Iterator[Page]:
    here, title = "data.html", desk("Data")
    files = (*_whole(desk, here), *(_download(desk, here, name, words) for name, words in _files(desk)))
    series = tuple(_download(desk, here, f"series/{one.id}.csv", _words(desk, one)) for one in desk.ledger.series)
    yield desk.page(here, "data.html", title, DataView(desk.frame(here, title), title, files, series))


def _whole(desk: Desk, here: str) -> tuple[Download, ...]:
    words = desk("this whole site as one file, to unpack and read without a network")
    return (Download(Link("site.zip", relative(desk.at(here), ARCHIVE)), words),) if desk.site.zip else ()


def _files(desk: Desk) -> tuple[tuple[str, str], ...]:
    return (
        ("figures.csv", desk("every figure, one row each, for a spreadsheet")),
        ("figures.json", desk("every figure with its words, its set and its interval")),
        ("laws.json", desk("every law with its members, both sides and its outcome")),
        ("findings.json", desk("every finding with its explanations and the evidence")),
        ("notes.json", _notes(desk)),
        ("reports.json", desk("every report with its source")),
    )


def _notes(desk: Desk) -> str:
    n = len(desk.ledger.notes)
    words = desk.voice.ngettext(
        "{n} note for editors, on what is unusual though no law is broken", "{n} notes for editors, on what is unusual though no law is broken", n
    )
    return words.format(n=desk.voice.number(n))


def _download(desk: Desk, here: str, name: str, words: str) -> Download:
    return Download(Link(name.rsplit("/", 1)[-1], relative(desk.at(here), f"{FOLDER}/{name}")), words)


def _words(desk: Desk, series: Series) -> str:
    return desk("{series} ({publisher})").format(series=short_name(desk, series), publisher=desk.teller.short(series.publisher))
