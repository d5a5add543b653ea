"""The index of search: each word leads to the documents that have it and to no other, a new report changes
one bucket, and the same documents give the same bytes.
"""

from __future__ import annotations

import json
import os
import pickle
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from hasila.model.interval import Interval
from hasila.model.page import File
from hasila.model.search_document import SearchDocument, SearchIndexInput, SearchSection
from hasila.publish.search import bucket_files, buckets, search, search_index_file, tables_of
from hasila.publish.search.bucket_files import STATE_LENGTH
from hasila.publish.search.buckets import KINDS, LARGEST, UNDATED, Bucket
from hasila.publish.search.words import digest, key, words
from tests.publish.ledger import VOCABULARY as WITHOUT_NAMES

ROOT = Path(__file__).resolve().parents[3]
VOCABULARY = replace(WITHOUT_NAMES, names=(("Hayat Tahrir al-Sham", "HTS", "هيئة تحرير الشام"),))
TABLES = tables_of(VOCABULARY)
PLACES = tuple(f"place-{n}" for n in range(12))
PROSE = (
    "قُتل {n} مدنياً في إدلب خلال شباط، بينهم أطفال",
    "At least {n} people were killed in Idlib in February, 3.5 km from the M5",
    "Hayat Tahrir al-Sham and {n} others; 1,234 in all",
)


def report(n: int, language: str = "en", year: int = 0) -> SearchDocument:
    day = f"{year or 2018 + n % 3}-{n % 12 + 1:02}-{n % 27 + 1:02}"
    filters = {
        "kind": ("report",),
        "year": (day[:4],),
        "place": (PLACES[n % 12], PLACES[n % 5]),
        "publisher": (),
    }
    stated = SearchSection(f"killed: at least {n + 300}", "figure-total", Interval(n + 300, None))
    text = SearchSection(PROSE[n % 3].format(n=n + 300))
    return SearchDocument(
        f"{language}/reports/{n}.html", f"Toll {n}", "the Observatory", (text, stated), filters, day
    )


def place(n: int) -> SearchDocument:
    return SearchDocument(
        f"en/places/{n}.html", f"Village{n}", "village", (SearchSection(f"Village{n}"),), {"kind": ("place",)}
    )


DOCUMENTS = (*map(report, range(60)), *map(place, range(4)))
INDEXES = (
    SearchIndexInput("ar", tuple(report(n, "ar") for n in range(12))),
    SearchIndexInput("en", DOCUMENTS),
)


def told(file: File) -> dict:
    """What a file of the index tells the browser's script."""
    text = file.content.decode()
    assert text.startswith("hasilaSearch(") and text.endswith(");\n")
    path, content = json.loads("[" + text[len("hasilaSearch(") : -len(");\n")] + "]")
    assert file.path == f"search/{path}"
    return content


def by_path(files: tuple[File, ...]) -> dict[str, bytes]:
    held = {file.path: file.content for file in files}
    assert len(held) == len(files)
    return held


def found(files: dict[str, dict], entry: str) -> dict[str, bool]:
    """The paths of the documents under ``entry``, as the browser finds them, and whether their titles have
    it."""
    paths = {}
    for name, _, parts, chunk, states in files["search/en/index.js"]["buckets"]:
        place = digest(key(entry)) % parts
        part = files[f"search/en/{name}/part-{place}.js"]
        assert part["state"] == states[STATE_LENGTH * (2 + place) :][:STATE_LENGTH]
        code = 0
        for step in part["entries"].get(entry, "").split():
            code += int(step)
            number, in_title = divmod(code, 2)
            texts = files[f"search/en/{name}/text-{number // chunk}.js"]["texts"]
            paths[texts[number % chunk][0]] = bool(in_title)
    return paths


@pytest.fixture(scope="module")
def files() -> dict[str, dict]:
    return {file.path: told(file) for file in search(INDEXES, VOCABULARY)}


