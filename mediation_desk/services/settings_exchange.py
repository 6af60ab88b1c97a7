"""Settings of the office leaving in a file and taken in from one: shown first, all or nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from mediation_desk.domain.settings_file import Leaves, Plain
from mediation_desk.errors import DeskError
from mediation_desk.register.records import Records
from mediation_desk.services.access import OFFICE_WRITE
from mediation_desk.services.office_leaves import TRAVELLING, Travelling
from mediation_desk.services.permission import allowed

_KNOWN = {one.key: one for one in TRAVELLING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One value a file would change: of which setting, what it is called there, and both values.

    None stands for a value that is not there: a rule that counts as it is shipped.
    """

    key: str
    name: str
    now: Plain | None
    then: Plain | None


@allowed(OFFICE_WRITE, changes={"journal"})
def export_settings(records: Records) -> Mapping[str, Leaves]:
    """Every setting of the office that whoever asks may change, journalled, because it leaves the desk."""
    found = {one.key: dict(one.read(records)) for one in TRAVELLING if _may(records, one)}
    records.journal("export_settings", fields=tuple(found))
    return found


@allowed(OFFICE_WRITE)
def settings_differences(records: Records, office: Mapping[str, Leaves]) -> tuple[Difference, ...]:
    """What a file would change here, every value of it checked.

    DeskError: settings_file.unknown, settings_file.value, permission.refused, and those of each rule.
    """
    found = []
    for key, leaves in office.items():
        one = _checked(records, key, leaves)
        now = one.read(records)
        for name in sorted({*now, *leaves}):
            if now.get(name) != leaves.get(name):
                found.append(Difference(key=key, name=name, now=now.get(name), then=leaves.get(name)))
    return tuple(found)


@allowed(
    OFFICE_WRITE,
    changes={
        "journal",
        "setting",
        "copy_rules",
        "habits",
        "short_lock",
        "number",
        "referral",
        "office",
        "limit_rule",
        "limit",
    },
)
def take_settings(
    records: Records, office: Mapping[str, Leaves], keys: Collection[str]
) -> Mapping[str, Leaves]:
    """Keep the settings of a file named by `keys`; returns what they were, to take it back.

    One that is refused undoes all. DeskError as for `settings_differences`.
    """
    before: dict[str, Leaves] = {}
    for key in sorted(keys):
        if key not in office:
            raise DeskError("settings_file.unknown")
        one = _checked(records, key, office[key])
        before[key] = dict(one.read(records))
        if before[key] != office[key]:
            one.write(records, office[key])
    records.journal("import_settings", fields=tuple(sorted(keys)))
    return before


def _checked(records: Records, key: str, leaves: Leaves) -> Travelling:
    one = _KNOWN.get(key)
    if one is None:
        raise DeskError("settings_file.unknown")
    if not _may(records, one):
        raise DeskError("permission.refused")
    one.check(leaves)
    return one


def _may(records: Records, one: Travelling) -> bool:
    return bool(records.staff.roles & one.may)
