"""Drafts: the figures of a raw text marked and described, values untouched, doubts said."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from hasila.build.pipeline import Examined
from hasila.cli.main import main
from hasila.ingest.drafting import Draft, DraftRequest, draft
from hasila.ingest.drafting.corrected import EarlierFigure
from hasila.ingest.drafting.draft import figures_of
from hasila.ingest.drafting.figures import DraftedFigure
from hasila.ingest.drafting.habits import usual_places
from hasila.ingest.positioned_yaml import Listing, Mapping, parse_yaml
from tests.mistakes.project import lay_out

ARABIC = (
    "مقتل 12 شخصاً في بلدة السدرة\n"
    "قال مرصد الوادي إن 12 شخصاً على الأقل قُتلوا في القصف، بينهم 4 أطفال و3 نساء، "
    "وأصيب نحو 30 آخرون، وسقطت 9 قذائف [على] البلدة."
)
ENGLISH = (
    "Valley Watch said that at least 12 people were killed in the shelling, "
    "among them 4 children and 3 women, and about 30 others were injured."
)
ORDER = DraftRequest("sohr", date(2031, 3, 4), "ar", "https://example.org/1")


@pytest.fixture(scope="module")
def drafted(examined: Examined) -> Draft:
    return draft(ARABIC, ORDER, examined.vocabulary, ENGLISH)


def head(drafted: Draft) -> Mapping:
    node, mistakes = parse_yaml(drafted.report.split("---\n")[1], "draft.md")
    assert not mistakes and isinstance(node, Mapping)
    return node


def test_each_figure_is_marked_with_its_qualifier(drafted: Draft) -> None:
    for mark in ("[12 شخصاً على الأقل](#killed-on-2031-03-04)", "[4 أطفال](#children)", "[3 نساء](#women)"):
        assert mark in drafted.report
    assert "9 قذائف" in drafted.report, "shells are no tally"


def test_the_head_is_a_tree_of_what_is_among_what(drafted: Draft) -> None:
    figures = head(drafted).get("figures")
    assert isinstance(figures, Mapping)
    total = figures.get("killed-on-2031-03-04")
    assert isinstance(total, Mapping) and isinstance(total.get("among"), Mapping)
    assert [key.text for key, _ in total.get("among").entries] == ["children", "women"]


def test_the_translation_carries_the_same_ids(drafted: Draft) -> None:
    assert "[at least 12 people](#killed-on-2031-03-04)" in drafted.translation
    assert "[4 children](#children)" in drafted.translation and "[3 women](#women)" in drafted.translation


def test_what_the_translation_lacks_is_a_doubt(drafted: Draft) -> None:
    assert "“killed” was not found in the translation" in drafted.doubts
    figures = head(drafted).get("figures")
    assert isinstance(figures, Mapping) and isinstance(figures.get("killed"), Mapping)
    doubts = figures.get("killed").get("doubt")
    assert isinstance(doubts, Listing)
    assert any("was not found in the translation" in doubt.text for doubt in doubts.items)


def test_markdown_of_the_raw_text_stays_text(drafted: Draft) -> None:
    assert r"\[على\]" in drafted.report


def test_a_time_that_the_text_does_not_say_is_the_day_of_the_report_and_asked_for(drafted: Draft) -> None:
    assert head(drafted).get("when").text == "today"
    figures = head(drafted).get("figures")
    assert isinstance(figures, Mapping)
    for name in ("killed", "killed-on-2031-03-04", "injured"):
        doubts = [doubt.text for doubt in figures.get(name).get("doubt").items]
        assert any("says no time here" in doubt for doubt in doubts), name


def test_a_text_without_figures_is_drafted_too(examined: Examined) -> None:
    empty = draft("لا أرقام هنا.", ORDER, examined.vocabulary)
    assert empty.translation == "" and "لا أرقام هنا." in empty.report


def test_the_command_writes_a_pair_and_never_over_a_report(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "content"
    shutil.copytree(repository / "content" / "vocabulary", content / "vocabulary")
    raw, other = tmp_path / "raw.txt", tmp_path / "en.txt"
    raw.write_text(ARABIC, encoding="utf-8")
    other.write_text(ENGLISH, encoding="utf-8")
    arguments = [
        "new",
        str(tmp_path),
        "--from",
        str(raw),
        "--translation",
        str(other),
        "--publisher",
        "sohr",
        "--published",
        "2031-03-04",
    ]
    assert main(arguments) == 0
    assert sorted(path.name for path in (content / "reports").iterdir()) == [
        "2031-03-04-sohr.en.md",
        "2031-03-04-sohr.md",
    ]
    assert main(arguments) == 2, "the report is there already"
    assert main([*arguments[:-1], "2031-02-30"]) == 2
    assert main([*arguments[:-3], "nobody", "--published", "2031-03-05"]) == 2
    assert "doubt" in capsys.readouterr().out


def test_a_draft_is_refused_until_its_doubts_are_decided_and_its_sentences_restated(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = lay_out(None, tmp_path)
    raw = tmp_path / "raw.txt"
    raw.write_text(
        "River Watch said that 7 civilians were killed when the old bridge fell into the river.\n",
        encoding="utf-8",
    )
    assert (
        main(
            [
                "new",
                str(project),
                "--from",
                str(raw),
                "--language",
                "en",
                "--publisher",
                "river-watch",
                "--published",
                "2031-03-08",
                "--url",
                "https://example.org/9",
            ]
        )
        == 0
    )
    path = project / "content" / "reports" / "2031-03-08-river-watch.md"
    assert told(project, capsys) == {"unresolved-doubt", "copied-sentence"}
    decided = path.read_text(encoding="utf-8").replace(
        '  doubt: "these are first lines of the source: write a title of your own, '
        'in each language of the site"\n',
        "  ar: جسر لورا\n",
    )
    decided = re.sub(r"^ *doubt:\n( +- .*\n)+", "", decided, flags=re.MULTILINE)
    decided = re.sub(r"published_basis: .*", "published_basis: {ar: مطبوع., en: It is printed.}", decided)
    decided = re.sub(r"when: .*", "when: on 2031-03-07", decided)
    decided = re.sub(r"where: .*", "where: lora-valley", decided)
    decided = re.sub(r"  en: .*", "  en: The bridge of Lora", decided)
    path.write_text(decided, encoding="utf-8")
    assert told(project, capsys) == {"copied-sentence"}, "the prose is still the source's"
    path.write_text(decided.replace("River Watch said that ", "The old bridge fell; "), encoding="utf-8")
    assert told(project, capsys) == set()


def told(project: Path, capsys: pytest.CaptureFixture[str]) -> set[str]:
    capsys.readouterr()
    main(["check", str(project)])
    return set(re.findall(r"(?:error|warning)\[([a-z-]+)\]", capsys.readouterr().out))


def test_an_address_with_a_password_is_refused_and_not_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = lay_out(None, tmp_path)
    raw = tmp_path / "raw.txt"
    raw.write_text("Nothing.", encoding="utf-8")
    arguments = [
        "new",
        str(project),
        "--from",
        str(raw),
        "--publisher",
        "river-watch",
        "--published",
        "2031-03-08",
        "--url",
        "https://reader:sesame@example.org/",
    ]
    assert main(arguments) == 2
    assert "sesame" not in "".join(capsys.readouterr())


def test_a_measure_that_the_vocabulary_lacks_is_a_doubt(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = lay_out(None, tmp_path)
    raw = tmp_path / "raw.txt"
    raw.write_text(
        "Twelve people were killed when the dam broke, and 30 guards were detained by the army.\n",
        encoding="utf-8",
    )
    arguments = [
        "--language",
        "en",
        "--publisher",
        "river-watch",
        "--published",
        "2031-03-08",
        "--url",
        "https://example.org/9",
    ]
    assert main(["new", str(project), "--from", str(raw), *arguments]) == 0
    written = (project / "content" / "reports" / "2031-03-08-river-watch.md").read_text(encoding="utf-8")
    assert "counts: {doubt: " in written and "`detained`" in written
    capsys.readouterr()
    assert main(["check", str(project), "--format", "short"]) == 1
    assert "unknown-measure" not in capsys.readouterr().out


def test_a_figure_that_no_words_state_by_themselves_is_left_to_a_person(examined: Examined) -> None:
    order = DraftRequest("sohr", date(2031, 3, 4), "en", "https://example.org/1")
    drafted_text = draft(
        "In the valley 1.250 people were killed and 9 women were injured.", order, examined.vocabulary
    )
    assert "[1.250" not in drafted_text.report and "[9 women](#injured-women)" in drafted_text.report
    assert any("mark it by hand" in doubt for doubt in drafted_text.doubts)


def figures_in(text: str, examined: Examined, language: str = "en") -> list[DraftedFigure]:
    request = DraftRequest("sohr", date(2019, 12, 6), language, "https://example.org/1")
    return list(figures_of(text, request, examined.vocabulary))


def test_each_figure_has_its_time_and_place_from_its_clause(examined: Examined) -> None:
    first, second, third = figures_in(
        "Shelling killed 31 people in Khan Sheikhoun during the past 48 hours. Since the Sochi agreement "
        "340 civilians were killed, and 12 people were injured in Saraqeb on Thursday.",
        examined,
    )
    told = [(one.circumstances.when.value, one.circumstances.where.value) for one in (first, second, third)]
    assert told[0] == ("last 48h", "khan-shaykhun")
    assert told[1][0] == "since sochi-agreement"
    assert told[2] == ("on 2019-12-05", "saraqib")


def test_a_figure_said_twice_is_one_with_two_marks(examined: Examined) -> None:
    figures = figures_in(
        "Raids kill 47 people in Idlib governorate\n\nRaids on Idlib governorate killed 47 people on "
        "Thursday, among them 12 children. Another 12 people were injured.",
        examined,
    )
    assert [(one.id, len(one.marks)) for one in figures] == [("killed", 2), ("children", 1), ("injured", 1)]
    assert figures[0].circumstances.when.value == "on 2019-12-05"


def test_including_is_among_even_where_the_sum_fits(examined: Examined) -> None:
    text = "The raid killed 8 people, including 5 children and 3 women."
    assert [one.complete for one in figures_in(text, examined)] == [False, False, False]
    arabic = "قُتل 8 أشخاص، وهم 5 أطفال و3 نساء."
    assert [one.complete for one in figures_in(arabic, examined, "ar")] == [True, False, False]


def test_a_part_is_no_larger_than_its_whole(examined: Examined) -> None:
    figures = figures_in("The raid killed 8 people, including 15 children.", examined)
    assert all(one.parent is None for one in figures)
    assert any("but is more" in doubt for one in figures for doubt in one.doubts)


def test_two_languages_that_disagree_are_a_doubt_with_both_numbers(examined: Examined) -> None:
    order = DraftRequest("sohr", date(2019, 12, 6), "en", "https://example.org/1")
    arabic = "قُتل 13 شخصاً بقصف."
    drafted_text = draft("Shelling killed 31 people.", order, examined.vocabulary, arabic, "ar")
    assert any("says 13 where this says 31" in doubt for doubt in drafted_text.doubts)


def test_a_title_is_not_cut_in_a_word_and_a_text_without_figures_says_so(examined: Examined) -> None:
    order = DraftRequest("sohr", date(2019, 12, 6), "en", "https://example.org/1")
    drafted_text = draft("word " * 30, order, examined.vocabulary)
    assert re.search(r'  en: "(word )*word"', drafted_text.report)
    assert any("no figure was found" in doubt for doubt in drafted_text.doubts)


def test_two_figures_that_could_not_both_be_true_are_asked(examined: Examined) -> None:
    text = "Since 30 April 340 people were killed in Idlib governorate.\n\nIn all 410 people were killed."
    first, second = figures_in(text, examined)
    assert any("could not stand beside" in doubt for doubt in (*first.doubts, *second.doubts))


def test_the_time_of_an_event_whose_day_is_not_known_is_asked(examined: Examined) -> None:
    (figure,) = figures_in("Since the outbreak began 41 people have died of cholera.", examined)
    assert figure.circumstances.when.value == ""


def test_a_running_count_is_proposed_where_the_publisher_counted_before(examined: Examined) -> None:
    places = usual_places(examined.ledger.reports, "sohr", date(2019, 12, 6), examined.vocabulary)
    assert places["since escalation"] == "de-escalation-zone"
    order = DraftRequest("sohr", date(2019, 12, 6), "en", "https://example.org/1", places)
    drafted_text = draft("Since 30 April 2019 5,200 people have been killed.", order, examined.vocabulary)
    assert "where: de-escalation-zone" in drafted_text.report
    assert any("of an earlier report was taken" in doubt for doubt in drafted_text.doubts)
    assert usual_places(examined.ledger.reports, "sohr", date(2018, 1, 1), examined.vocabulary) == {}


def test_a_figure_apart_from_a_larger_one_is_asked(examined: Examined) -> None:
    text = "The raid killed 30 people. Of the others, 12 were fighters and 9 were women."
    figures = figures_in(text, examined)
    assert any("is it, or some of it" in doubt for one in figures for doubt in one.doubts)


def test_numbers_that_make_a_total_are_drafted_as_its_parts_and_asked(examined: Examined) -> None:
    text = (
        "Shelling of Idlib governorate killed 11 people on Thursday. Seven civilians were killed in Saraqib, "
        "three in Ariha and one person in Khuwayn."
    )
    whole, *parts = figures_in(text, examined)
    assert [part.parent for part in parts] == [0, 0, 0]
    assert all(any("add up to it" in doubt for doubt in part.doubts) for part in parts)
    places = [part.circumstances.where.value for part in parts]
    assert places == ["saraqib", "ariha", "khuwayn"]
    assert whole.circumstances.where.value == "idlib-governorate"


def test_numbers_that_do_not_make_the_total_stay_apart(examined: Examined) -> None:
    text = "Shelling killed 11 people on Thursday. Seven civilians were killed in Saraqib and two in Ariha."
    assert all(figure.parent is None for figure in figures_in(text, examined))


@pytest.mark.parametrize(
    ("text", "language", "place"),
    [
        ("Shelling killed 3 people at the camp of Qah.", "en", "qah-camp"),
        ("Shelling killed 3 people in the northern countryside of Hama.", "en", "north-hama"),
        ("Shelling killed 3 people in rural southeastern Idlib.", "en", "south-east-idlib"),
        ("قُتل 3 أشخاص في جنوب شرق إدلب.", "ar", "south-east-idlib"),
        ("قُتل 3 أشخاص في ريف إدلب.", "ar", "idlib-governorate"),
        ("قُتل 3 أشخاص في إدلب وحلب وحماة.", "ar", ""),
        ("قُتل 3 أشخاص وأصيب 5 في قصف على سراقب.", "ar", "saraqib"),
        ("On 3 March 9 people were killed in Saraqib and to the south of it.", "en", ""),
        ("On 3 March 9 people were killed in Saraqib and Hama.", "en", ""),
        ("قُتل 9 أشخاص في سراقب ومحيطها.", "ar", ""),
        ("Shells fell on Saraqib on 3 March. In the town 9 people were killed.", "en", "saraqib"),
        ("قصفت سراقب فجراً. وقُتل 9 أشخاص في المدينة.", "ar", "saraqib"),
    ],
)
def test_places_are_known_by_the_forms_in_which_texts_write_them(
    examined: Examined, text: str, language: str, place: str
) -> None:
    assert {figure.circumstances.where.value for figure in figures_in(text, examined, language)} == {place}


def test_a_number_without_a_noun_has_the_group_that_its_sentence_names_and_asks(examined: Examined) -> None:
    (figure,) = figures_in("ارتفع عدد مقاتلي جيش العزة الذين قُتلوا في كمين إلى 23.", examined, "ar")
    assert figure.category == "jaysh-al-izza"
    assert any("named before it" in doubt for doubt in figure.doubts)


def test_a_part_that_contradicts_another_figure_leaves_its_cause_open(examined: Examined) -> None:
    text = "Since the Sochi agreement 80 civilians were killed. Of the civilians, 12 were killed by shells."
    _, part = figures_in(text, examined)
    assert part.parent == 0 and part.cause_asked
    order = DraftRequest("sohr", date(2019, 12, 6), "en", "https://example.org/1")
    assert "cause: {doubt: " in draft(text, order, examined.vocabulary).report


def test_a_second_report_of_a_day_has_a_number_and_the_same_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = lay_out(None, tmp_path)
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(
        "River Watch said that 7 civilians were killed when the old bridge fell.\n", encoding="utf-8"
    )
    second.write_text("Five people were killed.\n", encoding="utf-8")
    arguments = ["--publisher", "river-watch", "--published", "2031-03-08", "--language", "en"]
    codes = [main(["new", str(project), "--from", str(raw), *arguments]) for raw in (first, second, first)]
    assert codes == [0, 0, 2]
    named = ["--name", "Morning"]
    assert main(["new", str(project), "--from", str(second), *arguments, *named]) == 2
    reports = project / "content" / "reports"
    assert (reports / "2031-03-08-river-watch-2.md").is_file()
    assert "is no name" in capsys.readouterr().err
    assert main(["new", str(project), "--from", str(second), "--publisher", "river-watch"]) == 2


def test_a_part_of_the_second_of_two_harms_is_asked(examined: Examined) -> None:
    figures = figures_in("The raid left 60 dead and 140 wounded, among them 9 children.", examined)
    children = next(figure for figure in figures if figure.category == "children")
    assert any("some of “140”" in doubt and "“60” too" in doubt for doubt in children.doubts)


def test_a_number_of_people_who_are_only_pointed_at_is_asked(examined: Examined) -> None:
    text = "The raid killed 21 soldiers. The number of dead of these forces in two days is 61."
    (pointing,) = (figure for figure in figures_in(text, examined) if figure.reading.value_min == 61)
    assert any("“61” was read as some of “21 soldiers”" in doubt for doubt in pointing.doubts)


def test_parts_that_make_up_their_whole_are_parts_but_not_behind_including(examined: Examined) -> None:
    order = DraftRequest("sohr", date(2031, 3, 4), "en")
    told = draft(
        "30 people died. 18 of them were civilians and 12 were fighters.", order, examined.vocabulary
    )
    assert "parts:" in told.report and "among:" not in told.report
    told = draft("30 people died, including 18 civilians and 12 fighters.", order, examined.vocabulary)
    assert "among:" in told.report and "parts:" not in told.report


def test_numbers_that_complete_a_divided_total_are_its_parts_and_asked(examined: Examined) -> None:
    text = (
        "Between 1 and 5 March 40 civilians were killed, 25 of them in air raids.\n\n"
        "Shelling killed 9, among them 2 children. Another 6 were killed by mines."
    )
    whole, *parts, last = figures_in(text, examined)
    assert (parts[1].parent, last.parent, last.category) == (0, 0, "civilians")
    assert parts[2].circumstances.when.value == whole.circumstances.when.value
    assert any("add up to it" in doubt for doubt in last.doubts)


def test_a_window_of_days_with_its_first_one_is_these_days(examined: Examined) -> None:
    (figure,) = figures_in("In three days, since Sunday 1 December 2019, 20 people were killed.", examined)
    assert figure.circumstances.when.value == "2019-12-01 to 2019-12-03"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The ministry said on Thursday that the death toll is 178, not 187.", "en"),
        ("The death toll of Monday's quake was revised from 187 to 178.", "en"),
        ("عدّلت الوزارة حصيلة القتلى من 187 إلى 178.", "ar"),
        ("قالت الوزارة إن عدد القتلى 178 لا 187.", "ar"),
        ("Le bilan est de 178 morts et non 187.", "fr"),
    ],
)
def test_a_number_said_to_be_wrong_proposes_what_is_corrected(
    text: str, language: str, examined: Examined
) -> None:
    earlier = (EarlierFigure("2019-12-01-sohr#total", 187, "killed", "everyone"),)
    request = DraftRequest("sohr", date(2019, 12, 6), language, "", earlier=earlier)
    (right,) = [one for one in figures_of(text, request, examined.vocabulary) if one.reading.value_min == 178]
    assert right.corrects == "2019-12-01-sohr#total"
    assert any("correction of 187" in doubt for doubt in right.doubts)
    (unknown,) = [one for one in figures_in(text, examined, language) if one.reading.value_min == 178]
    assert not unknown.corrects and any("as `corrects`" in doubt for doubt in unknown.doubts)


def test_a_total_that_an_event_made_larger_is_not_of_the_day_of_that_event(examined: Examined) -> None:
    day, total = figures_in("Twelve people drowned on Sunday, taking the death toll to 340.", examined)
    assert (day.circumstances.when.value, total.circumstances.when.value) == ("on 2019-12-01", "")
