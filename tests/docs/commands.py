"""The commands of every document: where they stand, what is run for each, and why some are not run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = (".github", "benchmarks", "content", "docs", "findings", "generator", "site_src", "templates")
NO_DOCUMENTS = ("content/reports/", "content/tables/")
"""Folders of reports: what is published, and no text about the program."""
_SHELL = re.compile(r"^( *)```(?:sh|bash|console|shell)\n(.*?)^ *```$", re.MULTILINE | re.DOTALL)
_FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)
_PROGRAMS = (
    "hasila|python3?|pip|uv|npm|npx|git|pytest|pre-commit|zizmor|ruff|mypy|gh|docker|bash|sh|apt-get|curl"
)
_SPAN = re.compile(rf"`((?:\.venv/bin/)?(?:{_PROGRAMS})\s[^`]+)`")

BUILD = "--zip site.zip --timings --why --address https://example.org/tolls/ --jobs 1 --zim site.zim"

RUN = {
    f"hasila build --out public {BUILD}": (
        "hasila build",
        "hasila build --address https://example.org/counts/ --out site",
        "hasila build --address https://example.org/tolls/",
        "hasila build --out public --address ADDRESS",
        "hasila build --timings",
        "hasila build --why",
        "hasila build --zim FILE",
        "hasila build --zip FILE",
    ),
    "hasila capture REPORT page.html --on 2031-03-09": ("hasila capture REPORT FILE",),
    "hasila check --notes --since HEAD": (
        "hasila check",
        "hasila check --notes",
        "hasila check --since REVISION",
    ),
    "hasila check --format short --write-baseline baseline.json": (
        "hasila check --format",
        "hasila check --write-baseline FILE",
    ),
    "hasila completion bash": ("hasila completion", "hasila completion bash"),
    "hasila diff": ("hasila diff",),
    "hasila explain languages-disagree --lang ar": (
        "hasila explain",
        "hasila explain --lang",
        "hasila explain CODE",
        "hasila explain CODE --lang fr",
        "hasila explain languages-disagree",
    ),
    "hasila history REPORT#cases": (
        "hasila history 2019-02-26-sohr#total",
        "hasila history REPORT#FIGURE",
    ),
    "hasila import FILE.csv --publisher health-ministry --since outbreak --url https://example.org/table": (
        "hasila import FILE",
        "hasila import FILE --publisher ID",
        "hasila import FILE.csv --publisher ID",
        "hasila import bulletin.csv --publisher hill-post --since lora-flood --url https://example.org/table",
    ),
    "hasila import --help": ("hasila import", "hasila import --help"),
    "hasila init other --recipe conflict": ("hasila init", "hasila init DIR"),
    "hasila language add de": ("hasila language add", "hasila language add CODE"),
    "hasila man": ("hasila man",),
    "hasila map --replace": ("hasila map",),
    "hasila new --from raw.txt --publisher health-ministry --published 2031-03-05": (
        "hasila new",
        "hasila new --from RAW.txt --publisher ID --published YYYY-MM-DD",
        "hasila new --from raw.txt --publisher sohr --published 2019-03-09",
    ),
    "hasila new --review content/reports/DRAFT.md": (
        "hasila new --review FILE",
        "hasila new --review content/reports/FILE.md",
    ),
    "hasila read raw.txt --why": ("hasila read", "hasila read raw.txt --why"),
    "hasila read --marks marks.txt": ("hasila read --marks", "hasila read --marks FILE"),
    "hasila record --day 2031-03-09": ("hasila record",),
    "hasila schema all": ("hasila schema", "hasila schema all"),
    "hasila verify public/data/v1/laws.json": (
        "hasila verify",
        "hasila verify laws.json",
        "hasila verify public/data/v1/laws.json",
    ),
    "hasila versions --get VERSION --out old": (
        "hasila versions",
        "hasila versions data/v1 --get VERSION --out old",
    ),
    "hasila --version": ("hasila --version",),
    "git checkout content": ("git checkout content",),
    "python -m benchmarks.contents public/": ("python -m benchmarks.contents SITE",),
    "python -m benchmarks.corpus --reports 3 --out corpus": (
        "python -m benchmarks.corpus --reports 1000 --out DIR",
    ),
}
"""What is run, one after the other in one project, and the commands of documents of which it is the example.

