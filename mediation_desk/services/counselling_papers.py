"""What the papers of a counselling file print, as words: a signed note, the service record, the consent."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from mediation_desk.documents.counselling_note import AdditionFacts, NoteFacts
from mediation_desk.documents.counselling_service_record import ServiceFacts, SpouseFacts
from mediation_desk.documents.informed_consent import ConsentFacts
from mediation_desk.documents.papers import PAPERS
from mediation_desk.domain.counselling_note import STYLES, NoteStyle, NoteText
from mediation_desk.domain.counselling_session import CounsellingSession
from mediation_desk.domain.dates import SHANGHAI, age, legal_day
from mediation_desk.domain.note_styles import HEADINGS
from mediation_desk.domain.numerals import plain_date
from mediation_desk.domain.person import Person
from mediation_desk.domain.service_details import AS_REGISTERED
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    cases,
    counselling_notes,
    counselling_sessions,
    office,
    people,
    service_details,
)
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import NOTE_READ, NOTE_WRITE
from mediation_desk.services.counselling_access import known_file, led_file
from mediation_desk.services.counselling_notes import open_note
from mediation_desk.services.paper_gate import MadePaper
from mediation_desk.services.permission import allowed
from mediation_desk.words import paper_term

_LETTERS = {NoteStyle.SOAP: "SOAP", NoteStyle.DAP: "DAP"}
_BESIDES = (("interventions", "干预与技术"), ("homework", "作业与约定"), ("next_step", "下一步"))


@dataclass(frozen=True, slots=True, kw_only=True)
class ServiceWords:
    """What the service record says besides what the register knows, typed by its author for this paper.

    `family_roles` are 家庭身份 in the order of the clients.
    """

    family_roles: tuple[str, ...] = ()
    married_for: str = ""
    inquiry: str = ""
    assessment: str = ""
    other: str = ""
    remarks: str = ""


FILE_PAPERS = frozenset(
    {
        "counselling_note",
        "informed_consent",
        "confidentiality_agreement",
        "privacy_agreement",
    }
)
"""The papers of a counselling file that are made here; a note is told by its id.

