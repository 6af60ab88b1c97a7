"""Filled and partly filled facts of the dossier's, the office's and counselling's papers; names invented."""

from __future__ import annotations

from typing import Any

from mediation_desk.documents.appointment_slip import AppointmentFacts
from mediation_desk.documents.back_cover import BackCoverFacts
from mediation_desk.documents.case_ledger import LedgerFacts
from mediation_desk.documents.case_slip import SlipFacts
from mediation_desk.documents.child_wish import WishFacts
from mediation_desk.documents.closing_report import ClosingFacts
from mediation_desk.documents.counselling_stats import CounsellingStatsFacts
from mediation_desk.documents.destruction_register import DestructionFacts
from mediation_desk.documents.dossier_cover import CoverFacts
from mediation_desk.documents.dossier_index import IndexFacts
from mediation_desk.documents.dossier_note import DossierNoteFacts
from mediation_desk.documents.evidence_list import EvidenceFacts
from mediation_desk.documents.extension_consent import ExtensionFacts
from mediation_desk.documents.id_evidence import IdentityFacts
from mediation_desk.documents.investigation_record import InquiryFacts
from mediation_desk.documents.joint_consultation import ConsultationFacts
from mediation_desk.documents.media_custody_slip import CustodyFacts
from mediation_desk.documents.mediation_certificate import CertificateFacts
from mediation_desk.documents.performance_proof import PerformanceFacts
from mediation_desk.documents.power_of_attorney import POWERS, MandateFacts
from mediation_desk.documents.reading_register import ReadingFacts
from mediation_desk.documents.receipt import ReceiptFacts
from mediation_desk.documents.return_visit_record import VisitFacts
from mediation_desk.documents.stats_cases import ITEMS, CaseStatsFacts
from mediation_desk.documents.stats_org import ITEMS as ORGANISATION_ITEMS
from mediation_desk.documents.stats_org import OrganisationStatsFacts
from mediation_desk.documents.undisputed_facts import UndisputedFacts

NUMBER = "（2026）青婚人调字第046号"
AGREED = "（2026）青婚人调协字第012号"
COMMITTEE = "青禾区婚姻家庭纠纷人民调解委员会"
CENTRE = "青禾区婚姻家庭辅导中心"
RARE = "阿依努尔·买买提艾力·𠮷㛃䶮"
PAIR = "欧阳静姝与司马宏毅离婚纠纷"
LABELS = ("甲方：", "乙方：")
TOLD = "双方于2013年5月登记结婚，育有一女。因家务分工和借款多次争吵，自2025年10月起分居。"

