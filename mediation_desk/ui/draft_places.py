"""Where a half-filled form is found again: its page and what opens it."""

from __future__ import annotations

from mediation_desk.services.drafts import BOOKED, DraftPlace

_ENTRIES = {
    "legal_base": ("activities", "bases"),
    "publication": ("activities", "publications"),
    "award": ("awards", "awards"),
    "award_step": ("awards", "awards"),
    "award_check": ("awards", "awards"),
    "aid_grant": ("awards", "aid"),
    "aid_step": ("awards", "aid"),
    "call_out": ("grid", "corps"),
    "visit_batch": ("home_visits", "batch"),
}
"""Forms that stand beside a list: their page and what it shows."""


def draft_place(found: DraftPlace) -> tuple[str, ...]:
    """The page and its arguments for a half-filled form; what is asked on a case page leads to the case."""
    if found.form in _OF_CLUES:
        return _of_clues(found)
    if found.form == "reception":
        return ("reception", found.subject_id) if found.subject_id else ("reception",)
    if found.form == "decision":
        return "decision", found.subject_id
    if found.form == "screening":
        return "screening", found.matter_id, found.subject_id
    if found.form == "mediation_record" and found.subject_id.startswith(BOOKED):
        return "mediation_record", found.matter_id, "", found.subject_id.removeprefix(BOOKED)
    if found.form == "counselling_session" and found.subject_id.startswith(BOOKED):
        return "counselling_file", found.matter_id, "new", found.subject_id.removeprefix(BOOKED)
    if found.form == "mediation_record":
        ordinal = "" if found.subject_id == found.matter_id else found.subject_id
        return "mediation_record", found.matter_id, ordinal
    if found.form in ("appointment", "keep_apart"):
        return _booked(found)
    if found.form == "written_paper":
        return "written_paper", found.matter_id, found.subject_id.rpartition("/")[2]
    if found.form in ("scale", "scale_void"):
        return "counselling_file", found.matter_id, found.subject_id.partition("/")[0]
    if found.form == "staff_member":
        return ("staff", "change", found.subject_id) if found.subject_id else ("staff", "add")
    if found.form == "crisis":
        session_id, person_id, result_id = found.subject_id.split("/")
        return "crisis", result_id, session_id, person_id
    if found.form == "crisis_look":
        return "crisis_event", found.subject_id
    if found.form.startswith("safety_"):
        record_id = "" if found.subject_id == found.matter_id else found.subject_id
        return "safety", found.matter_id, "", record_id, found.form.removeprefix("safety_")
    if found.form == "referral":
        origin, slash, subject = found.subject_id.partition("/")
        return ("referral", "", origin, subject) if slash else ("referral", origin)
    if found.form in ("return_visit", "return_visit_plan"):
        kind, slash, subject = found.subject_id.partition("/")
        return ("return_visit", "", kind, subject) if slash else ("return_visit", kind)
    if found.form == "consultation":
        kind, slash, subject = found.subject_id.partition("/")
        return ("consultation", "", kind, subject) if slash else ("consultation", kind)
    if found.form == "incentive_table":
        return ("incentives",)
    if found.form == "service_step":
        of, _slash, subject = found.subject_id.partition("/")
        return ("case", subject, "way") if of == "case" else ("way", found.subject_id)
    if found.form in ("consultation_task", "consultation_off"):
        return "consultation", found.matter_id
    if found.form == "incoming_letter":
        return "incoming_letter", "" if found.subject_id == "new" else found.subject_id, "new"
    if found.form in ("room", "hours", "absence"):
        return "rooms", {"room": "rooms", "absence": "leave"}.get(found.form, found.form)
    if found.form in ("limit_rule", "work_year"):
        return "limit_rules", found.subject_id
    if found.form in ("report_sent", "report_figure"):
        return ("statistics",)
    if found.form == "agency":
        return ("agencies",)
    if found.form.startswith(("referral_", "letter_")):
        page = "referral" if found.form.startswith("referral_") else "incoming_letter"
        return page, found.subject_id
    if found.form == "home_visit":
        about, _slash, one_id = found.subject_id.partition("/")
        begun = {"": ("",), "household": (one_id,), "clue": ("", one_id)}.get(about)
        return ("home_visits", "visits", *begun) if begun else ("home_visits", "visit", about)
    if found.form in _ENTRIES:
        return _ENTRIES[found.form]
    if found.form in ("activity", "training_certificate"):
        return "activity", found.subject_id
    if found.form == "counselling_note":
        return "counselling_file", found.matter_id, found.subject_id
    if found.form in ("counselling_addition", "process_note", "counselling_words", "counselling_session"):
        return "counselling_file", found.matter_id
    if found.form == "colour_scheme":
        return ("colour_schemes",)
    if found.form == "household":
        return ("household_form", found.subject_id) if found.subject_id else ("household_form",)
    if found.form.startswith("household_"):
        return "household", found.subject_id
    if found.form == "counselling_open":
        return "counselling_open", found.subject_id
    if found.form.startswith("archive_"):
        return ("archive",)
    if found.form.startswith("readings_"):
        return ("readings",)
    if found.form == "packet_choice":
        return ("packets",)
    if found.form == "keepers_session":
        return "recovery", "session"
    return ("agreement" if found.form == "agreement" else "case"), found.matter_id


_OF_CLUES = frozenset(
    {"clue", "hotline_call", "call_back", "counselling_offer"}
    | {f"clue_{asked}" for asked in ("follow_up", "close", "reopen", "assign", "harm")}
)


def _of_clues(found: DraftPlace) -> tuple[str, ...]:
    """A clue has its page, a new one begins there, from a call too; calls and offers stand in their lists."""
    if found.form in ("hotline_call", "call_back"):
        return ("clues", "calls", "new") if found.form == "hotline_call" else ("clues", "calls")
    if found.form == "counselling_offer":
        return "clues", "offers", "new"
    _call, slash, call_id = found.subject_id.partition("/")
    if slash or not found.subject_id:
        return "clue", "", "new", call_id
    return "clue", found.subject_id


def _booked(found: DraftPlace) -> tuple[str, ...]:
    """An appointment has its own page, a new one begins with what it is about; a pair stands on its case."""
    about, slash, one_id = found.subject_id.partition("/")
    if found.form == "keep_apart" and about == "case":
        return "case", one_id, "safety"
    if about in ("case", "file", "person", "new"):
        return "appointment", "", found.subject_id
    return "appointment", one_id if slash else about
