"""Tables of other shapes: a row for each place and day, days or places in the headings, figures in a column,
a day in several columns.
"""

from __future__ import annotations

from functools import partial

import pytest

from hasila.model.report import Report
from tests.ingest.project import by_id
from tests.tables import described
from tests.tables.described import the, told, values

ZONES = 'figures:\n  killed: {who: everyone, where: "{zone}"}\n'
BY_ZONE = 'rows: {published: day, id: "t-{day}", each: zone, whole: All}\n'
NAMES = "names: {zone: {All: lora-valley, Pont: lora-bridge, Camp: camp-mole}}\n"
DEATHS = "figures:\n  killed: {who: everyone}\n"
CAMP = """
camp-mole:
  within: [lora-valley]
  label: {ar: مخيم مولي, en: Camp Mole}
  kind: camp
  precision: area
"""


read = partial(described.read, places=CAMP)


def numbers(report: Report) -> dict[str, int | None]:
    return {name: figure.number for name, figure in by_id(report).items()}


def test_the_rows_of_a_day_are_one_report_and_the_row_of_all_is_their_whole() -> None:
    csv = "day,zone,killed\n2031-03-05,All,9\n2031-03-05,Pont,4\n2031-03-05,Camp,5\n"
    (report,), mistakes = read(csv, NAMES, ZONES, BY_ZONE)
    assert mistakes == ()
    assert numbers(report) == {"killed-lora-valley": 9, "killed-lora-bridge": 4, "killed-camp-mole": 5}
    assert the(report, "killed-camp-mole").set.where == "camp-mole"
    assert [(split.whole, split.kind, split.members, split.complete) for split in report.splits] == [
        (
            "t-2031-03-05#killed-lora-valley",
            "parts",
            ("t-2031-03-05#killed-lora-bridge", "t-2031-03-05#killed-camp-mole"),
            True,
        )
    ]


def test_a_day_that_lacks_a_row_or_a_number_does_not_add_up() -> None:
    csv = (
        "day,zone,killed\n2031-03-05,All,9\n2031-03-05,Pont,4\n2031-03-05,Camp,5\n"
        "2031-03-06,All,9\n2031-03-06,Pont,4\n2031-03-07,All,9\n2031-03-07,Pont,4\n2031-03-07,Camp,\n"
    )
    reports, _ = read(csv, NAMES, ZONES, BY_ZONE)
    assert [[split.complete for split in report.splits] for report in reports] == [[True], [False], [False]]
    complete = BY_ZONE.replace("}\n", ", complete: yes}\n")
    reports, _ = read(csv, NAMES, ZONES, complete)
    assert all(split.complete for report in reports for split in report.splits)


def test_two_columns_divide_one_whole_twice() -> None:
    rows = 'rows: {published: day, id: "t-{day}", each: [zone, sex], whole: {zone: All, sex: both}}\n'
    csv = "day,zone,sex,killed\n" + "".join(
        f"2031-03-05,{zone},{sex},{number}\n"
        for zone, sex, number in (
            ("All", "both", 10), ("All", "f", 4), ("All", "m", 6), ("Pont", "both", 7), ("Pont", "f", 3),
            ("Pont", "m", 4), ("Camp", "both", 3), ("Camp", "f", 1), ("Camp", "m", 2),
        )
    )  # fmt: skip
    (report,), mistakes = read(csv, NAMES, ZONES, rows)
    assert [one for one in mistakes if one.severity == "error"] == []
    wholes = [split.whole.partition("#")[2] for split in report.splits]
    assert wholes.count("killed-lora-valley-both") == 2
    assert sorted(wholes) == [
        "killed-camp-mole-both",
        "killed-lora-bridge-both",
        "killed-lora-valley-both",
        "killed-lora-valley-both",
        "killed-lora-valley-f",
        "killed-lora-valley-m",
    ]


def test_one_place_twice_on_a_day_is_a_mistake() -> None:
    rows = 'rows: {published: day, id: "t-{day}", each: zone, order: at}\n'
    csv = "day,zone,at,killed\n2031-03-05,Pont,1,4\n2031-03-05,Pont,1,5\n"
    _, mistakes = read(csv, NAMES, ZONES, rows)
    assert "3:12 error[repeated-report]" in told(mistakes)
    assert any("“Pont” stands twice in one report" in mistake.message for mistake in mistakes)


