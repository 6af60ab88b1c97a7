"""Who made what the Linux package carries: licence texts into the program, the bill of materials beside it.

Runs inside the chroot with the environment the program is bundled from:
`python -m installer.packaging.linux.accounts BILL VERSION COMMIT MOMENT`.
"""

from __future__ import annotations

import platform
import sys
import sysconfig
from importlib import metadata
from pathlib import Path

from installer.packaging.bill_of_materials import write_bill
from installer.packaging.shipped import LOCK, ROOT, Shipped, locked_hashes
from installer.packaging.third_party import gather_licences

DOC = Path("/usr/share/doc")
XCB = {
    "libxcb-cursor": "libxcb-cursor0",
    "libxcb-icccm": "libxcb-icccm4",
    "libxcb-image": "libxcb-image0",
    "libxcb-keysyms": "libxcb-keysyms1",
    "libxcb-render-util": "libxcb-render-util0",
    "libxcb-util": "libxcb-util1",
}
"""The xcb-util family, and the Debian packages it is taken from."""


def own_runtime() -> list[Shipped]:
    """What is shipped beside the wheels: the interpreter, PyInstaller's starter, two libraries of Debian."""
    library = Path(sysconfig.get_path("stdlib"))
    starter = metadata.distribution("pyinstaller")
    return [
        Shipped(
            name="CPython",
            version=platform.python_version(),
            licence="PSF-2.0",
            homepage="https://www.python.org/",
            texts=(library / "LICENSE.txt",),
        ),
        Shipped(
            name="PyInstaller (starter of the program)",
            version=starter.version,
            licence="GPL-2.0-or-later WITH Bootloader-exception",
            homepage="https://pyinstaller.org/",
            texts=tuple(
                Path(str(one.locate())) for one in starter.files or () if one.name.startswith("COPYING")
            ),
        ),
        _of_debian("libffi", "libffi7", "MIT", "https://sourceware.org/libffi/"),
        *(_of_debian(name, package, "X11", "https://xcb.freedesktop.org/") for name, package in XCB.items()),
    ]


def _of_debian(name: str, package: str, licence: str, homepage: str) -> Shipped:
    """A library taken from the Debian the package is built in; its version stands in dpkg's list."""
    status = Path("/var/lib/dpkg/status").read_text(encoding="utf-8")
    entry = next(one for one in status.split("\n\n") if one.startswith(f"Package: {package}\n"))
    version = next(line[9:] for line in entry.splitlines() if line.startswith("Version: "))
    return Shipped(
        name=name,
        version=version,
        licence=licence,
        homepage=homepage,
        texts=(DOC / package / "copyright",),
    )


def main() -> None:
    """Write both."""
    bill, version, commit, moment = sys.argv[1:]
    site = Path(sysconfig.get_path("purelib"))
    only = {name for name, _version in locked_hashes(LOCK.read_text(encoding="utf-8"))}
    runtime = own_runtime()
    gather_licences(site, ROOT / "resources" / "third_party", runtime=runtime, only=only)
    write_bill(
        site,
        Path(bill),
        platform="linux-x86_64",
        version=version,
        commit=commit,
        moment=int(moment),
        runtime=runtime,
        only=only,
    )


if __name__ == "__main__":
    main()
