"""Filling a centre's own template in a process of its own, with little room, little time and no files.

The template and the values go in by pipe and the file comes back by pipe; nothing is written anywhere.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import IO, Any

from mediation_desk.errors import DeskError
from mediation_desk.process_apart import ApartError, LateError, confine, run_apart

FLAG = "--fill-template"
"""The word by which the program is asked to be the process apart."""

SECONDS = 30


def fill_apart(docx: bytes, values: Mapping[str, Any]) -> bytes:
    """The filled template. DeskError: template.failed, template.too_long when it took more than 30 s."""
    asked = json.dumps({"docx": base64.b64encode(docx).decode("ascii"), "values": values})
    try:
        filled = run_apart(FLAG, asked.encode("utf-8"), SECONDS)
    except LateError as error:
        raise DeskError("template.too_long") from error
    except ApartError as error:
        raise DeskError("template.failed") from error
    if not filled.startswith(b"PK"):
        raise DeskError("template.failed")
    return filled


def be_the_process_apart(into: IO[bytes], out: IO[bytes]) -> int:
    """Fill what comes in and write the file out; 0 when it went well."""
    # Loaded before the limits are set: the libraries themselves want files and room.
    from mediation_desk.documents.own_template import fill

    asked = json.loads(into.read().decode("utf-8"))
    confine(SECONDS)
    out.write(fill(base64.b64decode(asked["docx"]), asked["values"]))
    out.flush()
    return 0
