"""The note of a session (辅导记录): what is written, in which style, and until when it must be signed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from mediation_desk.domain.texts import PARAGRAPH, check_text
from mediation_desk.errors import DeskError


class NoteStyle(StrEnum):
    """How a note is divided; each counsellor's last choice is remembered."""

    SOAP = "soap"
    DAP = "dap"
    CHINESE = "chinese"
    FREE = "free"


class NotePart(StrEnum):
    """One box of a note; no part asks for a diagnosis (精神卫生法 art 23)."""

    SAID = "said"
    SEEN = "seen"
    ASSESSED = "assessed"
    PLANNED = "planned"
    DATA = "data"
    CONCERN = "concern"
    TOPIC = "topic"
    COURSE = "course"
    REACTION = "reaction"
    REFERRAL = "referral"
    TEXT = "text"


STYLES: dict[NoteStyle, tuple[NotePart, ...]] = {
    NoteStyle.SOAP: (NotePart.SAID, NotePart.SEEN, NotePart.ASSESSED, NotePart.PLANNED),
    NoteStyle.DAP: (NotePart.DATA, NotePart.ASSESSED, NotePart.PLANNED),
    NoteStyle.CHINESE: (
        NotePart.CONCERN,
        NotePart.TOPIC,
        NotePart.COURSE,
        NotePart.SEEN,
        NotePart.ASSESSED,
        NotePart.REACTION,
        NotePart.PLANNED,
        NotePart.REFERRAL,
    ),
    NoteStyle.FREE: (NotePart.TEXT,),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteText:
    """What a note says: the parts of its style that hold words, and three things every style has."""

    style: NoteStyle = NoteStyle.SOAP
    parts: tuple[tuple[NotePart, str], ...] = ()
    interventions: str = ""
    homework: str = ""
    next_step: str = ""

    def part(self, wanted: NotePart) -> str:
        """The words of one part, empty when it has none."""
        return dict(self.parts).get(wanted, "")

    def texts(self) -> tuple[str, ...]:
        """Everything written, in the order it is read."""
        written = dict(self.parts)
        shown = tuple(written[one] for one in STYLES[self.style] if one in written)
        return (*shown, self.interventions, self.homework, self.next_step)

    @property
    def length(self) -> int:
        """How many characters are written, blanks not counted."""
        return sum(len("".join(one.split())) for one in self.texts())


def with_parts(text: NoteText, style: NoteStyle, written: dict[NotePart, str]) -> NoteText:
    """The same note with these parts, those without words left out."""
    kept = tuple((one, written[one]) for one in STYLES[style] if written.get(one))
    return replace(text, style=style, parts=kept)


def check_note(text: NoteText) -> None:
    """Whether a note may be signed as it stands.

    Raises DeskError: note.nothing_written, note.stranger (a part its style lacks), text.*.
    """
    for part, words in text.parts:
        if part not in STYLES[text.style]:
            raise DeskError("note.stranger", field="style")
        check_text(words, part, PARAGRAPH, lines=True)
    for field in ("interventions", "homework", "next_step"):
        check_text(getattr(text, field), field, PARAGRAPH, lines=True)
    if not any(words.strip() for _part, words in text.parts):
        raise DeskError("note.nothing_written", field=STYLES[text.style][0])


class AdditionKind(StrEnum):
    """What may still be done to a signed note: 补充, 更正, 作废; the note itself stays as it was."""

    ADDENDUM = "addendum"
    CORRECTION = "correction"
    VOID = "void"


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedNote:
    """That a signed note exists, for whoever may know it: who wrote it, when, how long it is."""

    id: str
    session_id: str
    n: int
    style: NoteStyle
    author_id: str
    length: int
    signed_at: datetime
    sealed_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """That something was added to a signed note; a void names who confirmed it with their own password."""

    id: str
    note_id: str
    kind: AdditionKind
    author_id: str
    length: int
    signed_at: datetime
    sealed_id: str
    confirmed_by: str | None = None


class GrantPurpose(StrEnum):
    """Why somebody besides the author reads: 督导, 共同辅导, 接手, 主任."""

    SUPERVISION = "supervision"
    TOGETHER = "together"
    SUCCESSOR = "successor"
    DIRECTOR = "director"


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteGrant:
    """One reader more: of one note, or (`note_id` None) of the whole file with what is still to come."""

    row: int
    file_id: str
    note_id: str | None
    reader_id: str
    purpose: GrantPurpose
    given_by: str
    given_at: datetime
    ended_at: datetime | None = None
