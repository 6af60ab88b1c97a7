"""The pages of the desk; PAGES lists them, one line each."""

from __future__ import annotations

from mediation_desk.domain.staff import Staff
from mediation_desk.services.access import (
    ARCHIVE_READ,
    AT_THE_DESK,
    CALENDAR_READ,
    DATA_REQUEST,
    DOSSIER_INDEX,
    DOSSIER_READ,
    DOSSIER_WRITE,
    MERGE,
    NOTE_READ,
    NOTE_WRITE,
    PERFORMANCE_READ,
    RECEPTION_WRITE,
    REFERRAL_KNOW,
    REFERRAL_READ,
    SAFETY_RECORD_READ,
    SCREENING_ANSWERS,
    VISIT_READ,
)
from mediation_desk.ui.pages.family_lines import FAMILY_PAGES
from mediation_desk.ui.pages.foot_lines import FOOT_PAGES
from mediation_desk.ui.pages.page_line import PageLine
from mediation_desk.ui.pages.report_lines import REPORT_PAGES
from mediation_desk.words import N_

__all__ = ["PAGES", "PageLine", "page_line", "tabs_of"]


PAGES: tuple[PageLine, ...] = (
    PageLine(key="today", title=N_("page.today"), place="today.page:TodayPage", icon="sun"),
    PageLine(
        key="reception",
        title=N_("Reception"),
        place="reception:ReceptionPage",
        icon="user-plus",
        roles=RECEPTION_WRITE,
    ),
    PageLine(
        key="receptions",
        title=N_("Receptions so far"),
        place="receptions:ReceptionsPage",
        parent="reception",
        roles=RECEPTION_WRITE,
    ),
    PageLine(
        key="decision",
        title=N_("Decision"),
        place="decision:DecisionPage",
        parent="reception",
        roles=RECEPTION_WRITE,
    ),
    PageLine(
        key="merge",
        title=N_("One person, two records"),
        place="merge:MergePage",
        parent="reception",
        roles=MERGE,
    ),
    PageLine(
        key="cases",
        title=N_("Cases"),
        place="cases.page:CasesPage",
        icon="folders",
        roles=DOSSIER_INDEX,
        tab=N_("Cases"),
    ),
    PageLine(
        key="limits",
        title=N_("Board of limits"),
        place="limits.page:LimitsPage",
        parent="cases",
        tab=N_("Board of limits"),
        roles=AT_THE_DESK,
    ),
    PageLine(
        key="referrals",
        title=N_("Referrals and letters"),
        place="referral.list_page:ReferralsPage",
        parent="cases",
        tab=N_("Referrals and letters"),
        roles=REFERRAL_KNOW,
    ),
    PageLine(
        key="agencies",
        title=N_("Agencies"),
        place="referral.agencies_page:AgenciesPage",
        parent="cases",
        tab=N_("Agencies"),
        roles=REFERRAL_KNOW,
    ),
    PageLine(
        key="referral",
        title=N_("Referral"),
        place="referral.page:ReferralPage",
        parent="cases",
        roles=REFERRAL_READ,
    ),
    PageLine(
        key="incoming_letter",
        title=N_("Letter that came in"),
        place="referral.letter_page:IncomingLetterPage",
        parent="cases",
        roles=REFERRAL_READ,
    ),
    PageLine(
        key="disclosures",
        title=N_("Who was told what"),
        place="referral.log_page:DisclosuresPage",
        parent="cases",
        roles=REFERRAL_READ,
    ),
    PageLine(
        key="aftercare",
        title=N_("Performance and visits"),
        place="aftercare.page:AftercarePage",
        parent="cases",
        tab=N_("Performance and visits"),
        roles=PERFORMANCE_READ | VISIT_READ,
    ),
    PageLine(
        key="archive",
        title=N_("Archive and destruction"),
        place="archive.page:ArchivePage",
        parent="cases",
        tab=N_("Archive and destruction"),
        roles=ARCHIVE_READ,
    ),
    PageLine(
        key="readings",
        veiled=True,
        title=N_("Readings and personal data"),
        place="readings.page:ReadingsPage",
        parent="cases",
        tab=N_("Readings and personal data"),
        roles=DATA_REQUEST,
    ),
    PageLine(
        key="calendar",
        title=N_("page.calendar"),
        place="calendar.page:CalendarPage",
        icon="calendar-week",
        roles=CALENDAR_READ,
    ),
    PageLine(
        key="appointment",
        title=N_("Appointment"),
        place="appointment.page:AppointmentPage",
        parent="calendar",
        roles=CALENDAR_READ,
    ),
    PageLine(
        key="unrecorded",
        title=N_("Appointments to see to"),
        place="unrecorded:UnrecordedPage",
        parent="calendar",
        tab=N_("Appointments to see to"),
        roles=CALENDAR_READ,
    ),
    PageLine(
        key="counselling",
        title=N_("page.counselling"),
        place="counselling.list_page:CounsellingPage",
        icon="message-heart",
        roles=NOTE_READ,
    ),
    PageLine(
        key="counselling_open",
        title=N_("Open a counselling file"),
        place="counselling.open_page:CounsellingOpenPage",
        parent="counselling",
        roles=NOTE_WRITE,
    ),
    PageLine(
        key="counselling_file",
        title=N_("Counselling note"),
        place="counselling.file_page:CounsellingFilePage",
        parent="counselling",
        roles=NOTE_READ,
    ),
    PageLine(
        key="counselling_search",
        title=N_("Search my notes"),
        place="counselling.search_page:CounsellingSearchPage",
        parent="counselling",
        roles=NOTE_WRITE,
    ),
    PageLine(key="case", title=N_("Case"), place="case.page:CasePage", parent="cases", roles=DOSSIER_READ),
    PageLine(
        key="screening",
        title=N_("Private talk"),
        place="screening:ScreeningPage",
        parent="reception",
        roles=SCREENING_ANSWERS,
    ),
    PageLine(
        key="safety",
        title=N_("Restricted"),
        place="safety:SafetyPage",
        parent="cases",
        roles=SAFETY_RECORD_READ,
    ),
    PageLine(
        key="mediation_record",
        title=N_("Mediation record"),
        place="mediation_record:MediationRecordPage",
        parent="cases",
        roles=DOSSIER_READ,
    ),
    PageLine(
        key="return_visit",
        title=N_("Return visit"),
        place="return_visit.page:ReturnVisitPage",
        parent="cases",
        roles=VISIT_READ,
    ),
    PageLine(
        key="written_paper",
        veiled=True,
        title=N_("Paper"),
        place="written.page:WrittenPage",
        parent="cases",
        roles=DOSSIER_READ,
    ),
    PageLine(
        key="agreement",
        title=N_("Agreement"),
        place="agreement.page:AgreementPage",
        parent="cases",
        roles=DOSSIER_READ,
    ),
    PageLine(
        key="agreement_versions",
        title=N_("Compare versions"),
        place="agreement.compare_page:ComparePage",
        parent="cases",
        roles=DOSSIER_READ,
    ),
    PageLine(
        key="crises",
        title=N_("Safety of clients"),
        place="crises:CrisesPage",
        parent="counselling",
        roles=SAFETY_RECORD_READ,
    ),
    PageLine(
        key="crisis",
        title=N_("Risk protocol"),
        place="crisis:CrisisPage",
        parent="counselling",
        roles=NOTE_WRITE,
    ),
    PageLine(
        key="crisis_event",
        title=N_("Risk protocol"),
        place="crisis_event:CrisisEventPage",
        parent="counselling",
        roles=SAFETY_RECORD_READ,
    ),
    PageLine(
        key="scale_paper",
        title=N_("Scale from paper"),
        place="scale_paper:ScalePaperPage",
        parent="counselling",
        roles=NOTE_WRITE,
    ),
    PageLine(
        key="service_record",
        title=N_("Service record"),
        place="service_record:ServiceRecordPage",
        parent="counselling",
        roles=NOTE_WRITE,
    ),
    *FAMILY_PAGES,
    PageLine(key="paper", title=N_("Paper"), place="paper:PaperPage", parent="papers", roles=AT_THE_DESK),
    PageLine(
        key="papers",
        title=N_("Papers"),
        place="papers:PapersPage",
        icon="file-text",
        roles=AT_THE_DESK,
    ),
    PageLine(
        key="office_papers",
        title=N_("Papers of the office"),
        place="office_papers:OfficePapersPage",
        parent="papers",
        roles=DOSSIER_WRITE,
    ),
    PageLine(key="laws", title=N_("Articles of law"), place="laws.page:LawsPage", parent="papers"),
    *REPORT_PAGES,
    *FOOT_PAGES,
)


def page_line(key: str) -> PageLine:
    """The line of one page; KeyError when there is none."""
    return {line.key: line for line in PAGES}[key]


def tabs_of(key: str, staff: Staff) -> list[tuple[str, str]]:
    """(key, msgid) of a page and its sisters, as far as this member of staff may open them."""
    here = page_line(key)
    family = here.parent or here.key
    beside = [line for line in PAGES if line.tab and (line.parent or line.key) == family]
    return [(line.key, line.tab) for line in beside if line.open_to(staff)] if here.tab else []
