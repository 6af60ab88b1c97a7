"""What the shelves of papers are called, in the order lists of papers go through them."""

from __future__ import annotations

from mediation_desk.documents.kind import Shelf
from mediation_desk.words import N_

SHELVES = (
    (Shelf.MAIN, N_("Dossier, open to parties")),
    (Shelf.SIDE, N_("Dossier, inner part")),
    (Shelf.OUT, N_("Letters and what leaves the house")),
    (Shelf.COUNSELLING, N_("Counselling")),
    (Shelf.OFFICE, N_("The office's own books")),
)
