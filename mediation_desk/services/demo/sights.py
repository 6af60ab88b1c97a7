"""What is worth a picture in the demo: what each page is shown with, and a signed agreement."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.case_filter import CaseFilter
from mediation_desk.domain.clue import ClueHandling
from mediation_desk.domain.clue_list import ClueFilter
from mediation_desk.domain.figure import Choice
from mediation_desk.domain.law import Citation
from mediation_desk.domain.packet import PacketKeyKind
from mediation_desk.domain.period import period_with, year_before
from mediation_desk.domain.reception import ReceptionState
from mediation_desk.domain.reception_list import ReceptionFilter
from mediation_desk.domain.referral import Direction
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.domain.return_visit import VisitState
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.scale import Filling, Scale
from mediation_desk.domain.service_step import StepOf
from mediation_desk.register import copies, drills, referrals, safety_records
from mediation_desk.register.records import Records
from mediation_desk.services import (
    activities,
    agreements,
    appointments,
    cases,
    clues,
    consultation_desk,
    counselling_files,
    counselling_list,
    counselling_offers,
    crises,
    household_board,
    mediation_records,
    receptions,
    referral_list,
    visit_list,
    written_desk,
)
from mediation_desk.services.access import DOSSIER_READ, NOTE_WRITE
from mediation_desk.services.demo.first_day import drafted_case
from mediation_desk.services.permission import allowed
from mediation_desk.services.report_wanted import Wanted

Arguments = tuple[object, ...]
Shown = Mapping[str, tuple[Arguments, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sights:
    """Page arguments by page key, one picture each; the bytes of one frozen agreement and its code.

    `counsellor_id` is whose seat shows what the director may not see.
    """

    shown: Shown
    counsellor_id: str
    code: str
    pdf: bytes
    docx: bytes


@allowed(DOSSIER_READ)
def sights(records: Records) -> Sights:
    """Look for the cases and receptions that show most."""
    signed_id = _case(records, CaseState.AGREED_WRITTEN)
    signed = agreements.agreements_of(records, signed_id)[-1]
    drafted_id = drafted_case(records)
    record = mediation_records.mediation_records_of(records, signed_id)[-1]
    waiting = _reception(records, ReceptionState.AWAITING_TALK)
    talked = _reception(records, ReceptionState.TALKED)
    if signed.current is None:
        raise ValueError("a signed agreement has its print")
    agreement_id = signed.agreement.id
    noted = max(counselling_list.counselling_page(records).lines, key=lambda line: line.sessions)
    pdf, docx = agreements.final_bytes(records, signed.current.code)
    return Sights(
        shown={
            "rooms": (("rooms",), ("hours",), ("leave",), ("duty",)),
            "reception": ((), (waiting,)),
            "receptions": ((),),
            "decision": ((talked,),),
            "screening": ((waiting,),),
            "case": (
                (drafted_id,),
                (signed_id,),
                (signed_id, "scans"),
                (signed_id, "dossier"),
                (signed_id, "performance"),
                (signed_id, "way"),
            ),
            "mediation_record": ((signed_id, record.id),),
            "agreement": ((drafted_id,), (signed_id,)),
            "agreement_versions": ((signed_id, agreement_id),),
            "paper": (
                ("acceptance_form", signed_id),
                ("mediation_agreement", signed_id, agreement_id),
            ),
            "written_paper": _written(records, signed_id),
            "clue": _clues(records),
            "clues": ((), ("calls",), ("offers",)),
            "offer_slip": tuple((one.id,) for one in counselling_offers.offer_page(records).offers[:1]),
            "archive": ((),),
            "readings": ((),),
            "merge": ((),),
            "appointment": (*_booked(records), ("", f"case/{drafted_id}")),
            "calendar": ((), *((records.today, "", "", view) for view in ("day", "week", "month", "list"))),
            "form_style": (("rights_notice",), ("style",)),
            "safety": (_guarded(records),),
            **_referrals(records),
            "aftercare": ((), ("visits",)),
            "consultation": tuple((row.id,) for row in consultation_desk.consultation_rows(records)[:2]),
            "return_visit": _visits(records),
            "crises": ((),),
            "crisis_event": tuple((event.id,) for event in crises.crisis_board(records).events[:1]),
            "office_papers": ((),),
            "laws": ((Citation(law="民法典", article=1084),),),
            "restore": ((),),
            "health_paper": ((),),
            "backup_receipt": _copy_receipt(records),
            "drill": ((),),
            "drill_receipt": _drill_receipt(records),
            "after_restore": ((),),
            "staff": ((), ("own_password",)),
            "families": ((), ("list",)),
            "packet_slip": ((str(PacketKeyKind.OPEN),),),
            "report_paper": ((_year(records), False, False), (_year(records), False, True)),
            "household": tuple(
                (line.id,)
                for column in household_board.board_of(records).columns[:1]
                for line in column.lines[:1]
            ),
            "household_form": ((),),
            "way": _ways(records),
            "area_shares": ((),),
            "colour_schemes": ((),),
            "activities": (("activities",), ("publications",)),
            "activity": tuple((one.id,) for one in activities.activity_rows(records)[1:2]),
            "awards": (("awards",), ("aid",), ("rules",)),
        },
        counsellor_id=noted.counsellor_id,
        code=signed.current.code,
        pdf=pdf,
        docx=docx,
    )


def _year(records: Records) -> Wanted:
    so_far = period_with(PeriodKind.THIS_YEAR, records.today)
    return Wanted(kind=ReportKind.WORK, period=so_far, earlier=year_before(so_far), choice=Choice())


def _clues(records: Records) -> tuple[Arguments, ...]:
    """One that is seen to, and the entry of a new one."""
    lines = clues.clue_page(records, ClueFilter()).lines
    told = next((one for one in lines if one.handling is ClueHandling.MEDIATION), None)
    return (*([(told.id,)] if told else []), ("", "new"))


def _ways(records: Records) -> tuple[Arguments, ...]:
    return tuple((f"{StepOf.CLUE}/{arguments[0]}",) for arguments in _clues(records)[:1] if arguments[0])


def _copy_receipt(records: Records) -> tuple[Arguments, ...]:
    made = copies.newest_proved(records)
    return ((),) if made is None else ((made.name,),)


def _drill_receipt(records: Records) -> tuple[Arguments, ...]:
    done = drills.last_passed(records)
    return ((),) if done is None else ((done.number,),)


@allowed(NOTE_WRITE)
def counsellors_sights(records: Records) -> Shown:
    """What the demo's counsellor shows: the notebook with a chart, and what else only counsellors open."""
    noted = max(counselling_list.counselling_page(records).lines, key=lambda line: line.sessions)
    sessions = counselling_files.counselling_file(records, noted.id).sessions
    newest = max((each.session for each in sessions), key=lambda each: each.began)
    person_id = newest.present_ids[0]
    return {
        "counselling_open": ((),),
        "counselling_file": ((noted.id, newest.id),),
        "counselling_search": ((),),
        "crisis": (("", newest.id, person_id),),
        "scale_paper": ((noted.id, Filling(session_id=newest.id, person_id=person_id, scale=Scale.GAD7)),),
        "service_record": ((noted.id, newest.id),),
    }


