"""Reading a stranger's .ics file in a process of its own, with little room and little time."""

from __future__ import annotations

import base64
import json
from datetime import datetime
from typing import IO

from mediation_desk.domain.busy_time import BusyTimes
from mediation_desk.errors import DeskError
from mediation_desk.process_apart import ApartError, LateError, confine, run_apart
from mediation_desk.services.calendar_lines import MOST_BYTES

FLAG = "--read-calendar"
"""The word by which the program is asked to be the process apart."""

SECONDS = 15


def read_apart(data: bytes, first: datetime, last: datetime) -> BusyTimes:
    """Busy times within [first, last) of what a file holds.

    DeskError: calendar.too_large, calendar.too_long when it took more than 15 s, calendar.failed, and those
    of `calendar_reading.read_busy`.
    """
    if len(data) > MOST_BYTES:
        raise DeskError("calendar.too_large", most=MOST_BYTES // (1024 * 1024))
    asked = {
        "data": base64.b64encode(data).decode("ascii"),
        "first": first.isoformat(),
        "last": last.isoformat(),
    }
    try:
        told = json.loads(run_apart(FLAG, json.dumps(asked).encode("ascii"), SECONDS))
    except LateError as error:
        raise DeskError("calendar.too_long", seconds=SECONDS) from error
    except (ApartError, ValueError) as error:
        raise DeskError("calendar.failed") from error
    key = told.get("key")
    if key:
        raise DeskError(key, **told["names"])
    return BusyTimes(
        mark=told["mark"],
        spans=tuple((datetime.fromisoformat(one), datetime.fromisoformat(two)) for one, two in told["spans"]),
        left_out=told["left_out"],
    )


def be_the_process_apart(into: IO[bytes], out: IO[bytes]) -> int:
    """Read what comes in and write the times out, or the key of what was wrong; 0 when it answered."""
    # Loaded before the limits are set: the libraries themselves want files and room.
    from mediation_desk.services.calendar_reading import read_busy

    asked = json.loads(into.read())
    confine(SECONDS)
    first, last = (datetime.fromisoformat(asked[name]) for name in ("first", "last"))
    try:
        read = read_busy(base64.b64decode(asked["data"]), first, last)
        told: dict[str, object] = {
            "mark": read.mark,
            "spans": [(one.isoformat(), two.isoformat()) for one, two in read.spans],
            "left_out": read.left_out,
        }
    except DeskError as error:
        told = {"key": error.key, "names": error.names}
    out.write(json.dumps(told).encode("ascii"))
    out.flush()
    return 0
