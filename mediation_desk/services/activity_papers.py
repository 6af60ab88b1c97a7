"""Papers of activities and aid: the sheet to sign in on, the receipt of what somebody was given."""

from __future__ import annotations

from decimal import Decimal

from mediation_desk.documents.aid_receipt import FORM as RECEIPT
from mediation_desk.documents.aid_receipt import AidReceiptFacts, aid_receipt
from mediation_desk.documents.attendance_sheet import FORM as SHEET
from mediation_desk.documents.attendance_sheet import AttendanceFacts, attendance_sheet
from mediation_desk.domain.activity import Activity
from mediation_desk.domain.aid_grant import AidGrant, AidKind, AidState
from mediation_desk.domain.money import figures
from mediation_desk.domain.numerals import plain_date
from mediation_desk.errors import DeskError
from mediation_desk.register import activities, aid_grants, areas, office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import ACTIVITY_READ, AID_WRITE
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.words import paper_term

FEN = Decimal("0.01")


@allowed(ACTIVITY_READ, changes={"journal"})
def sign_in_sheet(records: Records, activity_id: str) -> MadePaper:
    """The sheet of an activity, with the names on its list; journalled. DeskError: activity.missing."""
    one = activities.get(records, activity_id)
    records.journal("print_sign_in_sheet", activity_id)
    return paper_gate.plain(SHEET, attendance_sheet(_sheet_facts(one)))


@allowed(AID_WRITE, changes={"journal"})
def aid_receipt_paper(records: Records, grant_id: str) -> MadePaper:
    """The receipt of an approved grant, to be signed; journalled.

    Raises DeskError: aid.missing, aid.not_approved.
    """
    grant = aid_grants.get(records, grant_id)
    if grant.state not in (AidState.APPROVED, AidState.PAID) or grant.kind is AidKind.LEGAL_AID:
        raise DeskError("aid.not_approved")
    records.journal("print_aid_receipt", grant_id)
    return paper_gate.plain(RECEIPT, aid_receipt(_receipt_facts(records, grant)))


def _sheet_facts(one: Activity) -> AttendanceFacts:
    days = dict.fromkeys(filter(None, (one.on, one.until)))
    return AttendanceFacts(
        activity=one.title,
        on="至".join(plain_date(day) for day in days),
        place=one.place,
        host=one.host,
        co_hosts=one.co_hosts,
        lecturers=one.lecturers,
        rows=tuple((person.name, person.unit) for person in one.attendees),
    )


def _receipt_facts(records: Records, grant: AidGrant) -> AidReceiptFacts:
    names = {one.id: one.name for one in office.all_staff(records)}
    return AidReceiptFacts(
        number=grant.receipt,
        name=grant.name,
        kind=paper_term(grant.kind),
        of=paper_term(grant.of),
        area=areas.names(records).get(grant.area_id, ""),
        basis=grant.basis,
        fund=grant.fund,
        cash=_yuan(grant.cash),
        goods=grant.goods,
        goods_value=_yuan(grant.goods_value),
        total=_yuan(grant.worth),
        approved_by=names.get(grant.approved_by, ""),
        approved_on=plain_date(grant.approved_on) if grant.approved_on else "",
        day=plain_date(grant.given_on) if grant.given_on else "",
    )


def _yuan(fen: int) -> str:
    return figures(fen * FEN) if fen else ""
