"""家庭典型名册: families and people who were honoured before this desk."""

from __future__ import annotations

from mediation_desk.domain.award import AwardFor as For
from mediation_desk.domain.award import AwardKind as Kind
from mediation_desk.domain.award import AwardLevel as Level
from mediation_desk.domain.ledger_columns.readers import line, one_of, past_day, text, year
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm
from mediation_desk.domain.ledger_import import LedgerKind

KINDS = {
    "最美家庭": Kind.MOST_BEAUTIFUL,
    "五好家庭": Kind.FIVE_GOOD,
    "文明家庭": Kind.CIVILISED,
    "好婆婆": Kind.IN_LAWS,
    "好媳妇": Kind.IN_LAWS,
    "好婆媳": Kind.IN_LAWS,
    "五美庭院": Kind.COURTYARD,
    "五美庭院示范户": Kind.COURTYARD,
    "出彩人家": Kind.OUTSTANDING,
    "出彩好当家": Kind.OUTSTANDING,
    "清廉家庭": Kind.CLEAN,
    "其他": Kind.OTHER,
}
LEVELS = {
    "村": Level.VILLAGE,
    "村级": Level.VILLAGE,
    "镇": Level.TOWN,
    "镇级": Level.TOWN,
    "乡镇": Level.TOWN,
    "区县": Level.COUNTY,
    "区级": Level.COUNTY,
    "县级": Level.COUNTY,
    "市": Level.CITY,
    "市级": Level.CITY,
    "省": Level.PROVINCE,
    "省级": Level.PROVINCE,
    "全国": Level.NATION,
    "国家级": Level.NATION,
}
FOR = {"家庭": For.FAMILY, "个人": For.PERSON}

AWARDS = LedgerForm(
    kind=LedgerKind.AWARDS,
    same_by=(("kind", "level", "year", "name"),),
    columns=(
        Column(
            key="kind",
            head="荣誉名称",
            also=("荣誉", "称号", "名称", "奖项"),
            read=one_of(KINDS),
            needed=True,
        ),
        Column(key="level", head="级别", also=("荣誉级别", "层级"), read=one_of(LEVELS), needed=True),
        Column(key="year", head="年度", also=("年份", "年"), read=year, needed=True),
        Column(key="of", head="家庭或个人", also=("类别",), read=one_of(FOR)),
        Column(key="name", head="姓名", also=("户主", "家庭", "户主姓名", "对象"), read=line, needed=True),
        Column(key="area", head="所属区域", also=("区域", "村(社区)", "所在村", "地址"), read=line),
        Column(key="deeds", head="事迹", also=("主要事迹", "事迹简介"), read=text),
        Column(key="granted_on", head="授予日期", also=("表彰日期", "表彰时间", "授予时间"), read=past_day),
        Column(key="granted_by", head="授予单位", also=("表彰单位",), read=line),
        Column(key="certificate", head="证书号", also=("证书编号",), read=line),
    ),
)
