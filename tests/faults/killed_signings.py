"""Signs and is killed at every statement: `python -m tests.faults.killed_signings FOLDER note|agreement`.

Each time a child is forked on a fresh copy of one prepared register. It dies before the n-th statement of
the act that signs, or, for the commit itself, is killed from outside some tenths of a millisecond into it.
What is left must be signed wholly or not at all, with what was typed still there. Prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import event

from mediation_desk.domain.agreement import PrintState, Signature, SigningCapacity, SigningManner
from mediation_desk.domain.signing import places
from mediation_desk.register import counselling_notes as note_rows
from mediation_desk.register import journal
from mediation_desk.register.register import Register
from mediation_desk.services import agreements, counselling_notes, counselling_signing, drafts
from tests.case_fixtures import add_case, begin_mediation, filled
from tests.counselling_fixtures import NOTE, add_file, add_session, confirmed
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, KEY, MEDIATOR, REGISTER_ID, Office

TYPED = "还没签的一句"
IN_COMMIT = 30
"""Kills while the commit is being written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """`act` signs, `look` says whether it is signed and raises when it is half done."""

    act: Callable[[], None]
    look: Callable[[], bool]


def note(office: Office) -> Signing:
    """A counselling note, typed as a draft, then sealed and signed."""
    session = add_session(office, add_file(office))
    with office.as_(COUNSELLOR) as records:
        drafts.keep_draft(records, counselling_notes.DRAFT, session.id, TYPED)

    def act() -> None:
        with office.as_(COUNSELLOR) as records:
            counselling_signing.sign_note(records, confirmed(records), session.id, session.version, NOTE)

    def look() -> bool:
        with office.as_(COUNSELLOR) as records:
            signed = note_rows.of_sessions(records, [session.id]).get(session.id, [])
            typed = counselling_notes.kept_note(records, session.id).typed
            if not signed:
                if typed != TYPED:
                    raise ValueError("unsigned, and what was typed is gone")
                return False
            opened = counselling_notes.open_note(records, signed[0].id)
            if opened.text != NOTE or not opened.holds or len(signed) != 1:
                raise ValueError("signed by half")
            return True

    return Signing(act=act, look=look)


def agreement(office: Office) -> Signing:
    """An agreement printed as final, then signed by everybody and sealed, which freezes it."""
    case_id = add_case(office)
    begin_mediation(office, case_id)
    with office.as_(MEDIATOR) as records:
        begun = agreements.begin_agreement(records, case_id)
        draft = agreements.save_agreement(records, filled(begun.agreement))
    with office.as_(MEDIATOR) as records:
        file = agreements.print_final(records, draft.agreement.id, draft.agreement.version)
    assert file.current is not None
    code = file.current.code
    sealed = SigningCapacity.COMMITTEE_SEAL
    given = [
        Signature(
            code=code,
            capacity=capacity,
            signer_id=signer,
            manner=SigningManner.SEALED if capacity is sealed else SigningManner.SIGNED,
            on=office.clock.now.date(),
        )
        for capacity, signer in places(file.agreement)
    ]

    def act() -> None:
        with office.as_(MEDIATOR) as records:
            agreements.record_signatures(records, code, given)

    def look() -> bool:
        with office.as_(MEDIATOR) as records:
            now = agreements.agreement_file(records, file.agreement.id)
            state = now.prints[-1].state
            if len(now.signatures) not in (0, len(given)) or now.frozen != bool(now.signatures):
                raise ValueError("signed by half")
            if state is not (PrintState.FROZEN if now.frozen else PrintState.CURRENT):
                raise ValueError("frozen by half")
            if not agreements.final_bytes(records, code)[0].startswith(b"%PDF"):
                raise ValueError("the print is gone")
            return now.frozen

    return Signing(act=act, look=look)


class Killing:
    """One prepared register, closed; every trial begins with a copy of it."""

    def __init__(self, folder: Path, prepare: Callable[[Office], Signing]) -> None:
        self.office = Office(folder / "register.db")
        self.signing = prepare(self.office)
        self.office.close()
        self.whole = self.office.path.read_bytes()
        self.kills, self.signed = 0, 0
        self.wrong: list[str] = []
        self._random = random.Random(20261125)

    def open_fresh(self) -> None:
        """The prepared register again, whatever the last trial left."""
        for left in self.office.path.parent.glob("register.db*"):
            left.unlink()
        self.office.path.write_bytes(self.whole)
        self._open()

    def _open(self) -> None:
        self.office.register = Register.open(self.office.path, KEY, self.office.seat(DIRECTOR))

    def statements(self) -> list[str]:
        """The statements of one signing."""
        self.open_fresh()
        seen: list[str] = []
        self._trace(seen.append)
        self.signing.act()
        self.office.close()
        return seen

    def kill_before(self, number: int) -> None:
        """Let a child die by its own hand before a statement."""
        self.open_fresh()
        self.office.close()
        child = os.fork()
        if child == 0:
            self._open()
            left = [number]

            def count(_statement: str) -> None:
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)
                left[0] -= 1

            self._trace(count)
            self._sign_and_end()
        _pid, status = os.waitpid(child, 0)
        self._look(f"before statement {number}", killed=os.WIFSIGNALED(status), told=False)

    def kill_in_commit(self) -> None:
        """Let a child tell that it commits, and kill it then."""
        self.open_fresh()
        self.office.close()
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._open()
            self._trace(lambda said: os.write(writing, b"c") if said == "COMMIT" else None)
            self._sign_and_end(writing)
        os.close(writing)
        told = os.read(reading, 1)
        time.sleep(self._random.uniform(0, 0.004))
        os.kill(child, signal.SIGKILL)
        with os.fdopen(reading, "rb") as rest:
            told += rest.read()
        os.waitpid(child, 0)
        self._look("in the commit", killed=True, told=b"s" in told)

    def _sign_and_end(self, writing: int = -1) -> None:
        try:
            self.signing.act()
            if writing >= 0:
                os.write(writing, b"s")
                signal.pause()  # acknowledged: the kill may come whenever it likes
        finally:
            os._exit(1)

    def _trace(self, told: Callable[[str], object]) -> None:
        engine = self.office.register._engine
        event.listen(engine, "before_cursor_execute", lambda *given: told(str(given[2])))
        event.listen(engine, "commit", lambda _connection: told("COMMIT"))

    def _look(self, where: str, *, killed: bool, told: bool) -> None:
        self.kills += killed
        self._open()
        self.office.clock.forward(minutes=1)
        try:
            signed = self.signing.look()
        except ValueError as half:
            self.wrong.append(f"{where}: {half}")
        else:
            self.signed += signed
            if told and not signed:
                self.wrong.append(f"{where}: acknowledged, and not there")
        with self.office.reading(DIRECTOR) as records:
            if journal.first_break(records.connection, REGISTER_ID) is not None:
                self.wrong.append(f"{where}: the journal broke")
        self.office.close()


def main(folder: str, what: str) -> None:
    """Kill at every statement and in the commit, and tell what was found."""
    killing = Killing(Path(folder), {"note": note, "agreement": agreement}[what])
    for number in range(len(killing.statements())):
        killing.kill_before(number)
    for _n in range(IN_COMMIT):
        killing.kill_in_commit()
    told = {"kills": killing.kills, "signed": killing.signed, "wrong": killing.wrong}
    sys.stdout.write(json.dumps(told, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