def _case(records: Records, state: CaseState) -> str:
    return cases.case_page(records, CaseFilter(states=frozenset({state}))).lines[0].id


def _written(records: Records, signed_id: str) -> tuple[Arguments, ...]:
    """A paper to fill in, and one that was issued."""
    ended_id = _case(records, CaseState.TERMINATED)
    issued = written_desk.written_of_case(records, ended_id)
    return (signed_id, "closing_report"), *((ended_id, one.paper.id) for one in issued[:1])


def _guarded(records: Records) -> Arguments:
    """The woman whose restricted records the demo tells, and her case; nobody before she came."""
    for line in cases.case_page(records, CaseFilter(marks=frozenset({Mark.RED}))).lines:
        people = [party.person_id for party in cases.case_view(records, line.id).case.parties]
        for person_id in safety_records.count_openable(records, people):
            return person_id, line.id
    return ()


def _visits(records: Records) -> tuple[Arguments, ...]:
    """One that is overdue, one that was made; the list of all stands beside performance."""
    rows = visit_list.visits_due(records, over=True)
    chosen = {row.state: row.id for row in reversed(rows) if row.case_id}
    wanted = (VisitState.PLANNED, VisitState.MADE)
    return tuple((chosen[state],) for state in wanted if state in chosen)


def _referrals(records: Records) -> Shown:
    """A referral that waits, one that was answered, the letter of a court, and whom somebody told of whom."""
    rows = referral_list.referral_rows(records)
    ours = [one for one in rows if one.direction is Direction.OUT]
    known = referrals.get(records, ours[0].id)
    return {
        "referral": tuple((one.id,) for one in ours[:3]),
        "incoming_letter": (*((one.id,) for one in rows if one.direction is Direction.IN), ("", "new")),
        "disclosures": ((known.person_id, "referrals"),),
    }


def _booked(records: Records) -> tuple[Arguments, ...]:
    """The next sitting whose sides come apart, else the next one."""
    first, last = records.now, records.now + timedelta(days=60)
    ahead = [one for one in appointments.appointments_between(records, first, last) if one.person_ids]
    apart = next((one for one in ahead if one.sitting_id), next(iter(ahead), None))
    return ((apart.id,),) if apart else ()


def _reception(records: Records, state: ReceptionState) -> str:
    wanted = ReceptionFilter(states=frozenset({state}))
    return receptions.reception_page(records, wanted)[0].id
