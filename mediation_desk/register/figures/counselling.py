"""Counselling in figures: sessions, kinds, results, satisfaction; never who was there."""

from __future__ import annotations

from functools import partial

from sqlalchemy import ColumnElement, case, exists, func

from mediation_desk.domain.clue import OfferAnswer
from mediation_desk.domain.counselling_file import CounsellingKind, CounsellingResult, Satisfaction
from mediation_desk.domain.counselling_session import CAME
from mediation_desk.domain.party import Side
from mediation_desk.domain.referral import Direction
from mediation_desk.domain.return_visit import VisitState
from mediation_desk.register.figures.behind import Rows, Source, Span, behind, day_of, worded
from mediation_desk.register.figures.office import call_out_minutes
from mediation_desk.register.tables.clues import counselling_offers
from mediation_desk.register.tables.counselling import counselling_files, counselling_sessions
from mediation_desk.register.tables.receptions import reception_parties, receptions
from mediation_desk.register.tables.referrals import referrals
from mediation_desk.register.tables.return_visits import return_visits

_SIDED = reception_parties.c.reception_id == receptions.c.id


def _couples(span: Span) -> list[Rows]:
    both: list[ColumnElement[bool]] = [
        exists().where(_SIDED, reception_parties.c.side == side) for side in (Side.SEEKER, Side.OTHER)
    ]
    return [
        behind(
            "reception",
            receptions.c.id,
            day_of(receptions.c.received_at),
            staff=receptions.c.staff_id,
            title=receptions.c.number,
        ).where(span.holds_moment(receptions.c.received_at), *both)
    ]


def _people(span: Span, kind: CounsellingKind | None = None) -> list[Rows]:
    came = case(
        (func.json_array_length(counselling_sessions.c.present_ids) > 0,
         func.json_array_length(counselling_sessions.c.present_ids)),
        else_=1,
    )  # fmt: skip
    rows = (
        behind(
            "counselling_session",
            counselling_sessions.c.id,
            day_of(counselling_sessions.c.began),
            value=came,
            staff=counselling_files.c.counsellor_id,
            word=worded(CounsellingKind, counselling_files.c.kind),
        )
        .join_from(
            counselling_sessions, counselling_files, counselling_files.c.id == counselling_sessions.c.file_id
        )
        .where(
            span.holds_moment(counselling_sessions.c.began),
            counselling_sessions.c.attendance.in_(sorted(CAME)),
        )
    )
    return [rows if kind is None else rows.where(counselling_files.c.kind == kind)]


def _of_file(span: Span, hit: ColumnElement[bool] | int = 1) -> Rows:
    return behind(
        "counselling_file",
        counselling_files.c.id,
        counselling_files.c.closed_on,
        hit=hit,
        staff=counselling_files.c.counsellor_id,
        title=counselling_files.c.number,
    ).where(span.holds(counselling_files.c.closed_on))


def _result(span: Span, result: CounsellingResult) -> list[Rows]:
    return [_of_file(span).where(counselling_files.c.result == result)]


def _satisfied(span: Span) -> list[Rows]:
    hit = counselling_files.c.satisfaction != Satisfaction.DISSATISFIED
    return [_of_file(span, hit).where(counselling_files.c.satisfaction.is_not(None))]


def _visits(span: Span) -> list[Rows]:
    return [
        behind(
            "return_visit", return_visits.c.id, return_visits.c.made_on, staff=return_visits.c.made_by
        ).where(
            span.holds(return_visits.c.made_on),
            return_visits.c.state == VisitState.MADE,
            return_visits.c.file_id.is_not(None),
        )
    ]


def _referrals(span: Span) -> list[Rows]:
    return [
        behind("referral", referrals.c.id, referrals.c.sent_on, staff=referrals.c.author).where(
            span.holds(referrals.c.sent_on),
            referrals.c.direction == Direction.OUT,
            referrals.c.file_id.is_not(None),
        )
    ]


def _offers(span: Span) -> list[Rows]:
    return [_of_offer(span, 1)]


def _accepted(span: Span) -> list[Rows]:
    hit = counselling_offers.c.answer == OfferAnswer.ACCEPTED
    return [_of_offer(span, hit).where(counselling_offers.c.answer != OfferAnswer.OPEN)]


def _of_offer(span: Span, hit: ColumnElement[bool] | int) -> Rows:
    return behind("counselling_offer", counselling_offers.c.id, counselling_offers.c.on, hit=hit).where(
        span.holds(counselling_offers.c.on)
    )


COUNSELLING: dict[str, Source] = {
    "counselling_attendances": _people,
    "counselling_couples": _couples,
    "counselling_people": _people,
    **{f"counselling_{kind}": partial(_people, kind=kind) for kind in CounsellingKind},
    **{f"counselling_{result}": partial(_result, result=result) for result in CounsellingResult},
    "counselling_satisfied": _satisfied,
    "counselling_visits": _visits,
    "counselling_referrals": _referrals,
    "counselling_volunteer": call_out_minutes,
    "counselling_offered": _offers,
    "counselling_accepted": _accepted,
}
