"""The numbers, days, plurals and interface texts of one language.

A language is data: a Babel locale, a gettext catalogue, and labels in the vocabulary. Where a language lacks
a string or a label, the site's first language stands in. Numbers are written in Western digits in every
language, as the publishers quoted here print them. Runs that could upset the order of a right-to-left line
are set between U+2068 (first strong isolate) or, where nothing in them has a direction, U+2066 (left-to-right
isolate) and U+2069; the pages turn these into ``<bdi>``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property, lru_cache
from gettext import NullTranslations

from babel import Locale
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from hasila.model.catalogue import Catalogue, Translations, read_catalogue, replacing
from hasila.model.data_class import dataclass
from hasila.model.direction import ISOLATE, LEFT_TO_RIGHT, RELEASE
from hasila.model.interval import Interval
from hasila.model.language_tag import start_of, tagged
from hasila.model.period import Moment
from hasila.model.report import Figure, Mention
from hasila.model.site import ENGLISH, UNTRANSLATED, Language, Site
from hasila.publish.i18n.grouping import is_grouped, least_digits
from hasila.publish.i18n.values import Forms, Published, Values
from hasila.reader import ReadMark, read_mark

Text = Mapping[str, str]


def load_translator(
    language: Language,
    catalogue: str,
    first: str,
    first_catalogue: str = "",
    first_locale: str = "ar",
    first_direction: str = "rtl",
    shipped: str = "",
) -> Translator:
    """The translator into ``language``, from the text of its ``hasila.po``.

    ``first`` is the code of the site's first language and ``first_catalogue`` its ``hasila.po``: they stand
    in where ``language`` has no words of its own; ``first_locale`` is its locale, for its plurals. A
    catalogue with a fault has no words. ``shipped`` is the catalogue that the project's own one replaces: it
    has the words that the own one does not say otherwise.
    """
    own = replacing(read_catalogue(catalogue, language.locale), _fallback(shipped, language.locale))
    fallback = _fallback(first_catalogue, first_locale)
    messages = Translations(own)
    messages.add_fallback(Translations(fallback))
    strings = {**fallback.strings, **own.strings}
    others = Language(first, "", first_locale, first_direction)
    return Translator(language, first, messages, strings, own.ids, fallback.ids, others)


def _fallback(catalogue: str, locale: str) -> Catalogue:
    return read_catalogue(catalogue, locale) if catalogue else Catalogue()


def isolate(text: str) -> str:
    """``text`` between isolates, so that its direction and that of its neighbours do not mix."""
    return f"{ISOLATE}{text}{RELEASE}"


class _Strings(dict[str, str]):
    """Texts by their message; a message that no language has is English, and says so."""

    def get(self, message: str, _: object = None) -> str:
        return self[message] if message in self else tagged(message, ENGLISH)


REMEMBERED = 1 << 14
"""Numbers and days that are kept in each of their forms: Babel takes 40 µs to write one, and a site shows
each hundreds of times."""


def _is_written(text: object) -> bool:
    """True of a text that is there and is no longer the mark of one that is to be written."""
    return bool(text) and text != UNTRANSLATED


@lru_cache(REMEMBERED)
def _decimal(n: int, locale: str) -> str:
    marks = _marks_of(locale)
    grouped = is_grouped(n, marks)
    return format_decimal(n, locale=marks, group_separator=grouped, numbering_system="latn")


@lru_cache(REMEMBERED)
def _marks_of(locale: str) -> Locale:
    """The locale whose marks stand in numbers. Where a language has digits of its own, Western digits are
    the choice of this site, and so are their marks: of a territory only the names of days are taken, for
    4,821 would be 4.821 in Lebanon and Morocco."""
    known = Locale.parse(locale)
    language = Locale(known.language, script=known.script)
    return known if language.other_numbering_systems.get("native") == "latn" else language


@lru_cache(REMEMBERED)
def _date(day: date, pattern: str, locale: str) -> str:
    return format_date(day, pattern, locale=Locale.parse(locale))


@lru_cache(REMEMBERED)
def _plural_category(n: int, locale: str) -> str:
    return Locale.parse(locale).plural_form(n)


@dataclass(frozen=True)
class Translator:
    """Writes texts, numbers and days in one language."""

    language: Language
    first: str
    catalogue: NullTranslations
    strings: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    """The messages that the language itself has."""
    others: frozenset[str] = frozenset()
    """Those that its stand-in has."""
    stand_in: Language = ENGLISH
    is_marking: bool = False
    """Whether texts of another language say which one it is, by :func:`tagged`."""

    def marking(self) -> Translator:
        """The same translator, whose texts say their language where it is another one."""
        if self.language.code == ENGLISH.code:
            return self
        strings = {message: self._marked(message, text) for message, text in self.strings.items()}
        return replace(self, strings=_Strings(strings), is_marking=True)

    def _marked(self, message: str, text: str) -> str:
        if message in self.own:
            return text
        return tagged(text, self.stand_in if message in self.others else ENGLISH)

    @cached_property
    def locale(self) -> Locale:
        return Locale.parse(self.language.locale)

    def gettext(self, message: str) -> str:
        """The text of the interface for an English ``message``; the message itself where no language has
        one."""
        text = self.catalogue.gettext(message)
        return self._marked(message, text) if self.is_marking else text

    def ngettext(self, singular: str, plural: str, n: int) -> str:
        """As :meth:`gettext`, in the form that ``n`` asks for."""
        text = self.catalogue.ngettext(singular, plural, n)
        return self._marked(singular, text) if self.is_marking else text

    def text(self, text: Text) -> str:
        """``text`` in this language, else in the site's first, else in any; empty where there is none."""
        own = text.get(self.language.code)
        if own and own != UNTRANSLATED:
            return own
        return text.get(self.language_of(text), "")

    def language_of(self, text: Mapping[str, object]) -> str:
        """The code of the language in which :meth:`text` answers."""
        own = self.language.code
        written = [code for code in (own, self.first, *sorted(text)) if _is_written(text.get(code))]
        return written[0] if written else own

    def number(self, n: int) -> str:
        """A whole number in Western digits, grouped as the language groups them: "12,345"."""
        return _decimal(n, self.language.locale)

    @property
    def least_digits(self) -> int:
        """How many digits a number has before its first separator, at least: 2 in Spanish, for 4821."""
        return least_digits(_marks_of(self.language.locale))

    def size(self, octets: int) -> str:
        """The size of a file in kilobytes of 1000, in words: 94 156 → "94 kB"; never less than one."""
        kilobytes = max(1, round(octets / 1000))
        unit = "digital-kilobyte"
        return format_unit(kilobytes, unit, "short", locale=self.locale, numbering_system="latn")

    def code(self, text: str) -> str:
        """A run of Latin letters and signs that is read from left to right in every language: a file name, a
        revision."""
        return f"{LEFT_TO_RIGHT}{text}{RELEASE}"

    def signed(self, n: int) -> str:
        """A change: +7, −3 (with the minus sign), 0; isolated, for the sign belongs before the number."""
        sign = "+" if n > 0 else "−" if n < 0 else ""
        return f"{LEFT_TO_RIGHT}{sign}{self.number(abs(n))}{RELEASE}"

    def day(self, day: date) -> str:
        """A day with its month in words and its year, isolated: "26 February 2019"."""
        return isolate(_date(day, self._pattern_of_days, self.language.locale))

    @cached_property
    def _pattern_of_days(self) -> str:
        """How the language writes a day; in English the day first, whatever the country."""
        pattern: str = self.locale.date_formats["long"].pattern
        return "d MMMM y" if self.locale.language == "en" else pattern

    def known_day(self, moment: Moment) -> str:
        """The day of ``moment`` as well as it is known: "26 February 2019", "about 26 February 2019",
        "February 2019"."""
        if moment.precision == "month":
            return self.month(moment.day)
        day = self.day(moment.day)
        return self.gettext("about {day}").format(day=day) if moment.precision == "about" else day

    def some_day(self, moment: Moment) -> str:
        """As :meth:`known_day`, where a day is meant: "a day in February 2019"."""
        known = self.known_day(moment)
        return self.gettext("a day in {month}").format(month=known) if moment.precision == "month" else known

    def weekday(self, day: date) -> str:
        """A day as :meth:`day`, after its weekday."""
        weekday = _date(day, "EEEE", self.language.locale)
        return self.gettext("{weekday}, {day}").format(weekday=weekday, day=self.day(day))

    def month(self, day: date) -> str:
        """The month of ``day`` with its year, isolated: "February 2019"."""
        # not "LLLL", the name that stands alone: once both were asked for, Babel gives that of "ar" for
        # "ar_SY" (مارس, not آذار)
        pattern = self.locale.datetime_skeletons["yMMMM"].pattern
        return isolate(_date(day, pattern, self.language.locale))

    def plural(self, n: int) -> str:
        """The CLDR plural category of ``n``: zero, one, two, few, many or other."""
        return _plural_category(n, self.language.locale)

    def counted(self, forms: Mapping[str, Mapping[str, str]], n: int) -> str:
        """The counted noun with its number: 144 → "144 civilians", «144 مدنياً»; 1 and 2 may be words
        alone."""
        return self.values.noun(self._own(forms), n)

    def shows_digits(self, forms: Mapping[str, Forms], figure: Figure) -> bool:
        """True where the digits of ``figure`` stand beside its noun, which may say 1 and 2 by itself."""
        return self.values.shows_digits(self._own(forms), figure)

    def _own(self, forms: Mapping[str, Forms]) -> Forms:
        own = forms.get(self.language.code) or forms.get(self.first)
        return own or next(iter(forms.values()), {})

    def opening(self, text: str) -> str:
        """``text`` as a title begins: with a capital, in a script that has them."""
        start = 1 if text[:1] in (ISOLATE, LEFT_TO_RIGHT) else start_of(text)
        mark, rest = text[:start], text[start:]
        return mark + rest[:1].upper() + rest[1:]

    def listed(self, items: Sequence[str]) -> str:
        """``items`` as a list in a sentence, with the language's comma."""
        return self.gettext(", ").join(items)

    def all_of(self, items: Sequence[str]) -> str:
        """``items`` as a list that ends with "and"."""
        return format_list(items, locale=self.locale)

    # Published values, in the forms of :mod:`hasila.publish.i18n.values`

    @cached_property
    def values(self) -> Values:
        return Values(self.gettext, self.number, self.plural, self.language.direction, self._says)

    def _says(self, words: str, value: Published) -> bool:
        """True where ``words`` of this language state ``value`` by themselves."""
        read = read_mark(words, self.language.code) if words else None
        if not isinstance(read, ReadMark):
            return False
        return read.number == value.number and read.interval == value.interval

    def stated(self, figure: Figure) -> str:
        """A figure as printed: "at least 341", «341 على الأقل», "12–15"; never 0 for nothing."""
        if not figure.stated:
            return self.gettext("not stated")
        return self.values.short(figure, self._words(figure))

    def said(self, mention: Mention) -> str:
        """One mention as a count in this language; without a number, the words of the source."""
        return self.values.short(mention, mention.words)

    def aloud(self, figure: Figure) -> str:
        """A figure as printed, for a text alternative: "from 12 to 15"."""
        if not figure.stated:
            return self.gettext("not stated")
        return self.values.spoken(figure, self._words(figure))

    def amount(self, figure: Figure, forms: Mapping[str, Forms]) -> str:
        """A figure as printed with its noun: "at least 4 fighters", "12–15 people"."""
        return self.values.counted(figure, self._words(figure), self._own(forms))

    def _words(self, figure: Figure) -> str:
        """The words that stated ``figure`` in this language, or none."""
        for mention in figure.mentions:
            if mention.language == self.language.code:
                return mention.words
        return ""

    def interval(self, interval: Interval) -> str:
        """The range of a count in words: "331", "341 or more", "from 25 to 34", "5 at most", "not known"."""
        return self.values.interval(interval)

    def total(self, interval: Interval) -> str:
        """A sum: an exact one is its number, an open one "at least 15", a rounded one "from 25 to 34"."""
        return self.values.total(interval)

    def step(self, change: Interval) -> str:
        """The range of a change, each end with its sign: "+7", "from −3 to +5", "+7 or more", "not known"."""
        if change.value is not None:
            return self.signed(change.value)
        if change.low is not None and change.high is not None:
            both = self.gettext("from {low} to {high}")
            return both.format(low=self.signed(change.low), high=self.signed(change.high))
        if change.low is not None:
            return self.gettext("{n} or more").format(n=self.signed(change.low))
        if change.high is not None:
            return self.gettext("{n} at most").format(n=self.signed(change.high))
        return self.gettext("not known")


def translators_of(site: Site, texts: Mapping[str, str]) -> dict[str, Translator]:
    """The translator of each language of the site; the first language stands in where another lacks words.

    ``texts`` are the files of ``site_src/`` by their path."""
    translators: dict[str, Translator] = {}
    for language in site.languages:
        first = site.languages[0]
        translators[language.code] = _translator_of(language, first, texts)
    return translators


def _translator_of(language: Language, first: Language, texts: Mapping[str, str]) -> Translator:
    """The translator into ``language``; ``first`` is the first language of the site."""
    code = language.code
    own = texts.get(f"site_src/locale/{code}/hasila.po", "")
    shipped = texts.get(f"site_src/shipped/locale/{code}/hasila.po", "")
    others = texts.get(f"site_src/locale/{first.code}/hasila.po", "")
    if language == first:
        others = ""
    return load_translator(language, own, first.code, others, first.locale, first.direction, shipped)
