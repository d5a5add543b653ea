"""The page of the documentation that is made from the program: commands, keys of files, codes."""

from __future__ import annotations

import ast
import io
import os
import re
from collections.abc import Iterator
from contextlib import redirect_stdout, suppress
from pathlib import Path
from unittest.mock import patch

from hasila.cli.commands import SUMMARIES
from hasila.cli.main import main
from hasila.ingest.files import shipped_texts
from hasila.model import site, vocabulary
from hasila.model.catalogue import read_catalogue
from hasila.model.diagnostic_codes import CODES
from hasila.starting.project import KNOWN

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
LANGUAGES = ("en", "ar")
WORDS = {
    "en": {
        "title": "Commands and formats",
        "intro": "This page is made from the program. A test fails when it differs.",
        "commands": "Commands",
        "site": "Keys of `site_src/site.yaml`",
        "vocabulary": "Files of `content/vocabulary/`",
        "codes": "Codes of `hasila check`",
        "key": "Key", "meaning": "Meaning", "file": "File", "keys": "Keys", "code": "Code",
        "more": "`hasila explain CODE` tells more. The format of reports stands in `content/README.md`, that "
        "of tables in `content/tables.md`.",
    },
    "ar": {
        "title": "الأوامر والصيغ",
        "intro": "هذه الصفحة مصنوعة من البرنامج، ونصوص البرنامج فيها بالإنكليزية. ويفشل اختبار إذا خالفته.",
        "commands": "الأوامر",
        "site": "مفاتيح `site_src/site.yaml`",
        "vocabulary": "ملفات `content/vocabulary/`",
        "codes": "رموز `hasila check`",
        "key": "المفتاح", "meaning": "المعنى", "file": "الملف", "keys": "المفاتيح", "code": "الرمز",
        "more": "يقول `hasila explain CODE` مزيداً. وصيغة التقارير في `content/README.md`، وصيغة الجداول في "
        "`content/tables.md`.",
    },
}  # fmt: skip
FILES = {
    "categories.yaml": "Category", "places.yaml": "PlaceName", "periods.yaml": "NamedPeriod",
    "publishers.yaml": "Publisher", "measures.yaml": "Measure", "causes.yaml": "Term",
    "populations.yaml": "Population", "divisions.yaml": "Division",
}  # fmt: skip
NAMES = {"ar": "العربية", "en": "English", "es": "español", "fr": "français", "tr": "Türkçe"}
NO_KEYS = ("id",)
RENAMED = {"parent": "of", "kind": "as"}
"""Keys of a division whose fields have other names."""


def reference(language: str) -> str:
    """The page in ``language``."""
    words = WORDS[language]
    return "\n".join(
        (
            f"# {words['title']}\n\n{words['intro']}\n",
            f"## {words['commands']}\n",
            *_commands(),
            f"## {words['site']}\n\n| {words['key']} | {words['meaning']} |\n| --- | --- |",
            *(f"| `{key}` | {meaning} |" for key, meaning in _keys()),
            f"\n## {words['vocabulary']}\n\n| {words['file']} | {words['keys']} |\n| --- | --- |",
            *(f"| `{file}` | {_fields(name, file)} |" for file, name in FILES.items()),
            f"\n## {words['codes']}\n\n{words['more']}\n",
            f"| {words['code']} | {words['meaning']} |\n| --- | --- |",
            *(f"| `{code}` | {title} |" for code, (title, _) in sorted(CODES.items())),
            "",
        )
    )


def _commands() -> Iterator[str]:
    for name in SUMMARIES:
        yield f"### {name}\n\n```text\n{_help(name)}\n```\n"


def _help(name: str) -> str:
    out = io.StringIO()
    with (
        patch.dict(os.environ, {"COLUMNS": "100", "NO_COLOR": "1"}),
        redirect_stdout(out),
        suppress(SystemExit),
    ):
        main([name, "--help"])
    return "\n".join(line.rstrip() for line in out.getvalue().strip().splitlines())


def _keys() -> Iterator[tuple[str, str]]:
    """The fields of :class:`Site`, each with the text that stands below it."""
    for key, meaning in _documented(site, "Site"):
        if key != "documentation":
            yield key, meaning


def _documented(module: object, name: str) -> Iterator[tuple[str, str]]:
    source = Path(str(getattr(module, "__file__"))).read_text(encoding="utf-8")  # noqa: B009
    body = next(
        node.body for node in ast.parse(source).body if isinstance(node, ast.ClassDef) and node.name == name
    )
    for field, after in zip(body, [*body[1:], None], strict=True):
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
            yield field.target.id, _text(after)


def _text(node: ast.stmt | None) -> str:
    match node:
        case ast.Expr(value=ast.Constant(value=str(text))):
            plain = re.sub(r":\w+:`([^`]*)`|``([^`]*)``", lambda found: f"`{found[1] or found[2]}`", text)
            return " ".join(plain.split())
    return ""


def _fields(name: str, file: str) -> str:
    names = [field for field, _ in _documented(vocabulary, name) if field not in NO_KEYS]
    if file == "measures.yaml":
        names = ["kind" if field == "stock" else field for field in names]
    if file == "divisions.yaml":
        names = [RENAMED.get(field, field) for field in names]
    names = ["pcode`, `iso`, `geonames" if field == "codes" else field for field in names]
    return ", ".join(f"`{field}`" for field in names)


def languages_table(language: str) -> str:
    """What each language has that comes with the program."""
    texts = shipped_texts("site_src")
    english = {message.id for message in read_catalogue(texts["site_src/locale/en/hasila.po"], "en").messages}
    rules = {"ar", "en", *(path.stem for path in _rule_files())}
    yes, no = {"en": ("yes", "no"), "ar": ("نعم", "لا")}[language]
    rows = []
    for code in KNOWN:
        has = {
            message.id
            for message in read_catalogue(texts[f"site_src/locale/{code}/hasila.po"], code).messages
        }
        pages = sum("/pages/" in path and path.endswith(f".{code}.md") for path in texts)
        read = yes if code in rules else no
        rows.append(
            f"| {NAMES[code]} (`{code}`) | {len(has & english)} / {len(english)} "
            f"| {pages} / 6 | {yes} | {read} |"
        )
    return "\n".join(rows)


def _rule_files() -> Iterator[Path]:
    return (ROOT / "generator/hasila/reader/data/languages").glob("*.yaml")


def with_table(page: str, language: str) -> str:
    """The page about languages with the rows of its last table as they should be."""
    rows = re.compile(r"(\| --- \| --- \| --- \| --- \| --- \|\n)(?:\|.*\n)+")
    return rows.sub(lambda found: f"{found[1]}{languages_table(language)}\n", page)
