"""Texts in several languages within YAML, kept to some languages without a change to anything else.

A recipe is a project in all languages that it knows. A new project has only those that were asked for; the
comments and the order of the recipe stay, so the text itself is cut and not written anew.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

import yaml

from hasila.starting.locales import locale_of
from hasila.starting.plurals import plural_forms

UNTRANSLATED = '"…"'
"""What stands in YAML for a text that is to be translated."""


def keep_languages(text: str, wanted: Sequence[str], known: Collection[str]) -> str:
    """``text``, a YAML document, with only the languages ``wanted`` in each mapping from language to text.

    Such a mapping has at least two keys, all of them in ``known``. A wanted language that it lacks stands
    there with an ellipsis in each plural form, and the comment ``translate``: words of another language would
    be taken for those of this one.
    """
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    maps = list(_maps(node, frozenset(known))) if node else []
    for mapping in sorted(maps, key=lambda found: found.start_mark.index, reverse=True):
        text = _cut(text, mapping, wanted)
    return text


def _maps(node: yaml.Node, known: Collection[str]) -> Iterator[yaml.MappingNode]:
    """Every mapping from language to text in ``node``."""
    if isinstance(node, yaml.MappingNode):
        keys = [key.value for key, _ in node.value]
        if len(keys) > 1 and all(key in known for key in keys):
            yield node
        else:
            for _, value in node.value:
                yield from _maps(value, known)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _maps(item, known)


def _cut(text: str, mapping: yaml.MappingNode, wanted: Sequence[str]) -> str:
    """``text`` with ``mapping`` in the languages ``wanted``."""
    entries = {key.value: value for key, value in mapping.value}
    lines = [_entry(text, entries, code) for code in wanted]
    start = mapping.start_mark.index
    if mapping.flow_style:
        untranslated = [code for code in wanted if code not in entries]
        return _in_flow(text, start, mapping.end_mark.index, lines, untranslated)
    last = len(text[: mapping.value[-1][1].end_mark.index].rstrip())  # a folded text ends after its line
    indent = " " * mapping.start_mark.column
    commented = [
        f"{line}  # translate" if code not in entries else line
        for code, line in zip(wanted, lines, strict=True)
    ]
    return text[:start] + f"\n{indent}".join(commented) + text[last:]


def _entry(text: str, entries: Mapping[str, yaml.Node], code: str) -> str:
    """The source of one language: ``fr: "cas"``."""
    if code not in entries:
        return f"{code}: {_untranslated(entries, code)}"
    value = entries[code]
    source = text[value.start_mark.index : value.end_mark.index].rstrip()
    return f"{code}: {source}"


def _untranslated(entries: Mapping[str, yaml.Node], code: str) -> str:
    """What stands for a text that is to be translated: of the same kind as that of another language."""
    locale = locale_of(code)
    if locale is None or isinstance(next(iter(entries.values())), yaml.ScalarNode):
        return UNTRANSLATED
    forms = (f'{form}: "{{n}} …"' for form in plural_forms(locale))
    return "{" + ", ".join(forms) + "}"


def _in_flow(text: str, start: int, end: int, lines: Sequence[str], untranslated: Sequence[str]) -> str:
    """``text`` with a mapping in braces from ``start`` to ``end`` written anew."""
    written = "{" + ", ".join(lines) + "}"
    rest = text[end:]
    if not untranslated:
        return text[:start] + written + rest
    line, feed, following = rest.partition("\n")
    comment = f"  # translate: {', '.join(untranslated)}"
    return text[:start] + written + line + comment + feed + following
