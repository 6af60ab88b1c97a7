"""Filling a centre's own template in a process of its own, with little room, little time and no files.

The template and the values go in by pipe and the file comes back by pipe; nothing is written anywhere.
"""

from __future__ import annotations

import base64
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

from mediation_desk.errors import DeskError

FLAG = "--fill-template"
"""The word by which the program is asked to be the process apart."""

SECONDS = 30
_MEMORY = 1024 * 1024 * 1024
_PROGRAM = Path(__file__).resolve().parents[2]


def fill_apart(docx: bytes, values: Mapping[str, Any]) -> bytes:
    """The filled template. DeskError: template.failed, template.too_long when it took more than 30 s."""
    asked = json.dumps({"docx": base64.b64encode(docx).decode("ascii"), "values": values})
    try:
        done = subprocess.run(
            _command(),
            input=asked.encode("utf-8"),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_PROGRAM,
            env=_environment(),
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise DeskError("template.too_long") from error
    except OSError as error:
        raise DeskError("template.failed") from error
    if done.returncode != 0 or not done.stdout.startswith(b"PK"):
        raise DeskError("template.failed")
    return done.stdout


def be_the_process_apart(into: IO[bytes], out: IO[bytes]) -> int:
    """Fill what comes in and write the file out; 0 when it went well."""
    # Loaded before the limits are set: the libraries themselves want files and room.
    from mediation_desk.documents.own_template import fill

    asked = json.loads(into.read().decode("utf-8"))
    _confine()
    out.write(fill(base64.b64decode(asked["docx"]), asked["values"]))
    out.flush()
    return 0


def _command() -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, FLAG]
    return [sys.executable, "-m", "mediation_desk", FLAG]


def _environment() -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONUTF8": "1"}


def _confine() -> None:
    if sys.platform == "win32":  # the time limit and the sandbox hold there; a job object would add room
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # a pipe is no file: it may still answer
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
