"""Activities, awards and aid in a register, for the tests of their pages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_desk.domain.activity import Activity, ActivityKind, Company, PublicationKind
from mediation_desk.domain.aid_grant import AidFor, AidGrant, AidKind
from mediation_desk.domain.attendance import Attendee
from mediation_desk.domain.award import Award, AwardFor, AwardKind, AwardLevel
from mediation_desk.domain.legal_base import LegalBase
from mediation_desk.domain.person import Sex
from mediation_desk.domain.publication import Publication
from mediation_desk.register.records import Records
from mediation_desk.services import activities, aid_grants, awards, legal_bases, publications
from tests.desk_fixtures import DIRECTOR, MEDIATOR, Office
from tests.ui.pages.office_desk import OfficeDesk

CLASS = Activity(
    id="",
    kind=ActivityKind.LEGAL_HELPER_TRAINING,
    title="“民法典进家庭”普法宣传暨巾帼法律明白人第二期骨干培训班",
    on=date(2026, 3, 16),
    batch=2,
    place="云岭乡茶坪村家庭普法实践基地二楼会议室",
    lecturers="欧阳雨荷、阿依努尔·托合提",
    host="青禾区妇女联合会",
    attendees=(
        Attendee(name="林晓芸", sex=Sex.FEMALE, unit="梧桐社区", times=2),
        Attendee(name="阿依努尔·托合提", sex=Sex.FEMALE, unit="茶坪村"),
        Attendee(name="葛四海", sex=Sex.MALE, unit="柳庄镇"),
    ),
)
FAIR = Activity(
    id="",
    kind=ActivityKind.JOB_FAIR,
    title="春风行动女性专场招聘会",
    on=date(2026, 3, 8),
    attendances=1860,
    persons=1520,
    women=1180,
    company_list=(Company(name="青禾纺织厂", posts=120), Company(name="云岭食品公司", posts=80)),
)
ONLINE = Activity(
    id="", kind=ActivityKind.ONLINE, title="家庭教育微课堂", on=date(2026, 2, 20), sessions=0, issues=6
)
AWARD = Award(
    id="",
    kind=AwardKind.MOST_BEAUTIFUL,
    level=AwardLevel.COUNTY,
    year=2026,
    of=AwardFor.FAMILY,
    name="葛四海",
    deeds="孝老爱亲，十年如一日照料瘫痪的婆婆；热心邻里调解，带动整条巷子不吵架。",
    proposed_on=date(2026, 3, 2),
)
AID = AidGrant(
    id="",
    kind=AidKind.MOTHER,
    of=AidFor.WOMAN,
    name="陶惜春",
    applied_on=date(2026, 3, 3),
    basis="独自抚养两名在校子女，村委会证明附后",
    cash=150_050,
    goods="米一袋、食用油两桶",
    goods_value=26_800,
    fund="区级慈善募捐",
)


def fill(room: OfficeDesk) -> None:
    """Three activities, a base, two publications, awards in every state, grants in every state."""

    def act(office: Office) -> None:
        with office.as_(MEDIATOR) as records:
            for one in (CLASS, FAIR, ONLINE):
                activities.keep_activity(records, one)
            for name in ("茶坪村家庭普法实践基地", "梧桐社区家庭普法实践基地"):
                legal_bases.keep_base(records, LegalBase(id="", name=name, since=date(2025, 3, 8)))
            for n in (1, 2):
                told = Publication(
                    id="",
                    kind=PublicationKind.FAMILY_RULES,
                    title=f"清廉家规家训第{n}期",
                    on=date(2026, 3, n),
                    issue=n,
                )
                publications.keep_publication(records, told)
            _awards(records)
        _aid(office)

    room.run(act)


def _awards(records: Records) -> None:
    for n, name in enumerate(("葛四海", "阿依努尔·托合提", "雷鸣岐", "向晚秋")):
        kind = list(AwardKind)[n]
        awards.keep_award(records, replace(AWARD, name=name, kind=kind))


def _aid(office: Office) -> None:
    kept: list[AidGrant] = []
    with office.as_(MEDIATOR) as records:
        for name in ("陶惜春", "邬承志", "阿依努尔·托合提", "贺兰君"):
            kept.append(aid_grants.keep_grant(records, replace(AID, name=name)))
    with office.as_(DIRECTOR) as records:
        for one in kept[1:]:
            aid_grants.decide_grant(records, one.id, yes=one is not kept[3], words="材料不全")
    with office.as_(MEDIATOR) as records:
        aid_grants.give_grant(
            records, kept[2].id, date(2026, 3, 18), kept[2].name, "2026-003", date(2026, 6, 18)
        )
