"""Colour schemes: loaded from files or examples, reworded, put in force; nothing is mapped."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import uuid4

from mediation_desk.domain.colour import ColourScheme
from mediation_desk.domain.colour_scheme_file import check_scheme, read_scheme
from mediation_desk.errors import DeskError
from mediation_desk.register import colour_schemes, visits_due
from mediation_desk.register.records import Records
from mediation_desk.services.access import COLOUR_APPROVE, HOUSEHOLD_READ
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class Schemes:
    """Those kept, the one in force first, and examples that are not kept yet."""

    kept: tuple[ColourScheme, ...]
    examples: tuple[ColourScheme, ...]


@allowed(HOUSEHOLD_READ)
def every_scheme(records: Records) -> Schemes:
    """The schemes of the centre and the examples that come with the program."""
    kept = colour_schemes.every(records)
    known = {one.id for one in kept}
    examples = tuple(replace(one, active=False) for one in colour_schemes.shipped() if one.id not in known)
    return Schemes(kept=kept, examples=examples)


@allowed(COLOUR_APPROVE, changes={"household"})
def load_scheme(records: Records, content: bytes) -> ColourScheme:
    """Keep the scheme of a file beside the others; it is not in force yet.

    DeskError: those of `read_scheme`.
    """
    return colour_schemes.save(records, read_scheme(content, uuid4().hex))


@allowed(COLOUR_APPROVE, changes={"household"})
def take_example(records: Records, scheme_id: str) -> ColourScheme:
    """Keep one that comes with the program beside the others. DeskError("colour_scheme.missing")."""
    kept = {one.id for one in colour_schemes.every(records)}
    found = next((one for one in colour_schemes.shipped() if one.id == scheme_id), None)
    if found is None or scheme_id in kept:
        raise DeskError("colour_scheme.missing")
    return colour_schemes.save(records, replace(found, active=False))


@allowed(COLOUR_APPROVE, changes={"household"})
def reword_scheme(records: Records, scheme: ColourScheme) -> ColourScheme:
    """Keep other words, criteria or intervals of a scheme; its colours stay, next visits are counted anew.

    DeskError: those of `check_scheme`, colour_scheme.colours, colour_scheme.missing,
    record.changed_meanwhile.
    """
    checked = check_scheme(scheme)
    colour_schemes.lay(records)
    before = colour_schemes.get(records, scheme.id)
    if [one.code for one in before.colours] != [one.code for one in checked.colours]:
        raise DeskError("colour_scheme.colours")
    fits = replace(checked, version=before.version) if scheme.version == 0 == before.version - 1 else checked
    kept = colour_schemes.save(records, fits)
    visits_due.count_scheme_anew(records, kept.id)
    return kept


@allowed(COLOUR_APPROVE, changes={"household"})
def switch_scheme(records: Records, scheme_id: str) -> None:
    """Put a scheme in force. Households keep the colours of the former until each is assessed anew.

    DeskError("colour_scheme.missing").
    """
    colour_schemes.put_in_force(records, scheme_id)
