"""The part 卷宗 of a case: items and what they lack, binding with progress, archive by password."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.dossier import Standing, Volume
from mediation_desk.domain.party import Side
from mediation_desk.domain.retention import Retention
from mediation_desk.register import cases
from mediation_desk.services import archive, sides
from mediation_desk.ui.kit.buttons import Button
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.case.story_words import Part, entries
from mediation_desk.words import term
from tests.case_fixtures import add_case
from tests.desk_fixtures import MEDIATOR, Office
from tests.dossier_fixtures import closed_case
from tests.services.test_archive import archived
from tests.ui.pages.office_desk import OfficeDesk


def shown(room: OfficeDesk, case_id: str, *, width: int = 1246, height: int = 640) -> CasePage:
    page = CasePage(room.sit(MEDIATOR))
    room.show(page, width, height)
    page.opened(case_id, "dossier")
    room.wait()
    return page


def words(widget: QWidget) -> str:
    QApplication.processEvents()
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def keep_picture(widget: QWidget, name: str) -> None:
    """A picture of what is shown, where somebody who wants to look says so."""
    folder = os.environ.get("DESK_PICTURES")
    if folder:
        QApplication.processEvents()
        widget.grab().save(str(Path(folder) / f"{name}.png"))


def press(widget: QWidget, text: str) -> None:
    QApplication.processEvents()
    button = next(
        one for one in widget.findChildren(Button) if one.text() == text and one.isVisibleTo(widget)
    )
    button.click()


def bound(room: OfficeDesk, page: CasePage) -> None:
    room.qtbot.waitUntil(lambda: not page.dossier.run.running, timeout=30_000)
    room.wait()


def test_what_is_missing_is_named_with_where_it_is_made(room: OfficeDesk) -> None:
    page = shown(room, room.run(add_case))
    part = page.dossier
    assert "还缺必备材料：第2、3、7、8项。" in words(part)
    part.items.choose(3)
    part._choose(3)
    assert "缺当事人身份证明" in words(part)
    keep_picture(page, "dossier_missing")
    part._choose(7)
    press(part, "去记录")
    assert page.tabs.current() == "records"


def test_a_gap_is_explained_and_a_half_typed_reason_survives(room: OfficeDesk) -> None:
    case_id = room.run(add_case)
    page = shown(room, case_id)
    part = page.dossier
    part._choose(3)
    press(part, "无法补齐…")
    assert part.host.ask is not None
    part.host.ask.form.fields["reason"].set_value("当事人未带")
    part.host.ask.form.typed.emit()
    keep_picture(page, "dossier_gap")
    part.host.ask.closed.emit()
    room.wait()
    part._choose(3)
    press(part, "无法补齐…")
    room.wait()
    assert part.host.ask.form.fields["reason"].value() == "当事人未带"
    part.host.ask.give()
    room.wait()
    assert "已在卷宗情况说明中写明：当事人未带" in words(part)


def test_both_volumes_are_bound_and_shown_page_by_page(room: OfficeDesk) -> None:
    page = shown(room, room.run(closed_case))
    part = page.dossier
    keep_picture(page, "dossier_ready")
    press(part, "装订正卷")
    bound(room, page)
    assert part.view.made is not None
    assert "编号" in part.said.text()
    keep_picture(page, "dossier_bound")
    part.view.turn(1)
    room.wait()
    keep_picture(page, "dossier_bound_index")
    press(part, "装订副卷")
    bound(room, page)
    assert part.view.made is not None
    assert part.view.made.name == "副卷"
    assert not room.bugs


def test_stopping_leaves_nothing_half_bound(room: OfficeDesk) -> None:
    page = shown(room, room.run(closed_case))
    part = page.dossier
    part._bind(Volume.MAIN)
    part.run.stop()
    bound(room, page)
    assert part.view.made is None
    assert "已停止装订" in part.said.text()


def test_a_private_phrase_stops_it_with_the_sentence(room: OfficeDesk) -> None:
    case_id = room.run(closed_case)

    def keep(office: object) -> None:
        with office.as_(MEDIATOR) as records:  # type: ignore[attr-defined]
            sides.keep_phrase_apart(records, case_id, Side.SEEKER, "因家务分工和债务问题")

    room.run(keep)
    page = shown(room, case_id)
    part = page.dossier
    press(part, "装订正卷")
    bound(room, page)
    assert part.view.made is None
    assert part.stop.isVisibleTo(part)
    assert "因家务分工和债务问题" in words(part)
    keep_picture(page, "dossier_stopped")


def test_it_is_archived_with_the_password_and_nothing_can_be_changed_after(room: OfficeDesk) -> None:
    case_id = room.run(closed_case)
    page = shown(room, case_id)
    room.give_password(page.desk)
    part = page.dossier
    press(part, "归档…")
    keep_picture(page, "dossier_archiving")
    assert part.host.ask is not None
    part.host.ask.form.fields["retention"].set_value(Retention.LONG)
    part.host.ask.give()
    room.wait()
    assert "请写明理由" in words(part)
    part.host.ask.form.fields["reason"].set_value("子女即将成年")
    part.host.ask.give()
    room.wait()

    def state(office: object) -> CaseState:
        with office.reading(MEDIATOR) as records:  # type: ignore[attr-defined]
            return cases.get(records, case_id).state

    assert room.run(state) is CaseState.ARCHIVED
    room.wait()
    assert "归档" in part.standing.text()
    assert not part.archive.isVisibleTo(part)
    chips = {line.chip.text for line in part.items.entries.lines if isinstance(line, Line) and line.chip}
    assert term(Standing.COMPLETE) in chips
    assert term(Standing.ADVISED) not in chips
    keep_picture(page, "dossier_archived")
    assert not page.more.isVisibleTo(page)
    assert not page.about.link.isVisibleTo(page.about)
    page.acting.ask_note()
    assert page.asked is not None
    page.asked.form.fields["note"].set_value("补一句")
    page.asked.give()
    room.wait()
    assert "案卷已归档" in words(page)
    assert not room.bugs


def test_an_archived_case_goes_on_as_a_new_one_and_each_leads_to_the_other(room: OfficeDesk) -> None:
    case_id = room.run(archived)

    def go_on(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            return archive.reopen_case(records, case_id, "乙方未按约支付抚养费").id

    new_id = room.run(go_on)
    for here, there, said in ((new_id, case_id, "承接已归档案件"), (case_id, new_id, "另立新案")):
        page = shown(room, here)
        page.tabs.show_tab("overview")
        sheet = page.acting.sheet
        entry = next(one for one in entries(sheet, page.desk, Part.EVERYTHING, {}) if said in one.first)
        assert "乙方未按约支付抚养费" in entry.second
        page.overview.story._follow(entry.id)
        assert room.gone[-1] == ("case", (there,))
    assert not room.bugs
