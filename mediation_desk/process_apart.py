"""A process of its own for a stranger's file: little room, little time and no files.

What is asked goes in by pipe and the answer comes back by pipe; nothing is written anywhere.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

MEMORY = 1024 * 1024 * 1024
_PROGRAM = Path(__file__).resolve().parents[1]


class LateError(Exception):
    """The process was stopped because its time was over."""


class ApartError(Exception):
    """The process did not start, or ended without an answer."""


def run_apart(flag: str, asked: bytes, seconds: int) -> bytes:
    """The answer of this program, started with `flag`, to what is asked. Raises LateError or ApartError."""
    try:
        done = subprocess.run(
            _command(flag),
            input=asked,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=_PROGRAM,
            env=_environment(),
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise LateError from error
    except OSError as error:
        raise ApartError from error
    if done.returncode != 0:
        raise ApartError
    return done.stdout


def confine(seconds: int) -> None:
    """Give this process no more than so many seconds, a gigabyte and no file to write."""
    if sys.platform == "win32":  # the time limit holds there; a job object would add room
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))  # a pipe is no file: it may still answer
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _command(flag: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    return [sys.executable, "-m", "mediation_desk", flag]


def _environment() -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONUTF8": "1"}
