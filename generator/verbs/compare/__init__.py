"""Verb: compare. Two states of a project, now and then: which remarks are new, and which figures were changed."""

from generator.verbs.compare.baseline import Unread, baseline, read_baseline
from generator.verbs.compare.edits import edits
from generator.verbs.compare.identity import of_finding, of_mistake, of_note
from generator.verbs.compare.standing import compare

__all__ = ["Unread", "baseline", "compare", "edits", "of_finding", "of_mistake", "of_note", "read_baseline"]
