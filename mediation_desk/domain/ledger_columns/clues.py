"""线索台账: clues found before this desk, with how they were handled."""

from __future__ import annotations

from mediation_desk.domain.clue import ClueHandling as Handling
from mediation_desk.domain.clue import ClueKind as Kind
from mediation_desk.domain.clue import ClueOutcome as Outcome
from mediation_desk.domain.clue import ClueSource as Source
from mediation_desk.domain.clue import Urgency
from mediation_desk.domain.ledger_columns.readers import day, line, one_of, past_day, phone, text
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm, Values
from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.errors import DeskError

SOURCES = {
    "敲门": Source.DOOR_KNOCK,
    "敲门行动": Source.DOOR_KNOCK,
    "入户": Source.DOOR_KNOCK,
    "网格": Source.GRID,
    "网格员": Source.GRID,
    "12338": Source.HOTLINE_12338,
    "热线": Source.HOTLINE_12338,
    "电话": Source.PHONE,
    "来电": Source.PHONE,
    "信访": Source.LETTERS_VISITS,
    "来信来访": Source.LETTERS_VISITS,
    "公安": Source.POLICE,
    "公安推送": Source.POLICE,
    "派出所": Source.POLICE,
    "学校": Source.SCHOOL,
    "自述": Source.SELF,
    "本人": Source.SELF,
    "其他": Source.OTHER,
}
KINDS = {
    "婚姻关系变化": Kind.MARRIAGE_CHANGE,
    "婚姻": Kind.MARRIAGE_CHANGE,
    "家暴": Kind.VIOLENCE,
    "家庭暴力": Kind.VIOLENCE,
    "婆媳": Kind.IN_LAWS,
    "婆媳关系": Kind.IN_LAWS,
    "亲子": Kind.PARENT_CHILD,
    "亲子关系": Kind.PARENT_CHILD,
    "赡养": Kind.PARENT_SUPPORT,
    "财产": Kind.PROPERTY,
    "困境": Kind.HARDSHIP,
    "其他": Kind.OTHER,
}
URGENCIES = {
    "立即": Urgency.AT_ONCE,
    "紧急": Urgency.AT_ONCE,
    "较急": Urgency.SOON,
    "尽快": Urgency.SOON,
    "一般": Urgency.ORDINARY,
    "普通": Urgency.ORDINARY,
}
HANDLINGS = {
    "当场办理": Handling.ON_THE_SPOT,
    "当场": Handling.ON_THE_SPOT,
    "现场": Handling.ON_THE_SPOT,
    "转调解": Handling.MEDIATION,
    "调解": Handling.MEDIATION,
    "转介": Handling.REFERRAL,
    "会诊": Handling.CONSULTATION,
    "持续关注": Handling.WATCH,
    "关注": Handling.WATCH,
}
OUTCOMES = {
    "已化解": Outcome.RESOLVED,
    "化解": Outcome.RESOLVED,
    "未化解": Outcome.UNRESOLVED,
    "稳控": Outcome.STABILISED,
}


def _ordered(values: Values) -> DeskError | None:
    """A clue is closed on or after the day it was found, and then has an outcome."""
    found, closed = values.get("found_on"), values.get("closed_on")
    if closed is not None and found is not None and closed < found:  # type: ignore[operator]  # two days
        return DeskError("ledger.closed_before")
    if closed is not None and "outcome" not in values:
        return DeskError("ledger.closed_without_outcome")
    return None


CLUES = LedgerForm(
    kind=LedgerKind.CLUES,
    same_by=(("number",), ("found_on", "subject", "summary")),
    check=_ordered,
    columns=(
        Column(key="number", head="编号", also=("线索编号", "线索号", "序列号"), read=line),
        Column(
            key="found_on",
            head="发现日期",
            also=("发现时间", "登记日期", "日期", "摸排日期", "上报时间"),
            read=past_day,
            needed=True,
        ),
        Column(key="source", head="来源", also=("线索来源",), read=one_of(SOURCES)),
        Column(key="area", head="所属区域", also=("网格", "区域", "村(社区)", "所在村", "社区"), read=line),
        Column(key="reported_by", head="上报人", also=("报告人", "摸排人"), read=line),
        Column(key="reporter_phone", head="上报人电话", also=("联系电话", "电话"), read=phone),
        Column(
            key="subject",
            head="对象",
            also=("对象家庭", "家庭", "当事人", "户主", "姓名"),
            read=line,
            needed=True,
        ),
        Column(key="kind", head="类型", also=("线索类型", "纠纷类型"), read=one_of(KINDS), needed=True),
        Column(key="summary", head="简述", also=("情况简述", "基本情况", "线索内容", "内容"), read=text),
        Column(key="urgency", head="紧急度", also=("紧急程度",), read=one_of(URGENCIES)),
        Column(key="handling", head="处置方式", also=("处理方式", "处置"), read=one_of(HANDLINGS)),
        Column(key="responsible", head="责任人", also=("负责人", "承办人"), read=line),
        Column(key="due_on", head="时限", also=("办理时限", "期限"), read=day),
        Column(key="closed_on", head="办结日期", also=("办结时间", "化解日期"), read=past_day),
        Column(key="outcome", head="结果", also=("办理结果", "化解情况"), read=one_of(OUTCOMES)),
        Column(key="outcome_note", head="结果说明", also=("备注",), read=text),
    ),
)
