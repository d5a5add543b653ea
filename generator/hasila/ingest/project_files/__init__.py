"""Files: what can be said of the files of a project before any of them is parsed, and what follows from
nothing else."""

from hasila.ingest.project_files.missing_files import with_missing_files
from hasila.ingest.project_files.site_texts import site_texts
from hasila.ingest.project_files.sound import SeenFiles, sound

__all__ = ["SeenFiles", "site_texts", "sound", "with_missing_files"]
