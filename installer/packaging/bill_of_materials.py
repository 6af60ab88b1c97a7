"""The bill of materials of a package: CycloneDX 1.6 as JSON, the same bytes for the same commit.

Needs cyclonedx-python-lib, which is locked for building only; it is imported when a bill is made.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5

from installer.packaging.shipped import Shipped, ShippedError, everything

if TYPE_CHECKING:
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component

PROGRAM = "mediation-desk"


def write_bill(
    site: Path,
    to: Path,
    *,
    platform: str,
    version: str,
    commit: str,
    moment: int,
    runtime: Iterable[Shipped] = (),
    only: Collection[str] | None = None,
) -> None:
    """Write the bill of the package for `platform`; `moment` is the commit's time in seconds since 1970.

    `runtime` and `only` as in `shipped.everything`. Raises ShippedError when something is unaccounted for or
    the bill is not what the schema wants.
    """
    bill = make_bill(
        everything(site, runtime, only), platform=platform, version=version, commit=commit, moment=moment
    )
    to.write_text(written(bill), encoding="utf-8", newline="\n")


def make_bill(pieces: Iterable[Shipped], *, platform: str, version: str, commit: str, moment: int) -> Bom:
    """The program, what it ships, and that it depends on each of them."""
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import ExternalReference, ExternalReferenceType, XsUri
    from cyclonedx.model.bom import Bom
    from cyclonedx.model.component import Component, ComponentType

    licences = LicenseFactory()
    bill = Bom(serial_number=uuid5(NAMESPACE_URL, f"{PROGRAM}:{platform}:{version}:{commit}"))
    bill.metadata.timestamp = datetime.fromtimestamp(moment, UTC)
    program = Component(
        name=PROGRAM,
        version=version,
        type=ComponentType.APPLICATION,
        bom_ref=f"{PROGRAM}@{version}",
        licenses=[licences.make_from_string("GPL-3.0-or-later")],
        external_references=[
            ExternalReference(type=ExternalReferenceType.VCS, url=XsUri(f"commit:{commit}"))
        ],
    )
    bill.metadata.component = program
    bill.metadata.tools.components.clear()  # their versions are the lock's, not the package's
    parts = [_component(piece) for piece in pieces]
    bill.components.update(parts)
    bill.register_dependency(program, parts)
    return bill


def written(bill: Bom) -> str:
    """The JSON, checked against the schema. Raises ShippedError with what the schema says.

    The library checks JSON with packages that are not locked here, XML with lxml, which is; both are written
    from one model, so the XML form is checked.
    """
    from cyclonedx.output import make_outputter
    from cyclonedx.schema import OutputFormat, SchemaVersion
    from cyclonedx.validation.xml import XmlValidator

    as_xml = make_outputter(bill, OutputFormat.XML, SchemaVersion.V1_6).output_as_string()
    fault = XmlValidator(SchemaVersion.V1_6).validate_str(as_xml)
    if fault is not None:
        raise ShippedError(f"The bill of materials is not CycloneDX 1.6: {fault}")
    as_json: str = make_outputter(bill, OutputFormat.JSON, SchemaVersion.V1_6).output_as_string(indent=1)
    return as_json + "\n"


def reference(piece: Shipped) -> str:
    """What other parts of the bill call a piece."""
    return piece.purl or re.sub(r"[^A-Za-z0-9.]+", "-", f"{piece.name}@{piece.version}").strip("-")


def _component(piece: Shipped) -> Component:
    from cyclonedx.contrib.license.factories import LicenseFactory
    from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
    from cyclonedx.model.component import Component, ComponentType
    from packageurl import PackageURL

    # the lock allows several files of one version (one a platform): each is a distribution of its own
    allowed = [
        ExternalReference(
            type=ExternalReferenceType.DISTRIBUTION,
            url=XsUri(piece.purl),
            comment="one of the files the lock allows",
            hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
        )
        for digest in piece.hashes
    ]
    home = [ExternalReference(type=ExternalReferenceType.WEBSITE, url=XsUri(piece.homepage))]
    return Component(
        name=piece.name,
        version=piece.version or None,
        type=ComponentType.LIBRARY if piece.purl or piece.version else ComponentType.DATA,
        bom_ref=reference(piece),
        purl=PackageURL.from_string(piece.purl) if piece.purl else None,
        licenses=[LicenseFactory().make_from_string(piece.licence)],
        external_references=[*allowed, *(home if piece.homepage else [])],
    )
