"""Charts and sums: their geometry, their words, and that nothing in them is invented."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date, timedelta

import pytest

from hasila.model.drawing import Addend, Bar, Chart, Numerals, Point
from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.svg import number, text_width
from hasila.publish.charts import draw_bar, draw_chart
from hasila.publish.charts.layout import NARROW, WIDE, moments, scale_of, ticks
from hasila.publish.charts.thinning import seen

HOSTILE = "\"><script>alert('x')</script>&{{7*7}}"
SVG = {"direction", "viewBox"}


def point(day: date, count: int | None, interval: Interval, order: int = 0, conflict: bool = False) -> Point:
    return Point(
        day, order, count, interval, f"<{count}>", day.isoformat(), f"r.html#{day}-{order}", conflict
    )


def chart(*points: Point, direction: str = "ltr", **more) -> Chart:
    return Chart("series-1", "Killed", "From 101 to 341", points, direction, **more)


SEED = (
    point(date(2018, 11, 9), 101, Interval(101, None)),
    point(date(2018, 12, 1), None, COUNT),
    point(date(2019, 1, 6), 200, Interval(190, 220)),
    point(date(2019, 2, 26), 309, exactly(309)),
    point(date(2019, 2, 26), 341, Interval(341, None), order=1, conflict=True),
)


def parse(markup: str) -> ET.Element:
    return ET.fromstring(markup)


def by_class(root: ET.Element, name: str) -> list[ET.Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def sheet(markup: str, name: str = "chart-narrow") -> ET.Element:
    return by_class(parse(markup), name)[0]


def centre(mark: ET.Element) -> tuple[float, float]:
    """The middle of a disc: its path begins at its left, a radius away."""
    x, y, radius = map(float, re.match(r"M([\d.]+) ([\d.]+)a([\d.]+)", mark.get("d", "")).groups())
    return x + radius, y


def test_it_is_well_formed_once_for_each_size_with_ids_of_its_own():
    root = parse(draw_chart(chart(*SEED)))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 2
    assert len(root.findall("svg")) == 2
    assert "style" not in {name for element in root.iter() for name in element.attrib}


def test_a_screen_reader_is_told_the_numbers_once_and_spared_the_picture():
    root = parse(
        draw_chart(replace(chart(*SEED), title="Killed \u2068قتلى\u2069", summary="at least 309; 341"))
    )
    (told,) = by_class(root, "unseen")
    assert "".join(told.itertext()) == "Killed قتلى. at least 309; 341"
    assert told.find("bdi") is not None
    assert {svg.get("aria-hidden") for svg in root.iter("svg")} == {"true"}


def test_the_same_chart_is_the_same_bytes():
    assert draw_chart(chart(*SEED)) == draw_chart(chart(*SEED))


def test_every_figure_is_a_link_with_its_words():
    root = sheet(draw_chart(chart(*SEED)))
    links = by_class(root, "chart-point")
    assert [link.get("href") for link in links] == [point.href for point in SEED]
    assert [link.findtext("title") for link in links] == [f"{point.label} — {point.when}" for point in SEED]


def test_the_kind_of_number_shows_in_the_shape():
    kinds = ["open", "unstated", "rounded", "exact", "open"]
    links = by_class(sheet(draw_chart(chart(*SEED))), "chart-point")
    assert [link.find("path").get("class") for link in links] == [
        f"chart-mark chart-{kind}" for kind in kinds
    ]
    assert [len(link.findall("path")) for link in links] == [1, 1, 1, 1, 2]
    assert links[4].findall("path")[1].get("class") == "chart-mark chart-conflict"


def test_a_number_that_was_not_given_is_under_the_axis_and_not_at_zero():
    drawn = chart(*SEED)
    scale = scale_of(drawn, NARROW)
    mark = by_class(sheet(draw_chart(drawn)), "chart-unstated")[0]
    assert float(re.match(r"M[\d.]+ ([\d.]+)", mark.get("d")).group(1)) > scale.y(0)


def test_at_least_has_no_upper_edge_and_about_has_its_window():
    drawn = chart(*SEED)
    root, scale = sheet(draw_chart(drawn)), scale_of(drawn, NARROW)
    (band,) = by_class(root, "chart-band")
    heights = [float(y) for y in re.findall(r"[ V]([\d.]+)(?=H|$)", band.get("d"))]
    assert heights == pytest.approx([scale.y(190), scale.y(220)], abs=0.06)
    assert [element.get("fill") for element in by_class(root, "chart-more")] == [
        "url(#series-1-narrow-hatch)"
    ] * 2


def test_time_and_counts_are_to_scale():
    days = [date(2019, 1, 1), date(2019, 1, 11), date(2019, 2, 10)]
    drawn = chart(*(point(day, 100 * (i + 1), exactly(100 * (i + 1))) for i, day in enumerate(days)))
    (x1, y1), (x2, y2), (x3, y3) = map(centre, by_class(sheet(draw_chart(drawn)), "chart-exact"))
    assert (x3 - x1) / (x2 - x1) == pytest.approx(4, rel=0.01)
    assert y1 - y2 == pytest.approx(y2 - y3, abs=0.2)
    assert scale_of(drawn, NARROW).y(0) - y1 == pytest.approx(y1 - y2, abs=0.2)


def test_time_runs_the_way_the_reader_reads():
    ltr, rtl = (
        [
            centre(mark)[0]
            for mark in by_class(sheet(draw_chart(chart(*exact(), direction=way))), "chart-exact")
        ]
        for way in ("ltr", "rtl")
    )
    assert ltr == sorted(ltr)
    assert rtl == pytest.approx([NARROW.width - x for x in ltr], abs=0.11)


def exact() -> list[Point]:
    return [point(date(2019, 1, 1) + timedelta(days=7 * i), 40 + i, exactly(40 + i)) for i in range(5)]


def test_reports_of_one_day_follow_each_other_within_it():
    assert moments(SEED)[3:] == [date(2019, 2, 26).toordinal(), date(2019, 2, 26).toordinal() + 0.5]


def test_a_restart_breaks_the_line():
    whole = by_class(sheet(draw_chart(chart(*exact()))), "chart-line")[0].get("d")
    edges = ((date(2019, 1, 17), "a new count"),)
    broken = by_class(sheet(draw_chart(chart(*exact(), edges=edges))), "chart-line")[0].get("d")
    assert (whole.count("M"), broken.count("M")) == (1, 2)


def test_an_edge_far_before_the_reports_does_not_squeeze_them():
    edges = ((date(2011, 3, 15), "since 2011"),)
    assert draw_chart(chart(*exact(), edges=edges)) == draw_chart(chart(*exact()))


@pytest.mark.parametrize("count", [1, 2])
def test_the_last_figure_is_always_named(count: int):
    for drawn in (chart(*SEED[-count:]), chart(*SEED), chart(*SEED, direction="rtl")):
        for name in ("chart-narrow", "chart-wide"):
            labels = [label.text for label in by_class(sheet(draw_chart(drawn), name), "chart-label")]
            assert "<341>" in labels


def test_labels_do_not_touch_and_stay_on_the_sheet():
    for direction in ("ltr", "rtl"):
        for size, name in ((NARROW, "chart-narrow"), (WIDE, "chart-wide")):
            labels = by_class(sheet(draw_chart(chart(*long(300), direction=direction)), name), "chart-label")
            assert 4 <= len(labels) <= size.labels
            boxes = [label_box(label, size.size, direction) for label in labels]
            assert all(left >= 0 and right <= size.width for left, right, _ in boxes)
            apart = [(a, b) for a in boxes for b in boxes if a is not b]
            assert all(a[1] <= b[0] or b[1] <= a[0] or abs(a[2] - b[2]) >= size.size for a, b in apart)


def long(length: int) -> list[Point]:
    return [
        point(date(2023, 10, 7) + timedelta(days=i), 900 + 80 * i, exactly(900 + 80 * i))
        for i in range(length)
    ]


def label_box(label: ET.Element, size: float, direction: str) -> tuple[float, float, float]:
    width, x = text_width(label.text or "", size), float(label.get("x"))
    share = {"start": 0, "middle": 0.5, "end": 1}[label.get("text-anchor")]
    left = x - width * (1 - share if direction == "rtl" else share)
    return left, left + width, float(label.get("y"))


def test_a_long_series_is_drawn_as_a_course_with_few_dates():
    drawn = draw_chart(chart(*long(300)))
    (dense,) = by_class(sheet(drawn, "chart-wide"), "chart-dense")
    linked = by_class(dense, "chart-point")
    assert 120 < len(linked) <= 2 * 120 + 2, "as many marks as can be told apart"
    assert all(link.get("href") for link in linked)
    assert 2 <= len(by_class(sheet(drawn), "chart-date")) <= 4


def test_many_marks_of_a_narrow_drawing_are_one_shape_of_each_kind_and_no_links() -> None:
    """No finger can hit one of them; the table of the page has the links."""
    root = sheet(draw_chart(chart(*long(300))))
    assert by_class(root, "chart-point") == []
    (group,) = by_class(root, "chart-dense")
    kinds = [path.get("class") for path in group]
    assert kinds == ["chart-mark chart-exact"]


def test_text_is_at_least_eleven_pixels_on_a_small_phone():
    assert 328 / NARROW.width * NARROW.size >= 11
    assert 620 / WIDE.width * WIDE.size >= 11


def test_everything_is_escaped():
    hostile = replace(SEED[0], label=HOSTILE, when=HOSTILE, href=HOSTILE)
    drawn = draw_chart(
        Chart(
            HOSTILE, HOSTILE, HOSTILE, (hostile,), "ltr", ((hostile.day, HOSTILE),), (), (("open", HOSTILE),)
        )
    )
    root = parse(drawn)
    assert not [element for element in root.iter() if element.tag == "script"]
    assert "<script" not in drawn
    assert by_class(root, "chart-point")[0].get("href") == HOSTILE


def test_no_points_draw_nothing():
    assert draw_chart(chart()) == ""


def test_the_axis_is_written_in_the_readers_numerals():
    arabic = Numerals("٠١٢٣٤٥٦٧٨٩", "٬")
    axis = by_class(sheet(draw_chart(chart(*long(60), numerals=arabic))), "chart-tick")
    assert [tick.text for tick in axis] == ["٠", "٢٬٠٠٠", "٤٬٠٠٠"]


def test_an_axis_groups_as_many_digits_as_the_language_does():
    spanish = Numerals(group=".", least=2)
    assert [spanish.write(number) for number in (800, 4000, -4000, 12_000)] == [
        "800",
        "4000",
        "-4000",
        "12.000",
    ]


@pytest.mark.parametrize(
    ("top", "expected"),
    [(1, [0, 1]), (4, [0, 1, 2, 3, 4]), (341, [0, 100, 200, 300]), (47000, [0, 20000, 40000])],
)
def test_ticks_are_round(top: int, expected: list[int]):
    assert ticks(top, 4) == expected


def part(count: int | None, interval: Interval | None = None) -> Addend:
    return Addend(f"{count} people", count, interval or exactly(count or 0), f"#f{count}")


SUM = Bar("law-1", (part(144), part(85), part(102)), part(341, Interval(341, None)),
          "=", True, "10 in no group", "ltr")  # fmt: skip


def lengths(markup: str) -> list[tuple[float, float]]:
    """Start and end of every piece of a bar."""
    pieces = [*by_class(parse(markup), "bar-part"), *by_class(parse(markup), "bar-whole")]
    found = [re.match(r"M([\d.]+) \d+H([\d.]+)", piece.get("d", "")) for piece in pieces]
    return [(float(match[1]), float(match[2])) for match in found if match]


def test_parts_lie_end_to_end_to_the_scale_of_the_whole():
    first, second, third, whole = lengths(draw_bar(SUM))
    assert (first[0], first[1], second[1]) == (0, second[0], third[0])
    unit = (whole[1] - whole[0]) / 341
    assert [end - start for start, end in (first, second, third)] == pytest.approx(
        [144 * unit, 85 * unit, 102 * unit], abs=0.1
    )


def test_the_gap_is_what_is_missing():
    root = parse(draw_bar(SUM))
    (gap,) = by_class(root, "bar-gap")
    whole = lengths(draw_bar(SUM))[3]
    assert float(gap.get("width")) == pytest.approx(10 / 341 * whole[1], abs=0.11)
    assert "10 in no group" in "".join(root.itertext())


def test_the_words_of_the_gap_stand_in_the_picture_or_in_its_list():
    (said,) = by_class(parse(draw_bar(SUM)), "bar-said")
    assert said.text == "10 in no group"
    assert draw_bar(SUM).count("10 in no group") == 1
    narrow = replace(SUM, parts=(part(20),))
    assert not by_class(parse(draw_bar(narrow)), "bar-said")
    assert "10 in no group" in draw_bar(narrow)


def test_beside_its_line_a_bar_needs_no_list_of_members():
    assert by_class(parse(draw_bar(SUM)), "bar-key")
    assert not by_class(parse(draw_bar(SUM, False)), "bar-key")
    assert len(lengths(draw_bar(SUM, False))) == 4


def test_a_bar_is_mirrored_in_arabic():
    ltr, rtl = lengths(draw_bar(SUM)), lengths(draw_bar(replace(SUM, direction="rtl")))
    assert [340 - x for pair in rtl for x in pair] == pytest.approx(
        [x for pair in ltr for x in pair], abs=0.11
    )


def test_a_rest_is_no_gap_where_the_parts_need_not_be_all():
    among = replace(SUM, parts=(part(55), part(29)), whole=part(144), op="≤", broken=False)
    assert not by_class(parse(draw_bar(among)), "bar-gap")
    assert "10 in no group" not in draw_bar(among)
    over = replace(among, parts=(part(100), part(60)), broken=True)
    assert len(by_class(parse(draw_bar(over)), "bar-gap")) == 1


def test_an_open_end_points_onward_and_an_exact_end_is_straight():
    root = parse(draw_bar(SUM))
    whole = by_class(root, "bar-open")[0]
    assert "bar-whole" in whole.get("class")
    assert whole.get("d").count("L") == 2
    assert "bar-rounded" in draw_bar(replace(SUM, whole=part(340, Interval(335, 344))))


def test_a_part_without_a_number_takes_no_room():
    vague = replace(SUM, parts=(part(144), Addend("a number of fighters", None, COUNT, "#f")))
    assert lengths(draw_bar(vague))[0][0] == 0
    assert len(lengths(draw_bar(vague))) == 2
    assert "a number of fighters" in draw_bar(vague)
    assert ">0<" not in draw_bar(vague)


def test_a_bar_is_escaped_and_the_same_each_time():
    hostile = replace(SUM, gap_label=HOSTILE, parts=(Addend(HOSTILE, 1, exactly(1), HOSTILE),))
    assert "<script" not in draw_bar(hostile)
    assert parse(draw_bar(hostile)).find(".//script") is None
    assert draw_bar(SUM) == draw_bar(SUM)


@pytest.mark.parametrize(
    ("value", "shown"), [(3.0, "3"), (0.04, "0"), (-0.04, "0"), (10.25, "10.2"), (-2.5, "-2.5")]
)
def test_numbers_are_short(value: float, shown: str):
    assert number(value) == shown


def long_course(length: int) -> Chart:
    """A course of many reports, one a day, that climbs and once falls."""
    points = [
        replace(SEED[0], day=date(2019, 1, 1) + timedelta(day), number=day if day != 1500 else 7)
        for day in range(length)
    ]
    return chart(*points)


def test_a_long_course_is_drawn_in_few_elements_and_keeps_its_ends_and_its_falls() -> None:
    markup = draw_chart(long_course(5000))
    assert markup.count("<") < 3000
    points = long_course(5000).points
    kept = seen(points, 100)
    assert len(kept) <= 202
    assert kept[0] is points[0] and kept[-1] is points[-1]
    assert points[1500] in kept, "the lowest of its column"
    assert list(kept) == [point for point in points if point in kept], "in their order"


def test_what_is_in_conflict_is_never_thinned_away() -> None:
    points = long_course(3000).points
    disputed = tuple(replace(point, conflict=number % 1000 == 501) for number, point in enumerate(points))
    kept = seen(disputed, 50)
    assert [point for point in kept if point.conflict] == [point for point in disputed if point.conflict]


def test_a_short_course_is_drawn_whole() -> None:
    points = long_course(100).points
    assert seen(points, 50) is points


COURSE = (
    (date(2018, 11, 20), 102, 0),
    (date(2018, 11, 25), 115, 0),
    (date(2019, 2, 26), 309, 0),
    (date(2019, 2, 26), 341, 1),
    (date(2019, 3, 31), 505, 0),
    (date(2019, 4, 14), 593, 0),
)


def _steps_of(line: str) -> list[tuple[float, float, float]]:
    """The x of each upright part of a line, with its upper and its lower end."""
    x, y = map(float, re.match(r"M([\d.]+) ([\d.]+)", line).groups())
    steps = []
    for sign, text in re.findall(r"([HV])([\d.]+)", line):
        if sign == "H":
            x = float(text)
        else:
            steps.append((x, *sorted((y, float(text)))))
            y = float(text)
    return steps


@pytest.mark.parametrize("name", ["chart-narrow", "chart-wide"])
def test_a_label_keeps_clear_of_the_line_that_steps_up_beside_it(name: str) -> None:
    points = [
        replace(point(day, n, Interval(n, None), order=order, conflict=n == 341), label=f"at least {n}")
        for day, n, order in COURSE
    ]
    drawing = sheet(draw_chart(chart(*points)), name)
    size = {"chart-narrow": NARROW, "chart-wide": WIDE}[name].size
    steps = _steps_of(by_class(drawing, "chart-line")[0].get("d"))
    labels = by_class(drawing, "chart-label")
    assert len(labels) >= 4 and len(steps) >= 4
    for label in labels:
        left, right, foot = label_box(label, size, "ltr")
        beside = [x for x, top, low in steps if top < foot and low > foot - size and left - 2 < x < right + 2]
        assert beside == [], label.text
