"""How many bytes are said: 38 MB, 1.2 GB, as the makers of sticks count them."""

from __future__ import annotations


def size_said(count: int) -> str:
    """Bytes in millions or thousands of millions; whatever is less than one MB is said to be one."""
    if count >= 1_000_000_000:
        return f"{count / 1e9:.1f} GB"
    return f"{max(1, round(count / 1e6))} MB"
