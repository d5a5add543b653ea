"""What runs where the repository is kept: nothing is deployed unchecked, a stranger's pull request may do no
harm, and what is run is there. No one of these files can be tried here; what can be read in them is.
"""

from __future__ import annotations

import importlib.util
import re
import shlex
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from hasila.cli.main import PROGRAM, program

ROOT = Path(__file__).resolve().parents[1]
WORKFLOWS = ROOT / ".github" / "workflows"
NAMES = ("check", "deploy", "release")
NEW_PROJECT = ROOT / "generator/hasila/starting/files/dot-github/workflows/site.yml"
READ = {"contents": "read"}


def workflow(name: str) -> dict[Any, Any]:
    """YAML takes the key ``on`` for a truth."""
    found = yaml.safe_load((WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8"))
    return found | {"on": found.pop(True)}


def steps(name: str) -> Iterator[dict[str, Any]]:
    for job in workflow(name)["jobs"].values():
        yield from job.get("steps", ())


def test_these_are_all() -> None:
    assert {path.stem for path in WORKFLOWS.iterdir()} == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_a_workflow_may_read_and_no_more(name: str) -> None:
    assert workflow(name)["permissions"] == READ


def test_only_the_last_job_of_the_deployment_may_publish() -> None:
    may = {name: job.get("permissions", READ) for name, job in workflow("deploy")["jobs"].items()}
    assert may == {
        "check": READ,
        "build": {"contents": "read", "pages": "read"},
        "deploy": {"pages": "write", "id-token": "write"},
    }
    assert all("permissions" not in job for job in workflow("check")["jobs"].values())


def test_nothing_is_deployed_that_was_not_checked_and_only_the_main_branch() -> None:
    deploy = workflow("deploy")
    jobs = deploy["jobs"]
    assert jobs["check"]["uses"] == "./.github/workflows/check.yml"
    assert (jobs["build"]["needs"], jobs["deploy"]["needs"]) == ("check", "build")
    assert deploy["on"]["push"] == {"branches": ["main"]}
    assert jobs["build"]["if"] == "github.ref == 'refs/heads/main'"
    assert set(deploy["on"]) == {"push", "workflow_dispatch"}


def test_a_pull_request_runs_without_secrets() -> None:
    assert set(workflow("check")["on"]) == {"pull_request", "workflow_call"}, "never pull_request_target"
    for name in NAMES:
        assert "secrets" not in (WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_no_checkout_leaves_a_token_behind(name: str) -> None:
    taken = [step for step in steps(name) if step.get("uses", "").startswith("actions/checkout@")]
    assert taken and all(step["with"]["persist-credentials"] is False for step in taken)


@pytest.mark.parametrize("name", NAMES)
def test_no_words_of_a_stranger_are_put_into_a_command(name: str) -> None:
    assert [step["run"] for step in steps(name) if "${{" in step.get("run", "")] == []


USES = re.compile(r"uses: (?!\./)(\S+?)@(\S+)(.*)")
PUBLISHERS = {"actions", "pypa"}


def pinned() -> Iterator[tuple[str, str, str]]:
    """Each use of an action in a file of ours: its name, what it is pinned to, and the comment."""
    for path in (*WORKFLOWS.iterdir(), NEW_PROJECT, ROOT / "action.yml"):
        found = USES.findall(path.read_text(encoding="utf-8"))
        assert found, path
        yield from found


def test_only_the_actions_of_the_house_and_of_the_index_are_used_each_at_a_commit() -> None:
    for name, commit, comment in pinned():
        assert name.split("/")[0] in PUBLISHERS
        assert re.fullmatch("[0-9a-f]{40}", commit), f"{name} is pinned to {commit}, which can move"
        assert re.fullmatch(r"  # v\d+\.\d+\.\d+", comment), f"{name} does not say its version"


def test_one_action_has_one_commit_everywhere() -> None:
    commits: dict[str, set[str]] = {}
    for name, commit, comment in pinned():
        commits.setdefault(name, set()).add(f"{commit}{comment}")
    assert {name: found for name, found in commits.items() if len(found) > 1} == {}


def locked(name: str) -> dict[str, set[str]]:
    """The versions of a lock, by package; several where they depend on the version of Python."""
    text = (ROOT / f".github/locks/{name}.txt").read_text(encoding="utf-8")
    entries = [entry for entry in re.split(r"\n(?=\S)", text) if entry.strip()]
    assert all("--hash=sha256:" in entry for entry in entries)
    versions: dict[str, set[str]] = {}
    for package, version in re.findall(r"^([a-z0-9._-]+)==([^ ;\\\n]+)", text, re.MULTILINE):
        versions.setdefault(package, set()).add(version)
    return versions


def test_what_is_deployed_is_what_was_checked() -> None:
    checked, deployed = locked("test"), locked("site")
    assert (
        deployed
        and {name: versions for name, versions in deployed.items() if checked[name] != versions} == {}
    )


def test_the_locks_have_what_the_package_needs() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    needed = {re.match(r"[A-Za-z0-9._-]+", one)[0].lower() for one in project["dependencies"]}  # type: ignore[index]
    wanted = {
        re.match(r"[A-Za-z0-9._-]+", one)[0].lower() for one in project["optional-dependencies"]["test"]
    }  # type: ignore[index]
    assert needed <= locked("site").keys()
    assert needed | wanted <= locked("test").keys()


def test_the_release_takes_its_version_from_the_tag_and_publishes_in_its_last_jobs() -> None:
    release = workflow("release")
    assert set(release["on"]) == {"push"} and set(release["on"]["push"]) == {"tags"}
    jobs = release["jobs"]
    may = {name: job.get("permissions", READ) for name, job in jobs.items()}
    assert may == {
        "check": READ,
        "build": {"contents": "read", "id-token": "write", "attestations": "write"},
        "publish": {"id-token": "write"},
        "announce": {"contents": "write"},
    }
    assert (jobs["build"]["needs"], jobs["publish"]["needs"], jobs["announce"]["needs"]) == (
        "check",
        "build",
        "publish",
    )
    assert jobs["publish"]["environment"]["name"] == "pypi"


def load_release() -> ModuleType:
    spec = importlib.util.spec_from_file_location("release", ROOT / ".github/release.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("tag", "changes", "status"),
    [
        ("v1.2.3", "# Changes\n\n## 1.2.3 — 2031-03-04\n\nNew: a.\n\n## 1.2.2 — 2030-01-01\n\nOld.\n", 0),
        ("v1.2.3", "# Changes\n\n## 1.2.3 — unreleased\n\nNew: a.\n", 1),
        ("v1.2.3", "# Changes\n\n## 1.2.4 — 2031-03-04\n\nNew: a.\n", 1),
        ("v1.2.3", "# Changes\n\n## 1.2.3 — 2031-03-04\n\n## 1.2.2 — 2030-01-01\n\nOld.\n", 1),
        ("1.2", "# Changes\n", 1),
    ],
)
def test_a_release_has_the_version_of_its_tag_and_its_own_notes(
    tag: str, changes: str, status: int, tmp_path: Path
) -> None:
    package = tmp_path / "generator/hasila/__init__.py"
    package.parent.mkdir(parents=True)
    package.write_text('"""Hasila."""\n\n__version__ = "0.0.1"\n')
    (tmp_path / "CHANGELOG.md").write_text(changes, encoding="utf-8")
    notes = tmp_path / "notes.md"
    assert load_release().main(tag, str(notes), tmp_path) == status
    assert ('__version__ = "1.2.3"' in package.read_text()) == (status == 0)
    if status == 0:
        assert notes.read_text(encoding="utf-8") == "New: a.\n"


def test_the_action_puts_no_input_into_a_command() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    runs = [step["run"] for step in action["runs"]["steps"] if "run" in step]
    assert runs and [run for run in runs if "${{" in run] == []
    assert all(step.get("shell") == "bash" for step in action["runs"]["steps"] if "run" in step)


def test_the_hook_runs_a_command_that_there_is() -> None:
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    name, *arguments = shlex.split(hook["entry"])
    assert name == "hasila"
    understood(arguments)
    assert re.search(hook["files"], "content/reports/2031-03-04-river-watch.md")


def test_dependabot_looks_after_actions_and_packages() -> None:
    updates = yaml.safe_load((ROOT / ".github/dependabot.yml").read_text(encoding="utf-8"))["updates"]
    assert {update["package-ecosystem"] for update in updates} == {"github-actions", "pip"}


def understood(arguments: list[str]) -> None:
    """Our command line takes these arguments."""
    with program.make_context(PROGRAM, list(arguments)) as context:
        name, command, words = program.resolve_command(context, list(arguments))
        assert command is not None and command.make_context(name, words, parent=context)


@pytest.mark.parametrize("path", [*(WORKFLOWS / f"{name}.yml" for name in ("check", "deploy")), NEW_PROJECT])
def test_every_command_of_ours_is_one(path: Path) -> None:
    jobs = yaml.safe_load(path.read_text(encoding="utf-8"))["jobs"].values()
    lines = [
        line for job in jobs for step in job.get("steps", ()) for line in step.get("run", "").splitlines()
    ]
    ours = [shlex.split(line.partition(">>")[0])[1:] for line in lines if line.startswith("hasila ")]
    assert ours
    for arguments in ours:
        understood(arguments)


def test_a_pull_request_is_told_what_it_does_in_both_languages() -> None:
    told = [step for step in steps("check") if "hasila diff" in step.get("run", "")]
    assert ["--lang en --lang ar" in step["run"] for step in told] == [True]
    assert "GITHUB_STEP_SUMMARY" in told[0]["run"] and "pull_request" in told[0]["if"]
