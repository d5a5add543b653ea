"""Floor 2, nouns: what a report, a figure, a law and a finding are; positioned YAML; languages."""
