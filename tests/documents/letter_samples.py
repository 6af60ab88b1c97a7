"""Filled and partly filled facts for letters and papers for other bodies; all names invented."""

from __future__ import annotations

from typing import Any

from mediation_desk.documents.authority_letter import AuthorityLetterFacts
from mediation_desk.documents.confirmation_application import ConfirmationFacts
from mediation_desk.documents.delegation_reply import ACCEPTED, AGREED, ReplyFacts
from mediation_desk.documents.divorce_agreement import DivorceFacts
from mediation_desk.documents.help_record_proof import HelpProofFacts
from mediation_desk.documents.mediation_proof import ProofFacts
from mediation_desk.documents.non_acceptance_notice import REASONS, NonAcceptanceFacts
from mediation_desk.documents.paper import Imprint
from mediation_desk.documents.payee_details import PayeeFacts
from mediation_desk.documents.privacy_consent import AGREE, REFUSE, PrivacyFacts
from mediation_desk.documents.service_address import ServiceAddressFacts
from mediation_desk.documents.service_receipt import ServiceReceiptFacts
from mediation_desk.documents.termination_notice import GROUNDS, TerminationFacts
from mediation_desk.documents.wording import wording

COMMITTEE = "青禾区婚姻家庭纠纷人民调解委员会"
CENTRE = "青禾区婚姻家庭辅导中心"
FEDERATION = "青禾区妇女联合会"
RARE = "阿依努尔·买买提艾力·𬍛𠅤"
CASE = "（2026）青婚人调字第046号"
AGREEMENT = "（2026）青婚人调协字第012号"
LETTER = "青婚调函〔2026〕7号"
ADDRESS = "青禾区梧桐街道梧桐苑小区3号楼2单元501室（梧桐路与望湖路交叉口东200米）"
CLAUSES = (
    "一、女儿司马予乐（2015年9月2日出生）由甲方直接抚养，随甲方共同生活。双方及调解员已听取并尊重子女本人意愿。\n"
    "二、乙方自2026年4月起至女儿年满十八周岁当月止，每月10日前支付抚养费人民币2,800.00元（大写：人民币贰仟捌佰元整）。\n"
    "三、乙方每月第二、第四个周末星期六9时至星期日17时探望女儿，变更应提前3日告知。\n"
    "四、乙方于2026年9月30日前向甲方支付房屋折价款人民币180,000.00元（大写：人民币壹拾捌万元整），"
    "甲方协助办理转移登记。"
)
APPLICANTS = (
    (
        RARE,
        "女",
        "1990年1月1日",
        "维吾尔族",
        "37011519900101002X",
        "青禾区第三中学教师",
        ADDRESS,
        "13800000001",
    ),
    ("司马宏毅", "男", "1985年6月15日", "汉族", "370115198506151237", "个体工商户", "由人民法院另行确认", ""),
)
CODED = Imprint(number=LETTER, code="7KJF-92QD")

