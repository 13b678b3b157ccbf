"""Weigh: the right amount of the right lot, scanned before, on a balance that was checked today."""
