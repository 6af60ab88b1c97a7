"""The page of allowances: amounts set, lines listed by name, the paper shown."""

from __future__ import annotations

from dataclasses import replace

from mediation_desk.domain.staff import Staff
from mediation_desk.ui.pages.incentives.page import IncentivesPage
from mediation_desk.ui.pages.paper import PaperPage
from tests.desk_fixtures import DIRECTOR, MEDIATOR, OTHER_MEDIATOR, Office
from tests.services.test_incentives import TABLE, closed, set_table
from tests.ui.pages.office_desk import OfficeDesk
from tests.ui.pages.referral_room import picture


def opened(room: OfficeDesk, who: Staff = DIRECTOR) -> IncentivesPage:
    page = IncentivesPage(room.sit(who))
    page.opened()
    room.show(page)
    return page


def test_the_director_sets_amounts_and_sees_everybody(room: OfficeDesk) -> None:
    def done(office: Office) -> None:
        closed(office, MEDIATOR.id, OTHER_MEDIATOR.id)
        closed(office, OTHER_MEDIATOR.id)

    room.run(done)
    page = opened(room)
    page._open_table()
    room.wait()
    page.form.write(replace(TABLE, basis=""))
    page.keep_table()
    room.wait()
    assert page.form.fields["basis"]._error
    page.form.fields["basis"].set_value("青禾财〔2026〕3号")
    page.form.fields["simple_written"].set_value("六十")
    page.keep_table()
    assert page.form.fields["simple_written"]._error
    page.form.fields["simple_written"].set_value("60")
    room.wait()
    picture(page, "incentives-amounts")
    page.keep_table()
    room.wait()
    room.wait()
    assert not page.amounts.isVisible()
    assert "500" in page.sum.text()
    picture(page, "incentives")


def test_a_mediator_sees_their_own_and_no_amounts(room: OfficeDesk) -> None:
    def done(office: Office) -> None:
        set_table(office)
        closed(office, MEDIATOR.id, OTHER_MEDIATOR.id)

    room.run(done)
    page = opened(room, OTHER_MEDIATOR)
    assert [row.name for row in page.table.model().rows] == [OTHER_MEDIATOR.name]
    assert not page.set_table.isVisible()
    page.print()
    assert room.gone[-1][0] == "paper"


def test_the_paper_is_shown(room: OfficeDesk) -> None:
    def done(office: Office) -> None:
        set_table(office)
        closed(office, MEDIATOR.id, OTHER_MEDIATOR.id)

    room.run(done)
    page = PaperPage(room.sit(DIRECTOR))
    page.opened("incentive_list", "", "2026-01-01/2026-12-31")
    room.show(page)
    room.wait()
    assert page.view.made is not None
    picture(page, "incentives-paper")
