"""The structure of a database (tables, checks, triggers, indexes, rights) as text, and what each release has."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any

from compounder.domain.errors import Refusal
from compounder.store.location import APPLICATION_ROLE, Location

RELEASES = ("0001", "0002", "0003", "0004")
"""The structures there have been, oldest first, named by their migration."""

CURRENT = RELEASES[-1]

_FOLDER = Path(__file__).parent / "migrations" / "structures"

_SQLITE = """
SELECT type || ' ' || name, coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\'
UNION ALL SELECT 'application_id', application_id FROM pragma_application_id
"""

# Constraints of kind "n" (NOT NULL) are left out: PostgreSQL 18 lists them, older ones do not; columns say it already.
_POSTGRESQL = """
SELECT 'column ' || c.relname || '.' || a.attname,
       format_type(a.atttypid, a.atttypmod) || ' ' || a.attnotnull || ' ' || a.attidentity::text
       || a.attgenerated::text || ' ' || coalesce(o.collname, '') || ' '
       || coalesce(pg_get_expr(d.adbin, d.adrelid), '')
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid LEFT JOIN pg_collation o ON o.oid = a.attcollation
LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0
AND NOT a.attisdropped
UNION ALL
SELECT 'relation ' || c.relname, c.relkind::text || c.relpersistence::text || ' ' || c.relrowsecurity || ' '
       || coalesce((SELECT string_agg(DISTINCT t.tgenabled::text, '') FROM pg_trigger t
                    WHERE t.tgrelid = c.oid AND t.tgisinternal), '')
FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind NOT IN ('i', 't', 'c')
UNION ALL
SELECT 'constraint ' || c.relname || '.' || k.conname, pg_get_constraintdef(k.oid) || ' ' || k.convalidated
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
WHERE k.connamespace = 'public'::regnamespace AND k.contype <> 'n'
UNION ALL
SELECT 'index ' || indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'
UNION ALL
SELECT 'trigger ' || c.relname || '.' || t.tgname, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
WHERE c.relnamespace = 'public'::regnamespace AND NOT t.tgisinternal
UNION ALL
SELECT 'rule ' || tablename || '.' || rulename, definition FROM pg_rules WHERE schemaname = 'public'
UNION ALL
SELECT 'policy ' || tablename || '.' || policyname, coalesce(qual, '') FROM pg_policies WHERE schemaname = 'public'
UNION ALL
SELECT 'function ' || proname, prosrc FROM pg_proc WHERE pronamespace = 'public'::regnamespace
UNION ALL
SELECT 'rights ' || c.relname || ' ' || coalesce(r.rolname, 'public'),
       string_agg(g.privilege_type, ',' ORDER BY g.privilege_type)
FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) g LEFT JOIN pg_roles r ON r.oid = g.grantee
WHERE c.relnamespace = 'public'::regnamespace AND g.grantee <> c.relowner
AND (r.rolname = '{role}' OR g.privilege_type IN ('INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'TRIGGER'))
GROUP BY 1
"""


def structure_of(cursor: Any, engine: str) -> dict[str, str]:
    """Every named thing of the database's structure and its definition, read through a cursor of the raw driver."""
    cursor.execute(_SQLITE if engine == "sqlite" else _POSTGRESQL.replace("{role}", APPLICATION_ROLE))
    return {_text(name): _text(definition) for name, definition in cursor.fetchall()}


def _text(value: object) -> str:
    return value.decode(errors="replace") if isinstance(value, bytes) else str(value)


def fingerprints(structure: dict[str, str]) -> dict[str, str]:
    """A short digest of each definition, as the files of the releases hold them."""
    return {name: hashlib.sha256(text.encode()).hexdigest()[:32] for name, text in sorted(structure.items())}


@cache
def expected(release: str, engine: str) -> dict[str, str]:
    """The digests of a release's structure; KeyError where the release is none of ours."""
    if release not in RELEASES:
        raise KeyError(release)
    read: dict[str, str] = json.loads((_FOLDER / f"{release}_{engine}.json").read_text(encoding="utf-8"))
    return read


def differences(structure: dict[str, str], release: str, engine: str) -> list[str]:
    """The names of what is missing, added or different against the release's structure."""
    found, wanted = fingerprints(structure), expected(release, engine)
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))


def check_structure(cursor: Any, location: Location) -> None:
    """Refused: ``database_foreign``, ``database_newer``, ``database_older`` (names `upgrade`), ``database_changed``."""
    release = release_of(cursor, location)
    if release not in RELEASES:
        raise Refusal("database_newer", "found", database=location.shown, release=release)
    if release != CURRENT:
        raise Refusal("database_older", "upgrade", database=location.shown, release=release, needed=CURRENT)
    changed = differences(structure_of(cursor, location.engine), release, location.engine)
    if changed:
        raise Refusal("database_changed", "structure", database=location.shown, name=changed[0], count=len(changed))


def release_of(cursor: Any, location: Location) -> str:
    """The release that a database says it has; ``database_foreign`` where it is none of this program's."""
    names = structure_of(cursor, location.engine)
    ours = "table audit" in names if location.engine == "sqlite" else "column audit.body" in names
    version = "table alembic_version" if location.engine == "sqlite" else "column alembic_version.version_num"
    if not ours or version not in names:
        raise Refusal("database_foreign", "found", database=location.shown)
    cursor.execute("SELECT version_num FROM alembic_version")
    row = cursor.fetchone()
    if row is None:
        raise Refusal("database_foreign", "found", database=location.shown)
    return row[0].decode() if isinstance(row[0], bytes) else str(row[0])