The service record, which its clients hold, is made by `service_records` alone: it passes the wall.
"""


@allowed(NOTE_READ, changes={"journal"})
def counselling_paper(records: Records, key: str, file_id: str, subject_id: str = "") -> MadePaper:
    """A paper of a counselling file, filled. DeskError as of the facts it prints, paper.missing_glyph."""
    kind = next(kind for kind in PAPERS if kind.key == key and key in FILE_PAPERS)
    facts: object
    if key == "counselling_note":
        session_id = counselling_notes.get(records, subject_id).session_id
        _check_place(records, session_id, file_id)
        facts = note_facts(records, subject_id)
    else:
        facts = consent_facts(records, file_id)
    return paper_gate.of_file(key, kind.build(facts), file_id, subject_id)


@allowed(NOTE_READ, changes={"journal"})
def note_facts(records: Records, note_id: str) -> NoteFacts:
    """A signed note with everything added to it, for one of its readers; journalled as opened.

    Raises DeskError: note.missing, counselling.not_yours, sealed.not_yours, sealed.altered.
    """
    opened = open_note(records, note_id)
    if not opened.holds:
        raise DeskError("sealed.altered")
    session = counselling_sessions.get(records, opened.note.session_id)
    file = known_file(records, session.file_id)
    staff = {one.id: one.name for one in office.all_staff(records)}
    names = people.names(records, file.client_ids)
    came = [names.get(one, "") for one in session.present_ids]
    return NoteFacts(
        number=file.number,
        ordinal=str(session.ordinal),
        clients="、".join(names.get(one, "") for one in file.client_ids),
        time=_time(session),
        manner=f"{paper_term(session.mode)}，{paper_term(session.form)}",
        present="、".join(filter(None, (*came, session.others))),
        attendance=paper_term(session.attendance) if session.attendance else "",
        place=session.place,
        counsellor=staff.get(file.counsellor_id, ""),
        elements="、".join(paper_term(one) for one in sorted(session.elements)),
        parts=parts_of(opened.text),
        author=staff.get(opened.note.author_id, ""),
        signed=_moment(opened.note.signed_at),
        version=str(opened.note.n),
        additions=tuple(
            AdditionFacts(
                kind=paper_term(one.kind),
                text=words,
                author=staff.get(one.author_id, ""),
                signed=_moment(one.signed_at),
                confirmed=staff.get(one.confirmed_by or "", ""),
            )
            for one, words in opened.added
        ),
        voided=any(one.confirmed_by for one, _words in opened.added),
    )


def parts_of(text: NoteText) -> tuple[tuple[str, str], ...]:
    """The boxes of a note with their printed names and words, empty ones of its style included."""
    letters = _LETTERS.get(text.style, "")
    boxes = STYLES[text.style]
    named = [
        (f"{letters[n]}　{HEADINGS[part]}" if letters else HEADINGS[part], text.part(part))
        for n, part in enumerate(boxes)
    ]
    besides = [(name, getattr(text, field)) for field, name in _BESIDES if getattr(text, field).strip()]
    return (*named, *besides)


@allowed(NOTE_WRITE)
def service_record_facts(records: Records, session_id: str, words: ServiceWords) -> ServiceFacts:
    """The service record (D27) of a session: what the register knows, and the words chosen for this paper.

    Nothing sealed gets in by itself: the paper goes to the registry's files.
    """
    session = counselling_sessions.get(records, session_id)
    file = led_file(records, session.file_id)
    staff = {one.id: one.name for one in office.all_staff(records)}
    clients = people.get_many(records, file.client_ids)
    centre = office.centre(records).counselling_centre
    return ServiceFacts(
        number=file.number,
        date=plain_date(legal_day(session.began)),
        half="上午" if session.began.astimezone(SHANGHAI).hour < 12 else "下午",
        counsellor=staff.get(file.counsellor_id, ""),
        spouses=tuple(
            replace(
                _spouse(one, centre, agreed=_phone_agreed(records, one.id)),
                family_role=role,
                married_for=words.married_for,
            )
            for one, role in zip_longest(clients[:2], words.family_roles[:2], fillvalue="")
            if isinstance(one, Person)
        ),
        kind=file.kind,
        inquiry=words.inquiry,
        assessment=words.assessment,
        other=words.other,
        remarks=words.remarks,
        result=file.result or "",
        satisfaction=file.satisfaction or "",
    )


@allowed(NOTE_WRITE)
def consent_facts(records: Records, file_id: str) -> ConsentFacts:
    """The informed consent (D28) of a file, to be signed by each client."""
    file = led_file(records, file_id)
    clients = people.get_many(records, file.client_ids)
    centre = office.centre(records)
    return ConsentFacts(
        number=file.number,
        centre=centre.counselling_centre,
        clients=tuple(one.name for one in clients),
        minor=any(one.born is not None and age(one.born, records.today) < 18 for one in clients),
        retention="十年",
    )


def _phone_agreed(records: Records, person_id: str) -> bool:
    """Whether no answer this person gave in any of their cases keeps their phone from the other side."""
    ids = people.same(records, person_id)
    answers = (service_details.of_case(records, one) for one in cases.of_person(records, person_id))
    return all(given.get(one, AS_REGISTERED).phone for given in answers for one in ids)


def _spouse(person: Person, centre: str, *, agreed: bool) -> SpouseFacts:
    """One person's own row: through the centre only, when they asked for safe contact or did not agree."""
    hidden = person.safe_contact or person.contact is None
    phones = person.contact.phones if person.contact else ()
    return SpouseFacts(
        name=person.name,
        sex=paper_term(person.sex),
        marital_status=paper_term(person.marital_status),
        education=person.education,
        identity_number="" if hidden else person.identity_number,
        occupation="" if hidden else person.occupation,
        phone=f"由{centre}代转"
        if hidden or not agreed
        else next((one.number for one in phones if one.safe_to_call is not False), ""),
    )


def _time(session: CounsellingSession) -> str:
    began, ended = session.began.astimezone(SHANGHAI), session.ended.astimezone(SHANGHAI)
    return f"{plain_date(began.date())}{began.hour}时{began:%M}分至{ended.hour}时{ended:%M}分"


def _moment(moment: datetime) -> str:
    local = moment.astimezone(SHANGHAI)
    return f"{plain_date(local.date())}{local.hour}时{local:%M}分"


def _check_place(records: Records, session_id: str, file_id: str) -> None:
    if counselling_sessions.get(records, session_id).file_id != file_id:
        raise DeskError("counselling.session_missing")
