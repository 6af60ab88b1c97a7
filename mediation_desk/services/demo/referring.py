"""The demo's referrals: one sent and answered, one that waits, one in danger, and a court's delegation."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from uuid import uuid4

from mediation_desk.domain.incoming_letter import IncomingContent, LetterKind
from mediation_desk.domain.referral import Referral, ReferralState, Urgency
from mediation_desk.domain.referral_content import ReferralContent
from mediation_desk.domain.referral_ground import ConsentManner, ReferralGround
from mediation_desk.domain.return_slip import ReturnSlip
from mediation_desk.register import referrals as rows
from mediation_desk.register.records import Records
from mediation_desk.services.demo.way import Told, Way
from mediation_desk.services.incoming_letters import keep_letter
from mediation_desk.services.referral_consents import record_consent
from mediation_desk.services.referral_letters import send_referral
from mediation_desk.services.referral_moves import move_referral, record_slip, tell_by_phone
from mediation_desk.services.referrals import Origin, keep_referral

_PHONE = "0531-80001234"
_AID = ReferralContent(
    agency_id="legal_aid",
    agency="青禾区法律援助中心",
    matter="法律援助",
    code="服务对象甲",
    family="夫妻分居，育有一名未成年子女",
    needs="协商抚养费，暂无能力聘请律师",
    measures="已告知申请法律援助的条件和材料",
    request="依法审查其法律援助申请",
    ground=ReferralGround.CONSENT,
    our_contact="周若岚",
    our_phone=_PHONE,
)
_DANGER = ReferralContent(
    agency_id="police",
    agency="青禾区公安局",
    urgency=Urgency.VIOLENCE,
    matter="人身安全保护",
    code="服务对象乙",
    needs="近期多次被配偶推搡、限制出门，左臂瘀青",
    measures="已单独谈话并制定安全计划；已告知报警和就医",
    risk="高",
    hints="不要拨打家中电话，不要发短信；不要向其配偶提到本会",
    contact="上班时间拨打单位总机，说是社区回访",
    request="依法出警处置，出具告诫书，协助固定证据",
    ground=ReferralGround.VIOLENCE_REPORT,
    our_contact="何玉贞",
    our_phone=_PHONE,
)
_DELEGATED = IncomingContent(
    agency_id="court",
    agency="青禾区人民法院",
    title="委派调解函",
    kind=LetterKind.COURT_PRE_FILING,
    parties="申屠若谷\n东方未明",
    cause="离婚后财产纠纷",
    materials="起诉状副本\n身份证明复印件",
    contact="高法官",
    phone="0531-80005678",
)


def referred(way: Way) -> Iterator[Told]:
    """What a story says of referrals, by its word `referral`; whoever is guarded has the police told."""
    kind = "danger" if way.story.get("guarded") else way.story.get("referral")
    if kind == "danger":
        yield Told(after=1, staff=way.director, act=partial(_danger, way))
    elif kind in ("answered", "waits"):
        yield Told(after=4, staff=way.lead, act=partial(_aid, way))
        if kind == "answered":
            yield Told(after=5, staff=way.director, act=partial(_sent, way))
            yield Told(after=8, staff=way.lead, act=partial(_answered, way))
    elif kind == "delegated":
        yield Told(after=1, staff=way.director, act=partial(_delegated, way))


def _kept(way: Way, records: Records, content: ReferralContent) -> Referral:
    origin, person = Origin(case_id=way.case_id), way.person("seeker")
    return keep_referral(records, uuid4().hex, 0, origin, person, content)


def _aid(way: Way, records: Records) -> None:
    kept = _kept(way, records, _AID)
    record_consent(records, kept.id, records.today, ConsentManner.WRITTEN, paper="同字第 7 号")
    move_referral(records, kept.id, kept.version, ReferralState.WAITING)


def _sent(way: Way, records: Records) -> None:
    kept = _newest(way, records)
    approved = move_referral(records, kept.id, kept.version, ReferralState.APPROVED)
    send_referral(records, approved.id, approved.version)


def _answered(way: Way, records: Records) -> None:
    kept = _newest(way, records)
    slip = ReturnSlip(
        received_on=records.today,
        department="案件受理科",
        handler="章文",
        phone="0531-80006612",
        measures="通知本人补交收入证明",
        stamped=True,
        dated_on=records.today,
    )
    record_slip(records, kept.id, kept.version, slip)


def _danger(way: Way, records: Records) -> None:
    kept = _kept(way, records, _DANGER)
    told = tell_by_phone(records, kept.id, kept.version, "110 接警员，已说明不要联系家中")
    approved = move_referral(records, told.id, told.version, ReferralState.APPROVED)
    send_referral(records, approved.id, approved.version)


def _delegated(way: Way, records: Records) -> None:
    keep_letter(records, uuid4().hex, 0, "青诉前调第 17 号", records.today, way.lead.id, _DELEGATED)


def _newest(way: Way, records: Records) -> Referral:
    return rows.of_case(records, way.case_id)[0]
