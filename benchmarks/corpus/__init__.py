"""Invented reports in any number, as a project of Hasila and as the content of a Hugo site."""
