"""Backing up and restoring through the real window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from mediation_desk.services import opening
from mediation_desk.ui.kit.steps import StepState
from mediation_desk.ui.pages.backup.page import BackupPage
from mediation_desk.ui.pages.backup.restore import RestorePage
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.words import _
from tests.ui.shell_fixtures import Shell

CARD: list[str] = []
"""The restore card of the register made last."""


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    made = tmp_path / "stick"
    made.mkdir()
    return made


def opened(shell: Shell, key: str) -> BackupPage | RestorePage:
    if shell.door.frame is None:
        CARD.append(shell.create())
        shell.begin()
        shell.sign_in()
    frame = shell.door.frame
    assert frame is not None
    shell.files.plugged_in = []
    frame.show_page(key)
    shell.wait()
    page = frame.page
    assert isinstance(page, BackupPage | RestorePage)
    return page


def backed_up(shell: Shell, stick: Path) -> Path:
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    page.target.take(stick)
    shell.wait()
    page.primary()
    shell.qtbot.waitUntil(lambda: not page.run.running, timeout=30_000)
    shell.wait()
    return next(stick.glob("desk-2*"))


def print_nothing(_value: object) -> None:
    """Nothing is done with the answer."""


def test_nothing_is_offered_without_a_drive(shell: Shell) -> None:
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    assert not page.making.start.isEnabled()
    page.primary()
    assert not page.run.running


def test_a_backup_is_made_proved_and_listed(shell: Shell, stick: Path) -> None:
    copy = backed_up(shell, stick)
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    assert page.making.said.accessibleName() == _("backup.proved_here_only")
    assert {step.state for step in page.making.steps._steps} == {StepState.DONE}
    assert [one.name for one in page.copies.table.lines.rows] == [copy.name]
    assert shell.door.choices.now.backup_folder == str(stick)


def test_the_last_sentence_waits_for_a_confirmed_card(shell: Shell, stick: Path) -> None:
    page = opened(shell, "backup")
    desk, card = shell.door.desk, CARD[-1]
    assert desk is not None
    desk.turn(page, print_nothing, lambda session, now: opening.confirm_card(session, card, card, now))
    shell.wait()
    backed_up(shell, stick)
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    assert page.making.said.accessibleName() == _("backup.proved")


def test_a_place_that_will_not_do_is_said_and_not_taken(shell: Shell, stick: Path) -> None:
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    page.target.take(shell.door.folder)
    assert page.target.drive is None
    assert page.target.said.isVisible()
    assert page.target.other.text() == _("Choose a drive")
    page.target.take(stick)
    assert page.target.drive is not None
    assert page.target.other.text() == _("Another one")
    assert page.making.start.isEnabled()


def test_a_failed_backup_says_what_to_do(shell: Shell, stick: Path) -> None:
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    page.target.take(stick)
    stick.rename(stick.with_name("pulled out"))
    page.primary()
    shell.qtbot.waitUntil(lambda: not page.run.running, timeout=30_000)
    assert page.making.trouble.accessibleName() == _("copy.drive_gone")
    assert page.target.other.isEnabled()


def test_locking_stops_a_backup(shell: Shell, stick: Path) -> None:
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    page.target.take(stick)
    page.primary()
    shell.door.lock()
    shell.wait()
    assert isinstance(shell.door.window.face, UnlockPage)
    shell.qtbot.waitUntil(lambda: not list(shell.door.folder.glob("snapshot*")), timeout=30_000)
    shell.sign_in()
    assert shell.door.frame is not None


def test_a_bug_beside_reaches_the_last_resort(
    shell: Shell, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened(shell, "backup")
    assert isinstance(page, BackupPage)
    page.target.take(stick)

    def broken(*_args: object, **_kw: object) -> None:
        raise ValueError

    monkeypatch.setattr("mediation_desk.ui.backup_run.make_copy", broken)
    caught: list[BaseException] = []
    desk = shell.door.desk
    assert desk is not None
    desk.broke.disconnect()
    desk.broke.connect(caught.append)
    page.primary()
    shell.qtbot.waitUntil(lambda: bool(caught), timeout=30_000)
    assert not page.run.running
    assert QApplication.instance() is not None
