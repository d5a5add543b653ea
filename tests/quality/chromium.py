"""A headless Chromium at the size, in the light and on the paper that a reader may have."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from selenium import webdriver
from selenium.webdriver.chrome.options import Options
from selenium.webdriver.chrome.service import Service

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
ARGUMENTS = (
    "--headless=new", "--no-sandbox", "--disable-gpu",
    "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-quic", "--disable-dev-shm-usage",
    "--disable-default-apps", "--disable-extensions", "--window-size=1000,900",
)  # fmt: skip


@dataclass(frozen=True)
class Screen:
    """What a reader looks at: ``width`` and ``height`` in CSS pixels, and whether pages are asked
    to be dark.
    """

    name: str
    width: int
    height: int
    phone: bool
    dark: bool


SCREENS = tuple(
    Screen(f"{name}-{'dark' if dark else 'light'}", width, height, name == "phone", dark)
    for name, width, height in (("phone", 390, 844), ("desktop", 1280, 900))
    for dark in (False, True)
)


def chromium(profile: Path, preferences: Mapping[str, int]) -> webdriver.Chrome:
    """A Chromium with a profile of its own that writes down what it asks for and complains of."""
    options = Options()
    options.binary_location = str(CHROMIUM)
    for argument in (*ARGUMENTS, f"--user-data-dir={profile}"):
        options.add_argument(argument)
    options.add_experimental_option("prefs", dict(preferences))
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    return webdriver.Chrome(options=options, service=Service(str(DRIVER)))


@contextmanager
def looking() -> Iterator[webdriver.Chrome]:
    """A Chromium for as long as the block lasts."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        driver = chromium(Path(profile), {})
        try:
            yield driver
        finally:
            driver.quit()


def turn(driver: webdriver.Chrome, screen: Screen) -> None:
    """Give ``driver`` the size and the light of ``screen``."""
    size = {"width": screen.width, "height": screen.height, "deviceScaleFactor": 1, "mobile": screen.phone}
    light = {"name": "prefers-color-scheme", "value": "dark" if screen.dark else "light"}
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [light]})
