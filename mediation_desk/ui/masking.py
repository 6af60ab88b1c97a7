"""What stands on the screen while it is masked, because a visitor may look at it."""

from __future__ import annotations

import re

HIDDEN = "＊＊"
_JOINTS = re.compile(r"(\s*[／/、，,；;]\s*|\s+与\s+|\s*等\s*\d+\s*人)")


def masked_names(text: str) -> str:
    """Each name as its first character and two stars; what joins the names stays: 林＊＊ ／ 宋＊＊."""
    pieces = _JOINTS.split(text)
    return "".join(piece if n % 2 else _masked(piece) for n, piece in enumerate(pieces))


def _masked(name: str) -> str:
    bare = name.strip()
    return name.replace(bare, bare[0] + HIDDEN) if bare else name