FILLED: dict[str, Any] = {
    "dossier_cover": CoverFacts(
        committee=COMMITTEE,
        volume_name=PAIR,
        number=NUMBER,
        mediator="周若岚",
        mediated_from="2026年3月2日",
        mediated_to="2026年3月18日",
        filed_by="孙德全",
        filed_on="2026年4月20日",
        retention="长期",
    ),
    "dossier_index": IndexFacts(
        number=NUMBER,
        pages=("1", "3", "5", "", "", "7", "9", "14", "18", "19", "", "20", "21"),
        remarks=("", "", "复印件2份", "", "", "", "共3次"),
    ),
    "id_evidence": IdentityFacts(
        number=NUMBER,
        attached=("居民身份证", "结婚证"),
        papers=(
            (RARE, "居民身份证", "37011519900101002X", "1"),
            ("司马宏毅", "居民身份证", "370115198503120014", "1"),
            ("欧阳静姝、司马宏毅", "结婚证", "J370115-2013-000123", "2"),
        ),
    ),
    "power_of_attorney": MandateFacts(
        number=NUMBER,
        principal_name=RARE,
        principal_sex="女",
        principal_born="1990年1月1日",
        principal_identity="37011519900101002X",
        principal_address="青禾区梧桐街道梧桐苑3号楼2单元501室",
        principal_phone="13800000001",
        agent_name="林知夏",
        agent_sex="女",
        agent_born="1988年6月30日",
        agent_identity="370115198806300021",
        agent_address="青禾区青禾街道1号",
        agent_phone="13800000002",
        agent_relation="律师",
        agent_unit="山东某某律师事务所　13701202010123456",
        matter="与司马宏毅离婚纠纷",
        powers=POWERS[:5],
        from_day="2026年3月2日",
        to_day="2026年4月2日",
    ),
    "investigation_record": InquiryFacts(
        number=NUMBER,
        time="2026年3月5日14时至15时",
        place="梧桐街道梧桐苑社区居委会",
        participants="社区网格员　秦某",
        asked="欧阳静姝的邻居　何某",
        talk=(
            ("问", "我们是调解员，想了解双方平时的情况，您看方便吗？"),
            ("答", "方便。他们平时很少吵，去年秋天起男方不大回家。" * 5),
            ("", "（谈话中断十分钟后继续）"),
            ("问", "以上记录请您看一遍，有没有不对的地方？"),
            ("答", "看过，没有。"),
        ),
    ),
    "evidence_list": EvidenceFacts(
        number=NUMBER,
        pieces=(
            ("借条", "书证", "欧阳静姝", "复印件", "1份1页", "购车时向亲属借款四万元", "2026.3.2", "周若岚"),
            (
                "银行流水",
                "电子数据",
                "司马宏毅",
                "打印件",
                "1份12页",
                "每月收入",
                "2026.3.5",
                "周若岚",
                "2026.4.2",
            ),
            ("聊天记录", "电子数据", RARE, "打印件", "1份30页", "分居时间和探望约定", "2026.3.9", "孙德全"),
        ),
    ),
    "performance_proof": PerformanceFacts(
        number=NUMBER,
        parties="欧阳静姝、司马宏毅",
        agreement_number=AGREED,
        vouchers=(
            ("银行转账回单", "20260410000812345", "2026.4.10", "2,800.00", "司马宏毅", "欧阳静姝"),
            ("收条", "", "2026.5.9", "2,800.00", "司马宏毅", "欧阳静姝"),
        ),
        total="5,600.00",
    ),
    "receipt": ReceiptFacts(
        payer="司马宏毅",
        agreement_number=AGREED,
        purpose="四月份抚养费",
        amount="12000",
        manner="银行转账",
        day="2026年10月20日",
    ),
    "return_visit_record": VisitFacts(
        parties="欧阳静姝、司马宏毅",
        agreement_number=AGREED,
        subject=PAIR,
        time="2026年4月18日9时30分",
        situation="抚养费已按期支付两次，探望按约进行。双方对调解表示满意，未发现新的矛盾。" * 3,
        committee=COMMITTEE,
        date="2026年4月18日",
    ),
    "dossier_note": DossierNoteFacts(
        number=NUMBER,
        note="第7页银行流水为打印件，原件由司马宏毅保存。\n立卷后收到的第二张收条附于第18页之后。",
    ),
    "back_cover": BackCoverFacts(pages="21"),
    "extension_consent": ExtensionFacts(
        number=NUMBER,
        dispute=PAIR,
        from_day="2026年4月1日",
        to_day="2026年5月1日",
        reason="房屋价格正在评估，需待评估结果再行协商。",
        party_labels=LABELS,
    ),
    "closing_report": ClosingFacts(
        number=NUMBER,
        filled_on="2026年4月20日",
        unit=COMMITTEE,
        handler="周若岚",
        accepted_on="2026年3月2日",
        closed_on="2026年4月18日",
        parties=(
            (RARE, "青禾区梧桐街道梧桐苑3号楼2单元501室", "13800000001"),
            ("司马宏毅", "", "由中心代转"),
        ),
        source="审判机关委托",
        summary=TOLD,
        result="达成人民调解协议，就抚养、探望和房屋作出约定。",
        performance="抚养费已付两期，其余未到期。",
        committee=COMMITTEE,
    ),
    "undisputed_facts": UndisputedFacts(
        number=NUMBER,
        facts=(("双方于2013年5月8日登记结婚。",), ("双方自2025年10月起分居。",), (TOLD,)),
        party_labels=LABELS,
        committee=COMMITTEE,
        date="2026年3月18日",
    ),
    "mediation_certificate": CertificateFacts(
        number=NUMBER,
        one="欧阳静姝",
        other="司马宏毅",
        dispute="离婚纠纷",
        accepted_on="2026年3月2日",
        began="2026年3月5日",
        ended="2026年3月30日",
        sittings="三",
        reason="双方对房屋归属和补偿数额意见差距较大。",
        committee=COMMITTEE,
        date="2026年3月31日",
    ),
    "joint_consultation": ConsultationFacts(
        number="会诊〔2026〕3号",
        subject_number="济线20260135",
        time="2026年5月12日14时30分",
        place="青禾区妇女联合会三楼会议室",
        manner="现场会商",
        host="青禾区妇女联合会",
        chair="周若岚",
        attendees=(
            ("青禾区人民法院家事审判庭", "韩某", "法官"),
            ("青禾区公安局梧桐派出所", "姜某", "民警"),
            ("青禾区民政局", "沈某", "科员"),
        ),
        recorder="陈静怡",
        summary="家庭甲：夫妻因债务长期争吵，十二岁子女近两月多次逃学。",
        risk="橙色：近三个月内有两次肢体冲突，家中无管制器具。",
        opinions=(
            ("青禾区人民法院", "建议先申请人身安全保护令，诉讼与调解分开推进。"),
            ("青禾区公安局", "已出具告诫书，每周回访一次。"),
        ),
        causes="债务压力与沟通方式叠加，缺少亲属支持。",
        conclusion="暂不组织面对面调解；先安全、后辅导。由妇联牵头，一个月后复评。",
        tasks=(
            ("协助申请保护令", "青禾区妇女联合会", "周若岚", "2026.5.15", "进行中"),
            ("子女心理辅导六次", "婚姻家庭辅导中心", "陈静怡", "2026.6.30", "未开始"),
        ),
        next_meeting="2026年6月12日",
        committee="青禾区妇女联合会",
    ),
    "child_wish": WishFacts(
        number=NUMBER,
        day="2026年3月9日",
        place="中心儿童室",
        mediator="人民调解员周若岚",
        presence="合适成年人在场",
        child="子女A",
        age="10",
        words="我想和妈妈住，周末想去爸爸那里。不想让他们再为我吵架。",
    ),
    "case_slip": SlipFacts(
        number=NUMBER,
        registered_on="2026年3月2日",
        parties="欧阳静姝、司马宏毅",
        dispute="婚姻家庭纠纷（离婚）",
        source="当事人申请",
        accepted_on="2026年3月2日",
        closed_on="2026年4月18日",
        result="调解成功",
        agreement="书面协议",
        amount="224,800.00",
        performance="履行中",
    ),
    "case_ledger": LedgerFacts(
        unit=COMMITTEE,
        period="2026年第一季度",
        cases=(
            (
                *(NUMBER, COMMITTEE, "周若岚工作室", "何晓晴", "2026.3.2", "依申请", "一般", "婚姻家庭纠纷"),
                *("青禾区梧桐街道", "无", "周若岚", "孙德全", "2026.3.18", AGREED, "调解成功", "224,800.00"),
                *(
                    "履行中",
                    f"{RARE}、司马宏毅",
                    "书面协议",
                    TOLD,
                    "优秀",
                    "一般案件",
                    "未成年人",
                    "否",
                    "无",
                ),
            ),
        )
        * 2,
    ),
    "stats_cases": CaseStatsFacts(
        unit=COMMITTEE,
        period="2026年第一季度",
        figures=(*((item, str(n * 7 % 90)) for n, item in enumerate(ITEMS)), ("线上调解（件）", "12")),
    ),
    "stats_org": OrganisationStatsFacts(
        unit="青禾区司法局",
        period="2026年上半年",
        figures=tuple((item, str(n * 11 % 300)) for n, item in enumerate(ORGANISATION_ITEMS)),
    ),
    "destruction_register": DestructionFacts(
        number="销〔2036〕1号",
        unit=COMMITTEE,
        proposed_on="2036年5月6日",
        dossiers=(
            (
                "（2025）青婚人调字第003号",
                "赵某与钱某邻里纠纷",
                "2025",
                "短期",
                "2035年12月31日",
                "18",
                "粉碎",
                "",
            ),
            (
                "（2025）青婚人调字第009号",
                "孙某与李某赡养纠纷",
                "2025",
                "短期",
                "2035年12月31日",
                "26",
                "粉碎",
                "无",
            ),
        ),
        opinion="保管期限届满，无继续保存价值，同意销毁。",
    ),
    "reading_register": ReadingFacts(
        unit=COMMITTEE,
        readings=(
            (
                *("2026.6.2", "欧阳静姝", "身份证　37011519900101002X", "当事人（甲方）", NUMBER),
                *("民法典第一千零七十九条诉讼举证", "复制", "14—17", "许主任", "孙德全"),
            ),
            (
                "2026.6.9",
                RARE,
                "执业证　13701202010123456",
                "某某律师事务所",
                NUMBER,
                "诉讼代理",
                "查阅",
                "1—21",
                "许主任",
                "何晓晴",
            ),
        ),
    ),
    "media_custody_slip": CustodyFacts(
        number="介〔2026〕2号",
        unit=CENTRE,
        medium="移动硬盘",
        serial="备份盘甲　S/N 0A1B2C3D",
        contents="登记簿加密备份一份，含扫描件。",
        made_on="2026年6月30日",
        encrypted="已加密",
        purpose="异地保存备份",
        giver="孙德全",
        taker=RARE,
        handed_on="2026年7月1日",
        back_on="2026年12月31日",
        place="青禾区档案馆保险柜",
    ),
    "appointment_slip": AppointmentFacts(
        code="0231",
        time="2026年3月18日（星期三）9时30分",
        place="青禾区青禾街道1号二楼203室",
        contact="周老师",
        phone="0531-00000000",
        bring="身份证",
    ),
    "counselling_stats": CounsellingStatsFacts(
        unit=CENTRE,
        period="2026年第一季度",
        periods=(
            ("2026年1月", "31", "58", "4", "30", "12", "12", "9", "14", "8", "96.8", "22", "3", "41"),
            ("2026年2月", "18", "33", "2", "17", "8", "6", "5", "8", "5", "100", "17", "1", "20"),
            ("2026年3月", "40", "71", "6", "38", "15", "12", "13", "18", "9", "95.0", "30", "4", "56.5"),
            ("合计", "89", "162", "12", "85", "35", "30", "27", "40", "22", "96.6", "69", "8", "117.5"),
        ),
    ),
}

