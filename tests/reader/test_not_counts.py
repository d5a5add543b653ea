"""Every reason why a number is none of a tally, with a text in which it is given."""

import pytest

from hasila.reader import numerals

REASONS = [
    ("en", "The fire of 26/2/2019 killed nobody.", "26", "date"),
    ("en", "It began at 10:30 that night.", "10", "time"),
    ("ar", "سُجلت وفاتان (2) في البلدة.", "(2)", "said twice"),
    ("en", "Turnout fell by 12% there.", "12", "percent"),
    ("en", "The mine paid $40 to each widow.", "40", "money"),
    ("en", "The A4 was closed for hours.", "4", "name"),
    ("en", "Call 0945 223 187 for help.", "223 187", "hotline"),
    ("en", "On the 34th day the search ended.", "34", "ordinal"),
    ("en", "The skipper, 44, was rescued.", "44", "age"),
    ("en", "The dam broke on May 3, officials said.", "3", "date"),
    ("en", "Under Resolution 1187 aid may pass.", "1187", "resolution"),
    ("en", "Rocks fell near Crater 1, killing a guide.", "1", "name"),
    ("en", "The number to call is 112, day or night.", "112", "hotline"),
    ("en", "The bridge was built in 1987.", "1987", "date"),
    ("ar", "قُتل رجل يوم الاثنين.", "الاثنين", "date"),
    ("en", "The number of houses burnt rose to 300.", "300", "thing"),
    ("en", "Of the 40 houses, 31 were burnt.", "31", "thing"),
    ("en", "Deaths per 1,000 births fell to 22.", "22", "rate"),
    ("en", "That is a rise of 40 since Monday.", "40", "difference"),
    ("en", "A third of the 600 inmates fled.", "600", "whole"),
    ("en", "None of the 48 miners survived.", "48", "denied"),
    ("en", "The quake struck a town of 12,000 inhabitants.", "12,000", "inhabitants"),
    ("en", "The boat had 62 passengers on board.", "62", "not harmed"),
    ("en", "Troops were sent in 16 townships.", "16", "unknown"),
    ("en", "The shelling killed 12 people.", "12", "tally"),
]


@pytest.mark.parametrize(("language", "text", "number", "reason"), REASONS)
def test_a_number_has_its_reason(language, text, number, reason):
    kinds = {found.text: found.kind for found in numerals(text, language)}
    assert kinds[number] == reason
