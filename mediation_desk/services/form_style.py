"""Wording and looks of the printed forms: what the centre says otherwise, tried first, kept, or put back."""

from __future__ import annotations

from typing import Any

from mediation_desk.documents.house import STYLE, House
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.form_change import check_look, check_words
from mediation_desk.register import form_changes
from mediation_desk.register.records import Records
from mediation_desk.services.access import AT_THE_DESK, OFFICE_WRITE
from mediation_desk.services.house import house
from mediation_desk.services.permission import allowed

SHARED = "common"
"""The words that several forms share."""


@allowed(AT_THE_DESK)
def form_changes_of(records: Records) -> House:
    """What the centre prints otherwise than we ship it."""
    return house(records)


@allowed(OFFICE_WRITE, changes={"form"})
def change_words(records: Records, form: str, key: str, said: Any) -> None:
    """Print other words in one place of a form, a string for a string and lines for a list.

    Raises DeskError `form.*` and `text.*` (see domain.form_change.check_words).
    """
    ours = _ours(form, key)
    kept = check_words(ours, said)
    if kept == ours:
        form_changes.reset(records, form, key)
    else:
        form_changes.change(records, form, key, kept)


@allowed(OFFICE_WRITE, changes={"form"})
def change_look(records: Records, path: str, value: Any) -> None:
    """Set a figure or face of the style sheet. DeskError `form.*` (see domain.form_change.check_look)."""
    form_changes.change(records, STYLE, path, check_look(path, value))


@allowed(OFFICE_WRITE, changes={"form"})
def reset_form(records: Records, form: str, key: str = "") -> None:
    """Print ours again, in one place or in the whole form (`style` for the looks)."""
    form_changes.reset(records, form, key)


def _ours(form: str, key: str) -> str | tuple[str, ...]:
    if form not in {SHARED, *(kind.key for kind in PAPERS)}:
        raise ValueError("no such form")
    shipped = our_wording(form)
    return shipped.words[key] if key in shipped.words else shipped.lists[key]
