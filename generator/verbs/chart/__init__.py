"""Verb: draw charts. Counts over time as steps with their intervals, and sums as bars; SVG made while building."""

from generator.verbs.chart.bar import draw_bar
from generator.verbs.chart.steps import draw_chart, draw_sheet

__all__ = ["draw_bar", "draw_chart", "draw_sheet"]
