"""Every code that a mistake or a finding can carry: its title and the longer story that ``hasila explain`` prints."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, tuple[str, str]] = {
    # the project and its files
    "no-content": (
        "No content",
        "A project is a folder with content/reports/ (or content/tables/) and content/vocabulary/. Nothing else is needed: templates and site texts come with the generator.",
    ),
    "not-utf-8": (
        "Not UTF-8",
        "All files are UTF-8. A file saved in another encoding (Windows-1256 for Arabic is common) shows wrong letters or none at all; nothing of it is read until it is saved again as UTF-8.",
    ),
    "orphan-translation": (
        "A translation without its report",
        "`name.en.md` is the English prose of the report `name.md`, whose head describes the figures. Without that file there is nothing to check the translation against.",
    ),
    "no-search": (
        "No search",
        "The index of the search is made by Pagefind, a program that is installed with the generator for the usual machines. Where it is missing, everything else is built, and the index in the order of the alphabet takes the place of the search.",
    ),
    "bad-template": (
        "A template that cannot be followed",
        "Templates are written in Jinja. Reading them tells broken syntax and names of templates, filters, tests and values that are not known; where a project has templates or texts of its own, `hasila check` also makes every page in memory. Nothing is written while a page cannot be made.",
    ),
    "bad-catalogue": (
        "A catalogue that cannot be used",
        "A catalogue (hasila.po) is used whole or not at all, for half of one would mix two languages on a page. Each translation keeps the placeholders of the English words and adds no number; the rule of plurals tells apart what the language tells apart; a guess (fuzzy) is looked at by a person first.",
    ),
    "bad-map": (
        "A base map that cannot be drawn",
        "The base map is a GeoJSON collection of polygons in degrees, each region with an id, a kind (gov or country) and names.",
    ),
    # corrections and reasons
    "corrects-nothing": (
        "A correction before what it corrects",
        "`corrects: REPORT#FIGURE` stands beside a figure of a later report and names a figure published before it: it is the publisher's own word on what the earlier number should have been. The earlier number stays as it was published.",
    ),
    "explains-nothing": (
        "A reason that closes nothing",
        "`explained:` beside a figure or a report closes the findings that it speaks of, and readers see its reason and its source. This one speaks of no finding: the matter may have been mended since, or the reason stands beside another figure.",
    ),
    # YAML
    "bad-yaml": (
        "Not YAML",
        "The head or file cannot be read. The place is where the reader gave up; the cause is often just before it: a missing space after a colon, an unclosed bracket or quote, a tab.",
    ),
    "yaml-key": ("A key that is no word", "Keys are plain words. Lists and mappings cannot be keys here."),
    "yaml-tag": (
        "A YAML tag",
        "Tags such as !!int ask for a conversion. Every value is read as the text it is, so that 010, 12:30 and no stay what was written.",
    ),
    "repeated-key": (
        "A key that stands twice",
        "YAML readers keep the last of two equal keys and forget the other without a word. Here the second one is refused, since one of the two would be lost.",
    ),
    "unknown-key": (
        "An unknown key",
        "Keys that are not known are refused and never skipped: a misspelt `amnog:` would silently drop a law.",
    ),
    "missing-key": (
        "A missing key",
        "The entry cannot be understood without this key. content/README.md lists the keys of a head.",
    ),
    "wrong-shape": (
        "The wrong shape",
        "The value is of another shape than this key takes: one value, a list [a, b], or `key: value` lines.",
    ),
    "bad-id": (
        "Not usable as an id",
        "Ids become parts of web addresses that must last, so they are lower-case Latin letters, digits and single hyphens.",
    ),
    "not-a-number": (
        "Not a number",
        "The value should be a number written plainly. 010 is refused because some readers take it for 8; 1e3 and 1,000 are refused in the head as well. The figures themselves never stand in the head: they are read from the marked words.",
    ),
    "impossible-date": (
        "No day of the calendar",
        "Dates are written YYYY-MM-DD and must exist: 2019-02-30 does not. Nothing is shifted to the nearest day.",
    ),
    "unknown-word": (
        "A word that is not known",
        "This key takes one of a few words; the hint names the nearest.",
    ),
    # vocabulary and site
    "missing-label": (
        "A missing label",
        "Whatever is shown needs its name in each language of the site (site_src/site.yaml).",
    ),
    "missing-plural": (
        "A missing plural form",
        "A counted noun changes with its number. Each language has its own set of forms (CLDR): Arabic has six, English two. Without them a page would print a wrong form.",
    ),
    "bad-coordinates": (
        "Unusable coordinates",
        "A place has both a latitude and a longitude or neither. A place without coordinates is listed and never placed on the map.",
    ),
    "circle": (
        "A circle of containment",
        "If A lies within B and B within A, any figure would be part of any other and every check would be void.",
    ),
    "unknown-language": (
        "An unknown language",
        "A language of the site is a folder site_src/locale/<code>/ with language.yaml (name, locale, direction) and hasila.po.",
    ),
    "unknown-category": (
        "An unknown category",
        "Who is counted must be in content/vocabulary/categories.yaml, with labels and counted nouns in each language.",
    ),
    "unknown-place": (
        "An unknown place",
        "Places must be in content/vocabulary/places.yaml; leave the coordinates out when none are known, never invent them.",
    ),
    "unknown-publisher": (
        "An unknown publisher",
        "Publishers and outlets must be in content/vocabulary/publishers.yaml.",
    ),
    "unknown-measure": (
        "An unknown measure",
        "What is counted (`counts:`) must be in content/vocabulary/measures.yaml.",
    ),
    "unknown-cause": ("An unknown cause", "Causes must be in content/vocabulary/causes.yaml."),
    "unknown-population": (
        "An unknown population",
        "Populations (identified, reported …) must be in content/vocabulary/populations.yaml. Two populations are never compared.",
    ),
    # the head of a report
    "repeated-report": (
        "A report that stands twice",
        "The id of a report is its address on the site. Two rows of a table, or a row and a file, with one id would be one page, and one of them would be lost.",
    ),
    "no-head": (
        "No head",
        "A report begins with a line `---`, its head in YAML, a second line `---`, then the prose.",
    ),
    "unclosed-head": (
        "An unclosed head",
        "The head begins with `---` on the first line and must end with `---` on a line of its own.",
    ),
    "no-figures": (
        "No figures",
        "A report without figures has nothing to reconcile. Describe one figure for each number that the report states.",
    ),
    "incomplete-set": (
        "A set that is not fully said",
        "A figure counts a set: who, what happened to them (`counts`), when. Where one of these is missing the number could be compared with anything, so the figure is refused.",
    ),
    "bad-period": (
        "No period",
        "`when:` names when the counted events happened. It is written as `since PERIOD`, `last 48h`, `24h to DATE`, `on DATE`, `today`, `month YYYY-MM` or `DATE to DATE`; PERIOD is an entry of content/vocabulary/periods.yaml or a date.",
    ),
    "repeated-figure": (
        "A figure described twice",
        "Each figure is described once. Where it takes part in a second sum, name it in a list: `parts: [one, two]`.",
    ),
    "unknown-figure": (
        "A figure that is not described",
        "A list under `parts` or `among` names figures of the same report by their ids.",
    ),
    "bad-address": (
        "Not a web address",
        "The source is given by its whole address, so that a reader can open it. The address of the site is given the same way: https://, the host, the folder.",
    ),
    "no-address": (
        "The site does not know its address",
        "All links within the site are relative, so it can be read from anywhere. What leaves the site needs a whole address: canonical links, sitemap.xml, the pictures that go with shared links, and the addresses in citations and feeds. Without one these are left out, and feeds use identifiers of their own.",
    ),
    "bad-digest": ("Not a SHA-256", "The digest of the captured page is written as 64 hexadecimal digits."),
    # marks and values
    "figure-without-mark": (
        "A figure that the prose does not state",
        "The number of a figure is stated once, in the words, as a link to its id. A figure that no words state has no value. A group whose number the source leaves out is listed under `unstated`.",
    ),
    "mark-without-figure": (
        "A mark that leads nowhere",
        "A link `[words](#id)` marks the words that state a figure; the head must describe the figure `id`. A number that is none of the report's figures is marked `[107](#-)`.",
    ),
    "unmarked-number": (
        "A number that is not marked",
        "The prose holds a number that is no evident date, duration, age or the like and is not marked. If it is a figure, describe and mark it; if it is not, mark it `(#-)`, so that the next reader need not wonder.",
    ),
    "no-number": (
        "Marked words without a number",
        "The value of a figure is read from its marked words; these state none. Nothing is guessed.",
    ),
    "several-numbers": (
        "Marked words with several numbers",
        "The marked words state more than one number, and none may be chosen.",
    ),
    "qualifier-outside": (
        "A qualifier outside the mark",
        '"at least 341" and "341" are different figures. The qualifier belongs inside the marked words, or the figure would be read as exact.',
    ),
    "mentions-disagree": (
        "Two mentions disagree",
        "The same text states one figure twice with different values or qualifiers. If the source does so, they are two figures: a headline and a body, for instance, which are then compared.",
    ),
    "languages-disagree": (
        "The languages disagree",
        "The Arabic and the English text of one report state the same figures. Where one drops a qualifier or mistypes a digit, the two check each other. This is our mistake, so it blocks publication.",
    ),
    "unstated-but-marked": (
        "Unstated, yet stated",
        "The group is listed as unstated, but the prose marks a number for it.",
    ),
    # tables
    "no-table": (
        "No table beside its description",
        "`name.yaml` describes the columns of `name.csv` in the same folder.",
    ),
    "bad-csv": ("Not CSV", "The row cannot be read as the columns of the table."),
    "unknown-column": ("An unknown column", "The description names a column that the table has not."),
    # what was published before, and is another now in our files (`hasila check --since REVISION`)
    "value-edited-silently": (
        "A published value was changed without a new capture",
        "The figure is stated otherwise than at the revision that was compared with, and the report says of no new capture of its source. What was published is never changed: if the source says something else now, record the capture and what it said before (`source: earlier:`); if our copy had a slip, mend it and log it on the corrections page, so that nobody who cited the old value is left alone.",
    ),
    "words-edited": (
        "The words of a figure were changed",
        "The marked words are others than at the revision that was compared with, but they still state the same value. Nothing needs to be done; it is said so that no change of a published number can hide among changes of wording.",
    ),
    "figure-vanished": (
        "A published figure is gone",
        "The report had this figure at the revision that was compared with. Its address may have been cited. A figure that was never published should be told of on the corrections page; one that was only renamed gets its id back.",
    ),
    "report-vanished": (
        "A published report is gone",
        "The file or the row of this report is not there any more, or has another name. The name of a report is its address on the site and does not change. A report that was entered by mistake is taken away with a line on the corrections page.",
    ),
    # notes for editors (`hasila check --notes`); no law is broken
    "rate-outlier": (
        "A count rose far faster than before and after",
        "Between two reports a cumulative count rose at a pace that lies more than 3.5 modified z-scores above the median pace of its other steps (Iglewicz and Hoaglin, 1993), and by at least ten people more than that median would make. An event may explain it; a misprint or another population would look the same.",
    ),
    "part-repeats": (
        "A part stands still while its whole grows",
        "A group is stated with the same number in three or more reports in a row while the total it is taken from grows so much that, at its share, at least five more would be expected. The number may have been copied from report to report.",
    ),
    "total-repeats": (
        "A total stands still though new deaths are told of",
        "A cumulative count is that of the report before, and the same report tells of more in the days between. An “at least” leaves room for both, so no law is broken; the total may not have been brought up to date.",
    ),
    "window-fits-longer": (
        "A count of hours fits a longer time",
        "A count of the last 24 (or 48 …) hours is exactly what the total rose by since the publisher's last report, which lies further back. The hours may be a set phrase for “since our last report”.",
    ),
    "window-gap": (
        "Time between two counts of hours",
        "Two neighbouring counts of so many hours do not meet: what lies between may be in neither. The hours of a report are known to the day only. Where a publisher's counts usually stand like this nothing is said.",
    ),
    "window-overlap": (
        "Two counts of hours share time",
        "Two neighbouring counts of so many hours overlap, so that their sum would count some people twice. The hours of a report are known to the day only. Where a publisher's counts usually stand like this nothing is said.",
    ),
    # what reconciling finds; never blocks publication
    "published-arithmetic": (
        "The published arithmetic does not hold",
        "Figures of the report cannot all be true. What was published stays as it is; the finding shows the sum, every minimal way out and what would settle it. A published inconsistency never fails a build: that would press contributors into editing what was published.",
    ),
    "source-revised": (
        "The source states less than before",
        "A count of the same set since the same day is lower in a later report, and no reason is stated. It may be a revision or a misprint; both figures stand.",
    ),
    "source-edited": (
        "The source was edited",
        "A new capture of the same address differs from the one that was read.",
    ),
    "sources-disagree": (
        "Sources disagree",
        "Two publishers state different figures for the same set. They count independently; this is a note, never an error, and nothing is averaged.",
    ),
    "not-checkable-yet": ("Not checkable yet", "The neighbour that would settle it is not there."),
    "restarted": (
        "The count was restarted",
        "The publisher began a new period or another population. The two are not compared.",
    ),
    "ours": (
        "Our own mistake",
        "The number read from the marked words is not the value of the figure. This blocks publication.",
    ),
}
