"""After a restore: its receipt, who is held back, and how the director decides on them."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.restored import Restored
from mediation_desk.domain.staff import Staff
from mediation_desk.register import restored
from mediation_desk.services.leaving import suspend
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.labels import Label
from mediation_desk.ui.pages.backup.after_restore import AfterRestorePage
from mediation_desk.words import _
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, NOON, RECEPTION
from tests.session_fixtures import PASSWORD, SessionOffice
from tests.ui.session_desk import SessionDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> SessionDesk:
    made = SessionDesk(qtbot, tmp_path)
    made.run(restored_once)
    return made


def restored_once(office: SessionOffice) -> None:
    """The register says it was restored, and reception had left: suspended by the restore."""
    session = office.open(DIRECTOR)
    suspend(session, office.now(), Confirmed(staff_id=DIRECTOR.id, at=office.now()), RECEPTION.id)
    one = Restored(
        id="1" * 32, copy_name="desk-20260317-174600", copy_made_at=NOON, restored_at=office.now(), by="card",
        entries=812, head="9f" * 32, seen_entries=830, aside="register-before-restore-20260318-094200",
        held_back=(RECEPTION.id,),
    )  # fmt: skip
    with office.records(session) as records:
        restored.mark(records, one)
    office.close()


def page(room: SessionDesk, who: Staff) -> AfterRestorePage:
    shown = AfterRestorePage(room.sit(who))
    room.show(shown)
    shown.opened()
    room.qtbot.waitUntil(lambda: "desk-20260317" in said(shown), timeout=20_000)
    return shown


def said(shown: AfterRestorePage) -> str:
    return "\n".join(label.text() for label in shown.findChildren(Label) if label.isVisible())


def button(shown: AfterRestorePage, words: str) -> Button | None:
    found = (one for one in shown.findChildren(Button) if one.text() == words)
    return next((one for one in found if one.isVisible()), None)


def test_the_receipt_says_from_what_and_where_the_former_one_lies(room: SessionDesk) -> None:
    told = said(page(room, ADMINISTRATOR))
    assert "desk-20260317-174600" in told
    assert "register-before-restore-20260318-094200" in told
    assert "18" in told
    assert _("Restore card") in told
    assert RECEPTION.name in told


def test_nobody_but_the_director_may_let_in_again(room: SessionDesk) -> None:
    assert button(page(room, ADMINISTRATOR), _("Let sign in again")) is None


def test_the_director_lets_in_again(room: SessionDesk) -> None:
    shown = page(room, DIRECTOR)
    let_in = button(shown, _("Let sign in again"))
    assert let_in is not None
    shown.desk.questions.passwords.append(PASSWORD)
    let_in.click()
    room.qtbot.waitUntil(lambda: button(shown, _("Let sign in again")) is None, timeout=20_000)
    assert not shown.again.isVisible()
