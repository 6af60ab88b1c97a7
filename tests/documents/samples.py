"""Filled, partly filled and finished-with-gaps facts for every paper; all names invented."""

from __future__ import annotations

from typing import Any

from mediation_desk.documents.acceptance_form import AcceptanceFacts
from mediation_desk.documents.application import ApplicationFacts
from mediation_desk.documents.backup_receipt import ReceiptFacts as CopyReceiptFacts
from mediation_desk.documents.counselling_note import AdditionFacts, NoteFacts
from mediation_desk.documents.counselling_offer import OfferFacts
from mediation_desk.documents.counselling_service_record import ServiceFacts, SpouseFacts
from mediation_desk.documents.drill_receipt import DrillFacts
from mediation_desk.documents.hand_over_sheet import HandedFile, HandOverFacts
from mediation_desk.documents.informed_consent import ConsentFacts
from mediation_desk.documents.keeper_sheet import KeeperSheetFacts
from mediation_desk.documents.mediation_agreement import AgreementFacts, ClauseWords
from mediation_desk.documents.mediation_record import RecordFacts
from mediation_desk.documents.oral_agreement import OralFacts
from mediation_desk.documents.packet_key_slip import KeySlipFacts
from mediation_desk.documents.paper import Imprint
from mediation_desk.documents.people import PartyFacts
from mediation_desk.documents.restore_card import CardFacts
from mediation_desk.documents.rights_notice import NoticeFacts
from mediation_desk.documents.safety_plan import PlanFacts
from mediation_desk.documents.trial_page import TrialPageFacts
from mediation_desk.domain.hand_over import HeldKind
from mediation_desk.domain.mediation_record import SittingResult, Utterance
from mediation_desk.domain.reception import DisputeSubtype, Source
from tests.documents.activity_samples import FILLED as ACTIVITIES_FILLED
from tests.documents.activity_samples import PARTLY as ACTIVITIES_PARTLY
from tests.documents.consultation_samples import FILLED as CONSULTATIONS_FILLED
from tests.documents.consultation_samples import PARTLY as CONSULTATIONS_PARTLY
from tests.documents.plan_samples import PLANS_FILLED, PLANS_PARTLY
from tests.documents.referral_samples import REFERRALS_FILLED, REFERRALS_PARTLY

