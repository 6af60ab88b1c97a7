"""The file itself on its page: what changes about it, what is typed beside, and what others are told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.counselling_file import CounsellingFile, CounsellingKind, FileState
from mediation_desk.domain.counselling_note import AdditionKind
from mediation_desk.domain.counselling_session import Attendance, CounsellingSession
from mediation_desk.domain.person import PersonMatch
from mediation_desk.services import counselling_files, counselling_sessions
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.pages.counselling.about_pane import AboutPane
from mediation_desk.ui.pages.counselling.file_page import HERE, CounsellingFilePage
from mediation_desk.ui.pages.counselling.history_pane import ABOUT
from mediation_desk.ui.pages.counselling.reason_line import ReasonLine
from mediation_desk.ui.pages.counselling.session_pane import SessionPane
from mediation_desk.ui.pages.counselling.signed_pane import SignedPane
from tests.case_fixtures import HUSBAND
from tests.counselling_fixtures import add_file, add_session, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, Office
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.test_counselling import opened, rest, said


@pytest.fixture
def at_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[OfficeDesk]:
    made = OfficeDesk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.fixture
def session(at_desk: OfficeDesk) -> CounsellingSession:
    """A session without a note, some minutes old."""

    def made(office: Office) -> CounsellingSession:
        begun = add_session(office, add_file(office))
        office.clock.forward(minutes=55)
        return begun

    return at_desk.run(made)


def file_of(office: Office, session: CounsellingSession) -> CounsellingFile:
    with office.reading(COUNSELLOR) as records:
        return counselling_files.counselling_file(records, session.file_id).file


def about(at_desk: OfficeDesk, session: CounsellingSession) -> tuple[CounsellingFilePage, AboutPane]:
    page = opened(at_desk, replace(session, id=ABOUT))
    assert isinstance(page.pane, AboutPane)
    return page, page.pane


def test_keeping_the_goals_loses_no_summary_that_was_begun(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page, pane = about(at_desk, session)
    assert pane.closing is not None
    pane.closing.summary.set_value("begun")
    pane.goals.set_value("other goals")
    pane.keep_goals.click()
    rest(at_desk)
    assert isinstance(page.pane, AboutPane)
    assert page.pane.closing is not None
    assert page.pane.closing.summary.value() == "begun"
    assert page.pane.goals.value() == "other goals"


def test_closing_seals_goals_that_were_typed_too(at_desk: OfficeDesk, session: CounsellingSession) -> None:
    at_desk.run(lambda office: sign(office, session))
    page, pane = about(at_desk, session)
    assert pane.closing is not None
    pane.goals.set_value("other goals")
    pane.closing.summary.set_value("done")
    pane.closing.act.confirmed.emit()
    rest(at_desk)
    assert page.view is not None
    assert page.view.file.state is FileState.CLOSED
    assert isinstance(page.pane, AboutPane)
    assert page.pane.goals.value() == "other goals"


def test_the_kind_changes_and_a_husband_joins_after_one_question(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page, pane = about(at_desk, session)
    assert pane.facts is not None
    pane.facts.kind.set_value(CounsellingKind.FAMILY)
    pane.facts.keep_kind.click()
    rest(at_desk)
    assert page.view is not None
    assert page.view.file.kind is CounsellingKind.FAMILY
    assert isinstance(page.pane, AboutPane)
    facts = page.pane.facts
    assert facts is not None
    facts.join.click()
    facts.finder.name.set_value(HUSBAND.name)
    facts.finder.ask()
    rest(at_desk)
    found = facts.finder._matches[HUSBAND.id]
    assert isinstance(found, PersonMatch)
    page.desk.questions.prepared.extend([-1, 0])
    facts.finder.found.opened.emit(HUSBAND.id)
    rest(at_desk)
    assert HUSBAND.id not in page.view.file.client_ids  # it was only looked at
    facts.finder.found.opened.emit(HUSBAND.id)
    rest(at_desk)
    assert page.view.file.client_ids[-1] == HUSBAND.id
    assert HUSBAND.id in page.view.lacking


def test_a_consent_taken_back_is_said_as_that(at_desk: OfficeDesk, session: CounsellingSession) -> None:
    page, pane = about(at_desk, session)
    if pane.consent is not None:
        pane.consent.act.click()
        rest(at_desk)
    assert page.view is not None
    page.acts._withdrawn(page.view.clients[0].id)
    rest(at_desk)
    assert page.view.lacking
    assert "撤回" in said(page)
    assert "还没有签" not in said(page)


def test_the_reason_for_staying_away_is_opened_when_asked(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    def stayed_away(office: Office) -> CounsellingSession:
        away = replace(session, attendance=Attendance.NO_SHOW, present_ids=())
        with office.as_(COUNSELLOR) as records:
            return counselling_sessions.save_session(records, away, "孩子发烧")

    page = opened(at_desk, at_desk.run(stayed_away))
    assert isinstance(page.pane, SessionPane)
    assert "孩子发烧" not in said(page)
    line = page.pane.findChildren(ReasonLine)[0]
    line.findChildren(Button)[0].click()
    rest(at_desk)
    assert "孩子发烧" in line.words.text()
    assert page.history.new.isVisible()  # another session can be begun from here


def test_the_director_is_told_that_a_session_waits_for_its_note(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page = opened(at_desk, session, DIRECTOR)
    assert "还没有签名的记录" in said(page)
    assert COUNSELLOR.name in said(page)


def test_control_enter_signs_what_is_added_and_leaving_keeps_it(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    at_desk.run(lambda office: sign(office, session))
    page = opened(at_desk, session)
    assert isinstance(page.pane, SignedPane)
    page.pane.acts[AdditionKind.ADDENDUM].click()
    assert page.acts.addition is not None
    assert not page.act.isVisible()
    page.primary()
    assert page.acts.addition.words.error  # not another session
    QTest.keyClicks(page.acts.addition.words.edit, "the next day")
    page.history.chosen.emit(ABOUT)
    rest(at_desk)
    page.history.chosen.emit(session.id)
    rest(at_desk)
    assert page.act.isVisible()
    assert isinstance(page.pane, SignedPane)
    page.pane.acts[AdditionKind.ADDENDUM].click()
    rest(at_desk)
    assert page.acts.addition is not None
    assert page.acts.addition.words.value() == "the next day"


def test_the_way_back_from_a_paper_leads_to_the_session_it_was_printed_from(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    at_desk.run(lambda office: sign(office, session))
    later = at_desk.run(lambda office: add_session(office, file_of(office, session)))
    page = opened(at_desk, session)
    page.opened(session.file_id, HERE)
    rest(at_desk)
    assert page.story is not None
    assert page.story.session.id == session.id
    page.opened(session.file_id)
    rest(at_desk)
    assert page.story is not None
    assert page.story.session.id == later.id
