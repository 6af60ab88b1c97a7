"""The part of a divorce by registration: receipt and end entered, refusals beside their fields."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QLabel

from mediation_desk.domain.divorce_registration import DivorceOutcome, DivorceState
from mediation_desk.services.case_desk import CaseSheet, case_sheet
from mediation_desk.ui.pages.case.divorce_part import DivorcePart
from mediation_desk.ui.pages.case.page import CasePage
from tests.case_fixtures import WIFE, add_case
from tests.desk_fixtures import MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture


@pytest.fixture
def case_id(room: OfficeDesk) -> str:
    return room.run(add_case)


def sheet_of(room: OfficeDesk, case_id: str) -> CaseSheet:
    def act(office: Office) -> CaseSheet:
        with office.reading(MEDIATOR) as records:
            return case_sheet(records, case_id)

    return room.run(act)


def opened(room: OfficeDesk, case_id: str) -> DivorcePart:
    sheet = sheet_of(room, case_id)
    part = DivorcePart(room.sit(MEDIATOR))
    room.show(part)
    part.show_sheet(sheet)
    room.wait()
    room.wait()
    return part


def said(part: DivorcePart) -> str:
    return "\n".join(one.text() for one in part.findChildren(QLabel) if one.isVisibleTo(part))


def test_receipt_then_withdrawal(room: OfficeDesk, case_id: str) -> None:
    part = opened(room, case_id)
    assert "还没有登记受理回执" in said(part)
    part.add.click()
    ask = part.host.ask
    assert ask is not None
    ask.form.fields["received_on"].set_value(date(2026, 3, 17))
    ask.form.fields["receipt"].set_value("3701152026-118")
    ask.form.fields["registry"].set_value("青禾区民政局婚姻登记处")
    ask.give()
    room.wait()
    room.wait()
    picture(part, "divorce_running")
    words = said(part)
    for told in ("4月16日", "4月17日", "3701152026-118"):
        assert told in words
    assert not part.add.isVisibleTo(part)
    assert part.track is not None
    part._ask_end(part.track.lines[0].registration)
    ask = part.host.ask
    assert ask is not None
    ask.form.fields["outcome"].set_value(DivorceOutcome.WITHDRAWN)
    room.wait()
    ask.give()
    room.wait()
    picture(part, "divorce_refused")
    assert ask.form.fields["ended_by"].error
    ask.form.fields["ended_by"].set_value(WIFE.id)
    ask.give()
    room.wait()
    room.wait()
    assert part.track.lines[0].state is DivorceState.WITHDRAWN
    assert part.add.isVisibleTo(part)
    picture(part, "divorce_withdrawn")
    part._desk.mask(True)
    part.show_sheet(sheet_of(room, case_id))
    room.wait()
    assert WIFE.name not in said(part)


def test_it_stands_under_the_limits_of_the_case(room: OfficeDesk, case_id: str) -> None:
    page = CasePage(room.sit(MEDIATOR))
    page.opened(case_id, "limits")
    room.show(page)
    room.wait()
    room.wait()
    picture(page, "case_limits_divorce")
    part = page.limits.divorce
    assert part.isVisibleTo(page)
    part.add.click()
    room.wait()
    picture(page, "case_limits_divorce_asked")
    assert part.host.isVisibleTo(page)
    assert not page.limits.panes.isVisibleTo(page)
    assert part.host.ask is not None
    part.host.ask.closed.emit()
    assert not part.host.isVisibleTo(page)
    assert page.limits.panes.isVisibleTo(page)