NUMBER = "（2026）青婚人调字第046号"
COMMITTEE = "青禾区婚姻家庭纠纷人民调解委员会"
ONE = PartyFacts(
    side="甲方",
    name="欧阳静姝",
    sex="女",
    ethnicity="汉族",
    age="38岁",
    occupation="教师",
    contact="13800000001",
    address="青禾区梧桐街道梧桐苑3号楼2单元501室",
    identity_number="37011519900101002X",
)
OTHER = PartyFacts(
    side="乙方",
    name="司马宏毅",
    sex="男",
    ethnicity="汉族",
    age="41岁",
    occupation="个体工商户",
    contact="由青禾区婚姻家庭辅导中心代转",
    address="",
)
FACTS = (
    "双方于2013年5月登记结婚，育有一女。因家务分工和借款多次争吵，自2025年10月起分居，"
    "就抚养、住房和借款清偿发生争议。"
)
CLAUSES = (
    "双方均表示自愿解除婚姻关系。双方知悉：本协议本身不产生解除婚姻关系的效力，须由双方亲自到婚姻登记机关"
    "办理离婚登记，或由人民法院依法处理。",
    "女儿司马予乐（2015年9月2日出生）由甲方直接抚养，随甲方共同生活。双方及调解员已听取并尊重子女本人意愿。",
    "乙方自2026年4月起至女儿年满十八周岁当月止，每月10日前支付抚养费人民币2,800.00元（大写：人民币贰仟捌佰元整），"
    "汇入户名欧阳静姝、开户行青禾农商行梧桐支行、账号6217000000000006608的账户。",
    "乙方每月第二、第四个周末星期六9时至星期日17时探望女儿，变更应提前3日告知。甲方应予协助，不得阻挠。",
    "登记于双方名下、坐落青禾街道梧桐苑的房屋由甲方取得，剩余贷款由甲方偿还；甲方于2026年9月30日前向乙方支付"
    "折价款人民币180,000.00元（大写：人民币壹拾捌万元整）。",
    "购车借款人民币40,000.00元（大写：人民币肆万元整）由乙方清偿。双方知悉该约定不影响债权人依法主张权利。",
    "任何一方逾期支付款项超过15日的，应另行支付人民币500.00元（大写：人民币伍佰元整）。",
)
AGREEMENT = AgreementFacts(
    version=1,
    parties=(ONE, OTHER),
    facts=FACTS,
    clauses=tuple(ClauseWords(id=f"c{n}", text=words) for n, words in enumerate(CLAUSES)),
    manner="抚养费按月银行转账，付款凭证即为履行证明；房屋折价款于2026年9月30日前一次付清。",
    copies="三",
    committee=COMMITTEE,
    code="7KJF-92QD",
)
FINAL = AgreementFacts(
    **{
        **{name: getattr(AGREEMENT, name) for name in AgreementFacts.__slots__},
        "number": "（2026）青婚人调协字第012号",
        "date": "2026年3月18日",
        "version": 2,
    }
)
RECORD = RecordFacts(
    number=NUMBER,
    ordinal="2",
    time="2026年3月18日9时至11时",
    place="青禾区婚姻家庭辅导中心调解室",
    subject="离婚纠纷",
    parties="欧阳静姝、司马宏毅",
    participants="",
    utterances=(
        Utterance(speaker="问", text="今天召集双方，就抚养和住房继续调解。双方是否清楚自己的权利义务？"),
        Utterance(speaker="答", text="（欧阳静姝）清楚。\n（司马宏毅）清楚，没有意见。"),
        Utterance(speaker="问", text="上次谈到抚养费，双方各自怎么想？"),
        Utterance(speaker="答", text="（司马宏毅）我每月能付两千八百元，希望周末能见孩子。" * 6),
    ),
    result=SittingResult.CONTINUED,
    result_note="双方约定下周继续协商房屋补偿的数额。",
    party_labels=("甲方：", "乙方："),
    date="2026年3月18日",
)

COUNSELLING = "（2026）青婚辅字第015号"
CENTRE = "青禾区婚姻家庭辅导中心"
RARE = "阿依努尔·买买提艾力·𬍛𠅤"
WIFE = SpouseFacts(
    name=RARE,
    sex="女",
    family_role="妻子、母亲",
    marital_status="初婚有配偶",
    married_for="13年",
    education="大学本科",
    identity_number="37011519900101002X",
    occupation="中学教师（高级）",
    phone="13800000001",
)
CONSENT = ConsentFacts(
    number=COUNSELLING,
    centre=CENTRE,
    clients=(RARE, "司马宏毅"),
    minor=True,
    couple="不作“无秘密”约定，由本人决定是否告诉对方",
    retention="十年",
    emergency="欧阳静姝，姐姐，13800000002",
    contact="13800000001，工作日白天",
    sensitive=True,
)
NOTE = NoteFacts(
    number=COUNSELLING,
    ordinal="6",
    clients=RARE,
    time="2026年3月18日9时至9时50分",
    manner="面谈，个体",
    present=RARE,
    attendance="按时",
    place="青禾区婚姻家庭辅导中心二楼辅导室",
    counsellor="陈静怡",
    elements="心理疏导、婚姻辅导",
    parts=(
        ("S　来访者说", "“这周睡得好一点，能连着睡五个小时。想到要和他谈孩子的事，还是会心慌。”" * 8),
        ("O　看到的", "语速较上次放缓，谈到女儿时微笑；提及分居安排时双手交握，停顿约半分钟。"),
        ("A　评估", "情绪较前平稳，睡眠改善。\n无自伤想法。"),
        ("P　计划", ""),
    ),
    author="陈静怡",
    signed="2026年3月18日10时12分",
    version="1",
    additions=(
        AdditionFacts(
            kind="补充", text="来访者次日来电，改约4月1日。", author="陈静怡", signed="2026年3月19日9时5分"
        ),
        AdditionFacts(
            kind="作废",
            text="写错了来访者。",
            author="陈静怡",
            signed="2026年3月20日9时",
            confirmed="何玉贞",
        ),
    ),
    voided=True,
)

