"""Words marked in minutes or in a note are kept with one side from the menu, and stop papers from then on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit
from pytestqt.qtbot import QtBot

from mediation_desk.domain.mediation_record import Sitting
from mediation_desk.domain.party import Side
from mediation_desk.services import mediation_records, sides
from mediation_desk.ui.forms.keep_apart import KeepApart
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.timeline import ENTRY
from mediation_desk.ui.pages.case.next_acts import Kind
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.mediation_record import MediationRecordPage
from mediation_desk.ui.pages.paper import PaperPage
from tests.case_fixtures import HUSBAND, WIFE, add_case, begin_mediation
from tests.desk_fixtures import MEDIATOR, Office
from tests.services.test_mediation_records import minutes
from tests.ui.pages.office_desk import OfficeDesk

SAID = "向姐姐借了八万元"


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def case_id(at_desk: OfficeDesk) -> str:
    def begin(office: Office) -> str:
        made = add_case(office)
        begin_mediation(office, made)
        return made

    return at_desk.run(begin)


def kept(at_desk: OfficeDesk, case_id: str) -> list[tuple[Side, str | None]]:
    def read(office: Office) -> list[tuple[Side, str | None]]:
        with office.reading(MEDIATOR) as records:
            return [(one.side, one.text) for one in sides.phrases_kept_apart(records, case_id)]

    return at_desk.run(read)


def menu_with(edit: QTextEdit, words: str) -> QMenu:
    """The menu with these words of the text selected."""
    at = edit.toPlainText().find(words)
    cursor = edit.textCursor()
    cursor.setPosition(at)
    cursor.setPosition(at + len(words), QTextCursor.MoveMode.KeepAnchor)
    edit.setTextCursor(cursor)
    (keeping,) = edit.findChildren(KeepApart)
    return keeping.menu(QPoint(4, 4))


def choose(menu: QMenu, ends: str) -> None:
    next(one for one in menu.actions() if one.text().endswith(ends)).trigger()


def test_words_of_the_minutes_are_marked_and_kept(at_desk: OfficeDesk, case_id: str) -> None:
    page = MediationRecordPage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    assert page.form is not None
    edit = page.form.content.edit
    edit.setPlainText(f"乙方说{SAID}，对方还不知道。")
    choose(menu_with(edit, SAID), "仅乙方")
    at_desk.wait()
    assert kept(at_desk, case_id) == [(Side.OTHER, SAID)]
    assert page.form.content.value() == f"乙方说{SAID}，对方还不知道。"


def test_so_are_words_of_a_note_line_by_line(at_desk: OfficeDesk, case_id: str) -> None:
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    page.acting.ask_note()
    assert page.asked is not None
    edit = page.asked.form.fields["note"].findChildren(QTextEdit)[0]
    edit.setPlainText("她打算回娘家\n月底去上班")
    choose(menu_with(edit, "打算回娘家\n月底"), "仅甲方")
    at_desk.wait()
    assert kept(at_desk, case_id) == [(Side.SEEKER, "打算回娘家"), (Side.SEEKER, "月底")]


def test_nothing_selected_keeps_nothing(at_desk: OfficeDesk, case_id: str) -> None:
    page = MediationRecordPage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    assert page.form is not None
    menu = menu_with(page.form.content.edit, "")
    assert not [one for one in menu.actions() if "仅" in one.text() and one.isEnabled()]


def test_the_timeline_says_whose_a_talk_or_a_sitting_was(at_desk: OfficeDesk, case_id: str) -> None:
    def sit_apart(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            apart = replace(minutes(case_id), sitting=Sitting.SEPARATE, present_ids=(HUSBAND.id,))
            mediation_records.save_mediation_record(records, apart)

    at_desk.run(sit_apart)
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    page.opened(case_id)
    at_desk.wait()
    model = page.overview.story.line.model()
    told = [model.index(row, 0).data(ENTRY) for row in range(model.rowCount())]
    assert [one.side for one in told if one.icon == "notes"] == ["仅乙方"]
    talks = {one.first: one.side for one in told if one.icon == "shield-half"}
    assert next(side for words, side in talks.items() if WIFE.name in words) == "仅甲方"
    assert next(side for words, side in talks.items() if HUSBAND.name in words) == "仅乙方"
    assert "仅乙方" in page.records.entries.lines[0].second  # type: ignore[union-attr]


def test_whoever_was_not_asked_is_named_on_the_case_and_the_paper(at_desk: OfficeDesk, case_id: str) -> None:
    page = CasePage(at_desk.sit())
    at_desk.show(page)
    for asked, left in ((WIFE.id, f"{WIFE.name}、{HUSBAND.name}"), (HUSBAND.id, HUSBAND.name), ("", "")):
        page.opened(case_id)
        at_desk.wait()
        acts = [one for one in page.overview._acts if one.kind is Kind.DETAILS]
        assert "".join(one.second for one in acts) == left
        paper = PaperPage(at_desk.sit())
        at_desk.show(paper)
        paper.opened("application", case_id)
        at_desk.wait()
        said = [one.text() for one in paper.findChildren(Label) if one.isVisible()]
        said += [one.text() for one in paper.findChildren(Prose) if one.isVisible()]
        assert any(f"还没有问过{left}：" in one for one in said) is bool(left)
        paper.desk.mask(True)
        assert not any(WIFE.name in one.text() for one in paper.findChildren(Prose) if one.isVisible())
        paper.desk.mask(False)
        if asked:
            page.acting.follow(acts[0])
            assert page.asked is not None
            page.asked.give()
            at_desk.wait()
