"""The pages of counselling on a real register: what is typed is never lost, what is sealed is not shown."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from mediation_desk.domain.counselling_file import FileState
from mediation_desk.domain.counselling_note import NotePart, NoteStyle
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.services import counselling_notes, drafts, process_notes
from mediation_desk.services.counselling_notes import KeptNote, as_text
from mediation_desk.ui.forms.counselling_note import NoteForm, note_of
from mediation_desk.ui.kit.labels import Label, Prose
from mediation_desk.ui.kit.sealed_panel import SealedPanel
from mediation_desk.ui.pages.counselling.about_pane import AboutPane
from mediation_desk.ui.pages.counselling.file_page import PRIVATE, CounsellingFilePage
from mediation_desk.ui.pages.counselling.history_pane import ABOUT
from mediation_desk.ui.pages.counselling.list_page import CounsellingPage
from mediation_desk.ui.pages.counselling.note_pane import NotePane
from mediation_desk.ui.pages.counselling.private_pane import PrivatePane
from mediation_desk.ui.pages.counselling.recovery_pane import RecoveryPane
from mediation_desk.ui.pages.counselling.search_page import CounsellingSearchPage
from mediation_desk.ui.pages.counselling.session_pane import SessionPane
from mediation_desk.ui.pages.counselling.signed_pane import SignedPane
from tests.counselling_fixtures import NOTE, SAID, add_file, add_session, sign
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, Office
from tests.ui.pages.office_desk import OfficeDesk


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


def opened(at_desk: OfficeDesk, session: CounsellingSession, who: object = COUNSELLOR) -> CounsellingFilePage:
    page = CounsellingFilePage(at_desk.sit(who))  # type: ignore[arg-type]  # a member of staff
    at_desk.show(page)
    page.opened(session.file_id, session.id)
    rest(at_desk)
    return page


def rest(at_desk: OfficeDesk) -> None:
    for _round in range(4):
        at_desk.wait()
        QApplication.processEvents()


def said(page: CounsellingFilePage) -> str:
    shown = [one for one in page.findChildren(Label) + page.findChildren(Prose) if one.isVisible()]
    return "\n".join(one.text() for one in shown)


def kept(at_desk: OfficeDesk, session: CounsellingSession) -> KeptNote:
    def look(office: Office) -> KeptNote:
        with office.reading(COUNSELLOR) as records:
            return counselling_notes.kept_note(records, session.id)

    return at_desk.run(look)


def test_what_is_typed_is_saved_on_leaving_and_comes_back(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page = opened(at_desk, session)
    assert isinstance(page.pane, NotePane)
    QTest.keyClicks(page.pane.form.first_box().edit, "half a sentence")
    assert page.left()
    rest(at_desk)
    note = note_of(kept(at_desk, session).saved)
    assert note is not None
    assert note.part(NotePart.SAID) == "half a sentence"
    again = opened(at_desk, session)
    assert isinstance(again.pane, NotePane)
    assert again.pane.form.first_box().words() == "half a sentence"


def test_a_lock_keeps_a_draft_and_both_texts_stand_side_by_side(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page = opened(at_desk, session)
    assert isinstance(page.pane, NotePane)
    page.pane.form.write(NOTE)
    page.pane.save()
    rest(at_desk)
    QTest.keyClicks(page.pane.form.first_box().edit, "more ")
    page.desk.close()  # as locking does
    rest(at_desk)
    again = opened(at_desk, session)
    assert isinstance(again.pane, RecoveryPane)
    again.pane.saved.click()
    rest(at_desk)
    assert isinstance(again.pane, NotePane)
    assert again.pane.form.first_box().words() == SAID
    other = note_of(kept(at_desk, session).other)
    assert other is not None
    assert other.part(NotePart.SAID) == f"more {SAID}"  # nothing is lost


def test_only_one_text_needs_no_choice(at_desk: OfficeDesk, session: CounsellingSession) -> None:
    def typed(office: Office) -> None:
        with office.as_(COUNSELLOR) as records:
            drafts.keep_draft(records, counselling_notes.DRAFT, session.id, as_text(NOTE))

    at_desk.run(typed)
    page = opened(at_desk, session)
    assert isinstance(page.pane, NotePane)
    assert page.pane.form.first_box().words() == SAID


def test_another_style_keeps_every_word(at_desk: OfficeDesk) -> None:
    form = NoteForm(NoteStyle.SOAP)
    at_desk.qtbot.addWidget(form)
    form.write(NOTE)
    form.style_field.set_value(NoteStyle.FREE)
    assert all(words in form.text() for words in ("这周睡得好一点", "语速较上次放缓", "情绪较前平稳"))
    form.style_field.set_value(NoteStyle.SOAP)
    assert form.read() == NOTE


def test_the_director_sees_that_a_note_exists_and_no_word_of_it(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    at_desk.run(lambda office: sign(office, session))
    page = opened(at_desk, session, DIRECTOR)
    assert isinstance(page.pane, SignedPane)
    assert page.pane.findChildren(SealedPanel)
    assert "已封存，陈静怡" in page.pane.findChildren(SealedPanel)[0].accessibleName()
    assert not page.act.isVisible()
    assert not any(words in said(page) for words in NOTE.texts() if words)


def test_masking_hides_words_and_names_and_showing_brings_the_typed_words_back(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page = opened(at_desk, session)
    assert isinstance(page.pane, NotePane)
    QTest.keyClicks(page.pane.form.first_box().edit, "half")
    page.desk.mask(True)
    rest(at_desk)
    assert not isinstance(page.pane, NotePane)
    assert "林晓芸" not in said(page)
    page.primary()  # nothing is signed unseen
    page.desk.mask(False)
    rest(at_desk)
    assert isinstance(page.pane, NotePane)
    assert page.pane.form.first_box().words() == "half"


def test_private_notes_wait_as_a_draft_of_their_authors_alone(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page = opened(at_desk, session)
    page.history.private_wanted.emit()
    rest(at_desk)
    pane = page.pane
    assert isinstance(pane, PrivatePane)
    QTest.keyClicks(pane.words.edit, "for me")
    page.left()
    rest(at_desk)
    again = opened(at_desk, session)
    again.history.private_wanted.emit()
    rest(at_desk)
    pane = again.pane
    assert isinstance(pane, PrivatePane)
    assert pane.words.value() == "for me"
    pane.write()
    rest(at_desk)
    assert pane.words.value() == ""
    assert again._current == PRIVATE

    def look(office: Office) -> list[str]:
        with office.reading(COUNSELLOR) as records:
            return [one.text for one in process_notes.own_process_notes(records, session.file_id)]

    assert at_desk.run(look) == ["for me"]


def test_the_list_filters_and_opens(at_desk: OfficeDesk, session: CounsellingSession) -> None:
    page = CounsellingPage(at_desk.sit(COUNSELLOR))
    at_desk.show(page)
    page.opened()
    rest(at_desk)
    assert page.table.lines.rowCount() == 1
    page.name.setText("赵")
    assert page.table.lines.rowCount() == 0
    page.name.setText("")
    page.states.set_value((FileState.CLOSED,))
    assert page.table.lines.rowCount() == 0
    page.states.set_value(())
    page.table.opened.emit(page.table.lines.rows[0])
    page.unsigned.opened.emit(page.unsigned.entries.lines[0].id)  # type: ignore[union-attr]  # a Line
    assert at_desk.gone[-2:] == [
        ("counselling_file", (session.file_id,)),
        ("counselling_file", (session.file_id, session.id)),
    ]


def test_a_search_shows_the_sentence_and_forgets_it_on_leaving(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    at_desk.run(lambda office: sign(office, session))
    page = CounsellingSearchPage(at_desk.sit(COUNSELLOR))
    at_desk.show(page)
    page.opened()
    page.primary()
    rest(at_desk)
    assert page.field.error is not None
    page.field.set_value("睡")
    page.primary()
    rest(at_desk)
    assert [hit.sentence for hit in page.hits.lines.rows] == [SAID]
    page.left()
    assert page.hits.lines.rowCount() == 0


def test_a_half_filled_session_and_a_half_written_summary_come_back(
    at_desk: OfficeDesk, session: CounsellingSession
) -> None:
    page = opened(at_desk, session)
    page.history.new_wanted.emit()
    rest(at_desk)
    assert isinstance(page.pane, SessionPane)
    QTest.keyClicks(page.pane.form.others.edit, "mother")
    page.pane.form.day.edit.setText("2026-3-")
    page.history.chosen.emit(ABOUT)
    rest(at_desk)
    assert isinstance(page.pane, AboutPane)
    assert page.pane.closing is not None
    QTest.keyClicks(page.pane.closing.summary.edit, "six sessions")
    page.left()
    rest(at_desk)
    again = opened(at_desk, session)
    again.history.chosen.emit(ABOUT)
    rest(at_desk)
    assert isinstance(again.pane, AboutPane)
    assert again.pane.closing is not None
    assert again.pane.closing.summary.value() == "six sessions"
    again.history.new_wanted.emit()
    rest(at_desk)
    assert isinstance(again.pane, SessionPane)
    assert (again.pane.form.others.value(), again.pane.form.day.text()) == ("mother", "2026-3-")
