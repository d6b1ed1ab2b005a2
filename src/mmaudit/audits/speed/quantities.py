"""Numbers as people read them."""


def seconds(duration_ms: float) -> str:
    """Milliseconds as seconds: ``2.4``, below one second ``0.24``."""
    return f"{duration_ms / 1000:.{2 if abs(duration_ms) < 995 else 1}f}"


def milliseconds(duration_ms: float) -> str:
    """Whole milliseconds."""
    return f"{duration_ms:.0f}"


def size(size_bytes: float) -> str:
    """Bytes with their unit, in powers of 1000 as networks count: ``320 kB``, ``1.6 MB``."""
    if size_bytes >= 999_500:
        return f"{size_bytes / 1_000_000:.1f} MB"
    return f"{size_bytes / 1000:.0f} kB" if size_bytes >= 1000 else f"{size_bytes:.0f} B"
