"""Settings in a file: nothing personal leaves, nothing hostile comes in, and all of it or none."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mediation_desk.domain.appointment_habits import Habits
from mediation_desk.domain.copy_rules import CopyRules
from mediation_desk.domain.limit_rule import Unit
from mediation_desk.domain.recovery_places import Places
from mediation_desk.domain.settings_file import LARGEST, SettingsFile, read_settings, write_settings
from mediation_desk.errors import DeskError
from mediation_desk.preferences import Preferences
from mediation_desk.preferences_travel import STAYS as HERE_STAYS
from mediation_desk.preferences_travel import TRAVELS, arriving, travelling
from mediation_desk.register import journal
from mediation_desk.services import appointment_habits, limit_rules, recovery_places, short_lock
from mediation_desk.services.copy_rules import copy_rules
from mediation_desk.services.office_leaves import STAYS, TRAVELLING
from mediation_desk.services.settings_exchange import (
    export_settings,
    settings_differences,
    take_settings,
)
from tests.desk_fixtures import ADMINISTRATOR, DIRECTOR, MEDIATOR, Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "register.db")
    yield made
    made.close()


def written(office: Office) -> dict[str, dict[str, object]]:
    with office.as_(DIRECTOR) as records:
        return {key: dict(leaves) for key, leaves in export_settings(records).items()}


def refused(content: object) -> str:
    told = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(DeskError) as fault:
        read_settings(told)
    return fault.value.key


def test_a_round_trip_changes_nothing_and_says_so(office: Office) -> None:
    told = written(office)
    content = write_settings(SettingsFile(computer=travelling(Preferences()), office=told), "1.1.0")
    read = read_settings(content)
    assert arriving(read.computer, Preferences()) == {}
    with office.as_(DIRECTOR) as records:
        assert settings_differences(records, read.office) == ()


def test_every_field_and_every_key_has_its_place_in_one_table() -> None:
    assert {one.name for one in fields(Preferences)} == {*TRAVELS, *HERE_STAYS}
    assert not set(TRAVELS) & set(HERE_STAYS)
    assert not {one.key for one in TRAVELLING} & set(STAYS)


def test_no_name_key_path_or_phone_leaves(office: Office) -> None:
    with office.as_(DIRECTOR) as records:
        recovery_places.keep_places(records, Places(card="哨兵保险柜", sheets="哨兵李四"))
        appointment_habits.keep_place(records, "东门，找哨兵 13800138276")
    here = replace(
        Preferences(), register="/home/哨兵/台账", scan_folder="/home/哨兵", printer="哨兵", centre="哨兵中心"
    )
    content = write_settings(SettingsFile(computer=travelling(here), office=written(office)), "1.1.0")
    assert "哨兵" not in content.decode()
    assert "13800138276" not in content.decode()
    assert "key" not in json.loads(content)["office"]


def test_a_file_of_another_office_is_shown_then_taken_and_taken_back(office: Office) -> None:
    told = written(office)
    told["copy_rules"]["daily"] = 9
    told["appointment_lengths"]["counselling"] = 60
    told["short_lock"][""] = False
    with office.as_(DIRECTOR) as records:
        found = settings_differences(records, told)
        assert {(one.key, one.name, one.now, one.then) for one in found} == {
            ("copy_rules", "daily", 7, 9),
            ("appointment_lengths", "counselling", 50, 60),
            ("short_lock", "", True, False),
        }
        before = take_settings(records, told, {"copy_rules", "short_lock"})
    with office.as_(DIRECTOR) as records:
        assert copy_rules(records).daily == 9
        assert not short_lock.short_lock_choice(records).allowed
        lengths = appointment_habits.habits(records).lengths
        assert {kind.value: minutes for kind, minutes in lengths.items()}["counselling"] == 50
        acts = {entry.act for entry in journal.entries(records)}
        assert {"export_settings", "import_settings", "set_setting"} <= acts
        take_settings(records, before, set(before))
        assert copy_rules(records) == CopyRules()
        assert short_lock.short_lock_choice(records).allowed


def test_limits_travel_and_what_a_file_does_not_have_counts_as_shipped_again(office: Office) -> None:
    key = next(
        key
        for key, rule in limit_rules.shipped().items()
        if rule.configurable and rule.unit is Unit.WORKING_DAY
    )
    shipped = limit_rules.shipped()[key]
    with office.as_(DIRECTOR) as records:
        limit_rules.set_limit_rule(records, key, shipped.amount + 1, shipped.unit, shipped.roll)
    told = written(office)
    assert told["limit_rules"][f"{key}.amount"] == shipped.amount + 1
    with office.as_(DIRECTOR) as records:
        take_settings(records, {"limit_rules": {}}, {"limit_rules"})
        assert not [line for line in limit_rules.limit_rules(records) if line.changed]
        take_settings(records, told, {"limit_rules"})
        (line,) = [line for line in limit_rules.limit_rules(records) if line.changed]
        assert line.rule.amount == shipped.amount + 1


def test_one_value_that_does_not_fit_undoes_all(office: Office) -> None:
    told = written(office)
    told["appointment_lengths"]["mediation"] = 75
    told["copy_rules"]["daily"] = 1
    with pytest.raises(DeskError) as fault, office.as_(DIRECTOR) as records:
        take_settings(records, told, {"appointment_lengths", "copy_rules"})
    assert fault.value.key == "copy_rules.range"
    with office.as_(DIRECTOR) as records:
        assert appointment_habits.habits(records) == Habits()


@pytest.mark.parametrize(
    ("key", "leaves", "fault"),
    [
        ("pc_key", {"": "00"}, "settings_file.unknown"),
        ("header", {"": "x"}, "settings_file.unknown"),
        ("copy_rules", {"daily": 9}, "settings_file.value"),
        ("copy_rules", {**{one.name: True for one in fields(CopyRules)}}, "settings_file.value"),
        ("short_lock", {"": 1}, "settings_file.value"),
        ("short_lock", {}, "settings_file.value"),
        ("appointment_lengths", {"dinner": 9}, "settings_file.value"),
        ("keep_apart_gaps", {"arriving": 5, "leaving": 30}, "apart.arriving"),
        ("limit_rules", {"nothing.amount": 1, "nothing.unit": "day", "nothing.roll": "none"}, None),
        ("limit_rules", {"x": 1}, "settings_file.value"),
        ("number_patterns", {"case": "{n}"}, "settings_file.value"),
    ],
)
def test_a_hostile_value_is_refused_before_anything(
    office: Office, key: str, leaves: dict[str, bool | int | str], fault: str | None
) -> None:
    for use in (
        lambda records: settings_differences(records, {key: leaves}),
        lambda records: take_settings(records, {key: leaves}, {key}),
    ):
        with pytest.raises(DeskError) as said, office.as_(DIRECTOR) as records:
            use(records)
        assert said.value.key == (fault or "settings_file.value")


def test_who_may_not_change_a_setting_takes_none_in(office: Office) -> None:
    told = {"short_lock": {"": False}}
    with pytest.raises(DeskError) as fault, office.as_(ADMINISTRATOR) as records:
        take_settings(records, told, {"short_lock"})
    assert fault.value.key == "permission.refused"
    with office.as_(ADMINISTRATOR) as records:
        assert "short_lock" not in export_settings(records)
    with pytest.raises(DeskError), office.as_(MEDIATOR) as records:
        export_settings(records)


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (b"", "settings_file.foreign"),
        (b"\xff\xfe\x00", "settings_file.foreign"),
        (b"[" * 100_000, "settings_file.foreign"),
        (b'{"format": NaN}', "settings_file.foreign"),
        (b'{"format":"mediation-desk-settings","format":"mediation-desk-settings"}', "settings_file.foreign"),
        (b"x" * (LARGEST + 1), "settings_file.too_large"),
        ({"format": "other", "version": 1}, "settings_file.foreign"),
        ({"format": "mediation-desk-settings", "version": 2}, "settings_file.newer"),
        ({"format": "mediation-desk-settings", "version": True}, "settings_file.broken"),
        ({"format": "mediation-desk-settings", "version": 1, "more": 1}, "settings_file.broken"),
    ],
)
def test_a_foreign_newer_huge_or_broken_file_is_refused_in_words(told: object, fault: str) -> None:
    assert refused(told) == fault


@pytest.mark.parametrize("value", [None, 1.5, [], {}, "x" * 501, "line\nline", 10**13])
def test_values_are_plain_and_short(value: object) -> None:
    told = {
        "format": "mediation-desk-settings",
        "version": 1,
        "program": "1",
        "computer": {"theme": value},
        "office": {},
    }
    assert refused(told) == "settings_file.broken"


@pytest.mark.parametrize(
    ("name", "value", "fault"),
    [
        ("register", "/tmp/evil", "settings_file.unknown"),
        ("theme", "pink", "settings_file.value"),
        ("text_size", 900, "settings_file.value"),
        ("quick_page", 1, "settings_file.value"),
    ],
)
def test_a_preference_is_held_against_its_own_values(name: str, value: object, fault: str) -> None:
    with pytest.raises(DeskError) as said:
        arriving({name: value}, Preferences())
    assert said.value.key == fault


@given(st.binary(max_size=400))
def test_no_bytes_at_all_break_the_reader(content: bytes) -> None:
    with pytest.raises(DeskError, match="settings_file"):
        read_settings(content)
