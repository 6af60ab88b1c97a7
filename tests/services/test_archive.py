"""Archiving: what it refuses, what it keeps, and that nothing changes an archived case any more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import delete, insert, text, update
from sqlalchemy.exc import IntegrityError

from mediation_desk.domain.attachment import NewAttachment
from mediation_desk.domain.case import CaseState, EventKind
from mediation_desk.domain.dossier import Volume
from mediation_desk.domain.party import Side
from mediation_desk.domain.retention import Retention, Years
from mediation_desk.domain.return_visit import CancelReason, VisitState
from mediation_desk.errors import DeskError
from mediation_desk.register import cases, dossiers, people, return_visits
from mediation_desk.register.records import Records
from mediation_desk.register.tables import metadata
from mediation_desk.services import agreements, archive, attachments, sides
from mediation_desk.services import cases as case_services
from mediation_desk.services.dossier_check import dossier_sheet
from mediation_desk.services.limit_facts import performance, visits
from mediation_desk.services.obligations import confirm_all
from mediation_desk.services.password_check import Confirmed
from mediation_desk.services.return_visits import new_visit, visit_sheet
from tests.case_fixtures import WIFE, add_case
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, MEDIATOR, OTHER_MEDIATOR, RECEPTION, Office
from tests.dossier_fixtures import closed_case, confirmed, move, picture
from tests.services.test_dossier_binding import bound


def archived(office: Office, retention: Retention = Retention.PERMANENT, reason: str = "") -> str:
    case_id = closed_case(office)
    put_by(office, case_id, retention, reason)
    return case_id


def put_by(office: Office, case_id: str, retention: Retention, reason: str = "") -> None:
    with office.as_(MEDIATOR) as records:
        version = cases.get(records, case_id).version
        archive.archive_case(records, confirmed(records), case_id, version, retention, reason)


def test_the_list_of_contents_has_its_digest_and_the_class_its_day(desk_office: Office) -> None:
    case_id = archived(desk_office, Retention.LONG, "协议已履行完毕")
    with desk_office.reading(MEDIATOR) as records:
        sheet = dossier_sheet(records, case_id)
    assert sheet.state is CaseState.ARCHIVED
    assert sheet.archived is not None
    assert sheet.archived.digest == dossiers.digest_of(sheet.archived.contents)
    assert {one.key for one in sheet.archived.contents} >= {
        "acceptance_form",
        "mediation_agreement",
        "id_evidence",
    }
    assert all(one.pages for one in sheet.archived.contents)
    assert sheet.kept[0].due_on == date(2056, 12, 31)
    assert sheet.kept[0].reason == "协议已履行完毕"


def test_it_is_refused_while_something_is_missing_and_names_it(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        kept = attachments.filed_attachments(records, case_id)[0]
        attachments.withdraw_attachment(records, kept.id, "扫错了")
    with pytest.raises(DeskError) as refused:
        put_by(desk_office, case_id, Retention.PERMANENT)
    assert refused.value.key == "archive.missing"
    assert refused.value.names == {"items": "3"}


def test_it_is_refused_before_closing_and_without_the_password(desk_office: Office) -> None:
    with pytest.raises(DeskError, match="not_from_here"):
        put_by(desk_office, add_case(desk_office), Retention.LONG)
    case_id = closed_case_again(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        other = Confirmed(staff_id=DIRECTOR.id, at=records.now)
        with pytest.raises(DeskError, match="ask_again"):
            archive.archive_case(records, other, case_id, 1, Retention.LONG)


def closed_case_again(office: Office) -> str:
    with office.reading(MEDIATOR) as records:
        return records.connection.execute(text("SELECT id FROM cases")).scalar_one()


def test_a_class_of_ones_own_needs_its_reason(desk_office: Office) -> None:
    with pytest.raises(DeskError, match="reason_needed"):
        archived(desk_office, Retention.SHORT)


def test_the_general_move_does_not_lead_into_the_archive(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    with pytest.raises(DeskError, match="by_dossier"):
        move(desk_office, case_id, CaseState.ARCHIVED)


def test_harm_to_a_child_that_is_not_reported_keeps_it_out(
    desk_office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mediation_desk.register import sealed
    from mediation_desk.register.tables.safety_records import safety_records

    case_id = closed_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        kept = sealed.seal(records, sealed.SealedKind.RESTRICTED, "…")
        records.connection.execute(
            insert(safety_records).values(
                id=uuid4().hex, version=1, person_id="3" * 32, case_id=case_id, author=MEDIATOR.id,
                written_at=records.now, reminder="none", unreported=True, sealed_id=kept,
            )
        )  # fmt: skip
    with pytest.raises(DeskError, match="minor_harm_open"):
        put_by(desk_office, case_id, Retention.PERMANENT)


WRITES: dict[str, Callable[[Records, str], object]] = {
    "summary": lambda records, case_id: case_services.change_case(
        records, case_id, cases.get(records, case_id).version,
        summary="改了", requests=(), difficulty=cases.get(records, case_id).difficulty,
    ),
    "note": lambda records, case_id: case_services.add_note(records, case_id, "补一句"),
    "consent": lambda records, case_id: case_services.record_consent(
        records, case_id, WIFE.id, records.today
    ),
    "scan": lambda records, case_id: attachments.add_picture(
        records, case_id, picture(), NewAttachment(title="后补", item=6)
    ),
    "phrase": lambda records, case_id: sides.keep_phrase_apart(
        records, case_id, Side.SEEKER, "这一句只属于甲方"
    ),
    "gap": lambda records, case_id: dossiers.explain(records, case_id, 3, "x"),
    "agreement": lambda records, case_id: agreements.begin_agreement(records, case_id),
}  # fmt: skip


@pytest.mark.parametrize("what", list(WRITES))
def test_every_way_of_writing_is_refused_in_words(desk_office: Office, what: str) -> None:
    case_id = archived(desk_office)
    with pytest.raises(DeskError) as refused, desk_office.as_(MEDIATOR) as records:
        WRITES[what](records, case_id)
    assert refused.value.key in ("case.archived", "attachment.archived", "case.not_in_mediation")


def test_the_database_itself_refuses_every_row_of_it(desk_office: Office) -> None:
    case_id = archived(desk_office)
    touched = []
    for table in metadata.sorted_tables:
        if "case_id" not in table.c or table.name in OPEN:
            continue
        for act in (
            update(table).where(table.c.case_id == case_id).values(case_id=case_id),
            delete(table).where(table.c.case_id == case_id),
        ):
            with desk_office.reading(DIRECTOR) as records:
                there = records.connection.execute(table.select().where(table.c.case_id == case_id)).first()
            if there is None:
                continue
            touched.append(table.name)
            with pytest.raises((DeskError, IntegrityError)), desk_office.as_(DIRECTOR) as records:
                records.connection.execute(act)
    assert {"case_parties", "mediation_records", "agreements", "dossiers", "dossier_papers"} <= set(touched)
    for said in ("summary = 'x'", "state = 'closed'", "number = 'x'"):
        with pytest.raises(DeskError, match="archived"), desk_office.as_(DIRECTOR) as records:
            records.connection.execute(text("UPDATE cases SET " + said))  # noqa: S608 -- our own four
    with pytest.raises(DeskError, match="archived"), desk_office.as_(DIRECTOR) as records:
        records.connection.execute(text("DELETE FROM cases"))


OPEN = {
    "case_conflicts",  # somebody may have to step aside from reading it
    "case_experts",
    "case_events",  # grows, and is never changed
    "receptions",
    "safety_records",  # a person's, not the case's
    "private_phrases",
    "data_requests",
    "limits",  # counted anew when rules or holidays change
    "readings",
}


def test_people_go_on_living_and_the_dossier_stays_as_it_was_to_the_byte(desk_office: Office) -> None:
    case_id = archived(desk_office)
    before = bound(desk_office, case_id)
    with desk_office.as_(MEDIATOR) as records:
        person = people.get(records, WIFE.id)
        people.save(records, replace(person, occupation="退休", name="林晓云"))
    desk_office.clock.forward(days=400)
    after = bound(desk_office, case_id)
    assert before.pdf == after.pdf


def test_a_later_case_of_the_same_people_stays_possible(desk_office: Office) -> None:
    case_id = archived(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        made = archive.reopen_case(records, case_id, "乙方未按约支付抚养费")
    with desk_office.reading(MEDIATOR) as records:
        assert made.state is CaseState.ACCEPTED
        assert made.number != cases.get(records, case_id).number
        for one in (case_id, made.id):
            links = dossier_sheet(records, one).links
            assert [(link.case_id, link.earlier_id) for link in links] == [(made.id, case_id)]
        kinds = {event.kind for event in cases.events(records, made.id)}
        assert EventKind.REOPENED in kinds
        assert EventKind.GONE_ON in {event.kind for event in cases.events(records, case_id)}
        assert all(days.consented_on is None for days in cases.party_dates(records, made.id).values())
    with desk_office.as_(MEDIATOR) as records:
        case_services.add_note(records, made.id, "新案可以照常办理")


def test_who_answers_for_it_may_change_because_people_leave(desk_office: Office) -> None:
    case_id = archived(desk_office)
    with desk_office.as_(DIRECTOR) as records:
        version = cases.get(records, case_id).version
        kept = case_services.assign_mediators(records, case_id, version, (OTHER_MEDIATOR.id,))
        assert kept.mediator_ids == (OTHER_MEDIATOR.id,)
    with desk_office.reading(OTHER_MEDIATOR) as records:
        assert dossier_sheet(records, case_id).archived is not None


def test_only_an_archived_case_is_gone_on_from(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match="not_archived"):
        archive.reopen_case(records, case_id, "x")


def test_the_class_changes_with_a_reason_and_shorter_by_the_director_alone(desk_office: Office) -> None:
    case_id = archived(desk_office)
    with desk_office.as_(MEDIATOR) as records, pytest.raises(DeskError, match="shorter_by_director"):
        archive.change_retention(records, case_id, Retention.SHORT, "情节简单")
    with desk_office.as_(DIRECTOR) as records:
        sheet = archive.change_retention(records, case_id, Retention.SHORT, "情节简单")
    assert [one.retention for one in sheet.kept] == [Retention.SHORT, Retention.PERMANENT]
    with desk_office.as_(DIRECTOR) as records:
        archive.set_retention_years(records, Years(short=15, long=60))
        assert archive.change_retention(records, case_id, Retention.LONG, "再留").kept[0].due_on == date(
            2086, 12, 31
        )


@pytest.mark.parametrize("who", [RECEPTION, ADMINISTRATOR])
def test_other_roles_archive_nothing(desk_office: Office, who: object) -> None:
    case_id = closed_case(desk_office)
    with desk_office.as_(who) as records, pytest.raises(DeskError, match="refused"):  # type: ignore[arg-type]
        archive.archive_case(records, confirmed(records), case_id, 1, Retention.LONG)


def test_both_volumes_are_in_the_list_of_contents(desk_office: Office) -> None:
    case_id = archived(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        sheet = dossier_sheet(records, case_id)
    assert sheet.archived is not None
    assert {one.volume for one in sheet.archived.contents} == set(Volume)


def test_visits_still_planned_end_with_the_dossier(desk_office: Office) -> None:
    case_id = closed_case(desk_office)
    with desk_office.reading(MEDIATOR) as records:
        waiting = return_visits.open_of_case(records, case_id)
        assert waiting
        assert dossier_sheet(records, case_id).visits == len(waiting)
    with desk_office.as_(MEDIATOR) as records:
        confirm_all(records, case_id)
        assert dossier_sheet(records, case_id).owed
    put_by(desk_office, case_id, Retention.PERMANENT)
    with desk_office.reading(MEDIATOR) as records:
        left = return_visits.of_case(records, case_id)
        sheet = dossier_sheet(records, case_id)
        assert (sheet.visits, sheet.owed) == (0, 0)
        case = cases.get(records, case_id)
        assert not [*performance.facts(records, case), *visits.facts(records, case)]
    assert {(one.state, one.cancelled) for one in left} == {(VisitState.CANCELLED, CancelReason.ARCHIVED)}
    with pytest.raises(DeskError, match=r"case\.archived"), desk_office.as_(MEDIATOR) as records:
        new_visit(records, case_id)
    with desk_office.as_(MEDIATOR) as records:
        assert not visit_sheet(records, left[0].id).writes
