"""News above the day: said once in full, masked when a visitor looks, gone when it was seen."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.sealed_file import SealedFileId, SealedFileKind
from mediation_desk.register import people
from mediation_desk.services import keepers
from mediation_desk.services.keepers_sessions import SessionWanted, hold_session
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.news_notices import NewsNotices
from tests.case_fixtures import screen
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR
from tests.keeper_office import NAMES, words
from tests.services.reception_samples import LIN
from tests.session_fixtures import PASSWORD, SessionOffice
from tests.ui.session_desk import SessionDesk


@pytest.fixture
def hall(qtbot: QtBot, tmp_path: Path) -> Iterator[SessionDesk]:
    made = SessionDesk(qtbot, tmp_path)
    yield made
    made.close()


def opened_for_another(office: SessionOffice) -> None:
    """Keepers appointed, a talk kept by the counsellor, and a session that opens it for the mediator."""
    sheets = keepers.draw_sheets()
    one, two, three = (words(sheet) for sheet in sheets)
    keepers.appoint_keepers(office.open(DIRECTOR), office.now(), PASSWORD, (one, two, three), NAMES)
    session = office.open(COUNSELLOR)
    with office.records(session) as records:
        people.add(records, LIN)
        screen(records, LIN.id)
    wanted = SessionWanted(
        sheets=(one, three),
        reason="继任调解员要接手",
        reader_id=MEDIATOR.id,
        files=(SealedFileId(kind=SealedFileKind.PERSON, id=LIN.id),),
    )
    now = office.now()
    hold_session(office.open(DIRECTOR), now, Confirmed(staff_id=DIRECTOR.id, at=now), wanted)


def test_an_author_is_told_who_read_what_and_why_until_they_saw_it(hall: SessionDesk) -> None:
    hall.run(opened_for_another)
    desk = hall.sit(COUNSELLOR)
    shown = NewsNotices(desk)
    hall.show(shown)
    shown.ask()
    hall.wait()
    said = [notice.accessibleName() for notice in shown.notices]
    assert said == [
        "2026年3月18日，何玉贞确定了保管人：何玉贞、陈静怡、青禾区档案馆 唐守正",
        "2026年3月18日，保管人为周若岚打开了您写的 1 份封存内容",
    ]
    assert shown.notices[1]._second.text() == "事由：继任调解员要接手（由何玉贞办理）"
    desk.mask(True)
    assert "继任" not in shown.notices[1]._second.text()
    for left in (1, 0):
        shown._see(shown._told[0].id)
        hall.wait()
        assert len(shown.notices) == left
    assert not shown.isVisible()
    mediator = NewsNotices(hall.sit(MEDIATOR))
    mediator.ask()
    hall.wait()
    assert len(mediator.notices) == 1  # the keepers; what was opened of others is not theirs to know here