FILLED: dict[str, Any] = {
    "application": ApplicationFacts(
        applicants=(ONE,),
        respondents=(OTHER,),
        summary=FACTS,
        requests=("女儿由申请人直接抚养；", "依法分割房屋；", "借款由被申请人清偿。"),
        imprint=Imprint(number=NUMBER, code="7KJF-92QD"),
    ),
    "acceptance_form": AcceptanceFacts(
        number=NUMBER,
        date="2026年3月2日",
        one="欧阳静姝",
        other="司马宏毅",
        dispute=DisputeSubtype.DIVORCE,
        source=Source.COURT_PRE_FILING,
        summary=FACTS,
        party_labels=("欧阳静姝：", "司马宏毅："),
        committee=COMMITTEE,
    ),
    "rights_notice": NoticeFacts(number=NUMBER, party_labels=("当事人（甲方）：", "当事人（乙方）：")),
    "mediation_record": RECORD,
    "mediation_agreement": FINAL,
    "oral_agreement": OralFacts(
        number="（2026）青婚人调协字第013号",
        parties=(ONE, OTHER),
        facts="双方因家务分工发生争吵。",
        clauses=("双方互致歉意，约定每周日共同商定家务安排。", "家务安排写在纸上，各执一份。"),
        manner="当场履行。",
        committee=COMMITTEE,
        date="2026年3月18日",
    ),
    "counselling_service_record": ServiceFacts(
        number=COUNSELLING,
        date="2026年3月18日",
        half="上午",
        counsellor="陈静怡",
        spouses=(WIFE, SpouseFacts(name="司马宏毅", sex="男", phone="由青禾区婚姻家庭辅导中心代转")),
        kind="divorce",
        inquiry="双方因家务分工和借款争吵，女方先来，希望谈谈怎样告诉孩子。" * 20,
        assessment="双方情绪平稳，愿意继续谈。",
        result="postponed",
        satisfaction="satisfied",
        remarks="下次4月1日9时。",
    ),
    "informed_consent": CONSENT,
    "confidentiality_agreement": CONSENT,
    "privacy_agreement": CONSENT,
    "counselling_note": NOTE,
    "keeper_sheet": KeeperSheetFacts(
        number=2,
        words=("academic", "acid", "yelp", "gesture", "decision") * 4,
        numbers=("0000", "0001", "1019", "0384", "0213") * 4,
        keeper="青禾区档案馆　欧阳守正",
        register=CENTRE,
        made_on="2026-03-18",
        made_by=RARE,
    ),
    "safety_plan": PlanFacts(
        said=(
            ("contact_way", "周三上午打单位电话，响三声再接"),
            ("next_contact", "2026年3月25日09:30"),
            ("places", "姐姐家、城东派出所，都可以直接过去，不必先打电话。" * 6),
            ("code_word", "晒被子"),
        )
    ),
    "hand_over_sheet": HandOverFacts(
        centre="青禾区婚姻家庭辅导中心",
        giver="阿依努尔·托合提",
        witness=RARE,
        on="2026年3月18日",
        files=(
            HandedFile(kind=HeldKind.CASE, number=NUMBER, to="周若岚"),
            HandedFile(kind=HeldKind.RECORD, number=f"{NUMBER} · 2", to="孙德全"),
            HandedFile(kind=HeldKind.RECEPTION, number="接2026-0031", to=RARE),
        ),
        granted=7,
        waiting=2,
    ),
    "trial_page": TrialPageFacts(by_hand=False),
    "backup_receipt": CopyReceiptFacts(
        centre="青禾区婚姻家庭辅导中心",
        number="第 0162 份",
        made_at="2026年3月18日 09:38",
        stick="备份盘 甲 · 尾号 7C41",
        holds="1,284 件 / 3,905 个",
        size="本次 38 MB，共 5.7 GB",
        entries="22,617 条",
        head="9f2e 41c7 a0d8 63b5",
        by=RARE,
    ),
    "drill_receipt": DrillFacts(
        centre="青禾区婚姻家庭辅导中心",
        number="第 3 次",
        at="2026年3月18日 09:52",
        copy="2026年3月18日 09:38（备份盘 甲）",
        how="恢复卡",
        cases="随机 3 件，3 件与台账逐字段一致，0 件备份后有改动",
        files="3,905 个全部读通，随机 1 个与台账逐字节一致",
        head="9f2e 41c7 a0d8 63b5",
        result="通过",
        by=RARE,
        proves="本次演练没有使用这台电脑的钥匙、密码和系统钥匙串：换一台电脑也能打开。",
    ),
    "counselling_offer": OfferFacts(
        couple=f"{RARE}、欧阳静姝",
        way="协议离婚",
        offered_on="2026年3月18日",
        by="马春霞",
        answer="愿意接受辅导",
    ),
    "packet_key_slip": KeySlipFacts(
        name="青禾区婚姻家庭辅导中心",
        kind="收包钥匙：站点制作的数据包封给它",
        made_at="2026年3月18日",
        fingerprint="48213 90675 11834 72950 36481 05927 83146 29075",
    ),
    "restore_card": CardFacts(
        groups=("381", "207", "946", "113", "580", "672", "094", "735", "218"),
        register="青禾区婚姻家庭辅导中心",
        made_on="2026年3月18日",
        made_by="周若岚",
    ),
}

