"""Secrets for the command line: asked at the terminal or read from a descriptor, never an argument."""

from __future__ import annotations

import getpass
import os
import sys
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from mediation_desk.errors import DeskError
from mediation_desk.words import _

_MOST = 10_000
"""Bytes read from a descriptor; two sheets in words are some 400."""

Ask = Callable[[str], str]


def at_terminal(prompt: str) -> str:
    """Ask without showing what is typed. DeskError("command.no_answer") where nobody can be asked so."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", getpass.GetPassWarning)  # it would read on, for all to see
            return getpass.getpass(prompt)
    except (EOFError, OSError, getpass.GetPassWarning) as error:
        raise DeskError("command.no_answer") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """`descriptor` is where secrets come from, line by line; None: from whoever sits at the terminal."""

    descriptor: int | None = None
    ask: Ask = at_terminal

    def password(self) -> str:
        """A password."""
        return self._lines(1, (_("Password: "),))[0]

    def card(self) -> str:
        """The restore card's digits."""
        return self._lines(1, (_("27 digits of the restore card: "),))[0]

    def sheets(self) -> tuple[str, str]:
        """Two keepers' sheets, each in one line."""
        one, other = self._lines(2, (_("Sheet 1, in one line: "), _("Sheet 2, in one line: ")))
        return one, other

    def agreed(self, question: str) -> bool:
        """Whether whoever sits there types yes; without a terminal nobody agreed."""
        if not sys.stdin.isatty():
            return False
        sys.stderr.write(question)
        sys.stderr.flush()
        return sys.stdin.readline().strip().lower() in ("yes", "是")

    def _lines(self, count: int, prompts: tuple[str, ...]) -> tuple[str, ...]:
        if self.descriptor is None:
            return tuple(self.ask(prompt) for prompt in prompts)
        found = _read(self.descriptor).splitlines()
        if len(found) < count:
            raise DeskError("command.no_answer")
        return tuple(found[:count])


def _read(descriptor: int) -> str:
    told = b""
    try:
        while len(told) < _MOST and (more := os.read(descriptor, _MOST - len(told))):
            told += more
        return told.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DeskError("command.no_answer") from error
