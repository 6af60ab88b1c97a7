"""Registers of every released version open in today's program, and their case reads as it was written."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.register import journal
from mediation_desk.register.register import Register
from mediation_desk.register.seat import Seat
from mediation_desk.services import agreements, cases
from tests.desk_fixtures import MEDIATOR, NOON
from tests.keepsakes.make import make

KEPT = sorted(path.parent for path in Path(__file__).parent.glob("*/register.db"))


def told(folder: Path) -> dict[str, str]:
    """What the README says of the register: the value of each line by the name before its colon."""
    lines = re.findall(r"^- (.+?): `?(.+?)`?$", (folder / "README.md").read_text(encoding="utf-8"), re.M)
    return {name.partition(" (")[0]: value for name, value in lines}


def opens(folder: Path, scratch: Path) -> None:
    """A copy of the register opens, and everything its README names is there."""
    facts = told(folder)
    path = scratch / "register.db"
    shutil.copy(folder / "register.db", path)
    register_id = facts["register id"]
    register = Register.open(
        path, bytes.fromhex(facts["raw SQLCipher key"]), Seat(register_id=register_id, staff_id=None)
    )
    try:
        with register.reading(MEDIATOR, NOON) as records:
            view = cases.case_view(records, facts["case"])
            found = cases.find_cases(records, CaseFilter(typed="林晓芸"))
            made = agreements.print_of_code(records, facts["final print"])
            whole = journal.first_break(records.connection, register_id) is None
            pdf, docx = agreements.final_bytes(records, facts["final print"])
    finally:
        register.close()
    assert {person.name for person in view.people} >= {"林晓芸", "赵启帆"}
    assert [note.text for note in view.notes] == [facts["note"]]
    assert [line.id for line in found.page.lines] == [facts["case"]]
    assert made.code == facts["final print"]
    assert (pdf[:4], docx[:2], whole) == (b"%PDF", b"PK", True)


@pytest.mark.parametrize("folder", KEPT, ids=lambda folder: folder.name)
def test_an_old_register_opens(folder: Path, tmp_path: Path) -> None:
    opens(folder, tmp_path)


def test_a_register_of_today_can_be_kept(tmp_path: Path) -> None:
    make(tmp_path / "today")
    opens(tmp_path / "today", tmp_path)
