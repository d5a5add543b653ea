"""Who keeps the site, where to report a mistake, where the content is kept, and on what terms."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.model.data_class import dataclass
from hasila.model.licence import LICENCE, PROGRAM_LICENCE
from hasila.publish.html.page_context import Setting


@dataclass(frozen=True, slots=True)
class ColophonLine:
    """A fact of the site: its name, its words, and the address they lead to, if they do."""

    name: str
    words: str
    href: str = ""


ISSUES = "issues/new/choose"
"""Where GitHub shows the forms of a repository."""


def colophon(context: Setting) -> tuple[ColophonLine, ...]:
    """The facts of the site, as far as its configuration gives them."""
    return tuple(_lines(context))


def _lines(context: Setting) -> Iterator[ColophonLine]:
    site = context.site
    keeper = context.translator.text(site.keeper)
    if keeper:
        yield ColophonLine(context("Kept by"), keeper)
    yield _mistakes(context)
    if site.repository:
        yield ColophonLine(context("Repository"), site.repository, site.repository)
    yield ColophonLine(context("Terms of the content"), LICENCE["title"], LICENCE["path"])
    yield ColophonLine(context("Terms of the program"), PROGRAM_LICENCE["title"], PROGRAM_LICENCE["path"])


def _mistakes(context: Setting) -> ColophonLine:
    """How to report a mistake: by a form of the repository, by the address to write to, or by the source."""
    site = context.site
    name = context("Report a mistake")
    if site.repository.startswith("https://github.com/"):
        href = f"{site.repository.rstrip('/')}/{ISSUES}"
        return ColophonLine(name, context("a form in the repository asks for all that is needed"), href)
    if site.contact:
        return ColophonLine(name, site.contact, _written(site.contact))
    return ColophonLine(name, context("this copy gives no address; ask those from whom you have it"))


def _written(contact: str) -> str:
    return contact if "://" in contact else f"mailto:{contact}"
