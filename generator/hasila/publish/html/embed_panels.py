"""What stands beside a number wherever it is shown outside of its page: on other sites, and in the picture of a link."""

from __future__ import annotations

from hasila.model.embed_image import EmbedPanel
from hasila.model.report import Figure, Report
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.report import when
from hasila.publish.i18n.locale import LEFT_TO_RIGHT, RELEASE
from hasila.publish.i18n.values import size_of


def leading(report: Report) -> Figure | None:
    """The figure that stands for ``report`` where there is room for one: the greatest of what its first figure counts,
    a range by its middle."""
    stated = [one for one in report.figures if one.number is not None and one.stated]
    same = (one for one in stated if one.set.measure == stated[0].set.measure)
    return max(same, key=lambda one: size_of(one) or 0, default=None)


def panel_of(desk: PageContext, report: Report, figure: Figure, name: str) -> EmbedPanel:
    """What must stand beside a total wherever it is shown: what is counted, since when, by whom, in which report."""
    conflict = " ".join(desk.told[one.id].headline for one in desk.index.findings.get(figure.key, ())[:1])
    what = desk.teller.set_phrase(figure.set, publisher=False)
    return EmbedPanel(
        name, desk.voice.stated(figure), (what, said_by(desk, report), kept(desk, report.id)), conflict
    )


def said_by(desk: PageContext, report: Report) -> str:
    """Whose report it is, and of which day."""
    return desk("{publisher}, {day}").format(
        publisher=desk.teller.publisher(report.publisher), day=when(desk, report)
    )


def kept(desk: PageContext, id_: str) -> str:
    """Which site keeps it, under which id."""
    return desk("As kept by {site}: {id}").format(site=desk.voice.text(desk.site.title), id=code_of(id_))


def code_of(id_: str) -> str:
    """An id or a digest among words: it runs from left to right in every language."""
    return f"{LEFT_TO_RIGHT}{id_}{RELEASE}"
