"""The self-test's way: one family from the counter to the signed agreement, through the use cases alone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from mediation_desk.domain.agreement import Signature, SigningCapacity, SigningManner
from mediation_desk.domain.case import CaseState
from mediation_desk.domain.clauses.sentence import render
from mediation_desk.domain.mediation_record import MediationRecord, SittingResult
from mediation_desk.domain.party import Consent, ConsentGround
from mediation_desk.domain.reception import Decision, DisputeSubtype, Mode, Reception, Source
from mediation_desk.domain.screening import (
    QUESTION_IDS,
    Answer,
    AnswerValue,
    QuestionKind,
    Screening,
    YesNo,
    kind_of,
)
from mediation_desk.domain.screening_sheet import form_for
from mediation_desk.domain.signing import places
from mediation_desk.register.records import Records
from mediation_desk.self_test.family import STORY, family, parties, written
from mediation_desk.services import agreements, cases, mediation_records, receptions, screenings
from mediation_desk.services.agreement_ready import check_context
from mediation_desk.services.session import Session

_CALM: dict[QuestionKind, AnswerValue] = {
    QuestionKind.FREQUENCY: Answer.NO,
    QuestionKind.YES_NO: YesNo.NO,
    QuestionKind.SCALE: 9,
    QuestionKind.TEXT: "工作日白天",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """The final print: number, code, the sentence of every clause, and both files."""

    number: str
    code: str
    clauses: tuple[str, ...]
    pdf: bytes
    docx: bytes


class Way:
    """The family's way; each method is one act, and remembers what the next needs."""

    def __init__(self) -> None:
        self.people = family(datetime.now(UTC).astimezone().date())
        self.parties = parties(self.people)
        self.reception_id = self.case_id = self.agreement_id = ""

    @property
    def couple(self) -> tuple[str, str]:
        """The ids of those who talk and sign."""
        return self.people[0].id, self.people[1].id

    def receive(self, records: Records) -> None:
        """The wife comes to the counter."""
        reception = Reception(
            id=uuid4().hex,
            mode=Mode.VISIT,
            source=Source.PARTY_APPLICATION,
            received_at=records.now,
            parties=self.parties,
            staff_id=records.staff.id,
            wish="协议离婚",
            dispute_subtype=DisputeSubtype.DIVORCE,
            summary=STORY,
        )
        told = Consent(
            person_id=self.couple[0],
            ground=ConsentGround.CONSENT,
            notice_given=True,
            recorded_at=records.now,
        )
        entry = receptions.ReceptionEntry(reception=reception, people=self.people, consents=(told,))
        self.reception_id = receptions.save_reception(records, entry).reception.id

    def talk_alone(self, records: Records) -> None:
        """Each of the two is asked alone."""
        for person_id in self.couple:
            form = form_for(person_id, self.parties)
            sheet = Screening(
                id=uuid4().hex,
                person_id=person_id,
                form=form,
                asked_by=records.staff.id,
                asked_at=records.now,
                answers=tuple((question, _CALM[kind_of(question)]) for question in QUESTION_IDS[form]),
            )
            screenings.save_screening(records, sheet)

    def accept(self, records: Records) -> None:
        """The reception becomes a case."""
        version = receptions.get_reception(records, self.reception_id).reception.version
        view = receptions.decide(
            records,
            self.reception_id,
            version,
            Decision.ACCEPTED,
            "双方自愿，属于受理范围。",
            mediator_ids=(records.staff.id,),
            requests=("孩子随申请人生活",),
        )
        self.case_id = view.reception.case_id or ""

    def begin(self, records: Records) -> None:
        """Consents and notices, the child is heard, mediation begins."""
        for person_id in self.couple:
            cases.record_consent(records, self.case_id, person_id, records.today)
            cases.record_rights_notice(records, self.case_id, person_id, records.today)
        cases.record_child_heard(records, self.case_id, self.people[2].id, records.today)
        self._move(records, CaseState.IN_MEDIATION)

    def sit(self, records: Records) -> None:
        """One sitting and its signed record."""
        record = MediationRecord(
            id=uuid4().hex,
            case_id=self.case_id,
            ordinal=0,
            began=records.now - timedelta(minutes=5),
            ended=records.now,
            place="第一调解室",
            present_ids=self.couple,
            mediator_ids=(records.staff.id,),
            recorder_id=records.staff.id,
            rights_explained=True,
            prose="双方就孩子抚养和家务补偿达成一致。",
            result=SittingResult.SUCCEEDED,
        )
        kept = mediation_records.save_mediation_record(records, record)
        mediation_records.sign_mediation_record(records, kept.id, records.today)

    def draft(self, records: Records) -> None:
        """The agreement is written."""
        begun = agreements.begin_agreement(records, self.case_id).agreement
        self.agreement_id = begun.id
        agreements.save_agreement(records, written(begun, self.people, records.today))

    def print(self, records: Records) -> Printed:
        """The final print and what it must say."""
        draft = agreements.agreement_file(records, self.agreement_id).agreement
        context = check_context(records, draft.id)
        said = [render(one, context.library, context.names, context.today).text for one in draft.clauses]
        made = agreements.print_final(records, draft.id, draft.version).current
        if made is None:
            raise ValueError("a final print is current")
        pdf, docx = agreements.final_bytes(records, made.code)
        return Printed(number=made.number, code=made.code, clauses=tuple(said), pdf=pdf, docx=docx)

    def sign(self, records: Records, code: str) -> bool:
        """Everybody signs, the committee seals, the case is agreed; whether the version is frozen."""
        file = agreements.agreement_file(records, self.agreement_id)
        signed = [
            Signature(
                code=code,
                capacity=capacity,
                signer_id=signer,
                manner=SigningManner.SEALED
                if capacity is SigningCapacity.COMMITTEE_SEAL
                else SigningManner.SIGNED,
                on=records.today,
            )
            for capacity, signer in places(file.agreement)
        ]
        frozen = agreements.record_signatures(records, code, signed).frozen
        self._move(records, CaseState.AGREED_WRITTEN)
        return frozen

    def names_again(self, records: Records) -> tuple[str, ...]:
        """The people's names as the register gives them back."""
        return tuple(person.name for person in cases.case_view(records, self.case_id).people)

    def bytes_again(self, records: Records, code: str) -> tuple[bytes, bytes]:
        """Both files as the register gives them back."""
        return agreements.final_bytes(records, code)

    def _move(self, records: Records, to: CaseState) -> None:
        version = cases.case_view(records, self.case_id).case.version
        cases.move_case(records, self.case_id, version, to)


def now() -> datetime:
    """The moment of the next act."""
    return datetime.now(UTC)


__all__ = ["Printed", "Session", "Way", "now"]
