"""Papers are compared as the bundled faces draw them, whatever faces this PC has."""

from __future__ import annotations

import os

os.environ["MEDIATION_DESK_BUNDLED_FACES"] = "1"
