"""A reception page at a desk of its own, and what the register holds of it."""

from __future__ import annotations

from mediation_desk.domain.reception_list import ReceptionFilter
from mediation_desk.domain.staff import Staff
from mediation_desk.services import receptions
from mediation_desk.services.receptions import ReceptionView
from mediation_desk.ui.pages.reception import ReceptionPage
from tests.desk_fixtures import MEDIATOR, RECEPTION, Office
from tests.ui.pages.office_desk import OfficeDesk


def opened(room: OfficeDesk, who: Staff = RECEPTION, *args: object) -> ReceptionPage:
    page = ReceptionPage(room.sit(who))
    room.show(page)
    page.opened(*args)
    room.wait()
    return page


def kept(room: OfficeDesk) -> list[ReceptionView]:
    def read(office: Office) -> list[ReceptionView]:
        with office.reading(MEDIATOR) as records:
            lines = receptions.reception_page(records, ReceptionFilter())
            return [receptions.get_reception(records, line.id) for line in lines]

    return room.run(read)


def save(room: OfficeDesk, typed: receptions.ReceptionEntry) -> str:
    def write(office: Office) -> str:
        with office.as_(RECEPTION) as records:
            return receptions.save_reception(records, typed).reception.id

    return room.run(write)
