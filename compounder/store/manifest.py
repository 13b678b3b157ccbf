"""The manifest beside a copy of the records: whose they are, up to which act, and the digest of the copy's bytes."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

from compounder.domain.errors import Refusal
from compounder.store.durable import digest_of, make_private, sync

_FORMAT = 1
_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """`file` is the copy's name beside the manifest, `digest` its SHA-256; `made_at` is ISO text in UTC."""

    file: str
    digest: str
    pharmacy: str
    engine: str
    release: str
    seq: int
    head: str
    made_at: str
    verified: bool

    def write_beside(self, copy: Path) -> None:
        """Write the manifest of a copy, whole or not at all, onto the disk."""
        place = manifest_of(copy)
        part = place.with_name(f"{place.name}.part")
        try:
            make_private(part)
            part.write_text(json.dumps({"format": _FORMAT, **asdict(self)}, indent=2) + "\n", "utf-8")
            sync(part)
            part.replace(place)
        finally:
            part.unlink(missing_ok=True)
        sync(place.parent)


def manifest_of(copy: Path) -> Path:
    """Where the manifest of a copy lies."""
    return copy.with_name(copy.name + _ENDING)


def read_manifest(place: Path) -> Manifest | None:
    """A manifest, or None for a file that is none."""
    try:
        read = json.loads(place.read_text("utf-8"))
        if read.pop("format") != _FORMAT:
            return None
        return Manifest(**read)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def found_copy(place: Path) -> tuple[Path, Manifest | None]:
    """The copy that a person named, or the newest of a folder, its bytes compared with its manifest.

    Refused: ``copy_missing`` (no such file, no copy in the folder), ``copy_of_several`` (the folder holds copies of
    more than one pharmacy), ``copy_damaged`` (the digest is another). A file without a manifest is answered as such.
    """
    if not place.is_dir():
        if not place.is_file():
            raise Refusal("copy_missing", "file", file=str(place))
        manifest = read_manifest(manifest_of(place))
        return place, _checked(place, manifest)
    read = (read_manifest(path) for path in sorted(place.glob(f"*{_ENDING}")))
    manifests = [manifest for manifest in read if manifest is not None]
    if not manifests:
        raise Refusal("copy_missing", "folder", folder=str(place))
    if len({manifest.pharmacy for manifest in manifests}) > 1:
        raise Refusal("copy_of_several", "folder", folder=str(place))
    newest = max(manifests, key=lambda manifest: (manifest.made_at, manifest.seq))
    copy = place / Path(newest.file).name
    if not copy.is_file():
        raise Refusal("copy_missing", "file", file=str(copy))
    return copy, _checked(copy, newest)


def check_digest(copy: Path, manifest: Manifest) -> None:
    """Read a copy and compare its bytes with its manifest; refused as ``copy_damaged``."""
    found = digest_of(copy)
    if found != manifest.digest:
        raise Refusal("copy_damaged", "digest", file=str(copy), noted=manifest.digest, found=found)


def _checked(copy: Path, manifest: Manifest | None) -> Manifest | None:
    if manifest is not None:
        check_digest(copy, manifest)
    return manifest
