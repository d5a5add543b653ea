"""The site without a network: what a browser keeps, what it says of the rest, and how it lets go."""

from __future__ import annotations

import json
import re
import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from http.server import ThreadingHTTPServer
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest
from selenium.webdriver import Chrome
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from hasila.build.pipeline import Built, examine, packed_site
from hasila.build.publication import publication_of
from hasila.model.site import LEAVE
from hasila.publish.offline import farewell
from hasila.publish.outputs import SubjectId, job_of
from hasila.publish.slice_keys import SliceKeys
from tests.browser.test_walk import FOUNDING
from tests.browser.visitor import Visitor
from tests.quality.chromium import chromium
from tests.quality.served import Host as Served

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


PREFIX = "tolls"
"""The folder of the site on its host, as that of a project on GitHub Pages."""

TOTAL = "#figure-total td.stated"


@dataclass
class Host:
    """A server of its own, that can be switched off and on, and a browser of its own, that has kept nothing
    yet."""

    folder: Path
    visitor: Visitor
    server: ThreadingHTTPServer

    def off(self) -> None:
        """Take the network away."""
        self.visitor.driver.execute_cdp_cmd("Network.enable", {})
        self.server.shutdown()
        self.server.server_close()

    def ask(self, script: str) -> object:
        return self.visitor.driver.execute_async_script(script)

    def keep(self) -> None:
        """Press the button, and wait until the site is kept."""
        self.press(".keep")
        settle(self, "activated")

    def press(self, part: str) -> None:
        wait(self).until(lambda _: self.visitor.one(f"{part} button").is_displayed())
        self.visitor.one(f"{part} button").send_keys(Keys.ENTER)


class Pages(Served):
    """Serves as GitHub Pages does: a project lies in a folder of its host, each file may be remembered for
    ten minutes, and for an address that is not there the page 404.html is shown."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix(f"/{PREFIX}"))

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        inside = self.path.startswith(f"/{PREFIX}/")
        if inside and (path.is_file() or (path / "index.html").is_file()):
            super().do_GET()
        else:
            self.send_missing()

    def send_missing(self) -> None:
        content = (Path(self.directory) / "404.html").read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@pytest.fixture
def host(installed: None, site: Path, tmp_path: Path) -> Iterator[Host]:
    folder = shutil.copytree(site, tmp_path / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Pages, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    driver = chromium(tmp_path / "profile", {})
    yield Host(folder, Visitor(driver, f"http://127.0.0.1:{server.server_port}/{PREFIX}"), server)
    driver.quit()
    server.shutdown()
    server.server_close()


def wait(host: Host) -> WebDriverWait[Chrome]:
    return WebDriverWait(host.visitor.driver, 60)


def settle(host: Host, state: str) -> None:
    wait(host).until(lambda _: host.ask(STATE) == state)


def is_kept(host: Host, path: str) -> bool:
    return any(url.endswith(path) for url in host.ask(KEPT))


def reprint(file: Path, old: str, new: str) -> None:
    """Deploy ``file`` with another number."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_nothing_is_kept_without_being_asked(host: Host) -> None:
    visitor = host.visitor
    for page in ("ar/index.html", f"ar/{FOUNDING}", "en/search.html?q=children", "en/index.html"):
        visitor.go(page)
        wait(host).until(lambda _: visitor.one(".keep button").is_displayed())
        assert not visitor.one(".kept").is_displayed()
    assert (host.ask(STATE), host.ask(KEPT)) == ("", [])
    assert visitor.driver.execute_script("return [document.cookie, localStorage.length]") == ["", 0]


