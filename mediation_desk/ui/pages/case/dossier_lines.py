"""The thirteen items of a dossier as lines and chips, and the words for what lies in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mediation_desk.domain.dates import legal_day
from mediation_desk.domain.dossier import CheckedItem, Lack, Need, Part, Signing, Standing, Volume
from mediation_desk.domain.retention import Retention
from mediation_desk.services.dossier_check import DossierSheet
from mediation_desk.ui import limits
from mediation_desk.ui.desk import Desk
from mediation_desk.ui.kit.cells import Tag
from mediation_desk.ui.kit.line_values import Line
from mediation_desk.words import _, count, listed, term

_TONES = {
    Standing.COMPLETE: ("pine", "circle-check"),
    Standing.ADVISED: ("amber", ""),
    Standing.MISSING: ("red", "alert-triangle"),
    Standing.EXPLAINED: ("blue", ""),
    Standing.NOT_NEEDED: ("outline", ""),
    Standing.WHEN_BOUND: ("outline", ""),
}
_CLOSED = {Standing.ADVISED: Standing.COMPLETE}


def item_name(number: int) -> str:
    """What the index calls an item."""
    return _(f"dossier.item.{number}")


def item_lines(sheet: DossierSheet) -> list[Line]:
    """The thirteen items with where each stands; ids are their numbers."""
    if sheet.archived is None:
        return [_item_line(one) for one in sheet.items]
    # Nothing is added to what is archived: what might have been is complete as it lies there.
    closed = [replace(one, standing=_CLOSED.get(one.standing, one.standing)) for one in sheet.items]
    return [_item_line(one) for one in closed]


def part_lines(one: CheckedItem, desk: Desk) -> list[Line]:
    """What lies in an item; ids are part ids."""
    return [_part_line(part, desk) for part in one.parts]


def lack_words(lack: Lack, desk: Desk) -> str:
    """What is lacking, names as the screen may show them now."""
    names = {key: desk.shown(value) if key == "name" else value for key, value in lack.names}
    return _(lack.key, **names)


def kept_words(retention: Retention, due_on: date | None, desk: Desk) -> str:
    """永久, or 长期（至2056年12月31日）."""
    if due_on is None:
        return term(retention)
    return _("{retention} (until {day})", retention=term(retention), day=limits.day(due_on, desk.today()))


def standing_words(sheet: DossierSheet, desk: Desk) -> tuple[str, str]:
    """(tone, sentence) of the whole dossier."""
    if sheet.archived is not None:
        kept = sheet.kept[0]
        said = _(
            "Archived on {day}, kept: {kept}; {n} pages.",
            day=limits.day(legal_day(sheet.archived.archived_at), desk.today()),
            kept=kept_words(kept.retention, kept.due_on, desk),
            n=sheet.archived.pages,
        )
        return "pine", said
    if sheet.minor_harm:
        return "red", _("move.minor_harm_open")
    if sheet.missing:
        items = listed(str(n) for n in dict.fromkeys(lack.item for lack in sheet.missing))
        return "amber", _("Still missing: items {items}.", items=items)
    if not sheet.ready:
        return "neutral", _("Nothing is missing. It can be archived once the case is closed.")
    return "pine", _("Nothing is missing. The dossier can be archived.")


def _item_line(one: CheckedItem) -> Line:
    tone, icon = _TONES[one.standing]
    need = _("as needed") if one.item.need is Need.AS_NEEDED else _("required")
    inside = count("{n} paper", "{n} papers", len(one.parts)) if one.parts else ""
    return Line(
        id=one.item.number,
        first=f"{one.item.number}  {item_name(one.item.number)}",
        fact=" · ".join(part for part in (need, inside) if part),
        chip=Tag(text=term(one.standing), tone=tone, icon=icon),
        arrow=True,
    )


def _part_line(part: Part, desk: Desk) -> Line:
    said = [term(part.volume)]
    if part.pages:
        said.append(count("{n} page", "{n} pages", part.pages))
    if part.on is not None:
        said.append(limits.day(part.on, desk.today()))
    if part.envelope:
        said.append(_("in an envelope, not bound"))
    chip = None
    if part.signing is Signing.SIGNED:
        chip = Tag(text=term(Signing.SIGNED), tone="pine")
    elif part.signing is Signing.OPEN and not part.scan:
        chip = Tag(text=term(Signing.OPEN), tone="amber")
    return Line(
        id=part.id,
        first=desk.hidden(part.title) if part.scan else part.title,
        second=" · ".join(said),
        icon="lock" if part.restricted or part.volume is Volume.SIDE else "file-text",
        chip=chip,
    )
