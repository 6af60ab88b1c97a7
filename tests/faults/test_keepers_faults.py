"""Killed between the register's commit and the header's file; and no word of a sheet stays anywhere."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import select

from mediation_desk.domain.keeper_sheet import KeeperSheet
from mediation_desk.errors import DeskError
from mediation_desk.register import keepers as register_keepers
from mediation_desk.register.tables import metadata
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.sheets import open_sheets
from mediation_desk.register.vault.slots import SlotKind
from mediation_desk.register.vault.unlock import unlock_with_sheets
from mediation_desk.services import keepers, opening
from mediation_desk.services.keepers_opening import bring_pc_key_by_sheets
from mediation_desk.services.keepers_sessions import FIELDS
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.recovery import rehearse_sheets
from tests.desk_fixtures import COUNSELLOR, DIRECTOR
from tests.keeper_office import NAMES, KeeperOffice, make_office, numbers, words
from tests.session_fixtures import PASSWORD

FILES = ("header.prev.new", "header.prev", "vault.json.new", "vault.json")
"""Whatever the header's writing opens or replaces, in that order: each is a place to be killed at."""


def killed_at(name: str, act: Callable[[], object]) -> bool:
    """Run `act` in a child that the system kills when it turns to the file `name`; whether it was killed."""
    child = os.fork()
    if child == 0:
        sys.addaudithook(_Killer(name))
        try:
            act()
        finally:
            os._exit(0)
    _pid, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL


class _Killer:
    """Kills its own process when a file of this name is about to be written or put in place."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __call__(self, event: str, arguments: tuple[object, ...]) -> None:
        opens = event == "open" and self._name.endswith(".new")
        if opens or event == "os.rename":
            target = arguments[0 if opens else 1]
            if isinstance(target, str | os.PathLike) and Path(os.fspath(target)).name == self._name:
                os.kill(os.getpid(), signal.SIGKILL)


def appointing(desk: KeeperOffice, sheets: tuple[KeeperSheet, ...]) -> Callable[[], object]:
    one, two, three = (words(sheet) for sheet in sheets)

    def act() -> None:
        session = opening.open_with_password(desk.folder, desk.state, DIRECTOR.id, PASSWORD, desk.tick())
        keepers.appoint_keepers(session, desk.tick(), PASSWORD, (one, two, three), NAMES)

    return act


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, so that a kill costs no start")
@pytest.mark.parametrize("name", FILES)
def test_killed_while_the_header_is_written_the_register_wins(tmp_path: Path, name: str) -> None:
    desk = make_office(tmp_path)
    with desk.sitting(DIRECTOR) as session:
        former = desk.appoint(session)
    fresh = keepers.draw_sheets()
    assert killed_at(name, appointing(desk, fresh))
    desk.now = desk.now.replace(hour=23)
    with pytest.raises(DeskError, match=r"vault\.(old_sheets|header_\w+)"):
        bring_pc_key_by_sheets(desk.folder, desk.state, (words(former[0]), words(former[1])), desk.now)
    with desk.sitting(DIRECTOR) as session, session.reading(DIRECTOR, desk.now) as records:
        found = register_keepers.current(records)
        assert found is not None
        assert records.seat.keepers_public == found.public.box
    opened = unlock_with_sheets(desk.folder, (words(fresh[0]), numbers(fresh[2])), FIELDS)
    assert opened.public_keys == found.public
    assert [slot.kind for slot in read_header(desk.folder).slots].count(SlotKind.KEEPERS) == 1


@pytest.mark.skipif(not hasattr(os, "fork"), reason="children are forked, so that a kill costs no start")
@pytest.mark.parametrize("name", FILES)
def test_killed_while_a_lock_learns_the_keepers_the_password_still_opens(tmp_path: Path, name: str) -> None:
    desk = make_office(tmp_path)
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
    assert killed_at(name, lambda: desk.sign_in(COUNSELLOR))
    desk.tick()
    with desk.sitting(COUNSELLOR) as session, session.reading(COUNSELLOR, desk.now) as records:
        found = register_keepers.current(records)
        assert found is not None
        assert records.seat.keepers_public == found.public.box


def test_no_word_of_a_sheet_is_on_the_disk_nor_within_the_register(tmp_path: Path) -> None:
    desk = make_office(tmp_path)
    with desk.sitting(DIRECTOR) as session:
        former = desk.appoint(session)
        sheets = desk.appoint(session, (words(former[0]), words(former[2])))
        typed = (words(sheets[0]), numbers(sheets[1]))
        rehearse_sheets(session, desk.tick(), Confirmed(staff_id=DIRECTOR.id, at=desk.now), typed)
        secrets = _forms(former) | _forms(sheets)
        with session.reading(DIRECTOR, desk.now) as records:
            inside = b"\0".join(
                value if isinstance(value, bytes) else str(value).encode()
                for table in metadata.tables.values()
                for row in records.connection.execute(select(table))
                for value in row
            )
        assert not [secret for secret in secrets if secret in inside]
    bring_pc_key_by_sheets(desk.folder, desk.state, typed, desk.tick())
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert files
    for path in files:
        data = path.read_bytes()
        assert not [secret for secret in secrets if secret in data], path.name


def _forms(sheets: tuple[KeeperSheet, ...]) -> set[bytes]:
    """Three words or numbers in a row, and the secret itself, raw and in hexadecimal."""
    secret = open_sheets(tuple(words(sheet) for sheet in sheets[:2]), FIELDS)
    found = {secret, secret.hex().encode()}
    for sheet in sheets:
        for line in (sheet.words, sheet.numbers):
            runs = (line[at : at + 3] for at in range(3, len(line) - 2))
            found |= {glue.join(run).encode() for run in runs for glue in (" ", "', '", ",", "\\n")}
    return found