def test_a_name_is_an_id_or_a_label_or_said_and_never_guessed() -> None:
    csv = "day,zone,killed\n2031-03-05,Lora bridge,4\n2031-03-05,جسر لورا,5\n2031-03-06,Bridge,5\n"
    rows = 'rows: {published: day, id: "t-{day}-{killed}"}\n'
    reports, mistakes = read(csv, "", ZONES, rows)
    assert [the(report).set.where for report in reports] == ["lora-bridge", "lora-bridge"]
    assert told(mistakes) == ["4:12 error[unknown-place]"]
    assert "names: {zone: {Bridge: ID}}" in mistakes[0].hint


@pytest.mark.parametrize("name", ["Haut Lora", "haut  lora", "LR01"])
def test_another_spelling_and_a_code_of_a_place_are_names_of_it(name: str) -> None:
    places = (
        "\nhigh-lora:\n  label: {ar: لورا العليا, en: High Lora}\n  kind: area\n  precision: area\n"
        "  also: {en: [Haut Lora]}\n  pcode: LR01\n"
    )
    figures = 'figures:\n  killed: {who: everyone, where: "{zone}"}\n'
    csv = f"day,zone,killed\n2031-03-05,{name},10\n"
    reports, mistakes = read(csv, figures=figures, places=places)
    assert mistakes == ()
    assert the(reports[0]).set.where == "high-lora"


def test_an_id_under_names_that_the_vocabulary_has_not() -> None:
    csv = "day,zone,killed\n2031-03-05,Pont,4\n"
    _, mistakes = read(csv, "names: {zone: {Pont: lora-brigde}}\n", ZONES)
    told_in = [one.location.path for one in mistakes if one.code == "unknown-place"]
    assert "content/tables/t.yaml" in told_in


def test_days_in_the_headings() -> None:
    rows = 'rows: {published: headings, id: "t-{day}", each: zone}\n'
    csv = "zone,Lat,3/5/31,3/6/31\nPont,12.5,4,5\nCamp,12.6,,2\n"
    said = f"{NAMES.replace('All: lora-valley, ', '')}dates: M/D/YY\nignore: [Lat]\n"
    reports, mistakes = read(csv, said, ZONES, rows)
    assert mistakes == ()
    assert [(report.id, numbers(report)) for report in reports] == [
        ("t-2031-03-05", {"killed-lora-bridge": 4}),
        ("t-2031-03-06", {"killed-lora-bridge": 5, "killed-camp-mole": 2}),
    ]
    assert (the(reports[0], "killed-lora-bridge").location.line,
            the(reports[0], "killed-lora-bridge").location.column) == (2, 11)  # fmt: skip


def test_a_heading_that_is_no_day_is_named() -> None:
    rows = 'rows: {published: headings, id: "t-{day}", each: zone}\n'
    csv = "zone,2031-03-05,2031-03-32\nPont,4,5\n"
    reports, mistakes = read(csv, NAMES, ZONES, rows)
    assert reports == ()
    assert told(mistakes) == ["1:17 error[impossible-date]"]
    _, mistakes = read("zone,a,b\nPont,4,5\n", NAMES, ZONES, rows)
    assert [one.code for one in mistakes] == ["unknown-column"]


def test_a_day_and_a_figure_in_one_heading() -> None:
    csv = ",2031-03-05,,2031-03-06,\nzone,Dead,Hurt,Dead,Hurt\nPont,4,1,5,2\n"
    said = f"{NAMES}head: 2\ncolumns: {{killed: Dead, children: Hurt}}\n"
    rows = 'rows: {published: headings, id: "t-{day}", each: zone}\n'
    figures = 'figures:\n  killed: {who: everyone, where: "{zone}"}\n  children:\n'
    reports, mistakes = read(csv, said, figures, rows)
    assert mistakes == ()
    assert [numbers(report) for report in reports] == [
        {"killed-lora-bridge": 4, "children-lora-bridge": 1},
        {"killed-lora-bridge": 5, "children-lora-bridge": 2},
    ]


def test_figures_named_in_a_column() -> None:
    csv = (
        "day,indicator,note,value\n2031-03-05,Deaths,a,10\n2031-03-05,Of them children,b,2\n"
        "2031-03-06,Deaths,,12\n"
    )
    rows = 'rows: {published: day, id: "t-{day}", figure: indicator, value: value}\n'
    said = "columns: {killed: Deaths, children: Of them children}\n"
    reports, mistakes = read(csv, said, rows=rows)
    assert mistakes == ()
    assert [numbers(report) for report in reports] == [{"killed": 10, "children": 2}, {"killed": 12}]


