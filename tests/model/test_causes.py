"""One cause is told once."""

from __future__ import annotations

from hasila.model.diagnostic_causes import group_diagnostics
from hasila.model.diagnostic_consequences import (
    without_consequences,
    without_consequences_of_refused,
    without_consequences_of_spoilt,
)
from hasila.model.diagnostics import Diagnostic, Location, Severity
from hasila.model.identified_diagnostic import DiagnosticStatus, IdentifiedDiagnostic


def standing(
    line: int,
    message: str,
    hint: str = "h",
    code: str = "unknown-place",
    severity: Severity = "error",
    new: bool = True,
) -> DiagnosticStatus:
    return DiagnosticStatus(
        IdentifiedDiagnostic(
            (str(line),), Diagnostic(Location("a.md", line, 1), code, severity, message, hint)
        ),
        new,
    )


def lines(*statuses: DiagnosticStatus) -> list[list[int]]:
    return [
        [one.identified.diagnostic.location.line for one in (told.status, *told.further)]
        for told in group_diagnostics(statuses)
    ]


def test_equal_words_are_one_cause_at_the_first_place() -> None:
    assert lines(standing(1, "`x` is unknown"), standing(2, "other"), standing(3, "`x` is unknown")) == [
        [1, 3],
        [2],
    ]


def test_two_things_with_one_next_step_are_two_causes_and_four_are_one() -> None:
    alike = [standing(line, f"`x{line}` is unknown") for line in range(1, 5)]
    assert lines(*alike[:2]) == [[1], [2]]
    assert lines(*alike) == [[1, 2, 3, 4]]


def test_what_all_figures_inherit_is_one_cause() -> None:
    alike = [
        standing(line, f"the figure `x{line}` does not say `counts`", code="incomplete-set")
        for line in (1, 2)
    ]
    assert lines(*alike) == [[1, 2]]


def test_another_step_severity_code_or_age_is_another_cause() -> None:
    assert (
        len(
            group_diagnostics(
                [
                    standing(1, "m"),
                    standing(2, "m", "other"),
                    standing(3, "m", severity="warning"),
                    standing(4, "m", code="c"),
                    standing(5, "m", new=False),
                ]
            )
        )
        == 5
    )


def test_findings_are_never_one() -> None:
    assert (
        len(
            group_diagnostics(
                [standing(line, "does not add up", "", "published-arithmetic", "note") for line in range(9)]
            )
        )
        == 9
    )


def test_nothing_is_lost() -> None:
    statuses = [standing(line, f"`x{line % 7}` is `y`", f"h{line % 3}") for line in range(50)]
    assert sorted(line for cause in lines(*statuses) for line in cause) == list(range(50))


# What follows from another mistake


def error(path: str, code: str, message: str = "m", line: int = 1) -> Diagnostic:
    return Diagnostic(Location(path, line, 1), code, "error", message, "h")


def test_words_of_a_vocabulary_that_cannot_be_read_are_not_told() -> None:
    cause = error("content/vocabulary/places.yaml", "bad-yaml")
    other = error("content/reports/a.md", "unknown-measure")
    assert without_consequences([cause, error("content/reports/a.md", "unknown-place"), other]) == (
        cause,
        other,
    )


def test_without_the_cause_they_are() -> None:
    told = (
        error("content/reports/a.md", "unknown-place"),
        error("content/vocabulary/places.yaml", "unknown-place"),
    )
    assert without_consequences(told) == told


def test_a_refused_entry_is_told_and_not_that_it_is_missing() -> None:
    cause = error("content/vocabulary/publishers.yaml", "bad-id", "`River_Watch` cannot be an id")
    follows = error("content/reports/a.md", "unknown-publisher", "`publisher: River_Watch` is not known")
    other = error("content/reports/a.md", "unknown-publisher", "`publisher: hill` is not known", 2)
    assert without_consequences([cause, follows, other]) == (cause, other)


