"""A register that does not open, or breaks in use, leads to the ways out, and comes back by one of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel

from mediation_desk.errors import DeskError
from mediation_desk.register.damaged_file import DamagedFile
from mediation_desk.register.swing import swing_waits
from mediation_desk.register.vault.header_file import read_header
from mediation_desk.register.vault.unlock import unlock_with_password
from mediation_desk.services import drafts, rescue
from mediation_desk.ui.damage_face import DamageFace
from mediation_desk.ui.kit.labels import Prose
from mediation_desk.ui.refused_page import RefusedPage
from mediation_desk.ui.restore_face import RestoreFace
from mediation_desk.ui.unlock import UnlockPage
from mediation_desk.words import _
from tests.damaged_office import PAGE, spoiled
from tests.ui.looks.heard import faults_in
from tests.ui.shell_fixtures import FIRST, PASSWORD, Shell

LONG = 60_000
"""Milliseconds in which a small register is copied, tried and saved."""


def database(shell: Shell) -> Path:
    return shell.door.folder / read_header(shell.door.folder).database


def spoil(shell: Shell, first: int) -> bytes:
    """Spoil every page from `first` on."""
    path = database(shell)
    data = path.read_bytes()
    path.write_bytes(spoiled(data, list(range(first, len(data) // PAGE))))
    return path.read_bytes()


def mend(shell: Shell, whole: bytes, damaged: bytes) -> None:
    """Give back every page that is still as it was spoiled; what was written since stays."""
    path = database(shell)
    now = bytearray(path.read_bytes())
    for at in range(0, len(whole), PAGE):
        if now[at : at + PAGE] == damaged[at : at + PAGE]:
            now[at : at + PAGE] = whole[at : at + PAGE]
    path.write_bytes(now)


def last_of_tables(shell: Shell) -> int:
    """The last page that is not one of the list of tables, without which nothing can be read."""
    path, tried = database(shell), shell.door.folder.with_name("tried.db")
    opened = unlock_with_password(shell.door.folder, shell.door.paths.state, FIRST.id, PASSWORD)
    data = path.read_bytes()
    for page in reversed(range(len(data) // PAGE)):
        tried.write_bytes(spoiled(data, [page]))
        try:
            DamagedFile(tried, opened.database_key).close()
        except DeskError:
            continue
        tried.unlink()
        return page
    raise AssertionError("nothing but the list of tables")


def face(shell: Shell) -> DamageFace:
    shown = shell.door.window.face
    assert isinstance(shown, DamageFace)
    return shown


@pytest.fixture
def broken(shell: Shell) -> DamageFace:
    """The face after a right password, of a register whose last page is spoiled."""
    shell.create()
    path = database(shell)
    path.write_bytes(spoiled(path.read_bytes(), [last_of_tables(shell)]))
    shell.begin()
    shell.sign_in()
    return face(shell)


def opened(shell: Shell, shown: DamageFace) -> None:
    shown.opening.password.set_value(PASSWORD)
    shown.go_on()
    shell.qtbot.waitUntil(lambda: shown.save.act.isEnabled(), timeout=LONG)


def test_what_is_readable_is_saved_through_the_window(
    shell: Shell, broken: DamageFace, tmp_path: Path
) -> None:
    before = database(shell).read_bytes()
    assert not broken.save.act.isEnabled()
    assert faults_in(broken) == []
    opened(shell, broken)
    assert faults_in(broken) == []
    broken.look.act.click()
    shell.qtbot.waitUntil(lambda: broken.look.told.isVisible() and not broken.beside.running, timeout=LONG)
    broken.save.act.click()
    shell.qtbot.waitUntil(lambda: broken.save.told.isVisible() and not broken.beside.running, timeout=LONG)
    assert broken.loss is not None, [one.text() for one in broken.save.told.findChildren(Prose)]
    assert faults_in(broken) == []
    place = tmp_path / "list.pdf"
    shell.files.prepared.append(place)
    broken.keep_it.click()
    assert place.read_bytes().startswith(b"%PDF")
    assert not swing_waits(shell.door.folder)
    broken.put.click()
    shell.qtbot.waitUntil(lambda: isinstance(shell.door.window.face, UnlockPage), timeout=LONG)
    (aside,) = shell.door.folder.parent.glob("register-damaged-*")
    assert (aside / database(shell).name).read_bytes() == before
    told = [one.text() for one in shell.unlock.findChildren(QLabel)]
    assert _("The saved register is in place, the damaged one was kept. Sign in as always.") in told
    shell.sign_in()
    assert shell.door.frame is not None


def test_a_wrong_password_is_said_beside_the_field(shell: Shell, broken: DamageFace) -> None:
    broken.opening.password.set_value("not the right one at all")
    broken.go_on()
    shell.qtbot.waitUntil(lambda: bool(broken.opening.password.error), timeout=LONG)
    assert not rescue.scratch_of(shell.door.folder).exists()


def test_the_copy_is_one_click_away_and_nothing_is_left(shell: Shell, broken: DamageFace) -> None:
    opened(shell, broken)
    assert rescue.scratch_of(shell.door.folder).exists()
    broken.copy.act.click()
    assert isinstance(shell.door.window.face, RestoreFace)
    assert not rescue.scratch_of(shell.door.folder).exists()


def test_a_window_closed_meanwhile_leaves_no_copies(shell: Shell, broken: DamageFace) -> None:
    opened(shell, broken)
    assert rescue.scratch_of(shell.door.folder).exists()
    shell.door.window.close()
    assert not rescue.scratch_of(shell.door.folder).exists()


def test_a_register_without_key_files_is_no_first_start(shell: Shell) -> None:
    shell.create()
    for name in ("vault.json", "header.prev"):
        (shell.door.folder / name).unlink(missing_ok=True)
    shell.begin()
    page = shell.door.window.face
    assert isinstance(page, RefusedPage)
    page.restore.emit()
    assert isinstance(shell.door.window.face, RestoreFace)


def test_a_page_that_breaks_in_use_locks_the_desk_and_keeps_what_was_typed(shell: Shell) -> None:
    shell.create()
    whole = database(shell).read_bytes()
    shell.begin()
    shell.sign_in()
    desk = shell.door.desk
    assert desk is not None
    frame = shell.door.frame
    assert frame is not None
    draft = desk.draft(frame, "reception", "")
    draft.typed(lambda: '{"words":"刚打的字"}')
    damaged = spoil(shell, 45)
    for key in ("journal", "cases", "settings", "staff", "backup"):
        if shell.door.desk is not None:
            frame.show_page(key)
            shell.wait()
    shell.qtbot.waitUntil(lambda: isinstance(shell.door.window.face, DamageFace), timeout=LONG)
    assert shell.bugs == []
    assert face(shell).why.findChildren(Prose)[0].text() == _("register.broke_in_use")
    shell.wait()
    mend(shell, whole, damaged)
    shell.begin()
    shell.sign_in()
    kept: list[str | None] = []
    desk = shell.door.desk
    assert desk is not None
    desk.ask(desk, kept.append, drafts.get_draft, "reception", "")
    shell.wait()
    assert kept == ['{"words":"刚打的字"}']
