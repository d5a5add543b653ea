"""Hasila turns a folder of published casualty reports into a bilingual site whose every number shows its
sums.
"""

__version__ = "0.1.0"
