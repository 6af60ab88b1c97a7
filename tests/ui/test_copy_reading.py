"""Reading a copy through the real window: from unlocking, with a card, on a computer without a register."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from mediation_desk.domain.staff import Staff
from mediation_desk.register.vault.pc_key import pc_key_file
from mediation_desk.services import backups
from mediation_desk.ui.copy_badge import CopyLine
from mediation_desk.ui.copy_face import CopyFace
from mediation_desk.ui.copy_opener import CARD
from mediation_desk.ui.copy_opener import PASSWORD as BY_PASSWORD
from mediation_desk.ui.first_start.page import FirstStartPage
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.kit.field import Field
from mediation_desk.ui.kit.form import Form
from mediation_desk.ui.kit.guarded_fields import ReadOnlyField
from mediation_desk.ui.kit.layout import Column
from mediation_desk.ui.kit.password_field import PasswordField
from mediation_desk.ui.kit.text_fields import TextField
from mediation_desk.ui.pages.backup.page import BackupPage
from mediation_desk.ui.restore_face import RestoreFace
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.words import _, sentence
from tests.backup_office import silent
from tests.case_fixtures import case_in
from tests.desk_fixtures import DIRECTOR, MEDIATOR, NOON
from tests.services.test_copy_reading import marks
from tests.session_fixtures import PASSWORD, SessionOffice
from tests.ui.looks.heard import faults_in
from tests.ui.shell_fixtures import Shell


class CopyShell:
    """A stick with a copy of an office, beside a window; `sit(who)` opens the copy."""

    def __init__(self, shell: Shell, root: Path) -> None:
        self.shell, self.stick = shell, root / "stick"
        self.stick.mkdir()
        office = SessionOffice(root / "made")
        self.card = office.card
        with office.records(office.open(DIRECTOR)) as records:
            self.case_id = case_in(records)
        session = office.session
        assert session is not None
        snapshot = backups.take_snapshot(session, office.now(), self.stick, silent)
        self.holds = backups.write_and_prove(snapshot, self.stick, silent)
        office.close()
        self.office = office
        shell.files.plugged_in = []

    def move_in(self) -> None:
        """The register stands on this computer too."""
        door = self.shell.door
        door.folder = self.office.folder
        door.paths = replace(door.paths, state=self.office.state)

    @property
    def face(self) -> CopyFace:
        face = self.shell.door.window.face
        assert isinstance(face, CopyFace)
        assert faults_in(face) == []
        return face

    def sit(self, who: Staff = DIRECTOR) -> Frame:
        face = self.face
        face.chooser.take(self.stick)
        self.shell.wait()
        face.opener.who.set_value(who.id)
        face.opener.password.set_value(PASSWORD)
        face.go_on()
        self.shell.wait()
        frame = self.shell.door.copies.frame
        assert frame is not None, face.opener.password.error
        self.shell.wait()
        return frame


@pytest.fixture
def copied(shell: Shell, tmp_path: Path) -> CopyShell:
    return CopyShell(shell, tmp_path)


def begun(copied: CopyShell) -> None:
    """The link of the unlock window was pressed."""
    copied.move_in()
    copied.shell.begin()
    copied.shell.unlock.copy.click()
    copied.shell.wait()


def test_a_copy_opens_from_the_unlock_window_and_says_so_on_every_page(copied: CopyShell) -> None:
    before = marks(copied.stick)
    begun(copied)
    frame = copied.sit()
    desk = copied.shell.door.copies.desk
    assert desk is not None
    assert desk.copy is not None
    assert frame.bar.badge.isVisibleTo(frame)
    assert "2026年3月18日" in frame.bar.badge.text()
    assert frame.bar.badge.text() in frame.status.said("read")
    (line,) = frame.findChildren(CopyLine)
    for key in [item for item in frame._lines if frame._lines[item].icon]:
        frame.show_page(key)
        copied.shell.wait()
        assert frame.shown_key == key
        assert not frame.messages.texts(), (key, frame.messages.texts())
        assert line.isVisibleTo(frame)
    assert {"backup", "restore", "recovery"}.isdisjoint(frame._lines)
    copied.shell.door.copies.leave()
    copied.shell.wait()
    assert isinstance(copied.shell.door.window.face, UnlockPage)
    assert marks(copied.stick) == before


def typed_into(frame: Frame) -> list[str]:
    """Fields of forms on the page shown that still let something be typed or chosen."""
    page = frame.page
    assert page is not None
    fields = [one for form in page.findChildren(Form) for one in form.findChildren(Field)]
    shown = [one for one in fields if one.isVisible() and one.isEnabled()]
    left = [one for one in shown if not isinstance(one, ReadOnlyField | PasswordField)]
    return [one.name for one in left if not getattr(one.control, "isReadOnly", bool)()]


def test_fields_of_a_form_are_closed_wherever_they_stand(copied: CopyShell) -> None:
    begun(copied)
    frame = copied.sit(MEDIATOR)
    frame.show_page("case", (copied.case_id,))
    copied.shell.wait()
    field, form = TextField("matter", "事由"), Form()
    sheet = QWidget(frame.page)
    form.know(field)
    Column(sheet).addWidget(field)
    assert not field.edit.isReadOnly()
    sheet.show()
    assert field.edit.isReadOnly()


def test_a_tour_changes_no_byte_and_lets_nothing_be_typed(copied: CopyShell) -> None:
    begun(copied)
    frame, before = copied.sit(), marks(copied.stick)
    for key in ("reception", "case", "settings", "staff", "form_style", "rooms", "limit_rules", "numbers"):
        frame.show_page(key, (copied.case_id,) if key == "case" else ())
        copied.shell.wait()
        assert frame.shown_key == key
        assert not typed_into(frame)
        assert frame.page is not None
        frame.page.save()
        copied.shell.wait()
    assert marks(copied.stick) == before


def test_locking_asks_again_and_leaving_wipes(copied: CopyShell) -> None:
    begun(copied)
    copied.sit(MEDIATOR)
    copied.shell.door.copies.lock()
    copied.shell.wait()
    assert copied.face.chooser.copy == copied.stick / copied.holds.name
    assert not list(copied.office.state.glob("copy-read-*"))
    copied.sit(MEDIATOR)
    copied.shell.door.copies.leave()
    copied.shell.wait()
    assert not list(copied.office.state.glob("copy-read-*"))


def test_a_wrong_password_is_said_beside_it(copied: CopyShell) -> None:
    begun(copied)
    copied.face.chooser.take(copied.stick)
    copied.shell.wait()
    copied.face.go_on()
    assert copied.face.opener.password.error == _("password.empty")
    copied.face.opener.password.set_value("wrong")
    copied.face.go_on()
    copied.shell.wait()
    assert copied.face.opener.password.error == _("vault.wrong_password")


def test_the_spare_computer_reads_by_the_card_and_keeps_no_key(copied: CopyShell) -> None:
    copied.shell.begin()
    first = copied.shell.door.window.face
    assert isinstance(first, FirstStartPage)
    first.copy.click()
    face = copied.face
    face.chooser.take(copied.stick)
    copied.shell.wait()
    assert face.opener.way_chosen == CARD
    face.opener.card.set_value(copied.card)
    face.go_on()
    copied.shell.wait()
    assert face.opener.way_chosen == BY_PASSWORD
    frame = copied.sit(MEDIATOR)
    assert frame.desk.staff.id == MEDIATOR.id
    state, register_id = copied.shell.door.paths.state, copied.holds.register_id
    assert not pc_key_file(state, register_id).exists()
    copied.shell.door.copies.lock()
    copied.shell.wait()
    assert copied.face.opener.way_chosen == BY_PASSWORD  # as long as this copy is not left
    copied.shell.door.slept()
    copied.shell.wait()
    assert copied.face.opener.way_chosen == CARD
    copied.face.leave.click()
    assert isinstance(copied.shell.door.window.face, FirstStartPage)


def test_the_way_to_the_register_is_restoring(copied: CopyShell) -> None:
    begun(copied)
    frame = copied.sit()
    frame.desk.restore_wanted.emit()
    copied.shell.wait()
    face = copied.shell.door.window.face
    assert isinstance(face, RestoreFace)


def test_from_the_desk_the_register_is_locked_first(copied: CopyShell) -> None:
    copied.move_in()
    copied.shell.begin()
    copied.shell.sign_in(PASSWORD)
    desk = copied.shell.door.desk
    assert desk is not None
    desk.read_copy(copied.stick / copied.holds.name)
    copied.shell.wait()
    assert copied.shell.door.desk is None
    assert copied.face.chooser.copy == copied.stick / copied.holds.name


def test_the_page_of_copies_leads_to_reading_one(copied: CopyShell) -> None:
    copied.move_in()
    copied.shell.begin()
    copied.shell.sign_in(PASSWORD)
    frame = copied.shell.door.frame
    assert frame is not None
    frame.show_page("backup")
    copied.shell.wait()
    page = frame.page
    assert isinstance(page, BackupPage)
    page.target.take(copied.stick)
    page.read.click()
    copied.shell.wait()
    assert copied.shell.door.desk is None
    assert copied.face.chooser.copy == copied.stick / copied.holds.name


def test_nothing_is_printed_or_exported_from_a_copy(copied: CopyShell) -> None:
    begun(copied)
    frame = copied.sit()
    desk = frame.desk
    assert desk.copy is not None
    assert desk.files.printer(frame, 1) is None
    assert desk.files.save_as(frame, "", "a.pdf", "PDF (*.pdf)") is None
    assert desk.files.open_several(frame, "", "") == []
    assert frame.messages.texts() == [sentence(desk.copy.refusal())]


def test_a_copy_reminds_of_nothing(copied: CopyShell) -> None:
    begun(copied)
    frame = copied.sit()
    copied.shell.clock.move(days=1)
    assert not frame.reminding._timer.isActive()
    assert not frame.reminding.isVisibleTo(frame)
    assert copied.shell.clock.now() > NOON
