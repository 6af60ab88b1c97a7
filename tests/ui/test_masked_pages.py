"""Masked, no page shows a name, a number, an address or a word of the dispute; the veil comes at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QEvent, QModelIndex, QPoint, Qt
from PySide6.QtGui import QAccessible, QHelpEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from mediation_desk.domain.minor_report import Harm, MinorReport
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.staff import Role
from mediation_desk.services import cases, crises, receptions, screenings
from mediation_desk.ui.frame import Frame
from mediation_desk.ui.pages import PAGES
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.counselling.search_page import CounsellingSearchPage
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case, begin_mediation
from tests.counselling_fixtures import (
    SECOND_COUNSELLOR,
    add_file,
    add_session,
    hire_second_counsellor,
    sign,
)
from tests.desk_fixtures import DIRECTOR, MEDIATOR, NOON, RECEPTION, Office, with_roles
from tests.scale_fixtures import fill as fill_in
from tests.scale_fixtures import filling, sheet
from tests.services.reception_samples import LIN, alone
from tests.ui.looks.heard import heard_in
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_safety import HIDING, PLAN, keep

DISPUTE = "债务问题"
SECRETS = (
    WIFE.name,
    HUSBAND.name,
    CHILD.name,
    "0276",
    "0814",
    "梧桐苑",
    HIDING,
    DISPUTE,
    "晒被子",
    "约好的联系",
    "分开接待",
    "由中心代转",
    "您能打开",
    "未成年人保护的报告",
    "睡得好一点",
    "语速较上次",
    "睡眠好转",
    "不如不在",
    "不单独留下",
)
EVERYTHING = with_roles(MEDIATOR, Role.MEDIATOR, Role.DIRECTOR, Role.COUNSELLOR)
MORE = (*SECRETS, "柳夕媛", "柳夕缘", "家务分工", "想谈清孩子")
"""What a reception tells besides."""


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def case_id(at_desk: OfficeDesk) -> str:
    def fill(office: Office) -> str:
        made = add_case(office)
        begin_mediation(office, made)
        with office.as_(MEDIATOR) as records:
            cases.add_note(records, made, f"{WIFE.name}说起{DISPUTE}。")
            screenings.raise_mark(records, WIFE.id, Mark.RED, "害怕")
        return made

    made = at_desk.run(fill)
    keep(at_desk, PLAN, made)
    keep(at_desk, MinorReport(found_at=NOON, harm=Harm.OTHER), made)
    return made


@pytest.fixture
def counselled(at_desk: OfficeDesk, case_id: str) -> dict[str, tuple[object, ...]]:
    """Places of a counselling file with everything that can stand in it, and of receptions."""

    def fill(office: Office) -> dict[str, tuple[object, ...]]:
        file = add_file(office, SECOND_COUNSELLOR)
        session = add_session(office, file, SECOND_COUNSELLOR)
        sign(office, session, counsellor=SECOND_COUNSELLOR)
        second = add_session(office, file, SECOND_COUNSELLOR)
        results = [fill_in(office, second, 6, risk=1, counsellor=SECOND_COUNSELLOR) for _n in range(2)]
        with office.as_(SECOND_COUNSELLOR) as records:
            start = crises.begin_crisis(records, results[0].id)
            event = crises.record_crisis(records, start, sheet(records.now))
        with office.as_(RECEPTION) as records:
            came = (replace(LIN, id="4" * 32, name="柳夕媛"), replace(LIN, id="8" * 32, name="柳夕缘"))
            kept = [receptions.save_reception(records, alone(one, "bc"[n])) for n, one in enumerate(came)]
        return {
            "counselling": (),
            "counselling_open": (),
            "counselling_file": (file.id, session.id),
            "counselling_search": (),
            "crises": (),
            "crisis": (results[1].id,),
            "crisis_event": (event.id,),
            "scale_paper": (file.id, filling(second)),
            "service_record": (file.id, second.id),
            "receptions": (),
            "decision": (kept[0].reception.id,),
            "reception": (kept[0].reception.id,),
            "merge": (came[0].id, came[1].id),
        }

    at_desk.run(hire_second_counsellor)
    return at_desk.run(fill)


@pytest.fixture
def frame(at_desk: OfficeDesk, case_id: str) -> Frame:
    who = with_roles(MEDIATOR, *MEDIATOR.roles, *DIRECTOR.roles)
    desk = at_desk.sit(who)
    at_desk.give_password(desk)  # the archive asks what this account remembers of destroyed dossiers
    made = Frame(desk)
    at_desk.show(made, 1366, 720)
    return made


def seen(frame: Frame) -> str:
    """Every text that stands on the screen or is read out: labels, fields, rows, tips, accessible names."""
    QApplication.processEvents()
    inside = [one for one in frame.findChildren(QWidget) if one.isVisible()]
    if frame.veil.isVisible():
        inside = [one for one in inside if not frame.stack.isAncestorOf(one) or frame.veil.isAncestorOf(one)]
    told: list[str] = []
    for one in inside:
        told += [one.accessibleName(), one.accessibleDescription(), one.toolTip()]
        if isinstance(one, QLabel | QToolButton) or (
            isinstance(one, QLineEdit) and one.echoMode() is QLineEdit.EchoMode.Normal
        ):
            told.append(one.text())
        elif isinstance(one, QTextEdit | QPlainTextEdit):
            told.append(one.toPlainText())
        elif isinstance(one, QAbstractItemView) and one.model() is not None:
            told += rows(one.model())
        elif isinstance(one, QAbstractButton):
            told.append(one.text())
    told += [f"{one.name} {one.more} {one.face.text(QAccessible.Text.Value)}" for one in heard_in(frame)]
    return "\n".join(told)


def rows(model: QAbstractItemModel) -> list[str]:
    root = QModelIndex()
    roles = (
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.ToolTipRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.AccessibleDescriptionRole,
    )
    return [
        "\n".join(str(model.index(row, column, root).data(role) or "") for role in roles)
        for row in range(min(model.rowCount(root), 60))
        for column in range(model.columnCount(root) if isinstance(model, QAbstractTableModel) else 1)
    ]


def places(case_id: str) -> dict[str, tuple[str, ...]]:
    return {
        "case": (case_id,),
        "screening": (case_id, WIFE.id),
        "safety": (WIFE.id, case_id),
        "mediation_record": (case_id,),
        "agreement": (case_id,),
        "paper": ("application", case_id),
        "cases": (),
    }


ABOUT_NOBODY = ("分开接待",)
"""What a room is for is called so too, and says nothing of anybody."""


def told_in(text: str, secrets: tuple[str, ...] = SECRETS) -> list[str]:
    return [secret for secret in secrets if secret in text]


def settle(at_desk: OfficeDesk) -> None:
    for _round in range(4):
        at_desk.wait()


def test_no_page_shows_anything_while_masked(at_desk: OfficeDesk, frame: Frame, case_id: str) -> None:
    telling: dict[str, list[str]] = {}
    for line in PAGES:
        args = places(case_id).get(line.key, ())
        if not line.open_to(frame.desk.staff) or (not line.icon and not line.tab and not args):
            continue
        frame.desk.mask(False)
        frame.show_page(line.key, args)
        for _round in range(3):
            at_desk.wait()
        frame.desk.mask(True)
        assert frame.veil.isVisible(), line.key
        telling[f"{line.key}, at once"] = told_in(seen(frame))
        for _round in range(3):
            at_desk.wait()
        at_desk.qtbot.waitUntil(lambda wanted=line.veiled: frame.veil.isVisible() is wanted)
        found = told_in(seen(frame))
        telling[f"{line.key}, settled"] = [
            one for one in found if line.key != "rooms" or one not in ABOUT_NOBODY
        ]
    assert {where: told for where, told in telling.items() if told} == {}


def test_no_page_of_a_counselling_file_or_a_reception_does(
    at_desk: OfficeDesk, counselled: dict[str, tuple[object, ...]]
) -> None:
    frame = Frame(at_desk.sit(EVERYTHING))
    at_desk.show(frame, 1366, 720)
    telling: dict[str, list[str]] = {}
    for key, args in counselled.items():
        frame.desk.mask(False)
        frame.show_page(key, args)
        settle(at_desk)
        if key == "counselling_search":
            page = frame.page
            assert isinstance(page, CounsellingSearchPage)
            page.field.set_value("睡得好")
            page.primary()
            settle(at_desk)
        if key not in ("counselling_open", "scale_paper"):
            assert told_in(seen(frame), MORE), f"{key} says nothing at all"
        frame.desk.mask(True)
        telling[f"{key}, at once"] = told_in(seen(frame), MORE)
        settle(at_desk)
        at_desk.qtbot.waitUntil(lambda: not frame.veil.isVisible())
        telling[f"{key}, settled"] = told_in(seen(frame), MORE)
        frame.show_page(key, args)
        settle(at_desk)
        telling[f"{key}, opened again"] = told_in(seen(frame), MORE)
    assert {where: told for where, told in telling.items() if told} == {}


def test_pages_opened_while_masked_stay_masked(at_desk: OfficeDesk, frame: Frame, case_id: str) -> None:
    frame.desk.mask(True)
    telling: dict[str, list[str]] = {}
    for key, args in places(case_id).items():
        frame.show_page(key, args)
        for _round in range(3):
            at_desk.wait()
        telling[key] = told_in(seen(frame))
    assert {key: told for key, told in telling.items() if told} == {}


def test_a_question_half_answered_is_hidden_and_comes_back(
    at_desk: OfficeDesk, frame: Frame, case_id: str
) -> None:
    frame.show_page("case", (case_id,))
    settle(at_desk)
    page = frame.page
    assert isinstance(page, CasePage)
    page.acting.ask_note()
    assert page.asked is not None
    page.asked.form.fields["note"].set_value(f"{WIFE.name}又说起{DISPUTE}")
    frame.desk.mask(True)
    settle(at_desk)
    at_desk.qtbot.waitUntil(lambda: not frame.veil.isVisible())
    assert told_in(seen(frame)) == []
    page.primary()
    settle(at_desk)
    frame.desk.mask(False)
    settle(at_desk)
    assert page.asked is not None
    assert page.asked.isVisible()
    assert not page.parts.isVisible()
    assert DISPUTE in str(page.asked.form.fields["note"].value())
    page._close_ask()
    assert page.parts.isVisible()
    assert not page.asking.isVisible()


def test_what_hangs_open_goes_away(at_desk: OfficeDesk, frame: Frame) -> None:
    menu = QMenu(frame)
    menu.addAction(WIFE.name)
    menu.popup(frame.mapToGlobal(QPoint(40, 40)))
    QApplication.processEvents()
    frame.messages.notice("amber", WIFE.name)
    frame.messages.toast(WIFE.name, None)
    frame.desk.mask(True)
    assert not menu.isVisible()
    assert told_in(seen(frame)) == []
    tip = QHelpEvent(QEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))
    assert frame.veil.eventFilter(frame, tip)
    frame.desk.mask(False)
    assert frame.messages.texts() == [WIFE.name]
    assert not frame.veil.eventFilter(frame, tip)
    assert not frame.veil.isVisible()


def test_the_title_of_the_window_names_nobody(frame: Frame) -> None:
    assert WIFE.name not in frame.windowTitle()