def test_a_figure_stated_twice_in_a_column_is_a_mistake() -> None:
    csv = "day,indicator,value\n2031-03-05,Deaths,10\n2031-03-05,Deaths,11\n"
    rows = 'rows: {published: day, id: "t-{day}", figure: indicator, value: value}\n'
    reports, mistakes = read(csv, "columns: {killed: Deaths}\n", DEATHS, rows)
    assert (reports, told(mistakes)) == ((), ["3:19 error[repeated-report]"])
    assert "line 2" in mistakes[0].message


def test_a_row_a_figure_and_a_column_a_place() -> None:
    csv = "day,variable,All,Pont,Camp\n2031-03-05,Deaths,9,4,5\n2031-03-05,Children,3,1,2\n"
    rows = 'rows: {published: day, id: "t-{day}", figure: variable, each: headings, whole: {headings: All}}\n'
    said = "columns: {killed: Deaths, children: Children}\n" + NAMES.replace("zone", "headings")
    figures = (
        'figures:\n  killed: {who: everyone, where: "{headings}", among: [children]}\n'
        '  children: {who: children, where: "{headings}"}\n'
    )
    (report,), mistakes = read(csv, said, figures, rows)
    assert mistakes == ()
    assert numbers(report)["children-camp-mole"] == 2
    wholes = [split.whole.partition("#")[2] for split in report.splits if split.kind == "parts"]
    assert wholes == ["killed-lora-valley", "children-lora-valley"]


def test_a_day_in_several_columns() -> None:
    csv = "year,month,killed\n2031,03,10\n2031,04,\n2031,,12\n"
    rows = 'rows: {published: "{year}-{month}", id: "t-{day}"}\n'
    reports, mistakes = read(csv, "dates: YYYY-MM\n", DEATHS, rows)
    assert ([report.id for report in reports], values(reports)) == (["t-2031-03-31"], [10])
    assert "4:1 error[impossible-date]" in told(mistakes)


@pytest.mark.parametrize(
    ("form", "cell", "first", "last"),
    [
        ("YYYY-Www", "2031-W10", "2031-03-03", "2031-03-09"),
        ("'EW' ee YYYY", "EW 10 2031", "2031-03-02", "2031-03-08"),
        ("YYYY-MM", "2031-04", "2031-04-01", "2031-04-30"),
        ("MMMM YYYY", "April 2031", "2031-04-01", "2031-04-30"),
        ("D MMMM YYYY", "5 آذار 2031", "2031-03-05", "2031-03-05"),
        ("D MMMM YYYY", "5 مارس 2031", "2031-03-05", "2031-03-05"),
        ("YYYY-Qq", "2031-Q1", "2031-01-01", "2031-03-31"),
        ("YYYY", "2031", "2031-01-01", "2031-12-31"),
        ("DD-MMM-YY", "05-Mar-31", "2031-03-05", "2031-03-05"),
        ("EEE DD.MM.YYYY", "Wed 05.03.2031", "2031-03-05", "2031-03-05"),
        ("EEE D MMMM YYYY", "الأربعاء 5 آذار 2031", "2031-03-05", "2031-03-05"),
    ],
)
def test_days_weeks_and_months(form: str, cell: str, first: str, last: str) -> None:
    figures = 'figures:\n  killed: {who: everyone, when: "{first} to {day}"}\n'
    language = "ar" if not cell.isascii() else "en"
    (report,), mistakes = read(
        f"at,killed\n{cell},10\n", f'dates: "{form}"\n', figures,
        'rows: {published: at, id: "t-{day}"}\n', language,
    )  # fmt: skip
    assert mistakes == ()
    period = the(report).set.period
    assert (period.start.isoformat(), period.end.day.isoformat()) == (first, last)
    assert report.published.day.isoformat() == last


def test_a_day_of_the_week_that_is_wrong_is_a_mistake() -> None:
    """The fifth of March 2031 is a Wednesday."""
    for name in ("Tue", "Wednesday 4", "Wdn"):
        _, mistakes = read(
            f"at,killed\n{name} 05.03.2031,10\n", 'dates: "EEE DD.MM.YYYY"\n', DEATHS,
            'rows: {published: at, id: "t-{day}"}\n',
        )  # fmt: skip
        assert mistakes != ()


