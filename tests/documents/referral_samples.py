"""Filled and partly filled facts of referral letters, answers and reminders; all names invented."""

from __future__ import annotations

from typing import Any

from mediation_desk.documents.paper import Imprint
from mediation_desk.documents.performance_reminder import ReminderFacts
from mediation_desk.documents.referral_letter import ReferralLetterFacts
from mediation_desk.documents.referral_slip import ReferralSlipFacts
from mediation_desk.documents.result_letter import ResultLetterFacts

SENDER = "青禾区婚姻家庭纠纷人民调解委员会"
IMPRINT = Imprint(number="青婚调函〔2026〕3号", code="7KJF-92QD")

REFERRALS_FILLED: dict[str, Any] = {
    "performance_reminder": ReminderFacts(
        sender="青禾区婚姻家庭纠纷人民调解委员会",
        number="青婚调函〔2026〕6号",
        to="司马宏毅",
        agreement_number="（2026）青婚人调协字第007号",
        duties="1．抚养费：应于2026年5月10日前付1,800.00元，尚欠900.00元。\n"
        "2．抚养费：应于2026年6月10日前付1,800.00元。\n3．到期搬离：应于2026年5月31日前办理。",
        by="2026年6月30日",
        contact="周若岚",
        phone="0531-80001234",
        date="2026年6月20日",
    ),
    "referral_letter": ReferralLetterFacts(
        sender=SENDER,
        number="青婚调函〔2026〕3号",
        agency="青禾区公安局",
        matter="人身安全保护",
        who="欧阳静姝",
        sex="女",
        age="38岁",
        contact="工作日上午9时至11时拨打单位电话，接通后先问“方便说话吗”",
        guardian="本人有完全民事行为能力",
        family="与配偶共同生活，育有一女（10岁）",
        needs="近三个月多次被配偶殴打，左臂受伤；\n希望制止暴力、留存证据",
        measures="已单独谈话并制定安全计划；已告知就医和报警",
        risk="高，近三个月内有掐颈和威胁",
        hints="不要打家中固定电话，不要发短信；不要向配偶提到本会",
        request="依法出警处置、出具告诫书，并协助固定证据",
        ground="《中华人民共和国反家庭暴力法》第十四条",
        materials=("伤情照片（2张，复印件）", "求助记录证明"),
        reply_days="3",
        our_contact="周若岚",
        our_phone="0531-80001234",
        date="2026年3月18日",
        committee=True,
        imprint=IMPRINT,
    ),
    "referral_slip": ReferralSlipFacts(
        number="青婚调函〔2026〕4号",
        sender=SENDER,
        agency="青禾区人民法院",
        their_number="（2026）青诉前调17号",
        received_on="2026年3月16日",
        accepted=True,
        department="调解一室",
        handler="周若岚",
        phone="0531-80001234",
        measures="通知双方当事人到场，征得同意后组织调解",
        expected_on="2026年4月15日",
        feedback="结果另行函告",
        date="2026年3月18日",
        imprint=IMPRINT,
    ),
    "result_letter": ResultLetterFacts(
        sender=SENDER,
        number="青婚调函〔2026〕5号",
        agency="青禾区人民法院",
        their_title="委派调解函",
        their_number="（2026）青诉前调17号",
        cause="离婚纠纷",
        parties="欧阳静姝、司马宏毅",
        result="双方未达成协议，已终止调解，随函退回材料。",
        materials=("起诉状副本",),
        our_contact="周若岚",
        our_phone="0531-80001234",
        date="2026年4月10日",
        imprint=IMPRINT,
    ),
}

REFERRALS_PARTLY: dict[str, Any] = {
    "performance_reminder": ReminderFacts(to="欧阳静姝", by_hand=True),
    "referral_letter": ReferralLetterFacts(
        sender=SENDER, agency="青禾区法律援助中心", matter="法律援助", needs="追索抚养费", by_hand=True
    ),
    "referral_slip": ReferralSlipFacts(agency="青禾区人民法院", by_hand=True),
    "result_letter": ResultLetterFacts(agency="青禾区人民法院", cause="离婚纠纷", by_hand=True),
}
