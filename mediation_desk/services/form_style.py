"""Wording and looks of the printed forms: what the centre says otherwise, tried first, kept, or put back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mediation_desk.documents.extras import EXTRA, takes_extras
from mediation_desk.documents.house import STYLE, House, wearing
from mediation_desk.documents.papers import PAPERS
from mediation_desk.documents.preview import PageImage
from mediation_desk.documents.wording import our_wording
from mediation_desk.domain.form_change import check_extras, check_look, check_words
from mediation_desk.errors import DeskError
from mediation_desk.register import form_changes
from mediation_desk.register.records import Records
from mediation_desk.services import paper_gate
from mediation_desk.services.access import AT_THE_DESK, OFFICE_WRITE
from mediation_desk.services.house import house
from mediation_desk.services.papers import blank_paper
from mediation_desk.services.permission import allowed

SHARED = "common"
"""The words that several forms share."""

_SHOWS_SHARED = ("acceptance_form",)
_SHOWS_LOOKS = ("application", "court_letter")


@allowed(AT_THE_DESK)
def form_changes_of(records: Records) -> House:
    """What the centre prints otherwise than we ship it."""
    return house(records)


@allowed(OFFICE_WRITE, changes={"form"})
def change_words(records: Records, form: str, said: Mapping[str, Any]) -> None:
    """Print other words in a form, by key: a string for a string and lines for a list.

    Raises DeskError `form.*` and `text.*` beside the key (see domain.form_change).
    """
    for key, words in said.items():
        kept = _checked(form, key, words)
        if kept == _ours(form, key):
            form_changes.reset(records, form, key)
        else:
            form_changes.change(records, form, key, kept)


@allowed(OFFICE_WRITE, changes={"form"})
def change_looks(records: Records, looks: Mapping[str, Any]) -> None:
    """Set figures and faces of the style sheet by path. DeskError `form.*` beside the path."""
    for path, value in looks.items():
        form_changes.change(records, STYLE, path, _look(path, value))


@allowed(OFFICE_WRITE, changes={"form"})
def reset_form(records: Records, form: str, key: str = "") -> None:
    """Print ours again, in one place or in the whole form (`style` for the looks)."""
    form_changes.reset(records, form, key)


@allowed(OFFICE_WRITE)
def look_at_form(
    records: Records, form: str, said: Mapping[str, Any], looks: Mapping[str, Any], scale: float
) -> tuple[PageImage, ...]:
    """The blank form as it would print with these changes, at `scale` pixels a point; nothing is kept.

    Raises DeskError `form.*` and `text.*` beside what is wrong, paper.missing_glyph.
    """
    now = {name: dict(changes) for name, changes in house(records).changes.items()}
    if said:
        now.setdefault(form, {}).update({key: _checked(form, key, words) for key, words in said.items()})
    if looks:
        now.setdefault(STYLE, {}).update({path: _look(path, value) for path, value in looks.items()})
    shown = {SHARED: _SHOWS_SHARED, STYLE: _SHOWS_LOOKS}.get(form, (form,))
    with wearing(lambda: House(now)):
        papers = [blank_paper(records, key) for key in shown]
    return tuple(page for made in papers for page in paper_gate.page_images_of(made, scale))


def _checked(form: str, key: str, words: Any) -> str | tuple[str, ...]:
    try:
        return check_extras(words) if key == EXTRA else check_words(_ours(form, key), words)
    except DeskError as fault:
        raise DeskError(fault.key, field=key, **fault.names) from None


def _look(path: str, value: Any) -> float | str:
    try:
        return check_look(path, value)
    except DeskError as fault:
        raise DeskError(fault.key, field=path, **fault.names) from None


def _ours(form: str, key: str) -> str | tuple[str, ...]:
    if form not in {SHARED, *(kind.key for kind in PAPERS)}:
        raise ValueError("no such form")
    if key == EXTRA:
        if not takes_extras(form):
            raise ValueError("this form takes no rows of one's own")
        return ()
    shipped = our_wording(form)
    return shipped.words[key] if key in shipped.words else shipped.lists[key]
