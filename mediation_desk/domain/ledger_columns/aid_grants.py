"""困境关爱台账: aid that was given before this desk, in money, goods and legal aid."""

from __future__ import annotations

from mediation_desk.domain.aid_grant import AidFor as For
from mediation_desk.domain.aid_grant import AidKind as Kind
from mediation_desk.domain.ledger_columns.readers import amount, identity, line, name, one_of, past_day, text
from mediation_desk.domain.ledger_columns.shape import LedgerColumn as Column
from mediation_desk.domain.ledger_columns.shape import LedgerForm, Values
from mediation_desk.domain.ledger_import import LedgerKind
from mediation_desk.errors import DeskError

KINDS = {
    "困境儿童": Kind.CHILD,
    "困境母亲": Kind.MOTHER,
    "两癌": Kind.TWO_CANCERS,
    "两癌救助": Kind.TWO_CANCERS,
    "法律援助": Kind.LEGAL_AID,
    "临时救助": Kind.TEMPORARY,
    "慰问": Kind.CONDOLENCE,
    "慰问品": Kind.CONDOLENCE,
    "其他": Kind.OTHER,
}
CLASSES = {"妇女": For.WOMAN, "儿童": For.CHILD, "其他": For.OTHER}


def _gave_something(values: Values) -> DeskError | None:
    """Money or goods, unless it was legal aid."""
    given = values.get("cash") or values.get("goods_value") or values.get("goods")
    if values.get("kind") not in (None, Kind.LEGAL_AID) and not given:
        return DeskError("ledger.nothing_given")
    return None


AID_GRANTS = LedgerForm(
    kind=LedgerKind.AID_GRANTS,
    same_by=(("kind", "name", "given_on", "cash"),),
    check=_gave_something,
    columns=(
        Column(key="kind", head="项目", also=("救助项目", "类型", "类别"), read=one_of(KINDS), needed=True),
        Column(key="of", head="对象类别", also=("人群", "对象类型"), read=one_of(CLASSES)),
        Column(key="name", head="姓名", also=("对象", "受助人", "救助对象"), read=name, needed=True),
        Column(key="identity", head="身份证号", also=("身份证号码", "身份证", "公民身份号码"), read=identity),
        Column(key="area", head="所属区域", also=("区域", "村(社区)", "所在村", "地址"), read=line),
        Column(key="basis", head="依据", also=("救助依据", "申请理由", "困难情况"), read=text),
        Column(
            key="given_on",
            head="发放日期",
            also=("发放时间", "救助时间", "日期", "时间"),
            read=past_day,
            needed=True,
        ),
        Column(key="cash", head="金额(元)", also=("金额", "救助金额", "现金"), read=amount),
        Column(key="goods_value", head="物品折价(元)", also=("折价", "物品金额", "折合金额"), read=amount),
        Column(key="goods", head="物品", also=("慰问品", "物资"), read=line),
        Column(key="fund", head="资金来源", also=("来源",), read=line),
        Column(key="receipt", head="收据号", also=("票据号",), read=line),
        Column(key="signed_by", head="签收人", also=("签收", "领取人"), read=line),
    ),
)
