"""Searching one's own notes: each is opened in turn and forgotten again; no index holds a word of them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from mediation_desk.domain.texts import check_text
from mediation_desk.errors import DeskError
from mediation_desk.register import counselling_own, drafts, sealed
from mediation_desk.register.counselling_notes import read, read_addition
from mediation_desk.register.counselling_own import OwnText, Place
from mediation_desk.register.records import Records
from mediation_desk.services.access import NOTE_WRITE
from mediation_desk.services.permission import allowed

PIECE = 200
"""Texts opened in one go: some twenty milliseconds, so that the desk stays quick meanwhile."""

_SENTENCE = re.compile(r"[^。！？!?\n]+[。！？!?]*[”’」』]*")
_AROUND = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A sentence of mine that holds what was looked for; `start` and `end` are its place in the sentence."""

    file_id: str
    number: str
    session_id: str
    ordinal: int
    began: datetime
    sentence: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPiece:
    """What one piece of a search found: so many texts of `all` were `opened`; `after` asks for the next."""

    hits: tuple[Hit, ...]
    opened: int
    all: int
    after: Place | None


@allowed(NOTE_WRITE, changes={"journal"})
def begin_search(records: Records, wanted: str) -> SearchPiece:
    """The first piece of a search of one's own notes; that one searched is journalled, not for what.

    Raises DeskError: search.too_short, text.*, sealed.altered.
    """
    check_text(wanted, "wanted")
    if not _plain(wanted):
        raise DeskError("search.too_short", field="wanted")
    records.journal("search_own_notes")
    return _piece(records, wanted, None)


@allowed(NOTE_WRITE)
def search_on(records: Records, wanted: str, after: Place) -> SearchPiece:
    """The next piece of a search begun by `begin_search`."""
    return _piece(records, wanted, after)


def _piece(records: Records, wanted: str, after: Place | None) -> SearchPiece:
    texts = counselling_own.signed(records, after, PIECE)
    opened = sealed.unseal_many(records, [one.sealed_id for one in texts])
    hits = _unsigned_hits(records, wanted) if after is None else []
    for one in texts:
        body = opened.get(one.sealed_id)
        if body is not None:
            words = "\n".join(read(body).texts()) if one.is_note else read_addition(body)
            hits += _hits(one, words, wanted)
    return SearchPiece(
        hits=tuple(hits),
        opened=len(texts),
        all=counselling_own.count(records),
        after=texts[-1].place if len(texts) == PIECE else None,
    )


def _unsigned_hits(records: Records, wanted: str) -> list[Hit]:
    hits = []
    for one in counselling_own.unsigned(records):
        for form in (drafts.NOTE, drafts.SAVED):
            body = drafts.get(records, form, one.session_id)
            if body:
                hits += _hits(one, "\n".join(counselling_own.words(body)), wanted)
                break
    return hits


def _hits(one: OwnText, words: str, wanted: str) -> list[Hit]:
    found: list[Hit] = []
    if _plain(wanted) not in _plain(words):
        return found  # most notes: looked through in one go
    for sentence in _SENTENCE.findall(words):
        place = _place(sentence, wanted)
        if place is not None:
            shown, start, end = _near(sentence, *place)
            found.append(
                Hit(
                    file_id=one.file_id,
                    number=one.number,
                    session_id=one.session_id,
                    ordinal=one.ordinal,
                    began=one.began,
                    sentence=shown,
                    start=start,
                    end=end,
                )
            )
    return found


def _place(sentence: str, wanted: str) -> tuple[int, int] | None:
    """Where `wanted` stands, whatever its width and case; None when nowhere."""
    plain, places = [], []
    for at, character in enumerate(sentence):
        for one in _plain(character):
            plain.append(one)
            places.append(at)
    start = "".join(plain).find(_plain(wanted))
    if start < 0:
        return None
    return places[start], places[start + len(_plain(wanted)) - 1] + 1


def _near(sentence: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence, or what stands around the match in a long one."""
    first = max(0, start - _AROUND)
    last = min(len(sentence), end + 2 * _AROUND)
    left = len(sentence[first:start].lstrip())
    head = "…" if first else ""
    shown = head + sentence[first:last].strip() + ("…" if last < len(sentence) else "")
    begin = left + len(head)
    return shown, begin, begin + end - start


def _plain(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())
