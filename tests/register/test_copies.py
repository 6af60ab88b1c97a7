"""Copies and sticks in the register: numbers, letters, and what an older register listed in a setting."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from mediation_desk.domain.backup import Copy
from mediation_desk.domain.stick import LETTERS, Place
from mediation_desk.register import copies, migrations
from mediation_desk.register.engine import open_engine
from mediation_desk.register.records import Records
from tests.desk_fixtures import DIRECTOR, Office

KEPT = Path(__file__).parents[1] / "keepsakes" / "schema-0020"
"""A register of before copies had a table."""
OLD = [
    {
        "name": "desk-20260319-174400",
        "folder": "U 盘",
        "made_at": "2026-03-19T17:44:00.000001+08:00",
        "by": "d",
        "verified": True,
        "bytes": 38_000_000,
        "cases": 63,
        "rows": 4711,
    },
    {
        "name": "desk-20260318-174400",
        "folder": "U 盘",
        "made_at": "2026-03-18T09:44:00+00:00",
        "by": "d",
        "verified": False,
        "bytes": 0,
        "cases": 0,
        "rows": 0,
    },
    {
        "name": "desk-20260317-174400",
        "folder": "E:",
        "made_at": "2026-03-17T09:44:00+00:00",
        "by": "m",
        "verified": True,
    },
]


def made(records: Records, name: str, *, verified: bool = True, **more: object) -> Copy:
    """Remember a copy of this name, made now."""
    told = {"name": name, "folder": "stick", "made_at": records.now, "by": DIRECTOR.id}
    return copies.add(records, Copy(**told, verified=verified, **more))  # type: ignore[arg-type]


def test_what_stood_in_the_setting_is_carried_over(tmp_path: Path) -> None:
    key = bytes.fromhex(re.findall(r"`([0-9a-f]{64})`", (KEPT / "README.md").read_text("utf-8"))[0])
    engine = open_engine(Path(shutil.copy(KEPT / "register.db", tmp_path / "old.db")), key)
    with engine.begin() as connection:
        assert migrations.outdated(connection) == "0020"
        connection.execute(text("DELETE FROM settings WHERE key = 'copies'"))
        kept = {"value": json.dumps(OLD, ensure_ascii=False)}
        connection.execute(text("INSERT INTO settings (key, value) VALUES ('copies', :value)"), kept)
        migrations.upgrade(connection)
        rows = connection.execute(text("SELECT * FROM copies ORDER BY made_at")).all()
        assert not connection.execute(text("SELECT * FROM settings WHERE key = 'copies'")).all()
    engine.dispose()
    assert [row.number for row in rows] == [1, None, 2]
    assert rows[2].made_at == "2026-03-19T09:44:00.000001Z"
    assert (rows[2].label, rows[2].made_by, rows[2].cases, rows[2].rows) == ("U 盘", "d", 63, 4711)


def test_only_proved_copies_are_numbered(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        assert made(records, "desk-a").number == 1
        assert made(records, "desk-b", verified=False, refused="copy.damaged").number == 0
        assert made(records, "desk-c").number == 2
        newest = copies.newest_proved(records)
    assert newest is not None
    assert newest.name in ("desk-a", "desk-c")  # of one moment


def test_a_receipt_comes_back_as_it_was_kept(desk_office: Office) -> None:
    figures = {"bytes": 5, "new_bytes": 4, "database_bytes": 3, "files": 2, "new_files": 1, "cases": 6}
    figures |= {"rows": 7, "slots": 8, "entries": 9, "took": 10}
    with desk_office.as_(DIRECTOR) as records:
        one = made(records, "desk-a", head="ab", **figures)
        assert copies.every(records) == (one,)
    assert {name: getattr(one, name) for name in figures} == figures
    assert (one.head, one.verified, one.gone_at, one.stick_id) == ("ab", True, None, "")


def test_sticks_get_letters_in_the_order_they_are_used(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        for number in range(12):
            copies.use_stick(records, Place(label="U", stick_id=f"{number:032x}"), proved=True)
        copies.use_stick(records, Place(label="V", stick_id="0" * 32), proved=True)
        copies.use_stick(records, Place(label="V", stick_id="0" * 32), proved=False)
        copies.use_stick(records, Place(label="folder"), proved=True)
        found = {stick.id: stick for stick in copies.all_sticks(records)}
    letters = [found[f"{number:032x}"].letter for number in range(12)]
    assert letters == [*LETTERS, "11", "12"]
    assert (found["0" * 32].uses, found["0" * 32].label) == (2, "V")


def test_a_stick_keeps_the_letter_its_file_says_unless_another_has_it(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        for stick_id, wish in (("a", "乙"), ("b", "乙"), ("c", "<b>")):
            copies.use_stick(records, Place(label="U", stick_id=stick_id, letter=wish), proved=True)
        found = {stick.id: stick.letter for stick in copies.all_sticks(records)}
    assert found == {"a": "乙", "b": "甲", "c": "丙"}


def test_what_no_longer_stands_on_its_stick_is_noted_as_gone(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        for stick_id in ("a", "b"):
            copies.use_stick(records, Place(label="U", stick_id=stick_id), proved=True)
        made(records, "desk-1", stick_id="a")
        made(records, "desk-2", stick_id="a")
        made(records, "desk-2", stick_id="b")
        made(records, "desk-3", stick_id="a", verified=False)
        made(records, "desk-0")
        copies.set_stick(records, ("desk-0",), "a")
        assert copies.set_gone(records, "a", ("desk-1", "desk-0")) == ("desk-2",)
        assert copies.set_gone(records, "a", ("desk-1", "desk-0")) == ()
        gone = [(one.name, one.stick_id, one.gone_at) for one in copies.every(records) if one.gone_at]
    assert gone == [("desk-2", "a", records.now)]


def test_the_newest_comes_first_whatever_was_noted_last(desk_office: Office) -> None:
    with desk_office.as_(DIRECTOR) as records:
        made(records, "desk-new")
        early = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=1)
        copies.add(records, Copy(name="desk-old", folder="s", made_at=early, by="d", verified=True))
        assert [one.name for one in copies.every(records)] == ["desk-new", "desk-old"]
        newest = copies.newest_proved(records)
    assert newest is not None
    assert newest.name == "desk-new"
