"""Social images: the pictures that go with shared links (Open Graph), 1200 × 630 units.

An image says what its page says of the number, in the language of the page: the number with its qualifier in
words, what is counted, by whom, on which day, which site keeps it; a finding stands beside it wherever there
is one. Under the words are bars to scale. An open count ends in teeth, a range in a paler part between its
two ends. In a language that is read from the right, bars begin and time runs from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from hasila.model.colours import LIGHT
from hasila.model.data_class import dataclass
from hasila.model.raster_image import Picture
from hasila.model.social_image import SocialImage, Stripe
from hasila.model.svg import lines_of, tag, text_width
from hasila.publish.drawing_parts import PlacedText, course, document

WIDTH, HEIGHT, MARGIN = 1200, 630, 64
ROOM = WIDTH - 2 * MARGIN
LARGE, MARK, FOOT, GAP = 112, 52, 26, 14
LINE_HEIGHT = 1.36
"""The height of a line under the number, as a part of its size."""
FIRAGO = 1.12
"""FiraGO runs narrower than the estimate, which is for the widest of the fonts of readers."""
SIZES = (40, 36, 32, 28)
"""Of the words under the number: the largest that keeps them to four lines, else the last."""
MOST_LINES = 4
ICON = "≠"
"""The sign of the site's icon."""
MIRRORED = f"matrix(-1 0 0 1 {WIDTH} 0)"
BARS_BOTTOM, FOOT_LINE = 528, 588
UNDER_WORDS = 40
LEAST_HIGH = 70
"""The height that is left for the bars where there are many words."""
LEAST_LONG, THICKEST = 6, 64
LEAST_TALL, FEWEST_COLUMNS = 4, 4
LABEL, LABEL_GAP, LEAST_PITCH = 22, 7, 34
"""The size of the label of a bar, how far it stands above a column, and how far apart bars with a label
begin at least."""
TEETH, TOOTH = 3, 10
"""The broken edge of an open count: so many gaps, each so many units wide."""
RANGE = 0.4
"""How opaque the part of a bar is that a range leaves open, between its two ends."""
STYLE = f"""
svg{{{LIGHT}}}
text{{font-family:sans-serif;fill:var(--soft)}}
.sheet{{fill:var(--paper)}}.stated,.mark{{fill:var(--published);font-weight:600}}.what{{fill:var(--ink)}}
.conflict{{fill:var(--conflict)}}.published{{fill:var(--published)}}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, with their style and size."""

    words: str
    style: str | None
    size: int


@dataclass(frozen=True, slots=True)
class BarScale:
    """The drawing of counts below ``top``: ``most`` people are as long (or as high) as there is room, and
    bars begin ``pitch`` units apart."""

    top: float
    most: int
    pitch: float

    def tall(self, people: int) -> float:
        """The height of a column."""
        height = BARS_BOTTOM - self.top
        return height * people / self.most

    @property
    def gap(self) -> float:
        """What is left free after a column."""
        return 0.2 * self.pitch

    def long(self, people: int) -> float:
        """The length of a bar."""
        return ROOM * people / self.most


def draw_social_images(social_images: Iterable[SocialImage | None]) -> tuple[Picture, ...]:
    """Every image once, though a landing page has that of its first language."""
    by_path = {social_image.path: social_image for social_image in social_images if social_image}
    return tuple(_picture(social_image) for social_image in by_path.values())


def _picture(social_image: SocialImage) -> Picture:
    drawing = document(WIDTH, HEIGHT, social_image.direction, social_image.language, _layers(social_image))
    return Picture(social_image.path, str(drawing))


