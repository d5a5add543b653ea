"""The preview in a browser: an open page loads itself again when its report is saved."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from threading import Thread

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from hasila.build.examining import examine_again, project_memory
from hasila.serve.preview import Preview
from hasila.serve.server import PreviewServer
from tests.browser.visitor import Visitor
from tests.golden.project import PROJECT
from tests.quality.chromium import chromium

REPORT = "content/reports/2031-03-06-river-watch.md"
PAGE = "en/reports/2031-03-06-river-watch.html"


class Previewed:
    """A project and its preview; :meth:`save` changes the report and has it read."""

    def __init__(self, project: Path, preview: Preview) -> None:
        self.project = project
        self._preview = preview
        self._memory = project_memory()
        self.read()

    def read(self, *saved: str) -> None:
        self._preview.show(examine_again(self.project, lambda _: None, self._memory), saved)

    def save(self, old: str, new: str, named: bool = False) -> None:
        report = self.project / REPORT
        text = report.read_text(encoding="utf-8")
        assert old in text
        report.write_text(text.replace(old, new), encoding="utf-8")
        self.read(*([REPORT] if named else []))


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[tuple[Previewed, str]]:
    project = tmp_path / "project"
    shutil.copytree(PROJECT, project)
    preview = Preview()
    server = PreviewServer(0, preview.answer)
    Thread(target=server.serve_forever, daemon=True).start()
    yield Previewed(project, preview), server.address.rstrip("/")
    server.shutdown()
    server.server_close()


@pytest.fixture
def watcher(
    installed: None, previewed: tuple[Previewed, str], tmp_path: Path
) -> Iterator[tuple[Visitor, Previewed]]:
    project, address = previewed
    driver = chromium(tmp_path / "profile", {})
    yield Visitor(driver, address), project
    driver.quit()


def shown(visitor: Visitor) -> str:
    """The text of the page, asked for in one go: a page that is just loaded has none yet."""
    text: str = visitor.driver.execute_script("return document.body ? document.body.innerText : ''")
    return text


def wait_for(visitor: Visitor, text: str, there: bool = True) -> None:
    WebDriverWait(visitor.driver, 20).until(lambda _: (text in shown(visitor)) == there)


@pytest.mark.browser
def test_a_saved_page_loads_itself_with_what_is_wrong_with_it(watcher: tuple[Visitor, Previewed]) -> None:
    visitor, project = watcher
    visitor.go(PAGE)
    wait_for(visitor, "since the flood began")
    project.save("the flood began", "the water rose")
    wait_for(visitor, "since the water rose")
    project.save("publisher: river-watch", "publisher: nobody")
    wait_for(visitor, "1 error: this page is as it was before")
    assert REPORT in shown(visitor)
    project.save("publisher: nobody", "publisher: river-watch")
    wait_for(visitor, "this page is as it was before", there=False)
    complaints = [entry["message"] for entry in visitor.driver.get_log("browser")]
    assert complaints == []


@pytest.mark.browser
def test_a_page_that_did_not_change_is_left_as_it_is(watcher: tuple[Visitor, Previewed]) -> None:
    visitor, project = watcher
    visitor.go("en/about.html")
    visitor.driver.execute_script("window.isSame = true")
    project.save("the flood began", "the water rose")
    visitor.driver.execute_async_script("setTimeout(arguments[0], 1500)")
    assert visitor.driver.execute_script("return window.isSame") is True
    project.save("publisher: river-watch", "publisher: nobody")
    wait_for(visitor, "1 error: this page is as it was before")


@pytest.mark.browser
def test_an_open_page_goes_to_that_of_the_saved_report(watcher: tuple[Visitor, Previewed]) -> None:
    visitor, project = watcher
    visitor.go("ar/about.html")
    project.save("publisher: river-watch", "publisher: nobody", named=True)
    wait_for(visitor, "1 error: this page is as it was before")
    assert visitor.driver.current_url.endswith(PAGE.replace("en/", "ar/"))
    assert REPORT in shown(visitor)
