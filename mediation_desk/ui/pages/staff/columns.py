"""The list of staff: its columns, the cells of one line, and what may be sorted and filtered."""

from __future__ import annotations

from mediation_desk.domain.staff_state import StaffState
from mediation_desk.services.staff import StaffLine
from mediation_desk.ui.kit.cells import Cell, Column, Tag, Text
from mediation_desk.ui.saying import roles_of
from mediation_desk.words import _, term

TONES = {
    StaffState.SIGNS_IN: ("pine", ""),
    StaffState.WITHOUT: ("neutral", ""),
    StaffState.SUSPENDED: ("amber", "lock"),
    StaffState.REMOVED: ("outline", ""),
}
HERE = (StaffState.SIGNS_IN, StaffState.WITHOUT)


def columns() -> tuple[Column, ...]:
    """Name, roles, certificate, state."""
    return (
        Column(key="name", title=_("Name"), width=168, wrap=True, sort=True),
        Column(key="roles", title=_("Roles"), wrap=True, sort=True),
        Column(key="certificate", title=_("Certificate"), width=168, wrap=True, drop=1, sort=True),
        Column(key="state", title=_("State"), width=120, sort=True),
    )


def cells(line: StaffLine) -> tuple[Cell, ...]:
    """One line."""
    tone, icon = TONES[line.state]
    gone = line.state not in HERE
    return (
        Text(text=line.member.name, strong=not gone, tone="ink2" if gone else "ink"),
        Text(text=roles_of(line.member), tone="ink2"),
        Text(text=line.member.certificate, tone="ink2"),
        Tag(text=term(line.state), tone=tone, icon=icon),
    )


def key(line: StaffLine) -> str:
    """Whose line it is."""
    return line.member.id


def sorted_by(lines: tuple[StaffLine, ...], column: str, *, descending: bool) -> tuple[StaffLine, ...]:
    """The lines in the order of one column; equal ones stay in the order they were added."""
    place = {
        "name": lambda line: line.member.name,
        "roles": lambda line: roles_of(line.member),
        "certificate": lambda line: line.member.certificate,
        "state": lambda line: list(StaffState).index(line.state),
    }[column]
    return tuple(sorted(lines, key=place, reverse=descending))
