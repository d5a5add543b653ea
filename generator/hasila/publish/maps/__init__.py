"""Maps: a locator that works without a script, and one map to move about in; neither asks another host."""
