"""The rule of plurals of a locale (CLDR).

Babel puts together all that it knows of a locale, names of days and units too, before it gives its rule; in a
check of one report that was a twelfth of the time. Here the file of the locale is opened and that one rule
is taken from it. Where it does not stand there as expected, Babel is asked.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from contextlib import suppress
from functools import cache

from babel import Locale
from babel.core import get_global
from babel.localedata import resolve_locale_filename
from babel.plural import PluralRule


@cache
def plural_rule(locale: str) -> PluralRule:
    """The rule that gives the plural category of a number in ``locale``, an identifier such as ``ar_LB``.

    :raises Exception: what :meth:`babel.Locale.parse` raises for a locale that it does not know
    """
    known = Locale.parse(locale)
    return _own_rule(known) or known.plural_form


def _own_rule(known: Locale) -> PluralRule | None:
    """The rule in the file of a locale, or in that of which it has it; ``None`` where it is not so simple."""
    if known.script:
        return None
    with suppress(OSError, pickle.UnpicklingError, AttributeError, LookupError, TypeError):
        return next(filter(None, map(_rule_in, _lineage(str(known)))), None)
    return None


def _lineage(name: str) -> Iterator[str]:
    """A locale and those of which it has what its own file does not say, up to the language."""
    others = get_global("parent_exceptions")
    while name:
        yield name
        name = others.get(name) or name.rpartition("_")[0]


def _rule_in(name: str) -> PluralRule | None:
    with open(resolve_locale_filename(name), "rb") as file:
        data = _RulesAlone(file).load()
    rule = data.get("plural_form")
    return rule if isinstance(rule, PluralRule) else None


class _Unread:
    """Stands for what is not asked for."""

    def __new__(cls, *arguments: object) -> _Unread:
        """A value of nothing, whatever it is made of."""
        return object.__new__(cls)

    def __setstate__(self, state: object) -> None:
        """Forget what is said of it."""


class _RulesAlone(pickle.Unpickler):
    """Reads the file of a locale, which comes with Babel, and makes rules of plurals alone."""

    def find_class(self, module: str, name: str) -> type:
        """The class of rules; of anything else what stands for it."""
        if (module, name) == ("babel.plural", "PluralRule"):
            return PluralRule
        return _Unread
