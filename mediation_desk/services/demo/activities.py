"""The demo's activities, awards and aid: a year of an invented centre, entered through the use cases."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Any

from mediation_desk.domain.activity import Activity, ActivityKind, Company, PublicationKind
from mediation_desk.domain.aid_grant import AidFor, AidGrant, AidKind
from mediation_desk.domain.award import Award, AwardCheck, AwardFor, AwardKind, AwardLevel
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.domain.publication import Publication
from mediation_desk.domain.staff import Staff
from mediation_desk.domain.training_certificate import TrainingCertificate
from mediation_desk.register import areas
from mediation_desk.register.records import Records
from mediation_desk.services import activities, aid_grants, award_check, awards, legal_bases, publications
from mediation_desk.services.demo.calendar import Step
from mediation_desk.services.demo.data import DemoData

Told = Mapping[str, Sequence[Sequence[Any]]]
_MORNING = time(8, 35, tzinfo=SHANGHAI)
_WAITING = 3
"""So many of the newest proposals wait for the director's look, and as many applications for a decision."""

_IN_PUBLIC = 4
_UNPAID = 3


def active(told: DemoData, now: datetime) -> Iterator[Step]:
    """What had happened by this morning in one step, and each grant on the days it was moved on."""
    director = next(iter(told.office.staff.values()))
    today = legal_day(now)
    at = min(now, datetime.combine(today, _MORNING))
    unit = told.office.centre.womens_federation
    yield Step(at=at, story=0, turn=1, staff=director, act=partial(_enter, told.activities, today, unit))
    yield from _grants(told.activities, now, director)


def _enter(told: Told, today: date, unit: str, records: Records) -> None:
    placed = {name: area_id for area_id, name in areas.names(records).items()}
    _activities(records, told, today, unit, placed)
    for n, (days, *one) in enumerate(told["awards"]):
        _award(records, today - timedelta(days=days), one, unit, placed, len(told["awards"]) - 1 - n)


def _area(placed: Mapping[str, str], wanted: str) -> str:
    """The area whose full name ends so, "" for the whole district."""
    return next((placed[name] for name in placed if wanted and name.endswith(wanted)), "")


def _activities(records: Records, told: Told, today: date, unit: str, placed: Mapping[str, str]) -> None:
    for days, name, area in told["bases"]:
        since = today - timedelta(days=days)
        legal_bases.keep_base(records, LegalBase(id="", name=name, since=since, area_id=_area(placed, area)))
    for days, kind, title, issue in told["publications"]:
        one = Publication(
            id="",
            kind=PublicationKind(kind),
            title=title,
            on=today - timedelta(days=days),
            issue=issue or None,
        )
        publications.keep_publication(records, one)
    companies = tuple(Company(name=name, posts=posts) for name, posts in told["companies"])
    for days, kind, title, area, place, lecturers, sessions, batch, issues, came, persons, women in told[
        "activities"
    ]:
        kept = activities.keep_activity(
            records,
            Activity(
                id="",
                kind=ActivityKind(kind),
                title=title,
                on=today - timedelta(days=days),
                area_id=_area(placed, area),
                place=place,
                lecturers=lecturers,
                host=unit,
                sessions=sessions,
                batch=batch or None,
                issues=issues,
                attendances=came,
                persons=persons,
                women=women,
                company_list=companies if kind == ActivityKind.JOB_FAIR else (),
            ),
        )
        if kind == ActivityKind.SKILL_TRAINING:
            _certificates(records, told, kept)


def _certificates(records: Records, told: Told, training: Activity) -> None:
    for holder, name in told["certificates"]:
        one = TrainingCertificate(
            id="", activity_id=training.id, holder=holder, name=name, got_on=training.on, high_skill=True
        )
        activities.add_certificate(records, one)


def _award(
    records: Records,
    on: date,
    told: Sequence[Any],
    unit: str,
    placed: Mapping[str, str],
    newer: int,
) -> None:
    """One award as far as it got; `newer` is how many were proposed after it."""
    kind, level, name, area, deeds = told
    kept = awards.keep_award(
        records,
        Award(
            id="",
            kind=AwardKind(kind),
            level=AwardLevel(level),
            year=on.year,
            of=AwardFor.PERSON if kind == AwardKind.IN_LAWS else AwardFor.FAMILY,
            name=name,
            area_id=_area(placed, area),
            deeds=deeds,
            proposed_on=on,
        ),
    )
    if newer < _WAITING:
        return
    if kept.check is AwardCheck.ASKED:
        award_check.decide_award_check(
            records, kept.id, passes=newer != _WAITING, note="已走访核实，情况属实"
        )
    if newer == _WAITING:
        return
    last = awards.publicity_until(records, on + timedelta(days=1))
    awards.publicise_award(records, kept.id, on + timedelta(days=1), last)
    granted = last + timedelta(days=3)
    if newer > _WAITING + _IN_PUBLIC and granted <= records.today:
        awards.grant_award(records, kept.id, granted, unit)


def _grants(told: Told, now: datetime, director: Staff) -> Iterator[Step]:
    """Each grant applied for, decided five days later and handed over after nine, as far as it got."""
    count = len(told["aid"])
    for n, (days, *one) in enumerate(told["aid"]):
        kept: dict[str, str] = {}
        newer = count - 1 - n
        acts = [(0, partial(_apply, kept, one))]
        if newer >= _WAITING:
            acts.append((5, partial(_decide, kept, newer != _WAITING)))
        if newer > _WAITING + _UNPAID:
            acts.append((9, partial(_give, kept, one[2])))
        for turn, (after, act) in enumerate(acts, 2):
            day = legal_day(now) - timedelta(days=days - after)
            at = min(now, datetime.combine(day, _MORNING) + timedelta(minutes=n))
            yield Step(at=at, story=0, turn=turn, staff=director, act=act)


def _apply(kept: dict[str, str], told: Sequence[Any], records: Records) -> None:
    kind, of, name, area, basis, cash, worth, goods = told
    placed = {full: area_id for area_id, full in areas.names(records).items()}
    grant = AidGrant(
        id="",
        kind=AidKind(kind),
        of=AidFor(of),
        name=name,
        area_id=_area(placed, area),
        basis=basis,
        applied_on=records.today,
        cash=cash,
        goods_value=worth,
        goods=goods,
        fund="区级慈善募捐",
    )
    kept["id"] = aid_grants.keep_grant(records, grant).id


def _decide(kept: Mapping[str, str], yes: bool, records: Records) -> None:
    aid_grants.decide_grant(records, kept["id"], yes=yes, words="" if yes else "材料不全")


def _give(kept: Mapping[str, str], name: str, records: Records) -> None:
    visit_on = records.today + timedelta(days=90)
    aid_grants.give_grant(records, kept["id"], records.today, name, visit_on=visit_on)
