"""What is wrong with the content, as a part of the page that is shown, and as a page where none can be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from hasila.model.diagnostics import Diagnostic, Severity
from hasila.model.visible import sentence, visible

SCRIPT, STYLE, WAIT = ".hasila/preview.js", ".hasila/preview.css", ".hasila/wait"
"""The paths of the preview's own files, and of the request that waits for a change."""
_MOST = 20
"""Diagnostics that are shown; the others are in the terminal."""
_HEAD_END, _BODY_END = b"</head>", b"</body>"


def with_panel(page: bytes, diagnostics: Sequence[Diagnostic], blocked: bool, path: str) -> bytes:
    """``page`` with what is wrong, if anything is, before its end.

    Where the content is ``blocked`` the page is of the last state without errors. ``path`` is that of the
    page: what concerns its report comes first.
    """
    panel = _panel(diagnostics, blocked, path)
    if not panel:
        return page
    before, end, after = page.rpartition(_BODY_END)
    return before + panel.encode() + end + after if end else page + panel.encode()


def with_script(page: bytes, state: str, shown: str) -> bytes:
    """``page`` with the script that loads it again: of the ``state`` of the preview, ``shown`` its digest."""
    tags = (
        f'<link rel="stylesheet" href="/{STYLE}">'
        f'<script src="/{SCRIPT}" data-state="{escape(state)}" data-shown="{escape(shown)}" defer></script>'
    )
    before, end, after = page.partition(_HEAD_END)
    return before + tags.encode() + end + after if end else page


def error_page(title: str, diagnostics: Sequence[Diagnostic]) -> bytes:
    """A page that says why there is no page."""
    told = "".join(map(_entry, diagnostics[:_MOST]))
    more = _more(diagnostics)
    return (
        '<!doctype html>\n<html lang="en" dir="ltr">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n</head>\n"
        f'<body class="hasila-preview"><h1>{escape(title)}</h1>\n<ol>{told}</ol>{more}\n</body>\n</html>\n'
    ).encode()


def _panel(diagnostics: Sequence[Diagnostic], blocked: bool, path: str) -> str:
    """The errors, unfolded, and the warnings, folded; "" where there are none. Notes are on the pages."""
    remark = ": this page is as it was before" if blocked else ""
    errors = _folded(diagnostics, "error", remark, path)
    warnings = _folded(diagnostics, "warning", "", path)
    if not errors and not warnings:
        return ""
    return f'<aside class="hasila-preview" lang="en" dir="ltr">{errors}{warnings}</aside>'


def _folded(diagnostics: Iterable[Diagnostic], severity: Severity, remark: str, path: str) -> str:
    """The diagnostics of one severity, those in the files of the report that the page shows first."""
    own = [diagnostic for diagnostic in diagnostics if diagnostic.severity == severity]
    if not own:
        return ""
    own.sort(key=lambda diagnostic: _stem(diagnostic.location.path) != _stem(path))
    heading = f"1 {severity}" if len(own) == 1 else f"{len(own)} {severity}s"
    is_open = " open" if severity == "error" else ""
    told = "".join(map(_entry, own[:_MOST]))
    return f"<details{is_open}><summary>{heading}{remark}</summary><ol>{told}</ol>{_more(own)}</details>"


def _stem(path: str) -> str:
    """The name that the files and the page of one report have in common."""
    return path.rpartition("/")[2].partition(".")[0]


def _more(diagnostics: Sequence[Diagnostic]) -> str:
    rest = len(diagnostics) - _MOST
    return f"<p>{rest} more: see the terminal</p>" if rest > 0 else ""


def _entry(diagnostic: Diagnostic) -> str:
    place = escape(visible(str(diagnostic.location)))
    message = escape(sentence(diagnostic.message))
    hint = f"<br>next: {escape(sentence(diagnostic.hint))}" if diagnostic.hint else ""
    kind = f"{diagnostic.severity}[{escape(diagnostic.code)}]"
    return f'<li class="{diagnostic.severity}"><code>{place}</code> {kind}: <bdi>{message}</bdi>{hint}</li>'
