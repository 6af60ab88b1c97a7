"""Closing and locking while a copy is due, or is being made."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtTest import QTest

from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.services.copy_rules import set_copy_rules
from mediation_desk.ui.drives import Drive
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.pages.backup.page import BackupPage
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.words import _
from tests.ui.looks.heard import faults_in
from tests.ui.shell_fixtures import Shell


class ByHand(QCloseEvent):
    """Closing as a person does it; what the system does when it goes down is not spontaneous."""

    def spontaneous(self) -> bool:
        return True


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


@pytest.fixture
def frame(shell: Shell) -> Frame:
    shell.files.plugged_in = []
    shell.create()
    shell.begin()
    shell.sign_in()
    assert shell.door.frame is not None
    return shell.door.frame


def close(shell: Shell) -> bool:
    event = ByHand()
    shell.door.window.closeEvent(event)
    return event.isAccepted()


def backup(frame: Frame) -> BackupPage:
    frame.show_page("backup")
    page = frame.page
    assert isinstance(page, BackupPage)
    return page


def proved(shell: Shell, page: BackupPage) -> None:
    shell.qtbot.waitUntil(lambda: not page.run.running, timeout=30_000)
    shell.wait()


def test_a_copy_is_offered_once_and_nobody_is_held(shell: Shell, frame: Frame) -> None:
    assert not close(shell)
    offer = frame.leaving.offer
    assert offer is not None
    assert offer.isVisible()
    assert faults_in(offer) == []
    QTest.keyClick(offer, Qt.Key.Key_Escape)
    assert frame.leaving.offer is None
    assert close(shell)


def test_closing_again_closes(shell: Shell, frame: Frame) -> None:
    assert not close(shell)
    assert close(shell)


def test_closing_without_a_copy_closes(shell: Shell, frame: Frame) -> None:
    shell.door.window.show()
    assert not close(shell)
    assert frame.leaving.offer is not None
    frame.leaving.offer.leave.click()
    assert not shell.door.window.isVisible()


def test_who_wants_a_copy_gets_one_and_is_not_asked_again(shell: Shell, frame: Frame, stick: Path) -> None:
    shell.door.choices.change(backup_folder=str(stick))
    assert not close(shell)
    assert frame.leaving.offer is not None
    frame.leaving.offer.stay.click()
    shell.wait()
    page = frame.page
    assert isinstance(page, BackupPage)
    proved(shell, page)
    assert not frame.copy_due.today
    assert close(shell)


def test_the_rule_of_the_centre_counts(shell: Shell, frame: Frame) -> None:
    frame.desk.do(frame, lambda _rules: None, set_copy_rules, CopyRules(offer_at_close=False))
    shell.wait()
    assert close(shell)


def test_locking_in_the_morning_locks_at_once(shell: Shell, frame: Frame) -> None:
    frame.leaving.lock()
    assert isinstance(shell.door.window.face, UnlockPage)


def test_locking_at_the_end_of_the_day_offers_a_copy(shell: Shell, frame: Frame) -> None:
    shell.clock.move(hours=8)  # 17:41 on the wall
    frame.leaving.lock()
    offer = frame.leaving.offer
    assert offer is not None
    assert shell.door.window.covered
    offer.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier))
    assert shell.door.window.covered  # nobody who passes by gets the desk back
    offer.leave.click()
    assert isinstance(shell.door.window.face, UnlockPage)


def test_who_walks_away_is_locked(shell: Shell, frame: Frame) -> None:
    shell.clock.move(hours=8)
    frame.leaving.lock()
    frame.leaving._patience.timeout.emit()
    assert isinstance(shell.door.window.face, UnlockPage)


def test_a_copy_under_way_is_stopped_cleanly_before_it_closes(
    shell: Shell, frame: Frame, stick: Path
) -> None:
    page = backup(frame)
    page.target.take(stick)
    page.primary()
    shell.door.window.show()
    assert not close(shell)
    offer = frame.leaving.offer
    assert offer is not None
    offer.leave.click()
    shell.qtbot.waitUntil(lambda: not shell.door.window.isVisible(), timeout=30_000)
    assert not page.run.running
    assert [one.name for one in stick.glob("desk-2*")] == []


def test_who_locks_late_may_go_and_the_copy_is_made_behind_the_cover(
    shell: Shell, frame: Frame, stick: Path
) -> None:
    shell.door.choices.change(backup_folder=str(stick))
    shell.clock.move(hours=8)
    frame.leaving.lock()
    offer = frame.leaving.offer
    assert offer is not None
    offer.stay.click()
    shell.wait()
    assert shell.door.window.covered
    shell.qtbot.waitUntil(lambda: offer.text.text() == _("leaving.proved"), timeout=30_000)
    assert not offer.stay.isVisible()
    offer.leave.click()
    assert isinstance(shell.door.window.face, UnlockPage)


def test_without_a_stick_it_is_said_and_then_locked(shell: Shell, frame: Frame) -> None:
    shell.clock.move(hours=8)
    frame.leaving.lock()
    offer = frame.leaving.offer
    assert offer is not None
    offer.stay.click()
    shell.wait()
    assert offer.text.text() == _("Choose a backup drive first")
    frame.leaving._patience.timeout.emit()
    assert isinstance(shell.door.window.face, UnlockPage)


def test_locking_while_a_copy_is_made_locks_when_it_is_proved(
    shell: Shell, frame: Frame, stick: Path
) -> None:
    page = backup(frame)
    page.target.take(stick)
    page.primary()
    frame.leaving.lock()
    offer = frame.leaving.offer
    assert offer is not None
    assert not offer.stay.isVisible()
    shell.qtbot.waitUntil(lambda: offer.text.text() == _("leaving.proved"), timeout=30_000)
    frame.leaving._patience.timeout.emit()
    assert isinstance(shell.door.window.face, UnlockPage)
    assert len(list(stick.glob("desk-2*"))) == 1


def test_the_system_going_down_is_not_asked(shell: Shell, frame: Frame) -> None:
    event = QCloseEvent()
    shell.door.window.closeEvent(event)
    assert event.isAccepted()


def test_a_known_stick_that_comes_is_named_and_one_press_backs_up(
    shell: Shell, frame: Frame, stick: Path
) -> None:
    line = frame.stick_line
    drive = Drive(
        path=stick, label="KINGSTON", kind="exfat", writable=True, removable=True, total=10**9, free=10**9
    )
    page = backup(frame)
    page.target.take(stick)
    page.primary()
    proved(shell, page)
    shell.files.plugged_in = [drive]
    line.look()
    shell.wait()
    assert not line.isVisible()  # today's copy is made
    shell.clock.move(hours=22)
    line.look()
    shell.wait()
    assert line.isVisible()
    assert line.said.text() == _("Stick {letter} is plugged in", letter="甲")
    line.now.click()
    shell.wait()
    shell.qtbot.waitUntil(lambda: not frame.copy_due.today, timeout=30_000)
    proved(shell, page)
    assert page.run is frame.backup_run()
    assert not line.isVisible()


def test_a_stranger_s_stick_is_passed_over(shell: Shell, frame: Frame, stick: Path) -> None:
    drive = Drive(path=stick, label="X", kind="vfat", writable=True, removable=True, total=1, free=1)
    shell.files.plugged_in = [drive]
    frame.stick_line.look()
    shell.wait()
    assert not frame.stick_line.isVisible()


def test_the_only_known_stick_is_chosen_by_itself(shell: Shell, frame: Frame, stick: Path) -> None:
    page = backup(frame)
    page.target.take(stick)
    page.primary()
    proved(shell, page)
    shell.door.choices.change(backup_folder=str(stick / "gone"))
    shell.files.plugged_in = [
        Drive(path=stick, label="K", kind="exfat", writable=True, removable=True, total=10**9, free=10**9)
    ]
    page._watch.look()
    assert page.target.drive is not None
    assert page.target.drive.path == stick
    assert page.target.name.text() == _("Stick {letter}", letter="甲")


def test_a_receipt_is_shown_and_looked_at_before_it_is_printed(
    shell: Shell, frame: Frame, stick: Path
) -> None:
    page = backup(frame)
    page.target.take(stick)
    page.primary()
    proved(shell, page)
    said = page.receipt.paper.accessibleName()
    for words in ("第 0001 份", "备份盘 甲", frame.desk.staff.name):
        assert words in said
    page.print()
    shell.wait()
    assert frame.shown_key == "backup_receipt"
