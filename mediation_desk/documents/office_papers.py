"""Papers of the office itself and sheets that leave with one person."""

from __future__ import annotations

from mediation_desk.documents import appointment_slip as appointment
from mediation_desk.documents import case_ledger as ledger
from mediation_desk.documents import case_slip as slip
from mediation_desk.documents import destruction_register as destruction
from mediation_desk.documents import figures_table
from mediation_desk.documents import media_custody_slip as custody
from mediation_desk.documents import reading_register as reading
from mediation_desk.documents import stats_cases as cases
from mediation_desk.documents import stats_org as organisation
from mediation_desk.documents.backup_receipt import ReceiptFacts, backup_receipt
from mediation_desk.documents.consultation_call import CallFacts, consultation_call
from mediation_desk.documents.counselling_offer import OfferFacts, counselling_offer
from mediation_desk.documents.data_request import DataRequestFacts, data_request
from mediation_desk.documents.door_sheet import DoorFacts, door_sheet
from mediation_desk.documents.drill_receipt import DrillFacts, drill_receipt
from mediation_desk.documents.hand_over_sheet import HandOverFacts, hand_over_sheet
from mediation_desk.documents.health_report import HealthReportFacts, health_report
from mediation_desk.documents.impact_assessment import AssessmentFacts, impact_assessment
from mediation_desk.documents.incentive_list import IncentiveFacts, incentive_list
from mediation_desk.documents.keeper_sheet import KeeperSheetFacts, keeper_sheet
from mediation_desk.documents.kind import PaperKind, Shelf
from mediation_desk.documents.packet_key_slip import KeySlipFacts, packet_key_slip
from mediation_desk.documents.restore_card import CardFacts, restore_card
from mediation_desk.documents.room_plan import RoomPlanFacts, room_plan
from mediation_desk.documents.route_sheet import RouteFacts, route_sheet
from mediation_desk.documents.safety_plan import PlanFacts, safety_plan
from mediation_desk.documents.trial_page import TrialPageFacts, trial_page
from mediation_desk.documents.week_plan import WeekFacts, week_plan
from mediation_desk.documents.work_report import WorkReportFacts, work_report

OFFICE_PAPERS: tuple[PaperKind, ...] = (
    PaperKind(
        key="case_slip",
        form="D25",
        build=slip.case_slip,
        facts=slip.SlipFacts,
        blank=slip.SlipFacts(by_hand=True),
        fields=slip.FIELDS,
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="case_ledger",
        form="D25-2",
        build=ledger.case_ledger,
        facts=ledger.LedgerFacts,
        blank=ledger.LedgerFacts(by_hand=True),
        fields=ledger.FIELDS,
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="stats_cases",
        form="D26",
        build=cases.stats_cases,
        facts=cases.CaseStatsFacts,
        blank=cases.CaseStatsFacts(by_hand=True),
        fields=figures_table.FIELDS,
        shelf=Shelf.OFFICE,
        sealed=True,
    ),
    PaperKind(
        key="stats_org",
        form="D26-2",
        build=organisation.stats_org,
        facts=organisation.OrganisationStatsFacts,
        blank=organisation.OrganisationStatsFacts(by_hand=True),
        fields=figures_table.FIELDS,
        shelf=Shelf.OFFICE,
        sealed=True,
    ),
    PaperKind(
        key="destruction_register",
        form="XH",
        build=destruction.destruction_register,
        facts=destruction.DestructionFacts,
        blank=destruction.DestructionFacts(by_hand=True),
        fields=destruction.FIELDS,
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="reading_register",
        form="CY",
        build=reading.reading_register,
        facts=reading.ReadingFacts,
        blank=reading.ReadingFacts(by_hand=True),
        fields=reading.FIELDS,
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="media_custody_slip",
        form="JZ",
        build=custody.media_custody_slip,
        facts=custody.CustodyFacts,
        blank=custody.CustodyFacts(by_hand=True),
        fields=custody.FIELDS,
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="appointment_slip",
        form="YY",
        build=appointment.appointment_slip,
        facts=appointment.AppointmentFacts,
        blank=appointment.AppointmentFacts(by_hand=True),
        fields=appointment.FIELDS,
        shelf=Shelf.OUT,
    ),
    PaperKind(
        key="door_sheet",
        form="MP",
        build=door_sheet,
        facts=DoorFacts,
        blank=DoorFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="week_plan",
        form="ZP",
        build=week_plan,
        facts=WeekFacts,
        blank=WeekFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="room_plan",
        form="FP",
        build=room_plan,
        facts=RoomPlanFacts,
        blank=RoomPlanFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="work_report",
        form="GZ",
        build=work_report,
        facts=WorkReportFacts,
        blank=WorkReportFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="route_sheet",
        form="ZX",
        build=route_sheet,
        facts=RouteFacts,
        blank=RouteFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="health_report",
        form="TJ",
        build=health_report,
        facts=HealthReportFacts,
        blank=HealthReportFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="safety_plan",
        form="AQ",
        build=safety_plan,
        facts=PlanFacts,
        blank=PlanFacts(by_hand=True),
        shelf=Shelf.OUT,
        restricted=True,
    ),
    PaperKind(
        key="data_request",
        form="GR",
        build=data_request,
        facts=DataRequestFacts,
        blank=DataRequestFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="impact_assessment",
        form="YP",
        build=impact_assessment,
        facts=AssessmentFacts,
        blank=AssessmentFacts(by_hand=True),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="consultation_call",
        form="D29-1",
        build=consultation_call,
        facts=CallFacts,
        blank=CallFacts(by_hand=True),
        shelf=Shelf.OUT,
        sealed=True,
    ),
    PaperKind(
        key="incentive_list",
        form="BT",
        build=incentive_list,
        facts=IncentiveFacts,
        shelf=Shelf.OFFICE,
    ),
    PaperKind(
        key="hand_over_sheet", form="JJ", build=hand_over_sheet, facts=HandOverFacts, shelf=Shelf.OFFICE
    ),
    PaperKind(
        key="trial_page",
        form="CS",
        build=trial_page,
        facts=TrialPageFacts,
        blank=TrialPageFacts(),
        shelf=Shelf.OFFICE,
    ),
    PaperKind(key="restore_card", form="RC", build=restore_card, facts=CardFacts, shelf=Shelf.OFFICE),
    PaperKind(key="backup_receipt", form="BF", build=backup_receipt, facts=ReceiptFacts, shelf=Shelf.OFFICE),
    PaperKind(key="drill_receipt", form="YL", build=drill_receipt, facts=DrillFacts, shelf=Shelf.OFFICE),
    PaperKind(key="keeper_sheet", form="KS", build=keeper_sheet, facts=KeeperSheetFacts, shelf=Shelf.OFFICE),
    PaperKind(
        key="counselling_offer", form="GZ", build=counselling_offer, facts=OfferFacts, shelf=Shelf.OFFICE
    ),
    PaperKind(
        key="packet_key_slip", form="ZW", build=packet_key_slip, facts=KeySlipFacts, shelf=Shelf.OFFICE
    ),
)
