"""家庭台账: one row for each member; rows of one household stand together or share its number."""

from __future__ import annotations

from mediation_desk.domain.household import FiveAction
from mediation_desk.domain.ledger_columns.readers import (
    identity,
    line,
    name,
    past_day,
    phone,
    sex,
    some_of,
    text,
)
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm, Values
from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.domain.person import SpecialGroup as Group
from mediation_desk.errors import DeskError

GROUPS = {
    "未成年人": Group.MINOR,
    "老年人": Group.ELDERLY,
    "残疾人": Group.DISABLED,
    "残疾": Group.DISABLED,
    "孕期": Group.PREGNANT,
    "哺乳期": Group.PREGNANT,
    "重病": Group.SERIOUSLY_ILL,
    "大病": Group.SERIOUSLY_ILL,
    "留守": Group.LEFT_BEHIND,
    "留守儿童": Group.LEFT_BEHIND,
    "留守妇女": Group.LEFT_BEHIND,
    "困境儿童": Group.CHILD_IN_DIFFICULTY,
    "孤儿": Group.CHILD_IN_DIFFICULTY,
    "单亲": Group.SINGLE_PARENT,
    "失独": Group.LOST_ONLY_CHILD,
    "军人军属": Group.SOLDIER_FAMILY,
    "军属": Group.SOLDIER_FAMILY,
    "少数民族": Group.MINORITY,
    "涉外": Group.FOREIGN,
}
ACTIONS = {
    "家庭连心": FiveAction.HEARTS,
    "家庭文明": FiveAction.CIVILITY,
    "家庭关爱": FiveAction.CARE,
    "家庭发展": FiveAction.DEVELOPMENT,
    "家庭幸福": FiveAction.HAPPINESS,
}


def _somebody(values: Values) -> DeskError | None:
    """Every row is about somebody."""
    return None if values.get("name") or values.get("head") else DeskError("ledger.no_name")


HOUSEHOLDS = LedgerForm(
    kind=LedgerKind.HOUSEHOLDS,
    check=_somebody,
    same_by=(("identity",), ("name", "head", "area", "number")),
    begins=("number", "head"),
    carried=("number", "head", "area", "address", "colour", "colour_reason", "actions", "registered_on"),
    columns=(
        Column(key="number", head="家庭编号", also=("户号", "档案号", "家庭档案号", "编号"), read=line),
        Column(key="head", head="户主", also=("户主姓名",), read=name),
        Column(key="name", head="姓名", also=("成员姓名", "家庭成员", "成员"), read=name),
        Column(key="relation", head="与户主关系", also=("关系", "与户主的关系"), read=line),
        Column(key="sex", head="性别", read=sex),
        Column(key="identity", head="身份证号", also=("身份证号码", "身份证", "公民身份号码"), read=identity),
        Column(key="born", head="出生日期", also=("出生年月日", "生日"), read=past_day),
        Column(key="phone", head="联系电话", also=("电话", "手机", "手机号", "联系方式"), read=phone),
        Column(
            key="area",
            head="所属区域",
            also=("网格", "所属网格", "村(社区)", "所在村", "社区", "区域"),
            read=line,
            needed=True,
        ),
        Column(key="address", head="住址", also=("地址", "家庭住址", "详细地址"), read=line),
        Column(key="colour", head="颜色", also=("家庭颜色", "五色", "类别", "颜色等级"), read=line),
        Column(key="colour_reason", head="定色理由", also=("理由", "原因"), read=text),
        Column(key="groups", head="特殊群体", also=("特殊群体类型", "群体"), read=some_of(GROUPS)),
        Column(key="actions", head="五大行动", also=("行动",), read=some_of(ACTIONS)),
        Column(key="registered_on", head="建档日期", also=("登记日期", "建档时间"), read=past_day),
        Column(key="note", head="备注", also=("说明",), read=text),
    ),
)
