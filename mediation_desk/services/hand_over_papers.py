"""The sheet of a finished hand-over, as often as it is wanted."""

from __future__ import annotations

from mediation_desk.documents.hand_over_sheet import HandedFile, HandOverFacts, hand_over_sheet
from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.staff import Role
from mediation_desk.errors import DeskError
from mediation_desk.register import hand_overs, office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import CONTACT_WRITE
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed


@allowed(CONTACT_WRITE, changes={"journal"})
def hand_over_paper(records: Records, hand_over_id: str) -> MadePaper:
    """The sheet, for a director and for whoever handed over; journalled, because it leaves the desk.

    Raises DeskError: hand_over.missing, permission.refused, paper.missing_glyph.
    """
    done = hand_overs.get(records, hand_over_id)
    if Role.DIRECTOR not in records.staff.roles and records.staff.id != done.from_id:
        raise DeskError("permission.refused")
    names = {one.id: one.name for one in office.all_staff(records)}
    facts = HandOverFacts(
        centre=office.centre(records).counselling_centre,
        giver=names.get(done.from_id, ""),
        witness=names.get(done.by_id, "") if done.by_id != done.from_id else "",
        on=plain_date(legal_day(done.at)),
        files=tuple(
            HandedFile(kind=line.kind, number=line.number, to=names.get(line.to_id, ""))
            for line in done.lines
        ),
        granted=done.granted,
        waiting=done.waiting,
    )
    records.journal("export_hand_over", done.id)
    return paper_gate.plain("hand_over_sheet", hand_over_sheet(facts))
