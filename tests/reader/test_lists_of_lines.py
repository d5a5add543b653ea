"""Lists of a label and a number a line: what the numbers count, and of which figure they are parts."""

from __future__ import annotations

import pytest

from hasila.reader import read_text

Told = tuple[int, str, str, int | None]

READ: dict[str, tuple[str, str, list[Told]]] = {
    "a heading that names the harm, dashes": (
        "en",
        (
            "The flood has killed 64 people since Monday.\n\nDeaths by district\n- Amra – 31\n- Tellou – 20\n"
            "- Bissar – 9\n"
        ),
        [(31, "killed", "people", 64), (20, "killed", "people", 64), (9, "killed", "people", 64)],
    ),
    "bullets, brackets, the total last": (
        "en",
        "Confirmed cholera cases by camp\n• Atma (14)\n• Qah (9)\n• Killi (7)\n",
        [(14, "cases", "people", None), (9, "cases", "people", None), (7, "cases", "people", None)],
    ),
    "a colon announces the division, which does not add up": (
        "en",
        (
            "At least 52 people were detained in March, distributed as follows:\n- Aleppo: 21\n- Homs: 17\n"
            "- Hama: 11\n"
        ),
        [(21, "detained", "people", 52), (17, "detained", "people", 52), (11, "detained", "people", 52)],
    ),
    "a heading without a harm, numbers that add up": (
        "en",
        (
            "We recorded 96 abductions of civilians in May.\n\nBy perpetrator\n1. Government forces: 61\n"
            "2. Armed groups: 22\n3. Unknown: 13\n"
        ),
        [(61, "detained", "people", 96), (22, "detained", "people", 96), (13, "detained", "people", 96)],
    ),
    "groups as labels": (
        "en",
        "The attack killed 40 people, as follows:\n* Children: 12\n* Women: 9\n* Men: 19\n",
        [(12, "killed", "children", 40), (9, "killed", "women", 40), (19, "killed", "men", 40)],
    ),
    "numbers before their places": (
        "en",
        "26 people were injured, namely:\n- 14 in the market of Amra\n- 12 at the bus station\n",
        [(14, "injured", "people", 26), (12, "injured", "people", 26)],
    ),
    "a nearer figure of another time": (
        "ar",
        (
            "سُجلت هذا الأسبوع 610 إصابات بالكوليرا، مقابل 720 إصابة في الأسبوع الماضي.\n"
            "توزع الإصابات بحسب المناطق\n• حارم: 310\n• عفرين: 140\n"
        ),
        [(310, "cases", "people", 610), (140, "cases", "people", 610)],
    ),
    "the parties of the conflict are not those harmed": (
        "ar",
        (
            "وثّقنا مقتل 84 مدنياً خلال نيسان.\n\nبحسب الجهة المسؤولة:\n- قوات النظام: 52\n"
            "- القوات الروسية: 21\n"
            "- جهات أخرى: 11\n"
        ),
        [(52, "killed", "civilians", 84), (21, "killed", "civilians", 84), (11, "killed", "civilians", 84)],
    ),
    "a lead-in with a colon": (
        "ar",
        "وأصيب 23 شخصاً توزعوا على النحو الآتي:\n1. أريحا: 11\n2. سرمين: 8\n3. بنش: 4\n",
        [(11, "injured", "people", 23), (8, "injured", "people", 23), (4, "injured", "people", 23)],
    ),
    "Arabic digits, a noun behind them": (
        "ar",
        (
            "بلغ عدد المعتقلين ٧١ معتقلاً، وفق التوزع الآتي:\n"
            "- حمص – ٣٠ شخصاً\n- حماة – ٢٥ شخصاً\n- درعا – ١٦ شخصاً\n"
        ),
        [(30, "detained", "people", 71), (25, "detained", "people", 71), (16, "detained", "people", 71)],
    ),
    "a list of the inner whole": (
        "ar",
        ("قُتل 13 مدنياً، بينهم طفلان، وهم:\n- 8 مدنيين في قصف على سرمين.\n- 5 جراء انفجار لغم في البادية.\n"),
        [(8, "killed", "civilians", 13), (5, "killed", "civilians", 13)],
    ),
    "a heading of one word": (
        "ar",
        "الوفيات\nأريحا: 12\nسرمين: 7\n",
        [(12, "killed", "people", None), (7, "killed", "people", None)],
    ),
    "a word of a label that is a harm elsewhere": (
        "ar",
        (
            "سُجلت 60 حالة اعتقال في أيار.\nثالثاً: بحسب الجهة\n"
            "- الشرطة: 33\n- هيئة تحرير الشام: 15\n- جهات أخرى: 12\n"
        ),
        [(33, "detained", "people", 60), (15, "detained", "people", 60), (12, "detained", "people", 60)],
    ),
    "French, by data alone": (
        "fr",
        (
            "Les inondations ont tué 48 personnes, réparties comme suit :\n"
            "- Amra : 22\n- Tellou : 17\n- Bissar : 9\n"
        ),
        [(22, "killed", "people", 48), (17, "killed", "people", 48), (9, "killed", "people", 48)],
    ),
}
UNREAD: dict[str, tuple[str, str]] = {
    "tents behind the dead": (
        "en",
        "The flood killed 64 people. What was handed out:\n- Tents: 30\n- Stoves: 34\n",
    ),
    "beds": (
        "en",
        ("The 52 injured were taken to hospitals.\nHospital beds by district\n- Aleppo: 120\n- Idlib: 90\n"),
    ),
    "telephone numbers": ("en", "Police arrested 31 people.\nTelephone\n- Amra: 116\n- Tellou: 112\n"),
    "prices": ("ar", "قُتل 20 شخصاً في الشهر الماضي.\nأسعار الخبز بحسب المناطق\nحلب: 12\nإدلب: 8\n"),
    "shares": ("en", "The attack killed 100 people, by district:\n- Amra: 60%\n- Tellou: 40%\n"),
    "dates": ("en", "Police detained 50 people.\nDates of the hearings:\n- Aleppo: 12/3\n- Idlib: 14/3\n"),
    "two harms": ("ar", "القتلى والجرحى بحسب المنطقة\nسراقب: 5\nمعرة النعمان: 4"),
    "what was sent": ("ar", "الاستجابة (السلال الموزعة بحسب المناطق)\n- حلب: 140\n- إدلب: 90"),
    "schools": (
        "fr",
        "Le séisme a tué 90 personnes.\nÉcoles détruites par district\n- Amra : 12\n- Tellou : 7\n",
    ),
}


@pytest.mark.parametrize("name", READ)
def test_the_members_count_what_their_list_says(name):
    language, text, expected = READ[name]
    figures = read_text(text, language)
    values = [figure.value_min for figure in figures]
    told = [
        (
            figure.value_min,
            figure.measure,
            figure.category,
            None if figure.parent is None else values[figure.parent],
        )
        for figure in figures
    ]
    assert [row for row in told if row[0] in {row[0] for row in expected}] == expected


@pytest.mark.parametrize("name", UNREAD)
def test_a_list_of_other_things_stays_unread(name):
    language, text = UNREAD[name]
    line = text.index("\n") if text.count("\n") > 1 else 0
    lists = text.index("\n", line) if "by district:" not in text else text.index(":")
    assert not [figure for figure in read_text(text, language) if figure.start > lists]
