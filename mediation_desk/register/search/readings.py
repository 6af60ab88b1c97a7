"""How characters are spoken, by pypinyin without its table of phrases.

The phrases take four times as long to load as all else of it, hold up the window meanwhile, and are words of
the dictionary: in names they would only hide readings.
"""

from __future__ import annotations

import os

os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")  # read once, when pypinyin is imported

from pypinyin import Style, lazy_pinyin, pinyin


def readings(text: str) -> list[list[str]]:
    """The readings of each character that has any, the usual one first, without tones."""
    return pinyin(text, style=Style.NORMAL, heteronym=True, errors="ignore") if text else []


def spelled(text: str) -> list[str]:
    """The usual reading of each character; what has none stands for itself."""
    return lazy_pinyin(text)
