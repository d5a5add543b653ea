"""Floor 1, words: intervals, places in a file, mistakes. No effects, no imports from the house."""
