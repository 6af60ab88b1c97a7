"""Brings an old register up to date until killed: `… -m tests.faults.killed_migrations KEPT FOLDER KILLS`.

Each child opens a fresh copy of the keepsake KEPT and kills itself at one step, a later one every time.
We look: the file is the old register to the byte, or the new one, whole; then it opens as if nothing had
been. Prints one line of JSON: kills, at how many kinds of steps, how often the new one stood, what was wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register import journal, migrations
from mediation_desk.register.cipher_file import open_copy
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from tests.desk_fixtures import MEDIATOR, NOON
from tests.keepsakes.test_keepsakes import told


class Killing:
    """One keepsake, copied for every kill."""

    def __init__(self, kept: Path, folder: Path) -> None:
        facts = told(kept)
        self.key = bytes.fromhex(facts["raw SQLCipher key"])
        self.seat = Seat(register_id=facts["register id"], staff_id=None)
        self.old = (kept / "register.db").read_bytes()
        self.folder = folder
        self.path = folder / "register-1.db"
        self.steps: set[str] = set()
        self.wrong: list[str] = []
        self.new = 0

    def kill_at(self, nth: int) -> bool:
        """Kill a child at its nth step; False when it was done before that."""
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir()
        self.path.write_bytes(self.old)
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                self._open(nth, writing)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as heard:
            last = heard.read().decode().split("\n")[-2:]
        _pid, status = os.waitpid(child, 0)
        self.steps.add(last[0])
        self._look(last[0])
        return os.WIFSIGNALED(status)

    def _open(self, nth: int, writing: int) -> None:
        calls = 0

        def step(name: str) -> None:
            nonlocal calls
            calls += 1
            os.write(writing, f"{name}\n".encode())
            if calls == nth:
                os.kill(os.getpid(), signal.SIGKILL)

        Register.open(self.path, self.key, self.seat, step=step)

    def _look(self, step: str) -> None:
        if self.path.read_bytes() == self.old:
            stands = "old"
        else:
            connection = open_copy(self.path, self.key)
            (found,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            connection.close()
            stands = "new" if found == migrations.NEWEST else found
        if stands not in ("old", "new"):
            self.wrong.append(f"after {step}: revision {stands}")
        self.new += stands == "new"
        try:
            register = Register.open(self.path, self.key, self.seat)
        except DeskError as refused:
            self.wrong.append(f"after {step}: {refused.key}")
            return
        with register.reading(MEDIATOR, NOON) as records:
            broken = journal.first_break(records.connection, self.seat.register_id)
            whole = records.connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        register.close()
        Register.open(self.path, self.key, self.seat).close()
        left = sorted(one.name for one in self.folder.iterdir())
        if broken is not None or whole != "ok" or left != ["register-1.db"]:
            self.wrong.append(f"after {step}: journal {broken}, {whole}, {left}")


def main(kept: str, folder: str, kills: str) -> None:
    """Kill so many times, from the first step to the last and again, and tell what was found."""
    killing, nth, done = Killing(Path(kept), Path(folder)), 0, 0
    while done < int(kills):
        nth += 1
        if killing.kill_at(nth):
            done += 1
        else:
            nth = 0
    counted = {"kills": done, "steps": sorted(killing.steps), "new": killing.new, "wrong": killing.wrong}
    sys.stdout.write(json.dumps(counted) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
