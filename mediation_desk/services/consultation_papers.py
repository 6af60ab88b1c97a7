"""Papers of a joint consultation: the invitation with its agenda, the record (D29), D29 into the dossier."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from mediation_desk.documents.consultation_call import CallFacts, consultation_call
from mediation_desk.documents.joint_consultation import ConsultationFacts, joint_consultation
from mediation_desk.documents.paper import Imprint, Paper
from mediation_desk.documents.wording import wording
from mediation_desk.domain.consultation import (
    Consultation,
    ConsultationState,
    ConsultationWords,
    ConsultedKind,
    TaskState,
)
from mediation_desk.domain.consultation_check import words_read
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.written_paper import Audience, WrittenPaper
from mediation_desk.errors import DeskError
from mediation_desk.register import consultations, office
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import CONSULTATION_READ, DOSSIER_WRITE
from mediation_desk.services.consultation_access import known_consultation
from mediation_desk.services.consultation_subjects import line_of, matters_of
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.papers_out import Way
from mediation_desk.services.permission import allowed
from mediation_desk.services.written_papers import keep_written
from mediation_desk.services.written_values import in_order, kind_of
from mediation_desk.words import paper_term

CALL, RECORD = "consultation_call", "joint_consultation"


@allowed(CONSULTATION_READ, changes={"journal"})
def consultation_paper(records: Records, consultation_id: str, key: str) -> MadePaper:
    """The invitation (CALL) or the record (RECORD); a record that is still open is marked as a draft.

    Raises DeskError: consultation.missing, .not_yours, .called_off, sealed.*, paper.*.
    """
    one = known_consultation(records, consultation_id)
    if one.state is ConsultationState.CALLED_OFF:
        raise DeskError("consultation.called_off")
    words = words_read(consultations.words(records, one))
    paper = _call(records, one, words) if key == CALL else _record(records, one, words)
    return paper_gate.for_units(records, key, paper, one.id, matters_of(records, one.subject))


@allowed(CONSULTATION_READ, changes={"journal"})
def note_consultation_out(records: Records, consultation_id: str, key: str, way: Way) -> None:
    """Note in the journal that a paper of it went to a printer or into a file."""
    known_consultation(records, consultation_id)
    act = "print_paper" if way is Way.PRINTER else "export_paper"
    records.journal(act, consultation_id, fields=(key, way.value))


@allowed(DOSSIER_WRITE, changes={"written", "journal"})
def write_consultation_record(records: Records, consultation_id: str) -> WrittenPaper:
    """D29 of a case's consultation as a paper of its dossier, begun from what was recorded.

    Raises DeskError: consultation.no_case, consultation.not_recorded, consultation.not_yours, sealed.*.
    """
    one = known_consultation(records, consultation_id)
    if one.subject.kind is not ConsultedKind.CASE:
        raise DeskError("consultation.no_case")
    if one.state is not ConsultationState.RECORDED:
        raise DeskError("consultation.not_recorded")
    facts = record_facts(records, one, words_read(consultations.words(records, one)))
    kind = kind_of(RECORD)
    told = {field.name: getattr(facts, field.name) for field in kind.fields}
    return keep_written(
        records,
        WrittenPaper(
            id=uuid4().hex,
            case_id=one.subject.id,
            key=RECORD,
            audience=Audience.AUTHORITY,
            author=records.staff.id,
            values=in_order(kind, told),
        ),
    )


def record_facts(records: Records, one: Consultation, words: ConsultationWords) -> ConsultationFacts:
    """What D29 says of a consultation; who did not come is left off, since everybody listed signs."""
    came = [member for member in one.members if member.came]
    present = came if one.state is ConsultationState.RECORDED else one.members
    return ConsultationFacts(
        number=one.number,
        subject_number=line_of(records, one.subject).number,
        time=moment_said(one.meets_at),
        place=one.place,
        manner=one.manner,
        host=one.host,
        chair=one.chair,
        attendees=tuple((member.unit, member.name, member.post) for member in present),
        recorder=one.recorder,
        summary=words.brief,
        risk=words.risk,
        opinions=words.opinions,
        causes=words.causes,
        conclusion=words.conclusion,
        tasks=tuple(
            (task.task, task.unit, task.person, _day(task.due_on), paper_term(task.state))
            for task in one.tasks
            if task.state is not TaskState.DROPPED
        ),
        next_meeting=moment_said(one.next_at) if one.next_at else "",
        committee=one.host,
        date=plain_date(legal_day(one.meets_at)),
    )


def _record(records: Records, one: Consultation, words: ConsultationWords) -> Paper:
    closed = one.state is ConsultationState.RECORDED
    mark = "" if closed else wording("written")["proof"]
    facts = record_facts(records, one, words)
    return joint_consultation(replace(facts, imprint=Imprint(number=one.number, mark=mark)))


def _call(records: Records, one: Consultation, words: ConsultationWords) -> Paper:
    return consultation_call(
        CallFacts(
            number=one.number,
            subject_number=line_of(records, one.subject).number,
            time=moment_said(one.meets_at),
            place=one.place,
            manner=one.manner,
            host=one.host or office.centre(records).counselling_centre,
            chair=one.chair,
            invited=tuple((member.unit, member.name, member.post) for member in one.members),
            summary=words.brief,
            risk=words.risk,
            date=plain_date(legal_day(one.called_at)),
            imprint=Imprint(number=one.number),
        )
    )


def moment_said(moment: datetime) -> str:
    """2026年5月12日14时30分, in Asia/Shanghai."""
    local = moment.astimezone(SHANGHAI)
    return f"{plain_date(local.date())}{local.hour}时{local.minute:02d}分"


def _day(day: object) -> str:
    return str(day).replace("-", ".")
