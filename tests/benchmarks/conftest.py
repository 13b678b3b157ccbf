"""The tests' pharmacy, for what is measured on it."""

from tests.services.conftest import pharmacy, pharmacy_template, sqlite_databases

__all__ = ["pharmacy", "pharmacy_template", "sqlite_databases"]
