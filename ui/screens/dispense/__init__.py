"""Dispense: a pot and a patient face to face, the prescription, and who stands at the counter."""
