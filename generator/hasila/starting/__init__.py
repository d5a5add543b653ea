"""New projects: recipes for a subject, and the files of a new language."""
