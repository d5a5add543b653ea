"""What a row of a sheet is: a report, a place or group on a day, a figure, with days in columns or not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction
from itertools import combinations, pairwise

from hasila.ingest.tables.dates import ISO, PARTS_OF_FORM, DateForm, date_form
from hasila.ingest.tables.importing.columns import SheetColumns
from hasila.ingest.tables.importing.days import DayColumn, day_column, in_a_row, other_calendar
from hasila.ingest.tables.importing.notebook import Notebook, listed
from hasila.ingest.tables.importing.numbers import value_of
from hasila.ingest.tables.importing.sheet import Sheet, text_of
from hasila.ingest.tables.importing.words import (
    CATEGORIES,
    FROM,
    INDICATORS,
    MEASURES,
    MONDAY_WEEKS,
    SUNDAY_WEEKS,
    UNTIL,
    WEEK,
    WEEK_BEGINS,
    has_word,
    meaning,
)
from hasila.model.data_class import dataclass

_MOST_KEYS = 3
_WEEK = 7
_FEWEST_DAYS = 2
UNDATED = "0001-01-01"
"""What stands for the day of a sheet of which nobody said one."""


@dataclass(frozen=True, slots=True)
class Shape:
    """What the draft says under ``rows``: columns by their numbers. ``day`` is the column of days, ``None``
    where ``template`` puts it together or ``day_headings`` hold it."""

    form: DateForm | None
    day: int | None = None
    template: str = ""
    day_headings: tuple[int, ...] = ()
    each: tuple[int, ...] = ()
    figure: int | None = None
    value: int | None = None
    order: int | None = None
    event: int | None = None
    window: tuple[int, int] | None = None
    """The columns of the first and the last day of what a row counts."""


def shape_of(
    sheet: Sheet, columns: SheetColumns, said: DateForm | None, published: str, notes: Notebook
) -> Shape:
    """The shape of the sheet; what cannot be decided is a doubt. ``said`` is the form of days that a person
    gave, ``published`` the day of the whole sheet (YYYY-MM-DD), "" where nobody said one."""
    headings = _day_headings(sheet, said)
    if headings:
        return _turned(sheet, columns, headings, said, notes)
    if columns.parts_of_day and not columns.days:
        form, template = _put_together(sheet, columns, notes)
        return _with_keys(sheet, columns, Shape(form, None, template), notes)
    if not columns.days:
        if not published:
            _ask_for_days(sheet, notes)
        return _with_keys(sheet, columns, Shape(date_form(ISO), None, published or UNDATED), notes)
    window = _window(sheet, columns, notes)
    day = window[1] if window else _published(sheet, columns, notes)
    form = _form(sheet.heading(day), columns.days[day], sheet.texts(day), said, notes)
    if not said and not window:
        form = _of_weeks(form, sheet, day, notes)
    return _with_keys(sheet, columns, Shape(form, day, window=window), notes)


# Days


def _day_headings(sheet: Sheet, said: DateForm | None) -> DayColumn | None:
    """The forms of the headings that are days, where several are."""
    texts = [sheet.heading(column).split(" ")[0] for column in range(sheet.width)]
    whole = [sheet.heading(column) for column in range(sheet.width)]
    for headings in (whole, texts):
        if said and sum(1 for text in headings if said.day(text)) >= _FEWEST_DAYS:
            return DayColumn((said,), 0, 0)
        likely = [text for text in headings if any(map(str.isdigit, text))]
        found = day_column(likely, "en")
        if found and found.read >= _FEWEST_DAYS:
            return found
    return None


def _turned(
    sheet: Sheet, columns: SheetColumns, found: DayColumn, said: DateForm | None, notes: Notebook
) -> Shape:
    headings = [sheet.heading(column) for column in range(sheet.width)]
    form = _form("the headings", found, headings, said, notes)
    days = tuple(column for column, text in enumerate(headings) if _begins_with_day(form, text))
    first, last = headings[days[0]], headings[days[-1]]
    notes.assume("the days stand in the headings", f"{len(days)} headings are days, from {first} to {last}")
    names = [column for column in columns.names if column not in days]
    figure = _indicator(sheet, names)
    rest = [column for column in names if column != figure]
    keys = _keys(_rows_of(sheet, rest, figure), rest)
    return Shape(form, None, "", days, keys or (), figure)


def _begins_with_day(form: DateForm, text: str) -> bool:
    first, _, _ = text.partition(" ")
    return form.day(text) is not None or form.day(first) is not None


def _rows_of(sheet: Sheet, names: Sequence[int], figure: int | None) -> list[dict[int, str]]:
    columns = [*names] if figure is None else [*names, figure]
    return [{column: text_of(row, column) for column in columns} for row in sheet.rows]


def _put_together(sheet: Sheet, columns: SheetColumns, notes: Notebook) -> tuple[DateForm | None, str]:
    """The day from a year and a week, a month or a day in other columns."""
    parts = columns.parts_of_day
    year = sheet.heading(parts["year"])
    if "week" in parts:
        week = sheet.heading(parts["week"])
        form = _week_form(week, f"{week} {year} {' '.join(_headings(sheet))}", notes)
        return form, f"{{{year}}}-W{{{week}}}"
    month = sheet.heading(parts["month"]) if "month" in parts else ""
    if "day" in parts and month:
        day = sheet.heading(parts["day"])
        return date_form("YYYY-M-D"), f"{{{year}}}-{{{month}}}-{{{day}}}"
    if month and any(map(str.isdecimal, sheet.texts(parts["month"]))):
        return date_form("YYYY.M"), f"{{{year}}}.{{{month}}}"
    return date_form("YYYY MMMM", columns.language), f"{{{year}}} {{{month}}}"


def _week_form(week: str, headings: str, notes: Notebook) -> DateForm | None:
    """Weeks from Monday, unless a heading names the system of the CDC. "Epidemiological" alone does not say:
    the WHO and most ministries begin theirs on Monday, the CDC on Sunday."""
    if has_word(headings, SUNDAY_WEEKS):
        notes.assume("the weeks run from Sunday to Saturday", f"“{week}” says so")
        return date_form("YYYY-Wee")
    if has_word(headings, MONDAY_WEEKS):
        notes.assume("the weeks run from Monday to Sunday", f"“{week}” says so")
    else:
        notes.doubt(f"do the weeks of “{week}” begin on Monday (ISO 8601, WHO: `dates: YYYY-Www`) or on "
                    "Sunday (CDC: `dates: YYYY-Wee`)?")  # fmt: skip
    return date_form("YYYY-Www")


def _headings(sheet: Sheet) -> Iterator[str]:
    return (sheet.heading(column) for column in range(sheet.width))


def _ask_for_days(sheet: Sheet, notes: Notebook) -> None:
    """The doubt of a sheet without a column of days that can be read."""
    for column in range(sheet.width):
        cells = [text for text in sheet.texts(column) if text]
        found = other_calendar(cells)
        if found:
            notes.doubt(f"the days of “{sheet.heading(column)}” (“{cells[0]}”) are those of {found}: `dates` "
                        "reads the Gregorian calendar alone; ask the publisher for those days, and add "
                        "them as a column")  # fmt: skip
            return
    notes.doubt("no column holds days: say under `rows` the day of the whole table (`published: YYYY-MM-DD`, "
                "or `--published`), or which column holds days, and under `dates` how they are "
                "written")  # fmt: skip


def _window(sheet: Sheet, columns: SheetColumns, notes: Notebook) -> tuple[int, int] | None:
    """The two columns of days whose headings say the first and the last day of what a row counts, where the
    first one is never later; ``None`` where there is a third column of days, or no such two."""
    if len(columns.days) != 2:
        return None
    first, last = sorted(columns.days, key=lambda column: has_word(sheet.heading(column), UNTIL))
    names = sheet.heading(first), sheet.heading(last)
    if not has_word(names[0], FROM) or not has_word(names[1], UNTIL):
        return None
    form = columns.days[last].form
    pairs = zip(map(form.day, sheet.texts(first)), map(form.day, sheet.texts(last)), strict=True)
    if not all(begin and end and begin <= end for begin, end in pairs):
        return None
    notes.assume(
        f"a row counts from “{names[0]}” to “{names[1]}”", "the headings say so, and none ends early"
    )
    return first, last


def _published(sheet: Sheet, columns: SheetColumns, notes: Notebook) -> int:
    """The column of the day of a row; of several the one that speaks of a report, else the first."""
    days = list(columns.days)
    reported = [
        column for column in days if has_word(sheet.heading(column), "reported report published publication")
    ]
    chosen = (reported or days)[0]
    same = [column for column in days if column != chosen and _ends_alike(sheet, columns, chosen, column)]
    spans = [column for column in same if _is_span(columns.days[column].form)]
    if spans:
        name = sheet.heading(spans[0])
        notes.assume(
            f"“{name}” says the days of a row", f"it ends on the day in “{sheet.heading(chosen)}” in each row"
        )
        chosen, same = spans[0], [*same, chosen]
    others = [sheet.heading(column) for column in days if column != chosen and column not in same]
    if others:
        notes.doubt(f"“{sheet.heading(chosen)}” is taken as the day of a row; is it that of the "
                    f"report, and what is "
                    f"the day in {listed(others)}?")  # fmt: skip
    return chosen


def _of_weeks(form: DateForm, sheet: Sheet, day: int, notes: Notebook) -> DateForm:
    """The form of days on which weeks begin, where the heading says so and the days are weeks apart."""
    heading = sheet.heading(day)
    found = sorted({one for one in map(form.day, sheet.texts(day)) if one})
    apart = {(after - before).days % _WEEK for before, after in pairwise(found)}
    longer = date_form(f"{form.words} +{_WEEK - 1}", form.language)
    if not has_word(heading, WEEK) or not has_word(heading, WEEK_BEGINS) or apart != {0} or not longer:
        return form
    notes.assume(f"a row counts the seven days from “{heading}”", "the heading says so")
    return longer


def _ends_alike(sheet: Sheet, columns: SheetColumns, one: int, other: int) -> bool:
    """True where two columns state the same last day in each row."""
    first, second = columns.days[one].form, columns.days[other].form
    pairs = zip(sheet.texts(one), sheet.texts(other), strict=True)
    return all(first.day(left) == second.day(right) for left, right in pairs)


def _is_span(form: DateForm) -> bool:
    """True of weeks, months and the like."""
    return bool(form.further) or not {"DD", "D"} & {part[0] for part in PARTS_OF_FORM.finditer(form.words)}


def _form(
    name: str, found: DayColumn, texts: Sequence[str], said: DateForm | None, notes: Notebook
) -> DateForm:
    """The form of the days; where two read every cell, each in its own way, a doubt asks which."""
    if said:
        return said
    form = found.form
    if found.ambiguous:
        asked = " or ".join(f"`dates: {one.words}`" for one in found.forms[:3])
        runs = "; ".join(f"as {one.words} {in_a_row(one, texts)} pairs of neighbours follow "
                         f"each other by a day"
                         for one in found.forms[:3])  # fmt: skip
        notes.doubt(
            f"the days of {name} can be read in several ways, no day above 12 decides: {asked}? ({runs})"
        )
    elif form.words != "YYYY-MM-DD":
        why = f"{found.read} of {found.filled} are days so" if found.filled else "the headings are"
        sure = f"; “{found.sure}” can only be read so" if found.sure else ""
        notes.assume(f"days are written {form.words}", f"{why}{sure}")
    if form.words.replace("YYYY", "").count("YY"):
        notes.assume("years of two digits are 2000 to 2099", f"days are written {form.words}")
    return form


# Rows


def _with_keys(sheet: Sheet, columns: SheetColumns, shape: Shape, notes: Notebook) -> Shape:
    """The shape with what tells the rows of one day apart."""
    figure = _indicator(sheet, columns.names) if len(columns.numbers) == 1 else None
    days = [day_of(sheet, shape, at) for at in range(len(sheet.rows))]
    rows = [at for at, day in enumerate(days) if day]
    names = [column for column in columns.names if column != figure and _has_several(sheet, column)]
    if figure is not None:
        heading = sheet.heading(figure)
        notes.assume(
            f"“{heading}” names what each row counts", f"its cells are {listed(_distinct(sheet, figure), 4)}"
        )
        shape = replace(shape, figure=figure, value=columns.numbers[0])
    taken = [_key(sheet, at, days, () if figure is None else (figure,)) for at in rows]
    if len(set(taken)) == len(taken):
        return shape
    return _told_apart(sheet, columns, shape, (names, rows, days), notes)


def _told_apart(
    sheet: Sheet,
    columns: SheetColumns,
    shape: Shape,
    known: tuple[Sequence[int], Sequence[int], Sequence[date | None]],
    notes: Notebook,
) -> Shape:
    names, rows, days = known
    fixed = () if shape.figure is None else (shape.figure,)
    if columns.ids:
        event = columns.ids[0]
        notes.assume(
            "each row is an event, a report of its own", f"“{sheet.heading(event)}” is another in each row"
        )
        return replace(shape, event=event)
    for orders in ((), columns.orders[:1]):
        for size in range(0 if orders else 1, _MOST_KEYS + 1):
            for each in combinations(names, size):
                keys = [_key(sheet, at, days, (*fixed, *orders, *each)) for at in rows]
                if _nearly_unique(keys):
                    return _found(
                        sheet, shape, each, orders, len(rows), len({days[at] for at in rows}), notes
                    )
    many = Counter(days[at] for at in rows).most_common(1)[0]
    if shape.template == UNDATED:
        return shape  # that no day is said is asked already
    notes.doubt(
        f"{many[1]} rows are of {many[0]}, and no column tells them apart: say `each`, `order` or an `id`"
    )
    return shape


def _found(
    sheet: Sheet,
    shape: Shape,
    each: tuple[int, ...],
    orders: Sequence[int],
    rows: int,
    days: int,
    notes: Notebook,
) -> Shape:
    order = orders[0] if orders else None
    headings = [sheet.heading(column) for column in (*each, *orders)]
    if each:
        notes.assume(f"the rows of one day are one report, told apart by {listed(headings)}",
                     f"{rows} rows on {days} days, no two alike in these")  # fmt: skip
    else:
        notes.assume(f"“{headings[0]}” orders the reports of a day", f"{rows} rows on {days} days")
    return replace(shape, each=each, order=order)


def _nearly_unique(keys: Sequence[object]) -> bool:
    """True where hardly a row repeats another: a slip of a file repeats one."""
    repeated = len(keys) - len(set(keys))
    return repeated <= len(keys) // 100


def _key(sheet: Sheet, at: int, days: Sequence[date | None], columns: Iterable[int]) -> tuple[object, ...]:
    return (days[at], *(text_of(sheet.rows[at], column) for column in columns))


def _keys(rows: Sequence[dict[int, str]], names: Sequence[int]) -> tuple[int, ...] | None:
    """The fewest columns that tell the rows of a turned sheet apart."""
    if len(rows) == 1:
        return ()
    figures = [tuple(text for column, text in row.items() if column not in names) for row in rows]
    for size in range(_MOST_KEYS + 1):
        for each in combinations(names, size):
            keys = [
                (figure, *(row[column] for column in each)) for figure, row in zip(figures, rows, strict=True)
            ]
            if _nearly_unique(keys):
                return each
    return None


def _has_several(sheet: Sheet, column: int) -> bool:
    return len(_distinct(sheet, column)) > 1


def _distinct(sheet: Sheet, column: int) -> list[str]:
    return list(dict.fromkeys(text for text in sheet.texts(column) if text))


def _indicator(sheet: Sheet, names: Sequence[int]) -> int | None:
    """The column that names what a row counts: most of its cells are words for what is counted."""
    for column in names:
        texts = _distinct(sheet, column)
        told = [
            text
            for text in texts
            if meaning(text, MEASURES, MEASURES) or meaning(text, CATEGORIES, CATEGORIES)
        ]
        named = has_word(sheet.heading(column), INDICATORS)
        measured = [text for text in told if meaning(text, MEASURES, MEASURES)]
        if len(texts) > 1 and measured and (len(told) * 2 > len(texts)) and (named or len(measured) > 1):
            return column
    return None


def day_of(sheet: Sheet, shape: Shape, at: int) -> date | None:
    """The day of a row; ``None`` where it has none."""
    if shape.form is None:
        return None
    row = sheet.rows[at]
    if shape.day is not None:
        return shape.form.day(text_of(row, shape.day))
    text = shape.template
    for column in range(sheet.width):
        text = text.replace(f"{{{sheet.heading(column)}}}", text_of(row, column))
    return shape.form.day(text)


# Observations


@dataclass(frozen=True, slots=True)
class Observations:
    """The numbers by figure: by the heading or the text that names it, one value for each day and key."""

    days: tuple[date, ...]
    keys: tuple[tuple[str, ...], ...]
    values: dict[str, list[Fraction | None]]


def observations_of(sheet: Sheet, columns: SheetColumns, shape: Shape, language: str) -> Observations:
    """Every number of the sheet as an observation of a figure on a day."""
    cells = list(_cells(sheet, columns, shape, language))
    places: dict[tuple[object, ...], int] = {}
    for day, key, _, _ in cells:
        places.setdefault((day, key), len(places))
    names = dict.fromkeys(name for _, _, name, _ in cells)
    values: dict[str, list[Fraction | None]] = {name: [None] * len(places) for name in names}
    for day, key, name, value in cells:
        values[name][places[(day, key)]] = value
    days = dict.fromkeys((day, key) for day, key, _, _ in cells)
    return Observations(tuple(day for day, _ in days), tuple(key for _, key in days), values)


_Cell = tuple[date, tuple[str, ...], str, Fraction | None]


def _cells(sheet: Sheet, columns: SheetColumns, shape: Shape, language: str) -> Iterator[_Cell]:
    for at, row in enumerate(sheet.rows):
        key = tuple(text_of(row, column) for column in shape.each)
        if shape.order is not None:
            key = (*key, text_of(row, shape.order))
        if shape.event is not None:
            key = (*key, text_of(row, shape.event))
        name = text_of(row, shape.figure) if shape.figure is not None else ""
        if shape.day_headings and shape.form:
            for column in shape.day_headings:
                day, rest = _day_and_rest(shape.form, sheet.heading(column))
                if day and text_of(row, column):
                    yield day, key, rest or name, value_of(text_of(row, column), language, columns.marks)
            continue
        day = day_of(sheet, shape, at)
        for column in columns.numbers if day else ():
            if day:
                yield day, key, name or sheet.heading(column), columns.values[column][at]


def _day_and_rest(form: DateForm, heading: str) -> tuple[date | None, str]:
    day = form.day(heading)
    if day:
        return day, ""
    first, _, rest = heading.partition(" ")
    return form.day(first), rest
