"""Where a register may live: told by mounts, devices and names of sync clients."""

from __future__ import annotations

import sys
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from mediation_desk.errors import DeskError
from mediation_desk.register.folder import (
    check_folder,
    cloud_folder,
    drive_type,
    mount_of,
    windows_drive_fault,
)

linux = pytest.mark.skipif(sys.platform == "win32", reason="mounts are read on Linux")
PLAIN = "/dev/sda1 / ext4 rw,relatime 0 0\n"


def refused(folder: Path, table: Path, devices: Path) -> str:
    with pytest.raises(DeskError) as caught:
        check_folder(folder, mounts=table, devices=devices)
    assert caught.value.field == "folder"
    return caught.value.key


def mounts(tmp_path: Path, line: str = "") -> Path:
    table = tmp_path / "mounts"
    table.write_text(PLAIN + line, "utf-8")
    return table


def test_an_ordinary_folder_is_welcome_whether_it_exists_or_not(tmp_path: Path):
    check_folder(tmp_path)
    check_folder(tmp_path / "not" / "yet")
    assert list(tmp_path.iterdir()) == []


@linux
@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("server:/home {0} nfs4 rw,vers=4.2 0 0", "folder.network"),
        ("//server/share {0} cifs rw 0 0", "folder.network"),
        ("//server/share {0} unknownfs rw 0 0", "folder.network"),
        ("gvfsd-fuse {0} fuse.gvfsd-fuse rw 0 0", "folder.network"),
        ("me@host: {0} fuse.sshfs rw 0 0", "folder.network"),
        ("/dev/sdb1 {0} vfat rw 0 0", "folder.removable"),
        ("/dev/sdb1 {0} exfat rw 0 0", "folder.removable"),
        ("/dev/sda2 {0} ext4 ro,relatime 0 0", "folder.read_only"),
    ],
)
def test_network_removable_and_read_only_disks_are_refused(tmp_path: Path, line: str, key: str):
    home = tmp_path / "some where"
    home.mkdir()
    table = mounts(tmp_path, line.format(str(home).replace(" ", "\\040")))
    assert refused(home / "register", table, tmp_path) == key
    check_folder(tmp_path / "beside", mounts=table, devices=tmp_path)


@linux
def test_removable_by_the_kernels_flag_and_by_the_usb_bus(tmp_path: Path):
    block = tmp_path / "block"
    block.mkdir()
    for place, flag in (("pci0/ata1/sda", "0"), ("pci0/mmc0/mmcblk0", "1"), ("pci0/usb2/sdb", "0")):
        disk = tmp_path / "devices" / place
        (disk / f"{disk.name}1").mkdir(parents=True)
        (disk / "removable").write_text(flag + "\n", "ascii")
        (block / f"{disk.name}1").symlink_to(disk / f"{disk.name}1")
    for device, key in (("mmcblk01", "folder.removable"), ("sdb1", "folder.removable")):
        table = mounts(tmp_path, f"/dev/{device} {tmp_path} ext4 rw 0 0")
        assert refused(tmp_path / "register", table, block) == key
    check_folder(tmp_path, mounts=mounts(tmp_path, f"/dev/sda1 {tmp_path} ext4 rw 0 0"), devices=block)


def test_the_mount_is_the_nearest_and_the_last():
    table = (
        PLAIN + "tmpfs /home tmpfs rw 0 0\n/dev/sdc1 /home ext4 rw 0 0\nnas: /home/a nfs rw 0 0\nshort line\n"
    )
    for where, device in (("/home/ab", "/dev/sdc1"), ("/home/a/b", "nas:"), ("/etc", "/dev/sda1")):
        mount = mount_of(Path(where), table)
        assert mount is not None
        assert mount.device == device
    assert mount_of(Path("/etc"), "") is None


@linux
def test_no_table_of_mounts_speaks_against_nothing(tmp_path: Path):
    check_folder(tmp_path, mounts=tmp_path / "missing", devices=tmp_path)


@pytest.mark.parametrize(
    "path",
    [
        PureWindowsPath(r"C:\Users\desk\OneDrive\台账"),
        PureWindowsPath(r"C:\Users\desk\OneDrive - 清水县\台账"),
        PureWindowsPath(r"C:\Users\desk\onedrive"),
        PureWindowsPath(r"D:\坚果云\台账"),
        PureWindowsPath(r"D:\百度网盘同步空间"),
        PureWindowsPath(r"D:\WPS云盘\a"),
        PurePosixPath("/home/desk/Dropbox (2)/a"),
        PurePosixPath("/home/desk/我的坚果云"),
    ],
)
def test_cloud_folders_are_known_by_name(path: PurePosixPath | PureWindowsPath):
    assert cloud_folder(path) is not None


@pytest.mark.parametrize("path", ["/home/desk/register", "/home/onedriver", "/home/我们的dropboxes/a"])
def test_other_names_are_not(path: str):
    assert cloud_folder(PurePosixPath(path)) is None


def test_a_cloud_folder_is_refused_by_its_clients_name_and_no_other(tmp_path: Path):
    with pytest.raises(DeskError) as caught:
        check_folder(tmp_path / "OneDrive - 清水县" / "register")
    assert (caught.value.key, caught.value.names) == ("folder.cloud", {"cloud": "OneDrive"})


def test_a_file_is_no_folder(tmp_path: Path):
    (tmp_path / "file").write_bytes(b"")
    assert refused(tmp_path / "file", Path("/proc/mounts"), tmp_path) == "folder.not_a_folder"
    assert refused(tmp_path / "file" / "below", Path("/proc/mounts"), tmp_path) == "folder.not_a_folder"


def test_what_windows_says_of_a_drive():
    said = [windows_drive_fault(kind) for kind in range(7)]
    assert said == [None, None, "folder.removable", None, "folder.network", "folder.removable", None]
    if sys.platform != "win32":
        assert drive_type("C:\\") == 0