FILLED: dict[str, Any] = {
    "confirmation_application": ConfirmationFacts(
        applicants=APPLICANTS,
        agreement_number=AGREEMENT,
        agreed_on="2026年3月18日",
        dispute="离婚后子女抚养、财产分割",
        mediated_on="2026年3月18日",
        place="青禾区婚姻家庭辅导中心调解室",
        committee=COMMITTEE,
        clauses=CLAUSES,
        court="青禾区人民法院",
        court_ground="调解组织所在地的基层人民法院",
        attached=wording("confirmation_application").lists["attached"][:5],
        more_attached="结婚证复印件；不动产权证书复印件",
    ),
    "mediation_proof": ProofFacts(
        one=RARE,
        other="司马宏毅",
        dispute="离婚纠纷",
        accepted_on="2026年3月2日",
        case_number=CASE,
        mediator="周若岚",
        agreed_on="2026年3月18日",
        place="青禾区婚姻家庭辅导中心调解室",
        agreement_number=AGREEMENT,
        committee=COMMITTEE,
        date="2026年3月19日",
    ),
    "non_acceptance_notice": NonAcceptanceFacts(
        sender=COMMITTEE,
        number=LETTER,
        to=RARE,
        received_on="2026年3月2日",
        request="与司马宏毅离婚后财产纠纷",
        reason=REASONS[1],
        reason_more="青禾区人民法院已于2026年2月20日立案受理该纠纷，尚未委派或者委托本会调解。",
        routes=wording("non_acceptance_notice").lists["route_choices"][:3],
        other_route="向青禾区司法局城东司法所咨询（0531-80000009）",
        date="2026年3月4日",
        imprint=CODED,
    ),
    "termination_notice": TerminationFacts(
        sender=COMMITTEE,
        number=LETTER,
        one=RARE,
        other="司马宏毅",
        dispute="离婚纠纷",
        accepted_on="2026年3月2日",
        case_number=CASE,
        sittings="三",
        ground=GROUNDS[2],
        ground_more="双方对房屋的折价数额和女儿的抚养方式仍有较大分歧，经调解员多次释明和单独沟通，均表示不再让步。"
        * 3,
        party_labels=("甲方：", "乙方："),
        date="2026年4月1日",
        imprint=CODED,
    ),
    "delegation_reply": ReplyFacts(
        sender=COMMITTEE,
        number=LETTER,
        level="内部·涉隐私",
        title="关于委派调解阿依努尔与司马宏毅离婚纠纷一案有关情况的复函",
        to="青禾区人民法院",
        their_title="委派调解函",
        their_number="（2026）青0115诉前调88号",
        answer=AGREED,
        one="阿依努尔",
        other="司马宏毅",
        dispute="离婚纠纷",
        case_number=CASE,
        ended_on="2026年3月18日",
        details="双方拟于协议生效后三十日内共同向贵院申请司法确认。",
        attachments=(("人民调解协议书复印件",), ("调解组织主持调解的证明",), ("退回材料清单",)),
        date="2026年3月19日",
    ),
    "court_letter": AuthorityLetterFacts(
        sender=FEDERATION,
        number="青妇函〔2026〕12号",
        level="内部·涉隐私",
        to="青禾区人民法院",
        opening=wording("court_letter").lists["openings"][0],
        body="一、关于送达\n双方现居住地不同，一方联系方式须保密，请在通知到庭时分别联系。\n二、关于到场\n请安排不同的到场时间和候谈地点。",
        closing="请予支持为盼。",
        attachments=(("有关情况说明",),),
        contact="周若岚",
        phone="0531-80000001",
        copies_to=f"{CENTRE}",
        date="2026年3月19日",
    ),
    "police_letter": AuthorityLetterFacts(
        sender=COMMITTEE,
        number=LETTER,
        level="内部·涉隐私",
        to="青禾区公安局城东派出所",
        opening=wording("police_letter").lists["openings"][0],
        body="双方在2026年3月18日的调解中发生争执，一方扬言报复。" * 12 + "\n请勿拨打当事人家中电话。",
        closing=wording("police_letter").lists["closings"][0],
        contact="周若岚",
        phone="0531-80000001",
        copies_to=f"{FEDERATION}，青禾区司法局",
        date="2026年3月18日",
        imprint=CODED,
    ),
    "divorce_agreement": DivorceFacts(
        man_name="司马宏毅",
        man_born="1985年6月15日",
        man_ethnicity="汉族",
        man_identity="370115198506151237",
        man_occupation="个体工商户",
        man_phone="13800000003",
        man_address=ADDRESS,
        woman_name=RARE,
        woman_born="1990年1月1日",
        woman_ethnicity="维吾尔族",
        woman_identity="37011519900101002X",
        woman_occupation="青禾区第三中学教师",
        woman_phone="13800000001",
        woman_address=ADDRESS,
        married_on="2013年5月20日",
        registry="青禾区民政局婚姻登记处",
        certificate="J370115-2013-001234",
        children_terms=CLAUSES.split("\n")[0].removeprefix("一、")
        + CLAUSES.split("\n")[1].removeprefix("二、"),
        property_terms="登记于双方名下、坐落青禾街道梧桐苑的房屋归女方所有，剩余贷款由女方偿还；女方于2026年9月30日前"
        "向男方支付折价款人民币180,000.00元（大写：人民币壹拾捌万元整）。\n双方婚前财产及个人专用物品归各自所有。",
        debts_terms="购车借款人民币40,000.00元（大写：人民币肆万元整）由男方清偿。双方无其他共同债务。",
    ),
    "privacy_consent": PrivacyFacts(
        person=RARE,
        guardian=RARE,
        handler=f"{CENTRE}、{COMMITTEE}",
        handler_phone="0531-80000001",
        retention="卷宗归档后三十年",
        health=AGREE,
        children=AGREE,
        violence=AGREE,
        accounts=REFUSE,
        recording=REFUSE,
        sharing=AGREE,
        recipients="青禾区法律援助中心（0531-80000012）",
        shared="姓名、联系方式、经济状况，用于申请法律援助，以书面转介函送达。",
    ),
    "help_record_proof": HelpProofFacts(
        sender=FEDERATION,
        person=RARE,
        identity="370115********002X",
        record_number="青接20260123",
        when="2026年3月2日9时30分",
        way="来电12338",
        words="昨天晚上他又动手了，孩子在旁边哭，我想问问怎么办。",
        measures="告知拨打110报警和申请人身安全保护令的途径；建议到区医院就诊并保存病历；约定次日面谈。",
        date="2026年3月19日",
    ),
    "service_receipt": ServiceReceiptFacts(
        case_number=CASE,
        matter="离婚纠纷",
        addressee=RARE,
        address=ADDRESS,
        way="直接送达",
        papers=(
            ("人民调解当事人权利义务告知书", "", "1"),
            ("终止调解告知书", LETTER, "1"),
            ("人民调解协议书", "青婚人调协012", "2"),
        ),
    ),
    "service_address": ServiceAddressFacts(
        court="青禾区人民法院",
        matter="申请司法确认调解协议",
        person=RARE,
        identity="37011519900101002X",
        address=ADDRESS,
        postcode="250000",
        phone="13800000001",
        receiver="欧阳静怡",
        receiver_relation="姐姐",
        receiver_phone="13800000002",
        receiver_address=ADDRESS,
        electronic="同意",
        electronic_address="手机短信：13800000001",
        secret=wording("service_address").lists["secret_choices"][0],
        safe="工作日9时至11时拨打，请勿留言，请勿联系其他家庭成员。",
    ),
    "payee_details": PayeeFacts(
        payer="司马宏毅",
        payee=RARE,
        agreement_number=AGREEMENT,
        purpose="女儿抚养费，每月人民币2,800.00元（大写：人民币贰仟捌佰元整），每月10日前支付",
        account_name=RARE,
        bank="青禾农村商业银行股份有限公司梧桐支行",
        account="6217000000000006608",
        remark="“抚养费”和所属月份",
    ),
}

