"""The preview: the site of a project on this machine, made page by page while it is written."""