def _layers(social_image: SocialImage) -> Iterator[Markup]:
    """The style, the words, the bars and the site at the foot."""
    start, end = MARGIN, WIDTH - MARGIN
    if social_image.direction == "rtl":
        start, end = end, start
    lines = (_number(social_image.panel.stated), *_told(social_image))
    feet = _feet(lines)
    site = Line(social_image.panel.lines[-1], None, FOOT)
    yield tag("style", Markup(STYLE))
    yield tag("rect", class_="sheet", width=WIDTH, height=HEIGHT)
    for line, foot in zip(lines, feet, strict=True):
        yield _text(line, start, foot)
    top = _top_of_bars(feet[-1])
    yield _bars_of(social_image, top)
    yield from _labels(social_image, top)
    yield _text(site, start, FOOT_LINE)
    yield PlacedText(ICON, end, FOOT_LINE, MARK, "end").draw("mark")


def _top_of_bars(foot: float) -> float:
    """The y at which the bars may begin under words that end at ``foot``."""
    return min(foot + UNDER_WORDS, BARS_BOTTOM - LEAST_HIGH)


def _feet(lines: Sequence[Line]) -> list[float]:
    """The baseline of each line, with some air under the number."""
    foot = MARGIN + 0.7 * lines[0].size
    feet = [foot]
    foot += GAP
    for line in lines[1:]:
        foot += LINE_HEIGHT * line.size
        feet.append(foot)
    return feet


def _text(line: Line, x: float, y: float) -> Markup:
    return PlacedText(line.words, x, y, line.size).draw(line.style)


def _number(words: str) -> Line:
    """The one large line, as large as it can be on one."""
    fitting = int(ROOM / text_width(words, 1))
    return Line(words, "stated", min(LARGE, fitting))


def _told(social_image: SocialImage) -> tuple[Line, ...]:
    """The lines under the number, all but the foot: what is counted, the conflict, whose it is and of which
    day."""
    for size in SIZES:
        lines = tuple(_broken(social_image, size))
        if len(lines) <= MOST_LINES:
            break
    return lines


def _broken(social_image: SocialImage, size: int) -> Iterator[Line]:
    """The texts under the number in lines of ``size``."""
    for style, text in _under(social_image):
        for line in lines_of(text, size, ROOM * FIRAGO):
            if line:
                yield Line(line, style, size)


def _under(social_image: SocialImage) -> Iterator[tuple[str | None, str]]:
    """The texts under the number with their styles."""
    yield "what", social_image.panel.lines[0]
    yield "conflict", social_image.panel.conflict
    for text in social_image.panel.lines[1:-1]:
        yield None, text


def _bars_of(social_image: SocialImage, top: float) -> Markup:
    """The counts as bars, or as columns in time; mirrored where the language is read from the right."""
    reaches = [stripe.reach for stripe in social_image.stripes]
    most = max(1, *reaches)
    draw = _columns if social_image.columns else _bars
    mirrored = MIRRORED if social_image.direction == "rtl" else None
    return tag("g", *draw(social_image.stripes, top, most), transform=mirrored)


def _bars(stripes: Sequence[Stripe], top: float, most: int) -> Iterator[Markup]:
    """Bars under each other, from the side where reading begins, to one scale."""
    shown = _with_room(stripes, top)
    pitch = (BARS_BOTTOM - top) / len(shown)
    scale = BarScale(top, most, pitch)
    begin = top + _label_room(pitch)
    for place, stripe in enumerate(shown):
        y = begin + place * pitch
        yield from _bar(stripe, y, scale)


def _with_room(stripes: Sequence[Stripe], top: float) -> Sequence[Stripe]:
    """The first bars, as many as have room with their labels."""
    height = BARS_BOTTOM - top
    fitting = max(1, int(height / LEAST_PITCH))
    return stripes[:fitting]


def _label_room(pitch: float) -> float:
    """The height of a label above its bar."""
    return 1.25 * _label_size(pitch)


def _label_size(pitch: float) -> float:
    return min(LABEL, pitch / 2)


def _labels(social_image: SocialImage, top: float) -> Iterator[Markup]:
    """The label of each bar above it; of columns those of the first and of the last."""
    if not social_image.stripes[-1].label:
        return iter(())
    if social_image.columns:
        return _labels_of_ends(social_image, top)
    return _labels_of_bars(social_image, top)


