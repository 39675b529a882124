"""An Article in forms for people."""
