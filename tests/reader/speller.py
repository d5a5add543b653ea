"""Numbers written out in words, by the rules of the grammars: the reader's opposite, for tests."""

from __future__ import annotations

UNITS = ["", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة"]
FEMININE = ["", "واحدة", "اثنتان", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثماني", "تسع"]
TENS = ["", "", "عشر", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
HUNDREDS = ["", "", "", "ثلاث", "أربع", "خمس", "ست", "سبع", "ثمان", "تسع"]
SCALES = [(1_000_000, "مليون", "مليونا", "ملايين"), (1_000, "ألف", "ألفا", "آلاف")]


def arabic(number: int, feminine: bool = False, oblique: bool = False, hundred: str = "مئة") -> str:
    """``number`` (0 … 9,999,999) as it counts a noun of that gender in that case, with that spelling of
    100."""
    if number == 0:
        return "صفر"
    parts, rest = [], number
    for scale, one, accusative, plural in SCALES:
        count, rest = divmod(rest, scale)
        if count:
            parts.append(_scaled(count, one, accusative, plural, oblique, hundred))
    if rest:
        parts.append(_below_thousand(rest, feminine, oblique, hundred))
    return " و".join(parts)


def _scaled(count: int, one: str, accusative: str, plural: str, oblique: bool, hundred: str) -> str:
    if count == 1:
        return one
    if count == 2:
        return one + ("ين" if oblique else "ان")
    words = _below_thousand(count, False, oblique, hundred)
    tail = count % 100
    return f"{words} {plural if 3 <= tail <= 10 else accusative if tail > 10 else one}"


def _below_thousand(number: int, feminine: bool, oblique: bool, hundred: str) -> str:
    hundreds, rest = divmod(number, 100)
    parts = []
    if hundreds == 2:
        parts.append(hundred[:-1] + ("تين" if oblique else "تان"))
    elif hundreds:
        parts.append(HUNDREDS[hundreds] + hundred)
    if rest:
        parts.append(_below_hundred(rest, feminine, oblique))
    return " و".join(parts)


def _below_hundred(number: int, feminine: bool, oblique: bool) -> str:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return _unit(unit, feminine, oblique)
    if number == 10:
        return "عشر" if feminine else "عشرة"
    if tens == 1:
        return _teen(unit, feminine, oblique)
    round_ten = TENS[tens] + ("ين" if oblique else "ون")
    return f"{_unit(unit, feminine, oblique)} و{round_ten}" if unit else round_ten


def _unit(unit: int, feminine: bool, oblique: bool) -> str:
    word = (FEMININE if feminine else UNITS)[unit]
    return f"{word[:-2]}ين" if unit == 2 and oblique else word


def _teen(unit: int, feminine: bool, oblique: bool) -> str:
    ten = "عشرة" if feminine else "عشر"
    if unit == 1:
        return f"{'إحدى' if feminine else 'أحد'} {ten}"
    if unit == 2:
        stem = "اثنت" if feminine else "اثن"
        return f"{stem}{'ي' if oblique else 'ا'} {ten}"
    return f"{(FEMININE if feminine else UNITS)[unit]} {ten}"


SMALL = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
ENGLISH_TENS = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def english(number: int, joint: str = " and ", hyphen: str = "-") -> str:
    """``number`` (0 … 9,999,999) in English; ``joint`` stands before the tens ("two hundred and five")."""
    if number == 0:
        return SMALL[0]
    parts, rest = [], number
    for scale, name in ((1_000_000, "million"), (1_000, "thousand")):
        count, rest = divmod(rest, scale)
        if count:
            parts.append(f"{_english_below_thousand(count, joint, hyphen)} {name}")
    words = " ".join(parts)
    if not rest:
        return words
    tail = _english_below_thousand(rest, joint, hyphen)
    return f"{words}{joint if rest < 100 else ' '}{tail}" if words else tail


def _english_below_thousand(number: int, joint: str, hyphen: str) -> str:
    hundreds, rest = divmod(number, 100)
    head = f"{SMALL[hundreds]} hundred" if hundreds else ""
    if not rest:
        return head
    tail = (
        SMALL[rest]
        if rest < 20
        else ENGLISH_TENS[rest // 10] + (f"{hyphen}{SMALL[rest % 10]}" if rest % 10 else "")
    )
    return f"{head}{joint}{tail}" if head else tail
