"""Somebody who walks over the site, and what the browser writes down meanwhile."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement


@dataclass(frozen=True)
class Visitor:
    driver: Chrome
    address: str

    def go(self, path: str) -> None:
        self.driver.get(path if ":" in path else f"{self.address}/{path}")

    @property
    def path(self) -> str:
        """The page that is open, within the site."""
        return urlsplit(self.driver.current_url).path.lstrip("/")

    def one(self, selector: str) -> WebElement:
        return self.driver.find_element(By.CSS_SELECTOR, selector)

    def all(self, selector: str) -> list[WebElement]:
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def links(self) -> list[str]:
        """The pages of the site that this page leads to, in order, each once."""
        urls = self.driver.execute_script(
            "return Array.from(document.querySelectorAll('a[href]'), link => link.getAttribute('href'))"
        )
        base = self.path.split("/")[:-1]
        inside = [
            _joined(base, url.split("#")[0])
            for url in urls
            if url.split("#")[0].endswith(".html") and "://" not in url
        ]
        return list(dict.fromkeys(inside))

    def follow(self, selector: str) -> None:
        """Open a link with the keyboard: whatever can be clicked must be reachable so, too."""
        self.one(selector).send_keys(Keys.ENTER)

    def requests(self) -> list[str]:
        """Every address that the browser asked for since the last time this was asked."""
        messages = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        return [
            message["params"]["request"]["url"]
            for message in messages
            if message["method"] == "Network.requestWillBeSent"
        ]

    def complaints(self) -> list[str]:
        """What the console said: errors of scripts, refusals by the content security policy, files that are
        missing.
        """
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def numbers(self, selector: str) -> list[str]:
        return re.findall(r"\d+", " ".join(element.text for element in self.all(selector)))

    def width(self, pixels: int) -> None:
        self.driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": pixels, "height": 740, "deviceScaleFactor": 2, "mobile": True},
        )

    def normal_width(self) -> None:
        self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def _joined(base: list[str], url: str) -> str:
    stack = list(base)
    for part in url.split("/"):
        if part == "..":
            stack.pop()
        else:
            stack.append(part)
    return "/".join(stack)


def kind(path: str) -> str:
    """``en/reports/x.html`` → ``reports/one``; ``en/reports/index.html`` → ``reports/index``;
    ``en/data.html`` → ``data``.
    """
    _, *rest = path.removesuffix(".html").split("/")
    return "/".join([*rest[:-1], "one" if len(rest) > 1 and rest[-1] != "index" else rest[-1]])
