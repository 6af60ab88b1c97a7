"""Every table of the register, one file per noun, on one MetaData."""

from mediation_desk.register.tables import office, safekeeping
from mediation_desk.register.tables.base import metadata

__all__ = ["metadata", "office", "safekeeping"]