PARTLY: dict[str, Any] = {
    "confirmation_application": ConfirmationFacts(applicants=APPLICANTS[:1], court="青禾区人民法院"),
    "mediation_proof": ProofFacts(one=RARE, other="司马宏毅", committee=COMMITTEE, by_hand=True),
    "non_acceptance_notice": NonAcceptanceFacts(sender=COMMITTEE, to=RARE, by_hand=True),
    "termination_notice": TerminationFacts(sender=CENTRE, one=RARE),
    "delegation_reply": ReplyFacts(
        sender=FEDERATION, to="青禾区人民法院", answer=ACCEPTED, handler="周若岚", phone="0531-80000001"
    ),
    "court_letter": AuthorityLetterFacts(sender=CENTRE, to="青禾区人民法院", by_hand=True),
    "police_letter": AuthorityLetterFacts(sender=FEDERATION),
    "divorce_agreement": DivorceFacts(man_name="司马宏毅", woman_name=RARE, by_hand=True),
    "privacy_consent": PrivacyFacts(person=RARE, handler=CENTRE),
    "help_record_proof": HelpProofFacts(sender=FEDERATION, words="“他又动手了。”"),
    "service_receipt": ServiceReceiptFacts(addressee=RARE),
    "service_address": ServiceAddressFacts(person=RARE, phone="13800000001", by_hand=True),
    "payee_details": PayeeFacts(payee=RARE, account_name=RARE),
}
