"""A small register whose report has something behind its figures."""

from __future__ import annotations

from tests.desk_fixtures import Office
from tests.performance_fixtures import in_force


def fill(office: Office) -> str:
    """A case with an agreement in force; its id."""
    case_id = in_force(office)
    return case_id if isinstance(case_id, str) else case_id[0]
