"""What was read in copies on this computer, in clear local state, until the register's journal takes it over.

Ids and names of acts only, as in the journal. Not cryptography: whoever may write this account's files can
take it away, as whoever holds a key can read a copy with a tool of their own.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from mediation_desk.register.columns import canonical
from mediation_desk.register.vault.whole_file import PRIVATE, said, write_whole


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyTrace:
    """One act of reading: in which copy (its folder's name), by whom, when, and what it was about."""

    copy: str
    staff_id: str
    at: datetime
    act: str
    ids: tuple[str, ...] = ()


class CopyTraces:
    """The traces of one register's copies; what `keep` was given is on the disk when it returns."""

    def __init__(self, state_folder: Path, register_id: str) -> None:
        self._path = state_folder / f"copies-read-{register_id}.jsonl"

    def keep(self, traces: Iterable[CopyTrace]) -> None:
        """Add some. DeskError disk.full, register.read_only, disk.fault."""
        lines = b"".join(canonical(_fields(one)).encode() + b"\n" for one in traces)
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(self._path, _APPEND, PRIVATE)
            with os.fdopen(handle, "ab") as file:
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise said(error) from error

    def waiting(self) -> tuple[CopyTrace, ...]:
        """Those the journal does not have yet, oldest first; a line cut off by a crash is passed over."""
        try:
            lines = self._path.read_bytes().splitlines()
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise said(error) from error
        return tuple(one for one in map(_parse, lines) if one is not None)

    def journalled(self) -> None:
        """Forget them all: they are committed in the journal. DeskError for what a disk refuses."""
        if self._path.exists():
            write_whole(self._path, b"")


_APPEND = os.O_WRONLY | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)


def _fields(one: CopyTrace) -> dict[str, object]:
    return {
        "act": one.act,
        "at": one.at.astimezone(UTC).isoformat(),
        "copy": one.copy,
        "ids": list(one.ids),
        "staff": one.staff_id,
    }


def _parse(line: bytes) -> CopyTrace | None:
    try:
        told = json.loads(line)
        return CopyTrace(
            copy=str(told["copy"]),
            staff_id=str(told["staff"]),
            at=datetime.fromisoformat(told["at"]),
            act=str(told["act"]),
            ids=tuple(str(one) for one in told["ids"]),
        )
    except (ValueError, TypeError, KeyError, RecursionError):
        return None
