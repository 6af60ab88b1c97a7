"""A folder of this computer for one copy that is being read: an older one is brought to today's schema there.

All in it is as encrypted as the copy. It goes when the copy is left; what a crash leaves goes at the next
start.
"""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

from mediation_desk.errors import DeskError
from mediation_desk.register.cipher_file import open_connection
from mediation_desk.register.openlock import OpenLock
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from mediation_desk.register.spoken import spoken
from mediation_desk.register.vault.whole_file import new_file, said

_NAME = "copy-read-"
_CHUNK = 1 << 20
_TIMES = 3
"""How often the database stands there at most: itself, what it was before its schema changed, its log."""


class CopyScratch:
    """`folder` is held by a lock until `wipe`."""

    def __init__(self, folder: Path, held: OpenLock) -> None:
        self.folder, self.held = folder, held

    @classmethod
    def make(cls, state_folder: Path) -> CopyScratch:
        """A new empty one. DeskError for what a disk refuses."""
        folder = state_folder / f"{_NAME}{uuid4().hex}"
        try:
            folder.mkdir(mode=0o700, parents=True)
        except OSError as error:
            raise said(error) from error
        return cls(folder, OpenLock.take(folder))

    def brought_up(self, database: Path, raw_key: bytes) -> Path:
        """A copy of an older database, of today's schema, ready to be opened as it lies.

        DeskError copy.no_room_here, those of `Register.open`, and what a disk refuses.
        """
        place = self.folder / database.name
        try:
            needed, free = _TIMES * database.stat().st_size, shutil.disk_usage(self.folder).free
            if free < needed:
                raise DeskError("copy.no_room_here", needed=f"{needed / 1e9:.2f}", free=f"{free / 1e9:.2f}")
            with database.open("rb") as source, new_file(place) as target:
                shutil.copyfileobj(source, target, _CHUNK)
        except OSError as error:
            raise said(error) from error
        register = Register.open(place, raw_key, Seat(register_id="", staff_id=None))
        register.settle()
        register.close()
        with spoken():
            connection = open_connection(place, raw_key)
            try:
                connection.execute("PRAGMA journal_mode = DELETE")  # or it cannot be opened immutable
            finally:
                connection.close()
        return place

    def wipe(self) -> None:
        """Let go of it and delete it; what a disk refuses goes at the next start."""
        self.held.close()
        shutil.rmtree(self.folder, ignore_errors=True)


def sweep_scratch(state_folder: Path) -> None:
    """Delete what a killed program left; what another desk of this account still reads stays."""
    for left in state_folder.glob(f"{_NAME}*"):
        try:
            OpenLock.take(left).close()
        except (DeskError, OSError):
            continue
        shutil.rmtree(left, ignore_errors=True)
