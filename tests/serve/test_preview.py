"""What a preview shows: the files of a build, what is wrong, and when an open page is loaded again."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from http import HTTPStatus
from pathlib import Path
from time import monotonic, sleep

import pytest

from hasila.build.examining import Examined, examine, examine_again, project_memory
from hasila.build.pipeline import publish
from hasila.build.publication import publication_of
from hasila.publish import ledger_index
from hasila.publish.subjects import SubjectMaker
from hasila.serve.demanded_site import DemandedSite, MadeSubjects
from hasila.serve.http import Request, Response
from hasila.serve.preview import Preview
from hasila.serve.saved_file import page_of
from tests.golden.project import PROJECT

Read = Callable[[], Examined]
REPORT = "content/reports/2031-03-06-river-watch"
PAGE = "en/reports/2031-03-06-river-watch.html"
OTHER = "en/reports/2031-03-09-hill-post.html"


def silent(_: str) -> None:
    """Tells nobody."""


def request(path: str) -> Request:
    return Request("GET", f"/{path}", ("localhost",))


def changed(project: Path, file: str, old: str, new: str) -> None:
    path = project / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def told(page: Response) -> dict[str, str]:
    """The state and the digest that a page was given."""
    found = re.search(rb'data-state="([^"]*)" data-shown="([^"]*)"', page.body)
    assert found
    return {"state": found[1].decode(), "shown": found[2].decode()}


def waited(preview: Preview, path: str, page: Response) -> dict[str, object]:
    query = "&".join(f"{name}={value}" for name, value in told(page).items())
    answer = preview.answer(request(f".hasila/wait?{query}&path=/{path}"))
    assert answer.status == HTTPStatus.OK
    result: dict[str, object] = json.loads(answer.body)
    return result


def test_every_file_is_that_of_a_build_but_the_worker(monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked for one by one, from a site that has made nothing before; its lists are cut into many pages."""
    for name in ("MOST_REPORTS", "MOST_FIGURES", "MOST_POINTS", "MOST_FINDINGS"):
        monkeypatch.setattr(ledger_index, name, 2)
    examined = examine(PROJECT, silent)
    built = publish(examined, silent)
    site = DemandedSite(publication_of(examined), MadeSubjects())
    differing = {
        file.path
        for file in reversed(built.files)
        if (found := site.find(file.path).file) is None or found.content != file.content
    }
    paths = {file.path for file in built.files}
    assert len(paths) > 300
    for folder in ("reports/index", "findings/index", "series/*", "categories/*", "places/*"):
        assert any(fnmatch(path, f"en/{folder}/*.html") for path in paths), folder
    assert differing == {"sw.js", "data/site.zip"}  # what a reader keeps, a preview has not


def test_a_preview_keeps_nothing_in_the_browser(read: Read) -> None:
    preview = Preview()
    preview.show(read())
    worker = preview.answer(request("sw.js")).body
    assert b"unregister" in worker and b"addAll" not in worker


def test_what_there_is_not_is_a_page_that_says_so(read: Read) -> None:
    preview = Preview()
    preview.show(read())
    for path in ("en/nothing.html", "en/reports/nothing.html", "../secret", "data/v1/nothing.json", "a\0b"):
        assert preview.answer(request(path)).status == HTTPStatus.NOT_FOUND
    assert told(preview.answer(request("en/nothing.html")))


@pytest.mark.parametrize(("path", "file"), [("", "index.html"), ("en/", "en/index.html")])
def test_a_folder_is_its_index(path: str, file: str, read: Read) -> None:
    preview = Preview()
    preview.show(read())
    assert preview.answer(request(path)).body == preview.answer(request(file)).body


