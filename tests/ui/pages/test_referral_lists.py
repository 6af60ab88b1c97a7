"""Lists of referrals, the directory, the log of a person; what the case and the first page show of them."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import load_workbook

from mediation_desk.errors import DeskError
from mediation_desk.register import journal
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.shown_export import export_shown
from mediation_desk.ui.pages.case.page import CasePage
from mediation_desk.ui.pages.referral.agencies_page import AgenciesPage
from mediation_desk.ui.pages.referral.list_page import ReferralsPage
from mediation_desk.ui.pages.referral.log_page import DisclosuresPage
from mediation_desk.ui.pages.today.page import TodayPage
from tests.case_fixtures import WIFE, add_case
from tests.desk_fixtures import DIRECTOR, RECEPTION, Office
from tests.referral_fixtures import DANGER, sent
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import fill_list, picture, words


@pytest.fixture
def case_id(room: OfficeDesk) -> str:
    return room.run(add_case)


def test_the_list_filters_sorts_and_hides(room: OfficeDesk) -> None:
    fill_list(room)
    page = ReferralsPage(room.sit(DIRECTOR))
    page.opened()
    room.show(page)
    picture(page, "referrals_list")
    rows = page.table.lines.rows
    assert len(rows) == 4
    assert rows[0].overdue
    page.late.set_value((True,))
    assert all(one.overdue for one in page.table.lines.rows)
    page.late.clear()
    page.typed.setText("法律援助")
    assert {one.agency for one in page.table.lines.rows} == {"青禾区法律援助中心"}
    page.typed.setText("公安")
    assert page.table.lines.rows == []
    assert page.empty.isVisible()
    page.typed.clear()
    page.desk.mask(True)
    shown = " ".join(str(page.table.lines.cell(row, 3).spoken()) for row in range(4))
    assert WIFE.name not in shown


def test_the_counter_exports_no_more_than_it_sees(room: OfficeDesk) -> None:
    fill_list(room)
    page = ReferralsPage(room.sit(RECEPTION))
    page.opened()
    room.show(page)
    page.desk.mask(True)
    page.export.click()
    page.desk.mask(False)
    shown = page.export.shown()
    assert (len(shown.rows), len(shown.heads)) == (4, 8)

    def leave(office: Office) -> bytes:
        with office.as_(RECEPTION) as records:
            with pytest.raises(DeskError, match=r"password.ask_again"):
                export_shown(records, shown, Confirmed(staff_id=DIRECTOR.id, at=records.now))
            data = export_shown(records, shown, Confirmed(staff_id=RECEPTION.id, at=records.now))
        with office.reading(RECEPTION) as records:
            entry = journal.entries(records)[0]
            assert (entry.act, tuple(entry.fields)) == ("export_shown_list", ("referrals", "4"))
        return data

    rows = list(load_workbook(BytesIO(room.run(leave))).active.iter_rows(values_only=True))
    assert len(rows) == 5
    assert WIFE.name not in str(rows)
    assert "公安" not in str(rows)


def test_the_counter_sees_the_list_and_opens_nothing(room: OfficeDesk) -> None:
    fill_list(room)
    page = ReferralsPage(room.sit(RECEPTION))
    page.opened()
    room.show(page)
    assert len(page.table.lines.rows) == 4
    assert not page.new.isVisible()
    said = " ".join(page.table.lines.cell(row, column).spoken() for row in range(4) for column in range(8))
    assert WIFE.name not in said
    assert "公安" not in said
    page.table.opened.emit(page.table.lines.rows[0])
    assert not room.gone


def test_the_directory_is_changed_and_added_to(room: OfficeDesk) -> None:
    page = AgenciesPage(room.sit(DIRECTOR))
    page.opened()
    room.show(page)
    picture(page, "agencies")
    police = next(one for one in page.table.lines.rows if one.id == "police")
    page.table.chosen.emit(police)
    page.form.fields["contact_person"].set_value("郑警官")
    page.primary()
    room.wait()
    assert next(one for one in page._all if one.id == "police").contact_person == "郑警官"
    page._begin()
    page.primary()
    room.wait()
    assert page.form.fields["name"].error
    page.form.fields["name"].set_value("青禾区心理服务中心")
    page.form.fields["kind"].set_value("health")
    page.primary()
    room.wait()
    assert any(one.own for one in page._all)
    page.form.fields["phone"].set_value("0531-80001111")
    page.table.chosen.emit(next(one for one in page._all if one.id == "court"))
    room.wait()
    assert page.form.fields["phone"].value() == "12368"
    page.table.chosen.emit(next(one for one in page._all if one.own))
    room.wait()
    assert page.form.fields["phone"].value() == "0531-80001111"
    page.rules.fields["approval"].set_value(False)
    page._keep_rules()
    room.wait()
    page.opened()
    room.wait()
    assert page.rules.fields["approval"].value() is False


def test_the_log_of_a_person(room: OfficeDesk, case_id: str) -> None:
    room.run(lambda office: (sent(office, case_id), sent(office, case_id, DANGER)))
    page = DisclosuresPage(room.sit(DIRECTOR))
    room.give_password(page.desk)
    page.opened(WIFE.id, "case", case_id)
    room.show(page)
    picture(page, "disclosures")
    assert [one.to_whom for one in page.table.lines.rows] == ["青禾区公安局", "青禾区法律援助中心"]
    path = room.folder / "log.csv"
    page.desk.files.prepared.append(path)
    page.export.click()
    room.wait()
    room.wait()
    assert "青禾区公安局" in path.read_text("utf-8-sig")
    page.desk.mask(True)
    assert WIFE.name not in words(page)


def test_the_first_page_leads_to_them(room: OfficeDesk) -> None:
    fill_list(room)
    page = TodayPage(room.sit(DIRECTOR))
    page.opened()
    room.show(page)
    picture(page, "today")
    page.to_do.list.opened.emit("referral")
    assert room.gone[-1][0] == "referrals"


def test_the_case_shows_them_and_begins_one(room: OfficeDesk) -> None:
    case_id = fill_list(room)
    page = CasePage(room.sit(DIRECTOR))
    page.opened(case_id, "referrals")
    room.show(page)
    picture(page, "case_referrals")
    lines = page.referrals.lines.entries.lines
    assert len(lines) == 3
    assert "公安" not in words(page.referrals)
    page.referrals.new.click()
    assert room.gone[-1] == ("referral", ("", "case", case_id))
    page.referrals.people.opened.emit(WIFE.id)
    assert room.gone[-1] == ("disclosures", (WIFE.id, "case", case_id))
