"""Files: what can be said of the files of a project before any of them is parsed, and what follows from
nothing else."""

from generator.verbs.files.consequences import of_files
from generator.verbs.files.house import site_texts
from generator.verbs.files.sound import sound

__all__ = ["of_files", "site_texts", "sound"]
