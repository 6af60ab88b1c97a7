"""How sizes, moments and spans are said on the pages of copies."""

from __future__ import annotations

from datetime import date, datetime

from mediation_desk.domain.backup import Copy, Holds, Progress, Proof, is_old
from mediation_desk.domain.dates import SHANGHAI, legal_day
from mediation_desk.domain.sizes import size_said
from mediation_desk.ui import limits, steps_of
from mediation_desk.ui.kit.steps import Step
from mediation_desk.words import N_, _, count

_PLAN = {Proof.SYNC: N_("Files and folder"), Proof.REREAD: N_("Past the cache")}
_FILE_SYSTEMS = {"vfat": "FAT32", "msdos": "FAT", "exfat": "exFAT", "ntfs": "NTFS", "ntfs3": "NTFS"}
"""How those are called that the system names otherwise than the maker of a stick."""
_LONG_AGO = 30
"""Days after which a copy is no longer merely late."""


def moment_said(moment: datetime, today: date) -> str:
    """A moment as 今天 09:38, 昨天 17:46, 3月13日 17:44."""
    here = moment.astimezone(SHANGHAI)
    return f"{limits.day(legal_day(moment), today)} {here:%H:%M}"


def last_copy_said(last: datetime | None, today: date, days: int = 1) -> tuple[str, str]:
    """When the last verified copy was made; its tone: amber after `days` working days, red after a month."""
    if last is None:
        return _("No copy was made yet"), "amber"
    said = _("Last proved copy {time}", time=moment_said(last, today))
    if (today - legal_day(last)).days >= _LONG_AGO:
        return said, "red"
    return said, "amber" if is_old(last, today, days) else "pine"


def today_said(last: datetime | None, today: date) -> tuple[str, str]:
    """Whether a copy was proved today, for the head of the page, and its tone."""
    if last is not None and legal_day(last) == today:
        return _("Done today"), "ink2"
    if last is not None and (today - legal_day(last)).days >= _LONG_AGO:
        return _("No copy for {n} days", n=(today - legal_day(last)).days), "red"
    return _("Not backed up today"), "amber"


def file_system_said(kind: str) -> str:
    """exFAT, FAT32, NTFS as sticks are sold; what is not known is said as the system says it."""
    return _FILE_SYSTEMS.get(kind.lower(), kind)


def roughly_said(seconds: float) -> str:
    """About how long a copy takes: 不到 1 分钟, 约 2 分钟."""
    if seconds < 50:
        return _("less than a minute")
    return count("about {n} minute", "about {n} minutes", max(1, round(seconds / 60)))


def why_refused(copy: Copy) -> str:
    """Why a copy does not count and what to do; shorter where that was not noted or spoke of sizes."""
    said = _(copy.refused) if copy.refused else ""
    return _("copy.set_aside") if not said or "{" in said else said


def span_said(seconds: float) -> str:
    """A span as 52 秒 or 1 分 52 秒."""
    whole = max(1, round(seconds))
    if whole < 60:
        return count("{n} second", "{n} seconds", whole)
    return _("{m} min {s} s", m=whole // 60, s=whole % 60)


def planned(proofs: tuple[Proof, ...] = tuple(Proof), write: str = "") -> list[Step]:
    """The steps before anything was begun; `write` says how much there is to write."""
    facts = {Proof.WRITE: write} | {proof: _(fact) for proof, fact in _PLAN.items()}
    return steps_of.later(proofs, facts)


def proof_facts(holds: Holds) -> dict[Proof, str]:
    """What each proof found, in figures."""
    files = _("{n} attachments", n=f"{holds.files:,}")
    if holds.new_files:
        files = _("{new} new, {n} in all", new=f"{holds.new_files:,}", n=f"{holds.files:,}")
    if holds.read_files < holds.files:
        files = _(
            "{new} new, {n} in all, {read} read back",
            new=f"{holds.new_files:,}",
            n=f"{holds.files:,}",
            read=f"{holds.read_files:,}",
        )
    return {
        Proof.WRITE: _("{size} new", size=size_said(holds.new_bytes or holds.bytes)),
        Proof.SYNC: _("Files and folder"),
        Proof.REREAD: _("The system kept its cache") if holds.from_memory else _("Past the cache"),
        Proof.OPEN: _("{n} key slots", n=holds.slots),
        Proof.CHECK: _("Cases: {cases} · rows: {rows}", cases=f"{holds.cases:,}", rows=f"{holds.rows:,}"),
        Proof.FILES: files,
    }


def under_way(now: Progress, proofs: tuple[Proof, ...] = tuple(Proof), left: str = "") -> list[Step]:
    """The steps while `now` is the one that runs; `left` says how long it still takes."""
    share = now.done / now.total if now.total else None
    return steps_of.under_way(proofs, now.proof, share, left)


def failed_at(proof: Proof, why: str, proofs: tuple[Proof, ...] = tuple(Proof)) -> list[Step]:
    """The steps when one failed."""
    return steps_of.failed_at(proofs, proof, why)
