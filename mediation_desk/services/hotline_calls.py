"""Calls to 12338: noted as they come, rung back in time, turned into a clue or a reception."""

from __future__ import annotations

from dataclasses import dataclass, replace

from mediation_desk.domain.hotline_call import HotlineCall, check_call
from mediation_desk.domain.staff import Role, Staff
from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.domain.today import ToDo, ToDoKind
from mediation_desk.errors import DeskError
from mediation_desk.register import areas, clues, hotline_calls, office
from mediation_desk.register.records import Records
from mediation_desk.services.access import CLUE_READ, CLUE_SEALED_READ, CLUE_WRITE
from mediation_desk.services.permission import allowed


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """A page of the log and who may be asked to ring back; `numbers` are those of clues, by their ids.

    `keepers` are the ids of those among the colleagues who may read what is restricted.
    """

    calls: tuple[HotlineCall, ...]
    colleagues: tuple[Staff, ...]
    numbers: tuple[tuple[str, str], ...]
    keepers: frozenset[str]

    def name(self, staff_id: str) -> str:
        """The name of a colleague, empty when unknown."""
        return next((one.name for one in self.colleagues if one.id == staff_id), "")


@allowed(CLUE_READ)
def call_page(records: Records, *, waiting: bool = False, before: int | None = None) -> CallPage:
    """The log, the newest first, or the calls that wait to be rung back, soonest first.

    Who rang and what about is told of one's own calls alone; the director is told all but what is sealed,
    which opens with `open_call`.
    """
    calls = tuple(
        one if _tells(records, one) else _veiled(one)
        for one in hotline_calls.page(records, waiting=waiting, before=before)
    )
    staff = office.all_staff(records)
    found = {one.clue_id for one in calls if one.clue_id}
    return CallPage(
        calls=calls,
        colleagues=tuple(one for one in staff if one.active and one.roles & CLUE_READ),
        numbers=tuple((one, clues.plain(records, one).number) for one in sorted(found)),
        keepers=frozenset(one.id for one in staff if one.roles & CLUE_SEALED_READ and one.signs_in),
    )


@allowed(CLUE_READ, changes={"journal"})
def open_call(records: Records, call_id: str) -> HotlineCall:
    """A call of one's own, or any for the director; opening a restricted one is journalled.

    Raises DeskError: call.missing, call.not_yours.
    """
    return _own(records, call_id)


@allowed(CLUE_WRITE, changes={"call"})
def note_call(records: Records, call: HotlineCall) -> HotlineCall:
    """Note a call. Raises DeskError: those of `check_call`, area.missing, call.responsible_reads."""
    fresh = replace(
        call,
        answered_by=records.staff.id,
        responsible=call.responsible or records.staff.id,
        called_back_at=None,
        call_back_said="",
        clue_id="",
        reception_id="",
    )
    check_call(fresh, records.now)
    areas.path_of(records, fresh.area_id or None)
    _check_responsible(records, fresh)
    kept = hotline_calls.add(records, fresh)
    return kept if _reads(records, kept) else _veiled(kept)


@allowed(CLUE_WRITE, changes={"call"})
def change_call(records: Records, call: HotlineCall) -> HotlineCall:
    """Keep what was corrected in a call not rung back yet, or hand ringing back to somebody else.

    Raises DeskError: call.missing, call.not_yours, call.done, record.changed_meanwhile, and of `note_call`.
    """
    known = _unchanged(records, call.id, call.version)
    if known.called_back_at is not None:
        raise DeskError("call.done")
    changed = replace(
        known,
        at=call.at,
        caller=call.caller,
        phone=call.phone,
        about=call.about,
        area_id=call.area_id,
        responsible=call.responsible or known.responsible,
        call_back_by=call.call_back_by,
        restricted=known.restricted or call.restricted,
    )
    check_call(changed, records.now)
    _check_responsible(records, changed)
    return hotline_calls.save(records, changed, "change_call")


@allowed(CLUE_WRITE, changes={"call"})
def ring_back(records: Records, call_id: str, version: int, said: str) -> HotlineCall:
    """Note that a caller was rung back and what was said, or that nobody answered.

    Raises DeskError: call.missing, call.not_yours, call.done, call.said_needed, record.changed_meanwhile.
    """
    known = _unchanged(records, call_id, version)
    if known.called_back_at is not None:
        raise DeskError("call.done")
    if not said.strip():
        raise DeskError("call.said_needed", field="said")
    check_text(said, "said", PARAGRAPH, lines=True)
    rung = replace(known, called_back_at=records.now, call_back_said=said.strip())
    return hotline_calls.save(records, rung, "ring_back", "called_back_at")


def calls_to_ring_back(records: Records, whose: str | None) -> ToDo | None:
    """Calls somebody still rings back to, one person's or all, for the first page."""
    count, soonest = hotline_calls.to_call_back(records, whose or "")
    return ToDo(kind=ToDoKind.CALL_BACK, count=count, oldest=soonest) if soonest is not None else None


def own_calls(records: Records) -> tuple[HotlineCall, ...]:
    """Calls whoever acts still rings back to, soonest first; nothing sealed is opened."""
    return hotline_calls.page(records, waiting=True, of=records.staff.id)


def _tells(records: Records, call: HotlineCall) -> bool:
    me = records.staff
    mine = me.id in (call.answered_by, call.responsible)
    return mine or Role.DIRECTOR in me.roles


def _reads(records: Records, call: HotlineCall) -> bool:
    sealed = call.restricted and not records.staff.roles & CLUE_SEALED_READ
    return _tells(records, call) and not sealed


def _own(records: Records, call_id: str) -> HotlineCall:
    call = hotline_calls.plain(records, call_id)
    if not _reads(records, call):
        raise DeskError("call.not_yours")
    return hotline_calls.get(records, call_id)


def _unchanged(records: Records, call_id: str, version: int) -> HotlineCall:
    call = _own(records, call_id)
    if call.version != version:
        raise DeskError("record.changed_meanwhile")
    return call


def _veiled(call: HotlineCall) -> HotlineCall:
    return replace(call, caller="", phone="", about="", call_back_said="", restricted=False, opened=False)


def _check_responsible(records: Records, call: HotlineCall) -> None:
    who = next((one for one in office.all_staff(records) if one.id == call.responsible), None)
    if who is None or not who.active or not who.roles & CLUE_READ:
        raise DeskError("clue.responsible_unknown", field="responsible")
    if call.restricted and call.call_back_by and not (who.roles & CLUE_SEALED_READ and who.signs_in):
        raise DeskError("clue.responsible_reads", field="responsible")
