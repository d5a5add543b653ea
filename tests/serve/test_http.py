"""Which requests a preview answers: those of its owner's browser, for its own address."""

from __future__ import annotations

from http import HTTPStatus

import pytest

from hasila.serve.http import Request, refusal

ADDRESS = "http://127.0.0.1:8000/"
OWN = "127.0.0.1:8000"


def status(request: Request) -> int:
    refused = refusal(request, ADDRESS)
    return refused.status if refused else HTTPStatus.OK


@pytest.mark.parametrize(
    "host", [OWN, "localhost:8000", "LOCALHOST", "[::1]:8000", "127.0.0.1", "localhost:9999"]
)
def test_this_machine_may_be_called_by_all_its_names(host: str) -> None:
    assert status(Request("GET", "/", (host,))) == HTTPStatus.OK


@pytest.mark.parametrize(
    "hosts",
    [
        (),
        ("",),
        ("evil.example",),
        ("evil.example:8000",),
        ("127.0.0.1.evil.example",),
        ("evil.example@127.0.0.1",),
        ("127.0.0.1:8000.evil.example",),
        ("localhost.",),
        ("192.168.1.7:8000",),
        ("127.0.0.1:8000", "evil.example"),
        ("127.0.0.1:123456",),
    ],
)
def test_another_name_or_none_or_two_is_refused_with_the_right_address(hosts: tuple[str, ...]) -> None:
    refused = refusal(Request("GET", "/", hosts), ADDRESS)
    assert refused is not None and refused.status == HTTPStatus.MISDIRECTED_REQUEST
    assert ADDRESS in refused.body.decode()


@pytest.mark.parametrize("target", ["http://evil.example/", "evil", "*", ""])
def test_a_target_is_a_path(target: str) -> None:
    assert status(Request("GET", target, (OWN,))) == HTTPStatus.BAD_REQUEST


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_nothing_is_taken(method: str) -> None:
    assert status(Request(method, "/", (OWN,))) == HTTPStatus.METHOD_NOT_ALLOWED


def fetch(site: str, mode: str, destination: str) -> dict[str, str]:
    return {"sec-fetch-site": site, "sec-fetch-mode": mode, "sec-fetch-dest": destination}


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, HTTPStatus.OK),
        (fetch("same-origin", "cors", "empty"), HTTPStatus.OK),
        (fetch("none", "navigate", "document"), HTTPStatus.OK),
        (fetch("cross-site", "navigate", "document"), HTTPStatus.OK),
        (fetch("cross-site", "no-cors", "script"), HTTPStatus.FORBIDDEN),
        (fetch("cross-site", "cors", "empty"), HTTPStatus.FORBIDDEN),
        (fetch("cross-site", "navigate", "iframe"), HTTPStatus.FORBIDDEN),
        (fetch("same-site", "no-cors", "image"), HTTPStatus.FORBIDDEN),
    ],
)
def test_a_page_elsewhere_may_link_here_and_load_nothing(fields: dict[str, str], expected: int) -> None:
    """Another program on this machine is another site to a browser only by its port: "same-site"."""
    assert status(Request("GET", "/data/v1/laws.json", (OWN,), fields)) == expected


@pytest.mark.parametrize(
    ("target", "path"),
    [
        ("/", ""),
        ("/en/reports/a.html?x=1#y", "en/reports/a.html"),
        ("/%D8%AD/", "ح/"),
        ("/%FF", "\N{REPLACEMENT CHARACTER}"),
        ("//evil.example/a", "a"),
    ],
)
def test_the_path_of_a_target_is_decoded(target: str, path: str) -> None:
    assert Request("GET", target, (OWN,)).path == path
