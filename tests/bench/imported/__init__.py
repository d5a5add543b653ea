"""Sheets as publishers make them, each with one planted slip: what `hasila import` makes of them.

``python -m tests.bench.imported [first|second] [-v]`` imports each sheet, answers what it asks with what
a person would know, and checks it clean and with its slip."""
