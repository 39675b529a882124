"""The rules about lines, a module a kind."""
