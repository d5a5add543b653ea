"""Tables within a text: what their numbers count, and of what they are parts."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.reader import read_text
from hasila.reader.text_tables import hidden, tables_of

Told = tuple[int, str, str, str, int | None]


def told(text: str, language: str) -> list[Told]:
    """Value, qualifier, harm, group and whole (its value) of each figure."""
    read = read_text(text, language)
    values = [figure.value_min for figure in read]
    return [
        (
            figure.value_min,
            figure.qualifier,
            figure.measure,
            figure.category,
            None if figure.parent is None else values[figure.parent],
        )
        for figure in read
    ]


CASES = {
    "bars and a row of totals, which does not add up": (
        "en",
        (
            "Killed and injured by governorate\n\n"
            "Governorate | Killed | Injured\n--- | --- | ---\n"
            "Aleppo | 12 | 30\nIdlib | 7 | 11\nTotal | 20 | 41\n"
        ),
        [
            (12, "exact", "killed", "people", 20),
            (30, "exact", "injured", "people", 41),
            (7, "exact", "killed", "people", 20),
            (11, "exact", "injured", "people", 41),
            (20, "exact", "killed", "people", None),
            (41, "exact", "injured", "people", None),
        ],
    ),
    "a first column without a head": (
        "en",
        "| | Villages | Drowned |\n|---|---|---|\n| Amra | 4 | 21 |\n| Tellou | 2 | 9 |\n",
        [(21, "exact", "killed", "people", None), (9, "exact", "killed", "people", None)],
    ),
    "tabs, digits of two kinds, a qualifier and an empty cell": (
        "ar",
        "المحافظة\tالشهداء\tالجرحى\tالمفقودون\nإدلب\t14\t٣٢\t–\nحلب\t6\tأكثر من 20\t2\nالمجموع\t20\t52\t2\n",
        [
            (14, "exact", "killed", "people", 20),
            (32, "exact", "injured", "people", 52),
            (6, "exact", "killed", "people", 20),
            (20, "more_than", "injured", "people", 52),
            (2, "exact", "missing", "people", 2),
            (20, "exact", "killed", "people", None),
            (52, "exact", "injured", "people", None),
            (2, "exact", "missing", "people", None),
        ],
    ),
    "dots, below the total that announces them": (
        "en",
        "Deaths since 1 January: 21, distributed as follows:\nAleppo ........ 12\nIdlib ......... 8\n",
        [
            (21, "exact", "killed", "people", None),
            (12, "exact", "killed", "people", 21),
            (8, "exact", "killed", "people", 21),
        ],
    ),
    "columns of groups, a column of totals, the harm above the table": (
        "en",
        (
            "Deaths by district\n\nDistrict    Men    Women   Total\nAmra        3      2       5\n"
            "Tellou      4      1       5\n"
        ),
        [
            (3, "exact", "killed", "men", 5),
            (2, "exact", "killed", "women", 5),
            (5, "exact", "killed", "people", None),
            (4, "exact", "killed", "men", 5),
            (1, "exact", "killed", "women", 5),
            (5, "exact", "killed", "people", None),
        ],
    ),
    "rows of groups": (
        "ar",
        "توزع القتلى\nالفئة\tالعدد\nأطفال\t4\nنساء\t3\n",
        [(4, "exact", "killed", "children", None), (3, "exact", "killed", "women", None)],
    ),
    "harms in rows": (
        "en",
        "Toll of the week\n\tIdlib\tHama\nKilled\t4\t2\nWounded\t11\t~5\n",
        [
            (4, "exact", "killed", "people", None),
            (2, "exact", "killed", "people", None),
            (11, "exact", "injured", "people", None),
            (5, "about", "injured", "people", None),
        ],
    ),
    "years as heads of columns": (
        "en",
        "Deaths by year\n2018\t2019\n12\t7\n",
        [(12, "exact", "killed", "people", None), (7, "exact", "killed", "people", None)],
    ),
    "words in the cells, one cell with its own part": (
        "en",
        (
            "Event\tCasualties\tDamage\nShelling of the market\t2 killed, 3 wounded\t4 houses\n"
            "Mine on the road\t9 killed, including 2 children\t1 tractor\n"
        ),
        [
            (2, "exact", "killed", "people", None),
            (3, "exact", "injured", "people", None),
            (9, "exact", "killed", "people", None),
            (2, "exact", "killed", "children", 9),
        ],
    ),
    "a label in each cell": (
        "en",
        "Killed: 12   Wounded: 30\nMissing: 5   Rescued: 7\n",
        [
            (12, "exact", "killed", "people", None),
            (30, "exact", "injured", "people", None),
            (5, "exact", "missing", "people", None),
            (7, "exact", "rescued", "people", None),
        ],
    ),
    "a language that is data alone": (
        "fr",
        "Bilan par région\n\nRégion\tMorts\tBlessés\nNord\t12\t30\nSud\t5\t7\nTotal\t17\t37\n",
        [
            (12, "exact", "killed", "people", 17),
            (30, "exact", "injured", "people", 37),
            (5, "exact", "killed", "people", 17),
            (7, "exact", "injured", "people", 37),
            (17, "exact", "killed", "people", None),
            (37, "exact", "injured", "people", None),
        ],
    ),
    "shares and rates are no counts": (
        "en",
        "Deaths (%)\tDeaths per 100,000\tDeaths\n12\t3\t7\n8\t2\t4\n",
        [(7, "exact", "killed", "people", None), (4, "exact", "killed", "people", None)],
    ),
    "a last row that is the sum of those above, whatever it is called": (
        "en",
        "District\tDeaths\tCases\nAmra\t4\t112\nTellou\t9\t203\nNational\t13\t315\n",
        [
            (4, "exact", "killed", "people", 13),
            (112, "exact", "cases", "people", 315),
            (9, "exact", "killed", "people", 13),
            (203, "exact", "cases", "people", 315),
            (13, "exact", "killed", "people", None),
            (315, "exact", "cases", "people", None),
        ],
    ),
    "a last row that is the sum in one column only": (
        "en",
        "District\tDeaths\tCases\nAmra\t4\t112\nTellou\t9\t203\nVerra\t13\t90\n",
        [
            (4, "exact", "killed", "people", None),
            (112, "exact", "cases", "people", None),
            (9, "exact", "killed", "people", None),
            (203, "exact", "cases", "people", None),
            (13, "exact", "killed", "people", None),
            (90, "exact", "cases", "people", None),
        ],
    ),
    "things": ("en", "Item    Quantity   Price\nTents    120   40\nBlankets    900   12\n", []),
    "unnamed columns are not guessed": (
        "en",
        "Killed in floods\nDistrict\tHouses\nAmra\t12\nTellou\t4\n",
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_a_table_is_read(name: str) -> None:
    language, text, expected = CASES[name]
    assert told(text, language) == expected


def test_each_number_is_found_where_it_stands() -> None:
    text = "On Friday 3 people died.\n\nPlace\tKilled\nAmra\t12\nTellou\t1,204\n\nAnother 5 were injured.\n"
    read = read_text(text, "en")
    assert [text[figure.start : figure.end] for figure in read] == ["3 people", "12", "1,204", "5"]


@pytest.mark.parametrize(
    "text",
    [
        "He was born in 1950.  He died in 2019.\nThe road is 40 km long.  It is closed.\n",
        "06:40  Collision on the ring road.\n17:15  A boy of 12 drowned.\n",
        "One line\tof 3 cells\t4\n",
        "a | b\nc | d\n",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert tables_of(text) == ()


def test_a_hidden_table_leaves_every_other_place() -> None:
    text = "Before.\n\nPlace\tKilled\nAmra\t12\n\nBehind."
    assert hidden(text, tables_of(text)) == "Before.\n\n" + " " * 12 + "\n" + " " * 7 + "\n\nBehind."


PIECES = (
    "Killed", "Injured", "Total", "Amra", "Men", "12", "7 killed", "3", "–", "a child", "2018", "40%", "\t",
    " | ", "   ", "....", "\n", "\n\n", "---", "المجموع", "القتلى", "٣٢", "Deaths:", ": ",
    "of whom 3 were women",
)  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_whatever_stands_in_cells_no_figure_is_a_part_of_itself(language: str, text: str) -> None:
    read = read_text(text, language)
    assert [figure.start for figure in read] == sorted(figure.start for figure in read)
    for index, figure in enumerate(read):
        assert 0 <= figure.start < figure.end <= len(text)
        above = figure.parent
        for _ in read:
            assert above != index
            above = read[above].parent if above is not None else None


def test_a_text_may_end_with_one_person() -> None:
    assert read_text("7: a child", "en") == ()
    assert [figure.value_min for figure in read_text("The flood killed a child", "en")] == [1]
