"""Saves cases until it is killed, again and again: `python -m tests.faults.killed_saves FOLDER KILLS SEED`.

This process makes a register and forks a child for each kill. The child opens the register, saves and tells
every commit through a pipe; we kill it at a random moment and look at what the register holds. Prints one
line of JSON: kills, acknowledged saves, and what was found wrong.
"""

from __future__ import annotations

import json
import os
import random
import signal
import struct
import sys
import time
from pathlib import Path

from sqlalchemy import text

from mediation_desk.register import cases, journal
from mediation_desk.register.records import Records
from mediation_desk.register.register import Register
from mediation_desk.services import cases as case_services
from tests.case_fixtures import add_case
from tests.desk_fixtures import DIRECTOR, KEY, MEDIATOR, REGISTER_ID, Office

_NUMBER = struct.Struct("<q")


class Killing:
    """One register, and the number of the last save that was acknowledged."""

    def __init__(self, folder: Path, seed: int) -> None:
        self.office = Office(folder / "register.db")
        self.case_id = add_case(self.office)
        self.office.close()
        self.acknowledged = 0
        self.wrong: list[str] = []
        self._random = random.Random(seed)

    def kill_once(self) -> None:
        """Let a child save, kill it, and see that everything it told is there and nothing is half done."""
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            try:
                self._save_on(writing)
            finally:
                os._exit(1)
        os.close(writing)
        told = os.read(reading, _NUMBER.size)  # the first save: from here on a kill may strike any moment
        time.sleep(self._random.uniform(0, 0.03))
        os.kill(child, signal.SIGKILL)
        with os.fdopen(reading, "rb") as rest:
            told += rest.read()
        os.waitpid(child, 0)
        whole = len(told) // _NUMBER.size
        if not whole:
            self.wrong.append("a child ended before its first save")
            return
        self.acknowledged = _NUMBER.unpack_from(told, (whole - 1) * _NUMBER.size)[0]
        self._look()

    def _open(self) -> None:
        seat = self.office.seat(MEDIATOR)
        self.office.register = Register.open(self.office.path, KEY, seat)

    def _save_on(self, writing: int) -> None:
        self._open()
        self.office.clock.forward(days=1)  # later than whatever a killed child wrote
        with self.office.reading(MEDIATOR) as records:
            number = self._saved(records)
        while True:
            number += 1
            with self.office.as_(MEDIATOR) as records:
                self._save(records, number)
            os.write(writing, _NUMBER.pack(number))

    def _saved(self, records: Records) -> int:
        summary = cases.get(records, self.case_id).summary
        return int(summary) if summary.isdecimal() else 0

    def _save(self, records: Records, number: int) -> None:
        case = cases.get(records, self.case_id)
        case_services.change_case(
            records, self.case_id, case.version, summary=str(number), requests=(), difficulty=case.difficulty
        )
        case_services.add_note(records, self.case_id, f"第{number}次")

    def _look(self) -> None:
        self._open()
        self.office.clock.forward(days=1)
        with self.office.reading(DIRECTOR) as records:
            connection = records.connection
            saved = self._saved(records)
            notes = connection.execute(text("SELECT count(*) FROM case_notes")).scalar_one()
            if saved not in (
                self.acknowledged,
                self.acknowledged + 1,
            ):  # killed after the commit, before telling
                self.wrong.append(f"{self.acknowledged} acknowledged, {saved} there")
            if notes != saved:
                self.wrong.append(f"save {saved} is half done: {notes} notes")
            if journal.first_break(connection, REGISTER_ID) is not None:
                self.wrong.append(f"the journal broke after save {saved}")
        self.acknowledged = saved
        self.office.close()

    def look_at_the_end(self) -> None:
        """Every page and every index."""
        self._open()
        with self.office.reading(DIRECTOR) as records:
            for pragma in ("integrity_check", "cipher_integrity_check", "foreign_key_check"):
                said = records.connection.exec_driver_sql(f"PRAGMA {pragma}").scalars().all()
                if said not in ([], ["ok"]):
                    self.wrong.append(f"{pragma}: {said[:3]}")
        self.office.close()


def main(folder: str, kills: str, seed: str) -> None:
    """Kill so many times and tell what was found."""
    killing = Killing(Path(folder), int(seed))
    for _ in range(int(kills)):
        killing.kill_once()
    killing.look_at_the_end()
    told = {"kills": int(kills), "acknowledged": killing.acknowledged, "wrong": killing.wrong}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
