"""The machines' databases are those of the services' tests."""

from __future__ import annotations

from tests.services.conftest import pharmacy_template, sqlite_databases

__all__ = ["pharmacy_template", "sqlite_databases"]