def test_each_word_leads_to_the_documents_that_have_it_and_to_no_other(files: dict[str, dict]) -> None:
    """Every word against reading all documents."""
    having: dict[str, dict[str, bool]] = {}
    for document in DOCUMENTS:
        titled = words(document.title)
        text = [*words(document.note), *(word for one in document.passages for word in words(one.words))]
        for word in text:
            having.setdefault(word, {})[document.path] = word in titled
        for word in titled:
            having.setdefault(word, {})[document.path] = True
    entries = {word: paths for word, paths in having.items() if found(files, word)}
    assert all(found(files, word) == paths for word, paths in entries.items())
    left_out = set(having) - set(entries)
    assert left_out and left_out <= TABLES.function
    assert len(entries) > 100


@pytest.mark.parametrize("absent", ["302342", "3501", "77", "234", "02", "zebra", "idli", "في", "and"])
def test_what_stands_nowhere_is_no_entry(files: dict[str, dict], absent: str) -> None:
    assert found(files, absent) == {}


def test_filters_and_names_are_entries(files: dict[str, dict]) -> None:
    first = {document.path for document in DOCUMENTS if "place-3" in document.filters.get("place", ())}
    assert set(found(files, "@place:place-3")) == first
    assert found(files, "=january") == {}
    assert set(found(files, "=february")) == {*found(files, "idlib"), *found(files, "شباط")}
    assert len(found(files, "=hayat-tahrir-al-sham")) == 20


def test_a_number_is_found_as_it_is_written(files: dict[str, dict]) -> None:
    assert len(found(files, "3.5")) == len(found(files, "1234")) == 20
    assert found(files, "301") == {"en/reports/1.html": False}
    assert found(files, "7") == {"en/reports/7.html": True}


def test_the_same_documents_give_the_same_bytes_in_any_order() -> None:
    mixed = list(DOCUMENTS)
    random.Random(5).shuffle(mixed)
    again = (INDEXES[0], SearchIndexInput("en", tuple(mixed)))
    assert by_path(search(again, VOCABULARY)) == by_path(search(INDEXES, VOCABULARY))


def test_another_seed_of_hashes_gives_the_same_bytes() -> None:
    code = (
        "import hashlib; from tests.publish.search.test_index import *; "
        "print(hashlib.sha256(repr(sorted(by_path(search(INDEXES, VOCABULARY)).items()))"
        ".encode()).hexdigest())"
    )
    told = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={
                **os.environ,
                "PYTHONPATH": f"{ROOT / 'generator'}{os.pathsep}{ROOT}",
                "PYTHONHASHSEED": seed,
            },
        ).stdout
        for seed in "12"
    }
    assert len(told) == 1


def test_a_new_report_changes_its_bucket_and_the_table_of_buckets_alone() -> None:
    new = report(900, year=2019)
    before = by_path(search(INDEXES, VOCABULARY))
    after = by_path(search((INDEXES[0], SearchIndexInput("en", (*DOCUMENTS, new))), VOCABULARY))
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    assert changed and all(path.startswith(("search/en/2019/", "search/en/index.js")) for path in changed)


def test_files_of_a_bucket_are_a_pure_function_of_what_can_be_sent_to_another_process() -> None:
    for bucket in buckets(DOCUMENTS):
        sent, tables = pickle.loads(pickle.dumps((bucket, TABLES)))
        assert tables == TABLES
        assert bucket_files(sent, "en", tables) == bucket_files(bucket, "en", TABLES)


def test_the_table_of_buckets_can_be_made_of_entries_that_were_kept() -> None:
    kept = [bucket_files(bucket, "en", TABLES).entry for bucket in buckets(DOCUMENTS)]
    table = search_index_file("en", kept)
    assert table.content == by_path(search(INDEXES, VOCABULARY))["search/en/index.js"]


def test_every_file_names_its_state_and_the_table_of_buckets_those_of_all() -> None:
    (bucket, *_) = buckets(DOCUMENTS)
    made = bucket_files(bucket, "en", TABLES)
    names = [file.path.rpartition("/")[2] for file in made.files]
    assert names[:3] == ["words.js", "ranges.js", "part-0.js"]
    assert names[2 + made.entry.parts] == "text-0.js"
    assert made.entry.states == "".join(told(file)["state"] for file in made.files)
    assert len(made.entry.states) == STATE_LENGTH * len(names)


