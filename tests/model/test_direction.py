"""Isolates of a text become elements of HTML, and nothing else of it becomes markup."""

from markupsafe import Markup

from hasila.model.direction import ISOLATE, LEFT_TO_RIGHT, RELEASE, fenced, fenced_each


def test_isolates_become_elements_and_the_rest_is_escaped() -> None:
    assert fenced(f"في {ISOLATE}26 شباط{RELEASE}") == "في <bdi>26 شباط</bdi>"
    assert fenced(f"{LEFT_TO_RIGHT}+7{RELEASE}") == '<bdi dir="ltr">+7</bdi>'
    assert fenced("<b> & ") == "&lt;b&gt; &amp; "


def test_markup_is_not_escaped_twice() -> None:
    assert fenced(Markup("<b>7</b>")) == "<b>7</b>"


def test_a_fence_that_is_broken_over_lines_stands_on_each_of_them() -> None:
    broken = [f"a {ISOLATE}b {LEFT_TO_RIGHT}c", "d", f"e{RELEASE} f", f"g{RELEASE} h", "i"]
    assert list(fenced_each(broken)) == [
        f"a {ISOLATE}b {LEFT_TO_RIGHT}c{RELEASE}{RELEASE}",
        f"{ISOLATE}{LEFT_TO_RIGHT}d{RELEASE}{RELEASE}",
        f"{ISOLATE}{LEFT_TO_RIGHT}e{RELEASE} f{RELEASE}",
        f"{ISOLATE}g{RELEASE} h",
        "i",
    ]
