"""Mediation of an invented year: cases of this desk, sittings that succeeded, and an old ledger."""

from __future__ import annotations

from datetime import date
from typing import Any

from mediation_desk.domain.case import CaseState, Difficulty
from mediation_desk.domain.mediation_record import Sitting, SittingResult, Writing
from mediation_desk.domain.reception import DisputeSubtype, Source
from mediation_desk.domain.safety import Mark
from mediation_desk.register.invented.places import Place
from mediation_desk.register.invented.rows import Draw, of_one
from mediation_desk.register.tables.cases import cases, mediation_records
from mediation_desk.register.tables.ledger_imports import ledger_cases
from mediation_desk.register.tables.packets import packet_stations, station_cases

_SUBTYPES = (
    DisputeSubtype.DIVORCE,
    DisputeSubtype.CHILD_SUPPORT,
    DisputeSubtype.COUPLE,
    DisputeSubtype.PARENT_SUPPORT,
    DisputeSubtype.FAMILY_PROPERTY,
)
_SOURCES = (
    "当事人申请",
    "主动排查",
    "法院委托",
    "公安机关移送",
    "信访部门移送",
    "检察院移送",
    "其他部门移送",
)
_KINDS = ("婚姻家庭纠纷", "邻里纠纷", "婚姻家庭纠纷", "物业纠纷", "道路交通事故纠纷", "相邻关系")
_FORMS = ("书面协议", "口头协议")
_DONE = ("已履行", "未履行", "部分履行", "履行完毕")
_HARD = ("一般", "疑难复杂", "简单")


def write_mediating(draw: Draw, places: tuple[Place, ...]) -> None:
    """Write cases that succeeded once or twice, by sittings or by agreement alone, and those of a ledger."""
    year = draw.year
    ours = year.successes - year.ledger - year.station
    by_agreement = ours // 5
    sat = ours - by_agreement - year.twice
    rows, sittings = [], []
    for n in range(sat + by_agreement):
        one = _case(draw, n, of_one(places, n))
        if n < sat:
            sittings += [_sitting(draw, one["id"], k + 1) for k in range(2 if n < year.twice else 1)]
        else:
            one["written_effective_on" if n % 2 else "oral_reached_on"] = draw.day()
        if n < year.closed - year.station:
            one |= {"closed_on": draw.day(), "state": CaseState.CLOSED}
        rows.append(one)
    for n in range(5):  # one that failed, and ones of other years
        one = _case(draw, len(rows), places[n])
        failed = _sitting(draw, one["id"], 1) | {"result": SittingResult.FAILED}
        outside = _sitting(draw, one["id"], 2) | {"began": draw.moment(draw.outside())}
        rows.append(one | {"closed_on": draw.outside()})
        sittings += [failed, outside]
    draw.write(cases, rows)
    draw.write(mediation_records, sittings)
    draw.write(ledger_cases, _ledger(draw, places))
    _write_station(draw, places[0])


def _case(draw: Draw, n: int, place: Place) -> dict[str, Any]:
    return {
        "id": draw.id(),
        "version": 1,
        "number": f"（{draw.year.year}）丰人调字第{n + 1:04d}号",
        "state": CaseState.IN_MEDIATION,
        "accepted_on": date(draw.year.year, 1, 1),
        "source": of_one(tuple(Source), n),
        "dispute_subtype": of_one(_SUBTYPES, n),
        "difficulty": of_one(tuple(Difficulty), n),
        "lead_id": of_one(("1" * 32, "2" * 32), n),
        "mark": Mark.NONE,
        "area_id": place.id,
    }


def _sitting(draw: Draw, case_id: str, ordinal: int) -> dict[str, Any]:
    return {
        "id": draw.id(),
        "case_id": case_id,
        "version": 1,
        "ordinal": ordinal,
        "began": draw.moment(draw.day()),
        "sitting": Sitting.JOINT,
        "writing": Writing.PROSE,
        "result": SittingResult.SUCCEEDED,
    }


def _ledger(draw: Draw, places: tuple[Place, ...]) -> list[dict[str, Any]]:
    failed, outside = 11, 9
    rows = []
    for n in range(draw.year.ledger + failed + outside):
        columns = [""] * 25
        columns[0] = f"旧{n:04d}"
        columns[5], columns[6], columns[7] = of_one(_SOURCES, n), of_one(_HARD, n), of_one(_KINDS, n)
        columns[16], columns[18] = of_one(_DONE, n), of_one(_FORMS, n)
        counted = n < draw.year.ledger
        rows.append(
            {
                "id": draw.id(),
                "number": columns[0],
                "columns": columns,
                "accepted_on": draw.day() if n < draw.year.ledger + failed else draw.outside(),
                "subtype": of_one(_SUBTYPES, n),
                "succeeded": 1 if counted or n >= draw.year.ledger + failed else 0,
                "amount": 100 * draw.lot.randint(0, 90_000) if n % 3 else None,
                "people": 2 + n % 3,
                "area_id": of_one(places, n).id if n % 6 else None,
            }
        )
    return rows


def _write_station(draw: Draw, place: Place) -> None:
    """Cases a station handed over: closed with success, one that failed before, one still open."""
    station = {"id": draw.id(), "name": "青禾街道站", "public": "", "fingerprint": "", "area_id": place.id}
    draw.write(packet_stations, [station | {"compared_at": draw.moment(draw.day())}])
    rows = [{"closed_on": draw.day(), "succeeded": 1} for _ in range(draw.year.station)]
    rows += [{"closed_on": draw.outside(), "succeeded": 0}, {}]
    draw.write(
        station_cases,
        [
            one
            | {
                "id": draw.id(),
                "station_id": station["id"],
                "number": f"站{n:03d}",
                "accepted_on": date(draw.year.year, 1, 1),
                "state": CaseState.CLOSED if one else CaseState.IN_MEDIATION,
                "source": of_one(tuple(Source), n),
                "subtype": of_one(_SUBTYPES, n),
                "difficulty": Difficulty.ORDINARY,
                "people": 2,
                "area_id": place.id,
            }
            for n, one in enumerate(rows)
        ],
    )