def test_only_what_a_change_concerns_is_made_again(
    project: Path, read: Read, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[str] = []
    make = SubjectMaker.make

    def counted(maker: SubjectMaker, job: object) -> object:
        made.append(job.id)  # type: ignore[attr-defined]
        return make(maker, job)  # type: ignore[arg-type]

    monkeypatch.setattr(SubjectMaker, "make", counted)
    preview = Preview()
    preview.show(read())
    for path in (PAGE, OTHER, PAGE):
        preview.answer(request(path))
    assert made == ["2031-03-06-river-watch", "2031-03-09-hill-post"]
    made.clear()
    changed(project, f"{REPORT}.md", "the flood began", "the great flood began")
    preview.show(read())
    for path in (PAGE, OTHER, PAGE):
        preview.answer(request(path))
    assert made == ["2031-03-06-river-watch"]


def test_an_open_page_is_loaded_again_where_it_has_changed(project: Path, read: Read) -> None:
    preview = Preview()
    preview.show(read())
    page, other = preview.answer(request(PAGE)), preview.answer(request(OTHER))
    changed(project, f"{REPORT}.md", "the flood began", "the great flood began")
    preview.show(read())
    assert waited(preview, PAGE, page)["reload"] is True
    assert waited(preview, OTHER, other)["reload"] is False
    assert b"the great flood began" in preview.answer(request(PAGE)).body


def test_a_page_waits_until_something_changes(read: Read) -> None:
    preview = Preview()
    examined = read()
    preview.show(examined)
    page = preview.answer(request(PAGE))
    with ThreadPoolExecutor(1) as pool:
        start = monotonic()
        answer = pool.submit(waited, preview, PAGE, page)
        sleep(0.3)
        assert not answer.done()
        preview.show(examined)
        assert answer.result(10)["reload"] is False
    assert 0.3 <= monotonic() - start < 10


def test_a_page_is_told_to_ask_again_after_a_while(read: Read) -> None:
    preview = Preview(patience=0.1)
    preview.show(read())
    page = preview.answer(request(PAGE))
    assert waited(preview, PAGE, page) == {"state": told(page)["state"], "reload": False, "go": ""}


def test_so_many_pages_wait_and_no_more(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hasila.serve.preview._MOST_WAITING", 0)
    preview = Preview()
    preview.show(read())
    page = preview.answer(request(PAGE))
    query = f".hasila/wait?state={told(page)['state']}"
    assert preview.answer(request(query)).status == HTTPStatus.SERVICE_UNAVAILABLE


@pytest.mark.parametrize("query", ["", "?", "?state=x", "?path=%FF&state=&shown=", "?path=/../../x"])
def test_a_strange_question_is_answered(query: str, read: Read) -> None:
    preview = Preview()
    preview.show(read())
    assert preview.answer(request(f".hasila/wait{query}")).status == HTTPStatus.OK


def test_errors_are_shown_on_the_last_good_page_and_go_when_they_are_mended(
    project: Path, read: Read
) -> None:
    preview = Preview()
    preview.show(read())
    before = preview.answer(request(PAGE))
    changed(project, f"{REPORT}.md", "publisher: river-watch", "publisher: <river>")
    preview.show(read())
    page = preview.answer(request(PAGE)).body
    assert b"this page is as it was before" in page
    assert f"{REPORT}.md:".encode() in page
    assert b"&lt;river&gt;" in page and b"<river>" not in page
    assert waited(preview, PAGE, before)["reload"] is True
    changed(project, f"{REPORT}.md", "publisher: <river>", "publisher: river-watch")
    preview.show(read())
    assert b"this page is as it was before" not in preview.answer(request(PAGE)).body


def test_the_errors_of_the_page_that_is_open_come_first(project: Path, read: Read) -> None:
    preview = Preview()
    preview.show(read())
    for name in ("2031-03-02-river-watch", "2031-03-09-hill-post"):
        changed(project, f"content/reports/{name}.md", "where: lora-valley", "where: nowhere")
    preview.show(read())
    for path in ("en/reports/2031-03-02-river-watch.html", OTHER):
        page = preview.answer(request(path)).body.decode()
        first = re.search(r"<li class=\"error\"><code>content/reports/([^.]*)", page)
        assert first and first[1] in path


def test_without_a_good_state_every_address_says_why(project: Path, read: Read) -> None:
    changed(project, f"{REPORT}.md", "publisher: river-watch", "publisher: nobody")
    preview = Preview()
    assert preview.answer(request(PAGE)).status == HTTPStatus.SERVICE_UNAVAILABLE
    preview.show(read())
    page = preview.answer(request("en/anything.html"))
    assert page.status == HTTPStatus.SERVICE_UNAVAILABLE
    assert b"Nothing can be shown" in page.body and b"nobody" in page.body
    assert not preview.has_site
    changed(project, f"{REPORT}.md", "publisher: nobody", "publisher: river-watch")
    preview.show(read())
    assert waited(preview, PAGE, page)["reload"] is True


def test_a_template_that_fails_on_a_page_is_shown_there_and_nowhere_else(project: Path, read: Read) -> None:
    """What no reading of the template tells: the fault is met where the page is made."""
    templates = project / "templates"
    templates.mkdir()
    (templates / "findings.html").write_text(
        '{% extends "base.html" %}{% block main %}{{ 1 / 0 }}{% endblock %}', encoding="utf-8"
    )
    preview = Preview()
    preview.show(read())
    failed = preview.answer(request("en/findings/index.html"))
    assert failed.status == HTTPStatus.INTERNAL_SERVER_ERROR
    assert b"templates/findings.html:1" in failed.body
    assert preview.answer(request(PAGE)).status == HTTPStatus.OK
    (templates / "findings.html").unlink()
    preview.show(read())
    assert waited(preview, "en/findings/index.html", failed)["reload"] is True
    assert preview.answer(request("en/findings/index.html")).status == HTTPStatus.OK


def test_a_template_that_cannot_be_read_is_an_error_on_the_last_good_page(project: Path, read: Read) -> None:
    preview = Preview()
    preview.show(read())
    (project / "templates").mkdir()
    (project / "templates" / "report.html").write_text("{% if %}", encoding="utf-8")
    preview.show(read())
    page = preview.answer(request(PAGE))
    assert page.status == HTTPStatus.OK
    assert b"templates/report.html:1" in page.body


def test_what_is_kept_is_what_is_read_anew(project: Path) -> None:
    """A memory of earlier states changes nothing of what is found, whatever happens to the project."""
    memory = project_memory()
    texts = project / f"{REPORT}.md", project / "content/vocabulary/places.yaml"
    contents = [path.read_text(encoding="utf-8") for path in texts]
    steps: tuple[Callable[[], object], ...] = (
        lambda: None,
        lambda: changed(project, f"{REPORT}.md", "publisher: river-watch", "publisher: nobody"),
        lambda: changed(project, "content/vocabulary/places.yaml", "lora-bridge:", "lora-dam:"),
        lambda: texts[0].write_text(contents[0], encoding="utf-8"),
        lambda: texts[1].write_text(contents[1], encoding="utf-8"),
        lambda: (project / f"{REPORT}.ar.md").rename(project / f"{REPORT}.fr.md"),
        lambda: (project / f"{REPORT}.fr.md").rename(project / f"{REPORT}.ar.md"),
        lambda: changed(project, "content/vocabulary/places.yaml", "lora-bridge:", "lora-bridge: 5\nx:"),
        lambda: changed(project, f"{REPORT}.md", "the flood began", "the great flood began"),
        lambda: texts[1].write_text(contents[1], encoding="utf-8"),
        lambda: (project / "content" / "stray.txt").write_text("not read", encoding="utf-8"),
        lambda: texts[0].write_text(contents[0], encoding="utf-8"),
        lambda: (project / "content" / "stray.txt").unlink(),
        lambda: texts[0].write_bytes(b"\xff"),
        lambda: texts[0].unlink(),
        lambda: texts[0].write_text(contents[0], encoding="utf-8"),
        lambda: changed(project, "site_src/site.yaml", ", qps]", "]"),
    )
    for step in steps:
        step()
        again, anew = examine_again(project, silent, memory), examine(project, silent)
        assert again.diagnostics == anew.diagnostics
        assert again.ledger == anew.ledger
        assert again.site == anew.site


def gone_to(preview: Preview, path: str, page: Response) -> object:
    return waited(preview, path, page)["go"]


def test_a_page_goes_to_that_of_the_file_that_was_saved(project: Path, read: Read) -> None:
    preview = Preview()
    preview.show(read())
    other, home = preview.answer(request(OTHER)), preview.answer(request("ar/index.html"))
    changed(project, f"{REPORT}.md", "the flood began", "the great flood began")
    preview.show(read(), {f"{REPORT}.md"})
    assert gone_to(preview, OTHER, other) == f"/{PAGE}"
    assert gone_to(preview, "ar/index.html", home) == f"/{PAGE}".replace("/en/", "/ar/")
    page = preview.answer(request(PAGE))
    preview.show(read(), {f"{REPORT}.ar.md"})
    assert gone_to(preview, PAGE, page) == f"/{PAGE}".replace("/en/", "/ar/"), "the language of the file"


@pytest.mark.parametrize(
    "saved",
    [
        {f"{REPORT}.md"},
        {f"{REPORT}.md", f"{REPORT}.ar.md"},
        {f"{REPORT}.md", "content/reports/2031-03-09-hill-post.md"},
        {"content/reports/2031-03-10-not-there.md"},
        {"content/vocabulary/places.yaml"},
        {"templates/report.html"},
        set(),
    ],
)
def test_it_stays_where_nothing_else_was_saved(saved: set[str], read: Read) -> None:
    preview = Preview()
    preview.show(read())
    page = preview.answer(request(PAGE))
    preview.show(read(), saved)
    assert gone_to(preview, PAGE, page) == ""


def test_a_page_that_was_opened_later_goes_nowhere(read: Read) -> None:
    preview = Preview(patience=0.01)
    preview.show(read(), {f"{REPORT}.md"})
    assert gone_to(preview, OTHER, preview.answer(request(OTHER))) == ""


@pytest.mark.parametrize(
    ("saved", "page"),
    [
        ("site_src/pages/about.ar.md", "ar/about.html"),
        ("docs/tutorial.en.md", "en/docs/tutorial.html"),
        ("content/reports/a.pt-BR.md", "pt-BR/reports/a.html"),
        ("content/tables/a.yaml", ""),
        ("content/reports/below/a.md", ""),
    ],
)
def test_the_page_of_a_file_is_known_by_its_name(saved: str, page: str) -> None:
    assert page_of([saved], "fr/index.html") == page
