"""Where a database is: a file (SQLite) or an address (PostgreSQL), and the raw drivers' connections to it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

from compounder.domain.errors import Refusal

SAFE_SQLITE = (3, 51, 3)
"""The first SQLite without the WAL-reset corruption race (3.7.0 to 3.51.2); source: sqlite.org/wal.html."""

APPLICATION_ROLE = "compounder_application"
"""The role of PostgreSQL that daily work is done as: it can neither change nor delete what is append-only."""

BUSY_SECONDS = 5
NETWORK_FILE_SYSTEMS = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "afs", "ceph", "glusterfs", "lustre", "davfs", "ncpfs"}
    | {"fuse.sshfs", "fuse.glusterfs", "fuse.davfs2", "fuse.smbnetfs", "fuse.rclone"}
)


@dataclass(frozen=True, slots=True)
class Location:
    """A file's path, or the address of a PostgreSQL database; exactly one of the two."""

    path: Path | None = None
    url: str | None = None

    @classmethod
    def of(cls, text: str | os.PathLike[str]) -> Location:
        """Read ``--database FILE|URL``: what begins with postgresql:// or postgres:// is an address."""
        written = os.fspath(text)
        scheme, mark, rest = written.partition("://")
        if mark and scheme in {"postgresql", "postgres", "postgresql+psycopg"}:
            return cls(url=f"postgresql://{rest}")
        if mark:
            raise Refusal("unknown_database", "scheme", scheme=scheme)
        return cls(path=Path(written))

    @property
    def engine(self) -> str:
        """The engine's name: "sqlite" or "postgresql"."""
        return "postgresql" if self.path is None else "sqlite"

    @property
    def shown(self) -> str:
        """The place as sentences name it: the path, or the address without its password."""
        if self.path is not None:
            return str(self.path)
        scheme, _, rest = str(self.url).partition("://")
        login, mark, host = rest.rpartition("@")
        return f"{scheme}://{login.partition(':')[0]}{mark}{host.partition('?')[0]}"


def sqlite_driver() -> Any:
    """The DB-API module of SQLite; refused where its SQLite has the corruption race."""
    from sqlcipher3 import dbapi2

    if dbapi2.sqlite_version_info < SAFE_SQLITE:
        needed = ".".join(map(str, SAFE_SQLITE))
        raise Refusal("sqlite_too_old", "version", found=dbapi2.sqlite_version, needed=needed)
    return dbapi2


def sqlite_uri(path: Path, query: str) -> str:
    """The URI of a file for the driver: ``file:…?mode=ro``."""
    return f"file:{quote(str(path.absolute()))}?{query}"


def network_file_system(path: Path, mounts: str) -> str | None:
    """The network file system that a path lies on by ``/proc/self/mountinfo``, where WAL is not safe; else None."""
    best, kind = Path("/"), ""
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        if not after:
            continue
        point = Path(before.split(" ")[4].replace("\\040", " "))
        if path.is_relative_to(point) and len(point.parts) >= len(best.parts):
            best, kind = point, after.split(" ")[0]
    return kind if kind in NETWORK_FILE_SYSTEMS else None


def refuse_network_file_system(path: Path) -> None:
    """Refuse a SQLite file on a network share (``network_file_system``); PostgreSQL is for several stations."""
    table = Path("/proc/self/mountinfo")
    kind = network_file_system(path.resolve(), table.read_text(encoding="utf-8")) if table.exists() else None
    if kind is not None:
        raise Refusal("network_file_system", "sqlite", path=str(path), kind=kind)
