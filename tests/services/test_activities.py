"""Activities with their lists, bases, publications and certificates; lists that tell nothing of services."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from mediation_desk.domain.activity import Activity, ActivityKind, PublicationKind
from mediation_desk.domain.attendance import Attendee
from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.domain.person import Sex
from mediation_desk.domain.publication import Publication
from mediation_desk.domain.training_certificate import TrainingCertificate
from mediation_desk.errors import DeskError
from mediation_desk.register import activities as rows
from mediation_desk.services import activities, activity_papers, legal_bases, publications, safe_contact
from tests.case_fixtures import HUSBAND, WIFE, add_case
from tests.desk_fixtures import COUNSELLOR, MEDIATOR, RECEPTION, Office
from tests.documents.reading import pdf_text, squeezed

CLASS = Activity(
    id="",
    kind=ActivityKind.SKILL_TRAINING,
    title="月嫂技能培训",
    on=date(2026, 3, 16),
    batch=2,
    attendees=(
        Attendee(name=WIFE.name, sex=Sex.FEMALE, phone="13800000276", times=2),
        Attendee(name=HUSBAND.name, phone="13900000000"),
        Attendee(name="葛四海", unit="柳庄镇"),
    ),
)


def test_numbers_follow_the_list_and_the_list_tells_of_nobody(desk_office: Office) -> None:
    add_case(desk_office)
    with desk_office.as_(RECEPTION) as records:
        kept = activities.keep_activity(records, CLASS)
    assert (kept.attendances, kept.persons, kept.women) == (4, 3, 1)
    assert all(one.person_id is None for one in kept.attendees), "what comes back says who is known"
    with desk_office.reading(COUNSELLOR) as records:
        linked = [one.person_id for one in rows.get(records, kept.id).attendees]
    assert linked == [WIFE.id, None, None], "name and phone must both be alike"


def test_somebody_guarded_is_never_linked(desk_office: Office) -> None:
    add_case(desk_office)
    with desk_office.as_(MEDIATOR) as records:
        safe_contact.begin(records, WIFE.id)
        kept = activities.keep_activity(records, CLASS)
        assert rows.get(records, kept.id).attendees[0].person_id is None


def test_changed_listed_and_removed(desk_office: Office) -> None:
    with desk_office.as_(MEDIATOR) as records:
        kept = activities.keep_activity(records, CLASS)
        again = activities.keep_activity(records, replace(kept, attendees=(), persons=9, attendances=9))
        assert (again.version, again.persons) == (2, 9)
        with pytest.raises(DeskError, match="changed_meanwhile"):
            activities.keep_activity(records, kept)
        sheet = activities.activity_sheet(records, kept.id)
        assert sheet.activity.attendees == ()
        one = activities.add_certificate(
            records,
            TrainingCertificate(
                id="",
                activity_id=kept.id,
                holder="葛四海",
                name="高级育婴员",
                got_on=date(2026, 3, 17),
                high_skill=True,
            ),
        )
        with pytest.raises(DeskError, match="bound"):
            activities.remove_activity(records, kept.id)
        activities.drop_certificate(records, one.id)
        activities.remove_activity(records, kept.id)
        assert activities.activity_rows(records) == ()


def test_bases_and_publications(desk_office: Office) -> None:
    with desk_office.as_(COUNSELLOR) as records:
        base = legal_bases.keep_base(
            records, LegalBase(id="", name="茶坪村家庭普法实践基地", since=date(2025, 3, 1))
        )
        closed = legal_bases.keep_base(records, replace(base, until=date(2026, 1, 31)))
        assert closed.active_on(date(2026, 1, 31))
        assert not closed.active_on(date(2026, 2, 1))
        told = Publication(
            id="", kind=PublicationKind.FAMILY_RULES, title="清廉家规第一期", on=date(2026, 3, 1), issue=1
        )
        kept = publications.keep_publication(records, told)
        assert publications.publications(records) == (kept,)
        with pytest.raises(DeskError, match="not_yet"):
            publications.keep_publication(records, replace(told, on=date(2026, 4, 1)))


def test_the_sheet_to_sign_names_who_is_expected_and_no_phone(desk_office: Office) -> None:
    with desk_office.as_(RECEPTION) as records:
        kept = activities.keep_activity(records, CLASS)
        made = activity_papers.sign_in_sheet(records, kept.id)
    said = squeezed(pdf_text(made.pdf))
    assert WIFE.name in said
    assert "柳庄镇" in said
    assert "13800000276" not in said
