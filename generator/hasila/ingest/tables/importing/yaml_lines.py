"""Lines of YAML, written so that they are read as the texts they are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

_PLAIN = re.compile(r"[^\W\d_][\w ./-]*[\w]|[^\W\d_]", re.UNICODE)
_RESERVED = {"yes", "no", "on", "off", "true", "false", "null", "y", "n", "~"}


def scalar(text: str) -> str:
    """``text`` as a scalar: plain where nothing in it could be read otherwise."""
    if _PLAIN.fullmatch(text) and text.casefold() not in _RESERVED:
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def flow_list(texts: Iterable[str]) -> str:
    """A list in brackets."""
    return f"[{', '.join(map(scalar, texts))}]"


def flow_map(entries: Mapping[str, str]) -> str:
    """A mapping in braces; the values are YAML already."""
    return "{" + ", ".join(f"{scalar(key)}: {value}" for key, value in entries.items()) + "}"


def comment(text: str, indent: str = "") -> list[str]:
    """``text`` as lines of comments, of 100 characters at most."""
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + len(word) > 96:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    return [f"{indent}# {part}" for part in (*lines, line) if part]
