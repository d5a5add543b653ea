"""The preview: the site of a project on this machine, page by page as it is asked for, while it is written."""
