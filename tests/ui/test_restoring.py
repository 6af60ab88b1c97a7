"""Restoring through the real window: signed in, with a damaged register, and on a new empty computer."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from mediation_desk.domain.backup import Progress
from mediation_desk.register.swing import swing_waits
from mediation_desk.services import backups, opening
from mediation_desk.services.restored import restored_from
from mediation_desk.ui.first_start.page import FirstStartPage
from mediation_desk.ui.pages.backup.restore import RestorePage
from mediation_desk.ui.refused_page import RefusedPage
from mediation_desk.ui.restore_face import RestoreFace
from mediation_desk.ui.restoring.wizard import DECIDE, LIST, STICK, UNLOCK, WEIGH, RestoreWizard
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.words import _
from tests.ui.shell_fixtures import FIRST, PASSWORD, Shell

CARD: list[str] = []
"""The restore card of the register made last."""
PROOF = 60_000
"""Milliseconds in which another process has started and proved a small copy."""


@pytest.fixture
def stick(shell: Shell, tmp_path: Path) -> Path:
    """A stick with one copy of the register of this shell, which went on to a later act."""
    made = tmp_path / "stick"
    made.mkdir()
    CARD[:] = [shell.create()]
    session = opening.open_with_password(
        shell.door.folder, shell.door.paths.state, FIRST.id, PASSWORD, shell.clock.now()
    )
    snapshot = backups.take_snapshot(session, shell.clock.now(), made, silent)
    backups.write_and_prove(snapshot, made, silent)
    with session.writing(session.staff, shell.clock.now()) as records:
        records.journal("look")
    opening.lock(session)
    shell.files.plugged_in = []
    return made


def silent(_progress: Progress) -> None:
    """Tell nobody."""


def page(shell: Shell) -> RestorePage:
    shell.begin()
    shell.sign_in()
    frame = shell.door.frame
    assert frame is not None
    frame.show_page("restore")
    shell.wait()
    assert isinstance(frame.page, RestorePage)
    return frame.page


def face(shell: Shell) -> RestoreWizard:
    """The way as it stands before anybody signed in."""
    shell.door.restore()
    shown = shell.door.window.face
    assert isinstance(shown, RestoreFace)
    return shown.wizard


def at(shell: Shell, wizard: RestoreWizard, step: int) -> None:
    shell.qtbot.waitUntil(lambda: not wizard.running and wizard.step == step, timeout=PROOF)


def look(wizard: RestoreWizard, stick: Path) -> None:
    wizard.choosing.folder.set_value(str(stick))
    wizard.go_on()


def restored(shell: Shell) -> None:
    """It opens at the unlock window, with the password of that day, and says that it was restored."""
    shell.qtbot.waitUntil(lambda: isinstance(shell.door.window.face, UnlockPage), timeout=PROOF)
    shell.wait()
    assert not swing_waits(shell.door.folder)
    shell.sign_in()
    assert shell.door.frame is not None
    assert shell.door.frame.shown_key == "today"
    told: list[object] = []
    desk = shell.door.desk
    assert desk is not None
    desk.ask(shell.door.frame, told.append, lambda records: restored_from(records))
    shell.wait()
    assert told[0] is not None


def test_signed_in_the_way_is_walked_with_ones_own_key(shell: Shell, stick: Path) -> None:
    wizard = page(shell).wizard
    look(wizard, stick)
    at(shell, wizard, LIST)
    assert [one.may_be_chosen for one in wizard.listing.table.lines.rows] == [True]
    wizard.go_on()
    at(shell, wizard, WEIGH)
    loss = wizard.way.loss
    assert loss is not None
    assert loss.acts > 0
    wizard.go_on()
    assert wizard.step == DECIDE
    shell.questions.passwords.append(PASSWORD)
    wizard.go_on()
    restored(shell)
    assert len(list(shell.door.folder.parent.glob("register-before-restore-*"))) == 1


def test_nothing_is_decided_without_the_password(shell: Shell, stick: Path) -> None:
    wizard = page(shell).wizard
    look(wizard, stick)
    at(shell, wizard, LIST)
    wizard.go_on()
    at(shell, wizard, WEIGH)
    wizard.go_on()
    shell.questions.passwords.append("not the right one")
    wizard.go_on()
    shell.wait()
    assert wizard.step == DECIDE
    assert not swing_waits(shell.door.folder)
    assert not list(shell.door.folder.parent.glob("register.restored"))


def test_a_folder_without_a_copy_is_said_beside_the_field(shell: Shell, stick: Path) -> None:
    wizard = page(shell).wizard
    wizard.go_on()
    assert wizard.choosing.folder.error == _("restore.folder_needed")
    look(wizard, stick.parent / "nowhere")
    shell.qtbot.waitUntil(lambda: wizard.choosing.folder.error == _("copy.none"), timeout=PROOF)
    assert wizard.step == STICK


@pytest.mark.parametrize("way", ["password", "card"])
def test_a_damaged_register_is_restored_without_signing_in(shell: Shell, stick: Path, way: str) -> None:
    (shell.door.folder / "vault.json").write_bytes(b"{}")
    shell.begin()
    refused = shell.door.window.face
    assert isinstance(refused, RefusedPage)
    refused.restore.emit()
    shown = shell.door.window.face
    assert isinstance(shown, RestoreFace)
    wizard = shown.wizard
    look(wizard, stick)
    at(shell, wizard, UNLOCK)
    assert wizard.opening.way.value() == "password"
    wizard.opening.password.set_value("not the right one")
    wizard.go_on()
    shell.qtbot.waitUntil(lambda: bool(wizard.opening.password.error), timeout=PROOF)
    wizard.opening.way.set_value(way)
    wizard.opening.password.set_value(PASSWORD)
    wizard.opening.card.set_value(CARD[-1])
    wizard.go_on()
    at(shell, wizard, LIST)
    assert wizard.opening.card.value() == wizard.opening.password.value() == ""
    wizard.go_on()
    at(shell, wizard, WEIGH)
    loss = wizard.way.loss
    assert loss is not None
    assert loss.compared is None
    assert loss.acts > 0  # by what this PC noted outside the register
    wizard.go_on()
    wizard.go_on()
    restored(shell)


def test_a_new_computer_needs_only_the_stick_and_the_card(shell: Shell, stick: Path, tmp_path: Path) -> None:
    shell.door.paths = replace(shell.door.paths, state=tmp_path / "new state")
    shutil.rmtree(shell.door.folder)
    shell.begin()
    first = shell.door.window.face
    assert isinstance(first, FirstStartPage)
    first.restore.emit()
    shown = shell.door.window.face
    assert isinstance(shown, RestoreFace)
    wizard = shown.wizard
    look(wizard, stick)
    at(shell, wizard, UNLOCK)
    assert wizard.opening.way.value() == "card"
    wizard.opening.way.set_value("password")
    assert wizard.opening.hint.accessibleName() == _("restore.no_password_here")
    wizard.opening.way.set_value("card")
    wizard.opening.card.set_value(CARD[-1][:26])
    assert _("{n} of {all} groups", n=8, all=9) in wizard.opening.card.control.accessibleDescription()
    wizard.opening.card.set_value(CARD[-1][:26] + ("1" if CARD[-1][26] != "1" else "2"))
    assert wizard.opening.card.error
    wizard.opening.card.set_value(CARD[-1])
    assert wizard.opening.card.error is None
    wizard.go_on()
    at(shell, wizard, LIST)
    wizard.go_on()
    at(shell, wizard, WEIGH)
    wizard.go_on()
    wizard.go_on()
    restored(shell)
    assert not list(shell.door.folder.parent.glob("register-before-restore-*"))


def test_escape_and_a_step_back_lose_nothing_typed(shell: Shell, stick: Path) -> None:
    wizard = face(shell)
    look(wizard, stick)
    at(shell, wizard, UNLOCK)
    wizard.opening.way.set_value("card")
    wizard.opening.card.set_value("123 456")
    shell.qtbot.keyClick(wizard.opening.card.control, Qt.Key.Key_Escape)
    assert wizard.opening.card.value() == "123 456"
    wizard.step_back()
    assert wizard.choosing.folder.value() == str(stick)
    wizard.go_on()
    at(shell, wizard, UNLOCK)
    assert wizard.opening.card.value() == "123 456"


def test_stopping_the_proof_changes_nothing(shell: Shell, stick: Path) -> None:
    wizard = page(shell).wizard
    look(wizard, stick)
    at(shell, wizard, LIST)
    wizard.go_on()
    wizard.stop_button.click()
    at(shell, wizard, LIST)
    assert wizard.said.accessibleName() == _("restore.stopped")
    assert sorted(one.name for one in shell.door.folder.parent.iterdir() if "register" in one.name) == [
        "register"
    ]


def test_a_bug_reaches_the_last_resort(shell: Shell, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_kw: object) -> None:
        raise ValueError

    wizard = face(shell)
    caught: list[BaseException] = []
    wizard.broke.disconnect()
    wizard.broke.connect(caught.append)
    monkeypatch.setattr("mediation_desk.ui.restoring.way.look_at_stick", broken)
    look(wizard, stick)
    shell.qtbot.waitUntil(lambda: bool(caught), timeout=PROOF)
    assert not wizard.running


def test_both_sheets_and_what_is_wrong_with_them_are_seen_at_once(shell: Shell, stick: Path) -> None:
    shell.begin()
    shell.door.window.resize(1366, 768)
    wizard = face(shell)
    look(wizard, stick)
    at(shell, wizard, UNLOCK)
    wizard.opening.way.set_value("sheets")
    shell.wait()
    one, two = wizard.opening.sheets
    assert one.geometry().bottom() < two.geometry().top()
    for field in (*wizard.opening.sheets, wizard.unlock):
        assert field.visibleRegion().boundingRect().height() == field.height()


@pytest.mark.parametrize("step", [STICK, UNLOCK, LIST, WEIGH, DECIDE])
def test_large_text_fits_the_width_of_a_small_screen(shell: Shell, stick: Path, step: int) -> None:
    shell.door.choices.change(text_size=150)
    shell.begin()
    shell.door.window.resize(1366, 768)
    wizard = face(shell)
    wizard.show_step(step)
    shell.wait()
    assert wizard.mapTo(shell.door.window, wizard.rect().topRight()).x() < 1366
    shell.door.choices.change(text_size=100)
