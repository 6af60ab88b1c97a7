"""Copies handed out, in one line: 甲方 1 · 乙方 1 · 留存 1."""

from __future__ import annotations

from mediation_desk.domain.written_paper import Copies, Recipient
from mediation_desk.words import term


def copies_said(copies: tuple[Copies, ...]) -> str:
    """The counts by recipient, over all prints."""
    counted = {one: sum(each.count for each in copies if each.recipient is one) for one in Recipient}
    return " · ".join(f"{term(one)} {count}" for one, count in counted.items() if count)
