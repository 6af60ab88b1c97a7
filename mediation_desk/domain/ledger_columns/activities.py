"""活动台账: courses, law publicity, weddings, training, fairs; the numbers kept apart as on paper."""

from __future__ import annotations

from mediation_desk.domain.activity import ActivityKind as Kind
from mediation_desk.domain.ledger_columns.readers import count, line, one_of, past_day, text
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm, Values
from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.errors import DeskError

KINDS = {
    "婚前课堂": Kind.PREMARITAL_CLASS,
    "父母课堂": Kind.PARENT_CLASS,
    "家长课堂": Kind.PARENT_CLASS,
    "最具幸福感家庭": Kind.HAPPY_FAMILY_COURSE,
    "专题课程": Kind.HAPPY_FAMILY_COURSE,
    "普法宣传": Kind.LAW_PUBLICITY,
    "普法": Kind.LAW_PUBLICITY,
    "反家暴宣传": Kind.ANTI_VIOLENCE,
    "反家暴": Kind.ANTI_VIOLENCE,
    "集体婚礼": Kind.WEDDING,
    "纪念婚礼": Kind.WEDDING,
    "颁证": Kind.WEDDING,
    "家庭教育巡讲": Kind.LECTURE_TOUR,
    "巡讲": Kind.LECTURE_TOUR,
    "亲子活动": Kind.PARENT_CHILD,
    "法律明白人培训": Kind.LEGAL_HELPER_TRAINING,
    "巾帼法律明白人培训": Kind.LEGAL_HELPER_TRAINING,
    "骨干培训": Kind.BACKBONE_TRAINING,
    "调解员培训": Kind.MEDIATOR_TRAINING,
    "技能培训": Kind.SKILL_TRAINING,
    "招聘会": Kind.JOB_FAIR,
    "线上知识推送": Kind.ONLINE,
    "线上": Kind.ONLINE,
    "其他": Kind.OTHER,
}


def _women_among_persons(values: Values) -> DeskError | None:
    persons, women = values.get("persons"), values.get("women")
    if isinstance(persons, int) and isinstance(women, int) and women > persons:
        return DeskError("ledger.more_women")
    return None


ACTIVITIES = LedgerForm(
    kind=LedgerKind.ACTIVITIES,
    same_by=(("title", "on", "batch"),),
    check=_women_among_persons,
    columns=(
        Column(key="kind", head="类型", also=("活动类型", "类别"), read=one_of(KINDS), needed=True),
        Column(
            key="title", head="主题", also=("活动名称", "活动主题", "名称", "内容"), read=line, needed=True
        ),
        Column(key="on", head="日期", also=("活动日期", "活动时间", "时间"), read=past_day, needed=True),
        Column(key="until", head="结束日期", also=("结束时间",), read=past_day),
        Column(key="batch", head="第几期", also=("期次", "期数", "期"), read=count),
        Column(key="sessions", head="场次", also=("场数",), read=count),
        Column(key="issues", head="线上期数", read=count),
        Column(key="area", head="所属区域", also=("区域", "乡镇(街道)", "村(社区)"), read=line),
        Column(key="place", head="地点", also=("活动地点",), read=line),
        Column(key="lecturers", head="讲师", also=("授课人", "主讲人", "授课老师"), read=line),
        Column(key="host", head="主办单位", also=("主办",), read=line),
        Column(key="co_hosts", head="联办单位", also=("协办单位", "承办单位"), read=line),
        Column(key="audience", head="对象", also=("参加对象",), read=line),
        Column(key="attendances", head="人次", also=("参与人次", "参加人次"), read=count),
        Column(key="persons", head="人数", also=("参与人数", "参加人数"), read=count),
        Column(key="women", head="其中妇女", also=("妇女人数", "女性人数"), read=count),
        Column(key="companies", head="企业数", also=("参加企业",), read=count),
        Column(key="posts", head="岗位数", also=("提供岗位",), read=count),
        Column(key="feedback", head="反馈", also=("活动效果", "备注"), read=text),
    ),
)
