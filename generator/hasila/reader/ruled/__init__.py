"""Languages that are data alone: one engine, a file of words and rules for each."""
