"""D22 转介函: the least an agency needs to help somebody, with a slip (回执) to tear off and send back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mediation_desk.documents.letter import LetterFacts, letter, sentence
from mediation_desk.documents.paper import PLAIN, Imprint, Paper, Runs
from mediation_desk.documents.slip import Slip
from mediation_desk.documents.wording import Wording, wording


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralLetterFacts:
    """What the letter says, all as words.

    `who` is a name or a code; `sex` and `age` are empty where they are not told; `ground` is said after 依据;
    `materials` are names of papers sent along; `reply_days` counts working days; `committee` says that the
    committee writes and not the centre.
    """

    sender: str = ""
    number: str = ""
    agency: str = ""
    matter: str = ""
    who: str = ""
    sex: str = ""
    age: str = ""
    contact: str = ""
    guardian: str = ""
    family: str = ""
    needs: str = ""
    measures: str = ""
    risk: str = ""
    hints: str = ""
    request: str = ""
    ground: str = ""
    materials: tuple[str, ...] = ()
    reply_days: str = ""
    our_contact: str = ""
    our_phone: str = ""
    date: str = ""
    committee: bool = False
    by_hand: bool = False
    imprint: Imprint = PLAIN


_PARTS = ("guardian", "family", "needs", "measures", "risk", "contact", "hints")
"""What is said under a heading of its own, in this order; a part nobody filled is left out."""


_LINE = 24
"""Characters of a line a heading and the blank after it share."""


def referral_letter(facts: ReferralLetterFacts) -> Paper:
    """The letter and its slip; by hand, with blanks in place of what is not known."""
    said = wording("referral_letter")
    return letter(
        LetterFacts(
            sender=facts.sender,
            number=facts.number,
            level=said["level"],
            title=said.fill("about", matter=facts.matter) if facts.matter else "",
            to=facts.agency,
            attachments=tuple((name,) for name in facts.materials),
            contact=facts.our_contact,
            phone=facts.our_phone,
            date=facts.date,
            names=(facts.matter,) if facts.matter else (),
            slip=_slip(said, facts),
            by_hand=facts.by_hand,
            imprint=facts.imprint,
        ),
        form="D22",
        title=said["title"],
        paragraphs=tuple(_paragraphs(said, facts)),
    )


def _paragraphs(said: Wording, facts: ReferralLetterFacts) -> Iterator[Runs]:
    by_hand = facts.by_hand

    def one(key: str, blank: int, **values: str) -> Runs:
        return sentence(said, key, by_hand=by_hand, blank=blank, **values)

    us = said["committee"] if facts.committee else said["centre"]
    if by_hand and not facts.who:
        yield one("opening_by_hand", 4, us=said["us"], who="", sex=facts.sex, age=facts.age)
    else:
        known = "，".join(word for word in (facts.sex, facts.age) if word)
        who = said.fill("known", who=facts.who, known=known) if known else facts.who
        yield one("opening", 6, us=us, who=who)
    for part in _PARTS:
        words = _one_line(getattr(facts, part))
        if words or by_hand:
            yield one(part, _LINE - len(said.fill(part, words="")), words=words)
    yield one("request", 14, ground=facts.ground, words=_one_line(facts.request))
    yield one("reply", 3, days=facts.reply_days)


def _one_line(words: str) -> str:
    """Lines typed one under another as one paragraph, ended by one full stop only."""
    joined = "；".join(line.strip().rstrip("；。") for line in words.splitlines() if line.strip())
    return joined.rstrip("。")


def _slip(said: Wording, facts: ReferralLetterFacts) -> Slip:
    labels = said.lists["slip"]
    number, received, unit, accepted, office, handler, phone, measures, ends, answer = labels
    return Slip(
        title=said["slip_title"],
        rows=(
            ((number, facts.number), (received, "")),
            ((unit, ""),),
            ((accepted, said["slip_boxes"]),),
            ((office, ""), (handler, ""), (phone, "")),
            ((measures, ""),),
            ((ends, ""), (answer, "")),
        ),
        signs=said["slip_signs"],
    )
