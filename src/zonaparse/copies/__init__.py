"""Pages that other programs wrote, made what their site served."""

from zonaparse.copies.copy import Copy, captured, clean, unwrap

__all__ = ["Copy", "captured", "clean", "unwrap"]
