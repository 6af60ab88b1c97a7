"""A counsellor's hour: a file opened, consent, a session, its note signed, added to, printed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from mediation_desk.domain.counselling_file import CounsellingKind
from mediation_desk.domain.counselling_note import AdditionKind, NotePart
from mediation_desk.domain.counselling_session import Attendance
from mediation_desk.services import people
from mediation_desk.ui.pages.counselling.about_pane import AboutPane
from mediation_desk.ui.pages.counselling.file_page import CounsellingFilePage
from mediation_desk.ui.pages.counselling.history_pane import ABOUT
from mediation_desk.ui.pages.counselling.note_pane import NotePane
from mediation_desk.ui.pages.counselling.open_page import CounsellingOpenPage
from mediation_desk.ui.pages.counselling.session_pane import SessionPane
from mediation_desk.ui.pages.counselling.signed_pane import SignedPane
from mediation_desk.ui.pages.paper import PaperPage
from tests.case_fixtures import WIFE
from tests.desk_fixtures import COUNSELLOR
from tests.journeys.conftest import StrayWindows
from tests.journeys.hands import Hands
from tests.ui.shell_fixtures import PASSWORD, Shell


@pytest.fixture
def counsellor(qtbot: QtBot, tmp_path: Path) -> Iterator[Hands]:
    """陈静怡 is at her desk; 林晓芸 is in the register."""
    shell = Shell(qtbot, tmp_path)
    shell.move_in()
    shell.begin()
    shell.wait()
    shell.unlock.people.choose(COUNSELLOR.id)
    shell.sign_in()
    hands, strays = Hands(shell), StrayWindows()
    shell.desktop.app.installEventFilter(strays)
    hands.settle()
    hands.come_back()
    desk = shell.door.desk
    assert desk is not None
    desk.do(hands.page, lambda _person: None, people.save_person, WIFE)
    hands.settle()
    yield hands
    shell.desktop.app.removeEventFilter(strays)
    shell.close()
    assert not shell.bugs
    assert strays.seen == []


def notebook(hands: Hands) -> CounsellingFilePage:
    page = hands.page
    assert isinstance(page, CounsellingFilePage)
    return page


def test_a_counsellors_hour(counsellor: Hands, tmp_path: Path) -> None:
    hands = counsellor
    assert hands.shell.door.frame is not None
    hands.shell.door.frame.show_page("counselling")
    hands.settle()
    hands.go_on()
    opening = hands.page
    assert isinstance(opening, CounsellingOpenPage)
    hands.enter(opening.finder.name, "林晓")
    hands.shell.qtbot.waitUntil(lambda: bool(opening.finder.found.entries.lines), timeout=20_000)
    opening.finder.found.opened.emit(WIFE.id)
    hands.go_on()
    assert opening.form.kind.error is not None  # asked for beside its field
    opening.form.kind.set_value(CounsellingKind.DIVORCE)
    hands.enter(opening.form.goals, "能连着睡五个小时")
    hands.go_on()

    page = notebook(hands)
    about = page.pane
    assert isinstance(about, AboutPane)
    assert page.view is not None
    assert page.view.lacking == (WIFE.id,)
    assert about.consent is not None
    hands.click(about.consent.act)
    assert page.view.lacking == ()

    hands.go_on()
    session = page.pane
    assert isinstance(session, SessionPane)
    session.form.attendance.set_value(Attendance.ON_TIME)
    hands.enter(session.form.place, "辅导室一")
    hands.go_on()

    note = page.pane
    assert isinstance(note, NotePane)
    hands.go_on()
    assert note.form.first_box().error is not None  # nothing is written yet
    hands.enter(note.form.first_box(), "“这周睡得好一点。”")
    hands.enter(note.form.fields[NotePart.SEEN], "语速放缓")
    hands.shell.questions.passwords.append(PASSWORD)
    hands.go_on()
    hands.settle()

    signed = page.pane
    assert isinstance(signed, SignedPane)
    hands.click(signed.acts[AdditionKind.ADDENDUM])
    addition = page.acts.addition
    assert addition is not None
    hands.enter(addition.words, "次日来电报平安")
    hands.shell.questions.passwords.append(PASSWORD)
    hands.click(addition.act)
    hands.settle()
    assert page.story is not None
    standing = page.story.standing
    assert standing is not None
    assert [one.kind for one in standing.additions] == [AdditionKind.ADDENDUM]

    page.print()
    hands.settle()
    paper = hands.page
    assert isinstance(paper, PaperPage)
    hands.offer_printer(str(tmp_path / "note.pdf"))
    hands.go_on()
    assert (tmp_path / "note.pdf").stat().st_size > 0
    hands.click(paper.back)
    assert notebook(hands).history.lines.choose(ABOUT)
