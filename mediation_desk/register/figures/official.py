"""The official return in figures: cases whose mediation ended, by source, kind, form and outcome."""

from __future__ import annotations

from functools import partial
from typing import Any

from sqlalchemy import ColumnElement, and_, case, exists, false, func, or_, select, true

from mediation_desk.domain.case import Difficulty
from mediation_desk.domain.clue import ClueOutcome, HarmPrevented
from mediation_desk.domain.confirmation import StepKind
from mediation_desk.domain.figures.official import HARMS, KINDS
from mediation_desk.domain.obligation import Every, ObligationState, PerformanceEventKind
from mediation_desk.domain.party import PartyRole
from mediation_desk.domain.reception import Source as CameFrom
from mediation_desk.register.figures.behind import Rows, Source, Span, behind
from mediation_desk.register.figures.finding import disputes, of_clue, screening_visits
from mediation_desk.register.figures.mediating import (
    AGREED_ON,
    CASE_PATH,
    LEDGER_DAY,
    ended,
    of_case,
    of_ledger,
)
from mediation_desk.register.tables.cases import case_parties, cases
from mediation_desk.register.tables.clues import clues, prevented_harms
from mediation_desk.register.tables.confirmations import confirmation_steps, confirmations
from mediation_desk.register.tables.ledger_imports import ledger_cases
from mediation_desk.register.tables.obligations import obligations, performance_events

_LEDGER_SOURCE, _LEDGER_HARD, _LEDGER_KIND, _LEDGER_FORM, _LEDGER_DONE = 5, 6, 7, 18, 16
"""Columns of the ledger, counted from 0: 案件来源, 案件难度级别, 纠纷类别, 协议形式, 协议履行情况."""

_ENDED_ON = func.coalesce(AGREED_ON, cases.c.closed_on)
_COURT = (CameFrom.COURT_PRE_FILING, CameFrom.COURT_POST_FILING)
_OTHERS = (CameFrom.REGISTRY, CameFrom.OTHER_DEPARTMENT, CameFrom.TRANSFER_IN)
_SOURCES: dict[str, tuple[tuple[CameFrom, ...], tuple[str, ...]]] = {
    "proactive": ((CameFrom.PROACTIVE, CameFrom.GRID), ("主动", "网格", "排查")),
    "by_application": ((CameFrom.PARTY_APPLICATION, CameFrom.HOTLINE_12338), ("申请", "12338", "热线")),
    "by_court": (_COURT, ("法院", "审判机关")),
    "by_procuratorate": ((CameFrom.PROCURATORATE,), ("检察",)),
    "by_police": ((CameFrom.POLICE,), ("公安", "派出所")),
    "by_letters": ((CameFrom.LETTERS_VISITS,), ("信访",)),
    "by_other": (_OTHERS, ("部门", "登记", "移交", "委托", "移送", "指定")),
}
_DELEGATED = ("by_court", "by_procuratorate", "by_police", "by_letters", "by_other")
_LEDGER_KINDS = {
    "family": "婚姻家庭",
    "neighbour": "邻里",
    "homestead": "宅基地",
    "contract": "合同",
    "business": "生产经营",
    "damages": "损害赔偿",
    "land": "山林土地",
    "expropriation": "征地",
    "pollution": "环境污染",
    "wages": "农民工工资",
    "labour": "劳动争议",
    "travel": "旅游",
    "online_trade": "电子商务",
    "consumer": "消费",
    "medical": "医疗",
    "traffic": "交通事故",
    "property_service": "物业",
}


def _said(column: int) -> ColumnElement[Any]:
    """What an old ledger says in one of its columns, as written."""
    return func.coalesce(func.json_extract(ledger_cases.c.columns, f"$[{column}]"), "")


