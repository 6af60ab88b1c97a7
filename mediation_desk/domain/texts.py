"""What a person typed: kept exactly, or refused beside its field in words."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum

from mediation_desk.errors import DeskError

LINE = 200
PARAGRAPH = 20_000
MOST = 200_000
"""Characters of the longest text any field takes: a day's minutes have a tenth of it."""


def check_text(text: str, field: str, longest: int = LINE, *, lines: bool = False) -> None:
    """Refuse what could not be kept or printed; nothing is ever changed or cut.

    `longest` counts characters; `lines` allows line breaks and tabs.
    Raises DeskError: text.too_long, text.control (control characters, half of a surrogate pair).
    """
    if len(text) > longest:
        raise DeskError("text.too_long", field=field, longest=longest, typed=len(text))
    if text.isprintable():
        return  # nearly every text, and a twentieth of the time
    for character in text:
        if lines and character in "\n\r\t":
            continue
        if ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0 or 0xD800 <= ord(character) < 0xE000:
            raise DeskError("text.control", field=field)


def check_all(value: object, field: str) -> None:
    """Refuse any text within a value that could not be kept or printed, whatever its field allows besides.

    Looks into dataclasses, tuples, lists, sets and maps; `field` names what holds the text. Raises DeskError:
    text.too_long, text.control.
    """
    if isinstance(value, str):
        if not isinstance(value, Enum):
            check_text(value, field, MOST, lines=True)
    elif is_dataclass(value):
        for part in fields(value):
            check_all(getattr(value, part.name), part.name)
    elif isinstance(value, dict):
        for part in value.values():
            check_all(part, field)
    elif isinstance(value, tuple | list | set | frozenset):
        for part in value:
            check_all(part, field)
