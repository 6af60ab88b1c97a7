"""Awards and aid of an invented year; revoked, refused and other years' ones beside, which do not count."""

from __future__ import annotations

from typing import Any

from mediation_desk.domain.aid_grant import AidFor, AidKind, AidState
from mediation_desk.domain.award import AwardFor, AwardKind, AwardLevel, AwardState
from mediation_desk.domain.invented_year import Amount
from mediation_desk.register.invented.places import Place
from mediation_desk.register.invented.rows import Draw, of_one, shared
from mediation_desk.register.tables.activities import aid_grants, awards

_FAMILIES = (AwardKind.MOST_BEAUTIFUL, AwardKind.FIVE_GOOD, AwardKind.CIVILISED, AwardKind.CLEAN)
_LOW = (AwardLevel.VILLAGE, AwardLevel.TOWN, AwardLevel.COUNTY)
_HIGH = (AwardLevel.CITY, AwardLevel.PROVINCE, AwardLevel.NATION)


def write_giving(draw: Draw, places: tuple[Place, ...]) -> None:
    """Write awards and grants."""
    year = draw.year
    rows = [
        _award(draw, n, of_one(places, n), of_one(_FAMILIES, n), of_one(_HIGH if n < year.city else _LOW, n))
        for n in range(year.families)
    ]
    persons = {"of": AwardFor.PERSON}
    rows += [
        _award(draw, n, of_one(places, n), AwardKind.IN_LAWS, AwardLevel.TOWN) | persons
        for n in range(year.in_laws)
    ]
    rows += [
        _award(draw, n, of_one(places, n), AwardKind.COURTYARD, AwardLevel.COUNTY)
        for n in range(year.courtyards)
    ]
    for state in AwardState:
        uncounted = _award(draw, 0, places[0], AwardKind.FIVE_GOOD, AwardLevel.CITY)
        rows.append(
            uncounted | ({"granted_on": draw.outside()} if state is AwardState.GRANTED else {"state": state})
        )
    draw.write(awards, rows)
    grants = [
        *_grants(draw, places, AidKind.CHILD, AidFor.CHILD, year.children),
        *_grants(draw, places, AidKind.MOTHER, AidFor.WOMAN, year.mothers),
        *_grants(draw, places, AidKind.TWO_CANCERS, AidFor.WOMAN, year.cancers),
        *_grants(draw, places, AidKind.LEGAL_AID, AidFor.WOMAN, (year.legal_aid, 0)),
    ]
    draw.write(aid_grants, grants)


def _award(draw: Draw, n: int, place: Place, kind: AwardKind, level: AwardLevel) -> dict[str, Any]:
    on = draw.day()
    return {
        "id": draw.id(),
        "version": 1,
        "kind": kind,
        "level": level,
        "year": draw.year.year,
        "of": AwardFor.FAMILY,
        "name": f"{draw.name()}{n}",
        "area_id": place.id,
        "area_path": place.path,
        "state": AwardState.GRANTED,
        "proposed_on": on,
        "granted_on": on,
    }


def _grants(
    draw: Draw, places: tuple[Place, ...], kind: AidKind, of: AidFor, amount: Amount
) -> list[dict[str, Any]]:
    """Each person one grant, every third of them money and goods on two days; three that do not count."""
    people, fen = amount
    whole = shared(fen, people, draw.lot) if fen else [0] * people
    rows: list[dict[str, Any]] = []
    for n, value in enumerate(whole):
        one = _grant(draw, of_one(places, n), kind, of, f"{draw.name()}{n}")
        if n % 3:
            rows.append(one | {"cash": value})
        else:
            again = one | {"id": draw.id(), "given_on": draw.day(), "goods_value": value - value // 2}
            rows += [one | {"cash": value // 2}, again]
    never = _grant(draw, places[0], kind, of, draw.name()) | {"cash": 999}
    rows.append(never | {"id": draw.id(), "state": AidState.APPROVED, "given_on": None})
    rows.append(never | {"id": draw.id(), "state": AidState.REFUSED})
    rows.append(never | {"id": draw.id(), "given_on": draw.outside()})
    return rows


def _grant(draw: Draw, place: Place, kind: AidKind, of: AidFor, name: str) -> dict[str, Any]:
    on = draw.day()
    return {
        "id": draw.id(),
        "version": 1,
        "kind": kind,
        "of": of,
        "state": AidState.PAID,
        "name": name,
        "area_id": place.id,
        "area_path": place.path,
        "applied_on": on,
        "given_on": on,
    }
