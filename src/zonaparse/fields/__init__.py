"""How one kind of value is read, whoever the publisher is."""
