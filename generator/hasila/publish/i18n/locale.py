"""How one language speaks: its numbers, days and plurals, and the strings of the interface.

A language is data: a Babel locale, a gettext catalogue, and labels in the vocabulary. Where a language lacks a
string or a label, the site's first language stands in. Numbers are written in Western digits in every language,
as the publishers quoted here print them. Runs that could upset the order of a right-to-left line are set between
U+2068 (first strong isolate) or, where nothing in them has a direction, U+2066 (left-to-right isolate) and U+2069;
the pages turn these into ``<bdi>``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date
from babel.numbers import format_decimal
from babel.units import format_unit

from hasila.model.catalogue import SearchIndexInput, Words, read_catalogue
from hasila.model.direction import ISOLATE, LEFT_TO_RIGHT, RELEASE
from hasila.model.interval import Interval
from hasila.model.report import Figure, Mention
from hasila.model.site import Language
from hasila.publish.i18n.values import Forms, Published, Values
from hasila.reader import ReadMark, read_mark

Text = Mapping[str, str]


def load_voice(
    language: Language, catalogue: str, first: str, first_catalogue: str = "", first_locale: str = "ar"
) -> Translator:
    """The voice of ``language`` from the text of its ``hasila.po``.

    ``first`` is the code of the site's first language and ``first_catalogue`` its ``hasila.po``: they stand in where
    ``language`` has no words of its own; ``first_locale`` is its locale, for its plurals. A catalogue with a fault has
    no words.
    """
    own, other = read_catalogue(catalogue, language.locale), _standing_in(first_catalogue, first_locale)
    words = Words(own)
    words.add_fallback(Words(other))
    return Translator(language, first, words, {**other.strings, **own.strings})


def _standing_in(catalogue: str, locale: str) -> SearchIndexInput:
    return read_catalogue(catalogue, locale) if catalogue else SearchIndexInput()


def isolate(words: str) -> str:
    """``words`` fenced off, so that their direction and that of their neighbours do not mix."""
    return f"{ISOLATE}{words}{RELEASE}"


@dataclass(frozen=True)
class Translator:
    """One language, ready to speak."""

    language: Language
    first: str
    catalogue: NullTranslations
    strings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.language.locale)

    def gettext(self, message: str) -> str:
        return self.catalogue.gettext(message)

    def ngettext(self, one: str, many: str, n: int) -> str:
        return self.catalogue.ngettext(one, many, n)

    def text(self, text: Text) -> str:
        """``text`` in this language, else in the site's first, else in any; empty where there is none."""
        return text.get(self.spoken(text), "")

    def spoken(self, text: Mapping[str, object]) -> str:
        """The code of the language in which :meth:`text` answers."""
        known = (self.language.code, self.first, *sorted(text))
        return next((code for code in known if text.get(code)), self.language.code)

    def number(self, n: int) -> str:
        return format_decimal(n, locale=self.locale, numbering_system="latn")

    def size(self, octets: int) -> str:
        """The size of a file in kilobytes of 1000, in words: 94 156 → "94 kB"; never less than one."""
        return format_unit(
            max(1, round(octets / 1000)),
            "digital-kilobyte",
            "short",
            locale=self.locale,
            numbering_system="latn",
        )

    def code(self, words: str) -> str:
        """A run of Latin letters and signs that is read from left to right in every language: a file name, a revision."""
        return f"{LEFT_TO_RIGHT}{words}{RELEASE}"

    def signed(self, n: int) -> str:
        """A change: +7, −3 (with the minus sign), 0; isolated, for the sign belongs before the number."""
        sign = "+" if n > 0 else "−" if n < 0 else ""
        return f"{LEFT_TO_RIGHT}{sign}{self.number(abs(n))}{RELEASE}"

    def day(self, day: date) -> str:
        return isolate(format_date(day, "d MMMM y", locale=self.locale))

    def weekday(self, day: date) -> str:
        return self.gettext("{weekday}, {day}").format(
            weekday=format_date(day, "EEEE", locale=self.locale), day=self.day(day)
        )

    def month(self, day: date) -> str:
        # not "LLLL", the name that stands alone: Babel gives that of "ar" for "ar_SY" once both were asked for (مارس, not آذار)
        return isolate(format_date(day, "MMMM y", locale=self.locale))

    def plural(self, n: int) -> str:
        """The CLDR plural category of ``n``: zero, one, two, few, many or other."""
        return self.locale.plural_form(n)

    def counted(self, forms: Mapping[str, Mapping[str, str]], n: int) -> str:
        """The counted noun with its number: 144 → "144 civilians", «144 مدنياً»; 1 and 2 may be words alone."""
        return self.values.noun(self._own(forms), n)

    def addend(self, forms: Mapping[str, Mapping[str, str]], n: int) -> str:
        """As :meth:`counted`, for a sum: the digits always stand, "1 (one civilian)" where the noun would hide them."""
        return self.values.digits(self._own(forms), n)

    def _own(self, forms: Mapping[str, Forms]) -> Forms:
        return forms.get(self.language.code) or forms.get(self.first) or next(iter(forms.values()), {})

    def opening(self, words: str) -> str:
        """``words`` as a title begins: with a capital, in a script that has them."""
        at = 1 if words[:1] in (ISOLATE, LEFT_TO_RIGHT) else 0
        return words[:at] + words[at : at + 1].upper() + words[at + 1 :]

    def listed(self, items: Sequence[str]) -> str:
        """``items`` as a list in a sentence, with the language's comma."""
        return self.gettext(", ").join(items)

    # Published values, in the forms of :mod:`hasila.publish.i18n.values`

    @cached_property
    def values(self) -> Values:
        return Values(self.gettext, self.number, self.plural, self.language.direction, self._says)

    def _says(self, words: str, value: Published) -> bool:
        """Whether ``words`` of this language state ``value`` by themselves."""
        read = read_mark(words, self.language.code) if words else None
        return isinstance(read, ReadMark) and (read.number, read.interval) == (value.number, value.interval)

    def stated(self, figure: Figure) -> str:
        """A figure as printed: "at least 341", «341 على الأقل», "12–15"; never 0 for nothing."""
        return self.values.short(figure, self._words(figure)) if figure.stated else self.gettext("not stated")

    def said(self, mention: Mention) -> str:
        """One mention as a count in this language; without a number, the words of the source."""
        return self.values.short(mention, mention.words)

    def aloud(self, figure: Figure) -> str:
        """A figure as printed, for a text alternative: "from 12 to 15"."""
        return (
            self.values.spoken(figure, self._words(figure)) if figure.stated else self.gettext("not stated")
        )

    def amount(self, figure: Figure, forms: Mapping[str, Forms]) -> str:
        """A figure as printed with its noun: "at least 4 fighters", "12–15 people"."""
        return self.values.counted(figure, self._words(figure), self._own(forms))

    def _words(self, figure: Figure) -> str:
        """The words that stated ``figure`` in this language, or none."""
        own = (mention.words for mention in figure.mentions if mention.language == self.language.code)
        return next(own, "")

    def interval(self, interval: Interval) -> str:
        """What a count can be, in words: "331", "341 or more", "from 25 to 34", "5 at most", "not known"."""
        return self.values.interval(interval)

    def total(self, interval: Interval) -> str:
        """A sum: an exact one is its number, an open one "at least 15", a rounded one "from 25 to 34"."""
        return self.values.total(interval)

    def step(self, change: Interval) -> str:
        """What a change can be, each end with its sign: "+7", "from −3 to +5", "+7 or more", "not known"."""
        if change.value is not None:
            return self.signed(change.value)
        if change.low is not None and change.high is not None:
            low, high = self.signed(change.low), self.signed(change.high)
            return self.gettext("from {low} to {high}").format(low=low, high=high)
        if change.low is not None:
            return self.gettext("{n} or more").format(n=self.signed(change.low))
        if change.high is not None:
            return self.gettext("{n} at most").format(n=self.signed(change.high))
        return self.gettext("not known")
