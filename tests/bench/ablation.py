"""What each rule is worth: it is switched off, and the texts that are then read otherwise are counted.

    python tests/bench/ablation.py [FILE.txt …]
    python tests/bench/ablation.py --functions MODULE … [--names]

Of the languages that are data alone every rule of their files is switched off, of Arabic and English every
rule of the measures, the parts, the numbers that are none and the nouns without a number. With
``--functions`` it is every function of the named modules of the reader that answers yes or no, or may answer
None or "": it then answers False, None or "". A function of yes and no is switched on, too: a condition that
may as well always hold is none.

Without files all texts under ``tests/reader`` are read. A line is: texts changed, read worse, read better,
of those that were written for a rule, then the same of those that were not; then the rule. A rule of which
nothing changes has no text that needs it. ``--names`` lists the texts of a rule that changes at most three.
"""

from __future__ import annotations

import argparse
import inspect
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from types import CodeType, FrameType, FunctionType, ModuleType
from typing import Any
from unittest.mock import patch

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.reader import ReadFigure, measures, not_counts, numerals, read_text, unharmed, unnumbered_arabic
from hasila.reader.ruled import figures as ruled
from hasila.reader.ruled import ruled_languages
from hasila.reader.ruled.words import words_of_language
from tests.bench.reading_cases import ReadingCase, all_cases, cases_of

_TABLES: tuple[tuple[ModuleType, str], ...] = (
    (measures, "ENGLISH"),
    (measures, "ENGLISH_PART"),
    (measures, "ARABIC"),
    (measures, "ARABIC_PART"),
    (not_counts, "_BY_ITS_SIGNS"),
    (not_counts, "_BY_ITS_WORDS"),
    (not_counts, "_BY_ITS_SENTENCE"),
    (unharmed, "_WHATEVER_BEFELL"),
    (unharmed, "_DENIED_BEFORE"),
    (unnumbered_arabic, "_OTHER_ORDERS"),
)


def rules_off() -> Iterator[tuple[str, str, Any]]:
    """Each rule: the language that it is of ("" of more than one), its name, and the context without it."""
    for module, table in _TABLES:
        rules = getattr(module, table)
        for index, rule in enumerate(rules):
            name = rule[1].__name__ if isinstance(rule, tuple) else rule.__name__
            kept = (*rules[:index], *rules[index + 1 :])
            language = {"E": "en", "A": "ar"}.get(table[0], "")
            yield language, f"{table.strip('_').lower()}: {name}", patch.object(module, table, kept)
    for code in ruled_languages():
        words = words_of_language(code)
        for stage, listed in words.rules.items():
            for rule in listed:
                rest = tuple(one for one in listed if one is not rule)
                without = replace(words, rules={**words.rules, stage: rest})
                yield code, f"{stage}: {rule.id}", _words_in_place(without)


@contextmanager
def _words_in_place(words: Any) -> Iterator[None]:
    with patch.object(ruled, "words_of_language", lambda _: words):
        yield


# Functions


def _false(*_: object, **__: object) -> bool:
    return False


def _true(*_: object, **__: object) -> bool:
    return True


def _none(*_: object, **__: object) -> None:
    return None


def _nothing(*_: object, **__: object) -> str:
    return ""


def answers_of(function: FunctionType) -> tuple[tuple[str, Any], ...]:
    """What a function is made to answer: each answer by its name; nothing of one that must find something."""
    returned = str(function.__annotations__.get("return", ""))
    if returned == "bool":
        return ("no", _false), ("yes", _true)
    if returned.endswith("| None"):
        return (("none", _none),)
    return (("none", _nothing),) if returned == "str" else ()


def functions_of(module: ModuleType) -> Iterator[FunctionType]:
    """The functions of a module and the methods of its classes, in their order."""
    for value in vars(module).values():
        if getattr(value, "__module__", "") != module.__name__:
            continue
        members = vars(value).values() if inspect.isclass(value) else (value,)
        yield from (member for member in members if inspect.isfunction(member) and not member.__closure__)


@contextmanager
def _answering(function: FunctionType, answer: Any) -> Iterator[None]:
    """The function answers the same whatever it is asked, also where a table or another module holds it."""
    own = function.__code__
    function.__code__ = answer.__code__
    try:
        yield
    finally:
        function.__code__ = own


