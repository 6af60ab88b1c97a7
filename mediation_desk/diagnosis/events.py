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
        N_("fcitx does not answer: letters are typed without it"),
        N_("input method: the environment names another input module"),
        N_("input method: the Wayland compositor passes typing on"),
        N_("input method: no input method runs and none is asked for"),
        N_("input method: ibus is asked for"),
        N_("input method: ibus runs"),
        N_("input method: fcitx5 answers the ibus module"),
        N_("input method: fcitx5 answers only as fcitx 4 does"),
        N_("input method: fcitx 4 runs"),
        N_("input method: fcitx is asked for and stands behind a running ibus"),
        N_("input method: fcitx is asked for and does not run yet"),
    }
)
"""Sentences given to `log.note`; a test holds them against the source."""
