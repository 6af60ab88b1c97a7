"""Figures in packets: a station's report without its rows, shown beside our own and never added to it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b

from mediation_desk.domain.figure import Choice, Counted
from mediation_desk.domain.packet import PacketChoice
from mediation_desk.domain.period import Period, own_period
from mediation_desk.domain.report import PeriodKind, ReportKind
from mediation_desk.errors import DeskError
from mediation_desk.register import packets
from mediation_desk.register.records import Records
from mediation_desk.services.access import PACKET_READ
from mediation_desk.services.figures import count_figure, count_report
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class StationFigure:
    """One figure of a station over a period; `ours` is the same counted here, None for one unknown here."""

    station: str
    period: Period
    theirs: Counted
    ours: Counted | None


def figures_item(records: Records, choice: PacketChoice) -> tuple[str, Mapping[str, object]]:
    """(id, fields) of the work report of a period, narrowed to the area chosen; always the same id for it.

    DeskError: period.backwards, period.too_far.
    """
    if choice.first is None or choice.last is None:
        raise RuntimeError("figures are of a period, which the choice was checked for")
    period = own_period(choice.first, choice.last)
    report = count_report(records, ReportKind.WORK, period, Choice(area_id=choice.area_id))
    said = f"{period.first.isoformat()}/{period.last.isoformat()}"
    told = [{"figure": one.key, "value": _value(one)} for one in report.figures if _value(one)]
    item_id = blake2b(f"{said}{choice.area_id}".encode(), digest_size=16).hexdigest()
    return item_id, {"period": said, "figures": told}


@allowed(PACKET_READ)
def station_figures(records: Records) -> tuple[StationFigure, ...]:
    """What stations told without rows, the newest of each period, each beside our own count."""
    counted: dict[tuple[str, Period], Counted | None] = {}
    found = []
    for station, said, key, value in packets.figures(records):
        first, _slash, last = said.partition("/")
        days = date.fromisoformat(first), date.fromisoformat(last)
        period = Period(kind=PeriodKind.OWN, first=days[0], last=days[1])
        if (key, period) not in counted:
            counted[key, period] = _ours(records, key, period)
        theirs = _counted(key, value)
        found.append(StationFigure(station=station, period=period, theirs=theirs, ours=counted[key, period]))
    return tuple(found)


def _ours(records: Records, key: str, period: Period) -> Counted | None:
    try:
        return count_figure(records, key, period)
    except (LookupError, StopIteration, ValueError, DeskError):
        return None  # of a newer program, which counts what this one does not know


def _value(one: Counted) -> str:
    if one.numerator is not None and one.denominator is not None:
        return f"{one.numerator}/{one.denominator}"
    return "" if one.value is None or one.value < 0 else str(one.value)


def _counted(key: str, value: str) -> Counted:
    above, slash, below = value.partition("/")
    if slash:
        return Counted(key=key, numerator=int(above), denominator=int(below))
    return Counted(key=key, value=int(above))
