"""网格与队伍名册: people who help in the grid, with their role and area."""

from __future__ import annotations

from mediation_desk.domain.helper import HelperRole as Role
from mediation_desk.domain.helper import Profession as Trained
from mediation_desk.domain.ledger_columns.readers import day, line, name, one_of, past_day, phone, sex, text
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm
from mediation_desk.domain.ledger_import import LedgerKind

ROLES = {
    "网格长": Role.GRID_HEAD,
    "网格员": Role.GRID_WORKER,
    "巾帼网格员": Role.GRID_WORKER,
    "妇联主席": Role.WOMEN_CHAIR,
    "妇联执委": Role.EXECUTIVE,
    "执委": Role.EXECUTIVE,
    "社区民警": Role.POLICE,
    "民警": Role.POLICE,
    "分包责任人": Role.RESPONSIBLE,
    "责任人": Role.RESPONSIBLE,
    "志愿者": Role.VOLUNTEER,
    "巾帼志愿者": Role.VOLUNTEER,
    "专家": Role.EXPERT,
    "法律明白人": Role.LEGAL_HELPER,
    "巾帼法律明白人": Role.LEGAL_HELPER,
    "讲师": Role.LECTURER,
}
PROFESSIONS = {
    "律师": Trained.LAWYER,
    "法官": Trained.JUDGE,
    "心理咨询师": Trained.PSYCHOLOGIST,
    "婚姻家庭咨询师": Trained.COUNSELLOR,
    "婚姻家庭辅导师": Trained.COUNSELLOR,
    "社工": Trained.SOCIAL_WORKER,
    "社会工作者": Trained.SOCIAL_WORKER,
    "民警": Trained.POLICE,
    "教师": Trained.TEACHER,
    "医生": Trained.DOCTOR,
    "其他": Trained.OTHER,
}

HELPERS = LedgerForm(
    kind=LedgerKind.HELPERS,
    same_by=(("name", "phone"),),
    columns=(
        Column(key="name", head="姓名", also=("名字", "人员姓名"), read=name, needed=True),
        Column(key="sex", head="性别", read=sex),
        Column(key="phone", head="联系电话", also=("电话", "手机", "手机号", "联系方式"), read=phone),
        Column(key="unit", head="单位", also=("工作单位", "单位职务", "所在单位"), read=line),
        Column(key="profession", head="专业", also=("职业", "专业类别"), read=one_of(PROFESSIONS)),
        Column(key="role", head="身份", also=("角色", "职务", "类别", "岗位"), read=one_of(ROLES)),
        Column(key="area", head="所属区域", also=("区域", "网格", "所属网格", "村(社区)", "社区"), read=line),
        Column(key="since", head="任职时间", also=("起始时间", "聘任时间", "加入时间"), read=day),
        Column(key="available", head="可服务时段", also=("服务时段", "服务时间"), read=text),
        Column(key="promised_on", head="保密承诺签署日期", also=("保密承诺日期",), read=past_day),
        Column(key="avoid", head="回避关系", also=("回避",), read=text),
    ),
)
