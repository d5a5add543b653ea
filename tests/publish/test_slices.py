"""Slices: closed, the same for the same content, and changed by an edit exactly where a page changes."""

from __future__ import annotations

import pickle
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice
from random import Random

import pytest

from hasila.build.examining import Examined, examine_files
from hasila.model.diagnostics import Location
from hasila.model.interval import Interval, exactly
from hasila.model.report import (
    Capture,
    Closure,
    ErrorPattern,
    Finding,
    Ground,
    Ledger,
    Prose,
    PublishedCorrection,
    Verdict,
)
from hasila.publish.drawing_names import BASE_MAP
from hasila.publish.i18n.findings import FindingWriter
from hasila.publish.ledger_index import LedgerIndex
from hasila.publish.outputs import Job, jobs, settings_of
from hasila.publish.slice_keys import SliceKeys
from hasila.publish.slices import Shared
from hasila.publish.subjects import subject_maker
from tests.golden.project import PROJECT
from tests.publish.ledger import FINDING, PARTS, RISES, SECOND, SITE, VOCABULARY, ledger
from tests.publish.planned import plan
from tests.publish.test_plan import TEXTS, VOICES

EDITS = 6
NUMBER = re.compile(r"\[(\D*)(\d+)(\D*)\]\(#([\w-]+)\)")


@dataclass(frozen=True)
class Output:
    """A page as it was made: the kind and the key of its slice, and its bytes without the version that they
    name.
    """

    kind: str
    key: str
    content: bytes


@pytest.fixture(scope="module")
def pair() -> tuple[Examined, tuple[Job, ...]]:
    """The state of the project, and all that its site is made of."""
    state = examined(project())
    return state, jobs_of(state)


def project() -> dict[str, bytes]:
    files = (path for path in PROJECT.rglob("*") if path.is_file())
    return {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in files}


def examined(files: Mapping[str, bytes]) -> Examined:
    return examine_files(files, lambda _: None)


def jobs_of(state: Examined) -> tuple[Job, ...]:
    index = LedgerIndex(state.ledger, state.vocabulary)
    return tuple(jobs(index, Shared(state.site, state.sources.site_src)))


def outputs(state: Examined) -> dict[str, Output]:
    settings = settings_of(state.ledger, state.site, state.translators)
    made = [
        (job, page)
        for job in jobs_of(state)
        for each in job.kind.make(job.slice, settings)
        for page in (*each.pages, *each.embeds)
    ]
    base = state.sources.site_src[BASE_MAP]
    maker = subject_maker(state.site, settings, state.sources.templates, base)
    files, wrong = maker.render(page for _, page in made)
    assert not wrong
    return {
        file.path: Output(job.kind.name, job.slice.key, file.content.replace(job.slice.version.encode(), b""))
        for (job, _), file in zip(made, files, strict=True)
    }


def edits(files: Mapping[str, bytes], random: Random) -> Iterator[dict[str, bytes]]:
    """The project with one number of one report changed, in every language of the report; again and again."""
    reports = sorted({path.split(".")[0] for path in files if path.startswith("content/reports/")})
    while True:
        report = random.choice(reports)
        texts = {path: text.decode() for path, text in files.items() if path.split(".")[0] == report}
        marks = [mark for text in texts.values() for mark in NUMBER.finditer(text)]
        figure, digits = random.choice([(mark[4], mark[2]) for mark in marks])
        number = str(max(1, int(digits) + random.choice((-20, -3, -1, 1, 2, 9, 40))))
        mark = re.compile(rf"\[(\D*){digits}(\D*)\]\(#{figure}\)")
        edited = {path: mark.sub(rf"[\g<1>{number}\g<2>](#{figure})", text) for path, text in texts.items()}
        yield {**files, **{path: text.encode() for path, text in edited.items()}}


def test_an_edit_of_one_number_changes_the_keys_of_the_pages_that_change() -> None:
    """None is missed; a slice changes needlessly where what it newly holds is not seen on any of
    its pages.
    """
    files = project()
    before = outputs(examined(files))
    changed, rekeyed = Counter[str](), Counter[str]()
    states = (examined(edited) for edited in edits(files, Random(11)))
    for state in islice((state for state in states if not state.blocked), EDITS):
        after = outputs(state)
        common = before.keys() & after.keys()
        other = {path for path in common if before[path].content != after[path].content}
        assert other <= {path for path in common if before[path].key != after[path].key}
        changed += Counter({before[path].key: 1 for path in other})
        rekeyed += Counter({before[path].key: 1 for path in common if before[path].key != after[path].key})
    needless = rekeyed - changed
    assert changed.total() >= 4 * EDITS
    assert needless.total() <= EDITS


def test_a_slice_knows_nothing_else(pair: tuple[Examined, tuple[Job, ...]]) -> None:
    state, all_jobs = pair
    (job,) = (job for job in all_jobs if job.kind.name == "report" and job.id == "2031-03-02-river-watch")
    other = next(key for key in state.ledger.figures if key not in job.slice.ledger.figures.entries)
    for ask in (job.slice.ledger.figures.get, job.slice.ledger.figures.__contains__):
        with pytest.raises(KeyError):
            ask(other)


