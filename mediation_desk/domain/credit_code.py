"""Unified social credit code (统一社会信用代码, GB 32100-2015): a warning only, a few real codes fail."""

from __future__ import annotations

import re
import unicodedata

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_SHAPE = re.compile(r"[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}", re.ASCII)


def normalise(typed: str) -> str:
    """Half-width, upper case, without spaces."""
    return "".join(unicodedata.normalize("NFKC", typed).upper().split())


def looks_right(code: str) -> bool:
    """Whether shape and check character agree; False is worth a warning, never a refusal."""
    if not _SHAPE.fullmatch(code):
        return False
    total = sum(_ALPHABET.index(mark) * pow(3, place, 31) for place, mark in enumerate(code[:17]))
    return code[17] == _ALPHABET[-total % 31]
