"""How many bytes of text a second the reader reads, on one core: `python tests/bench/reading.py
[KILOBYTES]`.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.reader import numerals, read_text

SAMPLES = {
    "ar": "قتل ما لا يقل عن 12 مدنياً بينهم أربعة أطفال وامرأتان في قصف على بلدة الوادي يوم 3 آذار، "
    "وأصيب 31 آخرون. "
    "وارتفع إلى ألف ومئتين وستة عدد النازحين خلال 48 ساعة على الطريق رقم 5.\n",
    "en": "At least 12 civilians, among them four children and two women, were killed in shelling of the "
    "village on 3 March, and 31 others were injured. The number of displaced rose to one thousand two "
    "hundred and six in 48 hours.\n",
}
"""Dense prose: a figure in every line, as in the reports that the site publishes."""


def kilobytes_a_second(language: str, kilobytes: int) -> tuple[float, float]:
    """Speed of the full reader and of the list of numbers, in kilobytes (1,000 bytes of UTF-8) a second."""
    sample = SAMPLES[language]
    text = sample * (kilobytes * 1000 // len(sample.encode()) + 1)
    size = len(text.encode()) / 1000
    return tuple(size / _seconds(reader, text, language) for reader in (read_text, numerals))


def _seconds(reader, text: str, language: str) -> float:
    reader(SAMPLES[language], language)  # the lexicon is loaded once
    began = time.process_time()
    reader(text, language)
    return time.process_time() - began


def main() -> None:
    """Measure three sizes, so that a reader that is not linear shows."""
    sizes = [int(size) for size in sys.argv[1:]] or [50, 200, 800]
    for language in SAMPLES:
        for size in sizes:
            figures, numbers = kilobytes_a_second(language, size)
            print(f"{language} {size:5d} kB: figures {figures:6.0f} kB/s, numbers {numbers:6.0f} kB/s")


if __name__ == "__main__":
    main()
