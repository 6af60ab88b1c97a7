"""The fields of each restricted record, row by row: name, label, and how it is filled in."""

from __future__ import annotations

from mediation_desk.domain.disclosure import DisclosureGround
from mediation_desk.domain.minor_report import Harm, ReportedTo, ReportWay, Secrecy
from mediation_desk.domain.safety_plan import OrderWish, PlanHandOver
from mediation_desk.domain.safety_record import SafetyKind
from mediation_desk.domain.violence import Measure, ViolenceKind
from mediation_desk.ui.forms.specs import Spec, check, day, line, lines, many, moment, one, past
from mediation_desk.words import N_

_BREACH = (
    (past("breached_on", N_("Breached on")),),
    (lines("breaches", N_("What was breached"), N_("A breach raises the mark at once.")),),
)

FIELDS: dict[SafetyKind, tuple[tuple[Spec, ...], ...]] = {
    SafetyKind.PLAN: (
        (
            line("contact_way", N_("Agreed way and time of contact")),
            moment("next_contact", N_("Next contact")),
        ),
        (check("may_leave_message", N_("A message may be left")),),
        (lines("trusted", N_("People to turn to")), line("code_word", N_("Code word"))),
        (lines("places", N_("Places to go at once")), lines("way_out", N_("Way out"))),
        (lines("bag", N_("Where the bag stands (papers, cash, medicine, keys)")),),
        (lines("children", N_("Agreed with the children, told to the school")),),
        (lines("devices", N_("Phone, location, accounts")), lines("police", N_("What to say to 110"))),
        (
            lines("evidence", N_("What is kept (photos, records, witnesses)")),
            lines("medical", N_("Doctor")),
        ),
        (lines("work", N_("Work, ways, who fetches whom")),),
        (one("order_wish", N_("Protection order"), OrderWish),),
        (one("hand_over", N_("How the plan reaches the person"), PlanHandOver),),
        (
            check(
                "paper_wanted",
                N_("The person wants it on paper"),
                N_("Without this nothing is printed. A paper that is found at home is a danger."),
            ),
        ),
    ),
    SafetyKind.SAFE_CONTACT: (
        (line("way", N_("The one safe way")), line("hours", N_("Safe times"))),
        (check("may_leave_message", N_("A message may be left")),),
        (
            lines(
                "reason",
                N_("Reason"),
                N_("From now on phones and address are sealed; papers say: through the centre."),
            ),
        ),
    ),
    SafetyKind.INCIDENT: (
        (past("on", N_("Day")), line("place", N_("Where it was"))),
        (many("kinds", N_("Kinds of what happened"), ViolenceKind),),
        (lines("account", N_("In the person's own words")),),
        (lines("injury", N_("Injury")), line("weapon", N_("Weapon or thing used"))),
        (check("choking", N_("Choked, or could not breathe")),),
        (check("children_present", N_("Children were there")), check("child_hurt", N_("A child was hurt"))),
        (
            check("police_called", N_("Police were called")),
            line("receipt_number", N_("Number of the receipt")),
        ),
        (line("hospital", N_("Hospital")), line("photos", N_("Where photos are kept"))),
    ),
    SafetyKind.WARNING_LETTER: (
        (line("number", N_("Number of the letter")), line("police_unit", N_("Police unit"))),
        (past("served_on", N_("Served on")), line("served_to", N_("Served to"))),
        (lines("visits", N_("Visits so far")), day("next_visit_on", N_("Next visit"))),
        *_BREACH,
    ),
    SafetyKind.PROTECTION_ORDER: (
        (line("court", N_("Court")), line("case_number", N_("Number of the order"))),
        (line("applied_by", N_("Applied for by")), past("applied_on", N_("Applied on"))),
        (moment("accepted_at", N_("Taken up by the court")), past("refused_on", N_("Refused on"))),
        (check("urgent", N_("Urgent: decided within 24 hours (otherwise 72)")),),
        (many("measures", N_("Measures"), Measure),),
        (line("other_measure", N_("Other measure")),),
        (day("valid_from", N_("In force from")), day("valid_to", N_("Until"))),
        (line("served_to", N_("Served to")),),
        *_BREACH,
    ),
    SafetyKind.SHELTER_STAY: (
        (line("place", N_("Where it was")), line("contact", N_("How the place is reached"))),
        (past("since", N_("Since")), day("until", N_("Until"))),
        (lines("notes", N_("Remarks")),),
    ),
    SafetyKind.MINOR_REPORT: (
        (moment("found_at", N_("Found")), line("found_by", N_("Found by"))),
        (one("harm", N_("What was found of a child"), Harm),),
        (line("child_code", N_("Code for the child"), N_("Never the name, home or school.")),),
        (lines("what", N_("What was seen or told, as it was")),),
        (lines("source", N_("Who told it"), N_("Kept secret.")),),
        (
            check(
                "guardian_suspected",
                N_("A guardian may be involved"),
                N_("Then this guardian is not told of the report."),
            ),
        ),
        (many("reported_to", N_("Reported to"), ReportedTo),),
        (moment("reported_at", N_("Reported")), line("station", N_("Station or office"))),
        (line("taken_by", N_("Taken by")), one("way", N_("How"), ReportWay)),
        (line("receipt", N_("Receipt of the report")),),
        (lines("follow_up", N_("What followed")),),
        (one("secrecy", N_("Who may know"), Secrecy),),
    ),
    SafetyKind.DISCLOSURE: (
        (lines("what", N_("What was told")),),
        (line("to_whom", N_("To whom")), past("on", N_("Day"))),
        (one("ground", N_("On what ground"), DisclosureGround),),
        (line("approver", N_("Agreed by")),),
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
