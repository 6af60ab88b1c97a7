"""Facts of the agenda of a consultation and of the list of allowances, as they are printed."""

from __future__ import annotations

from mediation_desk.documents.consultation_call import CallFacts
from mediation_desk.documents.incentive_list import IncentiveFacts, PaidCase, PaidMediator

_CASES = (
    PaidCase(
        number="（2026）青人调字第011号",
        closed="2026-03-09",
        difficulty="疑难",
        form="书面",
        dossier="已装订",
        part="主办",
        amount="300.00",
    ),
    PaidCase(
        number="（2026）青人调字第014号",
        closed="2026-03-12",
        difficulty="一般",
        form="口头",
        dossier="未装订",
        part="协办",
        amount="50.00",
    ),
)

FILLED = {
    "consultation_call": CallFacts(
        number="会〔2026〕3号",
        subject_number="（2026）青人调字第011号",
        time="2026年3月20日 14:30",
        place="青禾区婚姻家庭辅导中心第二会议室",
        manner="现场",
        host="青禾区妇女联合会",
        chair="何玉贞",
        invited=(("青禾区人民法院", "方立川", "审判员"), ("青禾区公安局", "石望舒", "民警")),
        summary="甲方与乙方分居已久，对未成年子女的探望和抚养费不能达成一致。",
        risk="双方情绪激烈，需分开接待。",
        date="2026年3月18日",
    ),
    "incentive_list": IncentiveFacts(
        unit="青禾区婚姻家庭纠纷人民调解委员会",
        period="2026年1月1日至3月31日",
        mediators=(
            PaidMediator(name="欧阳雨荷", cases=_CASES, amount="350.00"),
            PaidMediator(name="周若岚", cases=_CASES[:1], amount="300.00"),
        ),
        amount="650.00",
        rates=(("一般", "100.00", "50.00", "20.00"), ("疑难", "300.00", "150.00", "20.00")),
        assists="协办的按主办的一半计。",
    ),
}

PARTLY = {
    "consultation_call": CallFacts(summary="甲方与乙方对探望不能达成一致。", host="青禾区妇女联合会"),
    "incentive_list": IncentiveFacts(period="2026年第一季度", rates=(("一般", "100.00", "50.00", "0.00"),)),
}
