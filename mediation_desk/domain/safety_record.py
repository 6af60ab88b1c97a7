"""A restricted record of safety: who it is about, what it holds, what others must act on, and when."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.disclosure import Disclosure
from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.minor_report import MinorReport, check_report
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.safety_plan import SafeContact, SafetyPlan
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.domain.violence import (
    Incident,
    ProtectionOrder,
    ShelterStay,
    ViolenceKind,
    WarningLetter,
    check_order,
)
from mediation_desk.errors import DeskError

SafetyContent = (
    SafetyPlan
    | SafeContact
    | Incident
    | WarningLetter
    | ProtectionOrder
    | ShelterStay
    | MinorReport
    | Disclosure
)
RECENT_DAYS = 92
"""Three months, as the talk asks about them (近三个月)."""


class SafetyKind(StrEnum):
    """What a record is; sealed with its text."""

    PLAN = "plan"
    SAFE_CONTACT = "safe_contact"
    INCIDENT = "incident"
    WARNING_LETTER = "warning_letter"
    PROTECTION_ORDER = "protection_order"
    SHELTER_STAY = "shelter_stay"
    MINOR_REPORT = "minor_report"
    DISCLOSURE = "disclosure"


class Reminder(StrEnum):
    """What the first page says of a record, in words that tell a visitor nothing."""

    NONE = "none"
    CONTACT = "contact"
    VISIT = "visit"
    LAPSE = "lapse"
    REPORT = "report"


CONTENTS: dict[SafetyKind, type[SafetyContent]] = {
    SafetyKind.PLAN: SafetyPlan,
    SafetyKind.SAFE_CONTACT: SafeContact,
    SafetyKind.INCIDENT: Incident,
    SafetyKind.WARNING_LETTER: WarningLetter,
    SafetyKind.PROTECTION_ORDER: ProtectionOrder,
    SafetyKind.SHELTER_STAY: ShelterStay,
    SafetyKind.MINOR_REPORT: MinorReport,
    SafetyKind.DISCLOSURE: Disclosure,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyRecord:
    """One version of a record; `version` 0 is not kept yet. Read and written only by its readers."""

    id: str
    person_id: str
    content: SafetyContent
    case_id: str | None = None
    version: int = 0
    author: str = ""
    written_at: datetime | None = None

    @property
    def kind(self) -> SafetyKind:
        """What the record is."""
        return next(kind for kind, content in CONTENTS.items() if isinstance(self.content, content))


def reminder_of(content: SafetyContent) -> tuple[Reminder, datetime | None]:
    """What comes next of a record, and when; nothing for most of them."""
    match content:
        case SafetyPlan(next_contact=datetime() as due):
            return Reminder.CONTACT, due
        case WarningLetter(next_visit_on=date() as on):
            return Reminder.VISIT, _noon(on)
        case ProtectionOrder(valid_to=date() as on):
            return Reminder.LAPSE, _noon(on)
        case MinorReport(found_at=datetime() as found, reported_at=None):
            return Reminder.REPORT, found
    return Reminder.NONE, None


@dataclass(frozen=True, slots=True, kw_only=True)
class SafetyClock:
    """A limit a record began: its rule, from when it is counted, the day it was met."""

    rule: str
    begins: date | datetime
    done_on: date | None = None


def clocks_of(content: SafetyContent) -> tuple[SafetyClock, ...]:
    """The limits a record began beside what its reminder asks for.

    反家庭暴力法 art 28 (a court's hours) and 31 (review); a report that was made stays as one that was met.
    """
    match content:
        case ProtectionOrder(accepted_at=accepted, ruled_on=ruled, urgent=urgent):
            rule = "protection_urgent" if urgent else "protection_decision"
            found = [SafetyClock(rule=rule, begins=accepted, done_on=ruled)] if accepted is not None else []
            found += [SafetyClock(rule="protection_review", begins=ruled)] if ruled is not None else []
            return tuple(found)
        case MinorReport(found_at=datetime() as begins, reported_at=datetime() as reported):
            done = legal_day(reported)
            return tuple(
                SafetyClock(rule=rule, begins=begins, done_on=done)
                for rule in ("report_minor", "report_minor_stop")
            )
    return ()


def shows_on(reminder: Reminder, due_at: datetime, now: datetime, book: LimitBook) -> bool:
    """Whether the first page shows it: contacts from the day before, visits for a week, lapses by their rule.

    A report stays until it is made; a paper that lapsed is shown for as long again, then it is history.
    """
    days = (legal_day(due_at) - legal_day(now)).days
    match reminder:
        case Reminder.REPORT:
            return True
        case Reminder.CONTACT:
            return days <= 1
        case Reminder.VISIT:
            return days <= 7
        case Reminder.LAPSE:
            lead = (legal_day(due_at) - book.ends("protection_remind", due_at)).days
            return -lead <= days <= lead
    return False


def unreported(content: SafetyContent) -> bool:
    """Whether the case may not be closed, because harm to a child was found and not reported yet."""
    return isinstance(content, MinorReport) and content.reported_at is None


def mark_of(content: SafetyContent, today: date) -> Mark | None:
    """The least mark a record asks for, None when it says nothing about danger.

    RED: a breach, an order in force, a child harmed; an injury, a weapon, choking, sexual violence or a
    person held, in the last three months. ORANGE: these longer ago, and any other event in three months.
    """
    recent = today - timedelta(days=RECENT_DAYS)
    match content:
        case WarningLetter():
            breached = content.breached_on is not None or bool(content.breaches.strip())
            return Mark.RED if breached else Mark.ORANGE
        case ProtectionOrder():
            breached = content.breached_on is not None or bool(content.breaches.strip())
            return Mark.RED if breached or content.in_force(today) else Mark.ORANGE
        case MinorReport():
            return Mark.RED
        case Incident():
            grave = bool(content.injury.strip() or content.weapon.strip() or content.choking)
            grave |= bool(content.kinds & {ViolenceKind.SEXUAL, ViolenceKind.LIBERTY})
            lately = content.on is None or content.on >= recent
            if content.child_hurt or (grave and lately):
                return Mark.RED
            return Mark.ORANGE if grave or lately else Mark.YELLOW
    return None


def check_record(record: SafetyRecord, now: datetime, book: LimitBook) -> None:
    """Refuse a record that says nothing or what could not be; nothing typed is changed.

    Raises DeskError: plan.way_needed, plan.hand_over_needed, incident.on_needed, incident.kind_needed,
    letter.unit_needed, shelter.place_needed, disclosure.*, date.in_future, text.*, and those of `check_order`
    and `check_report`.
    """
    content, today = record.content, legal_day(now)
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            check_text(value, field.name, PARAGRAPH, lines=True)
    needs = _NEEDED.get(record.kind, ())
    for name, key in needs:
        value = getattr(content, name)
        if not (value.strip() if isinstance(value, str) else value):
            raise DeskError(key, field=name)
    for name in ("on", "served_on", "breached_on", "applied_on", "since", "refused_on"):
        value = getattr(content, name, None)
        if isinstance(value, date) and value > today:
            raise DeskError("date.in_future", field=name)
    accepted = getattr(content, "accepted_at", None)
    if isinstance(accepted, datetime) and accepted > now:
        raise DeskError("date.in_future", field="accepted_at")
    match content:
        case ProtectionOrder():
            check_order(content, book)
        case MinorReport():
            check_report(content, now)
        case ShelterStay(since=date() as since, until=date() as until) if until < since:
            raise DeskError("shelter.ends_before_it_begins", field="until")
        case SafetyPlan(paper_wanted=True, hand_over=None):
            raise DeskError("plan.hand_over_needed", field="hand_over")


_NEEDED: dict[SafetyKind, tuple[tuple[str, str], ...]] = {
    SafetyKind.PLAN: (("contact_way", "plan.way_needed"),),
    SafetyKind.SAFE_CONTACT: (("way", "plan.way_needed"), ("reason", "safe_contact.reason_needed")),
    SafetyKind.INCIDENT: (("on", "incident.on_needed"), ("kinds", "incident.kind_needed")),
    SafetyKind.WARNING_LETTER: (("police_unit", "letter.unit_needed"),),
    SafetyKind.SHELTER_STAY: (("place", "shelter.place_needed"),),
    SafetyKind.DISCLOSURE: (
        ("what", "disclosure.what_needed"),
        ("to_whom", "disclosure.to_whom_needed"),
        ("ground", "disclosure.ground_needed"),
        ("on", "disclosure.on_needed"),
    ),
}


def _noon(day: date) -> datetime:
    return datetime.combine(day, time(12), tzinfo=SHANGHAI)
