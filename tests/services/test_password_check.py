from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.register.vault.failed_sign_ins import FailedSignIns
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.services.password_check import LASTS, Confirmed, check_password, require
from tests.desk_fixtures import DIRECTOR, MEDIATOR, NOON
from tests.session_fixtures import PASSWORD, SessionOffice


@pytest.fixture
def office(tmp_path: Path) -> Iterator[SessionOffice]:
    made = SessionOffice(tmp_path)
    yield made
    made.close()


def acts(office: SessionOffice) -> list[str]:
    assert office.session is not None
    with office.session.reading(DIRECTOR, office.now()) as records:
        return [one.act for one in journal.entries(records)]


def test_the_own_password_is_confirmed_and_changes_nothing(office: SessionOffice) -> None:
    session = office.open(MEDIATOR)
    before, known = read_header(office.folder), acts(office)
    assert check_password(session, office.now(), PASSWORD).staff_id == MEDIATOR.id
    assert read_header(office.folder) == before
    assert acts(office) == known


def test_a_wrong_password_counts_waits_and_is_journalled(office: SessionOffice) -> None:
    session = office.open(MEDIATOR)
    for n in range(4):
        with pytest.raises(DeskError) as refused:
            check_password(session, office.now(), "not the right one")
        assert refused.value.key == "vault.wrong_password"
        assert refused.value.names["seconds"] == (2 if n == 3 else 0)
    with pytest.raises(DeskError, match=r"^sign_in\.wait$"):
        check_password(session, office.clock.now, PASSWORD)
    assert acts(office).count("sign_in_failed") == 4
    failures = FailedSignIns(office.state, session.keys.register_id)
    assert failures.waiting_for_journal() == ()
    office.clock.forward(seconds=5)
    assert check_password(session, office.now(), PASSWORD).staff_id == MEDIATOR.id
    assert failures.wait(MEDIATOR.id, office.now()) == timedelta(0)


def test_nothing_typed_is_no_attempt(office: SessionOffice) -> None:
    session = office.open(MEDIATOR)
    with pytest.raises(DeskError, match=r"^password\.empty$"):
        check_password(session, office.now(), "")
    assert "sign_in_failed" not in acts(office)


def test_a_confirmation_is_for_one_person_and_five_minutes() -> None:
    confirmed = Confirmed(staff_id=MEDIATOR.id, at=NOON)
    require(confirmed, MEDIATOR.id, NOON + LASTS)
    for who, at in (
        (DIRECTOR.id, NOON),
        (MEDIATOR.id, NOON + LASTS + timedelta(seconds=1)),
        (MEDIATOR.id, NOON - LASTS - timedelta(seconds=1)),
    ):
        with pytest.raises(DeskError, match=r"^password\.ask_again$"):
            require(confirmed, who, at)
