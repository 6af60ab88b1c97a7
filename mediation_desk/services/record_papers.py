"""The minutes of a sitting on paper: as they stand, marked 核对稿, or as they were printed to be signed."""

from __future__ import annotations

from mediation_desk.documents.mediation_record import RecordFacts, mediation_record
from mediation_desk.documents.paper import Imprint, Paper
from mediation_desk.documents.people import PartyFacts
from mediation_desk.documents.wording import wording
from mediation_desk.domain.agreement import PrintState
from mediation_desk.domain.case import Case
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.mediation_record import MediationRecord, RecordPrint, Sitting
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.party import Side
from mediation_desk.domain.wall import BOTH_SIDES
from mediation_desk.register import office, people, record_prints, service_details
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.party_facts import parties_facts

KEY = "mediation_record"


def record_as_paper(records: Records, case: Case, record: MediationRecord) -> MadePaper:
    """The living print exactly as kept, or the 核对稿 of what is saved."""
    printed = living_print(records, record.id)
    if printed is not None:
        return kept_record(records, case, record, printed)
    imprint = Imprint(mark=wording(KEY)["draft"])
    paper, shown = record_paper(records, case, record, imprint)
    readers = sides_of(case, record)
    return paper_gate.made(records, KEY, paper, case, subject_id=record.id, readers=readers, shown=shown)


def kept_record(records: Records, case: Case, record: MediationRecord, printed: RecordPrint) -> MadePaper:
    """A print of the minutes as kept, through the gate; a signed one is in the hands of all who sat there."""
    return paper_gate.kept(
        records,
        KEY,
        wording(KEY)["title"],
        record_prints.printed_bytes(records, printed.code),
        case,
        subject_id=record.id,
        readers=sides_of(case, record),
        signed=printed.state is PrintState.FROZEN,
        shown=_facts(records, case).values(),
    )


def living_print(records: Records, record_id: str) -> RecordPrint | None:
    """The print that may be signed or was signed, if there is one."""
    living = (PrintState.CURRENT, PrintState.FROZEN)
    found = [one for one in record_prints.of_record(records, record_id) if one.state in living]
    return found[-1] if found else None


def sides_of(case: Case, record: MediationRecord) -> frozenset[Side]:
    """Who gets the minutes to read and sign: the sides that sat there, both when nobody is named."""
    sat = {party.side for party in case.parties if party.person_id in record.present_ids}
    return frozenset(sat & BOTH_SIDES) or BOTH_SIDES


def told_alone(case: Case, record: MediationRecord) -> bool:
    """Whether one side was heard without the other: back to back, or because the other did not come."""
    both = {party.side for party in case.parties} & {Side.SEEKER, Side.OTHER}
    return record.sitting is Sitting.SEPARATE or not both <= sides_of(case, record)


def record_paper(
    records: Records, case: Case, record: MediationRecord, imprint: Imprint
) -> tuple[Paper, tuple[PartyFacts, ...]]:
    """The minutes as a paper with this imprint, and what it shows of each party."""
    known = {one.id: one for one in people.get_many(records, record.present_ids)}
    facts = _facts(records, case)
    paper = mediation_record(
        RecordFacts(
            number=case.number,
            ordinal=str(record.ordinal),
            time=_time(record),
            place=record.place,
            subject=record.subject,
            parties="、".join(known[one].name for one in record.present_ids if one in known),
            participants="、".join(record.participants),
            prose=record.prose,
            utterances=record.utterances,
            result=record.result,
            result_note=record.result_note,
            party_labels=tuple(f"{one.side}：" for key, one in facts.items() if key in record.present_ids),
            mediators=max(1, len(record.mediator_ids)),
            date=plain_date(legal_day(record.began)),
            imprint=imprint,
        )
    )
    return paper, tuple(facts.values())


def _facts(records: Records, case: Case) -> dict[str, PartyFacts]:
    known = {one.id: one for one in people.get_many(records, [party.person_id for party in case.parties])}
    agreed = service_details.of_case(records, case.id)
    return parties_facts(case, known, office.centre(records), records.today, agreed=agreed)


def _time(record: MediationRecord) -> str:
    began = record.began.astimezone(SHANGHAI)
    said = f"{plain_date(began.date())}{began:%H}时{began:%M}分"
    if record.ended is None:
        return said
    ended = record.ended.astimezone(SHANGHAI)
    return f"{said}至{ended:%H}时{ended:%M}分"
