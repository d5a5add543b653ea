"""`python -m tests.quality.axe`: axe-core on each kind of page, in both languages, light and dark, phone and
desktop.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

from selenium.webdriver import Chrome

from tests.quality.chromium import SCREENS, Screen, looking, turn
from tests.quality.command import end, parser, tabulate
from tests.quality.kinds import shown
from tests.quality.served import served, standing

TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
RUN = (
    "const done = arguments[1]; "
    "axe.run(document, {runOnly: arguments[0], resultTypes: ['violations']}).then(done)"
)


@dataclass(frozen=True, order=True)
class Violation:
    """A rule that a page breaks: its name, what the rule wants, the first place, and on which screen it was
    seen.
    """

    page: str
    rule: str
    wants: str
    at: str
    screen: str


def core(tools: Path) -> str:
    """axe-core itself: npm's where it is, else the one that comes with a Python package."""
    newest = tools / "axe-core" / "axe.min.js"
    return (
        newest.read_text(encoding="utf-8")
        if newest.exists()
        else (files("selenium_axe_python") / "axe-core" / "axe.min.js").read_text("utf-8")
    )


def violations(driver: Chrome, script: str, address: str, path: str, screen: Screen) -> Iterator[Violation]:
    """What axe finds on the page at ``path`` as ``screen`` shows it."""
    turn(driver, screen)
    driver.get(f"{address}/{path}")
    driver.execute_script(script)
    result: dict[str, Any] = driver.execute_async_script(RUN, list(TAGS))
    for one in result["violations"]:
        for node in one["nodes"]:
            yield Violation(path, one["id"], one["help"], " ".join(map(str, node["target"])), screen.name)


def main() -> None:
    asked = parser(__doc__).parse_args()
    script = core(asked.tools)
    with standing(asked.site) as site, served(site) as address, looking() as driver:
        paths = sorted(set(shown(site).values()))
        found = sorted(
            one
            for path in paths
            for screen in SCREENS
            for one in violations(driver, script, address, path, screen)
        )
    counted = Counter((one.rule, one.wants, one.page, one.at) for one in found)
    tabulate(
        "What axe finds",
        ("rule", "wants", "page", "at", "screens"),
        ((*key, n) for key, n in sorted(counted.items())),
    )
    end(len(found), f"{len(paths)} pages on {len(SCREENS)} screens: {len(found)} violations.")


if __name__ == "__main__":
    main()
