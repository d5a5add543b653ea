"""Counted nouns: where a plural form stands for many numbers, the number itself must stand in it."""

from __future__ import annotations

import re
from functools import cache

from hasila.ingest.fields import Diagnostics
from hasila.ingest.positioned_yaml import Mapping, Node, Scalar
from hasila.model.plural_rule import plural_rule
from hasila.model.site import Language

_BRACES = re.compile(r"\{[^{}]*\}|[{}]")
_MANY = 300
"""Which forms stand for more than one number is seen by then, in all plural rules of CLDR."""


def check_counted(forms: Node | None, language: Language, noun: str, diagnostics: Diagnostics) -> None:
    """Point out each form that would print no number though it stands for several, and each unknown slot."""
    for key, value in forms.entries if isinstance(forms, Mapping) else ():
        if isinstance(value, Scalar) and not value.empty:
            fault = _fault(key.text, value.text, language.locale)
            if fault:
                place = f"`{key.text}` of {noun} in `{language.code}`"
                message = f"the form {place} {fault}"
                hint = f'write {{n}} where the number stands, in quotes: `{key.text}: "{{n}} …"`'
                diagnostics.write(value.location, "counted-without-n", message, hint)


def _fault(form: str, text: str, locale: str) -> str:
    """The fault of the text of a plural form, as the rest of the message; "" where there is none."""
    strange = [slot for slot in _BRACES.findall(text) if slot != "{n}"]
    if strange:
        return f"holds `{strange[0]}`, which is no slot"
    if "{n}" in text or _numbered(locale).get(form, _MANY) == 1:
        return ""
    return "names no number"


@cache
def _numbered(locale: str) -> dict[str, int]:
    """The plural forms of a locale → for how many of the first whole numbers each stands."""
    rule = plural_rule(locale)
    forms = [rule(number) for number in range(_MANY)]
    return {form: forms.count(form) for form in forms}
