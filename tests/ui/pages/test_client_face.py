"""A client fills a scale in by the keyboard alone; the screen comes back by the counsellor's password."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain import scale
from mediation_desk.domain.scale import Answers, Scale
from mediation_desk.services import drafts, scales
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.client_face import ClientFace
from mediation_desk.ui.kit.answer_list import Answer as AnswerButton
from tests.counselling_fixtures import add_file, add_session
from tests.desk_fixtures import COUNSELLOR
from tests.scale_fixtures import filling
from tests.ui.looks.heard import faults_in
from tests.ui.pages.office_desk import OfficeDesk


class Room:
    """A counselling session, and the window given to its client."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot = qtbot
        self.office = OfficeDesk(qtbot, folder)
        self.file = self.office.run(add_file)
        self.session = self.office.run(lambda office: add_session(office, self.file))
        self.desk: Desk = self.office.sit(COUNSELLOR)
        self.covers: list[object] = []
        self.desk.cover_wanted.connect(self.covers.append)

    def begin(self, kind: Scale = Scale.PHQ9, answers: Answers | None = None) -> ClientFace:
        face = ClientFace(self.desk, filling(self.session, kind), answers or scale.empty(kind))
        self.office.show(face, 1366, 768)
        return face

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            self.qtbot.keyClick(QApplication.focusWidget(), key)

    def draft(self) -> Answers | None:
        self.office.wait()
        key = filling(self.session).key

        def look(office: object) -> str | None:
            with self.office.office.as_(COUNSELLOR) as records:
                return drafts.get_draft(records, scales.DRAFT, key)

        text = self.office.run(look)
        return scale.opened_text(text) if text else None


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[Room]:
    made = Room(qtbot, tmp_path)
    yield made
    made.office.close()


def enter(room: Room, *keys: Qt.Key) -> None:
    for key in keys:
        room.press(key, Qt.Key.Key_Return)


def results(room: Room) -> list[tuple[int | None, bool]]:
    room.office.wait()

    def look(_office: object) -> list[tuple[int | None, bool]]:
        with room.office.office.as_(COUNSELLOR) as records:
            series = scales.open_scales(records, room.file.id)
        return [(one.score.total if one.score else None, one.alert) for one in series.results]

    return room.office.run(look)


def test_by_the_keyboard_alone_to_the_end_page_without_a_score(room: Room) -> None:
    face = room.begin()
    assert faults_in(face) == []
    room.press(Qt.Key.Key_Return)
    assert face.page is face.sheet
    assert faults_in(face) == []
    enter(room, *(Qt.Key.Key_2,) * 9)
    assert face.sheet.here == 9  # how difficult these made it
    enter(room, Qt.Key.Key_1)
    assert face.page is face.end
    assert results(room) == [(9, True)]
    said = " ".join(label.text() for label in face.end.findChildren(type(face.sheet.question)))
    assert "9" not in said
    assert room.draft() is None


def test_nothing_above_zero_asks_no_last_question(room: Room) -> None:
    face = room.begin()
    room.press(Qt.Key.Key_Return)
    enter(room, *(Qt.Key.Key_1,) * 9)
    assert face.page is face.end
    assert results(room) == [(0, False)]


def test_every_answer_is_in_the_draft_at_once_and_back_keeps_it(room: Room) -> None:
    face = room.begin()
    room.press(Qt.Key.Key_Return)
    enter(room, Qt.Key.Key_4, Qt.Key.Key_3)
    assert room.draft() == Answers(scale=Scale.PHQ9, items=(3, 2, *(None,) * 7))
    room.press(Qt.Key.Key_Backspace)
    assert face.sheet.here == 1
    assert face.sheet.list.value() == 2
    room.press(Qt.Key.Key_1)
    assert room.draft() == Answers(scale=Scale.PHQ9, items=(3, 0, *(None,) * 7))


def test_enter_without_an_answer_says_what_to_do_and_stays(room: Room) -> None:
    face = room.begin()
    room.press(Qt.Key.Key_Return, Qt.Key.Key_Return)
    assert face.sheet.here == 0
    assert face.sheet.hint.text()


def test_what_was_left_out_is_offered_again_and_may_stay_so(room: Room) -> None:
    face = room.begin()
    room.press(Qt.Key.Key_Return)
    face.sheet.skip.click()
    enter(room, *(Qt.Key.Key_2,) * 8, Qt.Key.Key_1)
    assert face.page is face.rest
    room.press(Qt.Key.Key_Return)
    assert (face.page, face.sheet.here) == (face.sheet, 0)
    face.sheet.skip.click()
    for _n in range(9):
        face.sheet.go_on()
    assert face.page is face.rest
    face.finish.click()
    assert face.page is face.end
    assert results(room) == [(9, True)]


def test_escape_only_takes_a_break_and_other_keys_do_nothing(room: Room) -> None:
    face = room.begin()
    room.press(Qt.Key.Key_Return)
    enter(room, Qt.Key.Key_2)
    for key in (Qt.Key.Key_F1, Qt.Key.Key_F6, Qt.Key.Key_F9, Qt.Key.Key_Slash, Qt.Key.Key_9):
        room.press(key)
    assert face.sheet.here == 1
    room.press(Qt.Key.Key_Escape)
    assert face.page is face.end
    room.press(Qt.Key.Key_Escape)
    assert face.page is face.end
    face.resume.click()
    assert (face.page, face.sheet.here) == (face.sheet, 1)
    assert room.office.gone == []
    assert room.covers == []


def test_a_sheet_begun_goes_on_where_it_stopped(room: Room) -> None:
    face = room.begin(answers=Answers(scale=Scale.PHQ9, items=(1, 2, *(None,) * 7)))
    assert (face.page, face.sheet.here) == (face.sheet, 2)


def test_answers_are_72_high_where_there_is_room(room: Room) -> None:
    face = room.begin(answers=Answers(scale=Scale.PHQ9, items=(1, *(None,) * 8)))
    face.resize(800, 900)
    room.office.wait()
    assert {one.height() for one in face.sheet.list.findChildren(AnswerButton)} == {72}


@pytest.mark.parametrize("factor", [1.0, 1.5])
def test_every_question_fits_the_smallest_screen(room: Room, factor: float) -> None:
    from mediation_desk.ui import style

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    style.apply(application, style.Look(factor=factor))
    try:
        face = room.begin(answers=Answers(scale=Scale.PHQ9, items=(1, *(None,) * 8)))
        for number in range(10):
            face.sheet.show_item(number)
            room.office.wait()
            assert face.sheet.next.isVisible()
            assert face.sheet.next.geometry().bottom() <= face.sheet.height()

            assert not face.sheet.scrolls
    finally:
        style.apply(application, style.Look())
