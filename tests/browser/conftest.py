"""A headless Chromium, and the site of the repository's own content on this machine's own address."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

from tests.browser.visitor import Visitor

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic", "--disable-dev-shm-usage", "--disable-default-apps", "--disable-extensions", "--window-size=1000,900",
)  # fmt: skip
NO_SCRIPTS = {"profile.managed_default_content_settings.javascript": 2}


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing: a test's output is its own."""


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, without a slash at the end."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def browser(profile: Path, preferences: dict[str, int]) -> webdriver.Chrome:
    options = Options()
    options.binary_location = str(CHROMIUM)
    for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", preferences)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


@pytest.fixture(scope="session")
def chromium() -> None:
    """A person without Chromium may run the other tests; CI may not pass over these."""
    if CHROMIUM.exists() and DRIVER.exists():
        return
    message = "needs Debian's chromium and chromium-driver"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def visitor(chromium: None, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    driver = browser(tmp_path_factory.mktemp("profile"), {})
    yield Visitor(driver, address)
    driver.quit()


@pytest.fixture(scope="session")
def unscripted(chromium: None, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A reader who has switched JavaScript off."""
    driver = browser(tmp_path_factory.mktemp("unscripted"), NO_SCRIPTS)
    yield Visitor(driver, address)
    driver.quit()
