"""All papers the desk prints: one line each, with its place in the document set and its blank form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from mediation_desk.documents.acceptance_form import AcceptanceFacts, acceptance_form
from mediation_desk.documents.application import ApplicationFacts, application
from mediation_desk.documents.counselling_note import NoteFacts, counselling_note
from mediation_desk.documents.counselling_service_record import ServiceFacts, counselling_service_record
from mediation_desk.documents.hand_over_sheet import HandOverFacts, hand_over_sheet
from mediation_desk.documents.informed_consent import (
    ConsentFacts,
    confidentiality_agreement,
    informed_consent,
    privacy_agreement,
)
from mediation_desk.documents.keeper_sheet import KeeperSheetFacts, keeper_sheet
from mediation_desk.documents.mediation_agreement import AgreementFacts, mediation_agreement
from mediation_desk.documents.mediation_record import RecordFacts, mediation_record
from mediation_desk.documents.oral_agreement import OralFacts, oral_agreement
from mediation_desk.documents.paper import Paper
from mediation_desk.documents.restore_card import CardFacts, restore_card
from mediation_desk.documents.rights_notice import NoticeFacts, rights_notice
from mediation_desk.documents.safety_plan import PlanFacts, safety_plan
from mediation_desk.documents.wording import wording


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKind:
    """One kind of paper: `build` makes it from its facts, `blank` are the facts of the empty form if any."""

    key: str
    form: str
    build: Callable[[Any], Paper]
    facts: type
    blank: Any = None

    @property
    def title(self) -> str:
        """The name printed on it."""
        return wording(self.key)["title"]


PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="application",
        form="D03",
        build=application,
        facts=ApplicationFacts,
        blank=ApplicationFacts(by_hand=True),
    ),
    PaperKind(
        key="acceptance_form",
        form="D04",
        build=acceptance_form,
        facts=AcceptanceFacts,
        blank=AcceptanceFacts(by_hand=True),
    ),
    PaperKind(
        key="rights_notice",
        form="D05",
        build=rights_notice,
        facts=NoticeFacts,
        blank=NoticeFacts(by_hand=True),
    ),
    PaperKind(
        key="mediation_record",
        form="D10",
        build=mediation_record,
        facts=RecordFacts,
        blank=RecordFacts(by_hand=True),
    ),
    PaperKind(
        key="mediation_agreement",
        form="D11",
        build=mediation_agreement,
        facts=AgreementFacts,
        blank=AgreementFacts(by_hand=True),
    ),
    PaperKind(
        key="oral_agreement",
        form="D12",
        build=oral_agreement,
        facts=OralFacts,
        blank=OralFacts(by_hand=True),
    ),
    PaperKind(
        key="counselling_service_record",
        form="D27",
        build=counselling_service_record,
        facts=ServiceFacts,
        blank=ServiceFacts(by_hand=True),
    ),
    PaperKind(
        key="informed_consent",
        form="D28",
        build=informed_consent,
        facts=ConsentFacts,
        blank=ConsentFacts(by_hand=True),
    ),
    PaperKind(
        key="confidentiality_agreement",
        form="D28-2",
        build=confidentiality_agreement,
        facts=ConsentFacts,
        blank=ConsentFacts(by_hand=True),
    ),
    PaperKind(
        key="privacy_agreement",
        form="D28-3",
        build=privacy_agreement,
        facts=ConsentFacts,
        blank=ConsentFacts(by_hand=True),
    ),
    PaperKind(
        key="counselling_note",
        form="FJ",
        build=counselling_note,
        facts=NoteFacts,
        blank=NoteFacts(by_hand=True),
    ),
    PaperKind(
        key="safety_plan",
        form="AQ",
        build=safety_plan,
        facts=PlanFacts,
        blank=PlanFacts(by_hand=True),
    ),
    PaperKind(key="hand_over_sheet", form="JJ", build=hand_over_sheet, facts=HandOverFacts),
    PaperKind(key="restore_card", form="RC", build=restore_card, facts=CardFacts),
    PaperKind(key="keeper_sheet", form="KS", build=keeper_sheet, facts=KeeperSheetFacts),
)
