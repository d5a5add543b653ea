"""A rule that declares what it needs reads no text otherwise than if it were always asked."""

import pytest

from hasila.reader import needs, read_text
from hasila.reader.doc import doc_of
from hasila.reader.needs import Needs, applicable

from .corpus import sentences
from .test_unseen import BATCHES


@pytest.mark.parametrize("batch", BATCHES, ids=[batch.name for batch in BATCHES])
def test_a_rule_that_is_left_out_would_hold_of_nothing(batch, monkeypatch):
    texts = [(sentence.text, sentence.language) for sentence in sentences(batch)]
    chosen = [read_text(text, language) for text, language in texts]
    monkeypatch.setattr(needs, "_NEEDS", {})
    assert [read_text(text, language) for text, language in texts] == chosen


@pytest.mark.parametrize(
    ("needed", "is_met"),
    [
        (Needs((), frozenset(), ""), True),
        (Needs(("harm",), frozenset(), ""), True),
        (Needs(("month",), frozenset(), ""), False),
        (Needs(("month", "harm"), frozenset(), ""), True),
        (Needs((), frozenset(("of",)), ""), False),
        (Needs((), frozenset(("of", "in")), ""), True),
        (Needs((), frozenset(("in",)), "arabic"), False),
        (Needs((), frozenset(), "english"), True),
    ],
)
def test_what_a_text_has(needed, is_met):
    assert needed.met_by(doc_of("12 people were killed in the town", "en")) is is_met


def test_rules_keep_their_order_and_their_reasons():
    @needs.needs("month")
    def of_a_month(doc, phrase):
        raise AssertionError("not asked")

    def always(doc, phrase):
        return True

    rules = (("date", of_a_month), ("any", always))
    doc = doc_of("12 people were killed", "en")
    assert applicable(doc, rules) == (("any", always),)
    assert applicable(doc_of("12 people were killed in May", "en"), rules) == rules
