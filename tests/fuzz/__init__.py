"""Fuzzing: mutants of a small project, and what must be true of each."""
