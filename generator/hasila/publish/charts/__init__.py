"""Charts: counts over time as steps with their intervals, and sums as bars; SVG made while building."""

from hasila.publish.charts.bar import draw_bar
from hasila.publish.charts.steps import draw_chart, draw_sheet

__all__ = ["draw_bar", "draw_chart", "draw_sheet"]
