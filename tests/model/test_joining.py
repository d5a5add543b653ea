from hasila.model.direction import ISOLATE, RELEASE
from hasila.model.text_joining import joined

ENGLISH = ("at least {n}", "about {n}")
ARABIC = ("{n} على الأقل", "نحو {n}")


def test_a_qualifier_stays_with_its_number() -> None:
    assert (
        joined("= 331; the report says at least 341", ENGLISH)
        == "= 331; the report says at\u00a0least\u00a0341"
    )
    assert joined("about 30 combatants", ENGLISH) == "about\u00a030 combatants"


def test_on_either_side_of_it() -> None:
    assert joined("يقول 341 على الأقل", ARABIC) == "يقول 341\u00a0على\u00a0الأقل"
    assert joined("يقول نحو 48", ARABIC) == "يقول نحو\u00a048"


def test_words_alone_are_no_qualifier() -> None:
    assert joined("about the zone, at least", ENGLISH) == "about the zone, at least"
    assert joined("thereabout 30", ENGLISH) == "thereabout 30"


def test_a_day_stays_with_its_month() -> None:
    assert (
        joined(f"on {ISOLATE}26 February 2019{RELEASE}", ()) == f"on {ISOLATE}26\u00a0February 2019{RELEASE}"
    )
    assert joined(f"في {ISOLATE}26 شباط 2019{RELEASE}", ()) == f"في {ISOLATE}26\u00a0شباط 2019{RELEASE}"
