"""A list as text (.csv): its encoding and what parts its columns are found out, never asked."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from mediation_desk.domain.texts import PARAGRAPH
from mediation_desk.errors import DeskError

_SEPARATORS = "\t,;|，；"
_LOOKED_AT = 40
_QUOTED = re.compile(r'"[^"]*"')


def decode(data: bytes) -> tuple[str, str]:
    """The text and its encoding: UTF-8 or UTF-16 with or without a mark at the beginning, else GB 18030.

    DeskError ledger.encoding when it is none of them, or no text at all.
    """
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _as(data, name), name.upper().removesuffix("-SIG")
    if (half := _half(data)) is not None:
        return _as(data, half), "UTF-16"
    for name in ("utf-8", "gb18030"):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text, name.upper()
    raise DeskError("ledger.encoding")


def _half(data: bytes) -> str | None:
    """UTF-16 without a mark: commas and line ends have a zero beside them, on the same side everywhere."""
    first = data[: 64 * 1024]
    little, big = first[1::2].count(0), first[0::2].count(0)
    if len(data) % 2 or max(little, big) < len(first) // 200 + 1:
        return None
    return "utf-16-le" if little > big * 4 else "utf-16-be" if big > little * 4 else None


def _as(data: bytes, name: str) -> str:
    try:
        text = data.decode(name)
    except UnicodeDecodeError as error:
        raise DeskError("ledger.encoding") from error
    if "\x00" in text:
        raise DeskError("ledger.encoding")
    return text


def rows_of(text: str) -> Iterator[list[str]]:
    """The cells of each line. DeskError ledger.broken_text when quotes do not end."""
    separator = _separator(text)
    before = csv.field_size_limit(PARAGRAPH * 4)
    lines = text.splitlines(keepends=True) if "\r" not in text.replace("\r\n", "") else text.split("\r")
    try:
        yield from csv.reader(iter(lines), delimiter=separator)
    except csv.Error as error:
        raise DeskError("ledger.broken_text") from error
    finally:
        csv.field_size_limit(before)


def _separator(text: str) -> str:
    """What parts the columns: what is found as often in the most of the first lines; a comma otherwise."""
    best, seen = ",", (0, 0)
    first = [_QUOTED.sub("", line) for line in text[: 256 * 1024].splitlines() if line.strip()][:_LOOKED_AT]
    for separator in _SEPARATORS:
        counts = [line.count(separator) for line in first]
        usual = max(counts, key=counts.count, default=0)
        if usual and (counts.count(usual), usual) > seen:
            best, seen = separator, (counts.count(usual), usual)
    return best
