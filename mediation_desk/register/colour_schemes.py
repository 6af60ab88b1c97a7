"""Colour schemes in the register: ours unless another was loaded; exactly one is in force."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from sqlalchemy import delete, insert, select, update

from mediation_desk.domain.colour import ColourDefinition, ColourScheme
from mediation_desk.domain.colour_scheme_file import read_scheme
from mediation_desk.errors import DeskError
from mediation_desk.paths import RESOURCES
from mediation_desk.register.records import Records
from mediation_desk.register.tables.households import colour_definitions, colour_schemes

FOLDER = RESOURCES / "colour_schemes"
DEFAULT = "jianan_lushan"


@cache
def shipped() -> tuple[ColourScheme, ...]:
    """The schemes that come with the program, by the names of their files; the default first."""
    names = sorted((one.stem for one in FOLDER.glob("*.json")), key=lambda name: (name != DEFAULT, name))
    found = (read_scheme((FOLDER / f"{name}.json").read_bytes(), name) for name in names)
    return tuple(replace(one, active=one.id == DEFAULT) for one in found)


def every(records: Records) -> tuple[ColourScheme, ...]:
    """Those of the register, the one in force first; before any was kept ours alone."""
    rows = records.connection.execute(
        select(colour_schemes).order_by(colour_schemes.c.active.desc(), colour_schemes.c.name)
    ).all()
    if not rows:
        return shipped()[:1]
    colours: dict[str, list[ColourDefinition]] = {}
    for row in records.connection.execute(select(colour_definitions).order_by(colour_definitions.c.rank)):
        colours.setdefault(row.scheme_id, []).append(
            ColourDefinition(
                code=row.code,
                rank=row.rank,
                word=row.word,
                verb=row.verb,
                definition=row.definition,
                criteria=tuple(row.criteria),
                visit_days=row.visit_days,
                responsible=row.responsible,
                facts=tuple(row.facts),
            )
        )
    return tuple(
        ColourScheme(
            id=row.id,
            version=row.version,
            name=row.name,
            region=row.region,
            valid_from=row.valid_from,
            active=row.active,
            colours=tuple(colours.get(row.id, ())),
        )
        for row in rows
    )


def in_force(records: Records) -> ColourScheme:
    """The one scheme in force."""
    return next(one for one in every(records) if one.active)


def get(records: Records, scheme_id: str) -> ColourScheme:
    """A scheme by id. DeskError("colour_scheme.missing")."""
    found = next((one for one in every(records) if one.id == scheme_id), None)
    if found is None:
        raise DeskError("colour_scheme.missing")
    return found


def lay(records: Records) -> ColourScheme:
    """Keep ours in a register that has none yet; returns the one in force."""
    if records.connection.execute(select(colour_schemes.c.id).limit(1)).first() is None:
        _write(records, replace(shipped()[0], version=1))
        records.journal("keep_colour_scheme", DEFAULT)
    return in_force(records)


def save(records: Records, scheme: ColourScheme) -> ColourScheme:
    """Keep a new or changed scheme as it is; `active` stays what it was.

    DeskError("record.changed_meanwhile").
    """
    lay(records)
    before = next((one for one in every(records) if one.id == scheme.id), None)
    if (before.version if before else 0) != scheme.version:
        raise DeskError("record.changed_meanwhile")
    kept = replace(scheme, version=scheme.version + 1, active=before.active if before else False)
    if before is not None:
        records.connection.execute(
            delete(colour_definitions).where(colour_definitions.c.scheme_id == kept.id)
        )
    _write(records, kept, new=before is None)
    records.journal("keep_colour_scheme", kept.id)
    return kept


def put_in_force(records: Records, scheme_id: str) -> None:
    """Let this scheme be the one; households keep the colours of the former.

    DeskError("colour_scheme.missing").
    """
    lay(records)
    get(records, scheme_id)
    records.connection.execute(update(colour_schemes).values(active=colour_schemes.c.id == scheme_id))
    records.journal("switch_colour_scheme", scheme_id)


def _write(records: Records, scheme: ColourScheme, *, new: bool = True) -> None:
    told = {
        "version": scheme.version,
        "name": scheme.name,
        "region": scheme.region,
        "valid_from": scheme.valid_from,
        "active": scheme.active,
    }
    if new:
        records.connection.execute(insert(colour_schemes).values(id=scheme.id, **told))
    else:
        records.connection.execute(
            update(colour_schemes).where(colour_schemes.c.id == scheme.id).values(**told)
        )
    for one in scheme.colours:
        records.connection.execute(
            insert(colour_definitions).values(
                scheme_id=scheme.id,
                code=one.code,
                rank=one.rank,
                word=one.word,
                verb=one.verb,
                definition=one.definition,
                criteria=list(one.criteria),
                visit_days=one.visit_days,
                responsible=one.responsible,
                facts=list(one.facts),
            )
        )
