"""All papers the desk prints, in the order they are listed; each kind stands in the file of its group."""

from __future__ import annotations

from mediation_desk.documents.activity_papers import ACTIVITY_PAPERS
from mediation_desk.documents.case_papers import CASE_PAPERS
from mediation_desk.documents.counselling_papers import COUNSELLING_PAPERS
from mediation_desk.documents.dossier_papers import DOSSIER_PAPERS
from mediation_desk.documents.evidence_papers import EVIDENCE_PAPERS
from mediation_desk.documents.kind import PaperKind
from mediation_desk.documents.letter_papers import LETTER_PAPERS
from mediation_desk.documents.office_papers import OFFICE_PAPERS

PAPERS: tuple[PaperKind, ...] = (
    *CASE_PAPERS,
    *EVIDENCE_PAPERS,
    *DOSSIER_PAPERS,
    *LETTER_PAPERS,
    *COUNSELLING_PAPERS,
    *OFFICE_PAPERS,
    *ACTIVITY_PAPERS,
)

BOUND = "bound_dossier"
OWN_TEMPLATE = "own_template"
NAMED = frozenset({BOUND, OWN_TEMPLATE, *(kind.key for kind in PAPERS)})
"""Whatever may leave the desk by name: every kind, a bound volume, and what a centre's own template made."""
