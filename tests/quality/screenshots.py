"""`python -m tests.quality.screenshots`: every kind of page, both languages, phone and desktop, light and
dark, and in print.
"""

from __future__ import annotations

import base64
import shutil
from pathlib import Path

from selenium.webdriver import Chrome

from tests.quality.chromium import SCREENS, Screen, looking, turn
from tests.quality.command import end, parser
from tests.quality.kinds import shown
from tests.quality.served import ROOT, served, standing

SMALL = Screen("small-light", 320, 640, True, False)
"""The narrowest screen that WCAG asks for (1.4.10, Reflow)."""

TALLEST = 8000
"""Pixels: what stands further down looks like what stands above it."""


def photograph(driver: Chrome, address: str, screen: Screen, into: Path) -> None:
    """The whole page at ``address`` on ``screen``, as a PNG."""
    turn(driver, screen)
    driver.get(address)
    height = min(
        TALLEST, driver.execute_script("return Math.max(innerHeight, document.documentElement.scrollHeight)")
    )
    clip = {"x": 0, "y": 0, "width": screen.width, "height": height, "scale": 1}
    shot = driver.execute_cdp_cmd(
        "Page.captureScreenshot", {"format": "png", "captureBeyondViewport": True, "clip": clip}
    )
    into.write_bytes(base64.b64decode(shot["data"]))


def print_out(driver: Chrome, address: str, into: Path) -> None:
    """The page at ``address`` on A4, as a PDF."""
    driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "", "features": []})
    driver.get(address)
    paper = {"paperWidth": 8.27, "paperHeight": 11.69, "printBackground": True, "preferCSSPageSize": True}
    into.write_bytes(base64.b64decode(driver.execute_cdp_cmd("Page.printToPDF", paper)["data"]))


def main() -> None:
    command = parser(__doc__)
    command.add_argument(
        "--out", type=Path, default=ROOT / "screenshots", help="where to (git ignores `screenshots/`)"
    )
    command.add_argument("--only", default="", help="kinds of page whose name holds this")
    asked = command.parse_args()
    shutil.rmtree(asked.out, ignore_errors=not asked.out.exists())
    asked.out.mkdir(parents=True)
    with standing(asked.site) as site, served(site) as address, looking() as driver:
        pages = {key: path for key, path in shown(site).items() if asked.only in key[0]}
        for (kind, language), path in pages.items():
            name = "-".join(filter(None, (kind.replace("/", "-"), language)))
            for screen in (*SCREENS, SMALL):
                photograph(driver, f"{address}/{path}", screen, asked.out / f"{name}-{screen.name}.png")
            print_out(driver, f"{address}/{path}", asked.out / f"{name}-print.pdf")
    end(0, f"{len(pages)} pages, {len(list(asked.out.iterdir()))} pictures → {asked.out}")


if __name__ == "__main__":
    main()
