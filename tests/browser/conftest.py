"""A headless Chromium, and the site of the repository's own content on this machine's own address."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.visitor import Visitor
from tests.quality.chromium import CHROMIUM, DRIVER, chromium
from tests.quality.served import served

NO_SCRIPTS = {"profile.managed_default_content_settings.javascript": 2}


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the site is served, without a slash at the end."""
    with served(site) as where:
        yield where


@pytest.fixture(scope="session")
def installed() -> None:
    """A person without Chromium may run the other tests; CI may not pass over these."""
    if CHROMIUM.exists() and DRIVER.exists():
        return
    message = "needs Debian's chromium and chromium-driver"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def visitor(installed: None, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    driver = chromium(tmp_path_factory.mktemp("profile"), {})
    yield Visitor(driver, address)
    driver.quit()


@pytest.fixture(scope="session")
def unscripted(installed: None, address: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """A reader who has switched JavaScript off."""
    driver = chromium(tmp_path_factory.mktemp("unscripted"), NO_SCRIPTS)
    yield Visitor(driver, address)
    driver.quit()
