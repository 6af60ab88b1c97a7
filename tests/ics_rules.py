"""What Thunderbird and Outlook want of an .ics file, as a list of faults; written from RFC 5545 itself."""

from __future__ import annotations

import re

_LINE = re.compile(r"[A-Z0-9-]+(;[A-Z0-9-]+=(\"[^\"]*\"|[^\";:,]*))*:.*")
_STAMP = re.compile(r"\d{8}T\d{6}Z")
_LOCAL = re.compile(r"\d{8}T\d{6}")
ONCE = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "STATUS", "CLASS", "LOCATION")
NEEDED = ("UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY")


def unfolded(data: bytes) -> list[str]:
    """The lines of a file as they were before folding."""
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]


def faults(data: bytes) -> list[str]:
    """Everything against the rules: bytes, folding, order, zones, what each event must have once."""
    found = []
    if data.startswith(b"\xef\xbb\xbf"):
        found.append("begins with a byte order mark")
    if not data.endswith(b"\r\n") or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        found.append("a line does not end in CRLF")
    for line in data.split(b"\r\n"):
        if len(line) > 75:
            found.append("a line is longer than 75 octets")
        try:
            line.decode("utf-8")
        except UnicodeDecodeError:
            found.append("a character is torn by folding")
            return found
    lines = unfolded(data)
    found += [f"no content line: {line[:30]}" for line in lines if not _LINE.fullmatch(line)]
    if lines[0] != "BEGIN:VCALENDAR" or lines[-1] != "END:VCALENDAR":
        found.append("is not one calendar")
    if lines.count("VERSION:2.0") != 1 or sum(one.startswith("PRODID:") for one in lines) != 1:
        found.append("lacks version or product")
    return found + _events(lines)


def _events(lines: list[str]) -> list[str]:
    found: list[str] = []
    stack: list[str] = []
    zones: set[str] = set()
    uids: set[str] = set()
    event: dict[str, list[str]] = {}
    for line in lines:
        name, value = re.split(r"[;:]", line, maxsplit=1)
        if name == "BEGIN":
            stack.append(value)
            event = {} if value == "VEVENT" else event
        elif name == "END":
            if not stack or stack.pop() != value:
                return [*found, "components are not nested"]
            if value == "VEVENT":
                found += _event(event, zones)
                if (uid := event.get("UID", [""])[0]) in uids:
                    found.append("a UID stands twice")
                uids.add(uid)
        elif stack == ["VCALENDAR", "VTIMEZONE"] and name == "TZID":
            zones.add(value)
        elif stack == ["VCALENDAR", "VEVENT"]:
            event.setdefault(name, []).append(line[len(name) :])
    return [*found, *(["components are left open"] if stack else [])]


def _event(event: dict[str, list[str]], zones: set[str]) -> list[str]:
    found = [f"{name} is missing" for name in NEEDED if name not in event]
    found += [f"{name} stands more than once" for name in ONCE if len(event.get(name, ())) > 1]
    if found:
        return found
    if not _STAMP.fullmatch(event["DTSTAMP"][0].lstrip(":")):
        found.append("DTSTAMP is not in UTC")
    times = []
    for name in ("DTSTART", "DTEND"):
        parameters, _colon, value = event[name][0].rpartition(":")
        zone = parameters.removeprefix(";TZID=")
        if zone not in zones:
            found.append(f"{name} has a zone nobody defined before")
        if not _LOCAL.fullmatch(value):
            found.append(f"{name} is no local time")
        times.append(value)
    if times[1] <= times[0]:
        found.append("it ends before it begins")
    if not re.fullmatch(r":\d+", event["SEQUENCE"][0]):
        found.append("SEQUENCE is no number")
    if event.get("STATUS", [":CONFIRMED"])[0] not in (":TENTATIVE", ":CONFIRMED", ":CANCELLED"):
        found.append("STATUS is unknown")
    return found
