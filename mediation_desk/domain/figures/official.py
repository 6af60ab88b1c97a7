"""The figures of the official return (人民调解案件情况统计表), in the order of its columns.

They count cases whose mediation ended in the period: an agreement was reached, or the case was closed.
A figure no row of the register can give is typed by hand with where it comes from.
"""

from __future__ import annotations

from mediation_desk.domain.figure import Figure, FigureKind, Split, Unit

_CASE = frozenset({Split.AREA, Split.STAFF, Split.TYPE})
_A = frozenset({Split.AREA})


def _cases(*keys: str) -> tuple[Figure, ...]:
    return tuple(Figure(key=f"return_{key}", unit=Unit.CASE, splits=_CASE) for key in keys)


def _typed(*keys: str) -> tuple[Figure, ...]:
    return tuple(Figure(key=f"return_{key}", unit=Unit.CASE, typed=True) for key in keys)


HARMS = ("suicide", "crime", "group_petition", "group_fight")
KINDS = (
    "family",
    "neighbour",
    "homestead",
    "contract",
    "business",
    "damages",
    "land",
    "expropriation",
    "pollution",
    "wages",
    "labour",
    "travel",
    "online_trade",
    "consumer",
    "medical",
    "traffic",
    "property_service",
    "other",
)
"""案件分类, the eighteen of the return; cases of this desk are all of the first."""

OFFICIAL: tuple[Figure, ...] = (
    *_cases("total"),
    Figure(key="return_people", unit=Unit.PERSON, splits=_CASE),
    *_cases("succeeded", "hard"),
    Figure(key="return_amount", unit=Unit.TEN_THOUSAND_YUAN, kind=FigureKind.SUM, splits=_CASE),
    *_typed("village", "town", "enterprise", "social"),
    *_cases("professional"),
    *_typed("other_body"),
    *_cases("proactive", "by_application", "delegated"),
    *_cases("by_court", "by_procuratorate", "by_police", "by_letters", "by_other"),
    *_cases(*(f"kind_{kind}" for kind in KINDS)),
    *_cases("oral", "written", "performed", "sued"),
    *_typed("judgment_changed", "judgment_revoked", "judgment_invalid"),
    *_cases("confirmation_asked", "confirmed"),
    *_typed("payment_order"),
    Figure(key="return_screened", unit=Unit.TIMES, splits=_A),
    Figure(key="return_found", unit=Unit.CASE, splits=_A),
    Figure(key="return_prevented", unit=Unit.CASE, splits=_A),
    *(
        Figure(key=f"return_{harm}_{what}", unit=unit, splits=_A)
        for harm in HARMS
        for what, unit in (("cases", Unit.CASE), ("people", Unit.PERSON))
    ),
)

ORGANISATION: tuple[Figure, ...] = (
    *(
        Figure(key=f"org_{kind}", unit=Unit.PIECE, typed=True)
        for kind in ("all", "village", "town", "enterprise", "social", "professional", "other")
    ),
    Figure(key="org_mediators", unit=Unit.PERSON, typed=True),
    Figure(key="org_full_time", unit=Unit.PERSON, typed=True),
    *(
        Figure(key=f"org_{fund}", unit=Unit.TEN_THOUSAND_YUAN, kind=FigureKind.SUM, typed=True)
        for fund in ("funds", "guiding", "committees", "allowances")
    ),
)
"""The second sheet of the return (组织队伍经费): what other committees report and funds, all typed."""
