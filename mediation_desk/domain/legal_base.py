"""家庭普法实践基地: a place where families learn the law, for a period."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalBase:
    """One base; it counts on every day from `since` to `until` (None: still)."""

    id: str
    name: str
    since: date
    version: int = 0
    area_id: str = ""
    address: str = ""
    until: date | None = None

    def active_on(self, day: date) -> bool:
        """Whether it counts on a day."""
        return self.since <= day and (self.until is None or day <= self.until)


def check_base(base: LegalBase) -> None:
    """Refuse a base without a name or with its days turned. DeskError base.name_needed, .until_before."""
    if not base.name.strip():
        raise DeskError("base.name_needed", field="name")
    check_text(base.name, "name")
    check_text(base.address, "address")
    if base.until is not None and base.until < base.since:
        raise DeskError("base.until_before", field="until")
