"""Where a register may live: a writable folder on a disk built into this PC, and no other.

Network shares and cloud clients break SQLite's locks and copy half-written files; a stick can be pulled.
"""

from __future__ import annotations

import re
import sys
import uuid
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Final

from mediation_desk.errors import DeskError

CLOUD_NAMES: Final = (
    "OneDrive", "Dropbox", "Google Drive", "GoogleDrive", "iCloud", "iCloud Drive", "Nextcloud", "ownCloud",
    "Syncthing", "坚果云", "我的坚果云", "Nutstore", "百度网盘", "百度网盘同步空间", "百度云同步盘",
    "BaiduNetdisk", "BaiduSyncdisk", "WPS云盘", "WPS Cloud Files", "WPSDrive", "阿里云盘", "AliyunDrive",
    "腾讯微云", "微云同步助手", "Weiyun", "115网盘", "天翼云盘", "和彩云", "360云盘", "360安全云盘",
    "夸克网盘", "联想云盘",
)  # fmt: skip
"""Folder names of sync clients; `OneDrive - 某某单位` and `Dropbox (2)` count too."""
NETWORK_TYPES: Final = frozenset((
    "nfs", "nfs3", "nfs4", "cifs", "smb", "smb3", "smbfs", "ncpfs", "afs", "coda", "ceph", "glusterfs",
    "lustre", "beegfs", "ocfs2", "gfs2", "davfs", "davfs2", "sshfs", "vboxsf", "fuse.sshfs", "fuse.davfs2",
    "fuse.rclone", "fuse.gvfsd-fuse", "fuse.s3fs", "fuse.cephfs", "fuse.glusterfs", "fuse.kio-fuse",
    "fuse.onedriver", "fuse.google-drive-ocamlfuse",
))  # fmt: skip
REMOVABLE_TYPES: Final = frozenset(("vfat", "msdos", "exfat", "iso9660", "udf"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mount:
    """A line of /proc/mounts: device, mount point, file system type, options."""

    device: str
    point: str
    type: str
    options: frozenset[str]


def check_folder(
    folder: Path, *, mounts: Path = Path("/proc/mounts"), devices: Path = Path("/sys/class/block")
) -> None:
    """Refuse a folder where a register would not be safe; it need not exist yet.

    DeskError (field `folder`): `folder.cloud` (names the sync client), `folder.network`, `folder.removable`,
    `folder.read_only`, `folder.not_a_folder`.
    """
    where = folder.absolute().resolve()
    cloud = cloud_folder(where)
    if cloud is not None:
        raise DeskError("folder.cloud", field="folder", cloud=cloud)
    fault = _windows_fault(where) if sys.platform == "win32" else _linux_fault(where, mounts, devices)
    if fault is not None:
        raise DeskError(fault, field="folder")
    _try_writing(where)


def is_removable(
    folder: Path, *, mounts: Path = Path("/proc/mounts"), devices: Path = Path("/sys/class/block")
) -> bool:
    """Whether a folder lies on a drive that can be pulled out; False when the system does not say."""
    where = folder.absolute()
    if sys.platform == "win32":
        return _windows_fault(where) == "folder.removable"
    return _linux_fault(where, mounts, devices) == "folder.removable"


def is_network(
    folder: Path, *, mounts: Path = Path("/proc/mounts"), devices: Path = Path("/sys/class/block")
) -> bool:
    """Whether a folder lies on another computer; False when the system does not say."""
    where = folder.absolute()
    if sys.platform == "win32":
        return _windows_fault(where) == "folder.network"
    return _linux_fault(where, mounts, devices) == "folder.network"


def cloud_folder(where: PurePath) -> str | None:
    """The sync client that copies this path away, if a folder of the path has its name."""
    for part in where.parts:
        name = part.casefold()
        for cloud in CLOUD_NAMES:
            if re.fullmatch(re.escape(cloud.casefold()) + r"([\s\-(（].*)?", name, re.DOTALL):
                return cloud
    return None


def mount_of(where: Path, table: str) -> Mount | None:
    """The last mount in a /proc/mounts table that covers `where`: later ones hide earlier ones."""
    found: Mount | None = None
    for line in table.splitlines():
        fields = line.split(" ")
        if len(fields) < 4:
            continue
        point = re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal.group(1), 8)), fields[1])
        if where.is_relative_to(point) and (found is None or len(point) >= len(found.point)):
            found = Mount(
                device=fields[0], point=point, type=fields[2], options=frozenset(fields[3].split(","))
            )
    return found


def _linux_fault(where: Path, mounts: Path, devices: Path) -> str | None:
    try:
        table = mounts.read_bytes().decode("utf-8", "surrogateescape")
    except OSError:
        return None  # no /proc: nothing is known against the folder
    mount = mount_of(where, table)
    if mount is None:
        return None
    if mount.type in NETWORK_TYPES or mount.device.startswith("//"):
        return "folder.network"
    if mount.type in REMOVABLE_TYPES or _is_removable(mount, devices):
        return "folder.removable"
    return "folder.read_only" if "ro" in mount.options else None


def _is_removable(mount: Mount, devices: Path) -> bool:
    """By the kernel's own flag, by the USB bus in the device's path, or by where desktops mount sticks."""
    if PurePath(mount.point).is_relative_to("/media") or PurePath(mount.point).is_relative_to("/run/media"):
        return True
    if not mount.device.startswith("/dev/"):
        return False
    device = (devices / PurePath(mount.device).name).resolve()
    if any(part.startswith("usb") for part in device.parts):
        return True
    for holder in (device, device.parent):  # a partition has no flag of its own, its disk has
        try:
            return (holder / "removable").read_text("ascii").strip() == "1"
        except OSError:
            continue
    return False


def _windows_fault(where: PurePath) -> str | None:
    if where.drive.startswith("\\\\"):
        return "folder.network"
    return windows_drive_fault(drive_type(where.anchor))


def windows_drive_fault(kind: int) -> str | None:
    """What is against a drive of this GetDriveTypeW kind: 2 removable, 4 network, 5 optical disc."""
    return {2: "folder.removable", 4: "folder.network", 5: "folder.removable"}.get(kind)


if sys.platform == "win32":
    import ctypes

    def drive_type(anchor: str) -> int:
        """What Windows says a drive is."""
        return int(ctypes.windll.kernel32.GetDriveTypeW(anchor))

else:

    def drive_type(_anchor: str) -> int:
        """0 (unknown): there are no drive letters here."""
        return 0


def _try_writing(where: Path) -> None:
    nearest = next(parent for parent in (where, *where.parents) if parent.exists())
    if not nearest.is_dir():
        raise DeskError("folder.not_a_folder", field="folder")
    probe = nearest / f".write-test-{uuid.uuid4().hex}"
    try:
        probe.touch(mode=0o600, exist_ok=False)
        probe.unlink()
    except OSError as error:
        raise DeskError("folder.read_only", field="folder") from error
