"""How papers of the dossier are filled from a case."""

from __future__ import annotations

from mediation_desk.services.filling.filling import Filling

CASE_FILLINGS: tuple[Filling, ...] = ()