def test_rows_are_chosen() -> None:
    csv = "day,country,killed\n2031-03-05,A,10\n2031-03-05,B,90\n2031-03-06,A,11\n2031-03-07,,1\n"
    rows = 'rows: {published: day, id: "t-{day}", only: {country: A}}\n'
    reports, mistakes = read(csv, "", DEATHS, rows)
    assert (values(reports), mistakes) == ([10, 11], ())
    rows = rows.replace("only: {country: A}", 'without: {country: [B, ""]}')
    assert values(read(csv, "", DEATHS, rows)[0]) == [10, 11]
    _, mistakes = read(csv, "", DEATHS, rows.replace("B", "C"))
    assert "skips-nothing" in [one.code for one in mistakes]


def test_a_word_for_nought_is_nought_and_not_nothing_stated() -> None:
    csv = "day,killed\n2031-03-05,nil\n2031-03-06,ND\n2031-03-07,4\n"
    reports, mistakes = read(csv, "zero: [nil]\nnot_stated: [ND]\n", DEATHS)
    assert values(reports) == [0, 4]
    assert [one.severity for one in mistakes] == ["note"]
    _, mistakes = read(csv, "zero: [nil]\nnot_stated: [ND, nil]\n", DEATHS)
    assert [one.code for one in mistakes if one.severity == "error"] == ["unknown-word"]


def test_columns_are_named_by_their_hashtags() -> None:
    csv = "Date,Dead,Kids\n#date,#affected+killed+f,#affected+children\n2031-03-05,10,2\n"
    said = 'columns: {killed: "#affected +f +killed", children: "#affected+children"}\nskip: [hxl]\n'
    reports, mistakes = read(csv, said, rows='rows: {published: "#date", id: "t-{day}"}\n')
    assert (values(reports), values(reports, "children"), mistakes) == ([10], [2], ())


def test_the_day_of_another_column_is_written_for_a_period() -> None:
    csv = "told,happened,killed\n05/03/2031,02/03/2031,10\n"
    figures = 'figures:\n  killed: {who: everyone, when: "on {happened}"}\n'
    rows = 'rows: {published: told, id: "t-{day}"}\n'
    (report,), mistakes = read(csv, "dates: DD/MM/YYYY\n", figures, rows)
    assert (the(report).set.period.start.isoformat(), mistakes) == ("2031-03-02", ())


def test_empty_cells_of_merged_columns_mean_what_stands_above() -> None:
    csv = "day,zone,killed\n2031-03-05,Pont,4\n,Camp,5\n2031-03-06,Pont,6\n,Camp,7\n"
    rows = 'rows: {published: day, id: "t-{day}", each: zone, down: [day]}\n'
    reports, mistakes = read(csv, NAMES.replace("All: lora-valley, ", ""), ZONES, rows)
    assert mistakes == ()
    assert [numbers(report) for report in reports] == [
        {"killed-lora-bridge": 4, "killed-camp-mole": 5},
        {"killed-lora-bridge": 6, "killed-camp-mole": 7},
    ]


def test_events_of_one_place_and_day_are_not_compared() -> None:
    csv = "event,day,zone,killed\n7,2031-03-05,Pont,4\n8,2031-03-05,Pont,1\n"
    rows = 'rows: {published: day, id: "e-{event}", event: event}\n'
    figures = 'figures:\n  killed: {who: everyone, where: "{zone}", when: "on {day}"}\n'
    reports, mistakes = read(csv, NAMES.replace("All: lora-valley, ", ""), figures, rows)
    assert mistakes == ()
    assert len({the(report).set for report in reports}) == 2


def test_a_qualifier_of_a_whole_column() -> None:
    csv = "day,killed,children\n2031-03-05,10,about 30\n"
    (report,), mistakes = read(csv, "qualifier: {killed: at least, children: at most}\n")
    assert mistakes == ()
    killed = the(report).interval
    assert (killed.low, killed.high, the(report, "children").qualifier) == (10, None, "about")
    _, mistakes = read(csv, "qualifier: {killed: perhaps}\n")
    assert [one.code for one in mistakes if one.severity == "error"] == ["unknown-word"]
