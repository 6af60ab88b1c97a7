"""Backs up or restores and is killed at every step: `python -m tests.faults.copied ROOT backup|restore`.

ROOT holds register, state and stick of a `BackupOffice`, and the card's digits in `card`. A child is forked
for each step the whole thing goes through, on a copy of ROOT; it kills itself there as `kill -9` would, and
what it left is looked at. Prints one line of JSON: kills and what was found wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from mediation_desk.domain.stick import Place
from mediation_desk.errors import DeskError
from mediation_desk.register import attachments, journal
from mediation_desk.register.copy_pool import files_below
from mediation_desk.register.copy_prove import look_at_copy
from mediation_desk.register.swing import finish_swing, swing_waits
from mediation_desk.services import backups, copying, opening, restoring
from tests.backup_office import silent
from tests.desk_fixtures import DIRECTOR, NOON
from tests.session_fixtures import PASSWORD

ACT, AFTER = NOON.replace(hour=6), NOON.replace(hour=8)


class Killer:
    """A `Step` that notes what it is told and dies at the step of this number (from 0)."""

    def __init__(self, at: int = -1) -> None:
        self.at, self.seen = at, list[str]()

    def __call__(self, step: str) -> None:
        self.seen.append(step)
        if len(self.seen) - 1 == self.at:
            os.kill(os.getpid(), signal.SIGKILL)


def back_up(root: Path, step: Callable[[str], None]) -> None:
    """Sign in and make one more copy on the stick."""
    session = opening.open_with_password(root / "register", root / "state", DIRECTOR.id, PASSWORD, ACT)
    step("signed in")
    snapshot = backups.take_snapshot(session, ACT, root / "stick", silent)
    step("snapshot")
    place = copying.take_up(snapshot, root / "stick", Place(label="stick"), step=step)
    made = copying.make_copy(snapshot, root / "stick", place, silent, step=step)
    with session.writing(session.staff, ACT) as records:
        backups.note_copy(records, made.holds, made.place, made.standing)
    step("noted")
    opening.lock(session)


def restore(root: Path, step: Callable[[str], None]) -> None:
    """Restore the one copy on the stick and finish the swing."""
    folder, state = root / "register", root / "state"
    (copy,) = (root / "stick").glob("desk-2*")
    unlock = restoring.by_password(copy, state, DIRECTOR.id, PASSWORD, ACT)
    proven = restoring.prove_for_restore(copy, unlock, silent)
    step("chosen")
    restoring.prepare_restore(folder, state, proven, ACT, silent, step=step)
    step("decided")
    finish_swing(folder, step=step)


def died(root: Path, work: Callable[[Path, Callable[[str], None]], None], at: int) -> list[str]:
    """Let a child do it and die at its step; the steps it went through come back through a pipe."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        killer = Killer(at)
        try:
            work(root, killer)
            os.write(writing, json.dumps(killer.seen).encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as rest:
        told = rest.read()
    _pid, status = os.waitpid(child, 0)
    if at >= 0 and not (os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL):
        raise RuntimeError(f"not killed at step {at}")
    return json.loads(told) if told else []


def later(root: Path) -> int:
    """How often `later` stands in the register that is in place, which must open and be whole."""
    session = opening.open_with_password(root / "register", root / "state", DIRECTOR.id, PASSWORD, AFTER)
    try:
        with session.reading(DIRECTOR, AFTER) as records:
            if journal.first_break(records.connection, session.keys.register_id) is not None:
                raise RuntimeError("the journal broke")
            if records.connection.exec_driver_sql("PRAGMA cipher_integrity_check").all():
                raise RuntimeError("a page is damaged")
            for attachment_id, _name, _bytes, _digest in attachments.stored(records):
                attachments.content(records, attachment_id)
            if len(files_below(root / "register")) != len(attachments.stored(records)):
                raise RuntimeError("an attachment without its row")
            return sum(one.act == "later" for one in journal.entries(records))
    finally:
        opening.lock(session)


def good_copies(root: Path, card: str) -> set[str]:
    """The folders on the stick that are offered as copies; each of them must be whole."""
    found = set()
    for copy in (root / "stick").iterdir():
        try:
            look_at_copy(copy)
        except DeskError:
            continue
        proven = restoring.prove_for_restore(
            copy, restoring.by_card(copy, root / "state", card, AFTER), silent
        )
        if proven.holds.lost:
            raise RuntimeError("a copy that is offered lacks attachments")
        found.add(copy.name)
    return found


def wrong_after_backup(root: Path, card: str, first: str, _decided: bool) -> list[str]:
    """A good copy is left, no bad one is offered, and the register is whole.

    The one before goes only once a newer one of the same day was proved: then that one is there.
    """
    finish_swing(root / "register")
    good = good_copies(root, card)
    faults = [] if first in good or any(name > first for name in good) else ["no good copy is left"]
    return faults if later(root) == 1 else [*faults, "something acknowledged is lost"]


def wrong_after_restore(root: Path, card: str, first: str, decided: bool) -> list[str]:
    """One whole register is in place, the old one until the decision; the old one is kept after it."""
    finish_swing(root / "register")
    faults = []
    if swing_waits(root / "register"):
        faults.append("the swing was not finished")
    if later(root) != (0 if decided else 1):
        faults.append("the wrong register is in place")
    if len(list(root.glob("register-before-restore-*"))) != int(decided):
        faults.append("the register before was not kept")
    return faults if first in good_copies(root, card) else [*faults, "the copy is spoiled"]


def main(whole: str, what: str) -> None:
    """Die at every step and tell what was found."""
    root, scratch = Path(whole), Path(f"{whole}-{what}")
    card = (root / "card").read_text("ascii")
    work, look = {"backup": (back_up, wrong_after_backup), "restore": (restore, wrong_after_restore)}[what]
    (first,) = [one.name for one in (root / "stick").glob("desk-2*")]
    shutil.copytree(root, scratch)
    steps = died(scratch, work, -1)
    decided = next((n for n, step in enumerate(steps) if step == "replaced register.swing"), len(steps))
    wrong = []
    for number, step in enumerate(steps):
        shutil.rmtree(scratch)
        shutil.copytree(root, scratch)
        died(scratch, work, number)
        wrong += [f"{step}: {fault}" for fault in look(scratch, card, first, number >= decided)]
    shutil.rmtree(scratch)
    sys.stdout.write(json.dumps({"kills": len(steps), "wrong": wrong}) + "\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
