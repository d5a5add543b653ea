"""Lists of numbers below a heading that names the harm, and lists by place of those told of before."""

import pytest

from hasila.reader import read_text

CASES = (
    "أبلغت المراكز عن 428 حالة مشتبهة، ثبتت مخبرياً 73 حالة منها. وكان الأسبوع السابق قد شهد 305 حالات.\n"
    "ثانياً: التوزع بحسب المناطق (الحالات المشتبهة)\n"
)
READ = {
    # parts of the figure that they add up to, past another figure, and of one that can hold them
    CASES + "- حلب: 142\n- عفرين: 118\n- حارم: 96\n- أريحا: 72": [
        ("cases", 142, 0),
        ("cases", 118, 0),
        ("cases", 96, 0),
        ("cases", 72, 0),
    ],
    CASES + "- حلب: 142\n- حارم: 90": [("cases", 142, 0), ("cases", 90, 0)],
    "The month left 40 dead.\nKilled, by district:\n- Aleppo: 12\n- Idlib: 9": [
        ("killed", 12, 0),
        ("killed", 9, 0),
    ],
    # no figure can hold them
    "قُتل 96 مدنياً في آذار.\nالمعتقلون بحسب المحافظات\nحماة: 20\nدرعا: 12": [
        ("detained", 20, None),
        ("detained", 12, None),
    ],
    "توزع الوفيات بحسب المحافظة:\n- حماة: 14\n- إدلب: 9": [("killed", 14, None), ("killed", 9, None)],
}
UNREAD = (
    "الاستجابة (السلال الموزعة بحسب المناطق)\n- حلب: 140\n- إدلب: 90",
    "القتلى والجرحى بحسب المنطقة\nسراقب: 5\nمعرة النعمان: 4",
    "Hospital beds by district:\n- Aleppo: 120\n- Idlib: 90",
    "أسعار السوق بحسب المناطق\nحلب: 40\nإدلب: 300",
)


@pytest.mark.parametrize("text", READ)
def test_a_list_counts_what_its_heading_names(text):
    language = "en" if text.startswith("The") else "ar"
    figures = read_text(text, language)
    expected = READ[text]
    listed = figures[-len(expected) :]
    assert [(figure.measure, figure.value_min, figure.parent) for figure in listed] == expected


@pytest.mark.parametrize("text", UNREAD)
def test_a_list_without_one_harm_in_its_heading_stays_unread(text):
    assert read_text(text, "en" if text.startswith("Hospital") else "ar") == ()


def test_the_groups_of_a_list_are_those_of_its_labels():
    figures = read_text("الحصيلة النهائية للقتلى بحسب الفئات\nنساء: 12\nأطفال: 9", "ar")
    assert [(figure.measure, figure.category) for figure in figures] == [
        ("killed", "women"),
        ("killed", "children"),
    ]
