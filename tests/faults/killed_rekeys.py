"""Gives a register new keys until it is killed: `python -m tests.faults.killed_rekeys FOLDER KILLS`.

Each child signs in, saves something, begins a re-key and kills itself at one of its steps, a later one every
time, the writing of the header included. We sign in again and look: exactly one register, whole, with what
was saved before, and with what belonged to the re-key if, and only if, its header was written. Prints one
line of JSON: kills, at how many kinds of steps, re-keys that counted, and what was found wrong.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path

from mediation_desk.errors import DeskError
from mediation_desk.register import journal, office
from mediation_desk.register.records import Records
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.slots import Slot
from mediation_desk.register.vault.unlock import unlock_with_card
from mediation_desk.services.rekey import RekeyStep, swing
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR
from tests.session_fixtures import SessionOffice

SIGN_IN = (DIRECTOR, MEDIATOR, COUNSELLOR)


class Killing:
    """One register, the number of its last save, and the epoch it must have."""

    def __init__(self, folder: Path) -> None:
        self.office = SessionOffice(folder)
        self.saved = self.swung = 0
        self.steps: set[str] = set()
        self.wrong: list[str] = []

    def kill_at(self, nth: int) -> bool:
        """Kill a child at its nth step; False when the re-key ended before that."""
        self.saved += 1
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                self._rekey(nth, writing)
            finally:
                os._exit(0)
        os.close(writing)
        with os.fdopen(reading, "rb") as told:
            last = told.read().decode().split("\n")[-2:]
        _pid, status = os.waitpid(child, 0)
        self.steps.add(last[0])
        self._look(last[0])
        return os.WIFSIGNALED(status)

    def _rekey(self, nth: int, writing: int) -> None:
        self.office.clock.forward(minutes=self.saved)
        session = self.office.open(SIGN_IN[self.saved % 3])
        with self.office.records(session) as records:
            office.set_setting(records, "saved", self.saved)
        calls = 0

        def tell(step: RekeyStep, done: int, _all: int) -> None:
            nonlocal calls
            calls += 1
            os.write(writing, f"{step}{done}\n".encode())
            if calls == nth:
                os.kill(os.getpid(), signal.SIGKILL)

        def edit(records: Records, slots: tuple[Slot, ...]) -> tuple[Slot, ...]:
            office.set_setting(records, "swung", self.saved)
            return slots

        swing(session, self.office.now(), edit, tell)

    def _look(self, step: str) -> None:
        office_ = self.office
        try:
            session = office_.open(SIGN_IN[(self.saved + 1) % 3])
            card = unlock_with_card(office_.folder, office_.card)
        except DeskError as refused:
            self.wrong.append(f"after {step}: {refused.key}")
            return
        header = read_header(office_.folder)
        left = sorted(one.name for one in office_.folder.glob("register-*.db"))
        if left != [header.database] or card.epoch != header.epoch:
            self.wrong.append(f"after {step}: {left} beside the header of {header.database}")
        with session.reading(session.staff, office_.clock.now) as records:
            kept, swung = office.setting(records, "saved"), office.setting(records, "swung", 0)
            broken = journal.first_break(records.connection, header.register_id)
            whole = records.connection.exec_driver_sql("PRAGMA integrity_check").scalar()
        counted = swung == self.saved
        if kept != self.saved or broken is not None or whole != "ok":
            self.wrong.append(f"after {step}: saved {kept} of {self.saved}, journal {broken}, {whole}")
        if header.epoch != 1 + self.swung + counted:
            self.wrong.append(f"after {step}: epoch {header.epoch}, and the re-key counted: {counted}")
        self.swung += counted
        office_.close()


def main(folder: str, kills: str) -> None:
    """Kill so many times, from the first step to the last and again, and tell what was found."""
    killing, nth, done = Killing(Path(folder)), 0, 0
    while done < int(kills):
        nth += 1
        if killing.kill_at(nth):
            done += 1
        else:
            nth = 0
    told = {
        "kills": done,
        "steps": sorted(killing.steps),
        "swung": killing.swung,
        "wrong": killing.wrong,
    }
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
