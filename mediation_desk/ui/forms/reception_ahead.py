"""Showing in a reception form what a clue or a call told already."""

from __future__ import annotations

from mediation_desk.services.reception_ahead import ReceptionAhead
from mediation_desk.ui.forms.reception import ReceptionForm


def put_ahead(form: ReceptionForm, ahead: ReceptionAhead) -> None:
    """Fill what is empty in a new form; the person goes on from there."""
    form.source.set_value(ahead.source)
    form.matter.mode.set_value(ahead.mode)
    for field, value in (
        (form.seeker.name, ahead.name),
        (form.seeker.phone, ahead.phone),
        (form.seeker.address, ahead.address),
        (form.matter.summary, ahead.summary),
    ):
        if value:
            field.set_value(value)
