"""The centre's own wording and looks, as every act on the register wears them."""

from __future__ import annotations

from mediation_desk.documents.house import House
from mediation_desk.register import form_changes
from mediation_desk.register.records import Records


def house(records: Records) -> House:
    """The centre's changes, to be worn while papers are made."""
    return House(form_changes.all_of_them(records))