PARTLY: dict[str, Any] = {
    "dossier_cover": CoverFacts(committee=COMMITTEE, volume_name=PAIR, mediated_from="2026年3月2日"),
    "dossier_index": IndexFacts(pages=("1",), by_hand=True),
    "id_evidence": IdentityFacts(attached=("户口簿",)),
    "power_of_attorney": MandateFacts(principal_name=RARE, other_powers="代为领取材料", by_hand=True),
    "investigation_record": InquiryFacts(time="2026年3月5日", talk=(("", TOLD),)),
    "evidence_list": EvidenceFacts(pieces=(("借条",), ("照片", "视听资料")), by_hand=True),
    "performance_proof": PerformanceFacts(parties="欧阳静姝、司马宏毅"),
    "receipt": ReceiptFacts(payer=RARE, amount="一袋小麦", by_hand=True),
    "return_visit_record": VisitFacts(subject=PAIR),
    "dossier_note": DossierNoteFacts(),
    "back_cover": BackCoverFacts(),
    "extension_consent": ExtensionFacts(dispute=PAIR, party_labels=LABELS, by_hand=True),
    "closing_report": ClosingFacts(handler="周若岚", parties=((RARE,),)),
    "undisputed_facts": UndisputedFacts(facts=((TOLD,),), by_hand=True),
    "mediation_certificate": CertificateFacts(one=RARE, began="2026年3月5日"),
    "joint_consultation": ConsultationFacts(attendees=(("青禾区民政局", "沈某"),), conclusion=TOLD),
    "child_wish": WishFacts(child="子女B", age="8"),
    "case_slip": SlipFacts(parties=RARE, result="终止"),
    "case_ledger": LedgerFacts(unit=COMMITTEE),
    "stats_cases": CaseStatsFacts(figures=((ITEMS[0], "3"), ("", ""))),
    "stats_org": OrganisationStatsFacts(unit=COMMITTEE, by_hand=True),
    "destruction_register": DestructionFacts(unit=COMMITTEE),
    "reading_register": ReadingFacts(readings=(("2026.6.2", RARE),), by_hand=True),
    "media_custody_slip": CustodyFacts(unit=CENTRE, encrypted="未加密"),
    "appointment_slip": AppointmentFacts(time="周三上午"),
    "counselling_stats": CounsellingStatsFacts(periods=(("2026年1月", "31"),), by_hand=True),
}
