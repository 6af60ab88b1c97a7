"""The rule table and the calendar as they are shipped, to count with in tests."""

from __future__ import annotations

from mediation_desk.domain.limit_book import LimitBook
from mediation_desk.domain.work_calendar import SHIPPED
from mediation_desk.services.limit_rules import shipped

BOOK = LimitBook(rules=shipped(), calendar=SHIPPED)
