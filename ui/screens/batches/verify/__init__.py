"""Verify: a second person reads lot, weight and look, blind."""