def test_the_new_number_with_a_network_and_the_old_one_with_its_day_without(host: Host) -> None:
    visitor, page = host.visitor, host.folder / "en" / FOUNDING
    visitor.go(f"en/{FOUNDING}")
    host.keep()
    visitor.go("en/index.html")
    visitor.go(f"en/{FOUNDING}")
    assert "341" in visitor.one(TOTAL).text
    reprint(page, "341", "347")
    visitor.go("en/index.html")
    visitor.go(f"en/{FOUNDING}")
    assert "347" in visitor.one(TOTAL).text
    assert not visitor.all(".stale:not([hidden])")
    reprint(page, "347", "353")
    host.off()
    visitor.go(f"en/{FOUNDING}")
    assert "347" in visitor.one(TOTAL).text
    today = visitor.driver.execute_script(
        "return new Date().toLocaleDateString('en-GB', {dateStyle: 'long'})"
    )
    assert today in visitor.one(".stale").text
    assert visitor.one(".kept").is_displayed()


def test_a_kept_page_says_so_in_its_language_with_levantine_months(host: Host) -> None:
    visitor = host.visitor
    visitor.go("ar/index.html")
    host.keep()
    visitor.go(f"ar/{FOUNDING}")
    wait(host).until(lambda _: is_kept(host, FOUNDING))
    host.off()
    visitor.go(f"ar/{FOUNDING}")
    assert "341" in visitor.one("main").text
    format_ = "new Intl.DateTimeFormat('ar-SY-u-ca-gregory-nu-latn', {dateStyle: 'long'})"
    today = visitor.driver.execute_script(f"return {format_}.format(new Date())")
    assert today in visitor.one(".stale").text
    assert re.search(r"\d{4}", today)


def test_pages_that_were_not_read_say_so_without_a_network(host: Host) -> None:
    visitor = host.visitor
    visitor.go("ar/index.html")
    host.keep()
    wait(host).until(lambda _: is_kept(host, "en/offline.html") and is_kept(host, "ar/index.html"))
    host.off()
    for language, words in (("ar", "غير محفوظة"), ("en", "Not kept")):
        for page in ("method.html", "places/saraqib.html"):
            visitor.go(f"{language}/{page}")
            assert words in visitor.one("h1").text
        position = "return getComputedStyle(document.querySelector('.skip')).position"
        assert visitor.driver.execute_script(position) != "static", "no style"
        visitor.follow("main a[href='index.html']")
        assert visitor.path == f"{PREFIX}/{language}/index.html"
        visitor.go(f"{language}/contents.html")
        assert visitor.all(".names a")
    visitor.go("en/")
    assert visitor.one(".banner")


def test_what_was_kept_is_forgotten_and_can_be_kept_again(host: Host) -> None:
    visitor = host.visitor
    visitor.go("en/index.html")
    host.keep()
    wait(host).until(lambda _: is_kept(host, "en/index.html"))
    host.press(".kept")
    wait(host).until(lambda _: visitor.one(".keep").is_displayed())
    assert host.ask(KEPT) == []
    visitor.go(f"en/{FOUNDING}")
    wait(host).until(lambda _: visitor.one(".keep button").is_displayed())
    assert (host.ask(STATE), host.ask(KEPT)) == ("", [])
    host.keep()
    wait(host).until(lambda _: is_kept(host, FOUNDING) and is_kept(host, "static/css/site.css"))


def test_keeping_again_on_the_page_on_which_it_was_forgotten(host: Host) -> None:
    host.visitor.go("en/index.html")
    host.keep()
    wait(host).until(lambda _: is_kept(host, "en/index.html"))
    host.press(".kept")
    host.keep()
    wait(host).until(lambda _: is_kept(host, "en/index.html") and is_kept(host, "ar/offline.html"))


def test_a_page_that_is_taken_away_is_kept_no_longer(host: Host) -> None:
    host.visitor.go(f"en/{FOUNDING}")
    host.keep()
    wait(host).until(lambda _: is_kept(host, FOUNDING))
    (host.folder / "en" / FOUNDING).unlink()
    host.visitor.go(f"en/{FOUNDING}")
    wait(host).until(lambda _: not is_kept(host, FOUNDING))


