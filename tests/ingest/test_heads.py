"""Heads that cannot lie by accident: what is refused in them, and that nothing is concluded from what was
refused.
"""

from __future__ import annotations

import pytest

from tests.ingest.project import by_id, codes, parsed, report

TREE = (
    "  total: {who: everyone, parts: %s}\n  civilians: {among: [children]}\n"
    "  children: {parts: %s}\n  fighters:"
)
PROSE = "[7](#total) dead: [4](#civilians), [2](#children), [3](#fighters)."


@pytest.mark.parametrize(
    ("parts", "below", "message"),
    [
        ("[civilians, fighters]", "[children]", "itself"),
        ("[civilians, fighters, total]", "[fighters]", "itself"),
        (
            "[civilians, fighters]",
            "[total]",
            "`total` is named as part of `children`, which is part of `civilians`, which is part of `total`",
        ),
        (
            "[civilians, fighters]",
            "[civilians]",
            "`civilians` is named as part of `children`, which is part of `civilians`",
        ),
    ],
)
def test_a_figure_is_never_part_of_itself(parts: str, below: str, message: str) -> None:
    found, mistakes = report(TREE % (parts, below), PROSE)
    assert codes(mistakes) == ["part-of-itself"] and message in mistakes[0].message
    assert "children" not in by_id(found) or "total" not in by_id(found), (
        "figures of the circle are not counted with"
    )


def test_a_figure_may_be_part_of_two_wholes() -> None:
    _, mistakes = report(
        "  total: {who: everyone, parts: [civilians, fighters], among: [children]}\n"
        "  civilians: {among: [children]}\n  children:\n  fighters:",
        PROSE,
    )
    assert mistakes == ()


@pytest.mark.parametrize(
    ("when", "said"),
    [
        ("on 2031-03-09", "the period ends on 2031-03-09, five days after the report was published"),
        ("2031-03-01 to 2031-03-05", "the period ends on 2031-03-05, one day after the report was published"),
        ("month 2031-03", "the period ends on 2031-03-31, 27 days after the report was published"),
        ("24h to 2031-03-06", "the period ends on 2031-03-06, two days after the report was published"),
        (
            "since lora-flood to 2031-03-09",
            "the period ends on 2031-03-09, five days after the report was published",
        ),
        ("since 2031-03-06", "the period begins on 2031-03-06, two days after the report was published"),
        ("2031-03-03 to 2031-03-01", "ends before it begins"),
        ("on 1452-11-08", "names the year 1452"),
    ],
)
def test_a_period_of_other_days_is_said_as_that(when: str, said: str) -> None:
    found, mistakes = report(f"  total: {{who: everyone, when: {when}}}", "[7](#total) dead.")
    assert len(mistakes) == 1 and said in mistakes[0].message
    assert found.figures == ()


@pytest.mark.parametrize(
    "when",
    ["today", "on 2031-03-04", "last 48h", "month 2031-02", "since lora-flood", "2031-03-01 to 2031-03-04"],
)
def test_a_period_that_ends_with_the_report_is_right(when: str) -> None:
    assert report(f"  total: {{who: everyone, when: {when}}}", "[7](#total) dead.")[1] == ()


def test_a_whole_that_cannot_be_read_takes_with_it_the_members_that_only_it_tells_apart() -> None:
    figures = (
        "  total: {who: everyone, "
        "parts: {shelling: {where: lora-valley}, mine: {where: lora-valley}, bridge: {where: lora-bridge}}}"
    )
    found, mistakes = report(
        figures, "[some](#total) dead: [5](#shelling) and [6](#mine), [2](#bridge) of them elsewhere."
    )
    assert codes(mistakes) == ["no-number"]
    assert sorted(by_id(found)) == ["bridge"]


def test_the_text_of_one_language_is_not_that_of_another_in_the_same_script() -> None:
    head = (
        "---\npublisher: river-watch\nlanguage: en\npublished: 2031-03-04\n"
        "published_basis: {en: printed, fr: imprimé}\n"
        'source: {url: "https://example.org/"}\ntitle: {en: A toll, fr: Un bilan}\n'
        "counts: killed\nwhen: since lora-flood\nfigures: {total: {who: everyone}}\n---\n"
    )
    prose = "River Watch counts [58](#total) dead since the flood began."
    files = {
        "content/reports/r.md": f"{head}{prose}\n",
        "content/reports/r.fr.md": f"{prose}\n",
        "site_src/site.yaml": "languages: [en, fr]\n",
        "site_src/locale/fr/language.yaml": "locale: fr\n",
    }
    found, mistakes = parsed(files)
    (again,) = (mistake for mistake in mistakes if mistake.location.path.startswith("content/reports"))
    assert (again.code, again.location.path) == ("other-script", "content/reports/r.fr.md")
    assert list(found.reports[0].prose) == ["en"]


@pytest.mark.parametrize(
    ("prose", "tags"),
    [
        ("[7](#total) <b>dead</b>.", ["<b>"]),
        ("[7](#total) dead.<br>\nMore <i>later</i>.", ["<br>", "<i>"]),
        ('<div class="x">\n[7](#total) dead.\n</div>\n\n[7](#total) dead.', ['<div class="x">']),
        ("[7](#total) dead, a < b, x<y> or <https://example.org/>, `<b>`, &lt;b&gt;, \\<b>.", ["<y>"]),
        ("[7](#total) dead <!-- not sure -->.", ["<!-- not sure -->"]),
    ],
)
def test_html_in_the_prose_is_named_where_it_stands(prose: str, tags: list[str]) -> None:
    _, mistakes = report("  total: {who: everyone}", prose)
    assert [mistake.message for mistake in mistakes if mistake.code == "raw-html"] == [
        f"HTML stands in the prose: `{tag}`" for tag in tags
    ]
    lines = prose.split("\n")
    for mistake, tag in zip([one for one in mistakes if one.code == "raw-html"], tags, strict=True):
        assert any(line[mistake.location.column - 1 :].startswith(tag) for line in lines)
