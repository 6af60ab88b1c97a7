"""The fields of each restricted record, row by row: name, label, and how it is filled in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mediation_desk.domain.disclosure import DisclosureGround
from mediation_desk.domain.minor_report import Harm, ReportedTo, ReportWay, Secrecy
from mediation_desk.domain.safety_plan import OrderWish, PlanHandOver
from mediation_desk.domain.safety_record import SafetyKind
from mediation_desk.domain.violence import Measure, ViolenceKind
from mediation_desk.words import N_


class How(StrEnum):
    """How a value is given."""

    LINE = "line"
    LINES = "lines"
    DAY = "day"
    PAST = "past"
    MOMENT = "moment"
    CHECK = "check"
    ONE = "one"
    MANY = "many"


@dataclass(frozen=True, slots=True, kw_only=True)
class Spec:
    """One field; `words` are the choices of ONE and MANY. PAST is a day not after today."""

    name: str
    label: str
    how: How = How.LINE
    words: type[StrEnum] | None = None
    helper: str = ""


def _line(name: str, label: str, helper: str = "") -> Spec:
    return Spec(name=name, label=label, helper=helper)


def _lines(name: str, label: str, helper: str = "") -> Spec:
    return Spec(name=name, label=label, how=How.LINES, helper=helper)


def _one(name: str, label: str, words: type[StrEnum]) -> Spec:
    return Spec(name=name, label=label, how=How.ONE, words=words)


def _many(name: str, label: str, words: type[StrEnum]) -> Spec:
    return Spec(name=name, label=label, how=How.MANY, words=words)


def _check(name: str, label: str, helper: str = "") -> Spec:
    return Spec(name=name, label=label, how=How.CHECK, helper=helper)


def _past(name: str, label: str) -> Spec:
    return Spec(name=name, label=label, how=How.PAST)


def _day(name: str, label: str) -> Spec:
    return Spec(name=name, label=label, how=How.DAY)


def _moment(name: str, label: str, helper: str = "") -> Spec:
    return Spec(name=name, label=label, how=How.MOMENT, helper=helper)


_BREACH = (
    (_past("breached_on", N_("Breached on")),),
    (_lines("breaches", N_("What was breached"), N_("A breach raises the mark at once.")),),
)

FIELDS: dict[SafetyKind, tuple[tuple[Spec, ...], ...]] = {
    SafetyKind.PLAN: (
        (
            _line("contact_way", N_("Agreed way and time of contact")),
            _moment("next_contact", N_("Next contact")),
        ),
        (_check("may_leave_message", N_("A message may be left")),),
        (_lines("trusted", N_("People to turn to")), _line("code_word", N_("Code word"))),
        (_lines("places", N_("Places to go at once")), _lines("way_out", N_("Way out"))),
        (_lines("bag", N_("Where the bag stands (papers, cash, medicine, keys)")),),
        (_lines("children", N_("Agreed with the children, told to the school")),),
        (_lines("devices", N_("Phone, location, accounts")), _lines("police", N_("What to say to 110"))),
        (
            _lines("evidence", N_("What is kept (photos, records, witnesses)")),
            _lines("medical", N_("Doctor")),
        ),
        (_lines("work", N_("Work, ways, who fetches whom")),),
        (_one("order_wish", N_("Protection order"), OrderWish),),
        (_one("hand_over", N_("How the plan reaches the person"), PlanHandOver),),
        (
            _check(
                "paper_wanted",
                N_("The person wants it on paper"),
                N_("Without this nothing is printed. A paper that is found at home is a danger."),
            ),
        ),
    ),
    SafetyKind.SAFE_CONTACT: (
        (_line("way", N_("The one safe way")), _line("hours", N_("Safe times"))),
        (_check("may_leave_message", N_("A message may be left")),),
        (
            _lines(
                "reason",
                N_("Reason"),
                N_("From now on phones and address are sealed; papers say: through the centre."),
            ),
        ),
    ),
    SafetyKind.INCIDENT: (
        (_past("on", N_("Day")), _line("place", N_("Where it was"))),
        (_many("kinds", N_("Kinds of what happened"), ViolenceKind),),
        (_lines("account", N_("In the person's own words")),),
        (_lines("injury", N_("Injury")), _line("weapon", N_("Weapon or thing used"))),
        (_check("choking", N_("Choked, or could not breathe")),),
        (_check("children_present", N_("Children were there")), _check("child_hurt", N_("A child was hurt"))),
        (
            _check("police_called", N_("Police were called")),
            _line("receipt_number", N_("Number of the receipt")),
        ),
        (_line("hospital", N_("Hospital")), _line("photos", N_("Where photos are kept"))),
    ),
    SafetyKind.WARNING_LETTER: (
        (_line("number", N_("Number of the letter")), _line("police_unit", N_("Police unit"))),
        (_past("served_on", N_("Served on")), _line("served_to", N_("Served to"))),
        (_lines("visits", N_("Visits so far")), _day("next_visit_on", N_("Next visit"))),
        *_BREACH,
    ),
    SafetyKind.PROTECTION_ORDER: (
        (_line("court", N_("Court")), _line("case_number", N_("Number of the order"))),
        (_line("applied_by", N_("Applied for by")), _past("applied_on", N_("Applied on"))),
        (_check("urgent", N_("Urgent: decided within 24 hours (otherwise 72)")),),
        (_many("measures", N_("Measures"), Measure),),
        (_line("other_measure", N_("Other measure")),),
        (_day("valid_from", N_("In force from")), _day("valid_to", N_("Until"))),
        (_line("served_to", N_("Served to")),),
        *_BREACH,
    ),
    SafetyKind.SHELTER_STAY: (
        (_line("place", N_("Where it was")), _line("contact", N_("How the place is reached"))),
        (_past("since", N_("Since")), _day("until", N_("Until"))),
        (_lines("notes", N_("Remarks")),),
    ),
    SafetyKind.MINOR_REPORT: (
        (_moment("found_at", N_("Found")), _line("found_by", N_("Found by"))),
        (_one("harm", N_("What was found of a child"), Harm),),
        (_line("child_code", N_("Code for the child"), N_("Never the name, home or school.")),),
        (_lines("what", N_("What was seen or told, as it was")),),
        (_lines("source", N_("Who told it"), N_("Kept secret.")),),
        (
            _check(
                "guardian_suspected",
                N_("A guardian may be involved"),
                N_("Then this guardian is not told of the report."),
            ),
        ),
        (_many("reported_to", N_("Reported to"), ReportedTo),),
        (_moment("reported_at", N_("Reported")), _line("station", N_("Station or office"))),
        (_line("taken_by", N_("Taken by")), _one("way", N_("How"), ReportWay)),
        (_line("receipt", N_("Receipt of the report")),),
        (_lines("follow_up", N_("What followed")),),
        (_one("secrecy", N_("Who may know"), Secrecy),),
    ),
    SafetyKind.DISCLOSURE: (
        (_lines("what", N_("What was told")),),
        (_line("to_whom", N_("To whom")), _past("on", N_("Day"))),
        (_one("ground", N_("On what ground"), DisclosureGround),),
        (_line("approver", N_("Agreed by")),),
    ),
}
ICONS: dict[SafetyKind, str] = {
    SafetyKind.PLAN: "list-check",
    SafetyKind.SAFE_CONTACT: "phone-call",
    SafetyKind.INCIDENT: "notes",
    SafetyKind.WARNING_LETTER: "file-text",
    SafetyKind.PROTECTION_ORDER: "gavel",
    SafetyKind.SHELTER_STAY: "home-heart",
    SafetyKind.MINOR_REPORT: "mood-kid",
    SafetyKind.DISCLOSURE: "arrows-split",
}