class Answered:
    """The functions that answered something, and those that answered nothing, while a text was read."""

    def __init__(self, codes: Iterable[CodeType]) -> None:
        self._codes = frozenset(codes)
        self.found: set[tuple[CodeType, bool]] = set()

    def __call__(self, frame: FrameType, event: str, answer: Any) -> None:
        if event == "return" and frame.f_code in self._codes:
            said = answer is not None and answer is not False and answer != ""  # the index 0 is an answer
            self.found.add((frame.f_code, said))

    def of(self, text: Callable[[], object]) -> set[tuple[CodeType, bool]]:
        """What was answered in the reading of ``text``."""
        self.found = set()
        sys.setprofile(self)
        try:
            text()
        finally:
            sys.setprofile(None)
        return self.found


def functions_off(
    cases: Sequence[ReadingCase], modules: Sequence[ModuleType]
) -> Iterator[tuple[str, Any, list[int]]]:
    """Each answer of each function: its name, the context in which it is given, the texts that it may change.

    Only where a function answered otherwise can its answer change a reading.
    """
    functions = [function for module in modules for function in functions_of(module) if answers_of(function)]
    watch = Answered(function.__code__ for function in functions)
    answered = [watch.of(lambda case=case: _state(case)) for case in cases]
    for function in functions:
        code, place = function.__code__, function.__module__.rpartition(".")[2]
        for name, answer in answers_of(function):
            asked = (code, name != "yes")
            texts = [index for index, found in enumerate(answered) if asked in found]
            yield f"{place}.{function.__qualname__}: {name}", _answering(function, answer), texts


# Readings


State = tuple[tuple[ReadFigure, ...], tuple[Any, ...], bool]


def _state(case: ReadingCase) -> State:
    """The figures without their reasons, the numbers, and whether the figures are right."""
    readings = read_text(case.text, case.language)
    numbers = tuple(numerals(case.text, case.language))
    return tuple(replace(reading, why=()) for reading in readings), numbers, case.is_right(readings)


_SECONDS = 5
"""Time for one text: without a rule a reading may never end."""


class EndlessReadingError(Exception):
    """A reading that does not end."""


def _safe_state(case: ReadingCase) -> State:
    """The same; of a reading that fails without the rule, one that is wrong.

    :raises EndlessReadingError: where it does not end
    """
    signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(_SECONDS)
    try:
        return _state(case)
    except EndlessReadingError:
        raise
    except Exception:
        return (), (), False
    finally:
        signal.alarm(0)


def _too_long(*_: object) -> None:
    raise EndlessReadingError


def _line(
    cases: Sequence[ReadingCase], states: Sequence[State], texts: Sequence[int]
) -> tuple[str, list[str]]:
    """The six counts, and the names of the texts that change."""
    counts = {True: [0, 0, 0], False: [0, 0, 0]}
    names = []
    for index in texts:
        case, (figures, numbers, right) = cases[index], states[index]
        now, numbers_now, still_right = _safe_state(case)
        if (now, numbers_now) == (figures, numbers):
            continue
        names.append(case.name)
        row = counts[case.ours]
        row[0] += 1
        row[1] += right and not still_right
        row[2] += still_right and not right
    ours, unseen = ("".join(f"{count:5}" for count in counts[kind]) for kind in (True, False))
    return f"{ours} |{unseen}", names


def main() -> None:
    """Switch off every rule, or every function, and print what changes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--functions", nargs="+", default=[], metavar="MODULE")
    parser.add_argument("--names", action="store_true")
    asked = parser.parse_args()
    cases = [case for path in asked.files for case in cases_of(path)] or all_cases()
    not_counts._predicates.cache_clear()
    states = [_state(case) for case in cases]
    modules = [import_module(f"hasila.reader.{name}") for name in asked.functions]
    if modules:
        offs: Iterable[tuple[str, Any, list[int]]] = functions_off(cases, modules)
    else:
        offs = (
            (f"{code or 'both'} {name}", off, _of_language(cases, code)) for code, name, off in rules_off()
        )
    for name, off, texts in offs:
        not_counts._predicates.cache_clear()
        with off:
            try:
                line, names = _line(cases, states, texts)
            except EndlessReadingError:
                line, names = f"{'does not end':33}", []
        told = "  " + " ".join(names) if asked.names and len(names) <= 3 else ""
        print(f"{line}  {name}{told}", flush=True)
    not_counts._predicates.cache_clear()


def _of_language(cases: Sequence[ReadingCase], code: str) -> list[int]:
    return [index for index, case in enumerate(cases) if not code or case.language == code]


if __name__ == "__main__":
    main()
