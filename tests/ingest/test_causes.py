"""Causes that a text names in words of its own: a means, and by whose hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from hasila.build.pipeline import Examined
from hasila.ingest.drafting.causes import causes_in
from hasila.ingest.drafting.draft import DraftRequest, figures_of

PHRASES = [
    ("en", "raids by Russian jets killed 4", "russian-air-raids"),
    ("en", "5 were killed by Syrian government forces and their Russian ally", "syrian-russian-forces"),
    ("en", "barrel bombs dropped by regime helicopters", "barrel-bombs"),
    ("en", "rebel shelling wounded ten", "faction-shelling"),
    ("en", "a landmine killed two", "mine"),
    ("en", "killed in fighting and Russian air strikes", ""),
    ("en", "Russian air strikes and rebel shelling", ""),
    ("en", "shelling by the army of another country", ""),
    ("ar", "غارات شنتها طائرات روسية على مدينة", "russian-air-raids"),
    ("ar", "بقذائف أطلقتها الفصائل على حي", "faction-shelling"),
    ("ar", "بقصف الفصائل على مناطق تسيطر عليها القوات الحكومية", "faction-shelling"),
    ("ar", "قصف بري للقوات الحكومية", "government-ground-shelling"),
    ("ar", "بقصف القوات الحكومية وبغارات جوية", ""),
    ("ar", "بانفجار لغم أرضي", "mine"),
]


@pytest.mark.parametrize(("language", "text", "cause"), PHRASES, ids=[text for _, text, _ in PHRASES])
def test_a_phrase_names_the_cause_of_its_means_and_its_hand(
    examined: Examined, language: str, text: str, cause: str
) -> None:
    named = causes_in(text, language, examined.vocabulary.causes.values())
    assert [one.id for one in named] == [cause]


@pytest.mark.parametrize("text", ["Ten people drowned.", "The fire brigade pulled out four."])
def test_a_text_of_no_weapon_names_no_cause(examined: Examined, text: str) -> None:
    assert not [one for one in causes_in(text, "en", examined.vocabulary.causes.values()) if one.id]


def test_a_cause_without_a_known_means_is_named_by_its_label(examined: Examined) -> None:
    """A project of another subject: its causes are known by their labels alone."""
    mine = examined.vocabulary.causes["mine"]
    landslide = type(mine)(**{**_fields(mine), "id": "landslide", "label": {"en": "landslides"}})
    assert [one.id for one in causes_in("Landslides killed 8.", "en", [landslide])] == ["landslide"]


def _fields(entry: object) -> dict[str, object]:
    return {name: getattr(entry, name) for name in entry.__dataclass_fields__}


CASES = yaml.safe_load(Path(__file__).with_name("cause_cases.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=[case["text"][:40] for case in CASES])
def test_a_cause_is_that_of_its_event_and_of_no_other(examined: Examined, case: dict[str, Any]) -> None:
    request = DraftRequest("sohr", date(2020, 2, 6), case["language"], "")
    figures = figures_of(case["text"], request, examined.vocabulary)
    found = [(figure.reading.value_min, figure.circumstances.cause.value) for figure in figures]
    assert found == [(number, cause) for number, cause in case["causes"]]
