"""How letters and papers for other bodies are filled from a case."""

from __future__ import annotations

from mediation_desk.services.filling.filling import Filling

LETTER_FILLINGS: tuple[Filling, ...] = ()
