"""Tables as publishers keep them: their headings, separators, words for nothing, rows that are no data,
numbers, dates.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from hasila.model.interval import Interval, exactly
from tests.tables.described import read, the, told, values

GOOD = "day,killed,children\n2031-03-05,10,2\n2031-03-06,12,3\n"


# Headings


def test_headings_are_mapped_as_they_are() -> None:
    csv = "Date,Total Deaths,القتلى من الأطفال\n2031-03-05,10,2\n"
    said = "columns: {day: Date, killed: Total  Deaths, children: القتلى من الأطفال}\n"
    reports, mistakes = read(csv, said)
    assert mistakes == ()
    assert (values(reports), values(reports, "children")) == ([10], [2])
    assert reports[0].title["en"] == "Table of 2031-03-05"


def test_a_heading_with_a_line_break_is_one_with_a_space() -> None:
    reports, mistakes = read(
        'day,"Total\nDeaths",children\n2031-03-05,10,2\n', "columns: {killed: Total Deaths}\n"
    )
    assert (values(reports), mistakes) == ([10], ())
    assert the(reports[0]).location.line == 3


def test_a_heading_that_is_like_a_figure_is_proposed() -> None:
    _, mistakes = read("day,Killed,children\n2031-03-05,10,2\n")
    (lacks,) = [one for one in mistakes if one.severity == "error"]
    assert (lacks.code, lacks.hint) == (
        "unknown-column",
        "write `columns: {killed: Killed}` in the description",
    )


def test_equal_headings_must_be_told_apart() -> None:
    csv = "day,killed,killed,children\n2031-03-05,10,11,2\n"
    _, mistakes = read(csv)
    assert [one.code for one in mistakes] == ["repeated-column"]
    assert "`killed: killed (2)` is the second" in mistakes[0].hint
    reports, mistakes = read(csv, 'columns: {killed: "killed (2)"}\nignore: [killed]\n')
    assert (values(reports), mistakes) == ([11], ())


def test_equal_headings_that_nobody_uses_are_no_matter() -> None:
    assert read("day,killed,children,note,note\n2031-03-05,10,2,a,b\n")[1] == ()


def test_two_figures_cannot_take_one_column() -> None:
    _, mistakes = read(GOOD, "columns: {children: killed}\n")
    assert [one.code for one in mistakes] == ["repeated-column"]
    assert "`killed` and `children` both take the column “killed”" in mistakes[0].message


def test_the_only_column_without_a_heading_can_be_named() -> None:
    reports, mistakes = read(",killed,children\n2031-03-05,10,2\n", 'columns: {day: ""}\n')
    assert (values(reports), mistakes) == ([10], ())
    _, mistakes = read(",,killed,children\n2031-03-05,x,10,2\n", 'columns: {day: ""}\n')
    assert [(one.code, one.message) for one in mistakes] == [("repeated-column", "2 columns have no heading")]


def test_headings_of_two_rows_are_joined() -> None:
    csv = ",Killed,,Injured,\ndate,men,women,men,women\n2031-03-05,7,3,5,1\n"
    said = (
        "head: 2\ncolumns: {day: date, killed: Killed men, children: Injured women}\n"
        "ignore: [Killed women, Injured men]\n"
    )
    reports, mistakes = read(csv, said)
    assert (values(reports), values(reports, "children"), mistakes) == ([7], [1], ())


def test_a_slot_without_a_column_is_a_mistake_and_no_text_of_a_page() -> None:
    _, mistakes = read(GOOD, rows='rows: {published: day, id: "t-{day}-{hour}"}\n')
    assert [(one.code, one.location.path) for one in mistakes] == [
        ("unknown-column", "content/tables/t.yaml")
    ]


def test_a_name_under_columns_that_nothing_uses_is_a_mistake() -> None:
    _, mistakes = read(GOOD, "columns: {kiled: killed}\n")
    assert [(one.code, one.hint) for one in mistakes] == [("unknown-figure", "did you mean `killed`?")]


def test_columns_with_numbers_that_nothing_names_are_noted_once() -> None:
    csv = "day,killed,children,women,notes,men\n2031-03-05,10,2,4,none,3\n"
    _, mistakes = read(csv)
    assert told(mistakes) == ["1:21 note[undescribed-column]"]
    assert mistakes[0].message.endswith("“women”, “men”")
    assert read(csv, "ignore: [women, men]\n")[1] == ()
    assert [one.code for one in read(csv, "ignore: [women, men, boys]\n")[1]] == ["unknown-column"]


def test_a_misspelt_member_is_a_mistake_and_drops_no_check() -> None:
    figures = "figures:\n  killed: {who: everyone, among: [childen]}\n  children: {who: children}\n"
    _, mistakes = read(GOOD, figures=figures)
    assert [(one.code, one.hint) for one in mistakes] == [("unknown-figure", "did you mean `children`?")]


def test_members_are_lists() -> None:
    figures = "figures:\n  killed:\n    who: everyone\n    among: {children: {who: children}}\n"
    _, mistakes = read(GOOD, figures=figures)
    assert "wrong-shape" in [one.code for one in mistakes]


# Separators


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_separator_is_seen_in_the_headings(mark: str, end: str) -> None:
    csv = GOOD.replace(",", mark).replace("\n", end)
    reports, mistakes = read(csv)
    assert (values(reports), mistakes) == ([10, 12], ())
    assert [the(report).location.line for report in reports] == [2, 3]


def test_one_of_two_separators_is_taken_where_it_alone_fits_every_row() -> None:
    csv = 'day;killed;children;"a, b";c, d\n2031-03-05;10;2;x;y\n2031-03-06;12;3;x;y, z\n'
    reports, mistakes = read(csv)
    assert (values(reports), mistakes) == ([10, 12], ())


def test_two_separators_that_both_fit_are_named() -> None:
    csv = "day,killed;children\n2031-03-05,10;2\n"
    _, mistakes = read(csv)
    assert [one.code for one in mistakes] == ["unclear-separator"]
    assert "comma and semicolon" in mistakes[0].message
    assert "unknown-column" in [one.code for one in read(csv, "separator: semicolon\n")[1]]


def test_a_declared_separator_may_stand_in_quotes() -> None:
    csv = 'day;killed;children\n2031-03-05;"10";"2"\n2031-03-06;12;"3;"\n'
    _, mistakes = read(csv, "separator: semicolon\n")
    assert all((one.location.line, one.location.column) == (3, 15) for one in mistakes)


def test_the_file_may_say_its_separator_itself() -> None:
    reports, mistakes = read("sep=;\nday;killed;children\n2031-03-05;10;2\n")
    assert (values(reports), mistakes) == ([10], ())
    assert the(reports[0]).location.line == 3


def test_headings_in_one_cell_are_said_to_be_one() -> None:
    _, mistakes = read("day:killed:children\n2031-03-05:10:2\n")
    assert told(mistakes) == ["1:1 error[unclear-separator]"]
    assert "the headings are one cell, “day:killed:children”" in mistakes[0].message
    _, mistakes = read("day;killed;children\n2031-03-05;10;2\n", "separator: tab\n")
    assert (told(mistakes), mistakes[0].hint) == (
        ["1:1 error[unclear-separator]"],
        "the file seems to use another: `separator: semicolon`",
    )


def test_empty_cells_that_spreadsheets_add_are_no_matter() -> None:
    csv = "day,killed,children,,\n2031-03-05,10,2,,,,\n,,,,\n\n2031-03-06,12,3\n,,,,,,,\n"
    reports, mistakes = read(csv)
    assert (values(reports), mistakes) == ([10, 12], ())


def test_rows_that_do_not_fit_are_told_once_for_each_kind() -> None:
    csv = GOOD + "2031-03-07,1,240,3\n2031-03-08,13\n2031-03-09,14\n2031-03-10,14\n"
    _, mistakes = read(csv)
    assert told(mistakes) == ["4:18 error[bad-csv]", "5:1 error[bad-csv]"]
    assert mistakes[0].message == "the row has 4 cells, the table 3 columns (row of 2031-03-07)"
    assert (
        mistakes[1].message == "the row has 2 cells, the table 3 columns (row of 2031-03-08, and 2 more rows)"
    )


# Words for nothing


def test_declared_words_mean_an_empty_cell() -> None:
    csv = (
        "day,killed,children\n2031-03-05,10,ND\n"
        "2031-03-06,11,-\n2031-03-07,12,غير  متوفر\n2031-03-08,NA,-99\n"
    )
    said = "not_stated: [ND, NA, -, غير متوفر, -99]\n"
    reports, mistakes = read(csv, said)
    assert (values(reports), values(reports, "children")) == ([10, 11, 12], [])
    assert [one.code for one in mistakes] == ["no-figures"]


def test_a_word_that_is_not_declared_is_a_mistake_that_tells_how() -> None:
    csv = "day,killed,children\n2031-03-05,10,n/a\n2031-03-06,11,n/a\n2031-03-07,12,n/a\n"
    _, mistakes = read(csv, "not_stated: [N/A]\n")
    assert told(mistakes) == ["2:15 error[no-number]"]
    assert mistakes[0].message.endswith("(row of 2031-03-05, column “children”, and 2 more rows)")
    assert '`not_stated: ["n/a"]`' in mistakes[0].hint


def test_an_error_of_the_spreadsheet_is_named() -> None:
    _, mistakes = read("day,killed,children\n2031-03-05,#REF!,=1+1\n")
    assert [one.message.split(" (")[0] for one in mistakes] == [
        "the cell “#REF!” is an error of the spreadsheet",
        "the cell “=1+1” is a formula, not a number",
    ]


# Rows that are no data


def test_tags_under_the_headings_are_skipped() -> None:
    csv = GOOD.replace("\n", "\n#date +reported,#affected+killed,\n", 1)
    reports, mistakes = read(csv)
    assert (values(reports), told(mistakes)) == ([10, 12], ["2:1 note[skipped-row]"])
    assert read(csv, "skip: [hxl]\n")[1] == ()


def test_tags_further_down_are_no_day() -> None:
    _, mistakes = read(GOOD + "#date,#affected,\n")
    assert [one.code for one in mistakes] == ["impossible-date"]


def test_titles_units_totals_and_notes_are_skipped_where_they_are_declared() -> None:
    csv = (
        "Ministry of Health,,\n\nday,killed,children\nunit,persons,persons\n2031-03-05,10,2\n"
        "2031-03-06,12,3\nTotal,22,5\n,22,5\n* provisional,,\n"
    )
    reports, mistakes = read(csv, 'skip: [line 1, unit, Total, undated, "*"]\n')
    assert (values(reports), mistakes) == ([10, 12], ())
    _, mistakes = read(csv, "skip: [line 1, unit, Total]\n")
    assert told(mistakes) == ["8:1 error[impossible-date]", "9:1 error[impossible-date]"]
    assert all("`skip`" in one.hint for one in mistakes)


def test_what_skip_names_and_no_row_answers_to_is_told() -> None:
    _, mistakes = read(GOOD, "skip: [Total, line 9, hxl, undated]\n")
    assert [(one.code, one.severity) for one in mistakes] == [("skips-nothing", "warning")] * 4


def test_a_day_that_is_skipped_by_its_words_is_told() -> None:
    _, mistakes = read(GOOD + "Sum,22,5\n", "skip: [2031-03, Sum]\n")
    assert told(mistakes) == ["2:1 warning[skips-day]"]
    assert mistakes[0].message == "`skip: 2031-03` leaves out a row of the day 2031-03-05 (and 1 more row)"


# Empty tables


@pytest.mark.parametrize(
    ("csv", "said"),
    [
        ("", "completely empty"),
        ("\n \n", "completely empty"),
        (",,\n,,\n", "no row of headings"),
        ("day,killed,children\n", "headings and no rows"),
        ("day,killed,children\n,,\n\n", "headings and no rows"),
    ],
)
def test_an_empty_table_is_named(csv: str, said: str) -> None:
    reports, mistakes = read(csv)
    assert reports == ()
    assert [(one.code, one.severity) for one in mistakes] == [("empty-file", "error")]
    assert said in mistakes[0].message


# Dates


@pytest.mark.parametrize(
    ("form", "cell"),
    [
        ("DD/MM/YYYY", "05/03/2031"),
        ("MM/DD/YYYY", "03/05/2031"),
        ("D/M/YYYY", "5/3/2031"),
        ("M/D/YYYY", "3/5/2031"),
        ("DD.MM.YYYY", "05.03.2031"),
        ("DD-MM-YYYY", "05-03-2031"),
        ("YYYY/MM/DD", "2031/03/05"),
        ("YYYYMMDD", "20310305"),
        ("YYYY-MM-DD hh:mm:ss", "2031-03-05 00:00:00"),
        ("YYYY-MM-DDThh:mm:ss", "2031-03-05T18:30:00"),
        ("YYYY-MM-DD", "٢٠٣١-٠٣-٠٥"),
    ],
)
def test_a_declared_form_of_days_is_read(form: str, cell: str) -> None:
    reports, mistakes = read(f"day,killed,children\n{cell},10,2\n", f'dates: "{form}"\n')
    assert mistakes == ()
    assert [report.id for report in reports] == ["t-2031-03-05"]


@pytest.mark.parametrize(
    ("cell", "said", "hint"),
    [
        ("05/03/2031", "can be read as DD/MM/YYYY and as MM/DD/YYYY", "dates: DD/MM/YYYY"),
        ("25/03/2031", "looks like DD/MM/YYYY", "dates: DD/MM/YYYY"),
        ("3/25/2031", "looks like M/D/YYYY", "dates: D/M/YYYY"),
        ("2031-03-05 00:00:00", "is a day with a time", 'dates: "YYYY-MM-DD hh:mm:ss"'),
        ("05/03/31", "a year of two digits", "four digits"),
        ("47912", "the number by which spreadsheets store a day", "export the column as dates"),
        ("2031-02-30", "is no day of the calendar", "a day that exists"),
        ("", "the row states no day", "`skip`"),
        ("٢031-03-05", "is no day of the calendar", "`skip`"),
    ],
)
def test_another_form_of_days_is_refused_and_named(cell: str, said: str, hint: str) -> None:
    reports, mistakes = read(f"day,killed,children\n{cell},10,2\n")
    assert reports == ()
    assert told(mistakes) == ["2:1 error[impossible-date]"]
    assert said in mistakes[0].message and "(column “day”)" in mistakes[0].message
    assert hint in mistakes[0].hint


def test_days_of_another_form_are_one_mistake() -> None:
    rows = "".join(f"{day:02}/03/2031,10,2\n" for day in range(1, 29))
    _, mistakes = read("day,killed,children\n" + rows)
    assert told(mistakes) == ["2:1 error[impossible-date]"]
    assert "and 27 more rows" in mistakes[0].message


@pytest.mark.parametrize("form", ["DD/MM", "dd/mm/yyyy", "DM/YYYY", "YYYY-ww-DD", "YYYY-MM-DD h", "day"])
def test_a_form_that_is_none_is_refused(form: str) -> None:
    _, mistakes = read(GOOD, f'dates: "{form}"\n')
    assert [one.code for one in mistakes] == ["unknown-word"]


# Ids and slots


def test_an_id_is_made_of_what_the_cells_hold() -> None:
    rows = 'rows: {published: day, id: "t-{day}-{at}"}\n'
    reports, mistakes = read("day,at,killed,children\n2031-03-05,6 PM,10,2\n", rows=rows)
    assert ([report.id for report in reports], mistakes) == (["t-2031-03-05-6-pm"], ())
    _, mistakes = read("day,at,killed,children\n2031-03-05,مساء,10,2\n", rows=rows)
    assert told(mistakes) == ["2:12 error[bad-id]"]
    assert "column “at”" in mistakes[0].message


def test_an_unknown_place_is_told_in_its_cell_and_once() -> None:
    figures = 'figures:\n  killed: {who: everyone, where: "{zone}"}\n'
    rows = 'rows: {published: day, id: "t-{day}-{zone}"}\n'
    csv = "day,zone,killed\n2031-03-05,lora-bridge,10\n2031-03-05,Nord,2\n2031-03-06,Nord,3\n"
    reports, mistakes = read(csv, figures=figures, rows=rows)
    assert told(mistakes) == ["3:12 error[unknown-place]"]
    assert (
        mistakes[0].message
        == "“Nord” is no place of the vocabulary (row of 2031-03-05, column “zone”, and 1 more row)"
    )
    assert the(reports[0]).set.where == "lora-bridge"


def test_slots_at_the_top_are_filled_too() -> None:
    csv = "day,zone,killed,children\n2031-03-05,lora-bridge,10,2\n2031-03-06,lora-valley,12,3\n"
    figures = "figures:\n  killed: {who: everyone}\n  children: {who: children, where: '{zone}'}\n"
    reports, mistakes = read(csv, figures=figures)
    assert mistakes == ()
    assert [the(report, "children").set.where for report in reports] == ["lora-bridge", "lora-valley"]


# Numbers


def test_separators_of_a_table_are_handed_to_the_grammar() -> None:
    csv = "day;killed;children\n2031-03-05;12.500;1.240\n"
    reports, mistakes = read(csv, 'separator: semicolon\nthousands: "."\ndecimal: ","\n')
    assert (values(reports), values(reports, "children"), mistakes) == ([12500], [1240], ())


@pytest.mark.parametrize(
    ("cell", "number"),
    [("1,96,470", 196470), ("12,34,56,789", 123456789), ("45,670", 45670), ("at least 1,05,000", 105000)],
)
def test_commas_may_be_declared_as_those_of_south_asia(cell: str, number: int) -> None:
    reports, mistakes = read(f'day,killed,children\n2031-03-05,"{cell}",2\n', "thousands: lakhs\n")
    assert (values(reports), mistakes) == ([number], ())
    _, undeclared = read(f'day,killed,children\n2031-03-05,"{cell}",2\n')
    assert bool(undeclared) == (cell != "45,670")


@pytest.mark.parametrize("cell", ["1,96,47", "01,96,470", "1,9,470", "123,45,678", "1,96,4701", "1,96,470.5"])
def test_commas_that_stand_wrong_are_refused(cell: str) -> None:
    _, mistakes = read(f'day,killed,children\n2031-03-05,"{cell}",2\n', "thousands: lakhs\n")
    assert mistakes != ()


@pytest.mark.parametrize(
    ("cell", "said", "number", "interval", "qualifier"),
    [
        ("12.3", "", 12300, Interval(12250, 12349), "rounded"),
        ("12", "", 12000, Interval(11500, 12499), "rounded"),
        ("0", "", 0, Interval(0, 499), "rounded"),
        ("0.1", "", 100, Interval(50, 149), "rounded"),
        ("12.345", 'decimal: "."\n', 12345, exactly(12345), "exact"),
        ('"12,345"', 'decimal: ","\n', 12345, exactly(12345), "exact"),
        ('"12,3"', 'decimal: {killed: ","}\n', 12300, Interval(12250, 12349), "rounded"),
        ("1.240", 'thousands: "."\n', 1240000, Interval(1239500, 1240499), "rounded"),
        ('"1,240"', 'thousands: ","\n', 1240000, Interval(1239500, 1240499), "rounded"),
        ("at least 12.3", "", 12300, Interval(12250, None), "at_least"),
        ("12–15", "", 12000, Interval(11500, 15499), "range"),
        ("١٢٫٣", "", 12300, Interval(12250, 12349), "rounded"),
    ],
)
def test_a_column_in_thousands_is_as_wide_as_its_rounding(
    cell: str, said: str, number: int, interval: Interval, qualifier: str
) -> None:
    reports, mistakes = read(f"day,killed,children\n2031-03-05,{cell},2\n", "scale: {killed: 1000}\n" + said)
    assert mistakes == ()
    figure = the(reports[0])
    assert (figure.number, figure.interval, figure.qualifier) == (number, interval, qualifier)
    assert the(reports[0], "children").interval == exactly(2)


@pytest.mark.parametrize(
    "cell", ["12.345", '"12,345"', '"12,3"', "12.3456", "1.2.3", "12.3 thousand", "some", "1٢.3"]
)
def test_a_cell_in_thousands_that_can_be_read_in_two_ways_is_refused(cell: str) -> None:
    _, mistakes = read(f"day,killed,children\n2031-03-05,{cell},2\n", "scale: {killed: 1000}\n")
    (mistake,) = mistakes
    assert (mistake.severity, mistake.location.line, mistake.location.column) == ("error", 2, 12)


def test_decimals_without_a_scale_ask_for_one() -> None:
    _, mistakes = read("day,killed,children\n2031-03-05,12.3,2\n2031-03-06,12.4,2\n")
    assert told(mistakes) == ["2:12 error[not-whole]"]
    assert "`scale: {killed: 1000}`" in mistakes[0].hint


@pytest.mark.parametrize(
    "said",
    [
        "scale: 1\n",
        "scale: {killed: 0.5}\n",
        'decimal: ";"\n',
        "scale: [1000]\n",
        'thousands: ","\ndecimal: ","\n',
        "head: 0\n",
    ],
)
def test_a_declaration_that_is_none_is_refused(said: str) -> None:
    reports, mistakes = read(GOOD, said)
    assert reports == ()
    assert len(mistakes) == 1 and mistakes[0].severity == "error"


@pytest.mark.parametrize("said", ["scale: {kiled: 1000}\n", "decimal: {kiled: '.'}\n"])
def test_a_declaration_for_no_column_is_a_mistake(said: str) -> None:
    assert [one.code for one in read(GOOD, said)[1]] == ["unknown-column"]


# Many rows


def test_a_row_is_read_in_a_table_as_it_is_alone() -> None:
    """What rows have in common is worked out once.

    Each must come out as if it stood in a table of its own.
    """
    head = "day,zone,hours,killed,children,women,late\n"
    rows = [
        "2031-03-05,lora-valley,24,10,2,,1\n", "2031-03-06,lora-valley,48,12,3,4,2\n",
        "2031-03-07,lora-bridge,24,13,3,4,2\n", "2031-03-08,lora-valley,72,14,4,5,3\n",
        "2031-03-09,lora-bridge,24,,4,,3\n", "2031-03-10,lora-valley,24,16,,5,\n",
    ]  # fmt: skip
    figures = (
        'figures:\n  killed: {who: everyone, where: "{zone}", '
        "parts: [children, women], unstated: [fighters]}\n"
        "  children: {population: identified, cause: drowning, when: since 2031-01-01}\n  women:\n"
        '  late: {who: everyone, when: "last {hours}h"}\n'
    )
    together, mistakes = read(head + "".join(rows), figures=figures)
    alone = [read(head + row, figures=figures)[0][0] for row in rows]
    assert [one.severity for one in mistakes if one.severity == "error"] == []
    for report, other in zip(together, alone, strict=True):
        splits = [[replace(split, location=None) for split in one.splits] for one in (report, other)]
        assert splits[0] == splits[1]
        assert [(one.key, one.set, one.interval, one.parent, one.stated) for one in report.figures] == [
            (one.key, one.set, one.interval, one.parent, one.stated) for one in other.figures
        ]


def test_a_period_that_one_row_cannot_have_is_told_of_that_row() -> None:
    csv = "day,hours,killed\n2031-03-05,24,4\n2031-03-06,many,5\n2031-03-07,24,6\n"
    figures = 'figures:\n  killed: {who: everyone, when: "last {hours}h"}\n'
    reports, mistakes = read(csv, figures=figures)
    assert told(mistakes) == ["3:12 error[bad-period]"]
    assert [the(report).set.period.hours for report in reports if report.published.day.day != 6] == [24, 24]


# Titles


@pytest.mark.parametrize(
    ("cell", "arabic", "english"),
    [
        ("2031-03-05", "\u20662031-03-05\u2069", "2031-03-05"),
        ("18:30", "\u206618:30\u2069", "18:30"),
        ("Lora", "\u2068Lora\u2069", "Lora"),
        ("لورا العليا", "لورا العليا", "\u2068لورا العليا\u2069"),
        ("قرية 12", "\u2068قرية 12\u2069", "\u2068قرية 12\u2069"),
        ("", "", ""),
    ],
)
def test_what_a_cell_writes_into_a_title_keeps_its_order(cell: str, arabic: str, english: str) -> None:
    said = 'title: {ar: "جدول {name}، {day}", en: "Table of {name}, {day}"}\n'
    csv = f"day,name,killed,children\n2031-03-05,{cell},10,2\n"
    reports, mistakes = read(csv, said)
    assert mistakes == ()
    assert reports[0].title["ar"] == f"جدول {arabic}، \u20662031-03-05\u2069"
    assert reports[0].title["en"] == f"Table of {english}, 2031-03-05"