Capitals stand for what an example has a value of: ``REPORT``, ``DRAFT`` and ``VERSION`` of the project.
"""

NETWORK = "it asks a package index"
WRITES = "it would write into this repository; tests hold what it would write against what is there"
LONG = "it takes minutes or longer; it is no test but a measure"
NOT_RUN = {
    r"python -m venv \.venv": "it makes the environment that the tests run in: `.ci/run` begins with it",
    r"(?:python -m )?pip install (?!zizmor|pre-commit).*": (
        f"{NETWORK}; `.ci/run` installs this, `tests/test_wheel.py` the wheel"
    ),
    r"pip install (?:zizmor|pre-commit)": NETWORK,
    r"npm install .*": NETWORK,
    r"apt-get install .*": "it needs the rights of the system; `.ci/run` does it",
    r"echo 'hatchling.*": "what it prints is read by the command behind it",
    r"uv pip compile .*": f"{NETWORK}; `tests/test_workflows.py` reads what it wrote",
    r"zizmor .*": f"{NETWORK}; it is no part of the environment of the tests",
    r"pre-commit install": "it changes the repository of whoever runs the tests; `.pre-commit-config.yaml`",
    r"gh attestation verify .*": "it asks GitHub about a release",
    r"hasila lsp": "it speaks to an editor until that ends it: `tests/test_editor.py`",
    r"hasila serve.*": "it runs until it is ended: `tests/serve`",
    r"python -m pytest.*": "it runs the tests, of which this is one",
    r"ruff .*": "`.ci/run` begins with it",
    r"mypy": "`.ci/run` begins with it",
    r"python -m tests\.(?:docs|golden|mistakes)\.update": WRITES,
    r"python -m tests\.fuzz\.pair .*": f"{LONG}; `tests/fuzz/test_pair.py` makes a short run",
    r"python -m tests\.quality\.kills .*": f"{LONG}; `tests/build/test_streaming.py` ends builds, too",
    r"python -m tests\.quality\.same_site .*": f"{LONG}; `tests/quality/test_same_site.py`",
    r"python -m tests\.quality\.weight": f"{LONG}; `tests/quality/test_weight.py`",
    r"python -m tests\.quality\.(?:validate|axe|lighthouse|taken|references|programs|screenshots)": (
        f"{LONG}; it needs Java, npm or a browser"
    ),
    r"python -m benchmarks(?:\.preview)?(?: --.*)?": f"{LONG}; `tests/benchmarks` tries its parts",
    r"python (?:-m tests\.bench\.\w+|tests/bench/\w+\.py).*": LONG,
    r"bash findings/NAME\.sh": f"{NETWORK}; each makes an environment of its own",
}
"""Patterns of commands that are not run, and why."""


def documents() -> Iterator[Path]:
    """Every document of the repository that may have commands in it."""
    yield from sorted(ROOT.glob("*.md"))
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.md")):
            name = path.relative_to(ROOT).as_posix()
            if not name.startswith(NO_DOCUMENTS):
                yield path


def blocks(path: Path) -> list[str]:
    """The blocks of shell of a document."""
    return [block for _, block in _SHELL.findall(path.read_text(encoding="utf-8"))]


def spans(path: Path) -> Iterator[str]:
    """The commands within its sentences."""
    text = _FENCED.sub("", path.read_text(encoding="utf-8"))
    for span in _SPAN.findall(text):
        yield from _parted(" ".join(span.split()))


def lines(block: str) -> Iterator[str]:
    """The commands of a block, without comments."""
    joined = block.replace("\\\n", " ")
    for line in joined.splitlines():
        command = re.sub(r"(?:^|\s+)#\s.*", "", line).strip()
        if command:
            yield from _parted(" ".join(command.split()))


def _parted(line: str) -> Iterator[str]:
    for command in re.split(r" && | \| ", line):
        yield command.replace(".venv/bin/", "").replace("python3 ", "python ")


def reason(command: str) -> str:
    """Why a command is not run; empty where it has to be."""
    for pattern, why in NOT_RUN.items():
        if re.fullmatch(pattern, command):
            return why
    return ""
