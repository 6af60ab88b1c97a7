"""走访记录: visits at home made before this desk."""

from __future__ import annotations

from mediation_desk.domain.home_visit import VisitPurpose as Purpose
from mediation_desk.domain.ledger_columns.readers import count, day, line, names, one_of, past_day, text
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm
from mediation_desk.domain.ledger_import import LedgerKind

PURPOSES = {
    "摸排": Purpose.SCREENING,
    "排查": Purpose.SCREENING,
    "走访联系": Purpose.CONTACT,
    "联系": Purpose.CONTACT,
    "走访": Purpose.CONTACT,
    "回访": Purpose.RETURN_VISIT,
    "慰问": Purpose.CONDOLENCE,
    "跟踪": Purpose.FOLLOW_UP,
    "跟进": Purpose.FOLLOW_UP,
}

HOME_VISITS = LedgerForm(
    kind=LedgerKind.HOME_VISITS,
    same_by=(("on", "household", "visitors"),),
    columns=(
        Column(key="on", head="走访日期", also=("走访时间", "日期", "时间"), read=past_day, needed=True),
        Column(key="purpose", head="目的", also=("走访目的", "走访类型", "类型"), read=one_of(PURPOSES)),
        Column(
            key="household",
            head="走访家庭",
            also=("家庭", "户主", "走访对象", "家庭编号", "户主姓名", "姓名"),
            read=line,
        ),
        Column(key="area", head="所属区域", also=("网格", "区域", "村(社区)", "所在村", "社区"), read=line),
        Column(key="visitors", head="走访人", also=("走访人员", "走访干部"), read=names, needed=True),
        Column(key="people_met", head="走访人次", also=("人次", "见到人数", "人数"), read=count),
        Column(key="met", head="见到的人", also=("接待人",), read=line),
        Column(key="findings", head="走访情况", also=("发现的情况", "情况记录", "内容", "情况"), read=text),
        Column(key="disputes_found", head="发现纠纷数", also=("发现纠纷", "排查纠纷"), read=count),
        Column(key="next_on", head="下次走访日期", also=("下次走访",), read=day),
    ),
)
