"""Every table of the register, one file per noun, on one MetaData."""

from mediation_desk.register.tables import (
    agreements,
    attachments,
    cases,
    counselling,
    form_style,
    journal,
    office,
    people,
    receptions,
    record_prints,
    recovery,
    safekeeping,
    safety_records,
    scales,
    screenings,
    staff,
    written_papers,
)
from mediation_desk.register.tables.base import metadata

__all__ = [
    "agreements",
    "attachments",
    "cases",
    "counselling",
    "form_style",
    "journal",
    "metadata",
    "office",
    "people",
    "receptions",
    "record_prints",
    "recovery",
    "safekeeping",
    "safety_records",
    "scales",
    "screenings",
    "staff",
    "written_papers",
]
