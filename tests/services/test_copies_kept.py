"""The list says what each copy is kept for, stick by stick, and how long there is room for more."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mediation_desk.domain.backup import Copy, Kept
from mediation_desk.domain.stick import Place
from mediation_desk.register import copies
from mediation_desk.register.records import Records
from mediation_desk.services.backups import list_copies
from mediation_desk.services.copies_kept import room_forecast
from tests.desk_fixtures import DIRECTOR, Office

MB = 1_000_000


def made(records: Records, days: int, stick_id: str, *, verified: bool = True) -> None:
    """A copy of so many days ago."""
    copies.use_stick(records, Place(label="U", stick_id=stick_id), proved=verified)
    at = records.now - timedelta(days=days)
    name, sizes = f"desk-{days}", {"bytes": 30 * MB, "database_bytes": 10 * MB}
    one = Copy(name=name, folder="U", made_at=at, by=DIRECTOR.id, verified=verified, stick_id=stick_id)

    copies.add(records, replace(one, **sizes))


def test_what_each_is_kept_for_is_told_stick_by_stick(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        for days in range(9):
            made(records, days, "a")
        made(records, 40, "a")
        made(records, 40, "b")
        made(records, 0, "b", verified=False)
        told = {(one.stick_id, one.name): one.kept for one in list_copies(records).copies}
    assert {name: kept for (stick, name), kept in told.items() if stick == "a" and kept is Kept.DAY} == {
        f"desk-{days}": Kept.DAY for days in range(7)
    }
    assert told["a", "desk-40"] in (Kept.WEEK, Kept.MONTH)
    assert told["b", "desk-40"] is Kept.DAY
    assert told["b", "desk-0"] is None


def test_the_room_is_told_for_the_stick_that_is_plugged_in(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        assert room_forecast(records, "a", 10**9) is None
        made(records, 1, "a")
        here, elsewhere = (room_forecast(records, stick, 10**9) for stick in ("a", ""))
    assert here is not None
    assert elsewhere is not None
    assert elsewhere.needed - here.needed == 20 * MB