def test_a_slice_taken_to_another_process_makes_the_same_pages_under_the_same_key(
    pair: tuple[Examined, tuple[Job, ...]],
) -> None:
    state, all_jobs = pair
    settings = settings_of(state.ledger, state.site, state.translators)
    for job in all_jobs:
        sent = pickle.loads(pickle.dumps(job.slice))
        assert SliceKeys().key(job.kind.name, replace(sent, key="")) == job.slice.key
        assert list(job.kind.make(sent, settings)) == list(job.kind.make(job.slice, settings))


def test_no_two_slices_have_one_key(pair: tuple[Examined, tuple[Job, ...]]) -> None:
    keys = [job.slice.key for job in pair[1]]
    assert len(set(keys)) == len(keys)


def test_where_something_stands_in_a_file_changes_no_key(pair: tuple[Examined, tuple[Job, ...]]) -> None:
    """A comment in each head moves every line of it."""
    moved = {
        path: text.replace(b"---\n", b"---\n# moved\n", 1) if path.endswith(".md") else text
        for path, text in project().items()
    }
    after = examined(moved)
    assert after.ledger.reports != pair[0].ledger.reports
    assert [job.slice.key for job in jobs_of(after)] == [job.slice.key for job in pair[1]]


def edited_source() -> Ledger:
    """The later report was captured before, when it stated another total."""
    book, place = ledger(), Location("content/reports/rima-2.md", 7, 3)
    total = book.figures["rima-2#total"]
    said = {"total": replace(total.mentions[0], number=300, interval=Interval(300, None))}
    source = replace(book.reports[1].source, earlier=(Capture(SECOND, None, said, place),))
    edit = Finding("rima-2--edited", Verdict.EDITED, "rima-2", (), (total.key,), None, (), (), place)
    reports = (book.reports[0], replace(book.reports[1], source=source))
    change = PublishedCorrection(total.key, None, exactly(300), total.interval, (PARTS.id,), (RISES.id,))
    return replace(book, reports=reports, findings=(FINDING, edit), corrections=(change,))


def with_finding(**changes: object) -> Ledger:
    return ledger((replace(FINDING, **changes),))


def carried_on() -> Ledger:
    """A way out that is a pattern over figures of both reports, settled by a figure."""
    pattern = ErrorPattern("carried on", ("rima-1#total", "rima-2#total"))
    way = replace(FINDING.explanations[0], pattern=pattern)
    return with_finding(explanations=(way,), settled_by=("rima-1#guards", "unknown-report"), complete=False)


def likely() -> Ledger:
    """A correction that is likely as long as figures outside the conflict stand as stated."""
    outside = tuple(key for key in ledger().figures if key not in FINDING.figures)
    assert outside
    likely = replace(FINDING.explanations[0], standing="likely", rests_on=outside)
    return with_finding(explanations=(likely, *FINDING.explanations[1:]))


LEDGERS = {
    "likely": likely(),
    "edited": edited_source(),
    "corrected": replace(
        with_finding(closure=Closure(Ground.CONFIRMED, by="rima-1#total")),
        corrections=(
            PublishedCorrection("rima-2#total", "rima-1#total", exactly(1), exactly(2), (PARTS.id,), ()),
        ),
    ),
    "settled": with_finding(closure=Closure(Ground.SETTLED, remains=1)),
    "pattern": carried_on(),
    "no law": with_finding(constraints=("gone",), gap=None),
    "no law at all": with_finding(constraints=(), gap=None),
    "figure gone": with_finding(figures=(*FINDING.figures, "rima-0#total")),
    "known on": replace(ledger(), known_on=SECOND, bounds={"rima-2#total": exactly(341)}),
    "no finding": ledger(()),
    "no report": replace(ledger(()), reports=(), figures={}, checked=(), series=()),
}


@pytest.mark.parametrize("book", LEDGERS.values(), ids=LEDGERS)
def test_every_page_can_be_made_of_what_its_slice_holds(book: Ledger) -> None:
    """And in the same words as of the whole ledger."""
    pages = plan(book, VOCABULARY, SITE, VOICES, TEXTS).pages
    shown = {page.path: page.view for page in pages}
    for code, voice in VOICES.items():
        whole = FindingWriter(VOCABULARY, voice, LedgerIndex(book, VOCABULARY))
        for finding in book.findings:
            assert shown[f"{code}/findings/{finding.id}.html"].finding.text == whole.describe(finding)


def test_a_text_has_the_same_key_packed_or_not() -> None:
    prose = Prose("ar", "قُتل [ثلاثة](#total)\nفي اليوم الأول.\n", "content/reports/a.md", 1)
    packed = prose.with_packed_text()
    assert packed.markdown == prose.markdown and packed.written != prose.written
    assert SliceKeys().key("report", packed) == SliceKeys().key("report", prose)
