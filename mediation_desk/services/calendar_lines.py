"""The lines of an .ics file: unfolded, looked through, and cut down to what busy times need.

RFC 5545, 3.1 (content lines). Titles, places, guests, notes and alarms are dropped here, before any library
sees the file; what is left is small, flat and of known kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import blake2b

from mediation_desk.errors import DeskError

MOST_BYTES = 5 * 1024 * 1024
MOST_EVENTS = 10_000
_LONGEST = 64 * 1024  # characters of one unfolded line that is kept
_DEEPEST = 3  # VCALENDAR, VEVENT, VALARM
_NAME = re.compile(r"([A-Za-z0-9-]+)([:;])")
_KEPT = frozenset(
    {
        "UID",
        "DTSTART",
        "DTEND",
        "DURATION",
        "RRULE",
        "RDATE",
        "EXDATE",
        "RECURRENCE-ID",
        "TRANSP",
        "STATUS",
        "X-MICROSOFT-CDO-BUSYSTATUS",
        "FREEBUSY",
    }
)
_TOO_FINE = re.compile(r"FREQ\s*=\s*(SECONDLY|MINUTELY|HOURLY)", re.IGNORECASE)
_IDENTITY = ("X-WR-RELCALID", "X-WR-CALNAME", "PRODID")


@dataclass(frozen=True, slots=True, kw_only=True)
class CutDown:
    """A calendar of nothing but times: its zones, its `blocks` (events and busy lists), and its mark."""

    zones: tuple[str, ...]
    blocks: tuple[str, ...]
    mark: str

    def text(self, *blocks: str) -> str:
        """An .ics text of the zones and these blocks."""
        lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//", *self.zones, *blocks, "END:VCALENDAR")
        return "\r\n".join(lines) + "\r\n"


def cut_down(data: bytes) -> CutDown:
    """What of a file tells when somebody is busy.

    Raises DeskError: calendar.too_large, calendar.encoding, calendar.not_one, calendar.torn (ends in the
    middle), calendar.too_many, calendar.too_fine (repeats by the hour, minute or second).
    """
    if len(data) > MOST_BYTES:
        raise DeskError("calendar.too_large", most=MOST_BYTES // (1024 * 1024))
    zones: list[str] = []
    blocks: list[str] = []
    identity: dict[str, str] = {}
    stack: list[str] = []
    block: list[str] = []
    ended = False
    for line in _unfolded(_decoded(data)):
        found = _NAME.match(line)
        if found is None:
            if line.strip() and not stack:
                raise DeskError("calendar.not_one")
            continue
        name = found[1].upper()
        if name == "BEGIN":
            kind = line[found.end() :].strip().upper()
            _check_nesting(stack, kind)
            stack.append(kind)
            if len(stack) == 2:
                block = [line]
            elif len(stack) > 2 and stack[1] == "VTIMEZONE":
                block.append(line)
        elif name == "END":
            if not stack or stack.pop() != line[found.end() :].strip().upper():
                raise DeskError("calendar.torn")
            ended = not stack
            if len(stack) == 1:
                _put_by("\r\n".join((*block, line)), zones, blocks)
            elif len(stack) > 1 and stack[1] == "VTIMEZONE":
                block.append(line)
        elif not stack:
            raise DeskError("calendar.not_one")
        elif len(stack) == 1 and name in _IDENTITY:
            identity[name] = line
        elif len(stack) > 1 and (stack[1] == "VTIMEZONE" or (len(stack) == 2 and name in _KEPT)):
            if len(line) > _LONGEST:
                raise DeskError("calendar.too_many", most=MOST_EVENTS)
            if name == "RRULE" and _TOO_FINE.search(line):
                raise DeskError("calendar.too_fine")
            block.append(line)
    if stack:
        raise DeskError("calendar.torn")
    if not ended:
        raise DeskError("calendar.not_one")
    return CutDown(zones=tuple(zones), blocks=tuple(blocks), mark=_mark(identity))


def _decoded(data: bytes) -> str:
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        raise DeskError("calendar.encoding") from None
    if "\x00" in text:
        raise DeskError("calendar.not_one")
    return text


def _unfolded(text: str) -> Iterator[str]:
    parts: list[str] = []
    for line in re.split(r"\r\n|\n|\r", text):
        if line[:1] in (" ", "\t") and parts:
            parts.append(line[1:])
            continue
        if parts:
            yield "".join(parts)
        parts = [line]
    yield "".join(parts)


def _check_nesting(stack: list[str], kind: str) -> None:
    if not stack and kind != "VCALENDAR":
        raise DeskError("calendar.not_one")
    if stack and (kind == "VCALENDAR" or len(stack) >= _DEEPEST):
        raise DeskError("calendar.torn")


def _put_by(block: str, zones: list[str], blocks: list[str]) -> None:
    if block.startswith(("BEGIN:VTIMEZONE", "begin:vtimezone")):
        zones.append(block)
    elif block.upper().startswith(("BEGIN:VEVENT", "BEGIN:VFREEBUSY")):
        blocks.append(block)
    if len(blocks) > MOST_EVENTS or len(zones) > MOST_EVENTS // 10:
        raise DeskError("calendar.too_many", most=MOST_EVENTS)


def _mark(identity: dict[str, str]) -> str:
    """The calendar's own id, else its name, with what wrote it; hashed, because a name may say a lot."""
    known = [identity.get(name, "") for name in _IDENTITY]
    said = known[0] or known[1]
    return blake2b(f"{said}\n{known[2]}".encode(), digest_size=16).hexdigest()
