"""The conventions that all files of the data keep to, in words that travel with them."""

from __future__ import annotations

AUTHORS = "The Hasila authors"

CONVENTIONS = (
    ("counts", "Counts are whole numbers of what the measure counts, mostly people."),
    (
        "intervals",
        "An interval has two ends, low and high, both included; an end that is null or empty is open.",
    ),
    ("not stated", "A number that was not stated is null, or an empty cell. It is never 0."),
    (
        "published",
        (
            "What was published is never changed. Bounds, gaps and explanations are worked out by this site, "
            "not by the publisher."
        ),
    ),
    ("keys", "A figure is named report#figure everywhere; keys and addresses stay as they are."),
    (
        "sums",
        (
            "Do not add rows: a total stands beside its parts, and a later count holds the earlier ones. "
            "The view latest of hasila.sqlite has one row for each series, wholes the counts of each report "
            "that are part of no other of it; parts of one whole are the rows whose parent it is."
        ),
    ),
    ("days", "Days are ISO 8601, in the calendar of the reports. No file says when it was made."),
    (
        "addresses",
        (
            "Addresses of pages are relative to the top of the site, one for each language. "
            "datapackage.json names the site under homepage where it knows its own address, "
            "and the views of hasila.sqlite have whole addresses then, as url_en."
        ),
    ),
    ("several", "Several words or keys in one cell are parted by ' | '."),
    ("formulas", "In CSV, a text that a spreadsheet would take for a formula begins with an apostrophe."),
    ("names", "where, order and end are words of SQL too: put them between double quotes."),
    (
        "charts",
        (
            "The chart of each series is drawn in every language, as SVG and, with the same words, as PNG: "
            "<language>/embed/series/<id>.png."
        ),
    ),
    (
        "promise",
        (
            "Within v1 fields may be added; none changes its meaning or goes. "
            "What cannot keep that becomes v2 beside v1."
        ),
    ),
    (
        "licence",
        (
            "CC BY 4.0. Name the site and the publisher of each figure; "
            "every report carries the address of its source."
        ),
    ),
)
