"""How papers of the office and sheets for one person are filled."""

from __future__ import annotations

from mediation_desk.services.filling.filling import Filling

OFFICE_FILLINGS: tuple[Filling, ...] = ()
