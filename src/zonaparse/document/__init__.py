"""One page in one form: its bytes and encoding, its tree, its head and data, its tags and lines."""