def test_a_table_and_a_report_that_cannot_be_read_are_there() -> None:
    for cause, follows in (
        ("content/tables/a.csv", "content/tables/a.yaml"),
        ("content/reports/a.md", "content/reports/a.ar.md"),
    ):
        code = "no-table" if cause.endswith("csv") else "orphan-translation"
        assert without_consequences([error(cause, "not-utf-8"), error(follows, code)]) == (
            error(cause, "not-utf-8"),
        )


def test_a_pointer_into_a_faulty_report_is_not_told() -> None:
    cause = error("content/reports/b.md", "no-head")
    follows = error("content/reports/a.md", "unknown-figure", "there is no figure `b#total`")
    assert without_consequences([cause, follows]) == (cause,)
    assert without_consequences([follows]) == (follows,)


def test_of_a_value_with_the_wrong_shape_nothing_else_is_told() -> None:
    tag, shape, label = (
        error("content/reports/a.md", code) for code in ("yaml-tag", "wrong-shape", "missing-label")
    )
    assert without_consequences([label, shape, tag]) == (tag,)
    assert without_consequences([label, shape]) == (shape,)


def test_something_always_remains_that_blocks() -> None:
    told = [
        error(path, code)
        for path in ("content/reports/a.md", "content/vocabulary/places.yaml")
        for code in ("bad-yaml", "yaml-tag", "wrong-shape", "unknown-place", "missing-key")
    ]
    assert without_consequences(told)


def test_a_mark_may_lead_to_what_a_repeated_key_lost() -> None:
    cause = error("content/reports/a.md", "repeated-key")
    follows = [
        error(path, "mark-without-figure") for path in ("content/reports/a.md", "content/reports/a.ar.md")
    ]
    other = error("content/reports/b.md", "mark-without-figure")
    assert without_consequences([cause, *follows, other]) == (cause, other)


def test_a_word_of_a_vocabulary_that_was_refused_whole_is_not_told() -> None:
    unknown = error("content/reports/a.md", "unknown-place")
    for path in ("content/vocabulary/places.yaml", "content/vocabulary", "content"):
        assert not list(without_consequences_of_refused([unknown], [error(path, "too-large")]))
    other = error("content/vocabulary/causes.yaml", "too-large")
    assert list(without_consequences_of_refused([unknown], [other])) == [unknown]


def test_a_translation_lacks_no_report_that_was_refused() -> None:
    orphan = error("content/reports/a.ar.md", "orphan-translation")
    refused = error("content/reports/a.md", "too-large")
    assert not list(without_consequences_of_refused([orphan], [refused]))


def test_words_that_hide_something_are_not_told_twice() -> None:
    quoting = error("content/reports/a.md", "unknown-place", "`to\u202ewn` is unknown")
    assert not list(without_consequences_of_refused([quoting], []))
    shown = error("content/reports/a.md", "direction-character", "U+202E \u202e")
    assert list(without_consequences_of_refused([shown], [])) == [shown]


def test_of_a_file_with_an_open_conflict_only_that_is_told() -> None:
    conflict = error("content/reports/a.md", "merge-conflict")
    other = error("content/reports/a.md", "missing-key")
    assert without_consequences_of_spoilt([conflict, other], [conflict.location.path]) == (conflict,)


def test_a_vocabulary_under_another_name_that_cannot_be_read_is_the_cause() -> None:
    spoilt = error("content/vocabulary/placez.yaml", "bad-yaml")
    unknown = error("content/reports/a.md", "unknown-place")
    places = "content/vocabulary/places.yaml"
    assert without_consequences_of_spoilt([spoilt, unknown], []) == (spoilt,)
    assert without_consequences_of_spoilt([spoilt, unknown], [places]) == (spoilt, unknown)


def test_without_content_because_it_is_spoilt_is_no_second_cause() -> None:
    spoilt = error("content/reports/a.md", "not-utf-8")
    empty = error("content", "no-content")
    assert without_consequences_of_spoilt([spoilt, empty], []) == (spoilt,)
    assert without_consequences_of_spoilt([empty], []) == (empty,)