COMPANY = PartyFacts(
    side="乙方",
    organisation=True,
    name="青禾区某某合作社",
    address="青禾街道1号",
    representative="理事长 秦某",
)
PARTLY: dict[str, Any] = {
    "application": ApplicationFacts(
        applicants=(ONE,), respondents=(PartyFacts(name="司马宏毅"),), by_hand=True
    ),
    "acceptance_form": AcceptanceFacts(one="欧阳静姝", source=Source.PROACTIVE, by_hand=True),
    "rights_notice": NoticeFacts(party_labels=("欧阳静姝：",)),
    "mediation_record": RecordFacts(time="2026年3月18日9时", prose=FACTS, mediators=2),
    "mediation_agreement": AGREEMENT,
    "oral_agreement": OralFacts(parties=(ONE, COMPANY), facts=FACTS),
    "counselling_service_record": ServiceFacts(spouses=(WIFE,), kind="premarital"),
    "informed_consent": ConsentFacts(clients=("司马宏毅",)),
    "confidentiality_agreement": ConsentFacts(),
    "privacy_agreement": ConsentFacts(number=COUNSELLING, sensitive=False),
    "counselling_note": NoteFacts(parts=(("记录", FACTS),)),
    "keeper_sheet": KeeperSheetFacts(number=1, words=("yelp",) * 20, numbers=("1019",) * 20),
    "safety_plan": PlanFacts(said=(("contact_way", "短信"),), by_hand=True),
    "hand_over_sheet": HandOverFacts(files=(HandedFile(kind=HeldKind.CASE, number=NUMBER, to="周若岚"),)),
    "counselling_offer": OfferFacts(couple="司马宏毅、欧阳静姝", by_hand=True),
    "packet_key_slip": KeySlipFacts(name="青禾区婚姻家庭辅导中心", fingerprint="48213 90675"),
    "restore_card": CardFacts(groups=("381",) * 9),
    "trial_page": TrialPageFacts(),
    "backup_receipt": CopyReceiptFacts(number="第 0001 份"),
    "drill_receipt": DrillFacts(number="第 1 次", result="未通过"),
}

FILLED |= REFERRALS_FILLED | PLANS_FILLED | ACTIVITIES_FILLED | CONSULTATIONS_FILLED
PARTLY |= REFERRALS_PARTLY | PLANS_PARTLY | ACTIVITIES_PARTLY | CONSULTATIONS_PARTLY
