"""What the journal tells: acts and their kinds, what an entry is about, what to look for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType


class ActKind(StrEnum):
    """Kinds of acts, as the page filters them."""

    SIGN_IN = "sign_in"
    READING = "reading"
    PAPERS = "papers"
    GRANTS = "grants"
    STAFF = "staff"
    CHANGES = "changes"


def _kinds(told: Mapping[ActKind, str]) -> Mapping[str, ActKind]:
    return MappingProxyType({act: kind for kind, acts in told.items() for act in acts.split()})


ACTS: Mapping[str, ActKind] = _kinds(
    {
        ActKind.SIGN_IN: "sign_in sign_in_failed short_code_failed clock_set_back confirm_clock "
        "rewrite_header open_with_card open_with_sheets reopen open_with_computer",
        ActKind.READING: "open_restricted_clue open_restricted_call "
        "open_contact reveal_address open_match open_screening open_raised_mark "
        "open_move_reason "
        "open_decision_reason open_phone_safety compare_people open_note open_counselling_word "
        "open_attendance_reason open_safety_records open_written_paper open_scales open_crisis "
        "search_own_notes keepers_session look_again open_attachment open_referral open_letter "
        "open_disclosures open_limit_reason open_visit_words reveal_visit_numbers read_in_copy "
        "open_award_concerns look_at_packet open_consultation open_restricted_clue open_restricted_call "
        "open_colour_reasons open_findings open_keep_apart read_ledger",
        ActKind.PAPERS: "print_counselling_offer "
        "bind_dossier print_paper export_paper print_final export_journal export_hand_over "
        "issue_written_paper hand_out_copies export_limits export_activities export_awards export_aid "
        "print_sign_in_sheet print_aid_receipt "
        "print_keeper_sheet print_restore_card backup_made backup_failed restore_backup "
        "salvage_register recover_log export_attachment "
        "exported_copy_gone export_performance keep_exported_copy issue_letter export_disclosures "
        "export_visits print_day_paper export_calendar print_backup_receipt print_drill_receipt "
        "write_packet send_in_packet write_centre_file print_packet_key "
        "print_incentive_list export_incentives export_settings "
        "export_ledger export_refused_rows export_case_list export_receptions export_shown_list "
        "export_clues export_households "
        "export_home_visits export_report export_figure_rows export_restored_numbers "
        "make_report_paper make_ledger_paper print_record print_route_sheet",
        ActKind.GRANTS: "grant_reader grant_counselling end_counselling_grant ask_expert end_expert "
        "box_for_keepers give_office_files hand_over hand_reception_over hand_counselling_over "
        "pass_reader_over name_packet_deputy",
        ActKind.STAFF: "add_staff change_staff suspend_staff bring_staff_back remove_staff give_sign_in "
        "reset_password change_password renew_keys set_computer_up take_computer_away add_keys drop_keys "
        "set_setting import_settings set_limit_rule keep_work_year drop_work_year verify_journal full_check "
        "appoint_keepers "
        "learn_keepers vouch_for_keepers renew_card rehearse_card "
        "rehearse_sheets reset_by_keepers rekey rekey_begun rekey_given_up set_short_code remove_short_code "
        "miss_commits",
    }
)
"""The kind of every act that is not simply a change; all others are CHANGES."""


def kind_of_act(act: str) -> ActKind:
    """The kind of an act."""
    return ACTS.get(act, ActKind.CHANGES)


class SubjectKind(StrEnum):
    """What an entry may be about."""

    CASE = "case"
    PERSON = "person"
    RECEPTION = "reception"
    COUNSELLING = "counselling"
    LETTER = "letter"
    STAFF = "staff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something an entry names: its id and what people call it (a number or a name)."""

    id: str
    kind: SubjectKind
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalFilter:
    """What to look for; everything empty finds everything. Days are legal days, both included."""

    staff_ids: frozenset[str] = frozenset()
    subject_ids: frozenset[str] = frozenset()
    kinds: frozenset[ActKind] = frozenset()
    first_day: date | None = None
    last_day: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalLine:
    """One entry as the page shows it; `fields` are field names, for a clock set back its seconds."""

    number: int
    at: datetime
    staff: str
    act: str
    subjects: tuple[Subject, ...]
    fields: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalPage:
    """Lines, newest first; `before` is where to look on, None at the beginning of the journal.

    A page may be short, even empty, and still go on: so many entries are looked through at a time.
    """

    lines: tuple[JournalLine, ...]
    before: int | None
