"""A case is erased: aid, awards and lists of who came stay, without any way back to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_desk.domain.activity import Activity, ActivityKind
from mediation_desk.domain.aid_grant import AidFor, AidGrant, AidKind
from mediation_desk.domain.attendance import Attendee
from mediation_desk.domain.award import Award, AwardFor, AwardKind, AwardLevel
from mediation_desk.domain.referral import ReferralState
from mediation_desk.register import activities as activity_rows
from mediation_desk.register import aid_grants as aid_rows
from mediation_desk.register import awards as award_rows
from mediation_desk.register import erasure
from mediation_desk.services import activities, aid_grants, awards, legal_aid
from tests.case_fixtures import WIFE, add_case
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.referral_fixtures import move, sent

DAY = date(2026, 3, 16)


def test_figures_stay_and_links_go(desk_office: Office) -> None:
    case_id = add_case(desk_office)
    received = move(desk_office, sent(desk_office, case_id), ReferralState.RECEIVED)
    accepted = move(desk_office, received, ReferralState.IN_PROGRESS)
    with desk_office.as_(MEDIATOR) as records:
        by_referral = legal_aid.note_legal_aid(records, accepted.id)
        applied = aid_grants.keep_grant(
            records,
            AidGrant(
                id="",
                kind=AidKind.MOTHER,
                of=AidFor.WOMAN,
                name=WIFE.name,
                person_id=WIFE.id,
                applied_on=DAY,
                basis="走访核实",
                cash=30_000,
            ),
        )
        award = awards.keep_award(
            records,
            Award(
                id="",
                kind=AwardKind.IN_LAWS,
                level=AwardLevel.TOWN,
                year=2026,
                of=AwardFor.PERSON,
                name=WIFE.name,
                person_id=WIFE.id,
                proposed_on=DAY,
            ),
        )
        came = (Attendee(name=WIFE.name, phone="13800000276"),)
        lesson = activities.keep_activity(
            records,
            Activity(id="", kind=ActivityKind.PARENT_CLASS, title="父母课堂", on=DAY, attendees=came),
        )
    with desk_office.as_(DIRECTOR) as records:
        erasure.erase_case(records, case_id)
    with desk_office.reading(DIRECTOR) as records:
        told = aid_rows.get(records, by_referral.id)
        assert (told.name, told.basis, told.person_id, told.referral_id) == ("", "", None, None)
        assert told.given_on == by_referral.given_on, "the figure stays"
        assert aid_rows.get(records, applied.id) == replace(applied, person_id=None)
        assert award_rows.get(records, award.id).person_id is None
        assert [one.person_id for one in activity_rows.get(records, lesson.id).attendees] == [None]
