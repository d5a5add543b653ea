"""Addresses inside the site and from outside it."""

from __future__ import annotations

import pytest

from hasila.model.address import absolute, public_address, relative


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [
        ("ar/reports/a.html", "ar/reports/b.html", "b.html"),
        ("ar/index.html", "data/v1/figures.csv", "../data/v1/figures.csv"),
        ("index.html", "ar/index.html", "ar/index.html"),
        ("ar/embed/series/a.html", "ar/series/a.html", "../../series/a.html"),
    ],
)
def test_a_link_leads_from_one_page_to_another(source: str, target: str, link: str) -> None:
    assert relative(source, target) == link


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("index.html", "https://a.org/t/"),
        ("ar/index.html", "https://a.org/t/ar/"),
        ("ar/reports/x.html#figure-total", "https://a.org/t/ar/reports/x.html#figure-total"),
        ("ar/my-index.html", "https://a.org/t/ar/my-index.html"),
    ],
)
def test_a_page_that_stands_for_its_folder_has_the_address_of_the_folder(path: str, address: str) -> None:
    assert absolute("https://a.org/t/", path) == address


def test_without_an_address_there_is_none() -> None:
    assert absolute("", "ar/index.html") == ""


@pytest.mark.parametrize(
    "text", ["https://a.org", "https://a.org/", "http://a.org:8080/tolls", "https://a.org/x/y/"]
)
def test_a_public_address_ends_with_a_slash(text: str) -> None:
    assert public_address(text) == f"{text.rstrip('/')}/"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a.org",
        "/tolls/",
        "ftp://a.org/",
        "https://",
        "https://a.org/?a=1",
        "https://a.org/#x",
        'https://a.org/"x',
        "https://a.org/a b",
    ],
)
def test_what_is_no_public_address(text: str) -> None:
    assert public_address(text) == ""
