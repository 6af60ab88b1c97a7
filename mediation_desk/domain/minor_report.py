"""强制报告: a child is or may be harmed; the report goes out first and needs nobody's approval."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mediation_desk.errors import DeskError


class Harm(StrEnum):
    """What was found (关于建立侵害未成年人案件强制报告制度的意见, shortened)."""

    PRIVATE_INJURY = "private_injury"
    UNDER_FOURTEEN = "under_fourteen"
    FROM_FOURTEEN = "from_fourteen"
    ABUSE = "abuse"
    UNNATURAL = "unnatural"
    ABANDONED = "abandoned"
    TRAFFICKED = "trafficked"
    BEGGING = "begging"
    OTHER = "other"


class ReportedTo(StrEnum):
    """Who takes a report (未成年人保护法 art 11)."""

    POLICE = "police"
    CIVIL_AFFAIRS = "civil_affairs"
    EDUCATION = "education"
    PROCURATORATE = "procuratorate"
    WOMENS_FEDERATION = "womens_federation"


class ReportWay(StrEnum):
    """How the report went out."""

    PHONE = "phone"
    IN_PERSON = "in_person"
    WRITTEN = "written"


class Secrecy(StrEnum):
    """Who may know: those who act on it, or the author and the director alone."""

    THOSE_WHO_ACT = "those_who_act"
    STRICTEST = "strictest"


@dataclass(frozen=True, slots=True, kw_only=True)
class MinorReport:
    """One report; open until `reported_at`. `child_code` stands for the child, whose name is never written.

    The one who told is in `source` and kept secret; a guardian who is suspected is never told of it.
    """

    found_at: datetime | None = None
    found_by: str = ""
    child_code: str = ""
    harm: Harm | None = None
    what: str = ""
    source: str = ""
    guardian_suspected: bool = False
    reported_at: datetime | None = None
    reported_to: frozenset[ReportedTo] = frozenset()
    station: str = ""
    taken_by: str = ""
    way: ReportWay | None = None
    receipt: str = ""
    follow_up: str = ""
    secrecy: Secrecy = Secrecy.THOSE_WHO_ACT

    @property
    def minutes(self) -> int | None:
        """Minutes from finding to reporting, None while it is open."""
        if self.found_at is None or self.reported_at is None:
            return None
        return int((self.reported_at - self.found_at).total_seconds() // 60)


def check_report(report: MinorReport, now: datetime) -> None:
    """Refuse what could not be; an unfinished report is kept, because it counts the minutes.

    Raises DeskError: report.found_needed, report.in_future, report.before_found, report.to_whom,
    report.harm_needed, report.when_needed (it says to whom, and not when).
    """
    if report.found_at is None:
        raise DeskError("report.found_needed", field="found_at")
    if report.found_at > now:
        raise DeskError("report.in_future", field="found_at")
    if report.harm is None:
        raise DeskError("report.harm_needed", field="harm")
    if report.reported_at is None:
        if report.reported_to or report.taken_by or report.receipt:
            raise DeskError("report.when_needed", field="reported_at")  # else it would go on counting as open
        return
    if report.reported_at > now:
        raise DeskError("report.in_future", field="reported_at")
    if report.reported_at < report.found_at:
        raise DeskError("report.before_found", field="reported_at")
    if not report.reported_to:
        raise DeskError("report.to_whom", field="reported_to")
