"""The demo's restricted records: one woman's plan, what happened, and the court's order for her."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

from mediation_desk.domain.safety_plan import OrderWish, PlanHandOver, SafetyPlan
from mediation_desk.domain.safety_record import SafetyContent, SafetyRecord
from mediation_desk.domain.violence import Incident, Measure, ProtectionOrder, ViolenceKind
from mediation_desk.register.records import Records
from mediation_desk.services.demo.way import Told, Way
from mediation_desk.services.limit_rules import book_of
from mediation_desk.services.safety_records import keep_safety_record


def guarded(way: Way) -> Iterator[Told]:
    """Three records of the seeker, written the day after she came."""
    if way.story.get("guarded"):
        yield Told(after=1, staff=way.staff["zhou"], act=lambda records: _kept(way, records))


def _kept(way: Way, records: Records) -> None:
    for content in _contents(records):
        keep_safety_record(
            records,
            SafetyRecord(
                id=uuid4().hex,
                person_id=way.person("seeker"),
                case_id=way.case_id or None,
                content=content,
            ),
        )


def _contents(records: Records) -> tuple[SafetyContent, ...]:
    today = records.today
    begins = today - timedelta(days=1)
    return (
        Incident(
            on=today - timedelta(days=6),
            place="出租屋",
            kinds=frozenset({ViolenceKind.BODY, ViolenceKind.MIND}),
            account="他喝了酒，说我再提孩子的事就不让我出门，推了我两下。",
            injury="左臂瘀青",
            children_present=True,
            police_called=True,
            receipt_number="青禾城东所受字第 118 号",
        ),
        ProtectionOrder(
            court="青禾区人民法院",
            case_number="民保令第 3 号",
            applied_by="本人",
            applied_on=begins,
            urgent=True,
            measures=frozenset({Measure.NO_VIOLENCE, Measure.NO_CONTACT}),
            valid_from=begins,
            valid_to=book_of(records).ends("protection_longest", begins),
            served_to="双方、城东派出所、居委会",
        ),
        SafetyPlan(
            contact_way="上班时间打单位总机，说是社区回访",
            next_contact=records.now + timedelta(days=1),
            trusted="同事小江；楼下粮油店",
            code_word="晒被子",
            places="城东派出所；区庇护所",
            way_out="后门楼梯",
            bag="红布包在单位更衣柜：身份证、户口页、现金、孩子的药",
            children="听到暗语就去粮油店；已告知班主任",
            devices="定位已关，密码已换",
            police="说清地点、有孩子",
            evidence="照片和病历在单位，出警回执已复印",
            order_wish=OrderWish.WANTS,
            hand_over=PlanHandOver.CUSTODY,
        ),
    )
