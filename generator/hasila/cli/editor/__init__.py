"""What ``hasila lsp`` tells an editor: mistakes at their places, what a code means, the words that fit at the
cursor."""
