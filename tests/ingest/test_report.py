"""A report: what its figures count, what their words state, how they divide."""

from __future__ import annotations

from datetime import date

import pytest

from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.period import Moment
from hasila.model.report import Split
from tests.ingest.project import BASE_TEXTS, HEAD, by_id, codes, parsed, report

TREE = """  total:
    who: everyone
    parts:
      civilians:
        among:
          children: {where: lora-bridge}
          drowned: {cause: drowning}
      fighters:"""
PROSE = (
    "[at least 58](#total): [54 civilians](#civilians), "
    "[12 children](#children), [nine](#drowned), [4](#fighters)."
)


def test_a_figure_inherits_what_is_said_above_it() -> None:
    made, mistakes = report(TREE, PROSE)
    figures = by_id(made)
    assert mistakes == ()
    assert {name: figure.set.category for name, figure in figures.items()} == {
        "total": "everyone",
        "civilians": "civilians",
        "children": "children",
        "drowned": "civilians",
        "fighters": "fighters",
    }
    assert (figures["children"].set.where, figures["drowned"].set.where) == ("lora-bridge", "lora-valley")
    assert (figures["drowned"].set.cause, figures["children"].set.cause) == ("drowning", None)
    assert {figure.set.period.end for figure in made.figures} == {Moment(date(2031, 3, 4), 0)}


def test_the_number_is_read_from_the_words() -> None:
    figures = by_id(report(TREE, PROSE)[0])
    assert {name: (figure.number, figure.interval) for name, figure in figures.items()} == {
        "total": (58, Interval(58, None)), "civilians": (54, exactly(54)), "children": (12, exactly(12)),
        "drowned": (9, exactly(9)), "fighters": (4, exactly(4)),
    }  # fmt: skip


def test_splits_are_named_by_key_and_placed() -> None:
    made, _ = report(TREE, PROSE)
    assert [(split.whole, split.kind, split.members) for split in made.splits] == [
        ("r#civilians", "among", ("r#children", "r#drowned")),
        ("r#total", "parts", ("r#civilians", "r#fighters")),
    ]  # fmt: skip
    assert all(
        isinstance(split, Split) and split.location.path == "content/reports/r.md" and split.location.line > 1
        for split in made.splits
    )


def test_a_figure_stands_where_it_is_described() -> None:
    made, _ = report(TREE, PROSE)
    lines = f"{HEAD}figures:\n{TREE}".split("\n")
    for figure in made.figures:
        assert lines[figure.location.line - 1][figure.location.column - 1 :].startswith(figure.id)


def test_a_list_names_figures_described_elsewhere() -> None:
    made, mistakes = report(
        "  civilians: {who: civilians}\n  fighters: {who: fighters}\n"
        "  total: {who: everyone, parts: [civilians, fighters]}",
        "[3](#civilians), [4](#fighters), [7](#total)",
    )
    assert mistakes == ()
    assert [split.members for split in made.splits] == [("r#civilians", "r#fighters")]


def test_an_unstated_part_has_no_number_and_is_not_nought() -> None:
    made, mistakes = report(
        "  total:\n    who: everyone\n    parts:\n      civilians:\n    unstated: [fighters]",
        "[7](#total), [3](#civilians)",
    )
    fighters = by_id(made)["fighters"]
    assert mistakes == ()
    assert (fighters.stated, fighters.number, fighters.interval, fighters.qualifier) == (
        False,
        None,
        COUNT,
        "unstated",
    )
    assert made.splits[0].members == ("r#civilians", "r#fighters")


def test_a_number_of_people_is_any_number() -> None:
    made, mistakes = report("  total: {who: everyone}", "[a number of people](#total) died")
    assert mistakes == ()
    assert (made.figures[0].number, made.figures[0].interval, made.figures[0].stated) == (None, COUNT, True)


def test_every_language_is_a_mention() -> None:
    made, mistakes = report(
        "  total: {who: everyone}",
        "[at least 58](#total), [at least 58](#total)",
        ar="[58 قتيلاً على الأقل](#total)",
    )
    assert mistakes == ()
    assert [(mention.language, mention.ordinal) for mention in made.figures[0].mentions] == [
        ("en", 1),
        ("en", 2),
        ("ar", 1),
    ]
    assert set(made.prose) == {"ar", "en"}


@pytest.mark.parametrize(
    ("arabic", "agrees"),
    [
        ("58 قتيلاً على الأقل", True), ("ما لا يقل عن 58", True), ("58", False),
        ("85 على الأقل", False), ("أكثر من 58", False),
        ("نحو 58", False), ("٥٨ على الأقل", True),
        ("ثمانية وخمسين على الأقل", True),
    ],
)  # fmt: skip
def test_the_languages_check_each_other(arabic: str, agrees: bool) -> None:
    _, mistakes = report("  total: {who: everyone}", "[at least 58](#total)", ar=f"[{arabic}](#total)")
    assert codes(mistakes) == ([] if agrees else ["languages-disagree"])


def test_a_number_that_is_none_of_ours_is_passed_over() -> None:
    assert report("  total: {who: everyone}", "[5](#total) dead, [31](#-) cars")[1] == ()


def test_text_that_others_would_coerce_survives() -> None:
    text = BASE_TEXTS["content/reports/2031-03-04-river-watch.md"].replace(
        "en: Toll of the Lora flood until 4 March", "en: 010"
    )
    found, mistakes = parsed(
        {
            "content/reports/2031-03-04-river-watch.md": text.replace(
                "ar: حصيلة فيضان لورا حتى 4 آذار", "ar: no"
            )
        }
    )
    assert mistakes == ()
    assert found.reports[0].title == {"ar": "no", "en": "010"}


def test_reports_are_in_order_of_publication_then_of_their_day() -> None:
    texts = {}
    for name, day, order in (("z", "2031-03-04", 0), ("a", "2031-03-04", 1), ("m", "2031-03-01", 0)):
        base = BASE_TEXTS["content/reports/2031-03-04-river-watch.md"]
        texts[f"content/reports/{name}.md"] = base.replace(
            "published: 2031-03-04", f"published: {day}\norder: {order}"
        )
    assert [one.id for one in parsed(texts)[0].reports] == ["m", "z", "a"]


def test_folders_below_reports_are_read_too_or_refused_but_never_passed_over() -> None:
    found, mistakes = parsed(
        {"content/reports/2031/r.md": BASE_TEXTS["content/reports/2031-03-04-river-watch.md"]}
    )
    assert found.reports or mistakes


def test_two_reports_that_cannot_be_read_hide_no_third() -> None:
    good = BASE_TEXTS["content/reports/2031-03-04-river-watch.md"]
    found, mistakes = parsed(
        {
            "content/reports/a.md": "no head",
            "content/reports/b.md": "---\n[\n---\n",
            "content/reports/c.md": good,
        }
    )
    assert [one.id for one in found.reports] == ["c"]
    assert codes(mistakes) == ["no-head", "bad-yaml"]
