"""The forms that are made of the entries of the data."""

import pytest

from hasila.reader.forms import verb_forms


@pytest.mark.parametrize(
    ("grammar", "entry", "forms"),
    [
        ("english", "attend", ["attending", "attended"]),
        ("english", "invite", ["inviting", "invited"]),
        ("english", "bury", ["burying", "buried"]),
        ("english", "see/saw/seen", ["seeing", "saw", "seen"]),
        ("arabic", "حضر", ["حضر", "حضرت", "حضروا", "حضرا"]),
        ("arabic", "أعطى", ["أعطى", "أعطت", "أعطوا", "أعطيا"]),
        ("", "go", ["go"]),
    ],
)
def test_a_verb_has_its_forms(grammar, entry, forms):
    assert list(verb_forms(grammar, [entry])) == forms
