"""French numbers in words, for the test of the grammar that reads them."""

from __future__ import annotations

_WORDS = (
    "zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf"
)
_SMALL = _WORDS.split()
_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante", 8: "quatre-vingt"}


def spelled(number: int) -> str:
    """The number in words, as France spells it; below a thousand million."""
    for scale, word in ((1_000_000, "million"), (1000, "mille")):
        if number >= scale:
            times, rest = divmod(number, scale)
            plural = "s" if scale > 1000 and times > 1 else ""
            head = word if scale == 1000 and times == 1 else f"{spelled(times)} {word}{plural}"
            return f"{head} {spelled(rest)}" if rest else head
    if number >= 100:
        times, rest = divmod(number, 100)
        head = "cent" if times == 1 else f"{_SMALL[times]} cent{'' if rest else 's'}"
        return f"{head} {spelled(rest)}" if rest else head
    return _below_hundred(number)


def _below_hundred(number: int) -> str:
    if number < 20:
        return _SMALL[number]
    tens, unit = divmod(number, 10)
    if tens in (7, 9):
        tens, unit = tens - 1, unit + 10
    if not unit:
        return _TENS[tens] + ("s" if tens == 8 else "")
    joint = " et " if unit in (1, 11) and tens != 8 else "-"
    return f"{_TENS[tens]}{joint}{_SMALL[unit]}"