def _ended(
    span: Span, ours: ColumnElement[bool] | None = None, ledger: ColumnElement[bool] | None = None
) -> list[Rows]:
    return [
        of_case(_ENDED_ON).where(ended(span), true() if ours is None else ours),
        of_ledger().where(span.holds(LEDGER_DAY), true() if ledger is None else ledger),
    ]


def _parties(span: Span) -> list[Rows]:
    count = (
        select(func.count(func.distinct(case_parties.c.person_id)))
        .where(
            case_parties.c.case_id == cases.c.id,
            case_parties.c.role.in_([PartyRole.APPLICANT, PartyRole.RESPONDENT]),
        )
        .scalar_subquery()
    )
    return [
        of_case(_ENDED_ON, value=count).where(ended(span)),
        of_ledger(value=ledger_cases.c.people).where(span.holds(LEDGER_DAY)),
    ]


def _succeeded(span: Span) -> list[Rows]:
    return _ended(span, AGREED_ON.is_not(None), ledger_cases.c.succeeded == 1)


def _hard(span: Span) -> list[Rows]:
    hard = cases.c.difficulty.in_([Difficulty.DIFFICULT, Difficulty.MAJOR])
    said = _said(_LEDGER_HARD)
    return _ended(span, hard, said.contains("疑难") | said.contains("复杂") | said.contains("重大"))


def _amount(span: Span) -> list[Rows]:
    last, first = obligations.c.last_due, obligations.c.first_due
    whole_months = (
        (func.strftime("%Y", last) - func.strftime("%Y", first)) * 12
        + func.strftime("%m", last)
        - func.strftime("%m", first)
        + 1
    )
    times = case((obligations.c.every != Every.MONTH, 1), (last.is_(None), 12), else_=whole_months)
    plan = func.json_each(obligations.c.listed).table_valued("value")
    listed = select(func.sum(func.json_extract(plan.c.value, "$[1]"))).select_from(plan).scalar_subquery()
    due = case(
        (obligations.c.every == Every.LISTED, func.coalesce(listed, 0)),
        else_=func.coalesce(obligations.c.amount_fen, 0) * times,
    )
    return [
        of_case(_ENDED_ON, value=due)
        .join_from(cases, obligations, obligations.c.case_id == cases.c.id)
        .where(ended(span), obligations.c.state == ObligationState.CONFIRMED),
        of_ledger(value=func.coalesce(ledger_cases.c.amount, 0)).where(
            span.holds(LEDGER_DAY), ledger_cases.c.amount.is_not(None)
        ),
    ]


def _source(span: Span, keys: tuple[str, ...]) -> list[Rows]:
    ours = [one for key in keys for one in _SOURCES[key][0]]
    return _ended(span, cases.c.source.in_(ours), or_(*map(_ledger_source, keys)))


def _ledger_source(key: str) -> ColumnElement[bool]:
    """Whether an old ledger names this source; another department is whoever else is said to have sent it."""
    said = or_(*(_said(_LEDGER_SOURCE).contains(word) for word in _SOURCES[key][1]))
    if key != "by_other":
        return said
    return said & ~or_(*(_ledger_source(other) for other in _SOURCES if other != key))


def _kind(span: Span, kind: str) -> list[Rows]:
    said = _said(_LEDGER_KIND)
    if kind == "family":
        return _ended(span, ledger=said.contains(_LEDGER_KINDS[kind]) | (said == ""))
    if kind == "other":
        known = or_(*(said.contains(word) for word in _LEDGER_KINDS.values()))
        return _ended(span, false(), ~known & (said != ""))
    return _ended(span, false(), said.contains(_LEDGER_KINDS[kind]))


def _oral(span: Span) -> list[Rows]:
    oral = cases.c.oral_reached_on.is_not(None) & cases.c.written_effective_on.is_(None)
    return _ended(span, oral, _said(_LEDGER_FORM).contains("口头"))


def _written(span: Span) -> list[Rows]:
    return _ended(span, cases.c.written_effective_on.is_not(None), _said(_LEDGER_FORM).contains("书面"))


