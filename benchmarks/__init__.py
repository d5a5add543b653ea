"""Measurements of Hasila beside Hugo and beside an earlier revision of its own; ``README.md`` tells how."""
