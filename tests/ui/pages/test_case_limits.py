"""The part 时限 of a case and the board: what they show, and that everything goes by keys."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import Qt

from mediation_desk.domain.case_limit import LimitState, LimitUrgency
from mediation_desk.domain.minor_report import MinorReport
from mediation_desk.domain.safety_record import SafetyRecord
from mediation_desk.register import limits, safety_records
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.forms.ask import Ask
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.limits.page import LimitsPage
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION
from tests.ui.pages.case_shelf import YULE, add_family, ready_family
from tests.ui.pages.office_desk import OfficeDesk


def opened(room: OfficeDesk, *, guarded: bool = False) -> tuple[Desk, CasePage, str]:
    case_id = room.run(add_family)
    room.run(lambda office: ready_family(office, case_id))
    if guarded:

        def keep(office) -> None:  # type: ignore[no-untyped-def]
            with office.as_(MEDIATOR) as records:
                found = MinorReport(found_at=records.now - timedelta(hours=2))
                record = SafetyRecord(id="7" * 32, person_id=YULE.id, content=found, case_id=case_id)
                safety_records.keep(records, record, {DIRECTOR.id})

        room.run(keep)
    desk = room.sit(MEDIATOR)
    page = CasePage(desk)
    room.show(page)
    page.opened(case_id, "limits")
    room.wait()
    return desk, page, case_id


def titles(page: CasePage) -> list[str]:
    return [one.first for one in page.limits.list.entries.lines if isinstance(one, Line)]


def state(room: OfficeDesk, case_id: str) -> LimitState:
    def look(office) -> LimitState:  # type: ignore[no-untyped-def]
        with office.reading(MEDIATOR) as records:
            found = limits.of_holder(records, case_id)
        return next(one.state for one in found if one.fact.rule == "mediation")

    return room.run(look)


def test_the_list_the_line_and_the_detail_tell_the_same(room: OfficeDesk) -> None:
    _desk, page, _case_id = opened(room)
    part = page.limits
    assert titles(page)[0] == "调解期限"
    point = next(one for one in part.line._points if one.id == part.list.current())
    assert point.words.endswith("调解期限")
    part.list.setFocus()
    room.qtbot.keyClick(part.list, Qt.Key.Key_Down)
    room.qtbot.keyClick(part.list, Qt.Key.Key_Down)  # over the small title
    chosen = part.list.current()
    assert part.line.current() is not None
    assert part.line.current().id == chosen  # type: ignore[union-attr]
    room.qtbot.keyClick(part.line, Qt.Key.Key_Home)
    assert part.list.current() == part.line.current().id != chosen  # type: ignore[union-attr]


def test_marked_as_done_by_keys_and_taken_back(room: OfficeDesk) -> None:
    _desk, page, case_id = opened(room)
    part = page.limits
    part.list.setFocus()
    room.qtbot.keyClick(part.list, Qt.Key.Key_Return)
    assert part.detail.first is not None
    assert page.focusWidget() is part.detail.first
    room.qtbot.keyClick(part.detail.first, Qt.Key.Key_Space)
    assert isinstance(page.asked, Ask)
    page.asked.give()
    room.wait()
    assert state(room, case_id) is LimitState.DONE
    line = next(one for one in part._lines if one.limit.fact.rule == "mediation")
    part.acting.undo(line)
    room.wait()
    assert state(room, case_id) is LimitState.OPEN


def test_a_refusal_stands_beside_its_field_and_nothing_typed_is_lost(room: OfficeDesk) -> None:
    _desk, page, _case_id = opened(room)
    line = next(one for one in page.limits._lines if one.limit.fact.rule == "mediation")
    page.limits.acting.ask_not_applicable(line)
    assert page.asked is not None
    page.asked.give()
    room.wait()
    assert page.asked.form.fields["reason"]._error == "请写明理由。"
    page.asked.form.fields["reason"].set_value("双方另有约定")
    page._close_ask()
    room.wait()
    page.limits.acting.ask_not_applicable(line)
    room.wait()
    assert page.asked is not None
    assert page.asked.form.fields["reason"].value() == "双方另有约定"


def test_a_restricted_one_is_a_lock_and_a_day(room: OfficeDesk) -> None:
    _desk, page, _case_id = opened(room, guarded=True)
    shown = [one for one in page.limits.list.entries.lines if isinstance(one, Line) and one.icon == "lock"]
    assert {(one.first, one.second) for one in shown} == {("受限事项", "")}
    said = str(page.limits.line.spoken_parts())
    assert "报告" not in said
    assert "受限事项" in said


def test_while_masked_nothing_is_decided(room: OfficeDesk) -> None:
    desk, page, _case_id = opened(room)
    desk.mask(True)
    room.wait()
    page.limits.show_sheet(page.limits._sheet)  # type: ignore[arg-type]
    assert page.limits.detail.first is None


def board(room: OfficeDesk, who) -> LimitsPage:  # type: ignore[no-untyped-def]
    page = LimitsPage(room.sit(who))
    room.show(page)
    page.opened()
    room.wait()
    return page


def test_the_board_opens_the_case_at_its_limits(room: OfficeDesk) -> None:
    case_id = room.run(add_family)
    page = board(room, MEDIATOR)
    assert [one.rule for one in page.table.lines.rows] == ["mediation"]
    page.table.selectRow(0)
    room.qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert room.gone[-1] == ("case", (case_id, "limits"))


def test_figures_and_filters_of_the_board(room: OfficeDesk) -> None:
    room.run(add_family)
    page = board(room, DIRECTOR)
    assert page.filters.near[LimitUrgency.LATER].text() == "以后 1"
    page.opened(LimitUrgency.OVERDUE)
    room.qtbot.waitUntil(lambda: not page.table.lines.rows, timeout=20_000)
    assert page.empty.isVisible()
    page.filters.near[LimitUrgency.OVERDUE].setChecked(False)
    room.qtbot.waitUntil(lambda: bool(page.table.lines.rows), timeout=20_000)
    page.search("没有这个人")
    room.qtbot.waitUntil(lambda: not page.table.lines.rows, timeout=20_000)


def test_another_mediator_sees_nothing_and_the_counter_the_index(room: OfficeDesk) -> None:
    room.run(add_family)
    assert board(room, OTHER_MEDIATOR).table.lines.rows == []
    counter = board(room, RECEPTION)
    assert [one.rule for one in counter.table.lines.rows] == ["mediation"]


def test_the_way_from_a_restricted_one_to_its_record(room: OfficeDesk) -> None:
    _desk, page, _case_id = opened(room, guarded=True)
    wanted: list[str] = []
    page.limits.tab_wanted.connect(wanted.append)
    locked = next(
        one for one in page.limits.list.entries.lines if isinstance(one, Line) and one.icon == "lock"
    )
    page.limits.list.choose(locked.id)
    room.wait()
    (link,) = (one for one in page.limits.detail.findChildren(Button) if "受限与两方" in one.text())
    link.click()
    assert wanted == ["safety"]
