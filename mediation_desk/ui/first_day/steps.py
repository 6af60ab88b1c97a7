"""The steps of a first day: what to try, where that is, and what shows that it was done."""

from __future__ import annotations

from dataclasses import dataclass

from mediation_desk.words import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing to try. `title` and `says` are msgids.

    `page` is where the button leads (none: no button), with the demo's drafted case when `of_a_case`. It is
    done when one of `changes` was changed, the page `opens` was shown, or the frame told of the `event`; a
    step without any of these is there to be read.
    """

    key: str
    title: str
    says: str
    page: str = ""
    of_a_case: bool = False
    changes: frozenset[str] = frozenset()
    opens: str = ""
    event: str = ""

    @property
    def to_do(self) -> bool:
        """Whether there is something to do here."""
        return bool(self.changes or self.opens or self.event)


MASKED = "masked"
LOCKED = "locked"

STEPS: tuple[Step, ...] = (
    Step(
        key="welcome",
        title=N_("Your first day"),
        says=N_(
            "Everybody here is invented, and everything is deleted when you close the window: try "
            "whatever you like. Ten minutes show the way of a case."
        ),
    ),
    Step(
        key="mask",
        title=N_("Somebody looks over your shoulder"),
        says=N_(
            "Press F9: names and numbers are masked; press it again to see them. Esc three times shows "
            "public information instead of the desk."
        ),
        event=MASKED,
    ),
    Step(
        key="reception",
        title=N_("Somebody comes to the counter"),
        says=N_(
            "Type a name, then Enter from field to field; what is typed keeps itself. Ctrl+Enter "
            "records the visit and goes on."
        ),
        page="reception",
        changes=frozenset({"reception"}),
    ),
    Step(
        key="screening",
        title=N_("Alone, before anything else"),
        says=N_(
            "Open somebody who waits for a private talk, ask the questions with nobody else in the "
            "room, and keep the answers. What follows from them is worked out and holds everywhere."
        ),
        page="receptions",
        changes=frozenset({"screening"}),
    ),
    Step(
        key="case",
        title=N_("Find a case"),
        says=N_(
            "Press Ctrl+K and type one character of a name, the first letters of its pinyin or the end "
            "of a phone number; Enter opens it. Or open one in the list."
        ),
        page="cases",
        opens="case",
    ),
    Step(
        key="booking",
        title=N_("Book a sitting"),
        says=N_(
            "Press N in the calendar, choose the case and one of the three free times. Where people "
            "must not meet, they come and leave apart."
        ),
        page="calendar",
        changes=frozenset({"appointment"}),
    ),
    Step(
        key="agreement",
        title=N_("Draft an agreement"),
        says=N_(
            "Put in a clause, fill its gaps, and look at the check-up: it says what is missing or "
            "unlawful and offers a wording. The page beside shows what will be printed."
        ),
        page="agreement",
        of_a_case=True,
        changes=frozenset({"agreement", "draft"}),
    ),
    Step(
        key="limits",
        title=N_("What must not be missed"),
        says=N_("Every legal term of every case, the most urgent first, each with its article of law."),
        page="limits",
        opens="limits",
    ),
    Step(
        key="backup",
        title=N_("Before going home"),
        says=N_(
            "Each evening the register is copied to a stick, read back and opened before it is called "
            "good. In the demo any folder will do."
        ),
        page="backup",
        opens="backup",
    ),
    Step(
        key="lock",
        title=N_("Leaving the desk"),
        says=N_(
            "Press Ctrl+L: everything is put away and encrypted. Come back with the password that "
            "stands on the page; what you typed is where it was."
        ),
        event=LOCKED,
    ),
)
