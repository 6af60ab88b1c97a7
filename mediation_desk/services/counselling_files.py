"""Counselling files: open one, list them, agree on goals, record consent, close it with a summary."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from mediation_desk.domain.counselling_consent import CounsellingConsent, check_consent, lacking
from mediation_desk.domain.counselling_file import (
    CounsellingFile,
    CounsellingKind,
    CounsellingResult,
    FileState,
    FileWord,
    Satisfaction,
    check_clients,
)
from mediation_desk.domain.dates import age
from mediation_desk.domain.person import Person
from mediation_desk.domain.reception import Decision
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import (
    counselling_consents,
    counselling_files,
    counselling_sessions,
    office,
    people,
    receptions,
    sealed,
)
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_READ, NOTE_WRITE
from mediation_desk.services.case_team import refuse_whoever_stands_apart
from mediation_desk.services.counselling_access import (
    FileRight,
    known_file,
    led_file,
    open_led_file,
    right_to,
)
from mediation_desk.services.counselling_story import SessionStory, stories
from mediation_desk.services.permission import allowed
from mediation_desk.services.visit_planning import plan_after_counselling

_OF_AGE = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFile:
    """What a file begins with; `reception_id` is the reception decided 辅导 that it comes from, if any."""

    client_ids: tuple[str, ...]
    kind: CounsellingKind
    goals: str = ""
    reception_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FileView:
    """A file as its page shows it; sealed words are not in it but opened by `open_file_words`.

    `clients` are named alone, without contact, for whoever does not lead it. `lacking` are those whose
    informed consent does not stand. `members` are all staff, for their names.
    """

    file: CounsellingFile
    right: FileRight
    clients: tuple[Person, ...]
    consents: tuple[CounsellingConsent, ...]
    lacking: tuple[str, ...]
    sessions: tuple[SessionStory, ...]
    members: tuple[Staff, ...]
    has_goals: bool
    has_closing: bool

    def session(self, session_id: str) -> SessionStory | None:
        """One of its sessions, or None."""
        return next((one for one in self.sessions if one.session.id == session_id), None)

    def member(self, staff_id: str) -> str:
        """The name of a member of staff, empty when unknown."""
        return next((one.name for one in self.members if one.id == staff_id), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class FileWords:
    """The sealed words of a file as a whole, empty where there are none or they open for others only."""

    goals: str
    closing: str


@allowed(NOTE_WRITE, changes={"counselling_file"})
def open_counselling_file(records: Records, wanted: NewFile, *, listed: str = "") -> CounsellingFile:
    """Open a file led by whoever acts, and number it.

    Raises DeskError: counselling.client_needed, counselling.client_twice, person.missing,
    counselling.not_decided (the reception was not decided 辅导), case.assign_another, text.*, those of
    `numbers.take` (`listed` is a number of the list 恢复后待补录).
    """
    check_clients(wanted.client_ids)
    check_text(wanted.goals, "goals", PARAGRAPH, lines=True)
    people.get_many(records, wanted.client_ids)
    for person_id in wanted.client_ids:
        refuse_whoever_stands_apart(records, person_id)
    if wanted.reception_id is not None:
        decided = receptions.get(records, wanted.reception_id).decisions
        if not decided or decided[-1].decision is not Decision.COUNSELLING:
            raise DeskError("counselling.not_decided")
    file = counselling_files.add(
        records,
        CounsellingFile(
            id=uuid4().hex,
            client_ids=wanted.client_ids,
            kind=wanted.kind,
            counsellor_id=records.staff.id,
            opened_on=records.today,
            reception_id=wanted.reception_id,
        ),
        listed,
    )
    if wanted.goals.strip():
        counselling_files.write_word(records, file.id, FileWord.GOALS, wanted.goals.strip())
    return file


@allowed(NOTE_READ)
def counselling_file(records: Records, file_id: str) -> FileView:
    """A file with its clients, consents and sessions, without a word of what is sealed.

    Raises DeskError: counselling.missing, counselling.not_yours.
    """
    file = counselling_files.get(records, file_id)
    right = right_to(records, file)
    given = counselling_consents.of_file(records, file_id)
    clients = people.get_many(records, file.client_ids)
    return FileView(
        file=file,
        right=right,
        clients=tuple(clients if right is FileRight.LEADS else map(_named, clients)),
        consents=given,
        lacking=lacking(file.client_ids, given),
        sessions=stories(records, counselling_sessions.of_file(records, file_id)),
        members=tuple(office.all_staff(records)),
        has_goals=counselling_files.newest_word(records, file_id, FileWord.GOALS) is not None,
        has_closing=counselling_files.newest_word(records, file_id, FileWord.CLOSING) is not None,
    )


def _named(client: Person) -> Person:
    """Who somebody is and no more: a reader of notes gets no phone, home, work or identity number."""
    return Person(
        id=client.id,
        version=client.version,
        name=client.name,
        sex=client.sex,
        born=client.born,
        safe_contact=client.safe_contact,
        contact=None,
    )


@allowed(NOTE_READ, changes={"journal"})
def open_file_words(records: Records, file_id: str) -> FileWords:
    """Goals and closing summary, as far as they open for whoever asks; journalled."""
    known_file(records, file_id)
    told = {}
    for word in FileWord:
        sealed_id = counselling_files.newest_word(records, file_id, word)
        told[word] = sealed.unseal_many(records, [sealed_id]).get(sealed_id, "") if sealed_id else ""
        if told[word]:
            records.journal("open_counselling_word", file_id, sealed_id or "", fields=(word.value,))
    return FileWords(goals=told[FileWord.GOALS], closing=told[FileWord.CLOSING])


@allowed(NOTE_WRITE, changes={"counselling_file"})
def agree_on_goals(records: Records, file_id: str, goals: str) -> None:
    """Seal what counsellor and client work towards; earlier goals stay beneath. DeskError: text.*."""
    open_led_file(records, file_id)
    if not goals.strip():
        raise DeskError("counselling.goals_needed", field="goals")
    check_text(goals, "goals", PARAGRAPH, lines=True)
    counselling_files.write_word(records, file_id, FileWord.GOALS, goals.strip())


@allowed(NOTE_WRITE, changes={"counselling_file"})
def change_kind(records: Records, file_id: str, version: int, kind: CounsellingKind) -> CounsellingFile:
    """Another kind of counselling than it began with. DeskError: record.changed_meanwhile."""
    file = replace(open_led_file(records, file_id), kind=kind, version=version)
    return counselling_files.save(records, file, "change_counselling_file", "kind")


@allowed(NOTE_WRITE, changes={"counselling_file"})
def add_client(records: Records, file_id: str, version: int, person_id: str) -> CounsellingFile:
    """One more client, as when a husband joins; nobody is ever taken out.

    Raises DeskError: counselling.client_twice, person.missing, case.assign_another, record.changed_meanwhile.
    """
    file = open_led_file(records, file_id)
    people.get(records, person_id)
    refuse_whoever_stands_apart(records, person_id)
    joined = (*file.client_ids, person_id)
    check_clients(joined)
    changed = replace(file, client_ids=joined, version=version)
    return counselling_files.save(records, changed, "change_counselling_file", "clients")


@allowed(NOTE_WRITE, changes={"counselling_file"})
def record_consent(records: Records, file_id: str, consent: CounsellingConsent) -> None:
    """Note the day a client signed the informed consent, or took it back; both may come at any time.

    Raises DeskError: counselling.stranger, counselling.guardian_needed, date.in_future, text.*.
    """
    file = led_file(records, file_id)
    if consent.person_id not in file.client_ids:
        raise DeskError("counselling.stranger")
    born = people.get(records, consent.person_id).born
    minor = born is not None and age(born, consent.on) < _OF_AGE
    check_consent(consent, minor=minor, today=records.today)
    check_text(consent.guardian, "guardian")
    counselling_consents.add(records, file_id, consent)


@allowed(NOTE_WRITE, changes={"counselling_file"})
def close_counselling_file(
    records: Records,
    file_id: str,
    version: int,
    summary: str,
    result: CounsellingResult | None = None,
    satisfaction: Satisfaction | None = None,
) -> CounsellingFile:
    """Close a file with its summary (次数, 目标达成, 结果, 建议, 回访), which is sealed.

    Raises DeskError: counselling.summary_needed, counselling.unsigned, record.changed_meanwhile, text.*.
    """
    file = open_led_file(records, file_id)
    if not summary.strip():
        raise DeskError("counselling.summary_needed", field="summary")
    check_text(summary, "summary", PARAGRAPH, lines=True)
    told = stories(records, counselling_sessions.of_file(records, file_id))
    if any(one.waits(records.now) for one in told):
        raise DeskError("counselling.unsigned")
    counselling_files.write_word(records, file_id, FileWord.CLOSING, summary.strip())
    closed = replace(
        file,
        version=version,
        state=FileState.CLOSED,
        closed_on=records.today,
        result=result,
        satisfaction=satisfaction,
    )
    kept = counselling_files.save(
        records, closed, "close_counselling_file", "state", "result", "satisfaction"
    )
    plan_after_counselling(records, kept)
    return kept
