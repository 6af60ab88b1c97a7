"""Which part of the office each table belongs to, so that damage is told in words and not by table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from mediation_desk.domain.damage import Area

_TABLES: Final[Mapping[Area, str]] = {
    Area.CASES: "cases case_parties case_events case_notes case_links case_conflicts case_experts "
    "raised_marks divorce_registrations",
    Area.PEOPLE: "people merges keep_apart consents service_details private_phrases shuttle_approvals",
    Area.RECEPTIONS: "receptions reception_parties reception_conflicts reception_decisions reception_safety",
    Area.SCREENINGS: "screenings",
    Area.RECORDS: "mediation_records record_prints",
    Area.AGREEMENTS: "agreements final_prints signatures agreement_copies",
    Area.PERFORMANCE: "obligations payments payment_vouchers performance_events",
    Area.CONFIRMATIONS: "confirmations confirmation_steps",
    Area.LIMITS: "limits limit_decisions",
    Area.VISITS: "return_visits visit_attempts visit_results",
    Area.APPOINTMENTS: "appointments appointment_events appointment_people appointment_series "
    "appointment_staff rooms absences duties work_spans work_years",
    Area.REFERRALS: "referrals referral_consents referral_events referral_prints referral_texts agencies "
    "disclosures",
    Area.COUNSELLING: "counselling_files counselling_clients counselling_consents counselling_sessions "
    "counselling_words counselling_notes counselling_additions counselling_grants process_notes",
    Area.SCALES: "scale_results scale_voids",
    Area.SAFETY: "safety_records crisis_events crisis_looks",
    Area.SEALED: "sealed sealed_keys",
    Area.PAPERS: "written_papers written_copies word_templates form_changes",
    Area.ATTACHMENTS: "attachments exported_copies",
    Area.ARCHIVE: "dossiers dossier_gaps dossier_papers retentions readings destruction_lists "
    "destruction_lines data_requests impact_assessments",
    Area.DRAFTS: "drafts draft_copies",
    Area.GRID: "areas service_points helpers helper_roles certificates corps corps_members call_outs "
    "call_out_helpers",
    Area.HOUSEHOLDS: "households household_members household_colours household_links help_measures "
    "colour_schemes colour_definitions",
    Area.CLUES: "clues clue_follow_ups hotline_calls counselling_offers prevented_harms",
    Area.HOME_VISITS: "home_visits screening_rounds",
    Area.CONSULTATIONS: "consultations consultation_texts consultation_members consultation_tasks "
    "service_steps",
    Area.ACTIVITIES: "activities activity_attendees activity_companies publications legal_bases awards "
    "aid_grants",
    Area.LEDGERS: "import_batches import_rows import_mappings ledger_cases",
    Area.PACKETS: "packets packet_items packet_keys packet_centres packet_stations station_cases "
    "station_figures",
    Area.REPORTS: "frozen_reports frozen_rows typed_figures",
    Area.NUMBERS: "numbers",
    Area.STAFF: "staff staff_keys former_keys removals resting_slots hand_overs keepers keeper_sets "
    "keepers_sessions keepers_session_texts rehearsals",
    Area.JOURNAL: "journal clock_set_backs",
}
_AREAS: Final = {table: area for area, tables in _TABLES.items() for table in tables.split()}


def area_of(table: str) -> Area:
    """The part of the office a table belongs to; settings and everything else are the office's own."""
    return _AREAS.get(table, Area.OFFICE)


def named_tables() -> frozenset[str]:
    """Every table that has an area of its own."""
    return frozenset(_AREAS)
