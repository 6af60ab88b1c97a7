"""kill -9 in the middle of a destruction: a case is there whole afterwards, or nothing of it opens."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from sqlalchemy import select, text

from mediation_desk.domain.destruction import ListState
from mediation_desk.register import attachment_files, attachments, destructions, erasure, triggers
from mediation_desk.register.engine import open_engine
from mediation_desk.register.register import Register
from mediation_desk.register.tables.cases import cases
from mediation_desk.services import destructions as services
from tests.desk_fixtures import DIRECTOR, KEY, MEDIATOR, Office
from tests.services.test_destructions import due_case, granted

KILLED = 9


def run_and_die(path: Path, office: Office, list_id: str, at: str) -> None:
    """In a process of its own: carry the list out, and die at one point of it."""

    def die(*_args: object, **_kw: object) -> None:
        os._exit(KILLED)

    register = Register(open_engine(path, KEY), office.seat(DIRECTOR))
    if at == "erasing":
        erasure._delete_texts = die  # type: ignore[assignment]
    elif at == "noting":
        destructions.carry_out = die  # type: ignore[assignment]
    elif at == "deleting files":
        attachment_files.drop = die  # type: ignore[assignment]
        attachments.attachment_files.drop = die  # type: ignore[attr-defined]
    with register.writing(DIRECTOR, office.clock.now) as records:
        services.destroy(records, MEDIATOR.id, list_id)
    os._exit(0)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a process is killed by its own hand")
@pytest.mark.parametrize("at", ["erasing", "noting", "deleting files", "nowhere"])
def test_all_or_nothing(desk_office: Office, tmp_path: Path, at: str) -> None:
    case_id = due_case(desk_office)
    list_id = granted(desk_office, case_id)
    desk_office.register.settle()
    folder = tmp_path / "killed"
    shutil.copytree(desk_office.path.parent, folder, ignore=shutil.ignore_patterns("killed"))
    path = folder / desk_office.path.name
    child = os.fork()
    if child == 0:
        try:
            run_and_die(path, desk_office, list_id, at)
        finally:
            os._exit(1)
    _pid, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == (0 if at == "nowhere" else KILLED)
    register = Register(open_engine(path, KEY), desk_office.seat(DIRECTOR))
    try:
        with register.reading(DIRECTOR, desk_office.clock.now) as records:
            there = records.connection.execute(select(cases.c.id)).scalars().all()
            state = destructions.get(records, list_id).state
            assert records.connection.execute(text("PRAGMA foreign_key_check")).all() == []
            assert not triggers.changed(records.connection)
            named = {name for _id, name, _bytes, _digest in attachments.stored(records)}
        done = at in ("deleting files", "nowhere")
        assert there == ([] if done else [case_id])
        assert state is (ListState.CARRIED_OUT if done else ListState.GRANTED)
        attachment_files.sweep(folder, named)
        left = [one for one in folder.glob("attachments/**/*") if one.is_file()]
        assert bool(left) is not done
    finally:
        register.close()
