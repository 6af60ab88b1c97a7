"""Certificates of helpers: kept by name, with a word when they end."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from mediation_desk.domain.certificate import Certificate, check_certificate
from mediation_desk.register import certificates, helpers
from mediation_desk.register.records import Records
from mediation_desk.services.access import GRID_READ, GRID_WRITE
from mediation_desk.services.permission import allowed


@allowed(GRID_READ)
def certificates_of_helpers(records: Records) -> dict[str, tuple[Certificate, ...]]:
    """The certificates of every helper, the newest first."""
    return {helper_id: tuple(found) for helper_id, found in certificates.of_helpers(records).items()}


@allowed(GRID_WRITE, changes={"helper"})
def keep_helper_certificate(records: Records, one: Certificate) -> Certificate:
    """Keep a certificate of a helper, under the name they have here.

    Raises DeskError: certificate.*, helper.missing, text.*.
    """
    holder = helpers.get(records, one.helper_id or "").name
    named = replace(one, id=one.id or uuid4().hex, holder=holder, name=one.name.strip())
    check_certificate(named, records.today)
    certificates.save(records, named)
    return named


@allowed(GRID_WRITE, changes={"helper"})
def drop_helper_certificate(records: Records, certificate_id: str) -> None:
    """Take out a certificate entered by mistake."""
    certificates.drop(records, certificate_id)
