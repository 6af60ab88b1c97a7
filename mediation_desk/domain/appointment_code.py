"""How an appointment is called where anybody may read it: a code that tells neither who nor why."""

from __future__ import annotations

import re

_CODE = 6
_SHORT = re.compile(r"第0*\d+号")


def door_code(appointment_id: str) -> str:
    """The short code of an appointment, on its slip and on the door; no two sides of a sitting share one."""
    return appointment_id[:_CODE].upper()


def case_code(number: str) -> str:
    """第046号 of （2026）青婚人调字第046号; a local pattern without it stays whole."""
    found = _SHORT.search(number)
    return found.group() if found else number
