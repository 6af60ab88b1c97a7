"""What a restore brought back is listed until it is decided on: destroyed dossiers go again in one act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mediation_desk.domain.retention import Retention
from mediation_desk.errors import DeskError
from mediation_desk.register import archive_list, destructions
from mediation_desk.register.copy_pool import files_below
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.restored import restored_from
from mediation_desk.services.returned import destroy_again, returned
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR
from tests.services.test_archive import archived
from tests.services.test_destruction_whole import Seated, carry_out, granted
from tests.services.test_destructions import FAR
from tests.services.test_restore_loss import put_back


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Seated]:
    made = Seated(tmp_path)
    yield made
    made.close()


@pytest.fixture
def came_back(office: Seated) -> str:
    """A case that was destroyed and stands again, from an older copy; its id. The director sits there."""
    case_id = archived(office, Retention.LONG, "协议已履行")  # type: ignore[arg-type]
    office.open(DIRECTOR)
    old = office.stick / office.back_up().name
    office.clock.forward(days=FAR)
    carry_out(office, granted(office, case_id))
    office.close()
    put_back(office, old, weighed=True)
    office.open(DIRECTOR)
    return case_id


def mine(office: Seated) -> Confirmed:
    return Confirmed(staff_id=DIRECTOR.id, at=office.now())


def test_a_destroyed_dossier_is_listed_and_goes_again_in_one_act(office: Seated, came_back: str) -> None:
    session = office.session
    assert session is not None
    with office.records(session) as records:
        told = returned(records)
    assert told is not None
    assert [(one.case_id, one.refused) for one in told.cases] == [(came_back, "")]
    gone = destroy_again(session, office.now(), mine(office), [came_back])
    assert gone == (told.cases[0].number,)
    assert files_below(office.folder) == []
    with office.records(session) as records:
        assert archive_list.present(records, [came_back]) == ()
        assert came_back in destructions.destroyed(records)  # so that the next copies tell of it
        left = returned(records)
    assert left is not None
    assert left.open == 0


def test_what_no_restore_named_does_not_go_this_way(office: Seated, came_back: str) -> None:
    session = office.session
    assert session is not None
    with pytest.raises(DeskError, match=r"^destruction\.not_returned$"):
        destroy_again(session, office.now(), mine(office), [came_back, "c" * 32])
    with office.records(session) as records:
        assert archive_list.present(records, [came_back]) == (came_back,)


def test_only_the_director_with_a_fresh_password_destroys_again(office: Seated, came_back: str) -> None:
    session = office.open(ADMINISTRATOR)
    with pytest.raises(DeskError, match=r"^permission\.refused$"):
        destroy_again(session, office.now(), mine(office), [came_back])
    session = office.open(DIRECTOR)
    theirs = Confirmed(staff_id=ADMINISTRATOR.id, at=office.now())
    with pytest.raises(DeskError, match=r"^password\.ask_again$"):
        destroy_again(session, office.now(), theirs, [came_back])


def test_an_id_planted_in_the_state_destroys_no_living_case(office: Seated) -> None:
    """The file beside the register is anybody's to write: what is not over its time never goes by it."""
    case_id = archived(office, Retention.LONG, "协议已履行")  # type: ignore[arg-type]
    session = office.open(DIRECTOR)
    old = office.stick / office.back_up().name
    register_id = session.keys.register_id
    office.close()
    (office.state / f"destroyed-{register_id}.txt").write_text(f"{case_id}\n", "ascii")
    put_back(office, old, weighed=True)
    session = office.open(DIRECTOR)
    with office.records(session) as records:
        told = returned(records)
        mark = restored_from(records)
    assert mark is not None
    assert mark.destroyed == (case_id,)
    assert told is not None
    assert [one.refused for one in told.cases] == ["destruction.not_due"]
    with pytest.raises(DeskError, match=r"^destruction\.not_due$"):
        destroy_again(session, office.now(), mine(office), [case_id])
