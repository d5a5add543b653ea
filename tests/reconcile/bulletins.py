"""Bulletins of an invented ministry in a few words each, read and reconciled as a project is."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Finding, Ledger, Report
from hasila.reconcile import reconcile
from tests.ingest.project import BASE_TEXTS, parsed

_VOCABULARY = "content/vocabulary/"
PLACE = "  label: {ar: مكان, en: place}\n  kind: area\n  within: [lora-valley]\n"
TERM = "  label: {ar: كلمة, en: word}\n"
COUNTED = (
    "  counted: {ar: {zero: لا أحد, one: واحد, two: اثنان, few: '{n}', many: '{n}', other: '{n}'}, "
    "en: {one: '{n}', other: '{n}'}}\n"
)
MORE = {
    "publishers": f"ministry:\n{TERM}agency:\n{TERM}",
    "measures": "".join(f"{name}:\n{TERM}{COUNTED}" for name in ("missing", "in-hospital", "cases")),
    "places": "".join(f"{name}:\n{PLACE}" for name in ("north", "south", "east", "town")),
    "populations": "".join(f"{name}:\n{TERM}" for name in ("confirmed", "probable", "suspected")),
    "categories": "".join(
        f"{name}:\n  within: [everyone]\n{TERM}{COUNTED}" for name in ("men", "sex-unknown", "girls")
    ),
}
"""What is added to the vocabulary of the base."""


@dataclass(frozen=True)
class Bulletin:
    """A bulletin of ``day`` (MM-DD): the ``figures`` of its head, and the number of each by its id.

    ``head`` are further lines of its head."""

    day: str
    figures: str
    numbers: str
    publisher: str = "ministry"
    head: str = ""
    order: int = 0

    @property
    def id(self) -> str:
        return f"2031-{self.day}-{self.publisher}-{self.order}"

    @property
    def text(self) -> str:
        marks = [_mark(*stated.split("=")) for stated in self.numbers.split()]
        return (
            f"---\npublisher: {self.publisher}\nlanguage: en\npublished: 2031-{self.day}\n"
            f"order: {self.order}\npublished_basis: {{ar: مطبوع, en: printed}}\n"
            f'source: {{url: "https://example.org/{self.id}"}}\ntitle: {{ar: نشرة, en: Bulletin}}\n'
            f"counts: killed\nwho: everyone\nwhere: lora-valley\nwhen: since lora-flood\n{self.head}"
            f"figures:\n{self.figures}\n---\n{', '.join(marks)}.\n"
        )


def _mark(id_: str, words: str) -> str:
    return f"[{words.replace('_', ' ')}](#{id_})"


def _files(bulletins: tuple[Bulletin, ...], more: dict[str, str]) -> dict[str, str]:
    """The files of a project of these bulletins, with what is added to its vocabulary."""
    files: dict[str, str] = {}
    for bulletin in bulletins:
        files[f"content/reports/{bulletin.id}.md"] = bulletin.text
        files[f"content/reports/{bulletin.id}.ar.md"] = bulletin.text.split("---\n")[2]
    for name in {*MORE, *more}:
        path = f"{_VOCABULARY}{name}.yaml"
        files[path] = BASE_TEXTS.get(path, "") + MORE.get(name, "") + more.get(name, "")
    return files


def read(*bulletins: Bulletin, **more: str) -> tuple[tuple[Report, ...], list[Diagnostic]]:
    """The reports of these bulletins, and the mistakes in them."""
    found, diagnostics = parsed(_files(bulletins, more))
    return found.reports, [diagnostic for diagnostic in diagnostics if diagnostic.severity == "error"]


def ledger(*bulletins: Bulletin, **more: str) -> Ledger:
    """The ledger of these bulletins, in which there is no mistake of ours."""
    found, diagnostics = parsed(_files(bulletins, more))
    mistakes = [diagnostic for diagnostic in diagnostics if diagnostic.severity == "error"]
    assert mistakes == []
    return reconcile(found.reports, found.vocabulary)


def findings(*bulletins: Bulletin, **more: str) -> list[str]:
    """Each open finding as its first constraint: "n + s <= total"."""
    made = ledger(*bulletins, **more)
    return [_first(finding, made) for finding in made.findings if not finding.closed]


def _first(finding: Finding, made: Ledger) -> str:
    results = {result.constraint.id: result.constraint for result in made.checked}
    first = results[finding.constraints[0]]
    left = " + ".join(key.partition("#")[2] for key in first.left)
    return f"{left} {first.op} {first.right.partition('#')[2]}"