def _labels_of_bars(social_image: SocialImage, top: float) -> Iterator[Markup]:
    start = MARGIN
    if social_image.direction == "rtl":
        start = WIDTH - MARGIN
    shown = _with_room(social_image.stripes, top)
    pitch = (BARS_BOTTOM - top) / len(shown)
    size = _label_size(pitch)
    for place, stripe in enumerate(shown):
        foot = top + size + place * pitch
        label = PlacedText(stripe.label, start, foot, size)
        yield label.draw("what")


def _labels_of_ends(social_image: SocialImage, top: float) -> Iterator[Markup]:
    """The labels of the last column and, where both have room, of the first."""
    stripes = social_image.stripes
    first, last = stripes[0], stripes[-1]
    scale = _scale_of_columns(stripes, top)
    end = len(stripes) * scale.pitch - scale.gap
    room = text_width(last.label, LABEL)
    yield _end_label(social_image, scale, last, end if end >= room else 0)
    room += text_width(first.label, LABEL)
    if first is not last and room + LABEL < end:
        yield _end_label(social_image, scale, first, 0)


def _end_label(social_image: SocialImage, scale: BarScale, stripe: Stripe, along: float) -> Markup:
    """The label above a column, from its start, or up to its end ``along`` units from the first."""
    x = MARGIN + along
    if social_image.direction == "rtl":
        x = WIDTH - x
    tall = max(LEAST_TALL, scale.tall(stripe.reach))
    foot = BARS_BOTTOM - tall
    anchor = "end" if along else "start"
    label = PlacedText(stripe.label, x, foot - LABEL_GAP, LABEL, anchor)
    return label.draw("what")


def _bar(stripe: Stripe, y: float, scale: BarScale) -> Iterator[Markup]:
    free = scale.pitch - _label_room(scale.pitch)
    thick = min(THICKEST, free * 0.75)
    length = scale.long(stripe.number)
    for left, right in _pieces(max(LEAST_LONG, length), stripe.open):
        yield _box(stripe, MARGIN + left, y, right - left, thick)
    if stripe.high is not None:
        reach = scale.long(stripe.high)
        yield _box(stripe, MARGIN + length, y, reach - length, thick, RANGE)


def _pieces(length: float, open_: bool) -> Iterator[tuple[float, float]]:
    """A whole bar, or one that ends in teeth: the count is at least so long."""
    teeth = 2 * TEETH * TOOTH
    has_teeth = open_ and length >= 2 * teeth
    whole = length - teeth if has_teeth else length
    yield 0, whole
    for left in range(round(whole) + TOOTH, round(length), 2 * TOOTH):
        yield left, left + TOOTH


def _columns(stripes: Sequence[Stripe], top: float, _: int) -> Iterator[Markup]:
    """A course in time: one column a report, the earliest first."""
    scale = _scale_of_columns(stripes, top)
    for place, stripe in enumerate(stripes):
        along = place * scale.pitch
        yield from _column(stripe, MARGIN + along, scale)


def _scale_of_columns(stripes: Sequence[Stripe], top: float) -> BarScale:
    """The scale at which the highest column has room below ``top``."""
    reaches = (stripe.reach for stripe in stripes)
    most = max(1, *reaches)
    columns = max(FEWEST_COLUMNS, len(stripes))
    return BarScale(top, most, ROOM / columns)


def _column(stripe: Stripe, x: float, scale: BarScale) -> Iterator[Markup]:
    wide = scale.pitch - scale.gap
    tall = max(LEAST_TALL, scale.tall(stripe.number))
    top = BARS_BOTTOM - tall
    yield _box(stripe, x, top, wide, tall)
    if stripe.high is not None:
        more = scale.tall(stripe.high - stripe.number)
        yield _box(stripe, x, top - more, wide, more, RANGE)


def _box(
    stripe: Stripe, x: float, y: float, width: float, height: float, opacity: float | None = None
) -> Markup:
    style = "conflict" if stripe.conflict else "published"
    outline = course("M", x, y, "h", width, "v", height, "h", -width, "z")
    return tag("path", class_=style, d=outline, fill_opacity=opacity)
