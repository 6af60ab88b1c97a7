"""Telling what the self-test does: one line for each step, with ✓ and its time, or what failed."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from mediation_desk.errors import DeskError
from mediation_desk.log import places
from mediation_desk.words import _, sentence


class FaultError(Exception):
    """Something the self-test expected is not so; `said` tells it in the screen's language."""

    def __init__(self, said: str) -> None:
        super().__init__(said)
        self.said = said


class StoppedError(Exception):
    """A step failed and was told; the steps after it need it."""


class Telling:
    """Writes to `out`, or nowhere when the program has no terminal (a Windows program without a console)."""

    def __init__(self, out: TextIO | None) -> None:
        self._out = out

    def line(self, text: str) -> None:
        """One line."""
        if self._out is not None:
            self._out.write(f"{text}\n")
            self._out.flush()

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        """Tell a step when it is done; what it raises is told too, and ends the self-test."""
        began = time.monotonic()
        try:
            yield
        except FaultError as fault:
            self._failed(text, fault.said)
            raise StoppedError from fault
        except DeskError as refused:
            self._failed(text, sentence(refused))
            raise StoppedError from refused
        except Exception as bug:
            self._failed(text, places(bug))
            raise StoppedError from bug
        self.line(f"  ✓ {text}  {time.monotonic() - began:.1f} s")

    def _failed(self, text: str, why: str) -> None:
        self.line(f"  ✗ {text}")
        self.line(f"    {why}")


def refused(key_parts: tuple[str, ...], refusal: DeskError | None) -> None:
    """Raise FaultError unless this was refused for one of the expected reasons."""
    if refusal is None:
        raise FaultError(_("It was not refused."))
    if refusal.key not in key_parts:
        raise refusal


def terminal() -> TextIO | None:
    """The standard output, unable to stumble over a character it has no code for."""
    out = sys.stdout
    if out is not None and hasattr(out, "reconfigure"):
        out.reconfigure(errors="replace")
    return out
