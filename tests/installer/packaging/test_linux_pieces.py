from __future__ import annotations

import tarfile
from pathlib import Path

import pytest

from installer.packaging import modules
from installer.packaging.linux import archives, control, deb, runtime, sockets, symbols, trim, twice

READELF = """\
File: /opt/python/lib/libpython3.13.so.1.0
Version needs section '.gnu.version_r' contains 2 entries:
  0x0010:   Name: GLIBC_2.17  Flags: none  Version: 6
  0x0020:   Name: GLIBC_2.28  Flags: none  Version: 5
File: /opt/python/lib/a.so
  0x0010:   Name: GLIBC_2.2.5  Flags: none  Version: 3
  0x0010:   Name: GLIBCXX_3.4.29  Flags: none  Version: 3
File: /opt/python/lib/none.so
"""


def test_the_newest_version_a_file_needs_is_read() -> None:
    assert symbols.needs(READELF) == {
        "/opt/python/lib/libpython3.13.so.1.0": (2, 28),
        "/opt/python/lib/a.so": (2, 2, 5),
        "/opt/python/lib/none.so": (0,),
    }


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("libpython3.13.so.1.0", True),
        ("libffi.so.7", True),
        ("libxcb-cursor.so.0", True),
        ("libxcb-util.so.1", True),
        ("libxcb-render-util.so.0", True),
        ("libxcb-render.so.0", False),
        ("libxcb.so.1", False),
        ("libstdc++.so.6", False),
        ("PySide6/Qt/lib/libQt6Core.so.6", True),
        ("PySide6/Qt/lib/libQt6Quick.so.6", False),
        ("PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", True),
        ("PySide6/Qt/plugins/platforms/libqeglfs.so", False),
        ("PySide6/Qt/plugins/platforminputcontexts/libibusplatforminputcontextplugin.so", True),
        ("PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so", False),
        ("PySide6/Qt/plugins/imageformats/libqjpeg.so", True),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", True),
        ("PySide6/Qt/translations/qtbase_zh_CN.qm", True),
        ("PySide6/Qt/translations/qtbase_de.qm", False),
        ("pillow.libs/libfreetype-1.so.6", True),
        ("keyring-25.7.0.dist-info/entry_points.txt", True),
        ("keyring-25.7.0.dist-info/RECORD", False),
        ("resources/locale/zh_CN/desk.mo", True),
        ("resources/locale/zh_CN/desk.po", False),
        ("resources/forms/style.json", True),
    ],
)
def test_what_the_package_carries(name: str, kept: bool) -> None:
    assert trim.kept(name) is kept


def test_only_patches_for_safety_are_chosen_in_their_order() -> None:
    series = (
        "deb-locations.diff",
        "#CVE-2020-1.patch",
        "ssl-sni-crash.patch",
        "CVE-2025-2.patch",
        "min.diff",
    )
    assert runtime.chosen("\n".join(series)) == ["ssl-sni-crash.patch", "CVE-2025-2.patch"]


def test_the_moment_of_a_release_is_read_from_the_newest_entry() -> None:
    text = "p (2) trixie; urgency=low\n\n  * x\n\n -- A <a@b>  Thu, 01 Jan 1970 01:00:10 +0100\n\np (1)\n"
    assert runtime.released(text) == 10


def test_an_archive_depends_on_what_is_in_it_alone(tmp_path: Path) -> None:
    made = []
    for name in ("one", "two"):
        folder = tmp_path / name
        for file in ("b", "a")[:: 1 if name == "one" else -1]:
            (folder / "deep").mkdir(parents=True, exist_ok=True)
            (folder / "deep" / file).write_text(file)
        (folder / "deep" / "a").chmod(0o755 if name == "one" else 0o700)
        archives.pack(folder, tmp_path / f"{name}.tar.xz", 1_000)
        made.append((tmp_path / f"{name}.tar.xz").read_bytes())
    assert made[0] == made[1]
    with tarfile.open(tmp_path / "one.tar.xz") as tar:
        assert [one.name for one in tar] == ["deep", "deep/a", "deep/b"]
    archives.unpack(tmp_path / "two.tar.xz", tmp_path / "out")
    assert (tmp_path / "out" / "deep" / "b").read_text() == "b"


def test_modules_are_named_as_they_are_imported(tmp_path: Path) -> None:
    for place in ("desk/__init__.py", "desk/a.py", "desk/steps/s1.py", "desk/ui/__init__.py"):
        (tmp_path / place).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / place).touch()
    found = modules.modules_of(tmp_path / "desk", leave_out=("desk/steps",))
    assert found == ["desk", "desk.a", "desk.ui"]


TRACE = """\
12 socket(AF_UNIX, SOCK_STREAM|SOCK_CLOEXEC, 0) = 3
12 connect(3, {sa_family=AF_UNIX, sun_path="/run/x"}, 110) = -1 ENOENT (No such file or directory)
12 socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE) = 4
"""


def test_sockets_of_this_computer_are_counted() -> None:
    assert sockets.families(TRACE) == {"AF_UNIX": 2, "AF_NETLINK": 1}
    assert sockets.outward(TRACE) == []


@pytest.mark.parametrize(
    "line",
    [
        "9 socket(AF_INET6, SOCK_DGRAM, IPPROTO_IP) = 5",
        "9 socket(AF_INET, SOCK_STREAM, 0) = -1 EAFNOSUPPORT (Address family not supported)",
        '9 connect(5, {sa_family=AF_INET, sin_port=htons(53), sin_addr=inet_addr("9.9.9.9")}, 16) = 0',
    ],
)
def test_a_socket_that_leads_outside_is_named(line: str) -> None:
    assert sockets.outward(TRACE + line) == [line]


def test_the_control_file_names_both_names_of_what_debian_renamed() -> None:
    said = control.control("1.1.0", 1234)
    assert "Installed-Size: 1234\n" in said
    assert "libglib2.0-0 | libglib2.0-0t64" in said
    assert "libc6 (>= 2.28)" in said
    assert all(line.startswith(" ") for line in said.split("Description:")[1].splitlines()[1:])


def test_a_folder_laid_out_twice_is_listed_alike(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle"
    (bundle / "_internal").mkdir(parents=True)
    (bundle / "mediation-desk").write_text("program")
    release = deb.Release(version="1.1.0", moment=1_790_000_000)
    lists = []
    for name in ("one", "two"):
        deb.lay_out(bundle, tmp_path / name, release)
        lists.append(deb.listed(tmp_path / name))
    assert lists[0] == lists[1]
    places = {line.rsplit("  ", 1)[1] for line in lists[0].splitlines()}
    assert {
        "usr/bin/mediation-desk",
        "usr/share/applications/mediation-desk.desktop",
        "usr/share/icons/hicolor/scalable/apps/mediation-desk.svg",
        "usr/share/doc/mediation-desk/copyright",
    } <= places
    metainfo = tmp_path / "one" / "usr/share/metainfo" / deb.METAINFO
    assert 'version="1.1.0" date="2026-09-21"' in metainfo.read_text(encoding="utf-8")


def test_only_what_stands_in_one_list_alone_differs() -> None:
    assert twice.different(["a", "b"], ["b", "c"]) == ["- a", "+ c"]
    assert twice.different(["a"], ["a"]) == []
