"""Takes a scan in, exports, destroys, killed at every step: `python -m tests.faults.killed_scans ROOT`.

ROOT holds register and state of a `BackupOffice` with one scan. A child is forked for each step, on a copy of
ROOT; what it left is looked at. Prints one line of JSON: kills and what was found wrong.
"""

from __future__ import annotations

import json
import os
import shutil
import signal
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from mediation_desk.domain.attachment import Media, NewAttachment
from mediation_desk.domain.exported_copy import ExportForm
from mediation_desk.register import attachments, exported_copies
from mediation_desk.register.attachments import Looked
from mediation_desk.register.copy_pool import files_below
from mediation_desk.services import opening
from mediation_desk.services.exported_copies import begin_export, write_export
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.session import Session
from tests.desk_fixtures import DIRECTOR, NOON
from tests.session_fixtures import PASSWORD

ACT, AFTER = NOON.replace(hour=6), NOON.replace(hour=8)
CONTENT = bytes(range(256)) * 1024
Step = Callable[[str], None]


def opened(root: Path, *, after: bool = False) -> Session:
    moment = AFTER if after else ACT
    return opening.open_with_password(root / "register", root / "state", DIRECTOR.id, PASSWORD, moment)


def add(root: Path, step: Step) -> None:
    """Take one more scan in, restricted, so that its key is boxed as well."""
    session = opened(root)
    with session.writing(session.staff, ACT) as records:
        first = attachments.stored(records)[0][0]
        case_id = attachments.get(records, first).subject_id
        new = NewAttachment(title="第二份", restricted=True)
        looked = Looked(media=Media.OTHER, pages=0, suffix="bin")
        attachments.add(records, case_id, new, BytesIO(CONTENT), looked, step=step)
        step("row")
    step("committed")
    opening.lock(session)


def export(root: Path, step: Step) -> None:
    """Export the first scan to the folder outside."""
    session, place = opened(root), root / "outside" / "copy.bin"
    with session.writing(session.staff, ACT) as records:
        first = attachments.stored(records)[0][0]
        copy = begin_export(records, Confirmed(staff_id=DIRECTOR.id, at=ACT), first, place, None)
    step("begun")
    with session.writing(session.staff, ACT) as records:
        write_export(records, copy, ExportForm.AS_IS, step=step)
        step("noted")
    step("committed")
    opening.lock(session)


def destroy(root: Path, step: Step) -> None:
    """Destroy what the case has."""
    session = opened(root)
    with session.writing(session.staff, ACT) as records:
        first = attachments.stored(records)[0][0]
        attachments.destroy(records, attachments.get(records, first).subject_id)
        records.afterwards.insert(0, lambda: step("committed"))
        step("rows")
    step("deleted")
    opening.lock(session)


def wrong(root: Path, what: str, step: str) -> list[str]:
    """Every row has its whole file, every file its row, and nothing outside is unknown."""
    session, faults = opened(root, after=True), []
    try:
        with session.writing(session.staff, AFTER) as records:
            rows = attachments.stored(records)
            names = {path.name for path in files_below(root / "register")}
            if names != {name for _id, name, _bytes, _digest in rows}:
                faults.append("files and rows differ")
            for attachment_id, *_rest in rows:
                attachments.content(records, attachment_id)
            wanted = {"add": 1 + (step == "committed"), "destroy": 1 - (step in ("committed", "deleted"))}
            if len(rows) != wanted.get(what, 1):
                faults.append("something acknowledged is lost, or half done")
            known = {one.place for one in exported_copies.there(records)}
            if {str(path) for path in (root / "outside").iterdir()} != known:
                faults.append("a copy outside nobody knows of")
    finally:
        opening.lock(session)
    return [f"{what} {step}: {fault}" for fault in faults]


def died(root: Path, work: Callable[[Path, Step], None], at: int) -> None:
    """Let a child do it and die at its step of this number."""
    child = os.fork()
    if child == 0:
        seen = [0]

        def step(_name: str) -> None:
            if seen[0] == at:
                os.kill(os.getpid(), signal.SIGKILL)
            seen[0] += 1

        try:
            work(root, step)
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    if not os.WIFSIGNALED(status):
        raise RuntimeError(f"not killed at step {at}")


def main(whole: str) -> None:
    """Die at every step of each act and tell what was found."""
    root, scratch = Path(whole), Path(f"{whole}-killed")
    found, kills = [], 0
    for what, work in (("add", add), ("export", export), ("destroy", destroy)):
        shutil.copytree(root, scratch)
        steps: list[str] = []
        work(scratch, steps.append)
        for at, name in enumerate(steps):
            shutil.rmtree(scratch)
            shutil.copytree(root, scratch)
            died(scratch, work, at)
            found += wrong(scratch, what, name)
            kills += 1
        shutil.rmtree(scratch)
    sys.stdout.write(json.dumps({"kills": kills, "wrong": found}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
