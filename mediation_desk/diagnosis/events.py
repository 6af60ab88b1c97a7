"""Every fixed sentence the log may hold; the screen says each in the person's language."""

from __future__ import annotations

from mediation_desk.words import N_

EVENTS = frozenset(
    {
        N_("started"),
        N_("ended"),
        N_("self-test"),
        N_("the program ended without saying so last time"),
        N_("a process apart ended without an answer"),
        N_("a form could not keep its draft"),
        N_("settings were taken over from a file"),
        N_("an anchor could not be left beside a copy"),
        N_("an anchor of the journal could not be kept"),
        N_("the copies on a stick could not be listed"),
        N_("an older copy could not be deleted"),
    }
)
"""Sentences given to `log.note`; a test holds them against the source."""
