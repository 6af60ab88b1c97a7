"""What a person typed: kept exactly, or refused beside its field in words."""

from __future__ import annotations

from mediation_desk.errors import DeskError

LINE = 200
PARAGRAPH = 20_000


def check_text(text: str, field: str, longest: int = LINE, *, lines: bool = False) -> None:
    """Refuse what could not be kept or printed; nothing is ever changed or cut.

    `longest` counts characters; `lines` allows line breaks and tabs.
    Raises DeskError: text.too_long, text.control (control characters, half of a surrogate pair).
    """
    if len(text) > longest:
        raise DeskError("text.too_long", field=field, longest=longest, typed=len(text))
    for character in text:
        if lines and character in "\n\r\t":
            continue
        if ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 or 0xD800 <= ord(character) < 0xE000:
            raise DeskError("text.control", field=field)
