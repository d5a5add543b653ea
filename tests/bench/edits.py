"""``python -m tests.bench.edits PATH``: how many cases of a file of edit problems come out right, by kind.

One JSON object a line with ``kind``, ``edits``, ``record`` and ``expected``. Kind ``adjust`` (least squares)
is counted but not attempted: spreading a gap over all figures yields parts of persons.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hasila.solver import Action, fewest_actions, keystrokes, verify
from hasila.solver.signs import mended
from hasila.solver.verify import read_system

Case = dict[str, Any]


def errorloc(case: Case) -> bool:
    found, expected = verify(case), case["expected"]
    sets = expected.get("erroneous_any_of", [expected.get("erroneous")])
    forced = {v: ends for c in found["corrections"] for v, ends in c["forced"].items()}
    return (
        found["complete"]
        and found["erroneous_any_of"] == sorted(sorted(s) for s in sets)
        and found["weight"] == expected.get("weight", found["weight"])
        and all(forced[v] == [n, n] for v, n in expected.get("solution", {}).items())
    )


def violated(case: Case) -> bool:
    found, expected = verify(case), case["expected"]
    agree = found["violated"] == sorted(expected["violated"])
    return agree and found["residuals"] == expected.get("residuals", found["residuals"])


def rules(case: Case) -> bool:
    found, expected = verify(case)["rules"], case["expected"]
    return all(_canonical(found[key]) == _canonical(value) for key, value in expected.items())


def impute(case: Case) -> bool:
    return verify(case)["solution"] == case["expected"]["solution"]


def typo(case: Case) -> bool:
    found, expected = verify(case)["typing"], case["expected"]
    return found["solution"] == expected["solution"] and found["best"] == expected.get(
        "n_best", found["best"]
    )


def distance(case: Case) -> bool:
    return keystrokes(case["a"], case["b"]) == case["expected"]["distance"]


def transform(case: Case) -> bool:
    actions = [Action((v,)) for v in case.get("flips", [])] + [
        Action(tuple(p)) for p in case.get("swaps", [])
    ]
    found = fewest_actions(read_system(case).constraints, case["record"], actions, case.get("eps", 0))
    told = sorted(sorted(action.name for action in chosen) for chosen in found)
    result = mended(case["record"], found[0]) if found else {}
    expected = case["expected"]
    same = all(result.get(v) == n for v, n in expected.get("solution", {}).items())
    return same and told == sorted(sorted(a) for a in expected["actions"])


def _canonical(value: Any) -> Any:
    return sorted(map(_canonical, value)) if isinstance(value, list) else value


KINDS: dict[str, Callable[[Case], bool]] = {
    "errorloc": errorloc,
    "violated": violated,
    "rules": rules,
    "impute": impute,
    "typo": typo,
    "distance": distance,
    "transform": transform,
}


def main(path: str) -> int:
    """Print the count by kind and the cases that came out otherwise; 1 if any did."""
    right, tried, wrong = Counter[str](), Counter[str](), []
    for line in Path(path).read_text(encoding="utf-8").splitlines():
        case = json.loads(line)
        kind = case["kind"]
        tried[kind] += 1
        if kind in KINDS and KINDS[kind](case):
            right[kind] += 1
        else:
            wrong.append(f"{kind} {case['id']}" + ("" if kind in KINDS else " (not attempted)"))
    for kind in sorted(tried):
        print(f"{kind:10} {right[kind]:4} of {tried[kind]}")
    print(*wrong, sep="\n")
    return int(any(not w.endswith("(not attempted)") for w in wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
