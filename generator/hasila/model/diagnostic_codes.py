"""Every code that a mistake or a finding can carry: its title and the longer story that ``hasila explain``
prints."""

from __future__ import annotations

from collections.abc import Mapping

CODES: Mapping[str, tuple[str, str]] = {
    # the project and its files
    "no-content": (
        "No content",
        (
            "A project is a folder with content/reports/ (or content/tables/) and content/vocabulary/. "
            "Nothing else is needed: templates and site texts come with the generator."
        ),
    ),
    "not-utf-8": (
        "Not UTF-8",
        (
            "All files are UTF-8. A file saved in another encoding (Windows-1256 for Arabic is common) shows "
            "wrong letters or none at all; nothing of it is read until it is saved again as UTF-8."
        ),
    ),
    "too-large": (
        "A file that is too large",
        (
            "A text in Markdown has at most 100,000 bytes, a file of YAML 500,000, a table 5,000,000, any "
            "other file 20,000,000. These are bounds far above what any publisher states; nothing of a "
            "larger file is read."
        ),
    ),
    "too-long": (
        "A line, a paragraph or a number that is too long",
        (
            "A line, and a paragraph of prose, has at most 10,000 characters, a count at most 12 digits, a "
            "coordinate at most 16, `order` at most 9999. What is longer is no figure but a slip, or two "
            "numbers that ran together."
        ),
    ),
    "too-many": (
        "More than is read",
        (
            "A report states at most 400 figures, 20 of one and the same set, with 1,000 marks in each "
            "language; a table has at most 20,000 rows, 500 columns and 100,000 cells that state a figure. "
            "Divide a larger one; each part is a file of its own."
        ),
    ),
    "too-deep": (
        "Too many levels",
        (
            "Lists and quotations lie within each other at most 8 deep, folders 20. What is deeper would be "
            "left out of the page without a word."
        ),
    ),
    "too-far": (
        "A day that is too far from the others",
        (
            "The reports of a project, and the days that one figure counts, lie within two hundred years. A "
            "day outside is a slip of the hand, or a year of another calendar."
        ),
    ),
    "grows": (
        "A page that would be far larger than its source",
        (
            "A page of text becomes about twice as long as HTML. This one would grow more than tenfold, "
            "because a long address is defined once and used very often, or a table has very many empty "
            "cells. Nobody on a poor line could read it."
        ),
    ),
    "link": (
        "A link in the place of a file",
        (
            "A symbolic link can lead out of the project, to a file that nobody meant to publish, or in a "
            "circle; and another machine may not have what it leads to. No link in content/, site_src/ or "
            "templates/ is followed, wherever it leads."
        ),
    ),
    "no-plain-file": (
        "No plain file",
        (
            "A pipe, a socket or a device stands where a file should, or a folder has the name of a file. It "
            "is named, and never opened."
        ),
    ),
    "unreadable": (
        "A file that cannot be read",
        "The system refuses to give the file: it belongs to somebody else, or it vanished while it was read.",
    ),
    "bad-name": (
        "A name that not every system can hold",
        (
            "Windows keeps con, nul, aux, prn, com1 … and lpt1 … for devices, with any ending, and drops "
            "dots and spaces at the end of a name. A repository with such a file cannot be checked out "
            "there."
        ),
    ),
    "same-address": (
        "Two things at one address",
        (
            "Two files of the site would have one path, or two that macOS or Windows take for one (`Foo` and "
            "`foo`, or é as one letter and as two). One would replace the other, so nothing is written."
        ),
    ),
    "reserved-name": (
        "A name that the site itself uses",
        (
            "`index` is the list of reports, of series and of findings; a report of that name would replace "
            "it. A language of the site cannot be named like a folder that every site has: static, data, "
            "search."
        ),
    ),
    "direction-character": (
        "A sign that turns the direction of the text",
        (
            "Overrides and embeddings (U+202A to U+202E) show characters in another order than they are "
            "written in: 21 is shown and 12 is counted. They are refused everywhere, and so is an isolate "
            "(U+2066 to U+2069) that is not closed in its paragraph, or in a head or a table in its line. "
            "Closed isolates and the marks U+200E, U+200F and U+061C may stand in prose, outside marks, and "
            "never in a number."
        ),
    ),
    "hidden-character": (
        "A character that cannot be seen",
        (
            "Zero-width spaces, control characters, tags and other signs that show nothing make two texts "
            "look alike that are not. U+200C and U+200D may stand between letters that join, as Persian, "
            "Kurdish and Hindi need it. A soft hyphen is only pointed out."
        ),
    ),
    "lost-character": (
        "A character that is none",
        (
            "Half of a surrogate pair, a noncharacter, a sign of private use or U+FFFD stand where a letter "
            "was lost when the text was copied or converted."
        ),
    ),
    "unread-file": (
        "A file that nothing reads",
        (
            "A report is content/reports/NAME.md, a table content/tables/NAME.csv with NAME.yaml beside it, "
            "a word of the vocabulary stands in one of the eight files of content/vocabulary/. A file of "
            "another name or ending, or in another folder, would be missing from the site without a word, so "
            "it is refused. Of site_src/ and templates/ it is only warned, for the shipped file of the right "
            "name stands in. Hidden files (their names begin with a dot) and README files are left alone."
        ),
    ),
    "empty-file": (
        "A file in which nothing stands",
        (
            "The file is empty, or it is a table of which only the names of the columns are there. It may "
            "have been lost while it was saved or merged. Nothing is read from it. An empty text, template "
            "or style of the site hides the shipped one: of that it is warned."
        ),
    ),
    "merge-conflict": (
        "An open conflict of git",
        (
            "Lines of <<<<<<<, ======= and >>>>>>> show where two changes of one place meet. Until a person "
            "has chosen, nobody knows which of the two is meant; nothing else is said of such a file."
        ),
    ),
    "credentials": (
        "An address with a user name or a password",
        (
            "What stands before the @ of an address is a user name, a password or a token. All files here "
            "are published, and what was committed once stays in the history. Write the address without it; "
            "if it was shared with anybody, change it where it is used. Messages never print it."
        ),
    ),
    "orphan-translation": (
        "A translation without its report",
        (
            "`name.en.md` is the English prose of the report `name.md`, whose head describes the figures. "
            "Without that file there is nothing to check the translation against."
        ),
    ),
    "bad-template": (
        "A template that cannot be followed",
        (
            "Templates are written in Jinja. Reading them tells broken syntax and names of templates, "
            "filters, tests and values that are not known; where a project has templates or texts of its "
            "own, `hasila check` also makes every page in memory. Nothing is written while a page cannot be "
            "made."
        ),
    ),
    "bad-catalogue": (
        "A catalogue that cannot be used",
        (
            "A catalogue (hasila.po) is used whole or not at all, for half of one would mix two languages on "
            "a page. Each translation keeps the placeholders of the English words and adds no number; the "
            "rule of plurals tells apart what the language tells apart; a guess (fuzzy) is looked at by a "
            "person first."
        ),
    ),
    "missing-translation": (
        "A catalogue and the pages ask for different words",
        (
            "A message that the catalogue of a language lacks is shown in the first language of the site, or "
            "in English; one that no page asks for is shown nowhere, and is often a misspelt msgid. The "
            "msgid is the English of the shipped catalogue, letter by letter."
        ),
    ),
    "missing-text": (
        "A page of text that a language lacks",
        (
            "The pages of text (about, method, privacy and others) are site_src/pages/NAME.LANGUAGE.md. "
            "Where one is missing, the text of the first language that has it stands in; the first line of "
            "each, `# …`, is the title of the page."
        ),
    ),
    "bad-map": (
        "A base map that cannot be drawn",
        (
            "The base map is a GeoJSON collection of polygons in degrees, each region with an id, a kind "
            "(gov or country) and names."
        ),
    ),
    # corrections and reasons
    "corrects-nothing": (
        "A correction before what it corrects",
        (
            "`corrects: REPORT#FIGURE` stands beside a figure of a later report and names a figure published "
            "before it: it is the publisher's own word on what the earlier number should have been. The "
            "earlier number stays as it was published."
        ),
    ),
    "explains-nothing": (
        "A reason that closes nothing",
        (
            "`explained:` beside a figure or a report closes the findings that it speaks of, and readers see "
            "its reason and its source. This one speaks of no finding: the matter may have been mended "
            "since, or the reason stands beside another figure."
        ),
    ),
    # YAML
    "bad-yaml": (
        "Not YAML",
        (
            "The head or file cannot be read. The place is that of the cause where it can be told: the quote "
            "or bracket that is never closed, the line without a colon, the tab, the colon or comma of "
            "another script. Else it is where the reader gave up, and the cause is just before it."
        ),
    ),
    "yaml-key": ("A key that is no word", "Keys are plain words. Lists and mappings cannot be keys here."),
    "yaml-tag": (
        "A YAML tag",
        (
            "Tags such as !!int ask for a conversion. Every value is read as the text it is, so that 010, "
            "12:30 and no stay what was written."
        ),
    ),
    "repeated-key": (
        "A key that stands twice",
        (
            "YAML readers keep the last of two equal keys and forget the other without a word. Here the "
            "second one is refused, since one of the two would be lost."
        ),
    ),
    "unknown-key": (
        "An unknown key",
        (
            "Keys that are not known are refused and never skipped: a misspelt `amnog:` would silently drop "
            "a law."
        ),
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
        (
            "Ids become parts of web addresses that must last, so they are lower-case Latin letters, digits "
            "and single hyphens."
        ),
    ),
    "not-a-number": (
        "Not a number",
        (
            "The value should be a number written plainly. 010 is refused because some readers take it for "
            "8; 1e3 and 1,000 are refused in the head as well. The figures themselves never stand in the "
            "head: they are read from the marked words."
        ),
    ),
    "impossible-date": (
        "No day of the calendar",
        (
            "Dates are written YYYY-MM-DD and must exist: 2019-02-30 does not. Nothing is shifted to the "
            "nearest day. A table whose days are written otherwise says so in its description, as `dates: "
            "DD/MM/YYYY`; which number is the day and which the month is never guessed, even where only one "
            "reading exists. A row that is no report (a total, a line of units, a note) is named under "
            "`skip`."
        ),
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
    "untranslated": (
        "A text that is still to be written",
        (
            "A new project, or a language that was added, begins with `…` in the place of texts that nobody "
            "has translated. Readers see the text of another language there, marked as such. Write it in "
            "its own."
        ),
    ),
    "missing-plural": (
        "A missing plural form",
        (
            "A counted noun changes with its number. Each language has its own set of forms (CLDR): Arabic "
            "has six, English two. Without them a page would print a wrong form."
        ),
    ),
    "counted-without-n": (
        "A counted noun without its number",
        (
            "A plural form that stands for several numbers must hold {n}, or pages would say “people” for 3 "
            "and for 300. Only a form that stands for one number, such as شخصان, may do without. Other slots "
            "than {n} are not known."
        ),
    ),
    "bad-coordinates": (
        "Unusable coordinates",
        (
            "A place has both a latitude and a longitude or neither. A place without coordinates is listed "
            "and never placed on the map."
        ),
    ),
    "wrong-kind": (
        "A kind of count that its period contradicts",
        (
            "A cumulative count runs since a day, a flow is the number of some days, a stock is how many "
            "there are at a moment. `kind: cumulative` beside `last 24h`, or `kind: flow` beside `since …`, "
            "is a slip in one of the two."
        ),
    ),
    "bad-code": (
        "Not a code of a place",
        (
            "A place may carry the codes by which others know it: `pcode` (letters and digits, as in the "
            "data sets of OCHA), `iso` (ISO 3166-1 or 3166-2, in capitals), `geonames` (the number of its "
            "page). They are exported as they stand."
        ),
    ),
    "circle": (
        "A circle of containment",
        (
            "If A lies within B and B within A, any figure would be part of any other and every check would "
            "be void."
        ),
    ),
    "unknown-language": (
        "An unknown language",
        (
            "A language of the site is a folder site_src/locale/<code>/ with language.yaml (name, locale, "
            "direction) and hasila.po."
        ),
    ),
    "unknown-category": (
        "An unknown category",
        (
            "Who is counted must be in content/vocabulary/categories.yaml, with labels and counted nouns in "
            "each language."
        ),
    ),
    "unknown-place": (
        "An unknown place",
        (
            "Places must be in content/vocabulary/places.yaml; leave the coordinates out when none are "
            "known, never invent them."
        ),
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
        (
            "Populations (identified, reported …) must be in content/vocabulary/populations.yaml. Two "
            "populations are never compared."
        ),
    ),
    # the head of a report
    "repeated-report": (
        "A report that stands twice",
        (
            "The id of a report is its address on the site. Two rows of a table, or a row and a file, with "
            "one id would be one page, and one of them would be lost."
        ),
    ),
    "no-head": (
        "No head",
        "A report begins with a line `---`, its head in YAML, a second line `---`, then the prose.",
    ),
    "unclosed-head": (
        "An unclosed head",
        "The head begins with `---` on the first line and must end with `---` on a line of its own.",
    ),
    "cut-head": (
        "A head in two pieces",
        (
            "The head ends with the first line `---` below its own. Where another one stands within it, all "
            "that follows would be read as prose, and the figures described there would be lost."
        ),
    ),
    "no-figures": (
        "No figures",
        (
            "A report without figures has nothing to reconcile. Describe one figure for each number that the "
            "report states."
        ),
    ),
    "incomplete-set": (
        "A set that is not fully said",
        (
            "A figure counts a set: who, what happened to them (`counts`), when. Where one of these is "
            "missing the number could be compared with anything, so the figure is refused."
        ),
    ),
    "part-of-itself": (
        "A figure that is part of itself",
        (
            "A list under `parts` or `among` names the whole, or a figure that the whole is itself part of. "
            "Such a figure would have to be larger than itself, and every check of it would be void."
        ),
    ),
    "name-and-day": (
        "The file says another day than its name",
        (
            "The name of a report begins with its day of publication and is its address on the site. One of "
            "the two is a slip. Where the day is known only about, or only to the month, "
            "`published_precision` says so, and the two may differ."
        ),
    ),
    "period-after-publication": (
        "A period after the report",
        (
            "No report counts what happens after it. The period ends, or begins, later than the day of "
            "publication: one of the two days is a slip. Where that day is known only about, 31 days are "
            "allowed."
        ),
    ),
    "far-day": (
        "A day far from all others",
        (
            "A day before 1583 is none of the Gregorian calendar: a Hijri year (1452) may have been typed as "
            "it stood on the page. Such a day is refused. Other days are compared with those on which the "
            "other reports were published and captured and on which named periods begin: one that is more "
            "than fifty years from all of them, or more than ten where they are many, is pointed out. "
            "Nothing depends on the day on which the check is run."
        ),
    ),
    "captured-before-publication": (
        "Captured before it was published",
        (
            "A page cannot have been saved before it was published. A day of difference is left to time "
            "zones, 31 days where the day of publication is known only about."
        ),
    ),
    "other-script": (
        "A text in the letters of another language",
        (
            "The letters of a text show which script it is written in, and CLDR says which one a language "
            "uses. Most of the letters outside marks and code are of another script, or two files hold the "
            "same words: the texts of two languages may have been exchanged, or one copied and never "
            "translated. Numbers in it are not read. Two languages of one script are not told apart."
        ),
    ),
    "raw-html": (
        "HTML in the prose",
        (
            "Prose is Markdown without HTML: a tag would be shown to readers as it was typed. Addresses in "
            "angle brackets (<https://…>) and a < before a number are no HTML."
        ),
    ),
    "copied-sentence": (
        "A sentence of the source as it was",
        (
            "The prose is ours: it retells facts and copies no sentences. `hasila new` keeps short digests "
            "of the sentences of the source under `source_sentences`, from which the sentences cannot be "
            "read; a sentence of the prose with the same words in the same order is refused. Marks, "
            "punctuation and vowel signs make no difference; sentences of less than seven words are "
            "anybody's."
        ),
    ),
    "unresolved-doubt": (
        "An open doubt",
        (
            "`hasila new` writes an entry `doubt:` beside everything in a draft that a person has to decide. "
            "What nobody has decided is not published: write the answer in its place, or beside it, and take "
            "the entry away. Doubts may be written by hand, too, in any head, table or vocabulary. "
            "Until they are decided, nothing is said of how the figures of that file agree with others."
        ),
    ),
    "report-twice": (
        "One report under two names",
        (
            "Two reports of one publisher and one day state the same values of the same groups in like "
            "words. Two pages of one report, in two languages or outlets, are one report; entered twice they "
            "would bear witness for each other."
        ),
    ),
    "copy-of-another-day": (
        "A copy of another day's report",
        (
            "Every number and nearly every word are those of another report of the same publisher. A file "
            "that was copied as a model and not filled in looks like this; a publisher who repeats a whole "
            "report does, too."
        ),
    ),
    "bad-period": (
        "No period",
        (
            "`when:` names when the counted events happened. It is written as `since PERIOD`, `last 48h`, "
            "`24h to DATE`, `on DATE`, `today`, `month YYYY-MM` or `DATE to DATE`; PERIOD is an entry of "
            "content/vocabulary/periods.yaml or a date."
        ),
    ),
    "repeated-figure": (
        "A figure described twice",
        (
            "Each figure is described once. Where it takes part in a second sum, name it in a list: `parts: "
            "[one, two]`."
        ),
    ),
    "unknown-figure": (
        "A figure that is not described",
        "A list under `parts` or `among` names figures of the same report by their ids.",
    ),
    "bad-record": (
        "A record of changes that cannot be read",
        (
            "content/changes.csv says when each report and each finding entered the site, changed, was "
            "closed or went; `hasila record` adds lines to it. Feeds and the data of changes are made of it, "
            "so a line that is not understood whole is refused. So it is with content/versions/, which keeps "
            "what each record changed of the tables: without one of its files older tables cannot be had "
            "again."
        ),
    ),
    "bad-address": (
        "Not a web address",
        (
            "The source is given by its whole address, so that a reader can open it. The address of the site "
            "is given the same way: https://, the host, the folder."
        ),
    ),
    "no-address": (
        "The site does not know its address",
        (
            "All links within the site are relative, so it can be read from anywhere. What leaves the site "
            "needs a whole address: canonical links, sitemap.xml, the pictures that go with shared links, "
            "and the addresses in citations and feeds. Without one these are left out, and feeds use "
            "identifiers of their own."
        ),
    ),
    "bad-digest": ("Not a SHA-256", "The digest of the captured page is written as 64 hexadecimal digits."),
    # marks and values
    "figure-without-mark": (
        "A figure that the prose does not state",
        (
            "The number of a figure is stated once, in the words, as a link to its id. A figure that no "
            "words state has no value. A group whose number the source leaves out is listed under "
            "`unstated`."
        ),
    ),
    "broken-mark": (
        "What was meant as a mark",
        (
            "A mark is a link: [words](#id). With a space between its brackets, with code or a backslash "
            "around it, as a picture, with a title or inside another mark it is none, or not the one that "
            "was meant, and the number in it would be lost."
        ),
    ),
    "mark-without-figure": (
        "A mark that leads nowhere",
        (
            "A link `[words](#id)` marks the words that state a figure; the head must describe the figure "
            "`id`. A number that is none of the report's figures is marked `[107](#-)`."
        ),
    ),
    "unmarked-number": (
        "A number that is not marked",
        (
            "The prose holds a number that is no evident date, duration, age or the like and is not marked. "
            "If it is a figure, describe and mark it; if it is not, mark it `(#-)`, so that the next reader "
            "need not wonder."
        ),
    ),
    "no-number": (
        "Marked words without a number",
        "The value of a figure is read from its marked words; these state none. Nothing is guessed.",
    ),
    "several-numbers": (
        "Marked words with several numbers",
        "The marked words state more than one number, and none may be chosen.",
    ),
    "unknown-words": (
        "Words in a mark that are not understood",
        (
            "A mark, a cell or a captured quotation holds a number, its qualifier and what is counted, and "
            "nothing else. A word that is none of these could change the number (“hardly 20”, “12 hours”), "
            "so it is refused and never dropped. content/README.md has the table of what may stand there. In "
            "a language without reading rules only digits, signs and the counted nouns of the vocabulary are "
            "understood."
        ),
    ),
    "sign": (
        "A number with a sign",
        (
            "A count is a whole number from 0 on. −3 or +3 is a change of a count: a published correction is "
            "a report that states the new count, or says under `amends` by how many an earlier one changes."
        ),
    ),
    "percent": ("A share", "A share of a whole is no count of people, and the count cannot be made from it."),
    "ordinal": (
        "A place in an order",
        "12th, No. 12 and #12 name one thing among others and count nothing.",
    ),
    "no-count": (
        "No count in its sentence",
        (
            "By the words around it the marked number is an age, an amount of money, a telephone number or "
            "the like."
        ),
    ),
    "ambiguous-separator": (
        "A separator that can be read two ways",
        (
            "12.500 is twelve thousand five hundred in one country and twelve and a half in another. Only "
            "what the language, or the description of the table, declares is read; English declares 12,500."
        ),
    ),
    "not-whole": (
        "Not a whole number",
        "People are counted in whole numbers. 45.0 is read as 45; 45.5 is refused.",
    ),
    "leading-zero": (
        "A number that begins with 0",
        "045 may be a code, a telephone number, or a number in another base.",
    ),
    "mixed-digits": (
        "Digits of two scripts in one number",
        (
            "Western, Arabic-Indic and Persian digits are all read, but not mixed in one number: one of them "
            "was mistyped or pasted."
        ),
    ),
    "foreign-digits": (
        "Digits that are not read",
        (
            "Superscripts, fractions, full-width digits and the digits of other languages are refused: they "
            "are footnotes or misprints more often than counts."
        ),
    ),
    "letters-in-number": (
        "Letters that touch digits",
        (
            "l2 and 1O look like numbers and are none. A scale (12k, 1.9 m) is read in English, and so are "
            "the footnote letters r and p right behind a number."
        ),
    ),
    "range-reversed": (
        "A range the wrong way round",
        "The smaller number comes first. Arabic and English write it alike, in the order of the text.",
    ),
    "qualified-range": (
        "A range with a qualifier",
        "“about 12–15” has no ends that could be compared, so it is refused; nothing is read in part.",
    ),
    "several-qualifiers": ("Qualifiers that differ", "“at least about 20” says two things of one number."),
    "cut-number": (
        "A part of a number",
        (
            "The mark ends within a number, a range or before its scale: [12]–15, two [hundred], [1.9] "
            "million. What is left out would change the figure."
        ),
    ),
    "denied": (
        "A denial outside the mark",
        (
            "In “No [soldier] was killed” the marked word alone would be read as one. Marked whole, the "
            "denial is exactly 0."
        ),
    ),
    "bracketed": ("A number in brackets", "In accounts (45) is −45. A count stands without brackets."),
    "qualifier-outside": (
        "A qualifier outside the mark",
        (
            '"at least 341" and "341" are different figures. The qualifier belongs inside the marked '
            "words, or the figure would be read as exact."
        ),
    ),
    "unknown-qualifiers": (
        "Qualifiers of a language that is not known",
        (
            "Nobody here knows how “at least”, “about” or “up to” is said in the language of this text, so a "
            "number beside such a word would be read as exact without a finding. Signs are understood in "
            "every language: ≥, ≤, ~, >, <. `reader/data/qualifiers.yaml` takes the words of another."
        ),
    ),
    "mentions-disagree": (
        "Two mentions disagree",
        (
            "The same text states one figure twice with different values or qualifiers. If the source does "
            "so, they are two figures: a headline and a body, for instance, which are then compared."
        ),
    ),
    "languages-disagree": (
        "The languages disagree",
        (
            "The texts of one report in two languages state the same figures. Where one drops a "
            "qualifier or mistypes a digit, the two check each other. This is our mistake, so it blocks "
            "publication."
        ),
    ),
    "unstated-but-marked": (
        "Unstated, yet stated",
        "The group is listed as unstated, but the prose marks a number for it.",
    ),
    # tables
    "bad-workbook": (
        "A workbook cannot be read",
        (
            "A publisher's workbook (XLSX) stands in content/tables/ as it is, with its description beside "
            "it. It is read with openpyxl (`pip install 'hasila[spreadsheets]'`). A workbook of several "
            "sheets needs the name of one in its description, `sheet: NAME`: none is chosen by its place. A "
            "file that is damaged, protected by a password, of the older format or of another program is "
            "saved as XLSX once more, or its sheet as CSV in UTF-8."
        ),
    ),
    "no-table": (
        "No table beside its description",
        (
            "A publisher who keeps a spreadsheet is entered as two files in content/tables/: `name.csv`, the "
            "publisher's file as it is, and `name.yaml`, which says what its columns count. They have one "
            "name. Each row becomes a report, each described column a figure of it. The description says who "
            "publishes (`publisher`), which column is the day of a row and how its report is called (`rows: "
            '{published: day, id: "name-{day}"}`), and under `figures` what each column counts, as the '
            "head of a report does. The file itself is never edited to suit us: what is peculiar to it "
            "(other headings, another separator, words for an empty cell, numbers in thousands, rows that "
            "are no data) is declared in the description. content/README.md shows all of its keys under "
            "Tables, with an example."
        ),
    ),
    "bad-csv": (
        "Not CSV",
        (
            "The row cannot be read as the columns of the table: it has fewer cells than there are headings, "
            "or filled cells beyond them, or a quote that is not closed. Often a number such as 1,240 stands "
            "without quotes in a file whose cells are divided by commas, and becomes two cells. Empty cells "
            "at the end of a row, as spreadsheets write them, are no matter."
        ),
    ),
    "unclear-separator": (
        "More than one separator",
        (
            "The cells of a CSV file can be divided by commas, semicolons, tabs or bars. Where the line of "
            "headings holds only one of these, or only one of them gives every row as many cells as there "
            "are headings, that one is taken. Here several would do, and the cells would be others with "
            "each: the description says which, as `separator: semicolon`."
        ),
    ),
    "unknown-column": (
        "An unknown column",
        (
            "The description names a column that the table has not. A figure is found by its id, by its id "
            "with underscores for hyphens, or by the heading that `columns` gives it: `columns: {total: "
            "Total Deaths, injured: القتلى}`. The words in braces in `id`, in `title` and in the description "
            "of a figure are found in the same way; `{day}` is always the day of the row. Headings are "
            "compared as they stand in the file, capitals included; only spaces and line breaks count as one "
            "space. Headings that take two rows of the file are joined: `head: 2` makes `Killed men` of a "
            "cell `Killed` above a cell `men`."
        ),
    ),
    "repeated-column": (
        "A column that is not one",
        (
            "Several columns of the table have the heading that the description uses, or two figures take "
            "the same column. A number would stand for one of two things. Name the second of equal headings "
            "as `Deaths (2)` under `columns`, or say `head: 2` where a row above the headings tells them "
            "apart."
        ),
    ),
    "described-alike": (
        "Two columns described as one count",
        (
            "Two figures of the description count the same people in the same place and time, and their "
            "columns state different numbers row after row. They cannot both be that count, and no "
            "publisher errs in each row: the description does not say what tells the columns apart. Say it "
            "at one of them (`counts`, `who`, `where`, `when`, `population`). Columns that are a lowest "
            "and a highest number of one count are marked with `qualifier`."
        ),
    ),
    "undescribed-column": (
        "Columns that nobody described",
        (
            "The table has columns that hold numbers and that the description does not mention. They are not "
            "read. A publisher may have added a column since; describe it, or name it under `ignore`, so "
            "that the next new one is seen."
        ),
    ),
    "skipped-row": (
        "A row of tags is skipped",
        (
            "Under the headings stands a row of nothing but HXL tags (`#date+reported`, `#affected+killed`), "
            "by which humanitarian data sets say what a column holds. It is no data. `skip: [hxl]` in the "
            "description says so, and this note goes."
        ),
    ),
    "skips-nothing": (
        "An entry of `skip` without a row",
        (
            "`skip` names rows of the file that are no data: `line 3`, the words with which the first filled "
            "cell begins (`Total`), `hxl`, or `undated` for rows without a day. No row answers to this "
            "entry: the file has changed, or the words are misspelt, and the row that was meant may be read "
            "as data."
        ),
    ),
    "skips-day": (
        "A day that is skipped",
        (
            "The words under `skip` leave out a row that has a day as data has. What a publisher states of a "
            "day is not left out by accident: write more words, or name the line."
        ),
    ),
    "unclear-order": (
        "Which report of a day came first is not known",
        (
            "Several rows of the table have the same day and count the same. In a file whose days ascend, "
            "the lower row is the later report; in one that runs from the newest day to the oldest, the "
            "upper one. Here the days do neither, or the column named by `rows: {order: …}` gives two rows "
            "the same place. Until it is known which came first, a rise within the day may be shown as a "
            "fall."
        ),
    ),
    # what was published before, and is another now in our files (`hasila check --since REVISION`)
    "value-edited-silently": (
        "A published value was changed without a new capture",
        (
            "The figure is stated otherwise than at the revision that was compared with, and the report says "
            "of no new capture of its source. What was published is never changed: if the source says "
            "something else now, record the capture and what it said before (`source: earlier:`); if our "
            "copy had a slip, mend it and log it on the corrections page, so that nobody who cited the old "
            "value is left alone."
        ),
    ),
    "words-edited": (
        "The words of a figure were changed",
        (
            "The marked words are others than at the revision that was compared with, but they still state "
            "the same value. Nothing needs to be done; it is said so that no change of a published number "
            "can hide among changes of wording."
        ),
    ),
    "figure-vanished": (
        "A published figure is gone",
        (
            "The report had this figure at the revision that was compared with. Its address may have been "
            "cited. A figure that was never published should be told of on the corrections page; one that "
            "was only renamed gets its id back."
        ),
    ),
    "report-vanished": (
        "A published report is gone",
        (
            "The file or the row of this report is not there any more, or has another name. The name of a "
            "report is its address on the site and does not change. A report that was entered by mistake is "
            "taken away with a line on the corrections page."
        ),
    ),
    # notes for editors (`hasila check --notes`); no law is broken
    "rate-outlier": (
        "A count rose far faster than before and after",
        (
            "Between two reports a cumulative count rose at a pace that lies more than 3.5 modified z-scores "
            "above the median pace of its other steps (Iglewicz and Hoaglin, 1993), and by at least ten "
            "people more than that median would make. An event may explain it; a misprint or another "
            "population would look the same."
        ),
    ),
    "part-repeats": (
        "A part stands still while its whole grows",
        (
            "A group is stated with the same number in three or more reports in a row while the total it is "
            "taken from grows so much that, at its share, at least five more would be expected. The number "
            "may have been copied from report to report."
        ),
    ),
    "total-repeats": (
        "A total stands still though new deaths are told of",
        (
            "A cumulative count is that of the report before, and the same report tells of more in the days "
            "between. An “at least” leaves room for both, so no law is broken; the total may not have been "
            "brought up to date."
        ),
    ),
    "window-fits-longer": (
        "A count of hours fits a longer time",
        (
            "A count of the last 24 (or 48 …) hours is exactly what the total rose by since the publisher's "
            "last report, which lies further back. The hours may be a set phrase for “since our last "
            "report”."
        ),
    ),
    "window-gap": (
        "Time between two counts of hours",
        (
            "Two neighbouring counts of so many hours do not meet: what lies between may be in neither. The "
            "hours of a report are known to the day only. Where a publisher's counts usually stand like this "
            "nothing is said."
        ),
    ),
    "window-overlap": (
        "Two counts of hours share time",
        (
            "Two neighbouring counts of so many hours overlap, so that their sum would count some people "
            "twice. The hours of a report are known to the day only. Where a publisher's counts usually "
            "stand like this nothing is said."
        ),
    ),
    # what reconciling finds; never blocks publication
    "published-arithmetic": (
        "The published arithmetic does not hold",
        (
            "Figures of the report cannot all be true. What was published stays as it is; the finding shows "
            "the sum, each explanation and what would settle it. A published inconsistency never fails "
            "a build: that would press contributors into editing what was published."
        ),
    ),
    "stated-hours": (
        "The stated hours do not fit the rise of the total",
        (
            "A report gives its new count for so many hours, and the number is just what its total rose by "
            "over another time: the hours leave out a part of the time since the last total, or reach back "
            "over hours that were counted before. Where a publisher often says so of such a time it is a "
            "habit and no finding. The finding names the hours that would fit."
        ),
    ),
    "source-revised": (
        "The source states less than before",
        (
            "A count of the same set since the same day is lower in a later report, and no reason is stated. "
            "It may be a revision or a misprint; both figures stand."
        ),
    ),
    "source-edited": (
        "The source was edited",
        "A new capture of the same address differs from the one that was read.",
    ),
    "sources-disagree": (
        "Sources disagree",
        (
            "Two publishers state different figures for the same set. They count independently; this is a "
            "note, never an error, and nothing is averaged."
        ),
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
