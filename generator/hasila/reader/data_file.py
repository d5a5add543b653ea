"""The files of data of this package and of those that stand on it, read by libyaml where it is there."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache(maxsize=64)
def read_data(path: Path) -> Any:
    """The values that the file ``path`` holds. They are shared by all who ask: nobody may change them.

    :raises OSError: where the file cannot be read
    :raises yaml.YAMLError: where it is no YAML
    """
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(path.read_text(encoding="utf-8"), loader)
