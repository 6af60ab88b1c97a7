"""Restricted records: who opens them, what they raise, what they hold back, what the first page says."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from mediation_desk.domain.case import CaseState
from mediation_desk.domain.minor_report import Harm, MinorReport, ReportedTo
from mediation_desk.domain.safety import Mark
from mediation_desk.domain.safety_plan import PlanHandOver, SafeContact, SafetyPlan
from mediation_desk.domain.safety_record import CONTENTS, Reminder, SafetyContent, SafetyRecord
from mediation_desk.domain.violence import Incident, Measure, ProtectionOrder, ViolenceKind, WarningLetter
from mediation_desk.errors import DeskError
from mediation_desk.register import cases as case_rows
from mediation_desk.register import journal
from mediation_desk.register import people as person_rows
from mediation_desk.register.records import Records
from mediation_desk.register.search.tokens import phone_tokens
from mediation_desk.services import (
    cases,
    conflicts,
    people,
    safe_contact,
    safety_papers,
    safety_records,
    screenings,
)
from mediation_desk.services.papers_out import Way
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.today import look_at_today
from tests.case_fixtures import CHILD, HUSBAND, WIFE, add_case, begin_mediation, screen
from tests.desk_fixtures import (
    COUNSELLOR,
    DIRECTOR,
    MEDIATOR,
    NOON,
    OTHER_MEDIATOR,
    RECEPTION,
    Office,
)

HIDING = "姐姐家在望湖路12号"
PLAN = SafetyPlan(contact_way="周三上午打单位电话", places=HIDING, hand_over=PlanHandOver.CUSTODY)

IN_FORCE = ProtectionOrder(court="青禾区法院", valid_from=date(2026, 3, 1), valid_to=date(2026, 8, 31))
LAPSED = ProtectionOrder(court="青禾区法院", valid_from=date(2025, 3, 1), valid_to=date(2025, 8, 31))
OTHERWISE = ProtectionOrder(court="法院", measures=frozenset({Measure.OTHER}))


def record(content: SafetyContent, person_id: str = WIFE.id, case_id: str | None = None) -> SafetyRecord:
    return SafetyRecord(id=uuid4().hex, person_id=person_id, case_id=case_id, content=content)


def mark(office: Office, person_id: str = WIFE.id) -> Mark:
    with office.reading(MEDIATOR) as records:
        return screenings.standing_of(records, person_id).mark


def opened(office: Office, who: object, person_id: str = WIFE.id) -> tuple[SafetyRecord, ...]:
    with office.as_(who) as records:  # type: ignore[arg-type]
        return safety_records.safety_sheet(records, person_id).records


def sure(records: Records) -> Confirmed:
    return Confirmed(staff_id=records.staff.id, at=records.now)


@pytest.fixture
def case_id(desk_office: Office) -> str:
    return add_case(desk_office)


def test_author_and_director_open_it_until_somebody_is_asked_in(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = safety_records.keep_safety_record(records, record(PLAN, case_id=case_id))
    assert [one.content for one in opened(desk_office, MEDIATOR)] == [PLAN]
    assert [one.content for one in opened(desk_office, DIRECTOR)] == [PLAN]
    assert opened(desk_office, COUNSELLOR) == opened(desk_office, OTHER_MEDIATOR) == ()
    with pytest.raises(DeskError, match="permission"), desk_office.as_(RECEPTION) as records:
        safety_records.safety_sheet(records, WIFE.id)
    with pytest.raises(DeskError, match=r"sealed\.not_yours"), desk_office.as_(COUNSELLOR) as records:
        safety_records.ask_in(records, sure(records), kept.id, (COUNSELLOR.id,))
    with pytest.raises(DeskError, match="not_for_them"), desk_office.as_(MEDIATOR) as records:
        safety_records.ask_in(records, sure(records), kept.id, (RECEPTION.id,))
    with desk_office.as_(MEDIATOR) as records:
        safety_records.ask_in(records, sure(records), kept.id, (COUNSELLOR.id,))
    assert [one.id for one in opened(desk_office, COUNSELLOR)] == [kept.id]


def test_another_version_keeps_its_readers_and_the_one_before(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = safety_records.keep_safety_record(records, record(PLAN, case_id=case_id))
        safety_records.ask_in(records, sure(records), kept.id, (COUNSELLOR.id,))
    with desk_office.as_(COUNSELLOR) as records:
        again = replace(kept, content=replace(PLAN, code_word="晒被子"))
        assert safety_records.keep_safety_record(records, again).version == 2
        assert [one.version for one in safety_records.safety_versions(records, kept.id)] == [2, 1]
    assert [one.version for one in opened(desk_office, MEDIATOR)] == [2]
    with pytest.raises(DeskError, match="changed_meanwhile"), desk_office.as_(MEDIATOR) as records:
        safety_records.keep_safety_record(records, kept)
    with pytest.raises(DeskError, match=r"sealed\.not_yours"), desk_office.as_(OTHER_MEDIATOR) as records:
        safety_records.keep_safety_record(records, replace(kept, version=2))


def test_opening_and_keeping_stand_in_the_journal_without_a_word(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = safety_records.keep_safety_record(records, record(PLAN, case_id=case_id))
    opened(desk_office, DIRECTOR)
    with desk_office.reading(DIRECTOR) as records:
        acts = [(one.act, one.staff_id) for one in journal.entries(records, kept.id)]
    assert acts == [("open_safety_records", DIRECTOR.id), ("keep_safety_record", MEDIATOR.id)]
    assert HIDING.encode() not in desk_office.path.read_bytes()


def test_a_case_shows_nothing_of_them(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        safety_records.keep_safety_record(records, record(PLAN, case_id=case_id))
    with desk_office.reading(MEDIATOR) as records:
        view = cases.case_view(records, case_id)
    assert HIDING not in repr(view)
    assert "safety" not in repr(view.events)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (Incident(on=date(2026, 3, 1), kinds=frozenset({ViolenceKind.BODY}), injury="手臂"), Mark.RED),
        (Incident(on=date(2026, 3, 1), kinds=frozenset({ViolenceKind.MIND})), Mark.ORANGE),
        (Incident(on=date(2025, 1, 1), kinds=frozenset({ViolenceKind.BODY}), weapon="凳子"), Mark.ORANGE),
        (Incident(on=date(2025, 1, 1), kinds=frozenset({ViolenceKind.BODY}), child_hurt=True), Mark.RED),
        (WarningLetter(police_unit="青禾派出所"), Mark.ORANGE),
        (WarningLetter(police_unit="青禾派出所", breaches="又上门"), Mark.RED),
        (
            ProtectionOrder(court="青禾区法院", valid_from=date(2026, 3, 1), valid_to=date(2026, 8, 31)),
            Mark.RED,
        ),
        (
            ProtectionOrder(court="青禾区法院", valid_from=date(2025, 3, 1), valid_to=date(2025, 8, 31)),
            Mark.ORANGE,
        ),
        (PLAN, Mark.UNFINISHED),
    ],
)
def test_what_speaks_of_danger_raises_the_mark(
    desk_office: Office, case_id: str, content: SafetyContent, expected: Mark
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        safety_records.keep_safety_record(records, record(content, case_id=case_id))
    assert mark(desk_office) is expected
    with desk_office.reading(MEDIATOR) as records:
        assert case_rows.mark(records, case_id) is expected


def test_a_record_never_lowers_a_mark(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        screenings.raise_mark(records, WIFE.id, Mark.RED, "害怕")
        safety_records.keep_safety_record(records, record(WarningLetter(police_unit="青禾派出所")))
    assert mark(desk_office) is Mark.RED


def test_an_open_report_keeps_the_case_open_and_stands_first(desk_office: Office, case_id: str) -> None:
    begin_mediation(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        report = MinorReport(found_at=records.now - timedelta(minutes=20), harm=Harm.ABUSE)
        kept = safety_records.keep_safety_record(records, record(report, CHILD.id, case_id))
        order = ProtectionOrder(court="法院", valid_from=date(2026, 2, 1), valid_to=date(2026, 3, 20))
        safety_records.keep_safety_record(records, record(order, WIFE.id, case_id))
        version = case_rows.get(records, case_id).version
        cases.move_case(records, case_id, version, CaseState.WITHDRAWN, reason="双方撤回")
    with desk_office.reading(MEDIATOR) as records:
        today = look_at_today(records, Path("/"))
        assert [one.reminder for one in today.safety] == [Reminder.REPORT, Reminder.LAPSE]
        version = case_rows.get(records, case_id).version
    with pytest.raises(DeskError, match=r"move\.minor_harm_open"), desk_office.as_(MEDIATOR) as records:
        cases.move_case(records, case_id, version, CaseState.CLOSED)
    with desk_office.as_(MEDIATOR) as records:
        done = replace(report, reported_at=records.now, reported_to=frozenset({ReportedTo.POLICE}))
        assert done.minutes == 20
        safety_records.keep_safety_record(records, replace(kept, content=done))
        version = case_rows.get(records, case_id).version
        assert cases.move_case(records, case_id, version, CaseState.CLOSED).state is CaseState.CLOSED


def test_the_first_page_reminds_readers_alone(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        soon = replace(PLAN, next_contact=records.now + timedelta(hours=5))
        later = replace(PLAN, next_contact=records.now + timedelta(days=5))
        for plan in (soon, later):
            safety_records.keep_safety_record(records, record(plan, case_id=case_id))
    shown = {}
    for who in (COUNSELLOR, DIRECTOR, MEDIATOR, RECEPTION):
        with desk_office.reading(who) as records:
            shown[who.name] = [one.reminder for one in look_at_today(records, Path("/")).safety]
    assert shown == {
        COUNSELLOR.name: [Reminder.CONTACT],
        DIRECTOR.name: [],
        MEDIATOR.name: [],
        RECEPTION.name: [],
    }


@pytest.mark.parametrize(
    ("content", "key", "field"),
    [
        (SafetyPlan(), "plan.way_needed", "contact_way"),
        (SafetyPlan(contact_way="短信", paper_wanted=True), "plan.hand_over_needed", "hand_over"),
        (Incident(kinds=frozenset({ViolenceKind.BODY})), "incident.on_needed", "on"),
        (Incident(on=date(2026, 3, 1)), "incident.kind_needed", "kinds"),
        (Incident(on=date(2026, 4, 1), kinds=frozenset({ViolenceKind.BODY})), "date.in_future", "on"),
        (
            ProtectionOrder(court="法院", valid_from=date(2026, 8, 31), valid_to=date(2027, 3, 1)),
            "order.too_long",
            "valid_to",
        ),
        (ProtectionOrder(court="法院", valid_from=date(2026, 3, 1)), "order.both_days", "valid_to"),
        (
            ProtectionOrder(court="法院", measures=frozenset({Measure.OTHER})),
            "order.other_measure",
            "other_measure",
        ),
        (MinorReport(), "report.found_needed", "found_at"),
        (
            MinorReport(found_at=NOON, harm=Harm.ABUSE, reported_to=frozenset({ReportedTo.POLICE})),
            "report.when_needed",
            "reported_at",
        ),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    desk_office: Office, content: SafetyContent, key: str, field: str
) -> None:
    add_case(desk_office)
    with pytest.raises(DeskError) as refused, desk_office.as_(MEDIATOR) as records:
        safety_records.keep_safety_record(records, record(content))
    assert (refused.value.key, refused.value.field) == (key, field)


def test_six_months_end_with_the_month() -> None:
    order = ProtectionOrder(court="法院", valid_from=date(2026, 8, 31), valid_to=date(2027, 2, 28))
    assert order.in_force(date(2027, 2, 28))
    assert not order.in_force(date(2027, 3, 1))


def test_paper_only_by_the_persons_choice(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = safety_records.keep_safety_record(records, record(PLAN, case_id=case_id))
    with pytest.raises(DeskError, match="paper_not_wanted"), desk_office.as_(MEDIATOR) as records:
        safety_papers.plan_paper(records, sure(records), kept.id)
    with desk_office.as_(MEDIATOR) as records:
        wanted = replace(PLAN, paper_wanted=True)
        safety_records.keep_safety_record(records, replace(kept, content=wanted))
        made = safety_papers.plan_paper(records, sure(records), kept.id)
        safety_papers.note_plan_out(records, kept.id, Way.PRINTER)
        with zipfile.ZipFile(io.BytesIO(made.docx)) as parts:
            words = parts.read("word/document.xml").decode()
        events = case_rows.events(records, case_id)
    assert HIDING in words
    assert not [name for name in (WIFE.name, HUSBAND.name) if name in words]
    assert made.case_id == ""
    assert "安全" not in made.name
    assert all("safety" not in str(one.names) for one in events)
    for who in (OTHER_MEDIATOR, COUNSELLOR):
        with pytest.raises(DeskError, match=r"sealed\.not_yours"), desk_office.as_(who) as records:
            safety_papers.plan_paper(records, sure(records), kept.id)


@pytest.mark.parametrize("of_the_case", [True, False])
def test_a_plan_that_tells_the_other_sides_secret_stops(
    desk_office: Office, case_id: str, *, of_the_case: bool
) -> None:
    with desk_office.as_(MEDIATOR) as records:
        told = replace(PLAN, paper_wanted=True, evidence=f"他的身份证{HUSBAND.identity_number}")
        kept = safety_records.keep_safety_record(
            records, record(told, case_id=case_id if of_the_case else None)
        )
        made = safety_papers.plan_paper(records, sure(records), kept.id)
    assert made.pdf == b""
    assert made.stop.finds


def test_whoever_stands_apart_neither_reads_nor_writes(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = safety_records.keep_safety_record(records, record(PLAN, case_id=case_id))
        conflicts.declare_conflict(records, case_id, MEDIATOR.id, "亲戚")
    for act in (
        lambda records: safety_records.safety_sheet(records, WIFE.id),
        lambda records: safety_records.safety_versions(records, kept.id),
        lambda records: safety_records.keep_safety_record(records, kept),
    ):
        with pytest.raises(DeskError, match="assign_another"), desk_office.as_(MEDIATOR) as records:
            act(records)


def test_every_kind_comes_back_as_it_was(desk_office: Office, case_id: str) -> None:
    given = {
        "PLAN": replace(PLAN, next_contact=desk_office.clock.now),
        "INCIDENT": Incident(on=date(2026, 3, 1), kinds=frozenset(ViolenceKind)),
        "PROTECTION_ORDER": ProtectionOrder(court="法院", measures=frozenset({Measure.MOVE_OUT})),
    }
    assert len(CONTENTS) == 8
    for content in given.values():
        with desk_office.as_(MEDIATOR) as records:
            safety_records.keep_safety_record(records, record(content, case_id=case_id))
    assert [one.content for one in opened(desk_office, MEDIATOR)] == list(given.values())[::-1]


def test_search_before_create_says_nothing_of_it(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        safety_records.keep_safety_record(records, record(PLAN, case_id=case_id))
    with desk_office.reading(RECEPTION) as records:
        typed = people.TypedPerson(side=people.Side.SEEKER, name=WIFE.name)
        assert HIDING not in repr(people.matches(records, typed))


def test_red_seals_how_the_person_is_reached(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(RECEPTION) as records:
        screenings.raise_mark(records, WIFE.id, Mark.RED, "在电话里说害怕")
    with desk_office.reading(MEDIATOR) as records:
        guarded = person_rows.get(records, WIFE.id)
        assert (guarded.safe_contact, guarded.contact) == (True, None)
        assert person_rows.contact_readers(records, WIFE.id) == {RECEPTION.id, MEDIATOR.id, DIRECTOR.id}
        assert not person_rows.search_tokens(records, WIFE.id) & phone_tokens(["13800000276"])
        assert person_rows.get(records, HUSBAND.id).safe_contact is False
    with desk_office.as_(MEDIATOR) as records:
        assert safe_contact.reveal_address(records, WIFE.id) == "青禾街道梧桐苑小区4号楼2单元1102"
    with desk_office.reading(DIRECTOR) as records:
        acts = [one.act for one in journal.entries(records, WIFE.id)]
    assert acts[:2] == ["reveal_address", "open_contact"]
    with pytest.raises(DeskError, match=r"sealed\.not_yours"), desk_office.as_(COUNSELLOR) as records:
        safe_contact.reveal_address(records, WIFE.id)


def test_a_lower_mark_does_not_end_safe_contact(desk_office: Office, case_id: str) -> None:
    with desk_office.as_(MEDIATOR) as records:
        screenings.raise_mark(records, WIFE.id, Mark.RED, "害怕")
        lower = screen(records, WIFE.id)
    with desk_office.as_(DIRECTOR) as records:
        screenings.approve_lower_mark(records, WIFE.id, lower.id)
        assert screenings.standing_of(records, WIFE.id).mark is Mark.NONE
        assert person_rows.get(records, WIFE.id).safe_contact


def test_safe_contact_begins_by_hand_with_a_reason(desk_office: Office, case_id: str) -> None:
    way = SafeContact(way="单位电话 0531-80001235，周三上午", reason="手机被对方查看")
    with pytest.raises(DeskError, match="reason_needed"), desk_office.as_(MEDIATOR) as records:
        safety_records.keep_safety_record(records, record(replace(way, reason=" ")))
    with desk_office.as_(MEDIATOR) as records:
        safety_records.keep_safety_record(records, record(way, case_id=case_id))
        assert person_rows.get(records, WIFE.id).contact is None
    assert mark(desk_office) is Mark.UNFINISHED
