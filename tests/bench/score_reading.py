"""Predictions of the reader for a set of annotated sentences, as JSON lines on standard output.

    python tests/bench/score_reading.py SENTENCES.jsonl > predictions.jsonl

A line of the input is {"id", "lang", "text", …}; a line of the output {"id", "figures": [{"start", "end", …}]}.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from generator.reading import read_text

FIELDS = ("start", "end", "value_min", "value_max", "qualifier", "what", "who", "of")


def predictions(line: str) -> str:
    """The figures read from one line of the input."""
    item = json.loads(line)
    figures = [asdict(reading) for reading in read_text(item["text"], item["lang"])]
    kept = [{field: figure[field] for field in FIELDS} for figure in figures]
    return json.dumps({"id": item["id"], "figures": kept}, ensure_ascii=False)


def main() -> None:
    """Read the file named on the command line."""
    for line in Path(sys.argv[1]).read_text(encoding="utf-8").splitlines():
        if line.strip():
            print(predictions(line))


if __name__ == "__main__":
    main()
