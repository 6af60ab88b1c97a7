"""案件汇总登记 (D25): the twenty-five columns of the paper ledger, kept as written."""

from __future__ import annotations

from mediation_desk.domain.ledger_columns.readers import amount, line, names, one_of, past_day, text
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm
from mediation_desk.domain.ledger_import import CaseResult, LedgerKind
from mediation_desk.domain.reception import DisputeSubtype as Sub

SUBTYPES = {
    "离婚": Sub.DIVORCE,
    "离婚纠纷": Sub.DIVORCE,
    "夫妻感情": Sub.COUPLE,
    "夫妻纠纷": Sub.COUPLE,
    "婚姻纠纷": Sub.COUPLE,
    "婚内夫妻感情/沟通": Sub.COUPLE,
    "婚约财产": Sub.BETROTHAL_GIFT,
    "彩礼": Sub.BETROTHAL_GIFT,
    "家庭暴力": Sub.DV_LIMITED,
    "家暴": Sub.DV_LIMITED,
    "婚外关系": Sub.AFFAIR,
    "离婚后财产": Sub.PROPERTY_AFTER_DIVORCE,
    "离婚后损害责任": Sub.DAMAGES_AFTER_DIVORCE,
    "同居关系析产": Sub.COHABITATION_PROPERTY,
    "同居关系子女抚养": Sub.COHABITATION_CHILD,
    "抚养费": Sub.CHILD_SUPPORT,
    "变更抚养关系": Sub.CUSTODY_CHANGE,
    "探望权": Sub.VISITATION,
    "监护权": Sub.GUARDIANSHIP,
    "扶养": Sub.SPOUSAL_SUPPORT,
    "赡养": Sub.PARENT_SUPPORT,
    "赡养纠纷": Sub.PARENT_SUPPORT,
    "收养": Sub.ADOPTION,
    "分家析产": Sub.FAMILY_PROPERTY,
    "继承": Sub.INHERITANCE,
    "遗产": Sub.INHERITANCE,
    "婆媳": Sub.IN_LAWS,
    "亲子": Sub.PARENT_CHILD,
    "兄弟姐妹": Sub.SIBLINGS,
    "祖孙照护": Sub.GRANDPARENT_CARE,
    "家务分工": Sub.HOUSEHOLD_ECONOMY,
    "家庭经济": Sub.HOUSEHOLD_ECONOMY,
    "家务分工/经济": Sub.HOUSEHOLD_ECONOMY,
    "其他": Sub.OTHER,
    "其他婚姻家庭纠纷": Sub.OTHER,
}
RESULTS = {
    "调解成功": CaseResult.SUCCEEDED,
    "成功": CaseResult.SUCCEEDED,
    "达成协议": CaseResult.SUCCEEDED,
    "已调解": CaseResult.SUCCEEDED,
    "调解不成": CaseResult.FAILED,
    "不成功": CaseResult.FAILED,
    "调解失败": CaseResult.FAILED,
    "未达成协议": CaseResult.FAILED,
    "终止": CaseResult.FAILED,
    "终止调解": CaseResult.FAILED,
    "有待继续调解": CaseResult.OPEN,
    "正在调解": CaseResult.OPEN,
    "调解中": CaseResult.OPEN,
}

CASES = LedgerForm(
    kind=LedgerKind.CASES,
    keeps_text=True,
    same_by=(("number",),),
    columns=(
        Column(key="number", head="案件编码", also=("案件编号", "编号", "案号", "卷宗号"), read=line),
        Column(key="committee", head="调委会", also=("人民调解委员会", "调解委员会"), read=text),
        Column(key="studio", head="调解工作室", also=("工作室",), read=text),
        Column(key="receptionist", head="受理员", also=("受理人", "登记人"), read=text),
        Column(
            key="accepted_on",
            head="受理时间",
            also=("受理日期", "登记日期", "收案日期", "登记时间"),
            read=past_day,
        ),
        Column(key="source", head="案件来源", also=("来源",), read=text),
        Column(key="difficulty", head="案件难度级别", also=("案件难度", "难易程度"), read=text),
        Column(
            key="subtype",
            head="纠纷类别",
            also=("纠纷类型", "案由", "案件类型", "类型"),
            read=one_of(SUBTYPES),
        ),
        Column(key="area", head="行政区划", also=("所属区域", "所属镇街", "乡镇街道", "地区"), read=text),
        Column(key="death", head="有无死亡", also=("是否死亡",), read=text),
        Column(key="lead", head="主办调解员", also=("调解员", "承办人", "调解人"), read=text),
        Column(key="assistant", head="协办调解员", also=("协办人",), read=text),
        Column(key="closed_on", head="调解时间", also=("结案日期", "结案时间", "调解日期"), read=past_day),
        Column(key="agreement", head="调解书编号", also=("协议书编号", "协议编号"), read=text),
        Column(key="result", head="调解结果", also=("结果", "调解情况"), read=one_of(RESULTS)),
        Column(
            key="amount",
            head="调解协议金额(元)",
            also=("协议金额", "涉及金额", "金额", "协议涉及金额"),
            read=amount,
        ),
        Column(key="performance", head="协议履行情况", also=("履行情况",), read=text),
        Column(
            key="parties",
            head="当事人",
            also=("当事人姓名", "双方当事人", "申请人被申请人"),
            read=names,
            needed=True,
        ),
        Column(key="form", head="协议形式", also=("协议方式",), read=text),
        Column(
            key="summary", head="纠纷简要情况", also=("纠纷简况", "简要案情", "基本情况", "事由"), read=text
        ),
        Column(key="reward", head="以奖代补评定", also=("以案定补",), read=text),
        Column(key="attribute", head="案件属性", read=text),
        Column(key="groups", head="涉及特殊群体情况", also=("特殊群体",), read=text),
        Column(key="workers", head="涉及农民工纠纷情况", also=("涉及农民工",), read=text),
        Column(key="turned", head="纠纷转化情况", also=("转化情况",), read=text),
    ),
)
