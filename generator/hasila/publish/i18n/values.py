"""Published values in the words of one language: number, interval and qualifier, in the form that a place
needs.

Three forms. *Short*, for a table, a card, the label of a chart: "12–15", «نحو 30». *Counted*, with the noun
of what is counted, for a line of arithmetic and a list: "12–15 people", «144 مدنياً على الأقل». *Spoken*,
for the text alternative of a drawing, where a dash is not read aloud: "from 12 to 15". The data files give
a value as ``number``, ``low``, ``high`` and ``qualifier`` and need no words.

The interval is the truth: a value that is not exact is never said as a number alone. A qualifier that has
no form here is said by its interval.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from hasila.model.data_class import dataclass
from hasila.model.direction import RELEASE, RIGHT_TO_LEFT
from hasila.model.interval import COUNT, Interval
from hasila.model.report import WORDS_ALONE, Figure, Mention, is_range

Forms = Mapping[str, str]
"""The counted noun of one language: plural category → words with ``{n}``."""

BARE: Forms = {"other": "{n}"}
"""The forms of a number that stands without a noun."""

PLURALS = ("few", "many", "other")
"""Plural categories in which a noun stands beside digits, in the order in which one stands in for another."""

DUAL = 2
"""The greatest number that a noun can say without digits: «شخصان»."""


Published = Figure | Mention
"""A value that was published: a figure, or one mention of it."""


def size_of(value: Published) -> int | None:
    """People for the size of a drawing and for an order by size, never for a sum: of a range its middle,
    rounded up, else the number that stands for the value; ``None`` where no number was stated."""
    if not is_range(value):
        return value.number
    low = value.interval.low or 0
    high = value.interval.high or 0
    return low + (high - low + 1) // 2


def form_of(value: Published) -> str:
    """The name of the form: the qualifier, told apart further by the end of the interval."""
    if value.interval.value is not None:
        return "exact"
    ends_at_number = value.interval.high == value.number
    if value.qualifier == "less_than":
        return "up_to" if ends_at_number else "fewer_than"
    if value.qualifier == "about" and ends_at_number:
        return "nearly"
    return value.qualifier


@dataclass(frozen=True)
class Values:
    """The values of one language. ``number`` writes a whole number, ``plural`` names its plural category,
    ``says`` is true of words that state a value whole."""

    gettext: Callable[[str], str]
    number: Callable[[int], str]
    plural: Callable[[int], str]
    direction: str
    says: Callable[[str, Published], bool]

    def short(self, value: Published, words: str) -> str:
        """``value`` without a noun; ``words`` are those that stated it, in this language, or empty.

        A rounded number stands as it was printed: “1.9 million”. Words that leave a part to the heading of
        their column ("12,3", in thousands) do not say it.
        """
        if value.qualifier == "exact" and value.number is not None:
            return self.number(value.number)
        if value.qualifier == "rounded" and self.says(words, value):
            return self.gettext("“{words}”").format(words=words)
        return self.counted(value, words, BARE)

    def spoken(self, value: Published, words: str) -> str:
        """As :meth:`short`, to be read aloud."""
        if is_range(value):
            return self.interval(value.interval)
        return self.short(value, words)

    def counted(self, value: Published, words: str, forms: Forms) -> str:
        """``value`` with its noun, which may say 1 and 2 by itself."""
        if value.number is None or value.qualifier == WORDS_ALONE:
            return self._worded(value, words)
        if is_range(value):
            return self._range(value.interval, forms)
        return self._qualified(value, self.noun(forms, value.number))

    def noun(self, forms: Forms, n: int) -> str:
        """The counted noun with its number; 1 and 2 may be words alone."""
        other = forms.get("other", "{n}")
        form = forms.get(self.plural(n), other)
        return form.replace("{n}", self.number(n))

    def shows_digits(self, forms: Forms, value: Published) -> bool:
        """True where :meth:`counted` shows the digits of ``value`` beside its noun, and no words in the
        place of them."""
        if value.number is None:
            return False
        if is_range(value):
            return (value.interval.high or 0) > DUAL or "two" not in forms
        return self.number(value.number) in self.noun(forms, value.number)

    def _worded(self, value: Published, words: str) -> str:
        """A value that was stated in words alone: the words, and what they leave open."""
        known = "" if value.interval == COUNT else self.interval(value.interval)
        if value.qualifier == "unstated" or not (words or known):
            return self._nameless(value.qualifier)
        if not words:
            return known
        quoted = self.gettext("“{words}”").format(words=words)
        return f"{quoted} ({known})" if known else quoted

    def _nameless(self, qualifier: str) -> str:
        """No number, and no words of this language for it."""
        if qualifier == "a_number_of":
            return self.gettext("a number of them")
        return self.gettext("not stated")

    def _range(self, interval: Interval, forms: Forms) -> str:
        """Both ends, with the noun that follows the upper one: "12–15 people", «12–15 شخصاً»."""
        high = interval.high or 0
        if high <= DUAL and "two" in forms:
            return self._each(interval, high, forms)
        noun = self._noun_of_range(forms, high)
        return noun.replace("{n}", self.ends(interval))

    def _each(self, interval: Interval, high: int, forms: Forms) -> str:
        """A range up to two, in a language with a dual: no noun goes with both, so each is said."""
        numbers = range(interval.low or 0, high + 1)
        nouns = [self.noun(forms, n) for n in numbers]
        both = self.gettext(" or ").join(nouns)
        return f"{self.ends(interval)} ({both})"

    def _noun_of_range(self, forms: Forms, high: int) -> str:
        """The form of the upper end; that of 1 speaks of just so many, and another stands in for it."""
        own = (self.plural(high),) if high > DUAL else ()
        for category in (*own, *PLURALS):
            form = forms.get(category, "")
            if "{n}" in form:
                return form
        return "{n}"

    def ends(self, interval: Interval) -> str:
        """Both ends with a dash, in the order of reading: from right to left, the lower one stands on the
        right."""
        low = self.number(interval.low or 0)
        high = self.number(interval.high or 0)
        ends = self.gettext("{low}–{high}").format(low=low, high=high)
        return f"{RIGHT_TO_LEFT}{ends}{RELEASE}" if self.direction == "rtl" else ends

    def _qualified(self, value: Published, count: str) -> str:
        """``count`` with the qualifier of ``value``; without a form for it, the interval in brackets."""
        form = self._form(form_of(value))
        if form:
            return form.replace("{n}", count)
        return f"{count} ({self.interval(value.interval)})"

    def _form(self, name: str) -> str:
        """The words around a number, by the name of the form; empty for a qualifier that has none."""
        match name:
            case "exact":
                return "{n}"
            case "at_least":
                return self.gettext("at least {n}")
            case "more_than":
                return self.gettext("more than {n}")
            case "about":
                return self.gettext("about {n}")
            case "nearly":
                return self.gettext("nearly {n}")
            case "up_to":
                return self.gettext("up to {n}")
            case "fewer_than":
                return self.gettext("fewer than {n}")
            case "rounded":
                return self.gettext("{n} (rounded)")
        return ""

    def interval(self, interval: Interval) -> str:
        """The range of a count in words: "331", "341 or more", "from 25 to 34", "5 at most", "not known"."""
        if interval.value is not None:
            return self.number(interval.value)
        if interval.high is None:
            return self._open(interval.low or 0)
        if not interval.low:
            return self.gettext("{n} at most").format(n=self.number(interval.high))
        both = self.gettext("from {low} to {high}")
        return both.format(low=self.number(interval.low), high=self.number(interval.high))

    def _open(self, low: int) -> str:
        if not low:
            return self.gettext("not known")
        return self.gettext("{n} or more").format(n=self.number(low))

    def total(self, interval: Interval) -> str:
        """A sum: an exact one is its number, an open one "at least 15", a rounded one "from 25 to 34"."""
        if interval.value is None and interval.high is None and interval.low:
            return self.gettext("at least {n}").format(n=self.number(interval.low))
        return self.interval(interval)
