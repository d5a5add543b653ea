"""What runs where the repository is kept: nothing is deployed unchecked, a stranger's pull request may do no
harm, and what is run is there. No one of these files can be tried here; what can be read in them is.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from hasila.cli.main import PROGRAM, program

WORKFLOWS = Path(__file__).resolve().parents[1] / ".github" / "workflows"
NAMES = ("check", "deploy")
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


@pytest.mark.parametrize("name", NAMES)
def test_only_the_actions_of_the_house_that_runs_them_are_used(name: str) -> None:
    used = [step["uses"] for step in steps(name) if "uses" in step]
    assert used and all(re.fullmatch(r"actions/[a-z-]+@v\d+", one) for one in used)


@pytest.mark.parametrize("name", NAMES)
def test_every_command_of_ours_is_one(name: str) -> None:
    lines = [shlex.split(line) for step in steps(name) for line in step.get("run", "").splitlines()]
    ours = [line[1:] for line in lines if line[0] == "hasila"]
    assert ours
    for arguments in ours:
        with program.make_context(PROGRAM, list(arguments)) as context:
            name, command, words = program.resolve_command(context, list(arguments))
            assert command is not None and command.make_context(name, words, parent=context)
