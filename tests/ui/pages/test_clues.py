"""The pages of clues: taken in by keyboard, kept as a draft, seen to, found; calls and offers."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from mediation_desk.domain.clue import ClueKind, ClueOutcome, ClueSource, Urgency
from mediation_desk.domain.clue_list import ClueFilter, ClueShelf
from mediation_desk.domain.home_visit import VisitPurpose
from mediation_desk.services import clues as use
from mediation_desk.services import counselling_offers, hotline_calls
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.text_fields import GrowingEdit
from mediation_desk.ui.pages.clue.page import CluePage
from mediation_desk.ui.pages.clues.page import CluesPage
from mediation_desk.ui.pages.home_visits.page import HomeVisitsPage
from mediation_desk.ui.pages.reception import ReceptionPage
from tests.desk_fixtures import MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.services.clue_samples import SECRET, TODAY, clue, violent
from tests.ui.pages.office_desk import OfficeDesk


def kept(room: OfficeDesk) -> list[tuple[str, ClueKind, date]]:
    def look(office: Office) -> list[tuple[str, ClueKind, date]]:
        with office.reading(MEDIATOR) as records:
            lines = use.clue_page(records, ClueFilter(shelf=ClueShelf.ALL)).lines
            return [(one.subject, one.kind, one.due_on) for one in lines]

    return room.run(look)


def entry(room: OfficeDesk, desk: Desk) -> CluePage:
    page = CluePage(desk)
    page.opened("", "new")
    room.show(page)
    room.wait()
    return page


def test_a_clue_is_taken_in_by_keyboard(room: OfficeDesk) -> None:
    page = entry(room, room.sit())
    form = page.entry.form
    assert form.source.value() is ClueSource.PHONE
    assert form.due_on.value() == date(2026, 3, 27)
    form.subject.set_value("丁海生家")
    room.qtbot.keyClick(form.subject.control, Qt.Key.Key_Return)
    assert form.found_on.control.hasFocus()
    form.kind.set_value(ClueKind.MARRIAGE_CHANGE)
    form.urgency.set_value(Urgency.SOON)
    assert form.due_on.value() == date(2026, 3, 20)
    form.summary.set_value("夫妻争吵，女方想离婚")
    room.qtbot.keyClick(form.summary.control, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    room.wait()
    room.wait()
    assert kept(room) == [("丁海生家", ClueKind.MARRIAGE_CHANGE, date(2026, 3, 20))]
    assert page.title == "青婚线20260001"


def test_what_is_missing_is_said_beside_its_field_and_comes_back_as_a_draft(room: OfficeDesk) -> None:
    desk = room.sit()
    page = entry(room, desk)
    page.entry.form.subject.set_value("丁海生家")
    page.primary()
    room.wait()
    assert page.entry.form.kind.error
    page.left()
    room.wait()
    again = entry(room, desk)
    room.wait()
    assert again.entry.form.subject.value() == "丁海生家"
    assert kept(room) == []


def test_a_day_somebody_named_is_not_moved_by_the_urgency(room: OfficeDesk) -> None:
    page = entry(room, room.sit())
    form = page.entry.form
    form.due_on.set_value(date(2026, 4, 1))
    form.urgency.set_value(Urgency.SOON)
    assert form.due_on.value() == date(2026, 4, 1)


def test_violence_is_at_once_and_says_what_to_do_first(room: OfficeDesk) -> None:
    page = entry(room, room.sit())
    page.entry.form.kind.set_value(ClueKind.VIOLENCE)
    room.wait()
    assert page.entry.form.urgency.value() is Urgency.AT_ONCE
    assert page.entry.form.due_on.value() == TODAY
    assert any("110" in label.text() for label in page.entry.findChildren(QLabel))


def test_a_restricted_clue_shows_others_nothing_of_itself(room: OfficeDesk) -> None:
    def take(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            return use.take_in_clue(records, violent()).clue.id

    clue_id = room.run(take)
    page = CluePage(room.sit(OTHER_MEDIATOR))
    page.opened(clue_id)
    room.show(page)
    room.wait()
    said = " ".join(label.text() for label in page.findChildren(QLabel))
    said += " ".join(edit.toPlainText() for edit in page.findChildren(GrowingEdit))
    assert SECRET not in said
    assert "violence" not in said
    assert not page.act.isVisible()
    assert page.sheet_pane.sheet is not None
    assert page.sheet_pane.sheet.clue.kind is ClueKind.OTHER


def test_a_clue_is_handled_followed_up_and_closed(room: OfficeDesk) -> None:
    def take(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            return use.take_in_clue(records, clue()).clue.id

    clue_id = room.run(take)
    page = CluePage(room.sit())
    page.opened(clue_id)
    room.show(page)
    room.wait()
    page.primary()
    ask = page.sheet_pane.host.ask
    assert ask is not None
    ask.form.fields["said"].set_value("上门劝解，双方愿意谈")
    ask.give()
    room.wait()
    room.wait()
    pane = page.sheet_pane.next
    pane.lines.opened.emit(next(iter(use.ClueHandling)))
    room.wait()
    room.wait()
    page.sheet_pane.ask("close")
    closing = page.sheet_pane.host.ask
    assert closing is not None
    closing.give()
    room.wait()
    room.wait()
    assert page.sheet_pane.sheet is not None
    assert page.sheet_pane.sheet.clue.outcome is ClueOutcome.RESOLVED
    assert page.sheet_pane.sheet.follow_ups[0].said == "上门劝解，双方愿意谈"


def test_a_clue_becomes_a_reception_with_what_it_said(room: OfficeDesk) -> None:
    def take(office: Office) -> str:
        with office.as_(RECEPTION) as records:
            return use.take_in_clue(records, clue()).clue.id

    clue_id = room.run(take)
    page = ReceptionPage(room.sit(RECEPTION))
    page.opened(f"clue/{clue_id}")
    room.show(page)
    room.wait()
    room.wait()
    assert page.form.seeker.name.value() == "丁海生家"
    assert page.form.matter.summary.value() == clue().summary
    page.form.seeker.name.set_value("丁海生")
    page.form.other.name.set_value("许小兰")
    page.primary()
    room.wait()
    room.wait()

    def look(office: Office) -> str:
        with office.as_(RECEPTION) as records:
            return use.clue_sheet(records, clue_id).links.reception

    assert room.run(look).startswith("青婚接2026")


def test_the_list_is_searched_by_letters_and_keeps_to_its_filter(room: OfficeDesk) -> None:
    def take(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            use.take_in_clue(records, clue())
            use.take_in_clue(records, clue(subject="贺春林家", kind=ClueKind.PROPERTY))

    room.run(take)
    page = CluesPage(room.sit())
    room.show(page)
    page.opened()
    room.wait()
    assert len(page.clues.table.lines.rows) == 2
    page.opened("find", "hcl")
    room.wait()
    page.clues.ask()
    room.wait()
    assert [one.subject for one in page.clues.table.lines.rows] == ["贺春林家"]


def test_a_call_is_noted_rung_back_and_becomes_a_clue(room: OfficeDesk) -> None:
    page = CluesPage(room.sit(RECEPTION))
    room.show(page)
    page.opened("calls", "new")
    room.wait()
    page.primary()
    ask = page.calls.host.ask
    assert ask is not None
    ask.form.fields["about"].set_value("问离婚冷静期怎么算")
    ask.form.fields["caller"].set_value("许小兰")
    ask.form.fields["phone"].set_value("13800000552")
    ask.form.fields["call_back_by"].set_value(date(2026, 3, 19))
    ask.form.fields["call_back_by_time"].set_value("10:00")
    ask.give()
    room.wait()
    room.wait()

    def look(office: Office) -> list[bool]:
        with office.reading(RECEPTION) as records:
            return [one.waits for one in hotline_calls.call_page(records).calls]

    assert room.run(look) == [True]
    page.calls._ring()
    back = page.calls.host.ask
    assert back is not None
    back.form.fields["said"].set_value("已说明，约周五来")
    back.give()
    room.wait()
    assert room.run(look) == [False]
    page.calls._to_clue()
    assert room.gone[-1][0] == "clue"


def test_an_offer_and_its_answer_are_kept(room: OfficeDesk) -> None:
    page = CluesPage(room.sit())
    room.show(page)
    page.opened("offers", "new")
    room.wait()
    page.primary()
    ask = page.offers.host.ask
    assert ask is not None
    ask.give()
    room.wait()
    assert ask.form.fields["couple"].error
    ask.form.fields["couple"].set_value("丁海生、许小兰")
    ask.form.fields["answer"].set_value("accepted")
    ask.give()
    room.wait()
    room.wait()

    def look(office: Office) -> list[str]:
        with office.reading(MEDIATOR) as records:
            return [one.answer.value for one in counselling_offers.offer_page(records).offers]

    assert room.run(look) == ["accepted"]


def test_a_visit_follows_a_clue_up_and_stands_on_its_page(room: OfficeDesk) -> None:
    def take(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            return use.take_in_clue(records, clue()).clue.number

    number = room.run(take)
    page = HomeVisitsPage(room.sit())
    room.show(page)
    page.opened("visits", "", number)
    room.wait()
    form = page.visits.side.form
    assert form.clue() == number
    assert form.read().purpose is VisitPurpose.FOLLOW_UP
