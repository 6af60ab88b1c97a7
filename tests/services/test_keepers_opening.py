"""Two sheets at the door: another PC gets its key, a director a new password; both are seen."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.domain.news import NewsKind
from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.register.sealed import SealedKind
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.sheets import new_sheets
from mediation_desk.services.keepers_opening import bring_pc_key_by_sheets, reset_director
from mediation_desk.services.news import look_at_news
from tests.desk_fixtures import COUNSELLOR, DIRECTOR
from tests.keeper_office import KeeperOffice, make_office, numbers, seal_text, unsealed, words
from tests.session_fixtures import PASSWORD

NEW = "Ka7-wupeng-83-chuantou"


@pytest.fixture
def desk(tmp_path: Path) -> KeeperOffice:
    made = make_office(tmp_path)
    with made.sitting(DIRECTOR) as session:
        made.appoint(session)
    return made


def two(desk: KeeperOffice) -> tuple[str, str]:
    return words(desk.sheets[-1][2]), numbers(desk.sheets[-1][1])


def test_on_another_pc_passwords_work_again_after_two_sheets(desk: KeeperOffice) -> None:
    shutil.rmtree(desk.state)
    with pytest.raises(DeskError, match=r"vault\.pc_key_missing"):
        desk.sign_in(DIRECTOR)
    offered = bring_pc_key_by_sheets(desk.folder, desk.state, two(desk), desk.tick())
    assert [(one.slot_id, one.name) for one in offered] == [(DIRECTOR.id, DIRECTOR.name)]
    with desk.sitting(COUNSELLOR) as session, session.reading(COUNSELLOR, desk.now) as records:
        assert "open_with_sheets" in {one.act for one in journal.entries(records)}


def test_a_director_gets_a_new_password_and_everybody_in_charge_sees_it(desk: KeeperOffice) -> None:
    with desk.sitting(DIRECTOR) as session:
        note = seal_text(session, desk.tick(), SealedKind.RESTRICTED, "受限事项")
    reset_director(desk.folder, desk.state, two(desk), DIRECTOR.id, NEW, desk.tick())
    with pytest.raises(DeskError, match=r"vault\.wrong_password"):
        desk.sign_in(DIRECTOR)
    with desk.sitting(DIRECTOR, NEW) as session:
        with session.writing(DIRECTOR, desk.tick()) as records:
            assert NewsKind.DIRECTOR_RESET in {one.kind for one in look_at_news(records)}
        with pytest.raises(DeskError, match=r"sealed\.not_yours"):  # waits for a reader or a keepers' session
            unsealed(session, desk.now, note)
        after = seal_text(session, desk.tick(), SealedKind.RESTRICTED, "新的受限事项")
        assert unsealed(session, desk.now, after) == "新的受限事项"
    with desk.sitting(COUNSELLOR) as session, session.reading(COUNSELLOR, desk.now) as records:
        assert "reset_by_keepers" in {one.act for one in journal.entries(records)}
        assert records.seat.keepers_public is not None  # the director vouched anew for the same keepers


def test_what_is_not_a_director_or_not_a_password_changes_nothing(desk: KeeperOffice) -> None:
    before = read_header(desk.folder)
    for key, staff_id, password in (
        ("keepers.not_a_director", COUNSELLOR.id, NEW),
        ("keepers.not_a_director", "0" * 32, NEW),
        ("password.short", DIRECTOR.id, "kurz"),
    ):
        with pytest.raises(DeskError) as refused:
            reset_director(desk.folder, desk.state, two(desk), staff_id, password, desk.tick())
        assert refused.value.key == key
    assert read_header(desk.folder) == before
    with desk.sitting(DIRECTOR, PASSWORD):
        pass


def test_former_sheets_count_as_failures_and_must_wait(desk: KeeperOffice) -> None:
    former = two(desk)
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
    for _once in range(4):
        with pytest.raises(DeskError, match=r"vault\.old_sheets"):
            bring_pc_key_by_sheets(desk.folder, desk.state, former, desk.now)
    with pytest.raises(DeskError, match=r"sign_in\.wait"):
        bring_pc_key_by_sheets(desk.folder, desk.state, former, desk.now)
    desk.now += timedelta(minutes=1)
    assert bring_pc_key_by_sheets(desk.folder, desk.state, two(desk), desk.now)


def test_former_sheets_with_the_former_header_are_refused_too(desk: KeeperOffice) -> None:
    former, header = two(desk), (desk.folder / "vault.json").read_bytes()
    with desk.sitting(DIRECTOR) as session:
        desk.appoint(session)
    (desk.folder / "vault.json").write_bytes(header)
    with pytest.raises(DeskError, match=r"vault\.old_sheets"):
        bring_pc_key_by_sheets(desk.folder, desk.root / "elsewhere", former, desk.tick())
    assert not list((desk.root / "elsewhere").glob("pc-key*"))


def test_sheets_of_nobody_open_nothing(desk: KeeperOffice) -> None:
    strangers = new_sheets()
    with pytest.raises(DeskError, match=r"vault\.old_sheets"):
        reset_director(
            desk.folder, desk.state, (words(strangers[0]), words(strangers[1])), DIRECTOR.id, NEW, desk.tick()
        )
