"""What a centre's own template may name, and what stands there for a case."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from mediation_desk.domain.numerals import formal_date, plain_date
from mediation_desk.domain.party import Side
from mediation_desk.services.filling.source import Source

Said = str | list[str]
"""Words, or several to repeat over."""


def _agreement_number(source: Source) -> str:
    found = source.agreement
    return found.current.number if found is not None and found.current is not None else ""


def _addresses(*sides: Side) -> Callable[[Source], str]:
    return lambda source: "；".join(one.address for one in source.on_side(*sides) if one.address)


def _contacts(*sides: Side) -> Callable[[Source], str]:
    return lambda source: "；".join(one.contact for one in source.on_side(*sides) if one.contact)


_OTHERS = (Side.OTHER, Side.NEUTRAL)

NAMES: Mapping[str, Callable[[Source], Said]] = MappingProxyType(
    {
        "中心": lambda source: source.centre.counselling_centre,
        "调委会": lambda source: source.centre.committee,
        "妇联": lambda source: source.centre.womens_federation,
        "中心地址": lambda source: source.centre.address,
        "中心电话": lambda source: source.centre.phone,
        "今天": lambda source: plain_date(source.today),
        "今天大写": lambda source: formal_date(source.today),
        "经办人": lambda source: source.writer,
        "案号": lambda source: source.case.number,
        "受理日期": lambda source: source.accepted,
        "纠纷类型": lambda source: source.dispute,
        "纠纷名称": lambda source: source.matter,
        "纠纷简况": lambda source: source.case.summary,
        "申请事项": lambda source: list(source.case.requests),
        "调解员": lambda source: "、".join(source.mediators),
        "调解次数": lambda source: str(len(source.sittings)),
        "最近调解日期": lambda source: source.last_sitting,
        "协议编号": _agreement_number,
        "各方姓名": lambda source: source.names,
        "甲方姓名": lambda source: source.one,
        "甲方住址": _addresses(Side.SEEKER),
        "甲方电话": _contacts(Side.SEEKER),
        "乙方姓名": lambda source: source.other,
        "乙方住址": _addresses(*_OTHERS),
        "乙方电话": _contacts(*_OTHERS),
    }
)
"""Every name with how it is told; phone and address as each party agreed to show the other side."""


def told(source: Source, wanted: frozenset[str]) -> dict[str, Said]:
    """The words for the names a template asks for."""
    return {name: NAMES[name](source) for name in sorted(wanted)}
