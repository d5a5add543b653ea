"""The content of a social image, the picture that goes with a shared link."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.embed_image import EmbedPanel


@dataclass(frozen=True, slots=True)
class Stripe:
    """One bar: a count of people, drawn to scale; ``open`` where it is at least so many, ``conflict`` where
    it is in question. ``high`` is the upper end of a range, whose lower end is ``number``. ``label`` says
    what it counts, with its number."""

    number: int
    open: bool = False
    conflict: bool = False
    high: int | None = None
    label: str = ""

    @property
    def reach(self) -> int:
        """The most people that the bar has to have room for."""
        return self.number if self.high is None else self.high


@dataclass(frozen=True, slots=True)
class SocialImage:
    """``path`` is where the picture is written, one in each language. ``panel`` is what it says: the number
    as the page says it, or a comparison, and under it what is counted, by whom, on which day, and at the foot
    which site keeps it. ``stripes`` lie under each other; as ``columns`` they stand side by side, in order of
    time."""

    path: str
    language: str
    direction: str
    panel: EmbedPanel
    stripes: tuple[Stripe, ...]
    columns: bool = False
