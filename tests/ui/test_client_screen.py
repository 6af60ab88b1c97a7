"""The whole program while a client has the screen: none of its keys act, locks keep, a password ends it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import uuid4

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from mediation_desk.domain import scale
from mediation_desk.domain.counselling_file import CounsellingKind
from mediation_desk.domain.counselling_session import Attendance, CounsellingSession
from mediation_desk.domain.scale import Answers, Filling, Scale
from mediation_desk.domain.staff import Role
from mediation_desk.domain.today import ToDoKind
from mediation_desk.register import people
from mediation_desk.register.records import Records
from mediation_desk.register.vault.kdf import LEAST_COST
from mediation_desk.services import counselling_files, counselling_sessions, opening, scales, today
from mediation_desk.services.access import EVERYBODY
from mediation_desk.services.counselling_files import NewFile
from mediation_desk.services.permission import allowed
from mediation_desk.ui.forms.client_face import ClientFace, hand_over
from mediation_desk.ui.unlock import UnlockPage
from tests.case_fixtures import WIFE
from tests.desk_fixtures import CENTRE
from tests.ui.shell_fixtures import FIRST, MORNING, PASSWORD, Shell

T = TypeVar("T")
COUNSELS = replace(FIRST, roles=frozenset({Role.DIRECTOR, Role.COUNSELLOR}))


@allowed(EVERYBODY)
def _session(records: Records) -> CounsellingSession:
    people.add(records, WIFE)
    file = counselling_files.open_counselling_file(
        records, NewFile(client_ids=(WIFE.id,), kind=CounsellingKind.DIVORCE)
    )
    began = CounsellingSession(
        id=uuid4().hex,
        file_id=file.id,
        began=records.now,
        present_ids=(WIFE.id,),
        attendance=Attendance.ON_TIME,
    )
    return counselling_sessions.save_session(records, began)


class Screen:
    """The program with a counsellor at it and a session under way."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.shell = Shell(qtbot, folder)
        wanted = opening.FirstStart(centre=CENTRE, first=COUNSELS, members=(), password=PASSWORD)
        door = self.shell.door
        made = opening.create_register(door.folder, door.paths.state, wanted, MORNING, cost=LEAST_COST)
        opening.lock(made.session)
        self.shell.begin()
        self.shell.sign_in()
        self.session = self.do(_session)
        self.filling = Filling(session_id=self.session.id, person_id=WIFE.id, scale=Scale.PHQ9)

    def do(self, use_case: Callable[..., T], *args: object) -> T:
        got: list[T] = []
        desk = self.shell.door.desk
        assert desk is not None
        desk.do(desk, got.append, use_case, *args)
        self.shell.wait()
        return got[0]

    def hand_over(self) -> ClientFace:
        desk = self.shell.door.desk
        assert desk is not None
        face = hand_over(desk, self.filling, scale.empty(Scale.PHQ9))
        self.qtbot.waitUntil(face.isVisible, timeout=20_000)
        self.shell.door.window.activateWindow()
        return face

    def press(self, *keys: tuple[Qt.Key, Qt.KeyboardModifier] | Qt.Key) -> None:
        for key in keys:
            wanted, held = key if isinstance(key, tuple) else (key, Qt.KeyboardModifier.NoModifier)
            self.qtbot.keyClick(QApplication.focusWidget() or self.shell.door.window, wanted, held)

    def answer(self, face: ClientFace, *values: int) -> None:
        face.begin.go.click()
        for value in values:
            face.sheet.list.choose(value)
            face.sheet.go_on()
        self.shell.wait()

    def first_to_do(self) -> ToDoKind:
        return self.do(today.look_at_today, self.shell.door.folder).to_do[0].kind


@pytest.fixture
def screen(qtbot: QtBot, tmp_path: Path) -> Iterator[Screen]:
    made = Screen(qtbot, tmp_path)
    yield made
    made.shell.close()


def test_no_key_of_the_desk_acts_and_the_frame_is_not_seen(screen: Screen) -> None:
    frame = screen.shell.door.frame
    assert frame is not None
    face = screen.hand_over()
    shown = frame.shown_key
    desk = screen.shell.door.desk
    assert desk is not None
    control, alt = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
    for key in "KNSPFTL":
        screen.press((Qt.Key[f"Key_{key}"], control))
    for number in range(10):
        screen.press((Qt.Key[f"Key_{number}"], alt))
    screen.press(Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F9, Qt.Key.Key_Slash, Qt.Key.Key_Escape)
    screen.press((Qt.Key.Key_Return, control))
    assert not frame.isVisible()
    assert face.isVisible()
    assert (frame.shown_key, desk.masked) == (shown, False)
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def test_three_escapes_neither_cover_nor_close_anything(screen: Screen) -> None:
    face = screen.hand_over()
    face.begin.go.click()
    for _n in range(3):
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(QApplication.focusWidget() or face, event)
    assert face.isVisible()
    assert face.page is face.end
    frame = screen.shell.door.frame
    assert frame is not None
    assert not frame.isVisible()


def test_only_the_password_brings_the_desk_back_and_danger_leads_to_the_protocol(screen: Screen) -> None:
    face = screen.hand_over()
    screen.answer(face, *(0,) * 8, 1, 0)
    assert face.page is face.end
    questions = screen.shell.questions
    questions.passwords.append("not-the-right-one-at-all")
    face.mine.click()
    screen.shell.wait()
    assert face.isVisible()
    questions.passwords.append(PASSWORD)
    screen.shell.clock.move(minutes=30)
    face.mine.click()
    screen.shell.wait()
    frame = screen.shell.door.frame
    assert frame is not None
    assert frame.isVisible()
    assert frame.shown_key == "crisis"


def test_a_lock_keeps_the_answers_and_the_first_page_begins_with_them(screen: Screen) -> None:
    face = screen.hand_over()
    screen.answer(face, *(0,) * 8, 2)
    assert face.page is face.sheet  # the last question is still open
    assert not screen.shell.door.window.close()  # closing locks
    screen.shell.wait()
    assert isinstance(screen.shell.door.window.face, UnlockPage)
    assert not screen.shell.door.window.covered
    screen.shell.sign_in()
    assert screen.first_to_do() is ToDoKind.RISK
    series = screen.do(scales.open_scales, screen.session.file_id)
    assert series.fillings == ((screen.filling, Answers(scale=Scale.PHQ9, items=(*(0,) * 8, 2))),)


def test_an_idle_lock_while_the_client_thinks_keeps_the_answers(screen: Screen) -> None:
    face = screen.hand_over()
    screen.answer(face, 1, 2)
    screen.shell.door.lock()
    screen.shell.wait()
    screen.shell.sign_in()
    series = screen.do(scales.open_scales, screen.session.file_id)
    assert [answers.items[:3] for _filling, answers in series.fillings] == [(1, 2, None)]


def test_left_at_the_end_page_the_result_stands_and_comes_first(screen: Screen) -> None:
    face = screen.hand_over()
    screen.answer(face, *(0,) * 8, 3, 0)
    assert face.page is face.end
    screen.shell.door.lock()
    screen.shell.wait()
    screen.shell.sign_in()
    assert screen.first_to_do() is ToDoKind.RISK
    assert [one.alert for one in screen.do(scales.open_scales, screen.session.file_id).results] == [True]
