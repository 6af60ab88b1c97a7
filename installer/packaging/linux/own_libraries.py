"""Runs first in the packaged program: what it starts of the system must not find the program's libraries.

The bootloader points the loader at the bundle by LD_LIBRARY_PATH, which the loader has read by now; a file
manager or a mail program started later would load our copies instead of its own.
"""

import os

_before = os.environ.pop("LD_LIBRARY_PATH_ORIG", "")
if _before:
    os.environ["LD_LIBRARY_PATH"] = _before
else:
    os.environ.pop("LD_LIBRARY_PATH", None)
