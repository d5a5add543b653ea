"""Floor 3, the site: the vocabulary its content uses and the configuration it is built from."""
