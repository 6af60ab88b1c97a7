"""Destruction with two real passwords, the copies that still hold the files, and an old copy put back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mediation_desk.domain.destruction import DestructionList, ListState
from mediation_desk.domain.retention import Retention
from mediation_desk.domain.staff import Staff
from mediation_desk.errors import DeskError
from mediation_desk.register.copy_manifest import MANIFEST, parse_manifest
from mediation_desk.register.copy_pool import ATTACHMENTS
from mediation_desk.register.destroyed_file import destroyed_ids, remember_destroyed
from mediation_desk.register.records import Records
from mediation_desk.register.swing import finish_swing
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.services import destructions, restoring
from mediation_desk.services.copy_keys import key_by_card
from mediation_desk.services.password_check import check_password, check_second_person
from tests.backup_office import BackupOffice, silent
from tests.desk_fixtures import DIRECTOR, MEDIATOR
from tests.dossier_fixtures import picture
from tests.services.test_archive import archived
from tests.services.test_destructions import FAR
from tests.session_fixtures import PASSWORD


class Seated(BackupOffice):
    """The same office for helpers that act as somebody: whoever is wanted signs in."""

    @contextmanager
    def as_(self, who: Staff) -> Iterator[Records]:
        if self.session is None or self.session.staff.id != who.id:
            self.open(who)
        assert self.session is not None
        with self.records(self.session) as records:
            yield records


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Seated]:
    made = Seated(tmp_path)
    yield made
    made.close()


def granted(office: Seated, case_id: str) -> str:
    session = office.open(DIRECTOR)
    with office.records(session) as records:
        made = destructions.propose_destruction(records, (case_id,), "保管期限届满")
    mine = check_password(session, office.now(), PASSWORD)
    with office.records(session) as records:
        destructions.approve_destruction(records, mine, made.id)
        destructions.grant_destruction(records, made.id, "青司档〔2057〕3号", records.today, picture())
    return made.id


def carry_out(office: Seated, list_id: str, second: str = PASSWORD) -> DestructionList:
    session = office.session or office.open(DIRECTOR)
    other = check_second_person(session, office.now(), MEDIATOR.id, second)
    mine = check_password(session, office.now(), PASSWORD)
    return destructions.carry_out_destruction(session, office.now(), mine, other, list_id)


def test_from_the_archive_to_an_old_copy_that_brings_it_back(office: Seated) -> None:
    case_id = archived(office, Retention.LONG, "协议已履行")  # type: ignore[arg-type]
    office.open(DIRECTOR)
    old = office.stick / office.back_up().name
    office.clock.forward(days=FAR)
    list_id = granted(office, case_id)
    files = [one for one in (office.folder / ATTACHMENTS).rglob("*") if one.is_file()]
    assert files
    with pytest.raises(DeskError, match="wrong_password"):
        carry_out(office, list_id, "another-password-altogether")
    office.clock.forward(minutes=5)
    done = carry_out(office, list_id)
    assert done.state is ListState.CARRIED_OUT
    assert [one.name for one in done.held] == [old.name]
    assert not any(one.is_file() for one in (office.folder / ATTACHMENTS).rglob("*"))
    session = office.session
    assert session is not None
    register_id = session.keys.register_id
    assert destroyed_ids(office.state, register_id) == {case_id}
    assert destructions.returned_cases(session, office.now()) == ()
    with session.reading(DIRECTOR, office.now()) as records:
        made = destructions.destruction_paper(records, list_id)
        assert old.name.encode() or made.pdf
    newer = office.stick / office.back_up().name
    assert parse_manifest((newer / MANIFEST).read_bytes()).destroyed == (case_id,)
    assert parse_manifest((old / MANIFEST).read_bytes()).destroyed == ()
    office.close()
    (office.state / f"destroyed-{register_id}.txt").unlink()  # another PC: only the sticks know
    unlock = key_by_card((read_header(old),), office.state, office.card, office.now())
    proven = restoring.prove_for_restore(old, unlock, silent)
    restoring.prepare_restore(office.folder, office.state, proven, office.now(), silent)
    finish_swing(office.folder)
    session = office.open(DIRECTOR)
    assert destructions.returned_cases(session, office.now()) == (case_id,)
    again = granted(office, case_id)
    carry_out(office, again)
    assert office.session is not None
    assert destructions.returned_cases(office.session, office.now()) == ()


def test_the_list_of_ids_only_grows_and_takes_nothing_else(tmp_path: Path) -> None:
    one, other = "a" * 32, "b" * 32
    assert destroyed_ids(tmp_path, "r") == frozenset()
    remember_destroyed(tmp_path, "r", [one, "林晓芸", "../x"])
    assert remember_destroyed(tmp_path, "r", [other]) == {one, other}
    assert (tmp_path / "destroyed-r.txt").read_text() == f"{one}\n{other}\n"
