"""The site without a network: what a browser keeps, what it says of the rest, and how it lets go."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from selenium.webdriver.support.wait import WebDriverWait

from hasila.build.pipeline import Built, packed_site
from hasila.publish.offline import farewell
from tests.browser.test_walk import FOUNDING
from tests.browser.visitor import Visitor
from tests.quality.chromium import chromium

pytestmark = pytest.mark.browser

STATE = (
    "const done = arguments[0]; "
    "navigator.serviceWorker.getRegistration().then(r => done(r && r.active ? r.active.state : ''))"
)
KEPT = (
    "const done = arguments[0]; "
    "caches.keys().then(names => Promise.all(names.map(n => caches.open(n).then(c => c.keys()))))"
    ".then(all => done(all.flat().map(r => r.url)))"
)


@dataclass
class Host:
    """A server of its own, that can be switched off, and a browser of its own, that has kept nothing yet."""

    folder: Path
    visitor: Visitor
    server: ThreadingHTTPServer

    def off(self) -> None:
        self.visitor.driver.execute_cdp_cmd("Network.enable", {})
        self.server.shutdown()
        self.server.server_close()

    def ask(self, script: str) -> object:
        return self.visitor.driver.execute_async_script(script)


class Quiet(SimpleHTTPRequestHandler):
    """Serves files as they are now: nothing is kept but by the worker."""

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a test's output is its own."""


@pytest.fixture
def host(installed: None, site: Path, tmp_path: Path) -> Iterator[Host]:
    folder = shutil.copytree(site, tmp_path / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    driver = chromium(tmp_path / "profile", {})
    yield Host(folder, Visitor(driver, f"http://127.0.0.1:{server.server_port}"), server)
    driver.quit()
    server.shutdown()
    server.server_close()


def settle(host: Host, state: str) -> None:
    WebDriverWait(host.visitor.driver, 30).until(lambda _: host.ask(STATE) == state)


def test_pages_that_were_read_open_without_a_network_and_others_say_so(host: Host) -> None:
    visitor = host.visitor
    visitor.go("ar/index.html")
    settle(host, "activated")
    visitor.go(f"ar/{FOUNDING}")
    WebDriverWait(visitor.driver, 20).until(lambda _: any(url.endswith(FOUNDING) for url in host.ask(KEPT)))
    host.off()
    visitor.go(f"ar/{FOUNDING}")
    assert "341" in visitor.one("main").text
    for language, words in (("ar", "غير محفوظة"), ("en", "Not kept")):
        visitor.go(f"{language}/method.html")
        assert words in visitor.one("h1").text
        visitor.go(f"{language}/places/saraqib.html")
        assert words in visitor.one("h1").text
        assert (
            visitor.driver.execute_script("return getComputedStyle(document.querySelector('.skip')).position")
            != "static"
        ), "no style"
        visitor.follow("main a[href='index.html']")
        assert visitor.path == f"{language}/index.html"
        visitor.go(f"{language}/contents.html")
        assert visitor.all(".names a")
    visitor.go("en/")
    assert visitor.one(".banner")


def test_nothing_of_another_host_is_kept_and_no_download(host: Host) -> None:
    host.visitor.go("en/index.html")
    settle(host, "activated")
    host.visitor.go("en/search.html?q=children")
    host.visitor.driver.execute_async_script(
        "fetch('../data/v1/figures.json').then(r => r.text()).then(arguments[0])"
    )
    kept = host.ask(KEPT)
    assert {urlsplit(url).netloc for url in kept} == {urlsplit(host.visitor.address).netloc}
    assert not [url for url in kept if "/data/" in url or "?" in url]


def test_a_newer_site_takes_the_place_of_the_kept_one(host: Host) -> None:
    visitor = host.visitor
    visitor.go("en/index.html")
    settle(host, "activated")
    home, worker = host.folder / "en/index.html", host.folder / "sw.js"
    home.write_text(home.read_text(encoding="utf-8").replace("</h1>", " anew</h1>", 1), encoding="utf-8")
    worker.write_text(worker.read_text(encoding="utf-8").replace('KEY = "', 'KEY = "x', 1), encoding="utf-8")
    visitor.go("en/index.html")
    WebDriverWait(visitor.driver, 90).until(  # a busy machine looks for a newer worker late
        lambda _: visitor.go("en/index.html") or "anew" in visitor.one("h1").get_attribute("textContent")
    )


def test_a_site_that_is_no_longer_kept_frees_the_browsers(host: Host, built: tuple[Built, Path]) -> None:
    visitor = host.visitor
    visitor.go("en/index.html")
    settle(host, "activated")
    (host.folder / "sw.js").write_bytes(farewell(built[0].examined.sources.site_src).content)
    (host.folder / "static/js/offline.js").write_bytes(b"")
    visitor.go("en/reports/index.html")
    settle(host, "")  # the browser looks for a newer worker a while after a page was opened
    assert host.ask(KEPT) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_site_can_be_installed(host: Host, language: str) -> None:
    host.visitor.go(f"{language}/index.html")
    settle(host, "activated")
    problems = host.visitor.driver.execute_cdp_cmd("Page.getInstallabilityErrors", {})["installabilityErrors"]
    assert [one["errorId"] for one in problems if one["errorId"] != "in-incognito"] == []
    manifest = host.visitor.driver.execute_cdp_cmd("Page.getAppManifest", {})
    assert manifest["errors"] == []
    assert json.loads(manifest["data"])["lang"] == language
    assert host.visitor.complaints() == []


def test_the_packed_site_opens_from_a_folder(
    visitor: Visitor, built: tuple[Built, Path], tmp_path: Path
) -> None:
    with ZipFile(BytesIO(packed_site(built[0].files, built[0].packed))) as archive:
        archive.extractall(tmp_path)
    visitor.complaints()
    for page in (
        "index.html",
        "ar/index.html",
        f"en/{FOUNDING}",
        "en/contents.html",
        "ar/search.html",
        "en/map-interactive.html",
    ):
        visitor.go((tmp_path / "site" / page).as_uri())
        assert visitor.one("h1").get_attribute("textContent")
        assert visitor.complaints() == [], page
