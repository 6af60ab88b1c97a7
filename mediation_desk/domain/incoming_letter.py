"""A letter that came in (D21 委托、移送调解函, or a referral to us): who asks, about whom, by when."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

from mediation_desk.domain.reception import Source
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError


class LetterKind(StrEnum):
    """类型 of a letter to us."""

    COURT_PRE_FILING = "court_pre_filing"
    COURT_POST_FILING = "court_post_filing"
    POLICE = "police"
    PROCURATORATE = "procuratorate"
    LETTERS_VISITS = "letters_visits"
    REGISTRY = "registry"
    OTHER = "other"


class Procedure(StrEnum):
    """Which procedure a court tries the case in; it decides how long it lets us mediate."""

    ORDINARY = "ordinary"
    SIMPLE = "simple"


COURT_RULES: dict[tuple[LetterKind, Procedure | None], str] = {
    (LetterKind.COURT_PRE_FILING, None): "court_weipai",
    (LetterKind.COURT_PRE_FILING, Procedure.ORDINARY): "court_weipai",
    (LetterKind.COURT_PRE_FILING, Procedure.SIMPLE): "court_weipai",
    (LetterKind.COURT_POST_FILING, None): "court_weituo_simple",
    (LetterKind.COURT_POST_FILING, Procedure.ORDINARY): "court_weituo_ordinary",
    (LetterKind.COURT_POST_FILING, Procedure.SIMPLE): "court_weituo_simple",
}
"""The rule counted from our signing for the papers; an unknown procedure counts as the shorter."""

SOURCE_OF = {
    LetterKind.COURT_PRE_FILING: Source.COURT_PRE_FILING,
    LetterKind.COURT_POST_FILING: Source.COURT_POST_FILING,
    LetterKind.POLICE: Source.POLICE,
    LetterKind.PROCURATORATE: Source.PROCURATORATE,
    LetterKind.LETTERS_VISITS: Source.LETTERS_VISITS,
    LetterKind.REGISTRY: Source.REGISTRY,
    LetterKind.OTHER: Source.OTHER_DEPARTMENT,
}
"""案件来源 of the reception a letter becomes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IncomingContent:
    """来函机关, 来函标题, 类型, 当事人, 案由, 随函材料清单, 要求期限, 联系人, 电话; sealed together.

    `parties` and `materials` have one line for each; the first party is the one who asks. `of_safety` says
    that it tells of violence or a child; then their number, which tells who wrote and why, stands here alone.
    """

    agency_id: str = ""
    agency: str = ""
    title: str = ""
    kind: LetterKind = LetterKind.OTHER
    procedure: Procedure | None = None
    parties: str = ""
    cause: str = ""
    materials: str = ""
    wanted_by: date | None = None
    contact: str = ""
    phone: str = ""
    of_safety: bool = False
    their_number: str = ""

    @property
    def delegates(self) -> bool:
        """Whether it delegates a dispute to us (委派、委托、移送): answered by a reply, not a slip."""
        return self.kind is not LetterKind.OTHER

    @property
    def party_names(self) -> tuple[str, ...]:
        """Names of the parties, one for each line typed."""
        return tuple(line.strip() for line in self.parties.splitlines() if line.strip())


def check_incoming(content: IncomingContent, received_on: date, today: date) -> None:
    """Refuse a letter that does not say from whom and about what.

    Raises DeskError: incoming.agency_needed, incoming.parties_needed, incoming.cause_needed, date.in_future,
    incoming.wanted_before, text.*.
    """
    for field in fields(content):
        value = getattr(content, field.name)
        if isinstance(value, str) and not isinstance(value, StrEnum):
            check_text(value, field.name, PARAGRAPH, lines=True)
    if received_on > today:
        raise DeskError("date.in_future", field="received_on")
    for name in ("agency", "parties", "cause"):
        if not getattr(content, name).strip():
            raise DeskError(f"incoming.{name}_needed", field=name)
    for name in content.party_names:
        check_text(name, "parties")
    if content.wanted_by is not None and content.wanted_by < received_on:
        raise DeskError("incoming.wanted_before", field="wanted_by")
