"""An invented counselling file with its session and note, through the use cases the desk uses."""

from __future__ import annotations

from uuid import uuid4

from sqlalchemy import text

from mediation_desk.domain.counselling_consent import ConsentAct, CounsellingConsent
from mediation_desk.domain.counselling_file import CounsellingFile, CounsellingKind
from mediation_desk.domain.counselling_note import NotePart, NoteStyle, NoteText, SignedNote
from mediation_desk.domain.counselling_session import Attendance, CounsellingSession
from mediation_desk.domain.reception import ServiceElement
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.register import people
from mediation_desk.register.records import Records
from mediation_desk.services import counselling_files, counselling_sessions, counselling_signing
from mediation_desk.services.counselling_files import NewFile
from mediation_desk.services.password_check import Confirmed
from tests.case_fixtures import HUSBAND, WIFE
from tests.desk_fixtures import COUNSELLOR, DIRECTOR, MEDIATOR, Office, with_roles

SAID = "“这周睡得好一点，能连着睡五个小时。”"
SEEN = "语速较上次放缓，谈到女儿时微笑。"
SECOND_COUNSELLOR: Staff = with_roles(MEDIATOR, Role.COUNSELLOR)
"""A colleague with keys of their own who counsels too."""

NOTE = NoteText(
    style=NoteStyle.SOAP,
    parts=(
        (NotePart.SAID, SAID),
        (NotePart.SEEN, SEEN),
        (NotePart.ASSESSED, "情绪较前平稳。"),
        (NotePart.PLANNED, "练习先说事实，再说请求。"),
    ),
    interventions="倾听与澄清",
    homework="本周记录两次",
)


def confirmed(records: Records, who: Staff | None = None) -> Confirmed:
    """As if whoever acts, or a colleague beside them, had just typed their own password."""
    return Confirmed(staff_id=(who or records.staff).id, at=records.now)


def hire_second_counsellor(office: Office) -> None:
    """Let the register know that the colleague counsels."""
    with office.as_(DIRECTOR) as records:
        roles = {"roles": '["counsellor"]', "id": SECOND_COUNSELLOR.id}
        records.connection.execute(text("UPDATE staff SET roles = :roles WHERE id = :id"), roles)


def add_file(office: Office, counsellor: Staff = COUNSELLOR, *, consented: bool = True) -> CounsellingFile:
    """A file of the wife's with goals and, unless told otherwise, her signed consent."""
    with office.as_(counsellor) as records:
        for person in (WIFE, HUSBAND):
            if not people.exists(records, person.id):
                people.add(records, person)
        file = counselling_files.open_counselling_file(
            records,
            NewFile(client_ids=(WIFE.id,), kind=CounsellingKind.DIVORCE, goals="睡眠好转，能谈孩子的事"),
        )
        if consented:
            given = CounsellingConsent(person_id=WIFE.id, act=ConsentAct.GIVEN, on=records.today)
            counselling_files.record_consent(records, file.id, given)
        return file


def add_session(office: Office, file: CounsellingFile, counsellor: Staff = COUNSELLOR) -> CounsellingSession:
    """A session that has just begun, to which she came in time."""
    with office.as_(counsellor) as records:
        return counselling_sessions.save_session(
            records,
            CounsellingSession(
                id=uuid4().hex,
                file_id=file.id,
                began=records.now,
                place="辅导室一",
                present_ids=(WIFE.id,),
                attendance=Attendance.ON_TIME,
                elements=frozenset({ServiceElement.PSYCHOLOGY, ServiceElement.COUNSELLING}),
            ),
        )


def sign(
    office: Office, session: CounsellingSession, written: NoteText = NOTE, counsellor: Staff = COUNSELLOR
) -> SignedNote:
    """Its note, signed."""
    with office.as_(counsellor) as records:
        return counselling_signing.sign_note(
            records, confirmed(records), session.id, session.version, written
        )
