"""The way walked on a page of its own: of a clue, a household, a counselling file."""

from __future__ import annotations

from mediation_desk.domain.service_step import StepOf
from mediation_desk.services import clues as use
from mediation_desk.ui.pages.clue.page import CluePage
from mediation_desk.ui.pages.way import WayPage
from tests.consultation_fixtures import add_household
from tests.desk_fixtures import MEDIATOR, Office
from tests.services.clue_samples import clue
from tests.ui.pages.office_desk import OfficeDesk


def taken(room: OfficeDesk) -> str:
    def take(office: Office) -> str:
        with office.as_(MEDIATOR) as records:
            return use.take_in_clue(records, clue()).clue.id

    return room.run(take)


def test_the_way_of_a_clue_takes_a_step_and_a_consultation(room: OfficeDesk) -> None:
    page = WayPage(room.sit())
    page.opened(f"clue/{taken(room)}")
    room.show(page)
    room.wait()
    assert page.consultations.call.isVisible()
    page.primary()
    assert page.way.form is not None


def test_the_page_of_a_clue_leads_to_its_way(room: OfficeDesk) -> None:
    clue_id = taken(room)
    page = CluePage(room.sit())
    page.opened(clue_id)
    room.show(page)
    room.wait()
    assert ("way", f"clue/{clue_id}") in {
        getattr(one, "id", None) for one in page.sheet_pane.next.lines.model().lines
    }


def test_a_household_has_its_way_and_its_consultations(room: OfficeDesk) -> None:
    household = room.run(add_household)
    page = WayPage(room.sit())
    page.opened(f"{StepOf.HOUSEHOLD.value}/{household.id}")
    room.show(page)
    room.wait()
    assert page.way.more.isVisible()
    assert page.consultations.call.isVisible()
