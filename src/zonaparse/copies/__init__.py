"""Pages that other programs wrote, made what their site served."""

from zonaparse.copies.copy import Copy, Origin, captured, clean, framed, unwrap

__all__ = ["Copy", "Origin", "captured", "clean", "framed", "unwrap"]