def _performed(span: Span) -> list[Rows]:
    mine = and_(obligations.c.case_id == cases.c.id, obligations.c.state == ObligationState.CONFIRMED)
    done = exists().where(mine) & ~exists().where(mine, obligations.c.settled_on.is_(None))
    said = _said(_LEDGER_DONE)
    whole = or_(*(said.contains(word) for word in ("已履行", "履行完毕", "全部履行")))
    return _ended(span, done & AGREED_ON.is_not(None), whole)


def _sued(span: Span) -> list[Rows]:
    undone = performance_events.alias()
    return [
        of_case(performance_events.c.on, who=cases.c.id)
        .join_from(cases, performance_events, performance_events.c.case_id == cases.c.id)
        .where(
            performance_events.c.kind == PerformanceEventKind.SUED,
            span.holds(performance_events.c.on),
            ~exists().where(undone.c.undoes == performance_events.c.id),
        )
    ]


def _confirmations(span: Span, kind: StepKind) -> list[Rows]:
    return [
        of_case(confirmation_steps.c.on, who=confirmations.c.id)
        .join_from(cases, confirmations, confirmations.c.case_id == cases.c.id)
        .join(confirmation_steps, confirmation_steps.c.confirmation_id == confirmations.c.id)
        .where(confirmation_steps.c.kind == kind, span.holds(confirmation_steps.c.on), _stands())
    ]


def _stands() -> ColumnElement[bool]:
    """A step not taken back: the next one recorded is not UNDONE."""
    later = confirmation_steps.alias()
    following = (
        select(later.c.kind)
        .where(
            later.c.confirmation_id == confirmation_steps.c.confirmation_id,
            later.c.row > confirmation_steps.c.row,
        )
        .order_by(later.c.row)
        .limit(1)
        .scalar_subquery()
    )
    return func.coalesce(following != StepKind.UNDONE, 1) == 1


def _prevented(span: Span) -> list[Rows]:
    return [
        of_clue(clues.c.closed_on).where(
            span.holds(clues.c.closed_on),
            clues.c.outcome == ClueOutcome.RESOLVED,
            clues.c.case_id.is_(None),
        )
    ]


def _harms(span: Span, harm: HarmPrevented, *, people: bool) -> list[Rows]:
    area = func.coalesce(
        select(clues.c.area_path).where(clues.c.id == prevented_harms.c.clue_id).scalar_subquery(),
        select(CASE_PATH).where(cases.c.id == prevented_harms.c.case_id).scalar_subquery(),
        "",
    )
    value = prevented_harms.c.people if people else 1
    return [
        behind("prevented_harm", prevented_harms.c.id, prevented_harms.c.on, value=value, area=area).where(
            span.holds(prevented_harms.c.on), prevented_harms.c.kind == harm
        )
    ]


OFFICIAL: dict[str, Source] = {
    "return_total": _ended,
    "return_people": _parties,
    "return_succeeded": _succeeded,
    "return_hard": _hard,
    "return_amount": _amount,
    "return_professional": _ended,
    **{f"return_{key}": partial(_source, keys=(key,)) for key in _SOURCES},
    "return_delegated": partial(_source, keys=_DELEGATED),
    "return_oral": _oral,
    "return_written": _written,
    "return_performed": _performed,
    "return_sued": _sued,
    "return_confirmation_asked": partial(_confirmations, kind=StepKind.APPLY),
    "return_confirmed": partial(_confirmations, kind=StepKind.CONFIRM),
    "return_screened": screening_visits,
    "return_found": disputes,
    "return_prevented": _prevented,
    **{f"return_kind_{kind}": partial(_kind, kind=kind) for kind in KINDS},
    **{
        f"return_{harm}_{what}": partial(_harms, harm=HarmPrevented(harm), people=what == "people")
        for harm in HARMS
        for what in ("cases", "people")
    },
}
