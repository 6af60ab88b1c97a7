"""The places F1 can be pressed at: the pages of the desk, and what stands there without them."""

from __future__ import annotations

FACES = (
    "face.unlock",  # a password is asked for
    "face.short_lock",  # six digits are asked for
    "face.first_start",
    "face.restore",  # a copy is put in the register's place, before anybody signed in
    "face.damage",  # the register does not open
    "face.copy",  # a copy is opened read-only
    "dialog.password",  # the password once more
    "dialog.signing",
    "dialog.export",  # a scan leaves the register
    "dialog.fault",  # the program is at fault
)
"""Each is opened by exactly one page of the manual, as is each page of PAGES."""
