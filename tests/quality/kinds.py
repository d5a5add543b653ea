"""One page of every kind: the longest, since what goes wrong on a page goes wrong on a full one."""

from __future__ import annotations

from pathlib import Path

FOUNDING = "reports/2019-02-26-sohr.html"


def kind(path: str) -> str:
    """``en/reports/x.html`` → ``reports/one``; ``en/data.html`` → ``data``; ``404.html``, which has no
    language → ``404``.
    """
    *folders, name = path.removesuffix(".html").split("/")
    inner = folders[1:]
    return "/".join([*inner, "one" if inner and name != "index" else name]) if folders else f"choice-{name}"


def longest(site: Path, *, but: str = "") -> dict[tuple[str, str], str]:
    """The path of the longest page of each (kind, language), leaving out those that end with ``but``; the
    pages before the languages have the language "".
    """
    found: dict[tuple[str, str], str] = {}
    for path in sorted(site.rglob("*.html"), key=lambda path: (path.stat().st_size, path.as_posix())):
        name = path.relative_to(site).as_posix()
        if but and name.endswith(but):
            continue
        found[kind(name), name.split("/")[0] if "/" in name else ""] = name
    return dict(sorted(found.items()))


def shown(site: Path) -> dict[tuple[str, str], str]:
    """:func:`longest`, and beside the longest report the founding one, whose sum is the reason for
    this site.
    """
    founding = {
        ("founding", code): f"{code}/{FOUNDING}" for code in ("ar", "en") if (site / code / FOUNDING).exists()
    }
    return {**longest(site), **longest(site, but=FOUNDING), **founding}
