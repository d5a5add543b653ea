"""How well the reader reads annotated sentences.

    python tests/bench/score_reading.py tests/reader/unseen/*.txt      shares that are right, for each file
    python tests/bench/score_reading.py SENTENCES.jsonl                 its predictions, as JSON lines

A line of JSON input is {"id", "lang", "text", …}; a line of the output {"id", "figures": [{"start", "end",
…}]}. The notation of the text files is told in tests/reader/corpus.py.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.cli.read import figure_record
from hasila.reader import read_text
from tests.reader.corpus import FIELDS, compared, sentences, taken


def predictions(line: str) -> str:
    """The figures read from one line of JSON input."""
    item = json.loads(line)
    figures = [figure_record(reading) for reading in read_text(item["text"], item["lang"])]
    return json.dumps({"id": item["id"], "figures": figures}, ensure_ascii=False)


def shares(path: Path) -> str:
    """Of the figures annotated or found in a file, the share right in each field; and the numbers wrongly
    taken for figures.
    """
    read = [(one, read_text(one.text, one.language)) for one in sentences(path)]
    rows = [row for one, readings in read for row in compared(one, readings)]
    right = "  ".join(
        f"{field} {sum(row[k] for row in rows) / len(rows):.3f}" for k, field in enumerate(FIELDS)
    )
    return f"{path.stem:10} {len(rows):4} figures: {right}  taken: {sum(len(taken(*one)) for one in read)}"


def main() -> None:
    """Read the files named on the command line."""
    for path in map(Path, sys.argv[1:]):
        if path.suffix == ".txt":
            print(shares(path))
        else:
            print(
                *map(predictions, filter(str.strip, path.read_text(encoding="utf-8").splitlines())), sep="\n"
            )


if __name__ == "__main__":
    main()