def test_nothing_of_another_host_is_kept_and_no_download(host: Host) -> None:
    host.visitor.go("en/index.html")
    host.keep()
    host.visitor.go("en/search.html?q=children")
    host.visitor.driver.execute_async_script(
        "fetch('../data/v1/figures.json').then(r => r.text()).then(arguments[0])"
    )
    kept = host.ask(KEPT)
    assert {urlsplit(url).netloc for url in kept} == {urlsplit(host.visitor.address).netloc}
    assert not [url for url in kept if "/data/" in url or "?" in url]


EARLIER = """
const done = arguments[0];
caches.open("hasila /tolls/ 0123456789abcdef").then((cache) => cache.put("old.html", new Response("old")))
  .then(() => navigator.serviceWorker.register("/tolls/sw.js")).then(() => done());
"""
"""What earlier versions of the site did without being asked."""


def test_what_earlier_versions_kept_unasked_is_given_back(host: Host) -> None:
    host.visitor.go("en/index.html")
    host.ask(EARLIER)
    wait(host).until(lambda _: host.ask(KEPT) == [])
    settle(host, "")


def test_a_site_that_is_no_longer_kept_frees_the_browsers(host: Host, built: tuple[Built, Path]) -> None:
    visitor = host.visitor
    visitor.go("en/index.html")
    host.keep()
    (host.folder / "sw.js").write_bytes(farewell(built[0].examined.sources.site_src).content)
    visitor.go("en/reports/index.html")
    settle(host, "")  # the browser looks for a newer worker a while after a page was opened
    assert host.ask(KEPT) == []


@pytest.mark.parametrize("way", ["link", "key"])
def test_leaving_quickly_takes_the_page_out_of_the_history(host: Host, way: str) -> None:
    visitor = host.visitor
    visitor.go("en/index.html")
    visitor.go(f"en/{FOUNDING}")
    length = visitor.driver.execute_script("return history.length")
    away = f"{visitor.address}/en/glossary.html"  # a page of this machine in the place of that of a stranger
    assert visitor.one(".leave a").get_attribute("href") == LEAVE
    visitor.driver.execute_script(f"document.querySelector('.leave a').href = '{away}'")
    if way == "link":
        visitor.follow(".leave a")
    else:
        visitor.one("body").send_keys(Keys.ESCAPE * 3)
    wait(host).until(lambda _: visitor.driver.current_url == away)
    assert visitor.driver.execute_script("return history.length") == length
    visitor.driver.back()
    wait(host).until(lambda _: visitor.path == f"{PREFIX}/en/index.html")


def test_one_key_does_not_leave(host: Host) -> None:
    host.visitor.go("en/index.html")
    host.visitor.one("body").send_keys(Keys.ESCAPE * 2)
    assert host.visitor.path == f"{PREFIX}/en/index.html"


@pytest.mark.parametrize("depth", ["nothing", "en/reports/nothing.html", "en/a/b/c/d/nothing"])
def test_a_missing_page_is_whole_at_any_depth(host: Host, repository: Path, depth: str) -> None:
    visitor = host.visitor
    examined = examine(repository, lambda _: None)
    site = replace(examined.site, address="https://reports.example/tolls/")
    publication = publication_of(replace(examined, site=site))
    landing = job_of(SubjectId("landing", ""), publication.index, publication.shared, SliceKeys())
    made = {file.path: file.content for file in publication.maker.make(landing).files}
    (host.folder / "404.html").write_bytes(made["404.html"])
    visitor.go(depth)
    assert visitor.driver.execute_script("return document.styleSheets[0].cssRules.length") > 10
    visitor.follow("main a[hreflang=en]")
    assert visitor.path == f"{PREFIX}/en/index.html"
    assert visitor.one(".banner")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_site_can_be_installed(host: Host, language: str) -> None:
    host.visitor.go(f"{language}/index.html")
    host.keep()
    wait(host).until(lambda _: host.visitor.all("link[rel=manifest]"))
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
