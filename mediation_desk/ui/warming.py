"""What signing in needs and the unlock window does not: brought along while the password is typed."""

from __future__ import annotations

from importlib import import_module

NEEDED = (
    "mediation_desk.ui.last_resort",
    "mediation_desk.services.opening",
    "mediation_desk.services.hits",
    "mediation_desk.ui.frame",
    "mediation_desk.ui.pages.today.page",
    "mediation_desk.services.today",
    "mediation_desk.services.name_letters",
)
"""Modules, what tells of a fault first, then the database; a second call costs nothing."""


def warm() -> None:
    """Import them, on the register thread: the next errand is the password."""
    for name in NEEDED:
        import_module(name)
