"""Patients: find one, add one, and everything that was dispensed to them."""
