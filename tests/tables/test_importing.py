"""`hasila import`: what it takes for granted, and what it leaves to a person."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from hasila.cli import main as cli
from hasila.ingest.tables.dates import date_form
from hasila.ingest.tables.importing import Answers, ImportedTable, import_table
from hasila.model.site import Language
from tests.mistakes.project import lay_out
from tests.tables.findings import CONTEXT, LANGUAGES, found_in
from tests.tables.workbooks import workbook

KNOWN = Answers(publisher="hill-post", url="https://example.org/", since="lora-flood", where="lora-valley")
Printed = pytest.CaptureFixture[str]


def drafted(csv: str, answers: Answers = KNOWN) -> ImportedTable:
    made = import_table("t", csv, answers, CONTEXT.vocabulary, LANGUAGES)
    assert made is not None
    return made


def evidence(made: ImportedTable) -> str:
    return "\n".join(f"{one.text}: {one.evidence}" for one in made.assumptions)


def rows(head: str, *texts: str) -> str:
    return "\n".join((head, *texts, ""))


DAILY = [f"2031-03-{day:02},{10 + day},{6 + day // 2},{4 + day - day // 2}" for day in range(1, 10)]


def test_wholes_and_running_counts_are_told_with_their_evidence() -> None:
    made = drafted(rows("Date,Total dead,Civilians,Fighters", *DAILY))
    assert made.doubts == ()
    told = evidence(made)
    assert "“Civilians”, “Fighters” are all of “Total dead”: they add up to it on 9 of 9 rows" in told
    assert "“Total dead” runs since a day: it falls on 0 of 8 steps and rises on 8" in told
    assert "# - “Civilians”, “Fighters” are all of “Total dead”" in made.description
    assert found_in(rows("Date,Total dead,Civilians,Fighters", *DAILY), made.description).mistakes == []


def test_some_of_a_count_count_what_it_counts() -> None:
    texts = [f"2031-03-{day:02},{10 + day},{20 + day},{4 + day // 3}" for day in range(1, 6)]
    made = drafted(rows("Date,Killed,Injured,of which children", *texts))
    assert "of-which-children: {counts: injured, who: children}" in made.description
    assert "count killed, too" not in evidence(made)


def test_counts_of_each_day_are_told_from_running_ones() -> None:
    numbers = (5, 2, 8, 1, 9, 3)
    texts = [f"2031-03-{day:02},{number}" for day, number in enumerate(numbers, 1)]
    made = drafted(rows("Date,Killed", *texts))
    assert 'when: "on {day}"' in made.description
    assert "falls on 3 of 5 steps" in evidence(made)


@pytest.mark.parametrize(
    ("cells", "shown"), [(("5", "-2", "3", "8"), "“-2”"), (("", "−2", "+3", ""), "“−2”, “+3”")]
)
def test_cells_with_a_sign_are_asked_about(cells: tuple[str, ...], shown: str) -> None:
    texts = [f"2031-03-{day:02},{100 + 10 * day},{cell}" for day, cell in enumerate(cells, 1)]
    (asked,) = [doubt for doubt in drafted(rows("Date,Killed,Change", *texts)).doubts if "sign" in doubt]
    assert f"“Change” has cells with a sign ({shown})" in asked
    assert "`amends: {change: FIGURE}`" in asked


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        (("03/04/2031", "04/04/2031", "05/04/2031"), "`dates: DD/MM/YYYY` or `dates: MM/DD/YYYY`"),
        (("3.4.2031", "4.4.2031", "5.4.2031"), "`dates: D.M.YYYY` or `dates: M.D.YYYY`"),
        (("03-04-31", "04-04-31", "05-04-31"), "`dates: DD-MM-YY` or `dates: MM-DD-YY`"),
    ],
)
def test_days_that_can_be_read_in_two_ways_are_a_doubt(days: tuple[str, ...], asked: str) -> None:
    made = drafted(rows("Date,Killed", *(f"{day},{number}" for number, day in enumerate(days, 5))))
    assert any(asked in doubt for doubt in made.doubts)
    assert any(
        "as D" in doubt and "2 pairs of neighbours follow each other by a day" in doubt
        for doubt in made.doubts
    )


def test_a_day_above_twelve_decides() -> None:
    texts = [f"{day:02}/04/2031,{day}" for day in (9, 10, 11, 12, 13, 14)]
    made = drafted(rows("Date,Killed", *texts))
    assert made.doubts == ()
    assert "“13/04/2031” can only be read so" in evidence(made)


def test_a_person_may_say_the_form_of_days() -> None:
    csv = rows("Date,Killed", *(f"0{day}/04/2031,{day}" for day in range(1, 8)))
    said = replace(KNOWN, dates="MM/DD/YYYY")
    made = drafted(csv, said)
    assert 'dates: "MM/DD/YYYY"' in made.description
    assert made.doubts == ()


@pytest.mark.parametrize(
    ("cells", "doubtful"),
    [
        (("1.045", "1.060"), True),
        (("1.045", "1.045.000"), False),
        (("1.045,5", "1.060"), True),
        (('"1,045"', '"1,060"'), False),
    ],
)
def test_a_number_that_can_be_read_in_two_ways_is_a_doubt(cells: tuple[str, ...], doubtful: bool) -> None:
    separator = ";" if "," in cells[0] and '"' not in cells[0] else ","
    texts = [separator.join((f"2031-03-0{day}", cell)) for day, cell in enumerate(cells * 3, 1)]
    made = drafted(rows(separator.join(("Date", "Killed")), *texts))
    asked = [doubt for doubt in made.doubts if "thousands" in doubt]
    assert bool(asked) is doubtful


def test_a_comma_in_a_file_of_semicolons_is_a_doubt() -> None:
    texts = [f"2031-03-0{day};1,04{day}" for day in range(1, 8)]
    made = drafted(rows("Date;Killed", *texts))
    assert any("can be thousands or a fraction" in doubt for doubt in made.doubts)


def test_words_in_the_place_of_numbers() -> None:
    texts = [f"2031-03-0{day},{word}" for day, word in enumerate(("5", "ND", "-", "7", "8", "9", "10"), 1)]
    made = drafted(rows("Date,Killed", *texts))
    assert "not_stated: [ND]" in made.description
    assert [doubt for doubt in made.doubts if "“-”" in doubt]
    said = replace(KNOWN, zero=("-",))
    made = drafted(rows("Date,Killed", *texts), said)
    assert (made.doubts, 'zero: ["-"]' in made.description) == ((), True)


def test_names_that_the_vocabulary_does_not_know_are_a_doubt() -> None:
    texts = [f"2031-03-0{day},{zone},{number + day}" for day in range(1, 7)
             for zone, number in (("Upper Lora", 3), ("Far Lora", 5))]  # fmt: skip
    made = drafted(rows("Day,Region,Killed", *texts))
    assert "each: Region" in made.description
    assert any("does not know “Far Lora” of “Region”" in doubt for doubt in made.doubts)


def test_a_row_that_holds_the_others_by_its_sums_alone() -> None:
    zones = {"Upper Lora": 2, "Lower Lora": 1, "Lora valley": 3}
    texts = [f"2031-03-0{day},{zone},{day * each}" for day in range(1, 7) for zone, each in zones.items()]
    made = drafted(rows("Day,Region,Killed", *texts))
    assert "whole: {Region: Lora valley}" in made.description
    assert "6 of 6 sums of the other rows are its number" in evidence(made)


def test_a_total_to_which_the_others_do_not_add_up_is_a_doubt() -> None:
    zones = {"Upper Lora": 2, "Lower Lora": 1, "Total": 5}
    texts = [f"2031-03-0{day},{zone},{day * each}" for day in range(1, 7) for zone, each in zones.items()]
    made = drafted(rows("Day,Region,Killed", *texts))
    assert "whole:" not in made.description.split("doubt:")[1].split("publisher:")[1]
    assert any("is “Total” in “Region” all of the other rows" in doubt for doubt in made.doubts)


def test_days_in_the_headings_of_a_long_series() -> None:
    csv = rows("Province,Lat,Long,3/3/31,3/4/31,3/5/31,3/6/31,3/20/31",
               "Upper Lora,12.5012,-30.2501,5,7,8,9,12", "Lower Lora,12.6012,-30.2501,4,4,6,7,9")  # fmt: skip
    said = Answers("hill-post", url="https://example.org/", since="lora-flood", counts="killed")
    made = drafted(csv, said)
    assert "published: headings" in made.description and 'dates: "M/D/YY"' in made.description
    found = found_in(csv, made.description)
    assert (found.mistakes, found.findings, len(found.reports)) == ([], [], 5)


def test_figures_named_in_a_column() -> None:
    texts = [f"2031-03-0{day},{name},{number + day}" for day in range(1, 7)
             for name, number in (("Deaths", 10), ("Injured", 40))]  # fmt: skip
    csv = rows("Date,Indicator,Value", *texts)
    made = drafted(csv)
    assert "figure: Indicator, value: Value" in made.description
    found = found_in(csv, made.description)
    assert (made.doubts, found.mistakes, len(found.reports)) == ((), [], 6)


def test_headings_of_two_rows() -> None:
    texts = [f"2031-03-0{day},{day},{2 * day},{3 * day},{4 * day}" for day in range(1, 7)]
    csv = rows(",Killed,,Injured,", "Date,Civilians,Fighters,Civilians,Fighters", *texts)
    made = drafted(csv)
    assert "head: 2" in made.description
    found = found_in(csv, made.description)
    assert (made.doubts, found.mistakes) == ((), [])
    sets = {
        (figure.set.measure, figure.set.category) for report in found.reports for figure in report.figures
    }
    assert len(sets) == 4


def test_days_that_are_written_once_for_several_rows() -> None:
    zones = ("Upper Lora", "Lower Lora")
    texts = [f"2031-03-{day:02},{zones[0]},{day + 3}\n,{zones[1]},{day + 5}" for day in range(1, 7)]
    csv = rows("Day,Region,Killed", *texts)
    made = drafted(csv)
    assert "down: [Day]" in made.description
    found = found_in(csv, made.description)
    assert (made.doubts, found.mistakes, len(found.reports)) == ((), [], 6)


def test_rows_a_week_apart_are_a_doubt_or_a_week() -> None:
    days = ("03-09", "03-16", "03-23", "03-30", "04-06", "04-13")
    numbers = (9, 2, 8, 3, 9, 1)
    texts = [f"2031-{day},{number}" for day, number in zip(days, numbers, strict=True)]
    made = drafted(rows("Date,New deaths", *texts))
    assert any('`when: "last 168h"`' in doubt for doubt in made.doubts)
    weeks = [text.replace(",", f",2031-W{week},") for week, text in enumerate(texts, 10)]
    made = drafted(rows("Date,Week,New deaths", *weeks))
    assert 'when: "{first} to {day}"' in made.description
    assert made.doubts == ()


@pytest.mark.parametrize(
    ("heading", "form", "asked"),
    [
        ("MMWR week", "YYYY-Wee", False),
        ("ISO week", "YYYY-Www", False),
        ("Epi week", "YYYY-Www", True),
        ("Week", "YYYY-Www", True),
        ("Semaine épidémiologique", "YYYY-Www", True),
        ("الأسبوع الوبائي", "YYYY-Www", True),
    ],
)
def test_weeks_from_sunday_or_from_monday_are_a_doubt(heading: str, form: str, asked: bool) -> None:
    made = drafted(rows(f"Year,{heading},Killed", "2026,1,3", "2026,2,5", "2026,3,4"))
    assert f'dates: "{form}"' in made.description
    assert any("begin on Monday" in doubt for doubt in made.doubts) == asked


def test_a_column_of_numbers_and_words_is_asked_about() -> None:
    days = [f"2031-03-0{day}" for day in range(1, 6)]
    cells = ("4600", "yok", "5000", "-", "bilinmiyor")
    lines = [f"{day},5,{cell}" for day, cell in zip(days, cells, strict=True)]
    made = drafted(rows("Day,Killed,Hurt", *lines))
    (doubt,) = (doubt for doubt in made.doubts if "“Hurt”" in doubt)
    assert "“4600”, “5000”" in doubt and "“yok”" in doubt and "`not_stated`" in doubt


def test_a_year_beside_a_day_is_no_count() -> None:
    texts = [f"2031-03-0{day},2031,{day}" for day in range(1, 7)]
    made = drafted(rows("Date,Year,Deaths", *texts))
    assert "ignore: [Year]" in made.description and made.doubts == ()


def test_a_file_without_numbers_is_refused() -> None:
    assert import_table("t", "a,b\nc,d\n", KNOWN, CONTEXT.vocabulary, LANGUAGES) is None
    assert import_table("t", "", KNOWN, CONTEXT.vocabulary, LANGUAGES) is None


def imported(tmp_path: Path, raw: bytes, *options: str) -> tuple[int, Path]:
    project = lay_out(None, tmp_path / "project")
    file = tmp_path / "Bulletin 12.csv"
    file.write_bytes(raw)
    return cli.main(["import", str(file), str(project), *options]), project


def test_the_file_is_committed_as_it_is_and_doubts_block(tmp_path: Path, capsys: Printed) -> None:
    raw = "\ufeffDate;Dead\r\n05/04/2031;3\r\n06/04/2031;5\r\n".encode()
    status, project = imported(tmp_path, raw, "--publisher", "hill-post")
    tables = project / "content" / "tables"
    assert status == 0
    assert (tables / "bulletin-12.csv").read_bytes() == raw
    printed = capsys.readouterr().out
    assert "doubt: the days of Date can be read in several ways" in printed
    assert cli.main(["check", str(project)]) == 1
    assert "error[unresolved-doubt]" in capsys.readouterr().out
    assert cli.main(["import", str(tmp_path / "Bulletin 12.csv"), str(project)]) == 2


def test_another_encoding_is_refused_with_the_next_step(tmp_path: Path, capsys: Printed) -> None:
    raw = "التاريخ;القتلى\n2031-03-05;3\n".encode("cp1256")
    status, project = imported(tmp_path, raw)
    assert status == 2
    assert "Windows-1256" in capsys.readouterr().err
    assert not (project / "content" / "tables" / "bulletin-12.csv").exists()


def test_a_broken_workbook_is_refused_with_the_next_step(tmp_path: Path, capsys: Printed) -> None:
    status, _ = imported(tmp_path, b"PK\x03\x04\x14\x00\xff\xfe")
    assert status == 2
    assert "save the sheet as CSV" in capsys.readouterr().err


def test_a_workbook_of_the_older_format_is_refused(tmp_path: Path, capsys: Printed) -> None:
    status, _ = imported(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
    assert status == 2
    assert "save it as XLSX" in capsys.readouterr().err


def test_a_workbook_stays_as_it_is_beside_its_draft(tmp_path: Path, capsys: Printed) -> None:
    book = workbook(
        {"Toll": [["Date", "Dead"], [date(2031, 3, 5), 41], [date(2031, 3, 6), 58]], "Notes": [["x"]]}
    )
    status, project = imported(tmp_path, book)
    assert status == 2
    assert "sheet: Toll" in capsys.readouterr().err
    assert cli.main(["import", str(tmp_path / "Bulletin 12.csv"), str(project), "--sheet", "Toll"]) == 0
    tables = project / "content" / "tables"
    assert (tables / "bulletin-12.xlsx").read_bytes() == book
    assert (tables / "bulletin-12.yaml").read_text(encoding="utf-8").endswith("sheet: Toll\n")


def test_an_answer_that_the_vocabulary_has_not_is_refused(tmp_path: Path, capsys: Printed) -> None:
    status, _ = imported(tmp_path, b"Date,Dead\n2031-03-05,3\n", "--publisher", "hil-post")
    assert status == 2
    assert "did you mean `hill-post`?" in capsys.readouterr().err
    assert cli.main(["import", str(tmp_path / "Bulletin 12.csv"), str(tmp_path), "--dates", "MM/DD"]) == 2


def of_site(csv: str, *codes: str) -> ImportedTable:
    """The draft of a table in a site that has these languages, too."""
    languages = (*LANGUAGES, *(Language(code, code, code, "ltr") for code in codes))
    made = import_table("t", csv, KNOWN, CONTEXT.vocabulary, languages)
    assert made is not None
    return made


@pytest.mark.parametrize(
    ("language", "form", "days"),
    [
        ("tr", "D MMMM YYYY", ("30 Mart 2031", "2 Nisan 2031")),
        ("fr", "D MMMM YYYY", ("30 août 2031", "2 septembre 2031")),
        ("es", "D 'de' MMMM 'de' YYYY", ("30 de marzo de 2031", "2 de abril de 2031")),
        ("pt", "D 'de' MMMM 'de' YYYY", ("30 de março de 2031", "2 de abril de 2031")),
        ("de", "D. MMMM YYYY", ("30. März 2031", "2. April 2031")),
        ("cs", "D. MMMM YYYY", ("30. března 2031", "2. dubna 2031")),
        ("ru", "D MMMM YYYY", ("30 марта 2031", "2 апреля 2031")),
        ("ru", "D MMMM YYYY 'г'.", ("30 марта 2031 г.", "2 апреля 2031 г.")),
    ],
)
def test_months_tell_which_language_of_the_site_the_cells_are_in(
    language: str, form: str, days: tuple[str, str]
) -> None:
    texts = [f"{day},{number}" for day, number in zip(days, (12, 15), strict=True)]
    made = of_site(rows("Day,Killed", *texts), language)
    assert f"language: {language}\n" in made.description
    assert f'dates: "{form}"' in made.description
    assert f"the cells are in `{language}`: the names of months are" in evidence(made)
    month = 8 if "août" in days[0] else 3
    read = date_form(form, language)
    assert read and [read.day(day) for day in days] == [date(2031, month, 30), date(2031, month + 1, 2)]


def test_months_of_no_language_of_the_site_are_asked_for() -> None:
    """A description can name only languages of the site."""
    made = of_site(rows("Day,Killed", "28 mars 2031,12", "2 août 2031,15"), "de")
    assert "language: en\n" in made.description
    (doubt,) = (doubt for doubt in made.doubts if "months" in doubt)
    assert doubt.startswith("the months are of no language of the site (`fr` have such names)")


@pytest.mark.parametrize("day", ["28 listopada 2031", "28 lip 2031", "28-lip-2031"])
def test_a_name_of_two_months_is_asked_about(day: str) -> None:
    """In Polish and Croatian they are neighbouring months."""
    made = of_site(rows("Day,Killed", f"{day},12", f"{day},15"), "pl")
    assert "language: en\n" in made.description
    assert any(
        "in which language are the months? Say `language` (`pl`, `hr`" in doubt for doubt in made.doubts
    )


def test_months_that_two_languages_of_the_site_have_leave_the_language_to_a_person() -> None:
    """Spanish and Italian write "marzo"."""
    made = of_site(rows("Day,Killed", "30 marzo 2031,12", "31 marzo 2031,15"), "es", "it")
    assert any("Say `language` (`es`, `it`" in doubt for doubt in made.doubts)
    assert "language: en\n" in made.description


@pytest.mark.parametrize("remark", ["29 août 2031", "Mart 12", "28. Mai 2031"])
def test_a_remark_does_not_tell_the_language_of_days_that_are_read(remark: str) -> None:
    texts = ["2031-08-28,3,", "2031-08-29,5,", f"2031-08-30,9,{remark}"]
    made = of_site(rows("Day,Killed,Remark", *texts), "fr", "de", "tr")
    assert "language: en\n" in made.description
    assert "months" not in "".join(made.doubts)


def test_english_months_keep_the_language_of_the_site() -> None:
    made = of_site(rows("Day,Killed", "30 April 2031,12", "2 May 2031,15"), "de", "fr")
    assert "language: en\n" in made.description
    assert "months" not in "".join(made.doubts)


def test_a_heading_that_is_struck_out_is_asked_about() -> None:
    made = drafted(rows("Date,Killed,~~Injured~~", "2031-03-01,12,3", "2031-03-02,14,4"))
    assert "“~~Injured~~” is struck out: does the publisher still state it?" in made.doubts
    assert "struck" not in "".join(drafted(rows("Date,Killed", "2031-03-01,12", "2031-03-02,14")).doubts)


def test_a_month_by_two_of_its_names_is_read() -> None:
    """As agencies of the United Nations write it; names of two months are none."""
    texts = ["3 شباط/فبراير 2031,12", "2 تشرين الثاني/نوفمبر 2031,15"]
    made = drafted(rows("التاريخ,القتلى", *texts))
    assert 'dates: "D MMMM YYYY"' in made.description
    form = date_form("D MMMM YYYY", "ar")
    assert form is not None
    assert form.day("2 تشرين الثاني/نوفمبر 2031") == date(2031, 11, 2)
    assert form.day("2 شباط/آذار 2031") is None
