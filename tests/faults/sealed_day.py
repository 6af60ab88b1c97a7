"""One day in which every kind of sealed text is written, each with words of its own to look for."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date, timedelta
from typing import Protocol
from uuid import uuid4

from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.attachment import NewAttachment
from mediation_desk.domain.counselling_note import AdditionKind, NotePart, NoteStyle, NoteText
from mediation_desk.domain.counselling_session import Attendance
from mediation_desk.domain.minor_report import Harm, MinorReport
from mediation_desk.domain.party import Side
from mediation_desk.domain.referral import ReferralState
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.safety_plan import SafetyPlan
from mediation_desk.domain.safety_record import SafetyContent, SafetyRecord
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.violence import Incident, ViolenceKind
from mediation_desk.register import people as people_rows
from mediation_desk.register.drafts import OTHER, SAVED
from mediation_desk.register.records import Records
from mediation_desk.services import (
    attachments,
    counselling_files,
    counselling_notes,
    counselling_sessions,
    counselling_signing,
    crises,
    drafts,
    people,
    process_notes,
    safety_records,
    screenings,
    sides,
    written_desk,
    written_papers,
)
from tests.case_fixtures import CHILD, WIFE, add_case
from tests.counselling_fixtures import add_file, add_session, confirmed
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, RECEPTION
from tests.dossier_fixtures import picture
from tests.referral_fixtures import DANGER, DELEGATED, arrive, move, sent
from tests.scale_fixtures import fill, sheet

WORDS: dict[str, str] = {
    "note": "哨兵笔记她说夜里常醒",
    "interventions": "哨兵做法空椅子",
    "homework": "哨兵作业写三封信",
    "addition": "哨兵补充次日来电",
    "goals": "哨兵目标能睡整夜",
    "attendance": "哨兵缺席因为在派出所",
    "closing": "哨兵小结愿意继续",
    "process note": "哨兵手记只给自己看",
    "process note before": "哨兵手记改写以前",
    "typed": "哨兵半句还没保存",
    "saved": "哨兵半句保存未签",
    "other": "哨兵半句中断以前",
    "private typed": "哨兵半句手记",
    "reception typed": "哨兵半句接待登记",
    "thoughts": "哨兵念头不如不在了",
    "instructions": "哨兵交代不要单独留下",
    "history": "哨兵经过三年前",
    "plan places": "哨兵住处望湖路十二号姐姐家",
    "code word": "哨兵暗号晒被子",
    "incident": "哨兵经过被推下楼梯",
    "injury": "哨兵伤情左臂",
    "report": "哨兵发现孩子背上有伤",
    "report source": "哨兵来源邻居冯桂芝",
    "mark": "哨兵理由带着棍子来过",
    "phrase": "哨兵私话已经找好房子",
    "safe phone": "13800000379",
    "child wish": "哨兵心愿想跟外婆住",
    "void reason": "哨兵作废孩子又改口",
    "wish typed": "哨兵半句心愿还没写完",
    "scan title": "哨兵扫描伤情照片",
    "scan reason": "哨兵撤回拍到孩子的脸",
    "letter": "哨兵去函近三个月多次被打",
    "letter hints": "哨兵提示不要打家里电话",
    "feedback": "哨兵反馈已经出具告诫书",
    "letter typed": "哨兵半句去函",
    "letter in": "哨兵来函警方说有凶器",
    "number in": "哨兵公告诫字9号",
    "proof": "哨兵求助她说昨夜被掐脖子",
}
"""What is sealed, by kind: no word of it may be read with the database key, nor stand on the disk."""


class DayOffice(Protocol):
    """Where the day is lived: `with office.as_(who) as records` is one transaction of one person."""

    def as_(self, who: Staff) -> AbstractContextManager[Records]: ...


def live(office: DayOffice) -> None:
    """Write each of the words where it belongs."""
    case_id = add_case(office)  # type: ignore[arg-type]  # only its transactions are used
    _counsel(office)
    _protect(office, case_id)
    _hear(office, case_id)
    _scan(office, case_id)
    _write_letters(office, case_id)


def _hear(office: DayOffice, case_id: str) -> None:
    """What a child wishes, on a restricted paper: kept, issued with its print, voided with its reason."""
    with office.as_(MEDIATOR) as records:
        fresh = written_desk.written_sheet(records, case_id, "child_wish").paper
        presence = our_wording("child_wish").lists["presence"][0]
        said = dict(fresh.values) | {"words": WORDS["child wish"], "presence": presence}
        draft = written_papers.keep_written(records, replace(fresh, values=tuple(said.items())))
        issued = written_papers.issue_written(records, draft.id, draft.version)
        written_papers.void_written(records, issued.id, WORDS["void reason"])

        wish = written_desk.written_sheet(records, case_id, "child_wish")
        text = json.dumps({"key": "child_wish", "said": WORDS["wish typed"]}, ensure_ascii=False)
        drafts.keep_draft(records, "written_paper", wish.draft, text)
        proof = written_desk.written_sheet(records, case_id, "help_record_proof").paper
        told = tuple((dict(proof.values) | {"words": WORDS["proof"]}).items())
        written_papers.keep_written(records, replace(proof, values=told))


def _scan(office: DayOffice, case_id: str) -> None:
    """A restricted scan with its title, withdrawn with its reason."""
    new = NewAttachment(title=WORDS["scan title"], item=6, restricted=True)
    with office.as_(MEDIATOR) as records:
        kept = attachments.add_picture(records, case_id, picture(), new)
        attachments.withdraw_attachment(records, kept.id, WORDS["scan reason"])


def _write_letters(office: DayOffice, case_id: str) -> None:
    """A report of violence, sent, with what came back; one half typed; a letter that came in."""
    told = replace(DANGER, needs=WORDS["letter"], hints=WORDS["letter hints"])
    kept = sent(office, case_id, told)  # type: ignore[arg-type]  # only its transactions are used
    received = move(office, kept, ReferralState.RECEIVED)  # type: ignore[arg-type]
    move(office, received, ReferralState.FEEDBACK, words=WORDS["feedback"])  # type: ignore[arg-type]
    with office.as_(MEDIATOR) as records:
        drafts.keep_draft(records, "referral", f"case/{case_id}", WORDS["letter typed"])
    came = replace(DELEGATED, materials=WORDS["letter in"], of_safety=True)
    arrive(office, came, number=WORDS["number in"])  # type: ignore[arg-type]


def _counsel(office: DayOffice) -> None:
    file = add_file(office)  # type: ignore[arg-type]  # only its transactions are used
    first = add_session(office, file)  # type: ignore[arg-type]
    absent, waiting = (add_session(office, file) for _n in range(2))  # type: ignore[arg-type]
    written = NoteText(
        style=NoteStyle.SOAP,
        parts=((NotePart.SAID, WORDS["note"]), (NotePart.PLANNED, "下周再谈")),
        interventions=WORDS["interventions"],
        homework=WORDS["homework"],
    )
    result = fill(office, waiting, 12, 1)  # type: ignore[arg-type]
    with office.as_(COUNSELLOR) as records:
        told = replace(
            sheet(records.now),
            thoughts=WORDS["thoughts"],
            instructions=WORDS["instructions"],
            history=WORDS["history"],
        )
        crises.record_crisis(records, crises.begin_crisis(records, result.id), told)
    with office.as_(COUNSELLOR) as records:
        note = counselling_signing.sign_note(records, confirmed(records), first.id, first.version, written)
        counselling_signing.add_to_note(
            records, confirmed(records), note.id, AdditionKind.ADDENDUM, WORDS["addition"]
        )
        counselling_files.agree_on_goals(records, file.id, WORDS["goals"])
        away = replace(absent, attendance=Attendance.NO_SHOW, present_ids=())
        counselling_sessions.save_session(records, away, WORDS["attendance"])
        for form, word in ((counselling_notes.DRAFT, "typed"), (SAVED, "saved"), (OTHER, "other")):
            text = json.dumps({"said": WORDS[word]}, ensure_ascii=False)
            drafts.keep_draft(records, form, waiting.id, text)
        kept = process_notes.write_process_note(records, file.id, WORDS["process note before"])[0]
        process_notes.write_process_note(records, file.id, WORDS["process note"], kept.id, kept.version)
        drafts.keep_draft(records, process_notes.DRAFT, file.id, WORDS["private typed"])
    closed = add_file(office)  # type: ignore[arg-type]
    with office.as_(COUNSELLOR) as records:
        counselling_files.close_counselling_file(records, closed.id, closed.version, WORDS["closing"])


def _protect(office: DayOffice, case_id: str) -> None:
    def keep(person_id: str, content: Callable[[Records], SafetyContent]) -> None:
        with office.as_(MEDIATOR) as records:
            kept = SafetyRecord(
                id=uuid4().hex, person_id=person_id, case_id=case_id, content=content(records)
            )
            safety_records.keep_safety_record(records, kept)

    plan = SafetyPlan(contact_way="周三上午", places=WORDS["plan places"], code_word=WORDS["code word"])
    incident = Incident(
        on=date(2026, 3, 1),
        kinds=frozenset({ViolenceKind.BODY}),
        account=WORDS["incident"],
        injury=WORDS["injury"],
    )
    keep(WIFE.id, lambda _records: plan)
    keep(WIFE.id, lambda _records: incident)
    keep(
        CHILD.id,
        lambda records: MinorReport(
            found_at=records.now - timedelta(minutes=20),
            harm=Harm.ABUSE,
            what=WORDS["report"],
            source=WORDS["report source"],
        ),
    )
    with office.as_(MEDIATOR) as records:
        screenings.raise_mark(records, WIFE.id, Mark.RED, WORDS["mark"])
        sides.keep_phrase_apart(records, case_id, Side.SEEKER, WORDS["phrase"])
    with office.as_(MEDIATOR) as records:
        known = people_rows.get(records, WIFE.id)
        contact = people.open_contact(records, WIFE.id)  # sealed since the mark was raised
        phone = replace(contact.phones[0], number=WORDS["safe phone"])
        safe = replace(known, safe_contact=True, contact=replace(contact, phones=(phone,)))
        people.save_person(records, safe)
    with office.as_(RECEPTION) as records:
        drafts.keep_draft(records, "reception", "", WORDS["reception typed"])
