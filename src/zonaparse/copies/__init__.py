"""Pages that other programs wrote, made what their site served."""

from zonaparse.copies.copy import Copy, Origin, captured, clean, framed, unwrap
from zonaparse.copies.traces import traces

__all__ = ["Copy", "Origin", "captured", "clean", "framed", "traces", "unwrap"]
