"""Scales beside the note: the line, its table, what is hidden, and the two ways to add one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from mediation_desk.domain import scale
from mediation_desk.domain.crisis import EXPECTED, CrisisLevel
from mediation_desk.domain.scale import Scale
from mediation_desk.errors import DeskError
from mediation_desk.register import people
from mediation_desk.services import drafts, scales
from mediation_desk.services.password_check import Confirmed
from mediation_desk.ui.forms.client_face import ClientFace
from mediation_desk.ui.forms.crisis import CrisisForm
from mediation_desk.ui.forms.scale_panel import ScalePanel
from mediation_desk.ui.pages.crises import CrisesPage
from mediation_desk.ui.pages.crisis import CrisisPage
from mediation_desk.ui.pages.crisis_event import CrisisEventPage
from mediation_desk.ui.pages.scale_paper import ScalePaperPage
from mediation_desk.words import term
from tests.case_fixtures import WIFE
from tests.counselling_fixtures import add_file, add_session, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, Office
from tests.scale_fixtures import INSTRUCTIONS, THOUGHTS, answers, fill, filling, protocol
from tests.ui.pages.office_desk import OfficeDesk


@pytest.fixture
def room(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


def test_the_line_over_sessions_is_said_and_stands_in_a_table(room: OfficeDesk) -> None:
    file = room.run(add_file)
    sessions = [room.run(lambda office: add_session(office, file)) for _n in range(3)]
    for session, total in zip(sessions, (17, 12, 9), strict=True):
        room.run(lambda office, s=session, t=total: fill(office, s, t))
    desk = room.sit(COUNSELLOR)
    panel = ScalePanel(desk)
    room.show(panel, 304, 460)
    panel.show_file(file.id, sessions[2].id)
    room.wait()
    assert panel.range.text() == "17 → 9 分 · 轻度"
    spoken = panel.chart.chart.accessibleName()
    assert "第 3 次 9 分，轻度" in spoken
    assert spoken.count("建议就医评估") == 2
    model = panel.chart.table.model()
    told = [model.index(row, 2).data() for row in range(3)]
    assert told == ["中重度 建议就医评估", "中度 建议就医评估", "轻度"]
    assert panel.acts.isVisible()
    panel.kind.set_value(Scale.GAD7)
    assert panel.none.isVisible()
    panel.kind.set_value(Scale.PHQ9)
    desk.mask(True)
    assert not panel.chart.isVisible()
    assert not panel.acts.isVisible()
    assert panel.range.text() == ""


def test_whoever_cannot_open_them_sees_that_they_exist(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))
    room.run(lambda office: fill(office, session, 17))
    panel = ScalePanel(room.sit(DIRECTOR))
    room.show(panel, 304, 460)
    panel.show_file(file.id, session.id)
    room.wait()
    assert panel.none.text() == "已封存 1 份量表"
    assert not panel.acts.isVisible()


@pytest.mark.parametrize(("answer", "begins"), [(0, True), (-1, False)])
def test_a_minor_is_asked_about_first(room: OfficeDesk, answer: int, begins: bool) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))

    def younger(_office: object) -> None:
        with room.office.as_(COUNSELLOR) as records:
            person = people.get(records, WIFE.id)
            people.save(records, replace(person, born=date(2010, 1, 1), identity_number=""))

    room.run(younger)
    desk = room.sit(COUNSELLOR)
    covers: list[object] = []
    desk.cover_wanted.connect(covers.append)
    panel = ScalePanel(desk)
    room.show(panel, 304, 460)
    panel.show_file(file.id, session.id)
    room.wait()
    desk.questions.prepared.append(answer)
    panel.fill.click()
    assert [isinstance(one, ClientFace) for one in covers] == [True] * begins
    assert desk.questions.asked


def test_typed_in_from_paper_by_figures_and_enter_alone(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))
    page = ScalePaperPage(room.sit(COUNSELLOR))
    page.opened(file.id, filling(session))
    room.show(page)
    for key in (Qt.Key.Key_2,) * 8 + (Qt.Key.Key_1, Qt.Key.Key_1):
        room.qtbot.keyClick(QApplication.focusWidget(), key)
    assert page.total.text() == "8 分 · 轻度"
    page.primary()
    room.wait()
    assert room.gone == [("counselling_file", (file.id, session.id))]

    def look(_office: object) -> list[int | None]:
        with room.office.as_(COUNSELLOR) as records:
            found = scales.open_scales(records, file.id)
        return [one.score.total if one.score else None for one in found.results]

    assert room.run(look) == [8]


def test_paper_with_item_9_leads_to_the_protocol_which_is_kept_whole(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))
    result = room.run(lambda office: fill(office, session, 0, 1))
    desk = room.sit(COUNSELLOR)
    page = CrisisPage(desk)
    page.opened(result.id)
    room.show(page)
    page.primary()
    form = page.form
    assert form is not None
    assert form.level.error
    for button in form.level.findChildren(QToolButton)[:1]:
        button.click()
    page.primary()
    room.wait()
    assert form.questions["thoughts"].error
    for field in form.questions.values():
        field.set_value("没有")
    page.primary()
    room.wait()
    assert [key for key, _args in room.gone] == ["crisis_event"]
    room.run(lambda office: sign(office, session))


def test_what_is_typed_into_the_protocol_waits_in_its_draft(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))
    result = room.run(lambda office: fill(office, session, 0, 1))
    desk = room.sit(COUNSELLOR)
    page = CrisisPage(desk)
    page.opened(result.id)
    room.show(page)
    assert page.form is not None
    page.form.questions["thoughts"].set_value(THOUGHTS)
    page.left()
    room.wait()
    again = CrisisPage(desk)
    again.opened(result.id)
    room.show(again)
    assert again.form is not None
    assert again.form.questions["thoughts"].value() == THOUGHTS


def test_board_and_event_show_what_to_do_and_take_the_next_look(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))
    event = room.run(lambda office: protocol(office, fill(office, session, 0, 1)))
    waiting = room.run(lambda office: fill(office, session, 3, 2))
    desk = room.sit(COUNSELLOR)
    board = CrisesPage(desk)
    board.opened()
    room.show(board)
    board._open(("result", waiting.id))
    board._open(("event", event.id))
    assert room.gone == [("crisis", (waiting.id,)), ("crisis_event", (event.id,))]
    page = CrisisEventPage(desk)
    page.opened(event.id)
    room.show(page)
    said = " ".join(label.text() for label in page.findChildren(type(page.head._title)))
    assert INSTRUCTIONS in said
    assert THOUGHTS in said
    assert page.form is not None
    page.form.words.set_value("今天没有念头了")
    page.form.level.set_value("low")
    page.primary()
    room.wait()
    assert page.form is None
    desk.mask(True)
    said = " ".join(one.text() for one in page.findChildren(type(page.head._title)) if one.isVisible())
    assert THOUGHTS not in said


def test_a_scale_left_unfinished_is_offered_again_where_it_stopped(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))
    desk = room.sit(COUNSELLOR)
    faces: list[object] = []
    desk.cover_wanted.connect(faces.append)
    panel = ScalePanel(desk)
    room.show(panel, 304, 460)
    panel.show_file(file.id, session.id)
    room.wait()
    panel.fill.click()
    face = faces[0]
    assert isinstance(face, ClientFace)
    room.show(face, 1366, 768)
    face.begin.go.click()
    face.sheet.list.choose(1)
    face.sheet.go_on()
    room.wait()
    face._back(Confirmed(staff_id=COUNSELLOR.id, at=desk.now()))
    room.wait()
    assert faces[1:] == [None]
    assert panel.fill.text() == "接着填没填完的量表"
    panel.begin()
    again = faces[2]
    assert isinstance(again, ClientFace)
    assert again.sheet.here == 1


def test_a_scale_filled_in_wrongly_is_voided_where_it_is_seen(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))
    room.run(lambda office: fill(office, session, 17))
    panel = ScalePanel(room.sit(COUNSELLOR))
    room.show(panel, 304, 700)
    panel.show_file(file.id, session.id)
    room.wait()
    panel.void.click()
    form = panel.void_form
    assert form is not None
    form.act.confirmed.emit()
    room.wait()
    assert form.reason.error
    form.reason.set_value("录成了别人的卷子")
    panel.kind.set_value(Scale.GAD7)  # looked at in between: what was typed waits
    assert panel.void_form is None
    panel.kind.set_value(Scale.PHQ9)
    room.wait()
    panel.void.click()
    form = panel.void_form
    assert form is not None
    room.wait()
    assert form.reason.value() == "录成了别人的卷子"
    form.act.confirmed.emit()
    for _round in range(3):
        room.wait()
    assert panel.void_form is None
    assert not panel.chart.isVisible()
    assert "17 分，录成了别人的卷子" in panel.voids.text()
    assert not panel.void.isVisible()


def test_a_scale_left_after_item_nine_shows_the_way_to_the_protocol(room: OfficeDesk) -> None:
    file = room.run(add_file)
    session = room.run(lambda office: add_session(office, file))

    def left(office: Office) -> None:
        with office.as_(COUNSELLOR) as records:
            text = scale.sealed_text(answers(3, 2))
            drafts.keep_draft(records, scales.DRAFT, filling(session).key, text)

    room.run(left)
    panel = ScalePanel(room.sit(COUNSELLOR))
    room.show(panel, 304, 500)
    panel.show_file(file.id, session.id)
    room.wait()
    assert panel.risk.isVisible()
    panel.risk.click()
    assert room.gone[-1][0] == "crises"


def test_the_refusal_says_what_the_level_asks_for(qtbot: QtBot, room: OfficeDesk) -> None:
    form = CrisisForm(room.sit(COUNSELLOR).now())
    qtbot.addWidget(form)
    form.level.set_value(CrisisLevel.MEDIUM)
    assert form.show_fault(DeskError("crisis.why_not", field="why_not"))
    assert form.why_not.error is not None
    assert all(term(act) in form.why_not.error for act in EXPECTED[CrisisLevel.MEDIUM])