def test_another_number_changes_the_files_alone_that_tell_of_it() -> None:
    bucket = Bucket("2019", tuple(report(n, year=2019) for n in range(1200)))
    old = bucket.documents[600]
    changed = replace(old, passages=(*old.passages, SearchSection("345678")))
    other = replace(bucket, documents=(*bucket.documents[:600], changed, *bucket.documents[601:]))
    before, after = (by_path(bucket_files(one, "en", TABLES).files) for one in (bucket, other))
    assert before.keys() == after.keys()
    told_anew = [path for path in before if before[path] != after[path]]
    assert sorted(path.split("/")[-1].split("-")[0] for path in told_anew) == ["part", "text"]


def test_buckets_are_years_and_shorter_where_there_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    def names(largest: int) -> list[str]:
        monkeypatch.setattr(sys.modules["hasila.publish.search.buckets"], "LARGEST", largest)
        return [bucket.name for bucket in buckets(DOCUMENTS)]

    assert names(LARGEST) == [UNDATED, "2020", "2019", "2018"]
    assert names(19)[:3] == [UNDATED, "2020-q4", "2020-q3"]
    assert names(3)[:3] == [UNDATED, "2020-12", "2020-09"]
    assert buckets(()) == ()


def test_a_bucket_has_the_newest_first_within_each_kind() -> None:
    for bucket in buckets(DOCUMENTS):
        ranks = [KINDS.index(document.filters["kind"][0]) for document in bucket.documents]
        assert ranks == sorted(ranks)
        days = [document.day for document in bucket.documents if document.filters["kind"] == ("report",)]
        assert days == sorted(days, reverse=True)


def test_a_document_of_no_known_kind_is_a_bug() -> None:
    with pytest.raises(ValueError):
        buckets((replace(place(1), filters={"kind": ("poem",)}),))


def test_ranges_tell_which_numbers_a_count_can_be(files: dict[str, dict]) -> None:
    ranges = files["search/en/2019/ranges.js"]["ranges"]
    assert [301, -1, "en/reports/1.html", "Toll 1", "figure-total", "killed: at least 301"] in ranges
    assert ranges == sorted(ranges)


def test_words_are_told_as_they_are_spelt(files: dict[str, dict]) -> None:
    arabic = files["search/ar/2018/words.js"]["words"].split()
    assert "إدلب" in arabic and "مدنيا" in arabic and "في" not in arabic
    english = files["search/en/2019/words.js"]["words"].split()
    assert "Idlib" in english and not [word for word in english if word[0].isdigit()]


def test_parts_and_chunks_have_about_their_size() -> None:
    """A query loads one part of each bucket, and the chunks of what it shows."""
    bucket = Bucket("2019", tuple(report(n, year=2019) for n in range(1200)))
    made = bucket_files(bucket, "en", TABLES).files
    sizes = {kind: [len(f.content) for f in made if f"/{kind}-" in f.path] for kind in ("part", "text")}
    assert max(sizes["part"]) < 24_000 and max(sizes["text"]) < 60_000
    assert len(made) < 1200 / 20


def test_nothing_to_find_has_no_index() -> None:
    assert search((), VOCABULARY) == search((SearchIndexInput("ar", ()),), VOCABULARY) == ()


def test_the_tables_know_the_names_of_the_vocabulary(files: dict[str, dict]) -> None:
    tables = files["search/tables.js"]
    groups = [set(group) for group in tables["names"]]
    for publisher in VOCABULARY.publishers.values():
        spelt = {" ".join(words(name)) for name in publisher.label.values()}
        assert len(spelt) == 1 or any(len(group) >= len(spelt) for group in groups)
    assert {"february", "شباط", "براير"} & next(group for group in groups if "february" in group)
    assert "طفل" in next(line for line in tables["forms"] if "اطفال" in line.split()).split()
