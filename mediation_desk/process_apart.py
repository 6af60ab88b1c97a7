"""A process of its own: for a stranger's file, with little room and time, or for a proof.

What is asked goes in by pipe and the answer comes back by pipe; nothing is written anywhere. A bug there
tells its places by the pipe of errors (`diagnosis.quiet_hooks`), which is read with suspicion.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import IO

from mediation_desk.log import note, note_bug_apart

MEMORY = 1024 * 1024 * 1024
SILENCE = 0.2
"""Seconds after which whoever listens may look whether to go on, though nothing was heard."""
GOING = 5
"""Seconds given to a killed process: one that hangs on a drive that was pulled out goes later."""
_SAID = 16_384
"""Bytes of errors that are kept of a process; whatever else it says is read and thrown away."""
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
            capture_output=True,
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
        _ended_badly(done.stderr)
        raise ApartError
    return done.stdout


@contextmanager
def heard_apart(flag: str, asked: bytes) -> Iterator[Iterator[bytes]]:
    """Start this program with `flag`, ask it, and hear its lines one by one; b"" is heard while it is silent.

    Whoever leaves the block ends the process, finished or not. Raises ApartError when it does not start, and
    from the lines when it ended otherwise than well.
    """
    try:
        child = subprocess.Popen(
            _command(flag),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=_PROGRAM,
            env=_environment(),
        )
    except OSError as error:
        raise ApartError from error
    if child.stdin is None or child.stdout is None or child.stderr is None:
        raise RuntimeError("a process without the pipes it was given")
    heard: SimpleQueue[bytes] = SimpleQueue()
    said = bytearray()
    Thread(target=_hear, args=(child.stdout, heard), name="apart", daemon=True).start()
    errors = Thread(target=_hear_errors, args=(child.stderr, said), name="apart errors", daemon=True)
    errors.start()
    try:
        with suppress(OSError):  # it died before it was asked: heard as an end without an answer
            child.stdin.write(asked)
            child.stdin.close()
        yield _lines(child, heard, errors, said)
    finally:
        child.kill()
        with suppress(subprocess.TimeoutExpired):
            child.wait(GOING)


def _hear(out: IO[bytes], heard: SimpleQueue[bytes]) -> None:
    with out:
        for line in out:
            heard.put(line)
    heard.put(b"")


def _hear_errors(out: IO[bytes], said: bytearray) -> None:
    with out:
        while piece := out.read1(4096) if hasattr(out, "read1") else out.read(4096):
            said.extend(piece[: max(0, _SAID - len(said))])


def _ended_badly(said: bytes) -> None:
    note("a process apart ended without an answer")
    note_bug_apart(said[:_SAID].decode("ascii", "replace"))


def _lines(
    child: subprocess.Popen[bytes], heard: SimpleQueue[bytes], errors: Thread, said: bytearray
) -> Iterator[bytes]:
    while True:
        try:
            line = heard.get(timeout=SILENCE)
        except Empty:
            yield b""
            continue
        if not line:
            break
        yield line
    if child.wait() != 0:
        errors.join(GOING)
        _ended_badly(bytes(said))
        raise ApartError


def confine(seconds: int) -> None:
    """Give this process no more than so many seconds, a gigabyte and no file to write."""
    if sys.platform == "win32":  # the time limit holds there; a job object would add room
        return
    import resource

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    forbid_files()


def forbid_files() -> None:
    """Let this process write no file, not even its own remains; a pipe is no file: it may still answer."""
    if sys.platform == "win32":
        return
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def start_beside(flag: str) -> bool:
    """Start this program once more with `flag`, on its own and in sight; False when it did not start."""
    try:
        subprocess.Popen(
            _command(flag),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=_PROGRAM,
            start_new_session=True,
        )
    except OSError:
        return False
    return True


def _command(flag: str) -> list[str]:
    if getattr(sys, "frozen", False):
        return [sys.executable, flag]
    return [sys.executable, "-m", "mediation_desk", flag]


def _environment() -> dict[str, str]:
    kept = ("PATH", "SYSTEMROOT", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
    return {name: os.environ[name] for name in kept if name in os.environ} | {"PYTHONUTF8": "1"}
