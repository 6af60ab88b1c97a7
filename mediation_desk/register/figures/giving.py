"""Awards that stand and aid that was given, in people and in fen."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, case, exists, func, select

from mediation_desk.domain.agency import AgencyKind
from mediation_desk.domain.aid_grant import AidFor, AidKind, AidState
from mediation_desk.domain.award import AwardFor, AwardKind, AwardLevel, AwardState
from mediation_desk.domain.person import Sex
from mediation_desk.domain.referral import Direction, ReferralState
from mediation_desk.register.agencies import shipped_of
from mediation_desk.register.figures.behind import Rows, Source, Span, behind, one_person, worded
from mediation_desk.register.tables.activities import aid_grants, awards
from mediation_desk.register.tables.people import people
from mediation_desk.register.tables.referrals import agencies, referrals

_CITY_UP = [AwardLevel.CITY, AwardLevel.PROVINCE, AwardLevel.NATION]
_ACCEPTED = [
    ReferralState.RECEIVED,
    ReferralState.IN_PROGRESS,
    ReferralState.FEEDBACK,
    ReferralState.CLOSED,
]
_FAMILY = (awards.c.of == AwardFor.FAMILY) & (awards.c.kind != AwardKind.COURTYARD)


def _awarded(*narrowed: ColumnElement[bool]) -> Source:
    def source(span: Span) -> list[Rows]:
        granted = span.holds(awards.c.granted_on) & (awards.c.state == AwardState.GRANTED)
        return [
            behind(
                "award",
                awards.c.id,
                awards.c.granted_on,
                area=awards.c.area_path,
                title=awards.c.name,
                word=worded(AwardKind, awards.c.kind),
            ).where(granted, *narrowed)
        ]

    return source


def _given(span: Span, kind: AidKind) -> ColumnElement[bool]:
    paid = (aid_grants.c.state == AidState.PAID) & (aid_grants.c.kind == kind)
    return paid & span.holds(aid_grants.c.given_on)


def _of_grant(**more: Any) -> Rows:
    """Grants, without the name of whoever is not to be named."""
    return behind(
        "aid_grant",
        aid_grants.c.id,
        aid_grants.c.given_on,
        area=aid_grants.c.area_path,
        title=case((aid_grants.c.anonymous, ""), else_=aid_grants.c.name),
        word=worded(AidKind, aid_grants.c.kind),
        **more,
    )


_WHO = func.coalesce(one_person(aid_grants.c.person_id), aid_grants.c.name)


def _people(kind: AidKind) -> Source:
    def source(span: Span) -> list[Rows]:
        return [_of_grant(who=_WHO).where(_given(span, kind))]

    return source


def _sum(kind: AidKind) -> Source:
    def source(span: Span) -> list[Rows]:
        return [_of_grant(value=aid_grants.c.cash + aid_grants.c.goods_value).where(_given(span, kind))]

    return source


def _legal_aid(span: Span) -> list[Rows]:
    """Women and children who got legal aid: grants, and referrals a legal aid body accepted."""
    of_legal_aid = referrals.c.agency_id.in_(
        select(agencies.c.id).where(agencies.c.kind == AgencyKind.LEGAL_AID).scalar_subquery()
    ) | referrals.c.agency_id.in_(shipped_of(AgencyKind.LEGAL_AID))
    child = people.c.born > func.date(referrals.c.received_on, "-18 years")
    granted = exists().where(aid_grants.c.referral_id == referrals.c.id)
    return [
        _of_grant(who=_WHO).where(
            _given(span, AidKind.LEGAL_AID), aid_grants.c.of.in_([AidFor.WOMAN, AidFor.CHILD])
        ),
        behind(
            "referral",
            referrals.c.id,
            referrals.c.received_on,
            who=one_person(referrals.c.person_id),
            title=referrals.c.number,
        )
        .join_from(referrals, people, people.c.id == referrals.c.person_id)
        .where(
            span.holds(referrals.c.received_on),
            referrals.c.direction == Direction.OUT,
            referrals.c.state.in_(_ACCEPTED),
            of_legal_aid,
            ~granted,
            (people.c.sex == Sex.FEMALE) | func.coalesce(child, 0),
        ),
    ]


GIVING: dict[str, Source] = {
    "legal_aid": _legal_aid,
    "family_awards": _awarded(_FAMILY),
    "in_law_awards": _awarded(awards.c.kind == AwardKind.IN_LAWS, awards.c.of == AwardFor.PERSON),
    "city_awards": _awarded(_FAMILY, awards.c.level.in_(_CITY_UP)),
    "courtyards": _awarded(awards.c.kind == AwardKind.COURTYARD),
    "aid_children": _people(AidKind.CHILD),
    "aid_children_sum": _sum(AidKind.CHILD),
    "aid_mothers": _people(AidKind.MOTHER),
    "aid_mothers_sum": _sum(AidKind.MOTHER),
    "aid_cancers": _people(AidKind.TWO_CANCERS),
    "aid_cancers_sum": _sum(AidKind.TWO_CANCERS),
}
